"""Casualties told by a fixed turn of words, kept as data: "sent four guards to their graves", "lost contact with"."""

from collections.abc import Iterator

from msgspec import structs

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import clause_at, load_frames
from musterbook.reading.kinds.harm import NOBODY, Harm, is_indefinite_plural, is_person, mend_age, victim_count
from musterbook.reading.kinds.harm_nouns import clause_around
from musterbook.reading.kinds.harm_reality import is_real_governor, reality_of
from musterbook.reading.kinds.harm_templates import Found, Templates, subjects_at
from musterbook.reading.numbers import read_number
from musterbook.terms.claims import Outcome
from musterbook.terms.counts import Count, at_least, exactly

_TOLD = (load_frames("casualty_frames"), load_frames("casualty_turns"))
OUTCOMES: tuple[Outcome, ...] = ("killed", "died", "injured", "missing", "captured", "harmed")


def _templates(name: str) -> dict[Outcome, Templates]:
    """The templates of a table of both files, by outcome."""
    lines = {o: [line for told in _TOLD for line in told.get(name, {}).get(o, ())] for o in OUTCOMES}
    return {o: Templates(told) for o, told in lines.items() if told}


FRAMES, NONE, TOLLS = _templates("frames"), _templates("none"), _templates("tolls")
CUES = tuple(c for told in (FRAMES, NONE, TOLLS) for templates in told.values() for c in templates.cues())
TURNS = tuple(c for told in (FRAMES, NONE, TOLLS) for templates in told.values() for c in templates.turns())
NEARLY = frozenset({"nearly", "almost", "narrowly"})
LEAVING = frozenset({"leaving", "boarding", "entering", "being"})
STATIVE = frozenset(
    {"have", "carry", "bear", "show", "nurse", "keep", "limp", "hobble", "lie", "remain", "fear", "ail"}
) | {"go", "be"}
SPEAKING = {"his": "he", "her": "she", "their": "they", "my": "I", "our": "we"}
MERE = frozenset({"dead", "those", "these"})
PLACED = ("who", "n", "more", "patients", "military+police+observer")


def find_by_frame(view: View) -> Iterator[Harm]:
    """Harms that a turn of words tells, harms that one denies, and tolls."""
    if not view.document.security:
        return
    for outcome, templates in FRAMES.items():
        for found in templates.find(view):
            if is_stated(view, found):
                yield from _told(view, found, outcome)
    for outcome, templates in NONE.items():
        for found in templates.find(view):
            if is_stated(view, found):
                yield from _nobody(view, found, outcome)
    for outcome, templates in TOLLS.items():
        for found in templates.find(view):
            if is_stated(view, found):
                yield from _toll(view, found, outcome)


def is_stated(view: View, found: Found) -> bool:
    """Whether the words tell what happened."""
    at = found.first if found.template.before in (None, "S") else found.groups[0].last
    verbs = [w for w in view.words[at : found.last] if w.tag.startswith("VB") or w.tag in ("BE", "HV")]
    wide = found.template.before is None and "*" in found.template.text.split()
    anchor = verbs[-1 if wide else 0] if verbs else None
    if view.is_unreal(view.words[found.first].start) or _is_near_miss(view, found):
        return False
    clause = clause_at(view, anchor.i) if anchor is not None else clause_around(view, view.words[found.first].start)
    if clause is None:
        return not any(w.tag in ("MD", "TO") for w in view.words[max(0, found.first - 2) : found.first])
    if anchor is None and not is_real_governor(view, found.first):
        return False
    if clause.verb.negated and not found.template.negative:
        return False
    if clause.verb.modal == "have to" and clause.verb.tense == "past":
        return True
    if found.template.negative and (clause.verb.modal in (None, "could") or "again" in found.template.text):
        return True
    return reality_of(view, clause, dynamic=anchor is not None and not _is_standing(view, clause)) != "no"


def _is_standing(view: View, clause: Clause) -> bool:
    """ "she has a bruise": a state of somebody told, no habit of anybody."""
    who = clause.subject
    if who is None or clause.verb.lemma not in STATIVE:
        return False
    owned = who.has("body_part") and who.owner is not None
    return clause.verb.lemma == "fear" or owned or (is_person(view, who) and not is_indefinite_plural(who))


def _is_near_miss(view: View, found: Found) -> bool:
    """ "was nearly run over", "suffered no injuries", "is missing a limb", "was last seen wearing"."""
    words = view.words[max(0, found.first - 2) : found.last]
    behind = view.words[found.last] if found.last < len(view.words) else None
    if NEARLY & {w.low for w in words}:
        return True
    if not found.template.negative and any(g.count is not None and g.count.max == 0 for g in found.groups):
        return True
    last = view.words[found.last - 1].low
    if behind is not None and last == "missing" and behind.tag in ("DT", "PS"):
        return True
    return behind is not None and last == "seen" and behind.tag == "VBG" and behind.low not in LEAVING


