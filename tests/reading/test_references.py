"""References between the casualties of one report: nobody is counted twice."""

import hashlib

import pytest

from musterbook.reading.reader import RulesReader
from musterbook.terms.claims import CasualtyClaim


def graph(text: str) -> list[tuple[str | None, list[tuple[str, int]]]]:
    """Each casualty claim's outcome, and its references as (relation, number of the claim)."""
    digest = hashlib.sha256(text.encode()).digest()
    read = RulesReader().read(text, published="2025-04-01", publisher=None, report_digest=digest)
    claims = [c for c in read.claims if isinstance(c, CasualtyClaim)]
    at = {c.id: n for n, c in enumerate(claims)}
    return [(c.slots.outcome, [(r.as_, at[r.claim]) for r in c.refers if r.claim in at]) for c in claims]


def test_details_of_a_plural_are_its_parts() -> None:
    """ "In one case …", "In the other …" tell again of the two that were counted."""
    text = (
        "Bandits wounded two soldiers last week, the army said. In one case a bullet wounded a soldier in the arm. "
        "In the other a stone wounded a soldier in the leg."
    )
    assert graph(text) == [("injured", []), ("injured", [("part", 0)]), ("injured", [("part", 0)])]


def test_singles_are_parts_of_their_sum() -> None:
    """ "Two were wounded in all" counts those told one by one before."""
    text = (
        "A bullet wounded a soldier in the arm. A stone wounded another soldier in the leg. "
        "Two soldiers were wounded in all."
    )
    assert graph(text)[:2] == [("injured", [("part", 2)]), ("injured", [("part", 2)])]


@pytest.mark.parametrize(
    "text",
    [
        "Three soldiers were wounded by a mine. Another soldier was killed at the ford.",
        "A soldier was wounded by a mine. A second soldier was wounded at the ford.",
        "A soldier was wounded by a mine. Another, a cook, was wounded at the ford.",
    ],
)
def test_others_are_others(text: str) -> None:
    """ "Another" and "a second" are nobody told before."""
    assert graph(text)[-1][1] == []


def test_a_pronoun_tells_of_the_same_man() -> None:
    """ "He was hit" tells again of the man who was killed."""
    assert graph("A soldier was killed on Monday. He was wounded at the ford.")[-1] == ("injured", [("same", 0)])


def test_the_missing_man_who_is_believed_dead() -> None:
    """A belief about somebody missing is about that claim, and no second man."""
    found = graph("A soldier who has been missing since May is believed dead, the army said.")
    assert sum(not refers for _, refers in found) == 1
