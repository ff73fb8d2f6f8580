"""Histories at random: a situation is a function of what was told and decided, not of the order of entries."""

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.assessment.situation import assess
from musterbook.registers.catalogue import REGISTERS
from musterbook.registers.fold import fold_entries
from musterbook.registers.protocol import filter_rows
from tests.assessment.asking import SPEAKER
from tests.registers.booking import HOME, Book, day, exactly, named, place, unnamed

PLACES = ("Ardmore", "Brinsea", "Calder Ford", "Dunholt")
WHO = (SPEAKER, named("Ada Lindqvist"), unnamed("three officers", 3), unnamed("two medics", 2))
OUTCOMES = ("injured", "killed", "missing")
REPORTS = st.lists(
    st.tuples(
        st.sampled_from(["casualty", "grounding", "amended", "rejected", "corrected", "late"]),
        st.integers(0, 3),
        st.integers(0, 2),
        st.integers(1, 3),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=4,
)


def tell(world, number, reports):
    """One world's entries: reports on one place in one quarter of the year, with their decisions."""
    book = Book()
    spot, month = PLACES[number], 1 + 3 * number
    for nth, (deed, who, outcome, count, late) in enumerate(reports):
        happened = f"2025-{month:02}-1{late % 3}"
        said = f"2025-{month:02}-{20 + late if deed == 'late' else 14 + nth}"
        report = book.report(f"{spot} {nth}", said, f"{spot} Paper {nth}")
        told = {"occurred": day(happened), "count": exactly(count)}
        if deed == "grounding":
            item = {"item": f"{spot} boats", "mode": "refused", "state": "out"}
            claim = book.claim(report, "grounding", f"{count} boats stay at {spot}", WHO[who], **item, **told)
        else:
            words = f"{count} guards {OUTCOMES[outcome]} at {spot}"
            people = {"outcome": OUTCOMES[outcome], "population": "mission", "where": place(spot)}
            claim = book.claim(report, "casualty", words, WHO[who], **people, **told)
        decide(book, deed, claim, report, said)
    return book.entries


def decide(book, deed, claim, report, said):
    """What a person decides on a claim; a correction takes it back."""
    told = {"claim": claim, "report": report, "reason": "so"}
    if deed == "rejected":
        book.add("claim.rejected", **told)
    elif deed == "amended":
        count = {"min": 1, "max": 4, "approx": False, "words": "a few"}
        book.add("claim.amended", changes={"slots.count": count}, **told)
    else:
        book.accept(claim)
    if deed == "corrected":
        fixed = book.report(f"correction of {report}", said, "Paper", corrects=report)
        slots = {"count": exactly(1), "outcome": "injured"}
        book.accept(book.claim(fixed, "casualty", "that was wrong", stance="retracts", **slots))


def say(entries):
    """What the situation says, without addresses."""
    numbered = [msgspec.structs.replace(entry, seq=seq) for seq, entry in enumerate(entries)]
    situation = assess(filter_rows(fold_entries(HOME, numbered), REGISTERS, as_of=None, mission=None))
    return (
        [(c.words, c.support.words, c.support.grade) for c in situation.casualties],
        [(p.status, p.figure.words, [v.claim for v in p.accounts]) for p in situation.persons],
        [(i.title, i.harm) for i in situation.incidents],
        sorted((e.item, e.left) for e in situation.equipment),
        sorted((d.sort, d.about, [side.words for side in d.sides]) for d in situation.disputes),
        sorted((o.who, o.claims) for o in situation.origins),
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(REPORTS, min_size=2, max_size=4), st.integers(0, 10**6))
def test_unrelated_entries_may_come_in_any_order(worlds, seed):
    """Matters of other places and months, entered in any order among each other, leave every line as it was."""
    queues = [list(tell(worlds, number, reports)) for number, reports in enumerate(worlds)]
    straight = [entry for queue in queues for entry in queue]
    mixed, chance = [], random.Random(seed)
    while any(queues):
        mixed.append(chance.choice([queue for queue in queues if queue]).pop(0))
    assert say(mixed) == say(straight)
