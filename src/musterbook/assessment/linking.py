"""Linking: which tellings of several reports are of one person or group, proposed with a score and reasons (linking/1).

Tellings that tell a narrow time are taken first, each in the order of being said; each joins the likeliest group so
far, or opens its own; those left alone are weighed once more at the end. Only groups near in time, or with a person
still missing, are compared. A person's judgement stands above every proposal.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from musterbook.assessment.ground import Ground
from musterbook.assessment.likeness import LOST, WEIGHT, Score, is_apart, is_some_of, may_follow, score_pair
from musterbook.assessment.tellings import DAY, Telling
from musterbook.assessment.words import Weights
from musterbook.registers.rows import Judgement
from musterbook.registers.voices import derive_id

RULE = "linking/1"
NARROW = 10 * DAY
MOST_COMPARED, PROBES = 24, (0, 3, -3, -1)


class Join(NamedTuple):
    """A telling that was put into a group, with whom it was most alike."""

    telling: str
    nearest: str
    score: Score


class Group:
    """Tellings taken to be of one person or group of people."""

    def __init__(self, first: Telling) -> None:
        self.tellings = [first]
        self.joins: list[Join] = []
        self.confirmed: set[str] = set()

    def may_hold(self, telling: Telling) -> bool:
        """Whether what became of its people does not rule the telling out at once."""
        outcomes = {outcome for t in self.tellings[-MOST_COMPARED:] for outcome in t.outcomes}
        return not outcomes or not telling.outcomes or any(may_follow(x, y) for x in outcomes for y in telling.outcomes)

    def is_detail(self, telling: Telling) -> bool:
        """Whether it only tells of one of the several people whom others in the group tell of."""
        if telling.is_part or not telling.single or not telling.body:
            return telling.is_part
        return any(t.low > telling.low and is_some_of(telling, t) for t in self.tellings)

    def strands(self) -> list[list[Telling]]:
        """The tellings that are surely of one, together; others are joined only by a proposal."""
        strand = {t.id: t.id for t in self.tellings}
        for join in self.joins:
            if join.score.points >= WEIGHT["sure"] or join.telling in self.confirmed:
                kept, gone = strand[join.nearest], strand[join.telling]
                strand.update({name: kept for name, root in strand.items() if root == gone})
        found: dict[str, list[Telling]] = {}
        for telling in self.tellings:
            found.setdefault(strand[telling.id], []).append(telling)
        return list(found.values())


def link_tellings(ground: Ground, tellings: Sequence[Telling]) -> list[Group]:
    """The groups of tellings, sums left out."""
    told = sorted((t for t in tellings if not t.is_sum and not t.is_nobody), key=_firmness)
    weights = Weights(t.bag for t in told)
    groups: list[Group] = []
    index: dict[tuple[str, int], list[Group]] = {}
    for telling in told:
        best = _find_group(telling, _candidates(telling, index), weights)
        if best is None:
            group = Group(telling)
            groups.append(group)
        else:
            group, join = best
            group.tellings.append(telling)
            group.joins.append(join)
        for key in _keys(telling):
            if group not in index.setdefault(key, []):
                index[key].append(group)
    return judge_groups(_join_lone(groups, index, weights), ground.judgements)


def _join_lone(groups: Sequence[Group], index: Mapping[tuple[str, int], list[Group]], weights: Weights) -> list[Group]:
    """The groups after each lone telling was weighed once more, against all that was said before and after it."""
    for group in groups:
        if len(group.tellings) != 1:
            continue
        (telling,) = group.tellings
        near = (g for g in _candidates(telling, index) if g is not group and g.tellings)
        found = _find_group(telling, near, weights)
        if found is not None:
            found[0].tellings.append(telling)
            found[0].joins.append(found[1])
            group.tellings = []
    return [g for g in groups if g.tellings]


def _firmness(telling: Telling) -> tuple[int, int]:
    """Those that tell a narrow time come first, then wider, then untold: what is vague joins what is not."""
    if telling.window is None:
        return 2, telling.place
    return int(telling.window[1] - telling.window[0] > NARROW), telling.place


def _months(telling: Telling) -> Iterable[int]:
    first, last = telling.window or (telling.said - 14 * DAY, telling.said)
    first = max(first, last - 60 * DAY)
    return range(first // (30 * DAY), last // (30 * DAY) + 1)


def _keys(telling: Telling) -> Iterable[tuple[str, int]]:
    months = {m for month in (*_months(telling), telling.said // (30 * DAY)) for m in (month,)}
    yield from (("near", month) for month in sorted(months))
    if telling.outcomes & {"missing", "captured"}:
        yield ("open", 0)


def _candidates(telling: Telling, index: Mapping[tuple[str, int], list[Group]]) -> list[Group]:
    months = sorted({near for month in _months(telling) for near in (month - 1, month, month + 1)})
    keys = [("near", month) for month in months]
    if telling.speaks_of_missing and telling.outcomes & LOST:
        keys.append(("open", 0))
    found = {id(group): group for key in keys for group in index.get(key, ())}
    return list(found.values())[-int(WEIGHT["largest_block"]) :]


def _find_group(telling: Telling, candidates: Iterable[Group], weights: Weights) -> tuple[Group, Join] | None:
    best: tuple[float, Group, Join] | None = None
    for group in candidates:
        join = _score_group(telling, group, weights)
        if join is not None and (best is None or join.score.points > best[0]):
            best = (join.score.points, group, join)
    return None if best is None else (best[1], best[2])


def _score_group(telling: Telling, group: Group, weights: Weights) -> Join | None:
    """The likeliest join of a telling to a group; None where it falls short, or more members speak against than for."""
    if not group.may_hold(telling):
        return None
    members = _sample(group.tellings)
    if len(members) > len(PROBES) and not _is_promising(telling, members, weights):
        return None
    if telling.window is not None and any(is_apart(telling, member) for member in members):
        return None
    scores = [(score_pair(telling, m, weights), m) for m in members]
    allowed = [(score, m) for score, m in scores if score is not None]
    if len(allowed) * 2 <= len(scores):
        return None
    score, nearest = max(allowed, key=lambda pair: (pair[0].points, -pair[1].place))
    needed = WEIGHT["threshold"]
    together = [m for m in group.tellings if m.report == telling.report]
    if together and is_some_of(telling, nearest) and telling.low < nearest.low:
        if any(telling.body & m.body for m in together):
            return None
    elif together:
        if telling.says_another or any(m.says_another or m.outcomes & telling.outcomes for m in together):
            return None
        needed += WEIGHT["same_report"]
    return Join(telling.id, nearest.id, score) if score.points >= needed else None


def _is_promising(telling: Telling, members: Sequence[Telling], weights: Weights) -> bool:
    """Whether one of a few members of a large group comes near enough for all to be weighed."""
    probes = (score_pair(telling, members[place], weights) for place in PROBES)
    return any(score is not None and score.points >= WEIGHT["threshold"] / 2 for score in probes)


def _sample(tellings: Sequence[Telling]) -> Sequence[Telling]:
    """The members of a group that a telling is compared with: of many the first and the newest."""
    half = MOST_COMPARED // 2
    return tellings if len(tellings) <= MOST_COMPARED else [*tellings[:half], *tellings[-half:]]


def judge_groups(groups: list[Group], judgements: Sequence[Judgement]) -> list[Group]:
    """The groups after what people decided: linked claims together and confirmed, unlinked ones apart."""
    for judgement in judgements:
        if judgement.kind not in ("person.linked", "person.unlinked"):
            continue
        named = set(judgement.claims)
        moved = [t for g in groups for t in g.tellings if named & {a.claim.id for a in t.accounts}]
        if not moved:
            continue
        target = next((g for g in groups if judgement.subject in _names(g)), None)
        if judgement.kind == "person.unlinked" or target is None:
            target = next(
                (g for g in groups if g.tellings and g.tellings[0] is moved[0] and len(g.tellings) == 1), None
            )
        groups = _move(groups, moved, target, judgement)
    return [g for g in groups if g.tellings]


def _names(group: Group) -> set[str]:
    return {name for t in group.tellings for a in t.accounts for name in (a.claim.id, person_id(a.claim.id))}


def _move(groups: list[Group], moved: Sequence[Telling], target: Group | None, judgement: Judgement) -> list[Group]:
    ids = {t.id for t in moved}
    if target is None:
        target = Group(moved[0])
        groups = [*groups, target]
    base = next((t for t in target.tellings if t.id not in ids), moved[0])
    for group in groups:
        if group is not target:
            group.tellings = [t for t in group.tellings if t.id not in ids]
            group.joins = [j for j in group.joins if j.telling not in ids and j.nearest not in ids]
    known = {t.id for t in target.tellings}
    target.tellings += [t for t in moved if t.id not in known]
    why = Score(WEIGHT["sure"], (f"{judgement.kind.replace('.', ' ')} by {judgement.by}: {judgement.why}",))
    target.joins = [j for j in target.joins if j.telling not in ids]
    target.joins += [Join(t.id, base.id, why) for t in moved if t.id != base.id]
    target.confirmed |= ids
    return groups


def person_id(claim: str) -> str:
    """The address of the person record that a claim opens."""
    return derive_id("person", claim)
