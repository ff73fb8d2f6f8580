"""Incidents: what happened at one time and place, by every account (rule incidents/1).

A person record's accounts are of one incident. Claims of one report join where one refers to another, where their
quotes overlap, or where both tell one narrow time and no different place. Over reports, what is no casualty joins where
it is the same act of saying the same, or where told days and rare words meet. A person's judgement stands above all.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from musterbook.assessment.grades import answers_for_it
from musterbook.assessment.ground import Ground, window_of
from musterbook.assessment.lines import IncidentLine
from musterbook.assessment.persons import Casualties, Person
from musterbook.assessment.records import Link
from musterbook.assessment.sameness import days_apart, same_content
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import told_place, told_text, told_time
from musterbook.assessment.words import content_words, shared_weight, weigh_words
from musterbook.registers.rows import Account, Judgement
from musterbook.registers.voices import derive_id

RULE = "incidents/1"
KINDS = ("casualty", "incident", "gear_failure", "evacuation")
NARROW, WIDE = 2 * DAY, 10 * DAY
COUNTRY = 2  # letters of a country's key
ALIKE = 0.25


class Union:
    """Claims joined into incidents; the least id of the joined names them."""

    def __init__(self, claims: Iterable[str]) -> None:
        self._parent = {claim: claim for claim in claims}

    def find(self, claim: str) -> str:
        """The name of a claim's incident."""
        while self._parent[claim] != claim:
            self._parent[claim] = self._parent[self._parent[claim]]
            claim = self._parent[claim]
        return claim

    def join(self, one: str, two: str) -> None:
        """Put two claims into one incident."""
        if one in self._parent and two in self._parent:
            first, second = sorted((self.find(one), self.find(two)))
            self._parent[second] = first


def incident_id(claim: str) -> str:
    """The address of the incident that a claim opens."""
    return derive_id("incident", claim)


def gather_incidents(ground: Ground, casualties: Casualties) -> tuple[tuple[IncidentLine, ...], Mapping[str, str]]:
    """The incidents, newest first, and where old addresses lead."""
    persons = casualties.persons
    left_out = {a.claim.id for telling in casualties.sums for a in telling.accounts}
    accounts = [a for a in ground.of_kind(*KINDS) if a.claim.id not in left_out]
    union = Union(a.claim.id for a in accounts)
    for person in persons:
        for account in person.accounts:
            union.join(person.accounts[0].claim.id, account.claim.id)
    _join_within_reports(accounts, union)
    _join_over_reports(ground, [a for a in accounts if a.claim.kind in ("incident", "gear_failure")], accounts, union)
    groups = _judge({a.claim.id: union.find(a.claim.id) for a in accounts}, ground.judgements)
    members: dict[str, list[Account]] = {}
    for account in accounts:
        members.setdefault(groups[account.claim.id], []).append(account)
    confirmed = {c for j in ground.judgements if j.kind == "incident.linked" for c in j.claims}
    told = [m for m in members.values() if any(a.claim.kind in ("casualty", "incident", "gear_failure") for a in m)]
    lines = [_line(ground, m, persons, confirmed) for m in told]
    aliases = {incident_id(c): line.id for line in lines for c in line.support.claims}
    return tuple(sorted(lines, key=lambda line: (line.earliest or "", line.id), reverse=True)), aliases


def mark_disputed(ground: Ground, lines: Sequence[IncidentLine], disputed: Collection[str]) -> tuple[IncidentLine, ...]:
    """The same incidents, graded anew where a dispute stands open on them."""
    return tuple(
        msgspec.structs.replace(
            line,
            support=ground.support(
                [ground.by_id[c] for c in line.support.claims],
                proposed=line.link == "proposed",
                disputed=True,
                subject=line.id,
            ),
        )
        if line.id in disputed
        else line
        for line in lines
    )


def _join_within_reports(accounts: Sequence[Account], union: Union) -> None:
    by_report: dict[str, list[Account]] = {}
    for account in accounts:
        by_report.setdefault(account.report.id, []).append(account)
    by_id = {a.claim.id: a for a in accounts}
    for members in by_report.values():
        _join_strays(members, union)
        for place, a in enumerate(members):
            for reference in a.claim.refers:
                other = by_id.get(reference.claim)
                if other is not None and _may_refer(a, other):
                    union.join(a.claim.id, other.claim.id)
            for b in members[:place]:
                if _of_one_passage(a, b) or _of_one_time(a, b):
                    union.join(a.claim.id, b.claim.id)


def _may_refer(a: Account, b: Account) -> bool:
    """Whether a reader's link joins incidents; those between casualties were weighed by person records."""
    both_casualties = a.claim.kind == b.claim.kind == "casualty"
    return not both_casualties and days_apart(told_time(a), told_time(b)) <= 1


def _join_strays(members: Sequence[Account], union: Union) -> None:
    """Failures and evacuations without a time join the one incident that a report tells of, if it tells of one."""
    cores = [a for a in members if a.claim.kind in ("casualty", "incident")]
    names = {union.find(a.claim.id) for a in cores if window_of(a)}
    if len(names) == 1:
        for account in members:
            if account not in cores and window_of(account) is None:
                union.join(cores[0].claim.id, account.claim.id)


def _of_one_passage(a: Account, b: Account) -> bool:
    one, two = a.claim.quote, b.claim.quote
    return one.start < two.end and two.start < one.end


