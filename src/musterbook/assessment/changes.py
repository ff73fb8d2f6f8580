"""What changed between two situations: lines that came, went or read otherwise, in words."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from musterbook.assessment.situation import Situation
from musterbook.terms.record import Record


class Change(Record, frozen=True):
    """One difference: `before` is None where a line is new, `after` where it is gone."""

    what: str
    before: str | None
    after: str | None
    claims: tuple[str, ...]


class Stated(NamedTuple):
    """A line in words, with the claims behind it."""

    words: str
    claims: tuple[str, ...]


def changes_since(old: Situation, new: Situation) -> tuple[Change, ...]:
    """The differences, casualties first."""
    before, after = dict(_state(old)), dict(_state(new))
    moved = {new.aliases.get(address, address): address for address in old.aliases.values()}
    found = []
    for key in [*after, *(k for k in before if k not in after)]:
        old_key = key if key in before else (key[0], moved.get(key[1], key[1]))
        if old_key in before and key not in after and (key[0], new.aliases.get(key[1], key[1])) in after:
            continue
        one, two = before.get(old_key), after.get(key)
        if (one and one.words) != (two and two.words):
            found.append(_change(key[0], one, two))
    return tuple(found)


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
        yield ("casualties", f"{line.population} {line.outcome}"), Stated(line.words, line.support.claims)
    for person in situation.persons:
        words = f"{person.figure.words} ({person.population}), since {person.since}: {person.status}"
        yield ("person", person.id), Stated(words, person.support.claims)
    for item in situation.equipment:
        words = "; ".join(part for part in (item.item, item.left, item.readiness) if part)
        yield ("equipment", item.item), Stated(words, item.support.claims)
    for strength in situation.force:
        yield ("force", f"{strength.country} {strength.authorised}"), Stated(strength.words, strength.support.claims)
    for name, lines in _worded(situation).items():
        for key, stated in lines:
            yield (name, key), stated


def _worded(situation: Situation) -> Mapping[str, list[tuple[str, Stated]]]:
    return {
        "contributions": [(f"{c.donor} {c.state}", Stated(c.words, c.support.claims)) for c in situation.contributions],
        "requests": [(r.who, Stated(f"{r.who}: {r.answer}", r.support.claims)) for r in situation.requests],
        "plans": [(p.what, Stated(p.words, p.support.claims)) for p in situation.plans],
        "dispute": [(d.id, Stated(f"{d.about} ({d.state})", d.support.claims)) for d in situation.disputes],
        "tension": [(t.id, Stated(t.about, t.support.claims)) for t in situation.tensions],
    }
