"""Laws of the gazetteer."""

import pytest

from musterbook.reading.gazetteer import GAZETTEER


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("Kenya", "KE", "country"),
        ("the Dominican Republic", "DO", "country"),
        ("Haitian", "HT", "demonym"),
        ("PORT-AU-PRINCE", "HT", "capital"),
    ],
)
def test_names_lead_to_states(name: str, code: str, kind: str) -> None:
    """A country, a demonym and a capital lead to the state's ISO code, in any case, with or without an article."""
    place = GAZETTEER.find(name)
    assert place is not None
    assert (place.code, place.kind) == (code, kind)


def test_what_is_no_name_is_no_place() -> None:
    """Other words are found nowhere."""
    assert GAZETTEER.find("helmet") is None


def test_every_name_is_reached_by_its_first_word() -> None:
    """`starts` holds every name under its first word, the longest first, and every code has two capitals."""
    reached = {" ".join(words).replace(" 's", "'s") for told in GAZETTEER.starts.values() for words in told}
    assert reached == set(GAZETTEER.places)
    for told in GAZETTEER.starts.values():
        assert [len(words) for words in told] == sorted((len(words) for words in told), reverse=True)
    assert all(len(p.code) == 2 and p.code.isupper() for p in GAZETTEER.places.values())
