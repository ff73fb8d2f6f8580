"""Disputes: two origins that cannot both be right on one point (rule disputes/1).

Counts that cannot both hold; death against life or absence and were held at one time, within 14 days (else the
earlier is history that the later can follow); denials; days that do not meet; places of different keys. One origin that
revises itself supersedes: only each speaker's newest account stands.
"""

from collections.abc import Callable, Iterable, Sequence

from musterbook.assessment.ground import Ground
from musterbook.assessment.lines import DisputeLine, DisputeSort, IncidentLine, Side
from musterbook.assessment.moments import said_of, window_of
from musterbook.assessment.persons import Person
from musterbook.assessment.statuses import DEAD, newest_of_each, outcome_of, tell_state
from musterbook.assessment.tellings import DAY, FIRM
from musterbook.assessment.told import count_words_of, told_count, told_day, told_place, told_text
from musterbook.assessment.words import content_words
from musterbook.registers.rows import Account
from musterbook.registers.voices import derive_id
from musterbook.terms.counts import can_both_hold

RULE = "disputes/1"
AT_ONE_TIME = 14 * DAY
EXACT = 2 * DAY
COUNTRY = 2  # letters of a country's key: too wide a place to dispute


def person_disputes(ground: Ground, persons: Iterable[Person]) -> tuple[DisputeLine, ...]:
    """The disputes on person records: counts, and what became of them, denials among the sides."""
    found: list[DisputeLine] = []
    for person in persons:
        wholes = [a for t in person.group.tellings if not person.group.is_detail(t) for a in t.wholes]
        firm = newest_of_each(ground, [a for a in wholes if a.claim.stance in FIRM])
        found += _counts(ground, person, firm)
        found += _fates(ground, person, firm, [a for a in wholes if a.claim.stance == "denies"])
    return tuple(found)


def name_people(person: Person) -> str:
    """ "1 of the mission (Kenya), missing since 2025-03-25", by the first state told."""
    line = person.line
    group = {"mission": "the mission", "not told": "an untold population"}.get(line.population, line.population)
    nation = f" ({line.nationality})" if line.nationality else ""
    first = next((s.state for s in line.history if not s.state.startswith(("denied", "believed", "expected"))), "")
    return f"{line.figure.words} of {group}{nation}, {first or line.state} since {line.since}"


def _counts(ground: Ground, person: Person, firm: Sequence[Account]) -> list[DisputeLine]:
    told = [a for a in firm if told_count(a) and outcome_of(a) == person.standing.outcome]
    sides = split_sides(told, counts_agree)
    if len(sides) < 2 or not of_different_origins(ground, sides):
        return []
    named = [(f"{count_words_of(side[0])} {tell_state(outcome_of(side[0]))}", side) for side in sides]
    return [open_dispute(ground, "counts", f"how many: {name_people(person)}", named, person=person.line.id)]


def _fates(ground: Ground, person: Person, firm: Sequence[Account], denied: Sequence[Account]) -> list[DisputeLine]:
    """What became of them, where firm accounts exclude each other or somebody denies what another says."""
    told: dict[str, list[Account]] = {}
    for account in firm:
        told.setdefault(_fate(account), []).append(account)
    clashing = {
        name
        for x in told
        for y in told
        if x < y and "dead" in (x, y) and "harmed" not in (x, y) and _clash(ground, told[x], told[y])
        for name in (x, y)
    }
    against = [a for a in denied if _fate(a) in told]
    clashing |= {_fate(a) for a in against}
    if not clashing:
        return []
    sides = [(_word(told[name]), told[name]) for name in told if name in clashing]
    for fate in dict.fromkeys(_fate(a) for a in against):
        sides.append((f"denied: {_word(told[fate])}", [a for a in against if _fate(a) == fate]))
    if len(sides) < 2 or len({_origin(ground, a) for _, side in sides for a in side}) < 2:
        return []
    sort: DisputeSort = "outcome" if len([s for s in sides if not s[0].startswith("denied")]) > 1 else "denial"
    return [open_dispute(ground, sort, f"what became of {name_people(person)}", sides, person=person.line.id)]


def _fate(account: Account) -> str:
    return "dead" if outcome_of(account) in DEAD else outcome_of(account)


def _word(accounts: Sequence[Account]) -> str:
    """The fate that all of them tell: killed where all say so, else dead."""
    outcomes = {outcome_of(a) for a in accounts}
    return outcomes.pop() if len(outcomes) == 1 and "died" not in outcomes else _fate(accounts[0])


def _clash(ground: Ground, one: Sequence[Account], two: Sequence[Account]) -> bool:
    return any(
        abs(said_of(a) - said_of(b)) <= AT_ONE_TIME and _origin(ground, a) != _origin(ground, b)
        for a in one
        for b in two
    )


