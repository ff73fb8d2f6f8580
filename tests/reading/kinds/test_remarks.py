"""Laws of remarks: what somebody is reported to say that no other kind takes."""

import pytest

TOLD = [
    (
        "concern",
        "“They send us up that track in cars made of cardboard,” a driver told the paper.",
        "made of cardboard",
    ),
    (
        "concern",
        "A corporal said that the sentries took turns with one pair of gloves.",
        "took turns with one pair of gloves",
    ),
    ("concern", "Relatives say nobody has written to them since the burial.", "nobody has written to them"),
    ("concern", "The widows' lawyer warned that the pensions were three months behind.", "three months behind"),
    ("concern", "Sergeants complained that the tents leaked.", "the tents leaked"),
    (
        "assurance",
        "A spokeswoman said that every set of boots had been inspected.",
        "every set of boots had been inspected",
    ),
    ("assurance", "The ministry insists that the men have what they need.", "the men have what they need"),
    ("assurance", "The quartermaster insisted that nobody had been left behind.", "nobody had been left behind"),
    ("assurance", "The army said that procedure had been properly followed.", "properly followed"),
    (
        "position",
        "“Such work must be done by those who live here,” the mayor said.",
        "must be done by those who live here",
    ),
    ("position", "The opposition argues that the battalion ought to come home.", "ought to come home"),
]

SILENT = [
    "Is the ministry sure that the men have what they need?",
    "The spokesman said good morning.",
    "A corporal said that the column left at six and drove south.",
]


@pytest.mark.parametrize(("kind", "text", "quote"), TOLD, ids=lambda x: x[:40])
def test_a_remark_is_found(claims_of, kind, text, quote):
    """What is wrong is a concern, what is vouched for an assurance, what should be a position."""
    found = [c for c in claims_of(kind, text) if quote in c.quote.exact]
    assert len(found) == 1, [c.quote.exact for c in claims_of(kind, text)]
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_no_remark_is_made_up(claims_of, text):
    """Questions, courtesies and plain events are no remarks."""
    assert [c.quote.exact for kind in ("concern", "assurance", "position") for c in claims_of(kind, text)] == []


def test_a_remark_is_no_double(claims_of):
    """What another kind tells is not told again as a concern."""
    text = "A medic said that four soldiers had been wounded by a mine."
    assert claims_of("casualty", text)
    assert claims_of("concern", text) == []
