"""Happenings: which accounts are of one time and place, before they are told as incidents (rule incidents/1).

A person record's accounts are of one happening. Claims of one report join where one refers to another, where their
quotes overlap, or where both tell one narrow time and no different place; a report that tells of one harmful event
keeps its strays, what is told in it without a time or place of its own. Over reports, what is no casualty joins where
it is the same act of saying the same, or where told days meet, or miss by one, and rare words meet. A person's
judgement stands above all.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from musterbook.assessment.ground import Ground
from musterbook.assessment.moments import window_of
from musterbook.assessment.persons import Person
from musterbook.assessment.sameness import days_apart, same_content
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import told_place, told_text, told_time
from musterbook.assessment.words import DATA, Weights, content_words
from musterbook.registers.rows import Account, Judgement
from musterbook.registers.voices import derive_id
from musterbook.terms.places import Where

KINDS = ("casualty", "incident", "gear_failure", "evacuation")
NARROW = 2 * DAY
NEAR = DAY + DAY // 2  # days told for one happening may miss each other by so much: a dispute on the day
ALIKE = 0.25
COUNTRY = 2  # letters of a country's key
LARGEST_BLOCK = 60  # accounts of one day that are compared
HARMFUL = re.compile(
    r"\b(?:" + "|".join(tomllib.loads((DATA / "happenings.toml").read_text("utf-8"))["harmful"]) + r")", re.I
)


class Union:
    """Claims joined into happenings; the least id of the joined names them."""

    def __init__(self, claims: Iterable[str]) -> None:
        self._parent = {claim: claim for claim in claims}

    def find(self, claim: str) -> str:
        """The name of a claim's happening."""
        while self._parent[claim] != claim:
            self._parent[claim] = self._parent[self._parent[claim]]
            claim = self._parent[claim]
        return claim

    def join(self, one: str, two: str) -> None:
        """Put two claims into one happening."""
        if one in self._parent and two in self._parent:
            first, second = sorted((self.find(one), self.find(two)))
            self._parent[second] = first


def incident_id(claim: str) -> str:
    """The address of the incident that a claim opens."""
    return derive_id("incident", claim)


def is_harmful(account: Account) -> bool:
    """Whether it tells of harm done: a casualty, or an event of that sort."""
    if account.claim.kind == "casualty":
        return True
    if account.claim.kind != "incident":
        return False
    return bool(HARMFUL.search(told_text(account, "type") or account.claim.quote.exact))


def group_accounts(ground: Ground, accounts: Sequence[Account], persons: Iterable[Person]) -> list[list[Account]]:
    """The accounts of each happening, in the order of being said."""
    union = Union(a.claim.id for a in accounts)
    for person in persons:
        for account in person.accounts:
            union.join(person.accounts[0].claim.id, account.claim.id)
    by_report: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_report[account.report.id].append(account)
    told = _told_times(accounts, union)
    for members in by_report.values():
        _join_within(sorted(members, key=lambda a: (a.claim.quote.start, ground.rank(a))), union, told)
    _join_over_reports(ground, accounts, union)
    groups = _judge({a.claim.id: union.find(a.claim.id) for a in accounts}, ground.judgements)
    found: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=ground.rank):
        found.setdefault(groups[account.claim.id], []).append(account)
    return list(found.values())


def is_country(where: Where) -> bool:
    """Whether a place is a whole country: too wide to tell happenings apart."""
    return where.place is not None and len(where.place) <= COUNTRY


def _told_times(accounts: Sequence[Account], union: Union) -> set[str]:
    """The accounts of people of whom some account tells a time."""
    timed = {union.find(a.claim.id) for a in accounts if window_of(a) is not None}
    return {a.claim.id for a in accounts if union.find(a.claim.id) in timed}


def _join_within(members: Sequence[Account], union: Union, told: set[str]) -> None:
    by_id = {a.claim.id: a for a in members}
    for place, a in enumerate(members):
        for reference in a.claim.refers:
            other = by_id.get(reference.claim)
            if other is not None and _may_refer(a, other):
                union.join(a.claim.id, other.claim.id)
        for b in members[:place]:
            if _of_one_passage(a, b) or _of_one_time(a, b) or _of_one_place(a, b):
                union.join(a.claim.id, b.claim.id)
    _join_strays(members, union, told)


def _may_refer(a: Account, b: Account) -> bool:
    """Whether a reader's link joins incidents; those between casualties were weighed by person records."""
    both_casualties = a.claim.kind == b.claim.kind == "casualty"
    return not both_casualties and days_apart(told_time(a), told_time(b)) <= 1


