"""The laws of merging: nothing counted twice, nothing lost."""

from musterbook.reading.reader import RulesReader
from musterbook.terms.claims import CasualtyClaim


def casualties(text: str) -> list[CasualtyClaim]:
    """The casualty claims of a text."""
    read = RulesReader().read(text, published="2025-04-01", publisher=None, report_digest=b"x")
    return [c for c in read.claims if isinstance(c, CasualtyClaim)]


def relations(text: str) -> list[str]:
    """The references of the last casualty claim."""
    return [r.as_ for r in casualties(text)[-1].refers if r.as_ != "caused"]


def test_the_same_people_told_again_are_the_same() -> None:
    """A definite group with the same count and outcome goes back to the first telling."""
    assert relations("Three drivers were wounded near the dam. The three drivers were wounded at dawn.") == ["same"]


def test_another_is_never_the_same() -> None:
    """ "Another" and "two more" add to what was told."""
    assert relations("Three drivers were wounded near the dam. Another driver was wounded at dawn.") != ["same"]
    assert "same" not in relations("Two drivers were killed near the dam. Two more drivers were killed at dawn.")


def test_one_of_several_is_a_part() -> None:
    """A member of a group that was counted is a part of its count."""
    assert relations("Three drivers were wounded near the dam. One driver was wounded in the leg.") == ["part"]


def test_identical_statements_are_one_claim() -> None:
    """A sentence that a report repeats gives its claim once."""
    once = "Three soldiers were wounded by a mine near the dam on Monday."
    assert len(casualties(f"{once} It rained. {once}")) == len(casualties(once)) == 1


def test_a_sentence_said_again_word_for_word_is_one_claim() -> None:
    """Law: however often a bare sentence stands in a report, it tells one thing once; other people stay apart."""
    text = "Soldiers patrolled the town. " + "Two officers were wounded. " * 50 + "Three officers were wounded."
    assert [c.slots.count.min for c in casualties(text)] == [2, 3]


def test_a_mention_that_only_points_back_is_no_claim_of_its_own() -> None:
    """Law: "the missing driver is believed dead" tells a death; that he is missing was told before."""
    told = casualties("Another driver was reported missing on Monday. The missing driver is believed to be dead.")
    assert [(c.slots.outcome, c.stance) for c in told] == [("missing", "asserts"), ("killed", "believes")]
