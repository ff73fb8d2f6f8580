"""Lists of people: who else is named beside a victim, ages, titles and additions between them passed over."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.harm import is_person

JOINTS = frozenset({",", ";", "and", "&", "as", "well", "plus"})
FIRM = frozenset({";", "and", "&", "plus"})
AGES = frozenset({"years", "year", "old", "year-old", "aged", "of", "age"})
OLDEST = 110


def list_before(view: View, victims: tuple[NounGroup, ...], clause: Clause) -> tuple[NounGroup, ...]:
    """The victims with those that a list puts before the first ("*Ann Roe, 30, a judge,* and Cy Orr were hurt")."""
    if not victims or victims[0].pronoun:
        return victims
    told, firm, here = [], False, victims[0]
    for group in reversed([g for g in view.groups if g.last <= victims[0].first]):
        if _is_age(view, group) or _is_within(view, group):
            continue
        step = _step(view, group)
        if step is None or step[0] != here.first:
            break
        if _is_elsewhere(view, group, clause) or group.head.tag == "CD":
            break
        firm = firm or bool(FIRM & step[1])
        here = group
        if _is_named(view, group) and not _is_addition(view, group):
            told.append(group)
    return (*reversed(told), *victims) if firm else victims


def list_behind(view: View, first: NounGroup) -> tuple[NounGroup, ...]:
    """A victim and those that a list puts behind ("killing *Ann Roe, 42; Bo Lund, 19; and a guard*")."""
    told, held, firm, here = [first], [], False, first
    subjects = {s.first for c in view.clauses if c.verb.form == "finite" for s in c.subjects if c.verb.first > s.first}
    while (step := _step(view, here)) is not None:
        after = next((g for g in view.groups if g.first == step[0]), None)
        if after is None or after.first in subjects or not is_person(view, after, sure=True) or after.pronoun:
            break
        here = after
        held.append(after)
        if FIRM & step[1]:
            firm = True
            told.extend(g for g in held if _is_named(view, g) and not _is_addition(view, g))
            held = []
    return tuple(told) if firm else (first,)


def _step(view: View, group: NounGroup) -> tuple[int, frozenset[str]] | None:
    """The index behind the joint that follows a group, its "of …" and its age, with the words of the joint."""
    of = view.after(group, "of", "from")
    words, i = view.words, of.last if of is not None else group.last
    if i + 2 < len(words) and words[i].low in {",", "("} and words[i + 1].tag == "CD" and _is_years(words[i + 1].low):
        j = i + 2
        while j < len(words) and (words[j].low in AGES or words[j].low == ")"):
            j += 1
        i = j if j < len(words) and words[j].low in JOINTS else i
    joint = []
    while i < len(words) and words[i].low in JOINTS:
        joint.append(words[i].low)
        i += 1
    return (i, frozenset(joint)) if joint and len(joint) <= 4 else None


def _is_years(low: str) -> bool:
    return low.isdigit() and 0 < int(low) <= OLDEST


def _is_age(view: View, group: NounGroup) -> bool:
    """ ", 42" and "(20 years old)"."""
    first = view.words[group.first - 1].low if group.first else ""
    alone = all(w.tag == "CD" or w.low in AGES for w in group.words)
    return alone and _is_years(group.words[0].low) and first in {",", "("}


def _is_within(view: View, group: NounGroup) -> bool:
    """The "Abrego" of "the mayor of Abrego"."""
    return any(a.group.first == group.first and a.prep in ("of", "from", "in", "at") for a in view.attachments)


def _is_named(view: View, group: NounGroup) -> bool:
    """Whether a group is somebody: by name, by number or with an article."""
    told = group.name or group.count is not None or group.determiner is not None or group.owner is not None
    return told and is_person(view, group, sure=True) and not group.has("place", "country", "city")


def _is_addition(view: View, group: NounGroup) -> bool:
    """The "a judge" of "Ann Roe, a judge, and …": it says who she was."""
    before = next((g for g in reversed(view.groups) if g.last <= group.first and not _is_age(view, g)), None)
    step = _step(view, before) if before is not None else None
    if before is None or step is None or step[0] != group.first or FIRM & step[1]:
        return False
    return before.name and not group.name and group.count is None


def _is_elsewhere(view: View, group: NounGroup, clause: Clause) -> bool:
    """Whether a group belongs to the verb of another clause before."""
    return any(
        c is not clause and c.verb.last <= group.first and c.start <= group.start < c.end and c.end <= clause.verb.start
        for c in view.clauses
    )


def spread(view: View, victims: tuple[NounGroup, ...], clause: Clause) -> Iterator[NounGroup]:
    """The victims of a verb with all that lists add to them, each once."""
    seen: set[int] = set()
    if len(victims) > 1 and clause.verb.voice == "passive":
        victims = tuple(v for v in victims if not (v.name and _is_within(view, v))) or victims
    ahead = bool(victims) and victims[-1].first >= clause.verb.last
    if ahead:
        told = (*victims[:-1], *list_behind(view, victims[-1]))
    else:
        told = list_before(view, victims, clause) if clause.kind != "relative" else victims
    for group in told:
        if group.first not in seen:
            seen.add(group.first)
            yield group
