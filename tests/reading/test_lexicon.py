"""Laws of the lexicon: forms lead to lemmas, lemmas to classes."""

import pytest

from musterbook.reading.lexicon import LEXICON, Lexicon, plural_of, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("stop", {"VBZ": ("stops",), "VBD": ("stopped",), "VBG": ("stopping",)}),
        ("carry", {"VBZ": ("carries",), "VBD": ("carried",), "VBG": ("carrying",)}),
        ("die", {"VBZ": ("dies",), "VBD": ("died",), "VBG": ("dying",)}),
        ("target", {"VBD": ("targeted",), "VBG": ("targeting",)}),
    ],
)
def test_regular_verbs(base: str, forms: dict[str, tuple[str, ...]]) -> None:
    """Verbs are inflected by the rules of spelling."""
    told = verb_forms(base)
    assert {tag: told[tag] for tag in forms} == forms


def test_plurals() -> None:
    """Nouns take -s, -es, -ies or -men."""
    assert [plural_of(w) for w in ("truck", "bus", "army", "gunman")] == ["trucks", "buses", "armies", "gunmen"]


def test_a_form_keeps_all_its_readings_once() -> None:
    """A form that is noun and verb has both readings, in the order of the lists, none twice."""
    lexicon = Lexicon(
        [{"noun": {"event": "raid, strike", "deed": "raid"}, "verb": {"attack": "raid", "hit": ["raid", "strike"]}}]
    )
    told = lexicon.readings("raids")
    assert told == (("NNS", "raid"), ("VBZ", "raid"))
    assert lexicon.classes_of("noun", "raid") == {"event", "deed"}
    assert lexicon.classes_of("verb", "raid") == {"attack", "hit"}
    assert lexicon.readings("rain") == ()


def test_every_form_of_a_class_leads_back_to_it() -> None:
    """Whatever surface form a class lists, the lexicon reads it as a word with that class."""
    for form in LEXICON.forms("injure"):
        first = form.split(" ")[0]
        assert any(r.tag.startswith("VB") for r in LEXICON.readings(first)), form


def test_plain_is_no_class() -> None:
    """A word that is only made known has no class."""
    lexicon = Lexicon([{"noun": {"plain": "fog"}}])
    assert lexicon.readings("fog") == (("NN", "fog"),)
    assert lexicon.classes_of("noun", "fog") == frozenset()
