"""Who the victims are: name, age, sex, population, personnel and nationality, the last two also from words before.

"One officer" and "another" are of the country and the force that the nearest earlier mention of such people names.
"""

import re

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.forces import country_of
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.harm import Harm, whole_of
from musterbook.reading.lexicon import LEXICON
from musterbook.terms.claims import Personnel, Population

_TOLD = load_frames("casualty")
FEMALE, MALE = frozenset(_TOLD["sex"]["female"]), frozenset(_TOLD["sex"]["male"])
MISSION = re.compile(_TOLD["patterns"]["mission"])
AGE = re.compile(_TOLD["patterns"]["age"])
STANDING = frozenset({"another", "other", "others", "he", "she", "him", "her", "third", "second"})
SERVING = ("police", "military", "observer")
SENTENCES_BACK = 4
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
        population=population_of(view, model),
        personnel=personnel_of(model) if harm.victim is not None else None,
        nationality=_country(view, victim) or _country(view, model),
    )


def _country(view: View, group: NounGroup | None) -> str | None:
    return country_of(group, view.after(group, "from", "of")) if group is not None else None


def _model(view: View, victim: NounGroup | None) -> NounGroup | None:
    """The group itself where it says whose it is, else the nearest earlier group of the same noun that does."""
    if victim is None or victim.name or _country(view, victim) is not None:
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
    """Which population the victims belong to."""
    if victim is None:
        return None
    start, end = whole_of(view, victim)
    if victim.has("armed_group") and not victim.has("police", "military"):
        return "armed group"
    if MISSION.search(view.document.low[start:end]):
        return "mission"
    if victim.has(*SERVING) or victim.lemma in {"officer", "troop"}:
        if country_of(victim) is not None and MISSION.search(view.document.low[:HEAD_OF_REPORT]):
            return "mission"
        return "host military" if victim.has("military") else "host police"
    return (
        "civilian" if victim.has("civilian", "family") and victim.lemma not in {"man", "colleague", "comrade"} else None
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
