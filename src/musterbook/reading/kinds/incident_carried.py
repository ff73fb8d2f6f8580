"""Incidents that another claim carries: what a casualty, a failure or an evacuation already tells is no incident."""

from bisect import bisect_left
from collections.abc import Sequence

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate

CARRIERS = frozenset({"casualty", "evacuation", "gear_failure", "grounding"})

PEOPLE = frozenset({"casualty", "evacuation"})
LONGEST = 2000  # characters of a quote
MISHAPS = frozenset({"crash", "collision"})  # a wreck is told of a vehicle, a crash of what happened


def drop_carried(pairs: Sequence[tuple[View, Candidate]]) -> list[tuple[View, Candidate]]:
    """The candidates without incidents on whose words a claim of a carrying kind stands."""
    carriers = sorted((c.start, c.end) for _, c in pairs if c.kind in CARRIERS)
    people = sorted((c.start, c.end) for _, c in pairs if c.kind in PEOPLE)
    return [
        (view, c)
        for view, c in pairs
        if c.kind != "incident" or not _is_carried(c, people if c.slots.type in MISHAPS else carriers)
    ]


def _is_carried(incident: Candidate, carriers: Sequence[tuple[int, int]]) -> bool:
    first, last = bisect_left(carriers, (incident.start - LONGEST, 0)), bisect_left(carriers, (incident.end, 0))
    for start, end in carriers[first:last]:
        shared = min(end, incident.end) - max(start, incident.start)
        if shared > 0 and shared * 2 >= min(end - start, incident.end - incident.start):
            return True
    return False