def _origin(ground: Ground, account: Account) -> str:
    return ground.origins.origin_of(account.claim.id)


def incident_disputes(
    ground: Ground, incidents: Iterable[IncidentLine], persons: Iterable[Person]
) -> tuple[DisputeLine, ...]:
    """The disputes on incidents: days and places that cannot both be; when somebody missing died is no day of it."""
    found: list[DisputeLine] = []
    later = {a.claim.id for p in persons for a in p.accounts if _is_fate_of_missing(p, a)}
    for incident in incidents:
        members = [ground.by_id[v.claim] for v in incident.accounts]
        firm = [a for a in members if a.claim.stance in FIRM and a.claim.id not in later]
        exact = [a for a in firm if (w := window_of(a)) and w[1] - w[0] <= EXACT and a.claim.kind != "evacuation"]
        days = split_sides(exact, _days_meet)
        if len(days) > 1 and of_different_origins(ground, days):
            sides = [(told_day(s[0]) or "", s) for s in days]
            found.append(open_dispute(ground, "date", f"the day: {incident.title}", sides, incident=incident.id))
        keyed = [a for a in firm if len(_place(a)) > COUNTRY and not is_destination(ground, a)]
        spots = split_sides(keyed, _places_meet)
        if len(spots) > 1 and of_different_origins(ground, spots):
            named = [(_place_words(s[0]), s) for s in spots]
            found.append(open_dispute(ground, "place", f"the place: {incident.title}", named, incident=incident.id))
    return tuple(found)


def _is_fate_of_missing(person: Person, account: Account) -> bool:
    """Whether an account says that somebody who was missing is dead."""
    missing = any(outcome_of(a) == "missing" for a in person.accounts)
    return missing and outcome_of(account) in DEAD


def counts_agree(a: Account, b: Account) -> bool:
    """Whether both counts could be right."""
    one, two = told_count(a), told_count(b)
    return one is None or two is None or can_both_hold(one, two)


def _days_meet(a: Account, b: Account) -> bool:
    one, two = window_of(a), window_of(b)
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])


def _place(account: Account) -> str:
    where = told_place(account)
    return (where.place or "") if where else ""


def is_destination(ground: Ground, account: Account) -> bool:
    """Whether its place is where casualties were then taken: no place of the event."""
    place = content_words(_place_words(account))
    return any(
        place & content_words(told_text(other, "destination") or "")
        for other in ground.of_kind("evacuation")
        if abs(said_of(other) - said_of(account)) <= AT_ONE_TIME
    )


def _place_words(account: Account) -> str:
    where = told_place(account)
    return where.words if where else ""


def _places_meet(a: Account, b: Account) -> bool:
    """Whether one place may lie in the other: keys begin alike, or words are shared."""
    one, two = _place(a).casefold(), _place(b).casefold()
    words, others = set(_place_words(a).casefold().split()), set(_place_words(b).casefold().split())
    return one.startswith(two) or two.startswith(one) or bool(words & others)


def split_sides(accounts: Iterable[Account], agree: Callable[[Account, Account], bool]) -> list[list[Account]]:
    """Accounts split into sides: each joins the first side with all of whose members it agrees."""
    sides: list[list[Account]] = []
    for account in accounts:
        for side in sides:
            if all(agree(account, member) for member in side):
                side.append(account)
                break
        else:
            sides.append([account])
    return sides


def of_different_origins(ground: Ground, sides: Sequence[Sequence[Account]]) -> bool:
    """Whether no single origin stands on every side: one that revises itself disputes nothing."""
    told = [{_origin(ground, a) for a in side} for side in sides]
    return len(set.union(*told)) > 1 and any(one - two and two - one for one in told for two in told)


def open_dispute(
    ground: Ground,
    sort: DisputeSort,
    about: str,
    sides: Sequence[tuple[str, Sequence[Account]]],
    *,
    incident: str | None = None,
    person: str | None = None,
) -> DisputeLine:
    """A dispute with its sides; settled where a person settled it and nobody reopened it since."""
    accounts = [a for _, side in sides for a in side]
    name = derive_id("dispute", sort, min(accounts, key=lambda a: (a.seq, a.claim.id)).claim.id)
    judged = [j for j in ground.judgements if j.kind.startswith("dispute.") and j.subject == name]
    newest = max((a.seq for a in accounts), default=0)
    settled = bool(judged) and judged[-1].kind == "dispute.settled" and judged[-1].seq > newest
    return DisputeLine(
        id=name,
        about=about,
        sort=sort,
        sides=tuple(Side(words=words, voices=ground.voices(side)) for words, side in sides),
        incident=incident,
        person=person,
        state="settled" if settled else "open",
        why=judged[-1].why if judged else None,
        support=ground.support(accounts, disputed=not settled),
    )
