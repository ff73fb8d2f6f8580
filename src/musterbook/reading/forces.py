"""Who serves, in what force, from what country: the nouns of forces, units and equipment as a grammar needs them."""

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import in_phrase, load_frames
from musterbook.reading.gazetteer import GAZETTEER
from musterbook.terms.counts import Count

_TOLD = load_frames("forces")
SERVING = frozenset(_TOLD["serving"]["nouns"])
WEAK = frozenset(_TOLD["serving"]["weak"])
UNITS = frozenset(_TOLD["serving"]["units"])
FORCES = frozenset(_TOLD["force"]["nouns"])
OWNERS = frozenset(_TOLD["force"]["owners"])
EQUIPMENT = frozenset(_TOLD["equipment"]["nouns"])
HARMED = frozenset(load_frames("strength")["never"]["participles"])


def country_of(*groups: NounGroup | None) -> str | None:
    """The country that a group names ("Kenyan officers", "Kenya's government", "Kenyans"), first group first."""
    for group in groups:
        if group is None:
            continue
        lows = [w.low.removesuffix("'s").removesuffix("'") for w in group.words]
        for size in (4, 3, 2, 1):
            for i in range(len(lows) - size + 1):
                place = GAZETTEER.places.get(" ".join(lows[i : i + size]))
                if place is not None and place.kind in {"country", "demonym"}:
                    return place.country
    return None


def state_of_capital(group: NounGroup | None) -> str | None:
    """The state that a capital stands for ("Lisbon has sent 90 soldiers")."""
    place = None if group is None else GAZETTEER.find(group.text)
    return place.country if place is not None and place.kind == "capital" else None


def is_country(group: NounGroup | None) -> bool:
    """Whether the group is a country by name."""
    if group is None or group.has("country"):
        return group is not None
    place = GAZETTEER.find(group.text)
    return place is not None and place.kind == "country"


def is_harmed(group: NounGroup) -> bool:
    """Whether the people of the group are told as dead, hurt, held or past."""
    return any(w.low in HARMED for w in group.words)


def serves(group: NounGroup | None, *, strict: bool = False) -> bool:
    """Whether the group is people who serve; `strict` asks for more than "men" or "members"."""
    if group is None or group.pronoun or is_harmed(group) or group.has("armed_group"):
        return False
    if in_phrase(group, SERVING):
        return not strict or group.lemma not in WEAK or any(w.low in SERVING for w in group.words[:-1])
    return group.has("police", "military", "observer") or is_people_of_country(group)


def counts_people(group: NounGroup | None, *, strict: bool = False) -> bool:
    """Whether the group is people who serve, or a number of "them"."""
    if group is not None and group.count is not None and group.lemma in {"them", "these", "those"}:
        return True
    return serves(group, strict=strict)


def is_people_of_country(group: NounGroup) -> bool:
    """Whether the group is a demonym by itself ("about 400 Kenyans")."""
    two = " ".join(w.low for w in group.words[-2:])
    place = (
        GAZETTEER.places.get(two) or GAZETTEER.places.get(two.removesuffix("s")) or GAZETTEER.places.get(group.head.low)
    )
    return place is not None and place.kind == "demonym" and (group.plural or group.head.tag in {"NN", "NNS", "NP"})


def is_unit(group: NounGroup | None) -> bool:
    """Whether the group is a unit or reinforcements ("the first contingent")."""
    return group is not None and in_phrase(group, UNITS) and not group.has("armed_group")


def is_equipment(group: NounGroup | None) -> bool:
    """Whether the group is equipment or vehicles."""
    if group is None:
        return False
    if in_phrase(group, EQUIPMENT) or group.has(
        "vehicle", "armoured_vehicle", "aircraft", "boat", "vest", "helmet", "weapon"
    ):
        return True
    return group.name and any(w.lemma in EQUIPMENT for w in group.words)


def is_force(group: NounGroup | None) -> bool:
    """Whether the group is a force, by noun, by an all-capital name ("UNIFIL") or as a state's body."""
    if group is None or group.has("armed_group"):
        return False
    if in_phrase(group, FORCES) or in_phrase(group, OWNERS):
        return True
    return is_acronym(group) or is_country(group) or state_of_capital(group) is not None


def is_acronym(group: NounGroup) -> bool:
    """Whether the head is a name in capitals, or one with four capitals and more."""
    head = group.head.text.strip("()")
    return group.name and len(head) > 2 and sum(c.isupper() for c in head) >= max(3, len(head) - 3)


def force_named(view: View, group: NounGroup | None) -> str | None:
    """The force in the report's words: the group where it is one, else the last force of the sentences before."""
    if group is not None and not group.pronoun and is_force(group):
        return group.text
    for earlier in view.previous():
        for told in reversed(earlier.groups):
            if is_force(told) and not told.pronoun and not is_country(told) and state_of_capital(told) is None:
                return told.text
    return None


def tells_number(count: Count | None) -> bool:
    """Whether a count is a told number and not a bare plural or a singular."""
    return (count is not None and any(c.isdigit() for c in count.words)) or (
        count is not None and count.min > 1 and bool(count.words)
    )
