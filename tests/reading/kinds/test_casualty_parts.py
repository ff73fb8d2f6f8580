"""Laws of parts that a sentence picks out of those it tells of. All sentences are invented."""

import pytest

PARTS = [
    ("Five were wounded, one of them with a bullet in the lung.", 5, 1),
    ("Four were hurt, two of them gravely.", 4, 2),
    ("Eight people, two of them children, were killed.", 8, 2),
    ("We have the names of 26 people who died, nineteen of them children.", 26, 19),
    ("Twelve were killed on Sunday, including two nurses.", 12, 2),
    ("Eight more, among them three women, were burned or wounded.", 8, 3),
    ("Eleven were killed, among them a girl of nine.", 11, 1),
]
SHORT = [
    ("Malawi lost three men and Tanzania two.", "killed", [2, 3]),
    ("The sergeant lived. The interpreter did not.", "killed", [1]),
    ("A third did not live to see the hospital.", "killed", [1]),
    ("Their platoon alone lost eight.", "killed", [8]),
    ("The blast left two men with splinters in their eyes.", "injured", [2]),
    ("A splinter lodged in the shoulder of the man opposite.", "injured", [1]),
    ("The clinic took in 14 of them.", "injured", [14]),
    ('The militia said that 31 "invaders" were killed.', "killed", [31]),
    ("Upwards of 40 were wounded.", "injured", [41]),
]
NOBODY = [
    "The driver was shaken but unhurt.",
    "Every man on board walked away from it.",
    "Not one was lost.",
    "Crew of four unhurt.",
    "No Kenyan was harmed.",
]
SILENT = [
    "Since 2011, 88 men and women have given their lives in its service.",
    "A reporter asked about the dead girl.",
    "This is the first time that a member of the force has been killed by a mine.",
    "The mission has 400 men, including 20 observers.",
    "The company lost eight matches.",
    "No bodies have been recovered.",
]


@pytest.mark.parametrize(("text", "whole", "part"), PARTS, ids=[t[0] for t in PARTS])
def test_a_part_refers_to_its_whole(claims_of, text, whole, part):
    """A part is told as a claim of its own that never adds to the whole."""
    found = {c.slots.count.min: c for c in claims_of("casualty", text)}
    assert set(found) == {whole, part}
    assert [r.as_ for r in found[part].refers if r.claim == found[whole].id] == ["part"]


@pytest.mark.parametrize(("text", "outcome", "counts"), SHORT, ids=[t[0] for t in SHORT])
def test_short_and_roundabout_tellings_are_read(claims_of, text, outcome, counts):
    """Ellipsis, wounds told by what was hit, and numbers outside the group of the victims."""
    found = claims_of("casualty", text)
    assert sorted(c.slots.count.min for c in found) == counts
    assert {c.slots.outcome for c in found} == {outcome}


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_came_to_harm(claims_of, text):
    """That people came away unhurt is a count of zero."""
    (claim,) = claims_of("casualty", text)
    assert claim.slots.count.max == 0


@pytest.mark.parametrize("text", SILENT)
def test_running_totals_and_recollections_are_no_casualties(claims_of, text):
    """What only recalls, sums up a service or counts something else states no casualty."""
    assert claims_of("casualty", text) == []
