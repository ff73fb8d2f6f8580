"""What changed between two situations: lines that came, went or read otherwise, in words."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from musterbook.assessment.records import Support
from musterbook.assessment.situation import Situation
from musterbook.terms.record import Record

ORDER = (
    "casualties", "person", "equipment", "force", "dispute", "tension", "contributions", "requests", "plans"
)  # fmt: skip


class Change(Record, frozen=True):
    """One difference: `before` is None where a line is new, `after` where it is gone."""

    what: str
    before: str | None
    after: str | None
    claims: tuple[str, ...]


class Stated(NamedTuple):
    """A line in words, what in it counts as a change, and the claims behind it."""

    words: str
    sense: str
    claims: tuple[str, ...]


def changes_since(old: Situation, new: Situation) -> tuple[Change, ...]:
    """The differences, casualties first; of what is only told in more words, and of what nobody asked, nothing."""
    before, after = dict(_state(old)), dict(_state(new))
    moved = {new.aliases.get(address, address): address for address in old.aliases.values()}
    found = []
    for key in [*after, *(k for k in before if k not in after)]:
        old_key = key if key in before else (key[0], moved.get(key[1], key[1]))
        if old_key in before and key not in after and (key[0], new.aliases.get(key[1], key[1])) in after:
            continue
        one, two = before.get(old_key), after.get(key)
        if (one and one.sense) != (two and two.sense):
            found.append(_change(key[0], one, two))
    return tuple(sorted(found, key=lambda change: ORDER.index(change.what)))


def _change(what: str, one: Stated | None, two: Stated | None) -> Change:
    told = two or one
    return Change(
        what=what,
        before=one.words if one else None,
        after=two.words if two else None,
        claims=told.claims if told else (),
    )


Key = tuple[str, str]


def _state(situation: Situation) -> Iterable[tuple[Key, Stated]]:
    """Every line that can change, under a key that stays."""
    for line in situation.casualties:
        yield ("casualties", f"{line.population} {line.outcome}"), _stated(line.words, line.support)
    for person in situation.persons:
        words = f"{person.figure.words} ({person.population}), since {person.since}: {person.status}"
        yield ("person", person.id), _stated(words, person.support)
    for item in situation.equipment:
        readiness = item.readiness.partition(";")[0] if item.readiness[:1].isdigit() else ""
        told = "; ".join(part for part in (item.left, readiness) if part)
        if told:
            yield ("equipment", item.item), _stated(f"{item.item}: {told}", item.support)
    for strength in situation.force:
        words = strength.words.partition(";")[0]
        sense = strength.figure.words if strength.figure else words
        yield ("force", f"{strength.country} {strength.authorised}"), _stated(words, strength.support, sense)
    for name, lines in _worded(situation).items():
        for key, stated in lines:
            yield (name, key), stated


def _stated(words: str, support: Support, sense: str | None = None) -> Stated:
    return Stated(words, words if sense is None else sense, support.claims)


def _worded(situation: Situation) -> Mapping[str, list[tuple[str, Stated]]]:
    given = [c for c in situation.contributions if c.low is not None]
    asked = [r for r in situation.requests if r.who != "not told"]
    return {
        "contributions": [
            (f"{c.donor} {c.what} {c.state}", _stated(c.words, c.support, f"{c.low} {c.high}")) for c in given
        ],
        "requests": [(r.who, _stated(r.words.partition(": ")[0], r.support, r.answer)) for r in asked],
        "plans": [(p.what, _stated(p.words, p.support, p.state)) for p in situation.plans],
        "dispute": [(d.id, _stated(f"{d.about} ({d.state})", d.support, d.state)) for d in situation.disputes],
        "tension": [(t.id, _stated(t.about, t.support, "")) for t in situation.tensions],
    }
