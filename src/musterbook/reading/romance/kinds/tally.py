"""Tallies in French and Spanish: totals since a time, ordinals, and running sums of the harmed."""

import re
from collections.abc import Iterator

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene
from musterbook.terms.claims import slots_of
from musterbook.terms.counts import exactly

WORDS = words_of("tally")
SINCE = re.compile(WORDS["since"][0])
ORDINALS = {word: int(n) for pair in WORDS["ordinals"] for word, n in [pair.split(":")]}
TIMES = re.compile(WORDS["times"][0])
HARM = frozenset({"killed", "died", "injured"})
REACH = 40  # characters behind a quote in which its "since" may stand


def as_tally(scene: Scene, candidate: Candidate) -> Candidate:
    """A casualty that is a running total ("neuf soldats ont été tués depuis janvier") as the tally that it is."""
    slots = candidate.slots
    if candidate.kind != "casualty" or slots.outcome not in HARM or slots.count is None or (slots.count.max or 2) < 2:
        return candidate
    stop = min(candidate.end + REACH, scene.parse.sentence.end)
    m = SINCE.search(scene.low, candidate.start, stop)
    if m is None or any(c in scene.low[candidate.end : m.start()] for c in ";:"):
        return candidate
    return Candidate(
        kind="tally",
        start=candidate.start,
        end=max(candidate.end, m.end()),
        slots=slots_of(
            "tally",
            what=slots.who,
            count=slots.count,
            population=slots.population,
            since=scene.time_at(m.start(), stop),
        ),
        rule=f"tally.{scene.language.code}.since",
        score=0.7,
        stance=candidate.stance,
    )


def find_tallies(scene: Scene) -> Iterator[Candidate]:
    """Ordinals and sums: "la quatrième fois depuis janvier", "suman once los cascos azules muertos"."""
    sentence = scene.parse.sentence
    for m in TIMES.finditer(scene.low, sentence.start, sentence.end):
        number = ORDINALS.get(m["n"])
        if number is None or scene.is_unreal(m.start()):
            continue
        end = next(
            (t.start for t in scene.parse.tokens if t.start > m.end() and t.low in (",", ";", ".")), sentence.end
        )
        yield scene.candidate(
            "tally", m.start(), end, "tally.ordinal", 0.7, None,
            what=scene.text[m.start() : end], count=exactly(number, m["n"]), since=scene.time_at(m.start(), end),
        )  # fmt: skip
    for clause in scene.parse.clauses:
        if clause.verb.lemma in WORDS["summing"]:
            group = next((g for g in (*clause.behind, clause.subject) if g is not None and g.count is not None), None)
            low = scene.low[clause.start : sentence.end]
            if group is not None and any(word in low for word in WORDS["harmed"]):
                yield scene.candidate(
                    "tally", clause.start, max(clause.end, group.end), "tally.sum", 0.65, None,
                    count=group.count, since=scene.time_at(clause.start, sentence.end),
                )  # fmt: skip
