"""A harm in the making, and who can come to harm: what the finders of casualties share."""

import re

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.agent_nouns import is_agent
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.quantities import count_of
from musterbook.terms.claims import Outcome, Stance
from musterbook.terms.counts import Count, at_least, exactly

_TOLD = load_frames("harm")
OUTCOMES: dict[str, Outcome] = _TOLD["outcome"]
NEVER = frozenset(_TOLD["never"]["heads"])
PEOPLE = (
    "person",
    "rank",
    "police",
    "military",
    "civilian",
    "armed_group",
    "family",
    "observer",
    "hurt",
    "demonym",
    "unnamed",
)
THINGS = (
    "armoured_vehicle",
    "vehicle",
    "aircraft",
    "boat",
    "helmet",
    "vest",
    "plate",
    "radio",
    "firearm",
    "weapon",
    "projectile",
    "explosive",
    "assault_event",
    "mishap",
    "disease",
    "care_place",
    "document",
    "country",
    "media",
    "wound",
    "toll",
    "death_event",
    "injury_event",
    "care",
    "gear_general",
    "gear_part",
)
SETS = {"pair": 2, "couple": 2, "duo": 2, "twins": 2, "trio": 3, "threesome": 3, "foursome": 4, "quartet": 4}
KIN = ("police", "military", "civilian", "family")
PRONOUNS = frozenset(_TOLD["never"]["pronouns"])
NOBODY = frozenset({"nobody", "none", "no-one"})
SOMEONE = frozenset({"someone", "somebody", "anyone", "anybody", "everyone", "everybody"})
MANNED = re.compile(r"(\d+|[a-z]+)-(?:man|woman|strong|person|member|men)\Z")
WRITTEN = {w: n for n, w in enumerate(_TOLD["never"]["written"], 1)}
COLLECTIVE = frozenset(_TOLD["never"]["collectives"])
COUNTERS = frozenset(_TOLD["never"]["counters"])


class Harm(msgspec.Struct, frozen=True, kw_only=True):
    """Who came to harm, how and where in the text it is stated; offsets into the text, `score` 0 to 1.

    `party` is the force whose people they are where the victims themselves have no words ("suffered two fatalities").
    `told` is the stretch of an earlier telling that this one is about ("that figure is false").
    """

    outcome: Outcome
    victim: NounGroup | None
    count: Count | None
    start: int
    end: int
    anchor: int
    rule: str
    score: float
    clause: Clause | None = None
    by: str | None = None
    cause: str | None = None
    party: NounGroup | None = None
    who: str | None = None
    stance: Stance | None = None
    told: tuple[int, int] | None = None


def is_person(view: View, group: NounGroup, *, sure: bool = False) -> bool:
    """Whether a group can be people; `sure` where the verb says that it is ("murdered", "wounded")."""
    low = group.head.low
    if group.pronoun:
        return low in PRONOUNS | NOBODY | SOMEONE or low in COUNTERS or (sure and low in {"those", "these"})
    if (
        group.has("body_part")
        and not group.has("civilian", "police", "military")
        and (group.lemma != "head" or group.owner)
    ):
        return False
    if low in {"upwards", "upward"}:
        return _number_before(view, group) is not None
    if low in NEVER or group.lemma in NEVER or (group.has(*THINGS) and not group.has(*KIN)):
        return group.has("hurt") and group.lemma not in NEVER
    if group.has(*PEOPLE) or low in COUNTERS:
        return True
    if group.lemma in COLLECTIVE and group.count is not None and any(w.low == "of" for w in group.words):
        return True
    if group.head.tag == "CD":
        return not is_measure(group)
    if low in SETS and (of := view.after(group, "of")) is not None:
        return is_person(view, of, sure=sure)
    if is_agent(group):
        return True
    if group.name:
        return (
            (sure or not view.document.capitals)
            and not group.has("place", "month", "weekday")
            and (sure or not group.has("body"))
        )
    if low.endswith(("ed", "ing")) and any(w.classes & {*KIN, "rank"} and w.tag == "NN" for w in group.words[:-1]):
        return True
    return sure and (not LEXICON.readings(low) or group.head.tag == "JJ")