def _of_one_time(a: Account, b: Account) -> bool:
    one, two = window_of(a), window_of(b)
    if one is None or two is None or max(one[1] - one[0], two[1] - two[0]) > NARROW:
        return False
    here, there = places_of(a), places_of(b)
    return one[0] <= two[1] and two[0] <= one[1] and not (here and there and not here & there)


def places_of(account: Account) -> frozenset[str]:
    """The words of the place told."""
    where = told_place(account)
    return content_words(where.words) if where else frozenset()


def _join_over_reports(ground: Ground, new: Sequence[Account], accounts: Sequence[Account], union: Union) -> None:
    words = {a.claim.id: content_words(a.claim.quote.exact) | places_of(a) for a in accounts}
    weights = weigh_words(words.values())
    by_day: dict[int, list[Account]] = {}
    for account in accounts:
        for day in _days(account):
            by_day.setdefault(day, []).append(account)
    by_origin: dict[str, list[Account]] = {}
    for account in new:
        by_origin.setdefault(ground.origins.origin_of(account.claim.id), []).append(account)
    for members in by_origin.values():
        for place, a in enumerate(members):
            for b in members[:place]:
                if a.report.id != b.report.id and same_content(a.claim, b.claim):
                    union.join(a.claim.id, b.claim.id)
    for a in new:
        for b in (b for day in _days(a) for b in by_day[day] if b.report.id != a.report.id):
            if shared_weight(words[a.claim.id], words[b.claim.id], weights) >= ALIKE:
                union.join(a.claim.id, b.claim.id)


def _days(account: Account) -> range:
    """The days of a narrow told time; none where it is wide or not told."""
    window = window_of(account)
    if window is None or window[1] - window[0] > NARROW:
        return range(0)
    return range(window[0] // DAY, window[1] // DAY + 1)


def _judge(groups: dict[str, str], judgements: Sequence[Judgement]) -> dict[str, str]:
    """The grouping after what people decided, in the order of their entries."""
    for judgement in judgements:
        if not judgement.kind.startswith("incident."):
            continue
        addresses = {incident_id(claim): name for claim, name in groups.items()}
        home = addresses.get(judgement.subject)
        if judgement.kind == "incident.linked":
            home = home or (groups.get(judgement.claims[0]) if judgement.claims else None)
            if home:
                groups.update({c: home for c in judgement.claims if c in groups})
        elif judgement.kind == "incident.merged" and home:
            gone = {addresses[name] for name in judgement.claims if name in addresses}
            groups.update({c: home for c, name in groups.items() if name in gone})
        else:
            for part in judgement.parts or (judgement.claims,):
                named = [c for c in part if c in groups]
                groups.update(dict.fromkeys(named, f"apart {judgement.seq} {named[0]}"))
    return groups


def _line(ground: Ground, members: Sequence[Account], persons: Sequence[Person], confirmed: set[str]) -> IncidentLine:
    claims = {a.claim.id for a in members}
    name = incident_id(min(members, key=lambda a: (a.seq, a.claim.id)).claim.id)
    here = [p for p in persons if any(a.claim.id in claims for a in p.accounts)]
    harm = tuple(f"{p.line.figure.words} {p.line.status}" for p in here)
    kinds = [t for a in members if (t := told_text(a, "type"))]
    earliest, latest = time_of(ground, members)
    reports = {a.report.id for a in members}
    link: Link = "single" if len(reports) == 1 else "confirmed" if claims <= confirmed else "proposed"
    place = place_of(members)
    return IncidentLine(
        id=name,
        title=_title(here, kinds, members, place, earliest),
        type=kinds[0] if kinds else None,
        earliest=earliest,
        latest=latest,
        place=place,
        harm=harm,
        persons=tuple(p.line.id for p in here),
        accounts=ground.voices(members),
        link=link,
        reasons=tuple(dict.fromkeys(reason for p in here for reason in p.line.reasons)),
        support=ground.support(members, proposed=link == "proposed", subject=name),
    )


def _title(
    here: Sequence[Person], kinds: Sequence[str], members: Sequence[Account], place: str | None, earliest: str | None
) -> str:
    harm = ", ".join(f"{p.line.figure.words} {p.line.state}" for p in here[:3])
    what = harm or (kinds[0] if kinds else members[0].claim.quote.exact)
    return " · ".join(part for part in (what[:1].upper() + what[1:], place, earliest and earliest[:10]) if part)


def time_of(ground: Ground, members: Sequence[Account]) -> tuple[str | None, str | None]:
    """The bounds told by the party that must answer, else by most accounts; of those the narrowest."""
    told = [(a, o) for a in members if (o := told_time(a))]
    if not told:
        return None, None
    spans = [(o.earliest, o.latest) for _, o in told]
    widths = {(o.earliest, o.latest): w[1] - w[0] for a, o in told if (w := window_of(a))}
    firm = {(o.earliest, o.latest) for a, o in told if answers_for_it(a, ground.origins.utterance_of(a.claim.id))}
    return min(
        set(spans), key=lambda s: (widths.get(s, 0) > WIDE, s not in firm, -spans.count(s), widths.get(s, 0), str(s))
    )


def place_of(members: Sequence[Account]) -> str | None:
    """The place told most often, in its longest words; a whole country only where nothing narrower is told."""
    told = [w for a in members if (w := told_place(a))]
    narrow = [w.words for w in told if w.place is None or len(w.place) > COUNTRY] or [w.words for w in told]
    return max(sorted(set(narrow)), key=lambda words: (narrow.count(words), len(words)), default=None)
