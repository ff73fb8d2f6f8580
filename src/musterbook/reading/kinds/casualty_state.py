"""Casualties told by a state: "is missing", "left one dead and three hurt", "12 killed", "two wounded men"."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import clause_at
from musterbook.reading.kinds.harm import OUTCOMES, Harm, is_person, told_number, victim_count, whole_of
from musterbook.reading.kinds.harm_extent import end_with_circumstance, harm_start
from musterbook.reading.kinds.harm_lists import list_behind
from musterbook.reading.kinds.harm_nouns import clause_around
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.words import Word
from musterbook.terms.claims import Outcome

STATES = ("dead", "hurt_state", "missing_state", "captive_state")
PARTICIPLES = ("kill", "injure", "capture")
BENT = frozenset({"JJ", "VBN", "VBD", "NNS", "NN", "RB"})
LINKING = frozenset(
    [
        "be",
        "become",
        "remain",
        "go",
        "stay",
        "lie",
        "seem",
        "appear",
        "get",
        "feel",
        "turn",
        "report",
        "find",
        "leave",
        "declare",
        "pronounce",
        "list",
        "presume",
        "believe",
        "fear",
        "confirm",
    ]
)
CONDITION = frozenset({"critical", "serious", "grave", "stable", "satisfactory", "guarded", "fair", "intensive"})
WARDS = frozenset({"hospital", "infirmary", "ward", "clinic"})
FREED = frozenset({"free", "release", "rescue", "liberate", "return", "ransom"})


def _state_words() -> dict[str, Outcome]:
    told = {low: OUTCOMES[name] for name in STATES for low in LEXICON.members(name) if low not in {"safe", "stable"}}
    for name in PARTICIPLES:
        bent = (f for f in LEXICON.forms(name) if any(r.tag == "VBN" for r in LEXICON.readings(f)))
        told.update(dict.fromkeys(bent, OUTCOMES[name]))
    return told | {"shot": "injured", "stabbed": "injured", "gunned": "killed"}


STATE_WORDS = _state_words()


def state_of(word: Word) -> Outcome | None:
    """The outcome that an adjective or participle tells, whatever it was tagged as."""
    return STATE_WORDS.get(word.low) if word.tag in BENT else None


def find_by_state(view: View) -> Iterator[Harm]:
    """Harms told by a predicate, by a word right behind a group, or by an adjective inside a numbered group."""
    for clause in view.clauses:
        yield from _predicate(view, clause)
        yield from _inverted(view, clause)
        yield from _identified(view, clause)
    for group in view.groups:
        yield from _apposed(view, group)
        yield from _attributive(view, group)


def _predicate(view: View, clause: Clause) -> Iterator[Harm]:
    """ "the officer is missing", "was found dead", "left one peacekeeper dead"."""
    word = clause.complement
    outcome = state_of(word) if word is not None else None
    if word is None or outcome is None or clause.verb.has("shoot"):
        if clause.verb.lemma in LINKING and clause.phrase("in") is not None:
            yield from _condition(view, clause)
        return
    if clause.verb.lemma == "put":
        return
    reality = reality_of(view, clause, dynamic=not clause.verb.hedges)
    if reality == "no" or clause.verb.negated or _is_rule(view, clause):
        return
    held = clause.objects if clause.verb.voice == "active" and clause.objects else clause.subjects
    for victim in held:
        told = _state_behind(view, victim) if victim in clause.objects else word
        state = state_of(told) if told is not None else None
        if told is not None and state is not None and is_person(view, victim):
            yield Harm(
                outcome=state,
                victim=victim,
                count=victim_count(view, victim),
                start=harm_start(clause, victim),
                end=_predicate_end(view, clause, victim, told),
                anchor=told.start,
                rule="casualty.predicate",
                score=0.85,
                clause=clause,
                stance="believes" if reality == "believed" else None,
            )


def _is_rule(view: View, clause: Clause) -> bool:
    """ "a man who is missing draws his pay": anyone of whom it is true."""
    who, parent = clause.antecedent, view.clauses[clause.parent] if clause.parent is not None else None
    return (
        clause.kind == "relative"
        and who is not None
        and who.determiner in {"a", "an", "any"}
        and clause.verb.tense == "present"
        and parent is not None
        and parent.verb.tense == "present"
        and not (parent.verb.perfect or parent.verb.progressive)
    )


def _inverted(view: View, clause: Clause) -> Iterator[Harm]:
    """ "also injured were a cook and her son"."""
    before = view.words[: clause.verb.first]
    state = state_of(before[-1]) if before and all(w.tag in (*BENT, "RB", "CC") for w in before) else None
    if state is None or clause.verb.lemma != "be" or len(before) > 3:
        return
    for victim in (*clause.objects, *clause.subjects):
        if is_person(view, victim, sure=True) and victim.start > clause.verb.start:
            yield _named(view, clause, victim, state, before[0].start, "inverted")


def _identified(view: View, clause: Clause) -> Iterator[Harm]:
    """ "the dead officer was identified as Constable Roe"."""
    if clause.verb.lemma not in {"identify", "name"} or clause.verb.negated or reality_of(view, clause) == "no":
        return
    told = next((o for p in clause.patients for w in p.words if (o := state_of(w)) is not None), None)
    named = clause.phrase("as")
    if told is None or named is None or not is_person(view, named, sure=True) or not named.name:
        return
    start = clause.patients[0].start
    for victim in list_behind(view, named):
        if victim.name:
            yield _named(view, clause, victim, told, min(start, victim.start), "identified")


def _named(view: View, clause: Clause, victim: NounGroup, outcome: Outcome, start: int, rule: str) -> Harm:
    return Harm(
        outcome=outcome,
        victim=victim,
        count=victim_count(view, victim),
        start=start,
        end=victim.end,
        anchor=clause.verb.start,
        rule=f"casualty.{rule}",
        score=0.75,
        clause=clause,
    )


def _predicate_end(view: View, clause: Clause, victim: NounGroup, told: Word) -> int:
    """Where the predicate ends, "for" of "unaccounted for" with it."""
    behind = view.words[told.i + 1] if told.i + 1 < len(view.words) else told
    end = behind.end if told.low == "unaccounted" and behind.low == "for" else told.end
    return end if victim in clause.objects[:-1] else max(end_with_circumstance(view, clause), end)


def _state_behind(view: View, victim: NounGroup) -> Word | None:
    """The first state behind an object: "left one *dead* and three *hurt*"."""
    return next((w for w in view.words[victim.last :] if state_of(w) is not None), None)


def _condition(view: View, clause: Clause) -> Iterator[Harm]:
    """ "is in critical condition"."""
    where = clause.phrase("in")
    if (
        where is None
        or not (where.lemma in {"condition", "care", "coma"} or where.has("care_place"))
        or reality_of(view, clause) == "no"
        or clause.verb.negated
    ):
        return
    lying = (
        where.has("care_place")
        and clause.verb.lemma in {"remain", "stay", "lie", "be"}
        and (where.lemma in WARDS or (not where.definite and where.determiner is None))
    )
    if where.lemma == "coma" or lying or CONDITION & {w.low for w in where.words}:
        for victim in clause.subjects:
            if is_person(view, victim):
                yield Harm(
                    outcome="injured",
                    victim=victim,
                    count=victim_count(view, victim),
                    start=victim.start,
                    end=max(clause.end, where.end),
                    anchor=where.start,
                    rule="casualty.condition",
                    score=0.7,
                    clause=clause,
                )


def _apposed(view: View, group: NounGroup) -> Iterator[Harm]:
    """ "two dead", "three more hurt": the state stands right behind the group, no verb between."""
    i = group.last
    while i < len(view.words) and view.words[i].tag == "RB":
        i += 1
    if i >= len(view.words) or not is_person(view, group):
        return
    outcome = state_of(view.words[i])
    if outcome is None or view.is_unreal(group.start):
        return
    clause = clause_at(view, i)
    around = clause_around(view, group.start)
    if clause is not None and clause.verb.has("kill", "injure", "capture", "shoot"):
        return
    if around is not None and around.verb.lemma in {"put", "place"} and view.words[i].low == "dead":
        return
    if not told_number(victim_count(view, group)) and not group.more:
        return
    yield Harm(
        outcome=outcome,
        victim=group,
        count=victim_count(view, group),
        start=group.start,
        end=view.words[i].end,
        anchor=view.words[i].start,
        rule="casualty.apposed",
        score=0.8,
        clause=clause_around(view, group.start),
    )


def _attributive(view: View, group: NounGroup) -> Iterator[Harm]:
    """ "the six injured drivers had no escort": a number and the state inside the group."""
    if group.count is None or not told_number(group.count) or not is_person(view, group):
        return
    if clause_at_freed(view, group):
        return
    told = [(w, o) for w in group.words[:-1] if w is not group.head and (o := state_of(w)) is not None]
    clause = clause_around(view, group.start)
    if not told or view.is_unreal(group.start) or (clause is not None and _is_told_otherwise(view, clause, group)):
        return
    start, end = whole_of(view, group)
    if clause is not None and group in clause.subjects:
        end = max(end, clause.end)
    yield Harm(
        outcome=told[0][1],
        victim=group,
        count=group.count,
        start=start,
        end=end,
        anchor=told[0][0].start,
        rule="casualty.attributive",
        score=0.65,
        clause=clause,
    )


def clause_at_freed(view: View, group: NounGroup) -> bool:
    """ "six of the kidnapped soldiers were freed"."""
    return any(c.verb.lemma in FREED and group in (*c.subjects, *c.objects) for c in view.clauses)


def _is_told_otherwise(view: View, clause: Clause, group: NounGroup) -> bool:
    taken = clause.verb.has("medevac", "kill", "injure", "die", "carry_to") and group in (
        *clause.subjects,
        *clause.objects,
    )
    return taken or reality_of(view, clause) == "no"
