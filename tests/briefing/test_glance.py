"""Laws of the situation at a glance."""

from tests.briefing.mission import brief_of, make_book, sections_by_key


def test_each_matter_has_its_sentence_with_numbers():
    """People, equipment, force, money and what is open: in this order, each with a number and its claims."""
    lines = sections_by_key(brief_of(make_book()))["glance"].lines
    assert list(dict.fromkeys(line.lead for line in lines)) == ["Mission", "Equipment", "Force", "Money", "Open"]
    assert all(any(sign.isdigit() for sign in line.text) and line.claims for line in lines)


def test_beliefs_are_named_as_such():
    """Who is believed dead is not counted among the dead but named with who believes it."""
    lines = sections_by_key(brief_of(make_book()))["glance"].lines
    assert "missing, believed killed (three officers)" in lines[0].text
