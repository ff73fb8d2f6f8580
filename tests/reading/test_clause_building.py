"""Who did what to whom."""

import pytest

from tests.reading.sample import clause_with, view_of_one


def test_a_reduced_relative_hides_no_subject() -> None:
    """The main verb's subject is found over a participle; both clauses have it."""
    clause = clause_with("Six drivers hired in the port have been badly burned.", "burn")
    assert clause.subject is not None
    assert clause.subject.text == "Six drivers"
    assert clause.verb.voice == "passive"
    assert clause_with("Six drivers hired in the port have been badly burned.", "hire").kind == "participial"


def test_a_relative_clause_is_passed_over() -> None:
    """A subject is found over a relative clause with its own object."""
    clause = clause_with("The guards who watch the depot were sent home.", "send")
    assert clause.subject is not None
    assert clause.subject.text == "The guards"


def test_the_agent_of_a_passive() -> None:
    """ "by" names who did it, the subject whom it was done to."""
    clause = clause_with("Four herders were shot by bandits near the ford.", "shoot")
    assert clause.agent is not None
    assert clause.agent.text == "bandits"
    assert [g.text for g in clause.patients] == ["Four herders"]


def test_coordinated_participles_bend_alike() -> None:
    """The second participle of a pair has the voice and the subject of the first."""
    clause = clause_with("Two guards were beaten and robbed.", "rob")
    assert clause.verb.voice == "passive"
    assert clause.subject is not None
    assert clause.subject.text == "Two guards"


def test_content_and_subordinate_clauses_hang_on_their_governors() -> None:
    """A that-clause hangs on the verb that tells it, a when-clause on the clause it dates."""
    view = view_of_one("The mayor said that a boy was hurt when a wall fell.")
    hurt = next(c for c in view.clauses if c.verb.lemma == "hurt")
    fell = next(c for c in view.clauses if c.verb.lemma == "fall")
    assert (hurt.kind, fell.kind, fell.marker) == ("content", "subordinate", "when")
    assert fell.parent == hurt.index
    assert [c.verb.lemma for c in view.line_of(fell)] == ["fall", "hurt", "say"]


@pytest.mark.parametrize(
    ("text", "lemma", "hedges"),
    [
        ("A guard is believed to have been taken.", "take", ("believe",)),
        ("A guard was reportedly taken.", "take", ("reportedly",)),
        ("A guard appears to have fallen.", "fall", ("appear",)),
    ],
)
def test_hearsay_is_folded_into_the_verb(text: str, lemma: str, hedges: tuple[str, ...]) -> None:
    """A hearsay passive leaves its hedge and gives way to the verb that it carries."""
    assert clause_with(text, lemma).verb.hedges == hedges


def test_negation_and_tense() -> None:
    """ "no longer" and "not" negate; "will" and "is set to" look ahead."""
    assert clause_with("The lamps no longer work.", "work").verb.negated
    assert clause_with("The lamps will not work.", "work").verb.negated
    assert clause_with("The unit is set to leave tomorrow.", "leave").verb.tense == "future"


def test_conditions_and_questions_state_nothing() -> None:
    """An if-clause and a question are unreal from end to end."""
    view = view_of_one("If a truck burns, the road is closed.")
    assert view.is_unreal(3)
    assert view_of_one("Was a truck burned?").is_unreal(0)


def test_a_verb_behind_a_comma_shares_the_subject() -> None:
    """ "X did this, did that": the second verb has the first one's subject."""
    clause = clause_with("Blast hurts 4 guards, wrecks 6 cars", "wreck")
    assert clause.subject is not None
    assert clause.subject.text == "Blast"


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        ("The gear meant to guard crews is old.", "be", "The gear"),
        ("The two, who hid because they feared arrest, left.", "leave", "The two"),
        ("Clerks told them men had left.", "leave", "men"),
        ("The Malian and Chadian guards left.", "leave", "The Malian and Chadian guards"),
        ("The first of 40 guards left.", "leave", "The first"),
    ],
)
def test_subjects_are_told_from_what_stands_between(text: str, lemma: str, subject: str) -> None:
    """Objects of inner verbs, relative clauses set off, and object pronouns are no subjects."""
    found = clause_with(text, lemma).subject
    assert found is not None
    assert found.text == subject


def test_notes_leave_the_auxiliary_out() -> None:
    """ "1 x truck destroyed" and "two bridges shelled on Monday" tell what was suffered."""
    for text, lemma in (("1 x truck destroyed.", "destroy"), ("Two bridges shelled on Monday.", "shell")):
        assert clause_with(text, lemma).verb.voice == "passive"
