"""Casualties of everyday verbs, in a report of the field: who fell, who was taken, led away, held or kept."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.harm import Harm, is_person, told_number, victim_count
from musterbook.reading.kinds.harm_extent import harm_end, harm_start
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.lexicon import LEXICON
from musterbook.terms.claims import Outcome, Stance
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("casualty_taken")
SETS = {name: frozenset(words) for name, words in _TOLD["taken"].items()}
SERVING = ("police", "military", "observer", "rank", "demonym")
PEOPLE = (*SERVING, "civilian", "family", "person")
SUSPECT = frozenset(_TOLD["taken"]["suspects"])
ROWS = (
    (
        frozenset(_TOLD["taken"]["forms"]),
        frozenset(
            w
            for name in ("military", "police", "observer", "demonym", "rank", "armed_group", "civilian")
            for w in LEXICON.forms(name)
        )
        | SETS["others"],
    ),
)


def find_by_taking(view: View) -> Iterator[Harm]:
    """Harms of "fall", and of "take", "lead", "hold" and "keep" where their object is people."""
    if not view.document.security:
        return
    for clause in view.clauses:
        if clause.verb.lemma not in SETS["lemmas"] or reality_of(view, clause) == "no":
            continue
        if clause.verb.lemma == "fall":
            yield from _fallen(view, clause)
        else:
            yield from _taken(view, clause)


def _fallen(view: View, clause: Clause) -> Iterator[Harm]:
    """ "nine Burundians fell at Leego": people who serve, no way down, and a place or a time."""
    verb = clause.verb
    if verb.negated or verb.voice != "active" or clause.objects or clause.complement is not None:
        return
    if _next(view, clause) in SETS["fallen_not_before"] or clause.phrase(*SETS["fallen_not_with"]) is not None:
        return
    inside = clause.phrase("in")
    if (
        _next(view, clause) == "in"
        and not _is_dated(view, clause)
        and (inside is None or inside.lemma in SETS["fallen_into"])
    ):
        return
    if _next(view, clause) == "on" and not _is_dated(view, clause):
        return
    told = view.time_of(clause) is not None or view.place_of(clause) is not None
    if not told and clause.phrase("in", "at", "near", "during", "on", "with") is None and clause.kind != "relative":
        return
    for victim in clause.subjects:
        count = victim_count(view, victim)
        if victim.has(*SERVING) and is_person(view, victim) and (told_number(count) or victim.definite):
            yield _harm(view, clause, victim, "killed", count, "fallen")


def _next(view: View, clause: Clause) -> str:
    return view.words[clause.verb.last].low if clause.verb.last < len(view.words) else ""


def _taken(view: View, clause: Clause) -> Iterator[Harm]:
    """ "two policemen were taken in April", "rebels had held them since Friday", "they led two of them to a cellar"."""
    verb, words = clause.verb, [w.low for w in view.words[clause.verb.last :]][:16]
    if clause.complement is not None or SETS["not_captive"] & set(words):
        return
    for victim in _victims(clause):
        if not _can_be_taken(view, victim) or not _is_captivity(view, clause, words, victim):
            continue
        count = victim_count(view, victim)
        stance: Stance | None = None
        if verb.negated:
            count = exactly(0, verb.text)
        yield _harm(view, clause, victim, "captured", count, "taken", stance)


def _victims(clause: Clause) -> tuple[NounGroup, ...]:
    """Its patients; the antecedent where the relative clause has no object of its own ("whom they had held")."""
    if clause.verb.voice == "active" and clause.kind == "relative" and not clause.objects:
        whole = clause.antecedent is not None and clause.antecedent not in clause.subjects
        return (clause.antecedent,) if whole and clause.antecedent is not None else ()
    return clause.patients


def _can_be_taken(view: View, victim: NounGroup) -> bool:
    if victim.has("armed_group") or victim.lemma in SUSPECT or not is_person(view, victim):
        return False
    return victim.pronoun or victim.has(*PEOPLE) or victim.head.tag == "CD"


def _is_captivity(view: View, clause: Clause, words: list[str], victim: NounGroup) -> bool:
    """Whether the words around the verb leave captivity alone to be meant."""
    verb, agent = clause.verb, clause.agent
    foe = agent is not None and agent.has("armed_group")
    away = words[:1] == ["away"] or words[:1] == ["off"] or bool(SETS["lairs"] & set(words))
    if verb.lemma in SETS["leading"]:
        return away and (foe or verb.voice == "passive" or bool(SETS["lairs"] & set(words)) or _is_theirs(agent))
    serving = victim.has(*SERVING) or (victim.pronoun and told_number(victim_count(view, victim)))
    if verb.lemma == "take":
        along = words[:4].count("with") > 0 and bool({"them", "him"} & set(words))
        if verb.voice == "active":
            return foe and (away or along)
        plain = clause.phrase("to", "for", "from", "into", "off", "out of", "through", "over", "by", "on", "aboard")
        return away or (serving and victim.plural and plain is None and (_is_dated(view, clause)))
    if foe:
        return victim.count is not None or victim.definite or victim.pronoun
    long = clause.phrase("for", "since", "in", "at") is not None or _is_dated(view, clause) or verb.progressive
    return verb.voice == "passive" and agent is None and long and (serving or victim.head.low in SETS["anybody"])


def _is_theirs(agent: NounGroup | None) -> bool:
    return agent is not None and agent.head.low == "they"


def _is_dated(view: View, clause: Clause) -> bool:
    return any(clause.start <= t.start < clause.end for t in view.times)


def _harm(
    view: View,
    clause: Clause,
    victim: NounGroup,
    outcome: Outcome,
    count: Count | None,
    rule: str,
    stance: Stance | None = None,
) -> Harm:
    return Harm(
        outcome=outcome,
        victim=victim,
        count=count,
        start=min(harm_start(clause, victim), victim.start),
        end=max(harm_end(view, clause, victim), victim.end),
        anchor=clause.verb.start,
        rule=f"casualty.{rule}",
        score=0.7,
        clause=clause,
        stance=stance,
    )
