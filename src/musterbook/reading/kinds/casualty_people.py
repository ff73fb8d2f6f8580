"""Who the victims are: name, age, sex, population, personnel and nationality, the last two also from words before.

"One officer" and "another" are of the country and the force that the nearest earlier mention of such people names.
"""

import re
from collections import Counter
from functools import lru_cache

import msgspec

from musterbook.reading.analysis import Document, View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.forces import country_of, is_people_of_country
from musterbook.reading.frames import load_frames
from musterbook.reading.gazetteer import GAZETTEER
from musterbook.reading.kinds.harm import Harm, whole_of
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.words import listed
from musterbook.terms.claims import Personnel, Population

_TOLD = load_frames("casualty")
FEMALE, MALE = frozenset(_TOLD["sex"]["female"]), frozenset(_TOLD["sex"]["male"])
MISSION = re.compile(_TOLD["patterns"]["mission"])
HOST = re.compile(_TOLD["patterns"]["host"])
PLACED = re.compile(r"\b(?:in|to|across|into|near|inside|throughout)\s+(?:the\s+)?([a-z-]+(?:\s[a-z-]+)?)")
SENT = re.compile(_TOLD["patterns"]["sent"])
PLAIN = frozenset({"man", "men", "woman", "colleague", "comrade", "national", "local", "official", "boy", "youth"})
AGE = re.compile(_TOLD["patterns"]["age"])
STANDING = listed(
    "another other others he she him her third second pair both two three one trio they them colleague comrade rest"
)
SERVING = ("police", "military", "observer")
SENTENCES_BACK = 8
HEAD_OF_REPORT = 4000


class People(msgspec.Struct, frozen=True):
    """What is known of the victims beside their number."""

    name: str | None
    age: int | None
    sex: str | None
    population: Population | None
    personnel: Personnel | None
    nationality: str | None


def people_of(view: View, harm: Harm) -> People:
    """The victims of one harm; where they have no words of their own, the force whose people they are."""
    victim = harm.victim or harm.party
    model = _model(view, victim)
    return People(
        name=name_of(harm.victim),
        age=age_of(view, harm),
        sex=sex_of(harm.victim),
        population=population_of(view, model) or _lost_by(harm),
        personnel=personnel_of(model) if harm.victim is not None else None,
        nationality=_country(view, victim) or _country(view, model),
    )


def _lost_by(harm: Harm) -> Population | None:
    """ "the mission lost a member"."""
    loser = harm.clause.subject if harm.clause is not None and harm.rule == "casualty.lost" else None
    return "mission" if loser is not None and MISSION.search(loser.text.lower()) else None


def _country(view: View, group: NounGroup | None) -> str | None:
    return country_of(group, view.after(group, "from", "of")) if group is not None else None


def _model(view: View, victim: NounGroup | None) -> NounGroup | None:
    """The group itself where it says whose it is, else the nearest earlier group of the same noun that does."""
    if victim is None or victim.name or _country(view, victim) is not None or _is_armed(victim):
        return victim
    stands_in = victim.head.low in STANDING
    if not stands_in and victim.lemma not in {"officer", "soldier", "policeman", "constable", "troop", "man", "member"}:
        return victim
    for place, earlier in enumerate((view, *view.previous())):
        if place > SENTENCES_BACK:
            break
        for group in reversed(earlier.groups):
            later = place == 0 and group.first >= victim.first
            if not later and _is_model(group, victim, stands_in) and _country(earlier, group) is not None:
                return group
    return victim


def _is_armed(victim: NounGroup) -> bool:
    """ "several gang members"."""
    return victim.has("armed_group") or any("armed_group" in w.classes for w in victim.words)


def _is_model(group: NounGroup, victim: NounGroup, stands_in: bool) -> bool:
    if stands_in or victim.lemma in {"man", "member"}:
        return group.has(*SERVING) or group.lemma == "officer"
    return group.lemma == victim.lemma


def name_of(victim: NounGroup | None) -> str | None:
    """The name, rank and titles left out."""
    if victim is None or not victim.name or victim.determiner is not None or victim.has("demonym"):
        return None
    titles = {"rank", "official", "person"}
    words = [w for w in victim.words if w.tag == "NP" and not LEXICON.classes_of("noun", w.low) & titles]
    if not words or words[-1].i != victim.last - 1:
        return None
    return victim.text[words[0].start - victim.start :]


def population_of(view: View, victim: NounGroup | None) -> Population | None:
    """Which population the victims belong to, where the report says so: no host without its name, no default."""
    if victim is None:
        return None
    start, end = whole_of(view, victim)
    low = view.document.low
    if _is_armed(victim) and not victim.has("police", "military"):
        return "armed group"
    if MISSION.search(low[start:end]):
        return "mission"
    serving = victim.has(*SERVING) or victim.lemma in {"officer", "troop"}
    country = country_of(victim)
    if country is not None and (serving or is_people_of_country(victim)):
        return _of_country(view.document, country, victim)
    if HOST.search(low[start:end]):
        return "host military" if victim.has("military") else "host police"
    if serving:
        return None
    civil = victim.has("civilian", "family") and victim.lemma not in PLAIN
    return "civilian" if civil else None


def _of_country(document: Document, country: str, victim: NounGroup) -> Population | None:
    """The host's where the report happens in that country; the mission's where it sends people to one."""
    host = host_of(document.low)
    if country == host:
        if victim.has("police"):
            return "host police"
        return "host military" if victim.has("military") else None
    told = host is not None or MISSION.search(document.low[:HEAD_OF_REPORT]) is not None
    serving = victim.has(*SERVING) or victim.lemma in {"officer", "troop"}
    return "mission" if told and (serving or country in contributors(document.low)) else None


@lru_cache(maxsize=8)
def host_of(low: str) -> str | None:
    """The country that a report most often names as a place."""
    told = Counter(
        place.country
        for m in PLACED.finditer(low)
        if (place := GAZETTEER.places.get(m[1]) or GAZETTEER.places.get(m[1].split()[0])) is not None
        and place.kind != "demonym"
    )
    best = told.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


@lru_cache(maxsize=8)
def contributors(low: str) -> frozenset[str]:
    """The countries whose people a report tells to serve ("Kenyan officers", "a Jamaican contingent")."""
    return frozenset(
        place.country for m in SENT.finditer(low) if (place := GAZETTEER.places.get(m[1])) and place.kind == "demonym"
    )


def personnel_of(victim: NounGroup | None) -> Personnel | None:
    """Military, police, observer or civilian staff, by the noun."""
    if victim is None:
        return None
    if victim.has("observer"):
        return "observer"
    if victim.has("police"):
        return "police"
    if victim.has("military"):
        return "military"
    return "civilian staff" if victim.lemma in {"staff", "staffer", "contractor", "employee", "worker"} else None


def age_of(view: View, harm: Harm) -> int | None:
    """The age of one victim, where it is told beside the name."""
    if harm.count is None or harm.count.max != 1 or harm.victim is None:
        return None
    found = AGE.search(view.document.low[harm.victim.start : harm.victim.end + 30])
    return int(next(x for x in found.groups() if x)) if found else None


def sex_of(victim: NounGroup | None) -> str | None:
    """By the noun or the pronoun."""
    lows = {w.low for w in victim.words} if victim is not None else set()
    if lows & FEMALE and not lows & MALE:
        return "female"
    return "male" if lows & MALE and not lows & FEMALE else None