def _told(view: View, found: Found, outcome: Outcome) -> Iterator[Harm]:
    owned = next((g for g in found.groups if _has_owner(g)), None)
    if found.template.before == "S":
        victims = tuple(mend_age(view, s) for s in subjects_at(view, found.first))
        victims = tuple(v for v in victims if is_person(view, v) or (v.name and is_person(view, v, sure=True)))
    elif owned is not None and "{who}" not in found.template.text:
        owner = owned.owner or ""
        yield _harm(view, found, outcome, None, _owner_count(owned), SPEAKING.get(owner.lower(), owner))
        return
    elif told := found.in_place("a_death"):
        yield _harm(view, found, outcome, None, exactly(1, told[0].text), None)
        return
    elif "{who}" not in found.template.text and (parts := found.in_place("body_part")):
        yield from _of_part(view, found, outcome, parts[-1])
        return
    elif bodies := found.in_place("bodies", "coffins"):
        yield _harm(view, found, outcome, None, bodies[0].count, None)
        return
    else:
        told = found.in_place(*PLACED) if found.groups else _around(view, found)
        victims = tuple(g for g in told if is_person(view, g, sure=True) and not is_indefinite_plural(g))
        victims = tuple(
            v for v in victims if v.head.low not in MERE or (v.head.low == "dead" and "bury" not in found.template.text)
        )
    for victim in victims:
        if victim.head.low not in NOBODY:
            harm = _harm(view, found, outcome, victim, victim_count(view, victim), None)
            suicide = found.template.text.startswith("suicide")
            yield structs.replace(harm, rule="casualty.suicide") if suicide else harm


def _of_part(view: View, found: Found, outcome: Outcome, part: NounGroup) -> Iterator[Harm]:
    """ "a splinter lodged in the shoulder *of the man*", "stopped at the rib": somebody's, told or not."""
    of = view.after(part, "of")
    if of is not None and is_person(view, of, sure=True) and not is_indefinite_plural(of):
        yield _harm(view, found, outcome, of, victim_count(view, of), None)
    elif (
        of is None
        and part.owner is None
        and ("fractured" in found.template.text or any(g.has("projectile", "explosive") for g in view.groups))
    ):
        yield _harm(view, found, outcome, None, _parts_told(part) or exactly(1, part.text), None)


def _parts_told(part: NounGroup) -> Count | None:
    """ "two broken collarbones": as many people, of parts that everybody has one of or that are told as cases."""
    return part.count if part.count is not None and not part.plural else None


def _has_owner(group: NounGroup) -> bool:
    return group.owner is not None and (
        group.has("body_part", "wound", "remains_of", "death_event") or group.lemma == "life"
    )


def _around(view: View, found: Found) -> tuple[NounGroup, ...]:
    """The counted group that a template begins inside of ("*three more sustained* wounds")."""
    return tuple(g for g in view.groups if g.first <= found.first < g.last and g.count is not None)


def _owner_count(group: NounGroup) -> Count:
    owner = (group.owner or group.text).lower()
    many = owner.split()[-1] in {"their", "our"} or (owner.endswith("s") and owner.split()[-1] != "his")
    return at_least(2, owner) if many else exactly(1, owner)


def _harm(
    view: View, found: Found, outcome: Outcome, victim: NounGroup | None, count: Count | None, who: str | None
) -> Harm:
    words = view.words[found.first : found.last]
    start, end = words[0].start, words[-1].end
    clause = clause_at(view, found.first) or clause_around(view, start)
    near = victim is not None and abs(victim.start - start) < 200
    if victim is not None and near:
        start, end = min(start, victim.start), max(end, victim.end)
    return Harm(
        outcome=outcome,
        victim=victim,
        count=count,
        start=start,
        end=max(end, clause.end) if clause is not None and clause.start <= words[0].start else end,
        anchor=words[0].start,
        rule="casualty.frame",
        score=0.7,
        clause=clause,
        who=who,
        stance="believes" if _is_believed(view, found, clause) else None,
    )


def _is_believed(view: View, found: Found, clause: Clause | None) -> bool:
    feared = "worst" in found.template.text or "hope" in found.template.text
    return feared or (clause is not None and reality_of(view, clause) == "believed")


def _nobody(view: View, found: Found, outcome: Outcome) -> Iterator[Harm]:
    """A zero: "escaped unhurt", "without loss of life"."""
    victims = subjects_at(view, found.first) if found.template.before == "S" else found.in_place("who")
    people = [v for v in victims if is_person(view, v)]
    if not people and (found.template.before == "S" or victims):
        return
    harm = _harm(view, found, outcome, people[0] if people else None, None, None)
    yield Harm(
        outcome=outcome,
        victim=harm.victim,
        count=exactly(0, view.document.text[view.words[found.first].start : view.words[found.last - 1].end]),
        start=harm.start,
        end=harm.end,
        anchor=harm.anchor,
        rule="casualty.none",
        score=0.65,
        clause=harm.clause,
    )


def _number_at_end(view: View, group: NounGroup) -> Count | None:
    """The second number of "from six to nine"."""
    told = read_number(view.words, group.head.i)
    return exactly(told[0], group.head.text) if told is not None else group.count


def _toll(view: View, found: Found, outcome: Outcome) -> Iterator[Harm]:
    numbers = [g for g in found.groups if g.count is not None]
    if not numbers:
        return
    last = numbers[-1]
    count = last.count if found.template.elements[0][0] != "revise" else _number_at_end(view, last)
    if "{n} to {n}" in found.template.text and "range" in found.template.text and len(numbers) > 1:
        low, high = numbers[0].count, numbers[-1].count
        count = (
            Count(min=low.min, max=high.max, approx=False, words=f"{numbers[0].text} to {last.text}")
            if low and high
            else count
        )
    yield structs.replace(_harm(view, found, outcome, None, count, None), rule="casualty.toll")
