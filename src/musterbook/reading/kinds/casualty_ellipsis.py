"""Casualties told by an ellipsis: "one was hit in the head, *another in the leg*"."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import clause_at
from musterbook.reading.kinds.casualty_mention import POOLS
from musterbook.reading.kinds.casualty_state import state_of
from musterbook.reading.kinds.casualty_verbs import outcome_of
from musterbook.reading.kinds.harm import Harm, is_person, victim_count
from musterbook.terms.claims import Outcome

HEADS = frozenset(["another", "one", "other", "others", "second", "third", "fourth", "two", "three", "four"])
PLIGHT = frozenset({"danger", "coma", "surgery", "condition", "agony", "intensive", "care", "theatre"})
PART_OF = ("civilian", "family", "police", "military", "observer", "demonym")
LOSING = frozenset({"lose", "mourn", "bury"})


def find_by_ellipsis(view: View) -> Iterator[Harm]:
    """Harms whose verb was said before, of somebody else, in the same sentence."""
    yield from _parts(view)
    yield from _gapped(view)
    yield from _not_so(view)
    subjects = {s.first for c in view.clauses for s in c.subjects if c.verb.form == "finite"}
    for group in view.groups:
        if group.first in subjects or not _is_other(group) or not is_person(view, group):
            continue
        part = next((a for a in view.attachments if a.prep in ("in", "to") and 0 <= a.start - group.end <= 1), None)
        earlier = [c for c in view.clauses if c.verb.last <= group.first and outcome_of(view, c) is not None]
        if part is None or not part.group.has("body_part") or not earlier:
            continue
        told = outcome_of(view, earlier[-1])
        if told is not None and not earlier[-1].verb.negated and group not in told[2]:
            yield Harm(
                outcome=told[0],
                victim=group,
                count=victim_count(view, group),
                start=group.start,
                end=part.end,
                anchor=group.start,
                rule="casualty.ellipsis",
                score=0.75,
                clause=earlier[-1],
            )


def _parts(view: View) -> Iterator[Harm]:
    """ "eight were hurt, *three of them seriously*", "*one of them with a broken leg*", "*six of them women*"."""
    for group in view.groups:
        if not _is_part(group) or group.last >= len(view.words) or (group.count is not None and group.count.max == 0):
            continue
        told = _earlier(view, group)
        if told is None or clause_at(view, group.last) is not None:
            continue
        end = _part_end(view, group, told)
        around = _around(view, group)
        if end is not None:
            yield Harm(
                outcome=told,
                victim=group,
                count=group.count,
                start=group.start,
                end=end,
                anchor=group.start,
                rule="casualty.ellipsis",
                score=0.7,
                clause=_clause_before(view, group) or (around[1] if around is not None else None),
                told=(around[1].start, group.start) if around is not None else None,
            )


def _is_part(group: NounGroup) -> bool:
    of_them = group.pronoun or any(w.low in {"them", "whom", "which"} for w in group.words) or _is_other(group)
    return group.count is not None and of_them


def _clause_before(view: View, group: NounGroup) -> Clause | None:
    return next((c for c in reversed(view.clauses) if c.verb.last <= group.first), None)


def _earlier(view: View, group: NounGroup) -> Outcome | None:
    """What was told before of the whole: by a verb, by a word of state or by a count of the harmed."""
    for clause in reversed(view.clauses):
        told = outcome_of(view, clause) if clause.verb.last <= group.first and not clause.verb.negated else None
        if told is not None:
            return told[0]
    if (around := _around(view, group)) is not None:
        return around[0]
    for word in reversed(view.words[: group.first]):
        state = state_of(word) or POOLS.get(word.low)
        if state is not None:
            return state
        if word.lemma in {"survive", "make", "live"} and any(w.tag == "NEG" for w in view.words[: word.i]):
            return "killed"
    return None


def _around(view: View, group: NounGroup) -> tuple[Outcome, Clause] | None:
    """What a verb behind tells of the people right before ("eight men, *two of them cooks*, were killed")."""
    for clause in view.clauses:
        told = outcome_of(view, clause) if not clause.verb.negated and clause.verb.first > group.first else None
        if told is not None and any(0 <= group.first - s.last <= 1 for s in told[2]):
            return told[0], clause
    return None


def _part_end(view: View, group: NounGroup, told: Outcome) -> int | None:
    """Where the words end that say which part it is; none where they say something else."""
    behind = view.words[group.last]
    if told == "injured" and {"serious", "critical", "minor"} & behind.classes:
        return behind.end
    near = [a for a in view.attachments if 0 <= a.start - group.end <= 1]
    if told == "injured" and any(
        (a.prep == "with" and a.group.has("wound", "projectile", "body_part"))
        or (a.prep == "in" and a.group.lemma in PLIGHT)
        for a in near
    ):
        return max(a.end for a in view.attachments if a.start - group.end <= 12)
    kin = next((g for g in view.groups if g.first == group.last), None)
    if kin is not None and kin.has(*PART_OF) and kin.count is None and kin.determiner is None and is_person(view, kin):
        return kin.end
    return None


def _is_other(group: NounGroup) -> bool:
    return group.head.low in HEADS or group.more


def _gapped(view: View) -> Iterator[Harm]:
    """ "Malawi lost three and *Tanzania two*": a country with a number, the verb of loss before it."""
    for group in view.groups:
        number = next((g for g in view.groups if g.first == group.last and g.head.tag == "CD"), None)
        whole = number or (group if group.head.tag == "CD" and any(w.tag == "NP" for w in group.words[:-1]) else None)
        before = _clause_before(view, group)
        if whole is None or whole.count is None or before is None or before.verb.lemma not in LOSING:
            continue
        if not (group.has("country", "place") or any("country" in w.classes or w.tag == "NP" for w in group.words)):
            continue
        stops = whole.last >= len(view.words) or view.words[whole.last].tag in ("PU", "CC")
        lead = view.words[group.first - 1].low if group.first else ""
        if not stops or lead not in {"and", ",", ";"} or before.verb.negated or before.object is None:
            continue
        yield Harm(
            outcome="killed",
            victim=whole,
            count=whole.count,
            start=group.start,
            end=whole.end,
            anchor=whole.start,
            rule="casualty.gapped",
            score=0.6,
            clause=before,
        )


def _not_so(view: View) -> Iterator[Harm]:
    """ "The sergeant lived. *The interpreter did not.*" """
    clause = view.clauses[-1] if view.clauses else None
    if clause is None or clause.verb.lemma != "do" or not clause.verb.negated or clause.objects:
        return
    before = next(iter(view.previous()), None)
    lines = (*view.clauses[:-1], *(before.clauses if before is not None else ()))
    if not any(c.verb.lemma in {"live", "survive"} and not c.verb.negated for c in lines):
        return
    for victim in clause.subjects:
        if is_person(view, victim) and not victim.pronoun:
            yield Harm(
                outcome="killed",
                victim=victim,
                count=victim_count(view, victim),
                start=victim.start,
                end=clause.end,
                anchor=clause.verb.start,
                rule="casualty.ellipsis",
                score=0.65,
                clause=clause,
            )
