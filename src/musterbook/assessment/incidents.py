"""Incidents: what happened at one time and place, by every account, told in a line each (rule incidents/1).

Which accounts belong together is settled in `happenings`. A failure of equipment alone, without a time or a place, is
no incident: it stands in the register of equipment. People told of without a population are not counted beside those
of the same incident and outcome who are told by population, where the numbers agree.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from musterbook.assessment.grades import answers_for_it
from musterbook.assessment.ground import Ground
from musterbook.assessment.happenings import KINDS, group_accounts, incident_id, is_country, places_of
from musterbook.assessment.lines import IncidentLine
from musterbook.assessment.moments import window_of
from musterbook.assessment.persons import ORDER, POPULATIONS, UNTOLD, Casualties, Person
from musterbook.assessment.records import Link, add_figures
from musterbook.assessment.statuses import DEAD
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import told_place, told_text, told_time
from musterbook.registers.rows import Account

RULE = "incidents/1"
WIDE = 10 * DAY
STRUCK = frozenset({"perforated", "partial", "deformed", "destroyed", "immobilised"})
LONGEST_PLACE, LONGEST_TITLE = 48, 90
WHERE = frozenset(
    {"in", "on", "at", "near", "above", "below", "outside", "inside", "between", "beside", "behind", "off"}
)


def gather_incidents(
    ground: Ground, casualties: Casualties
) -> tuple[Casualties, tuple[IncidentLine, ...], Mapping[str, str]]:
    """The person records without those that only sum others up, the incidents, newest first, and where old addresses
    lead.
    """
    left_out = {a.claim.id for telling in casualties.sums for a in telling.accounts}
    accounts = [a for a in ground.of_kind(*KINDS) if a.claim.id not in left_out]
    groups = group_accounts(ground, accounts, casualties.persons)
    kept = drop_sums(casualties, groups)
    confirmed = {c for j in ground.judgements if j.kind == "incident.linked" for c in j.claims}
    homes = _home_persons(kept.persons, groups)
    lines = [_line(ground, m, homes.get(place, ()), confirmed) for place, m in enumerate(groups) if _is_incident(m)]
    aliases = {incident_id(c): line.id for line in lines for c in line.support.claims}
    lines.sort(key=lambda line: line.earliest or "")
    return kept, tuple(reversed(lines)), aliases


def _is_incident(members: Sequence[Account]) -> bool:
    if any(a.claim.kind in ("casualty", "incident") for a in members):
        return True
    failed = any(a.claim.kind == "gear_failure" and told_text(a, "effect") in STRUCK for a in members)
    return failed and any(told_time(a) or told_place(a) for a in members)


def _home_persons(persons: Iterable[Person], groups: Sequence[Sequence[Account]]) -> dict[int, list[Person]]:
    """The person records of each group, the gravest first."""
    home = {a.claim.id: place for place, members in enumerate(groups) for a in members}
    found: dict[int, list[Person]] = {}
    for person in sorted(persons, key=lambda p: (POPULATIONS.index(p.line.population), ORDER.index(p.line.outcome))):
        for place in dict.fromkeys(home[a.claim.id] for a in person.accounts if a.claim.id in home):
            found.setdefault(place, []).append(person)
    return found


def drop_sums(casualties: Casualties, groups: Sequence[Sequence[Account]]) -> Casualties:
    """The records without those of untold population whose people are told, by population, in the same incident."""
    sums: set[str] = set()
    for persons in _home_persons(casualties.persons, groups).values():
        close = [p for p in persons if not _is_loose(p)]
        sums |= {p.line.id for p in persons if _is_loose(p) and _is_sum(p, close)}
    kept = tuple(p for p in casualties.persons if p.line.id not in sums)
    return casualties._replace(persons=kept)


def _is_loose(person: Person) -> bool:
    return person.line.population == UNTOLD or person.line.figure.high is None


def _is_sum(person: Person, others: Iterable[Person]) -> bool:
    alike = DEAD if person.line.outcome in DEAD else {person.line.outcome}
    of_them = {UNTOLD, person.line.population}
    same = [p for p in others if person.line.population == UNTOLD or p.line.population in of_them]
    total = sum(p.line.figure.best for p in same if p.line.outcome in alike)
    figure = person.line.figure
    return total >= max(1, figure.low) and (figure.high is None or total <= figure.high)


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


def _line(ground: Ground, members: Sequence[Account], here: Sequence[Person], confirmed: set[str]) -> IncidentLine:
    claims = {a.claim.id for a in members}
    name = incident_id(min(members, key=lambda a: (a.seq, a.claim.id)).claim.id)
    kinds = [t for a in members if (t := told_text(a, "type"))]
    earliest, latest = time_of(ground, members)
    reports = {a.report.id for a in members}
    link: Link = "single" if len(reports) == 1 else "confirmed" if claims <= confirmed else "proposed"
    place = place_of(members)
    return IncidentLine(
        id=name,
        title=_title(here, kinds, members, place if any(map(places_of, members)) else None, earliest),
        type=max(dict.fromkeys(kinds), key=kinds.count) if kinds else None,
        earliest=earliest,
        latest=latest,
        place=place,
        harm=tuple(f"{p.line.figure.words} ({p.line.population}): {p.line.status}" for p in here),
        persons=tuple(p.line.id for p in here),
        accounts=ground.voices(members),
        link=link,
        reasons=tuple(dict.fromkeys(reason for p in here for reason in p.line.reasons)),
        support=ground.support(members, proposed=link == "proposed", subject=name),
    )


def _title(
    here: Sequence[Person], kinds: Sequence[str], members: Sequence[Account], place: str | None, earliest: str | None
) -> str:
    """ "1 missing (mission) at Carrefour Paye-Savien, 2025-03-25"; without harm its type, else its first quote."""
    what = tell_harm(here) or (kinds[0] if kinds else _shorten(members[0].claim.quote.exact))
    where = f" {tell_place(place)}" if place and place not in what else ""
    return f"{what[:1].upper()}{what[1:]}{where}" + (f", {earliest[:10]}" if earliest else "")


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def tell_harm(persons: Iterable[Person]) -> str:
    """ "1 killed, 8 injured (mission); 1 killed (civilian)"."""
    found: dict[str, dict[str, list[Person]]] = {}
    for person in persons:
        found.setdefault(person.line.population, {}).setdefault(person.line.state, []).append(person)
    return "; ".join(
        ", ".join(f"{_tell_number(told)} {state}" for state, told in states.items()) + f" ({population})"
        for population, states in found.items()
    )


def _tell_number(persons: Sequence[Person]) -> str:
    figure = add_figures([p.line.figure for p in persons], RULE)
    return f"at least {figure.low:,}" if figure.high is None else f"{figure.best:,}"


def tell_place(place: str) -> str:
    """The place with its preposition, from its first name on: "at Carrefour Paye-Savien, near Pont-Sonde"."""
    words = place.split()
    name = next((n for n, word in enumerate(words) if word[:1].isupper()), 0)
    start = name - 1 if name and words[name - 1] in WHERE - {"in", "on", "at"} else name
    short = " ".join(words[start:])
    while len(short) > LONGEST_PLACE and "," in short:
        short = short.rpartition(",")[0]
    return short if short.split()[0].lower() in WHERE else f"at {short}"


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
    """The place told most often, by name before others; a whole country only where nothing narrower is told."""
    told = [w for a in members if a.claim.kind != "evacuation" and (w := told_place(a))]
    narrow = [w.words for w in told if not is_country(w)] or [w.words for w in told]
    named = [words for words in narrow if any(word[:1].isupper() for word in words.split())] or narrow
    return max(sorted(set(named)), key=lambda words: (_told_by(words, named), -len(words)), default=None)


def _told_by(words: str, places: Iterable[str]) -> int:
    """In how many of these places the words stand."""
    return sum(words.casefold() in place.casefold() for place in places)
