"""Laws of the brief on what differs, changed and is unanswered."""

from tests.briefing.mission import brief_of, make_book, sections_by_key


def sections(**told):
    return sections_by_key(brief_of(make_book(), **told))


def test_a_dispute_names_both_sides():
    """Each side of a dispute stands with who holds it."""
    (dispute,) = [line.text for line in sections()["disputes"].lines if line.lead == "Dispute"]
    assert "killed (a witness)" in dispute
    assert "missing (Ilse Marchetti)" in dispute


def test_a_tension_says_what_would_settle_it_once():
    """The assurance stands beside the failures, with what would settle it, not said twice."""
    (tension,) = [line.text for line in sections()["disputes"].lines if line.lead == "Tension"]
    assert "settle" in tension
    assert tension.count("from which lot") <= 1


def test_without_an_earlier_state_nothing_is_compared():
    """No earlier state is another thing than no change."""
    told = sections(previous=None)["changes"]
    assert told.lines == ()
    assert told.empty == "No earlier state was named to compare with."


def test_unaccounted_people_are_unanswered():
    """A gap that a roll call left stands among what is unanswered."""
    assert any("1 person unaccounted" in line.text for line in sections()["unanswered"].lines)