def _join_strays(members: Sequence[Account], union: Union, told: set[str]) -> None:
    """What tells no time joins the one harmful event of a narrow time that the report tells of, if there is one; where
    none is told, harm and failures join the one that its people are of.
    """
    cores = [a for a in members if is_harmful(a) and _is_narrow(a)]
    strays = [a for a in members if a.claim.id not in told]
    if not cores:
        cores = [a for a in members if a.claim.kind == "casualty" and a.claim.id in told]
        strays = [a for a in strays if a.claim.kind != "incident" or is_harmful(a)]
    if len({union.find(a.claim.id) for a in cores}) != 1:
        return
    spots = frozenset(w for a in cores for w in places_of(a))
    for account in strays:
        places = places_of(account)
        if not places or not spots or places & spots or not is_named(account):
            union.join(cores[0].claim.id, account.claim.id)


def is_named(account: Account) -> bool:
    """Whether it tells a place by name."""
    where = told_place(account)
    return where is not None and any(word[:1].isupper() for word in where.words.split())


def _is_narrow(account: Account) -> bool:
    window = window_of(account)
    return window is not None and window[1] - window[0] <= NARROW


def _of_one_passage(a: Account, b: Account) -> bool:
    one, two = a.claim.quote, b.claim.quote
    return one.start < two.end and two.start < one.end and days_apart(told_time(a), told_time(b)) <= 1


def _of_one_time(a: Account, b: Account) -> bool:
    one, two = window_of(a), window_of(b)
    if one is None or two is None or max(one[1] - one[0], two[1] - two[0]) > NARROW:
        return False
    here, there = places_of(a), places_of(b)
    if (here and there and not here & there) or is_harmful(a) != is_harmful(b):
        return False
    type_ = told_text(a, "type")
    return max(one[0] - two[1], two[0] - one[1]) <= (NEAR if type_ and type_ == told_text(b, "type") else 0)


def _of_one_place(a: Account, b: Account) -> bool:
    """Whether two harmful claims of a report name one place and no different times."""
    here, there = places_of(a), places_of(b)
    if not (is_harmful(a) and is_harmful(b) and is_named(a)) or days_apart(told_time(a), told_time(b)) > 0:
        return False
    return 2 * len(here & there) > max(len(here), len(there))


def places_of(account: Account) -> frozenset[str]:
    """The words of the place told, where it is narrower than a country."""
    where = told_place(account)
    return content_words(where.words) if where and not is_country(where) else frozenset()


def _join_over_reports(ground: Ground, accounts: Sequence[Account], union: Union) -> None:
    new = [a for a in accounts if a.claim.kind in ("incident", "gear_failure")]
    words = {a.claim.id: content_words(a.claim.quote.exact) | places_of(a) for a in accounts}
    weights = Weights(words.values())
    by_day: dict[int, list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=ground.rank):
        for day in _days(account):
            by_day[day].append(account)
    for members in _by_origin(ground, new).values():
        for place, a in enumerate(members):
            for b in members[:place][-LARGEST_BLOCK:]:
                if a.report.id != b.report.id and same_content(a.claim, b.claim):
                    union.join(a.claim.id, b.claim.id)
    for a in new:
        near = {b.claim.id: b for day in _days(a) for d in (day - 1, day, day + 1) for b in by_day[d][-LARGEST_BLOCK:]}
        for b in near.values():
            if b.report.id != a.report.id and _happen_together(a, b, words, weights):
                union.join(a.claim.id, b.claim.id)


def _by_origin(ground: Ground, accounts: Iterable[Account]) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = {}
    for account in accounts:
        found.setdefault(ground.origins.origin_of(account.claim.id), []).append(account)
    return found


def _happen_together(a: Account, b: Account, words: Mapping[str, frozenset[str]], weights: Weights) -> bool:
    """Whether days told meet, or miss by one where a place is named in both, and enough rare words are shared."""
    if is_harmful(a) != is_harmful(b) and "incident" in (a.claim.kind, b.claim.kind):
        return False
    gap = days_apart(told_time(a), told_time(b)) * DAY
    if gap > NEAR:
        return False
    here, there = words[a.claim.id], words[b.claim.id]
    spots, others = places_of(a), places_of(b)
    type_ = told_text(a, "type")
    if gap == 0 and type_ and type_ == told_text(b, "type") and is_harmful(a) and not (spots and others):
        return True
    if gap > 0 and not (spots & there or others & here):
        return False
    return weights.share(here, there) >= ALIKE or bool(spots & others)


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
                groups.update(dict.fromkeys(named, f"apart {judgement.seq} {named[0]}" if named else ""))
    return groups