def is_measure(group: NounGroup) -> bool:
    """Whether a bare number measures something else than people: money, shares, a year, a time."""
    words = {w.low for w in group.words}
    if words & {"percent", "%", "$", "€", "£", "km", "million", "billion"} or group.share is not None:
        return True
    return group.head.text.isdigit() and len(group.head.text) == 4 and group.head.text[:2] in {"19", "20"}


def victim_count(view: View, group: NounGroup) -> Count | None:
    """How many people a group is."""
    if group.head.low in NOBODY or group.text.lower() in {"no one", "none", "nobody"}:
        return exactly(0, group.text)
    if group.pronoun and group.head.low in {"he", "she", "him", "her", "himself", "herself", "i", "me"}:
        return exactly(1, group.text)
    if group.head.low in {"they", "them", "each", "themselves"} and group.count is None:
        return _told_of(view, group)
    if group.determiner == "any" and not group.plural:
        return None
    if group.head.low in {"rest", "remainder", "majority"}:
        return None
    if group.lemma == "number" or _is_plural_in_capitals(view, group):
        return at_least(2, group.text)
    if group.head.low in SETS:
        return exactly(SETS[group.head.low], group.text)
    behind = view.after(group, "of")
    if behind is not None and behind.head.tag == "CD" and group.count is None and group.has("person", "family"):
        return behind.count if group.lemma in COLLECTIVE else count_of(group) or exactly(1, group.text)
    if _is_unit_of(group, behind):
        return behind.count if behind is not None else None
    manned = next((m[1] for w in group.words if (m := MANNED.match(w.low)) is not None), None)
    if manned is not None and not group.plural:
        return (
            exactly(WRITTEN.get(manned) or int(manned), group.text) if manned in WRITTEN or manned.isdigit() else None
        )
    told = count_of(group) if group.count is not None else _number_before(view, group) or count_of(group)
    single = group.words[0].low in {"a", "an"} or _is_bare_single(view, group)
    return exactly(1, group.text) if told is None and single and not group.plural else told


def _told_of(view: View, group: NounGroup) -> Count | None:
    """How many "they" are: the people with a number who were told last in the sentence, else the subject before it."""
    earlier = [g for g in view.groups if g.last <= group.first]
    each = group.head.low == "each"
    counted = [g for g in earlier if g.head.tag == "CD" and (g.definite or each)]
    whole = counted[-1 if each else 0] if counted else None
    if whole is not None:
        return whole.count
    for other in reversed(earlier):
        if other.has("person", "police", "military", "civilian") or (other.head.tag == "CD" and other.definite):
            return other.count if other.count is not None and other.count.max is not None else None
    before = next(iter(view.previous()), None)
    main = before.clauses[0].subject if before is not None and before.clauses else None
    return main.count if main is not None and main.plural and main.count is not None and main.has("person") else None


def _is_unit_of(group: NounGroup, behind: NounGroup | None) -> bool:
    """ "a platoon of 30 men"."""
    if behind is None or group.lemma not in COLLECTIVE or group.count is not None or group.plural:
        return False
    return behind.count is not None and behind.plural and behind.has("person", "military", "police")


def _number_before(view: View, group: NounGroup) -> Count | None:
    """The number that stands right before a group, or before its quotation marks: '31 "invaders"', "upwards of 40"."""
    before = next((g for g in reversed(view.groups) if g.last <= group.first), None)
    if group.head.low in {"upwards", "upward"}:
        behind = view.after(group, "of")
        return at_least(behind.count.min + 1, group.text) if behind is not None and behind.count is not None else None
    if (
        before is None
        or before.count is None
        or before.head.tag not in ("CD", "JJR", "RBR", "NN", "NNS", "NP", "JJ")
        or before.share
    ):
        return None
    between = view.words[before.last : group.first]
    plain = not group.pronoun and group.plural and group.determiner is None
    return (
        before.count
        if plain and len(between) <= 2 and all(w.tag == "QT" or w.low in {"more", "other"} for w in between)
        else None
    )


def _is_bare_single(view: View, group: NounGroup) -> bool:
    """A headline's "Policeman"."""
    return (
        group.determiner is None
        and group.head.tag == "NN"
        and group.has("person", "rank")
        and group.lemma not in COLLECTIVE
        and (view.sentence.form == "headline" or len(view.words) < 14)
    )


def _is_plural_in_capitals(view: View, group: NounGroup) -> bool:
    """ "THE JESUITS": where case says nothing, a determiner and an unknown word in -s are a plural."""
    low = group.head.low
    unknown = view.document.capitals and group.head.tag in ("NP", "NN") and not LEXICON.readings(low)
    return (
        unknown
        and group.count is None
        and group.determiner is not None
        and low.endswith("s")
        and not low.endswith("ss")
    )


def joined_to(view: View, group: NounGroup, head: NounGroup) -> tuple[NounGroup, ...]:
    """The group and those that "and" or commas join to it, up to a verb of their own.

    `head` is the noun that governs them ("the deaths *of A and B* shocked"): where no verb has it, theirs is its verb.
    """
    told = [group]
    free = not any(head in (*c.subjects, *c.objects) for c in view.clauses)
    verbs = () if free else tuple(c for c in view.clauses if c.verb.form == "finite" and c.verb.first > group.last)
    subjects = {s.first for c in verbs for s in c.subjects}
    for other in view.groups:
        between = view.words[told[-1].last : other.first]
        if other.first <= told[-1].first or not between:
            continue
        if (
            len(between) > 2
            or any(w.low not in {",", "and", "&", "or", "as", "well"} for w in between)
            or other.first in subjects
        ):
            break
        told.append(other)
    return (
        tuple(told)
        if len(told) == 1 or any(w.low == "and" for w in view.words[group.last : told[-1].first])
        else (group,)
    )


def mend_age(view: View, group: NounGroup) -> NounGroup:
    """The person before an age: in "Private Doe, 27, was hurt" the victim is no group of 27."""
    before = view.words[group.first - 1] if group.first else None
    after = view.words[group.last] if group.last < len(view.words) else None
    if (
        group.head.tag != "CD"
        or before is None
        or before.low not in {",", "aged"}
        or after is None
        or after.low not in {",", ":"}
    ):
        return group
    earlier = [g for g in view.groups if g.last <= group.first]
    named = bool(earlier) and (earlier[-1].name or earlier[-1].has("person")) and group.first - earlier[-1].last <= 2
    return earlier[-1] if named and not earlier[-1].plural else group


def told_number(count: Count | None) -> bool:
    """Whether a count is a number that was told, zero and vague numbers among them, and no bare plural."""
    return count is not None and not (count.max is None and count.min == 2)


def whole_of(view: View, group: NounGroup) -> tuple[int, int]:
    """The stretch of a group with the "of …" behind it ("a sapper *of the third brigade*")."""
    behind = view.after(group, "of", "from")
    return group.start, max(group.end, behind.end if behind is not None else 0)


def is_indefinite_plural(group: NounGroup) -> bool:
    """Whether the group is a bare plural, such as a general statement has."""
    return (
        group.plural and group.count is None and not group.definite and group.determiner is None and not group.pronoun
    )


def before_word(view: View, i: int, skip: tuple[str, ...] = ("RB", "NEG")) -> int:
    """The index of the word before i, adverbs passed over; -1 at the start."""
    i -= 1
    while i >= 0 and view.words[i].tag in skip:
        i -= 1
    return i
