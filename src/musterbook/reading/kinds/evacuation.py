"""Evacuations: casualties moved for care, to a hospital, a clinic or another country."""

from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.casualty_slots import who_of
from musterbook.reading.kinds.evacuation_carried import CUES, TURNS, find_carried
from musterbook.reading.kinds.evacuation_gone import find_gone
from musterbook.reading.kinds.evacuation_rows import find_rows
from musterbook.reading.kinds.evacuation_told import NOT_HURT, counted_people, find_told_evacuations
from musterbook.reading.kinds.harm import is_person, victim_count
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.lexicon import LEXICON
from musterbook.terms.claims import slots_of

HURT = frozenset({*load_frames("care_told")["people"]["hurt"], "dead", "bodies", "body", "remains"})
TO = ("to", "into", "for", "towards", "at")
MOVED_ALIVE = frozenset({"dead", "body", "bodies", "remains", "corpse", "corpses", "coffin"})
SENDING = ("medevac", "carry_to")


def find_evacuations(view: View) -> Iterator[Candidate]:
    """The moves of casualties that a sentence tells: by its clauses, then by patterns where those are silent."""
    strict = tuple(find_by_clause(view))
    yield from strict
    kept = list(strict)
    for loose in (*find_told_evacuations(view), *find_rows(view), *find_gone(view), *find_carried(view)):
        apart = _cut_behind(loose, kept)
        if apart is not None:
            kept.append(apart)
            yield apart


def _cut_behind(loose: Candidate, kept: list[Candidate]) -> Candidate | None:
    """A looser reading without the words of a stricter one before it ("was flown out and *repatriated in May*")."""
    met = [k for k in kept if k.start < loose.end and loose.start < k.end]
    if not met:
        return loose
    anchor = loose.anchor if loose.anchor is not None else loose.start
    if loose.rule not in {"evacuation.moved", "evacuation.gone", "evacuation.carried"} or any(
        k.end > anchor for k in met
    ):
        return None
    return msgspec.structs.replace(loose, start=anchor)


def find_by_clause(view: View) -> Iterator[Candidate]:
    """The moves that clauses tell."""
    for clause in view.clauses:
        if not clause.verb.has(*SENDING) or clause.verb.negated:
            continue
        stance = stance_of(view, clause)
        patients = tuple(
            p
            for p in clause.patients
            if is_person(view, p) and not (MOVED_ALIVE & {w.low for w in p.words} or p.lemma in NOT_HURT)
        )
        if not patients or stance == "no" or not is_for_care(view, clause, patients[0]):
            continue
        for patient in patients:
            yield _candidate(view, clause, patient, expects=stance == "expects")
    yield from _nominal(view)


def stance_of(view: View, clause: Clause) -> str:
    """ "told", "expects" for the future, "no" for the rest."""
    verb = clause.verb
    if verb.modal in {"will", "shall"} or verb.tense == "future" or (verb.form == "infinitive" and "be" in verb.via):
        return "no" if view.is_unreal(verb.start) else "expects"
    return "told" if reality_of(view, clause) == "told" else "no"


def is_for_care(view: View, clause: Clause, patient: NounGroup) -> bool:
    """Whether the move is a casualty's: by verb and victim, by destination, or by what was told just before."""
    place = destination_of(clause)
    care = clause.phrase("for", "to", "at", "in", "into")
    to_care = any(a.prep in TO and a.group.has("care_place", "care") for a in clause.attachments)
    hurt = bool(HURT & {w.low for w in patient.words}) or patient.has("hurt") or _is_hurt_here(view, clause, patient)
    if clause.verb.has("medevac"):
        return (
            to_care
            or hurt
            or "medically" in clause.verb.adverbs
            or clause.verb.lemma in {"medevac", "medivac", "casevac"}
        )
    if to_care:
        return care is not None
    return hurt and place is not None and place.has("country", "place")


def _is_hurt_here(view: View, clause: Clause, patient: NounGroup) -> bool:
    """Whether the same people are told as hurt in this sentence, or a pronoun or "the two" follows a hurt."""
    if any(
        c.verb.has("injure", "shoot") and c.verb.voice == "passive" and set(c.subjects) & set(clause.subjects)
        for c in view.clauses
    ):
        return True
    refers = patient.pronoun or patient.definite
    before = next(view.previous(), None)
    return (
        refers
        and before is not None
        and any(w.classes & {"injure", "hurt_state", "wound", "shoot"} for w in before.words)
    )


def destination_of(clause: Clause) -> NounGroup | None:
    """Where they were taken: the first "to …" that is no purpose."""
    return next(
        (a.group for a in clause.attachments if a.prep in ("to", "into", "at") and not a.group.has("care")), None
    )


def _candidate(view: View, clause: Clause, patient: NounGroup, *, expects: bool) -> Candidate:
    place, source = destination_of(clause), clause.phrase("from", "out of")
    start = patient.start if patient.end <= clause.verb.start else clause.verb.start
    if clause.verb.voice == "active" and clause.subject is not None and clause.subject.start >= clause.start:
        start = min(start, clause.subject.start)
    return Candidate(
        kind="evacuation",
        start=start,
        end=max(clause.end, patient.end),
        slots=slots_of(
            "evacuation",
            count=counted_people(view, patient),
            who=who_of(view, patient),
            from_=source.text if source is not None else None,
            destination=place.text if place is not None else None,
            occurred=view.time_of(clause),
        ),
        rule=f"evacuation.{clause.verb.voice}",
        score=0.85,
        stance="expects" if expects else None,
        anchor=clause.verb.start,
    )


def _nominal(view: View) -> Iterator[Candidate]:
    """ "the medical evacuation of two soldiers to Nairobi"."""
    for group in view.groups:
        people = view.after(group, "of") if group.has("evacuation_noun") else None
        if people is None or view.is_unreal(group.start) or not is_person(view, people):
            continue
        if not (
            HURT & {w.low for w in (*people.words, *group.words)}
            or "medical" in group.text.lower()
            or group.lemma in {"medevac", "casevac"}
        ):
            continue
        where = view.after(people, "to")
        yield Candidate(
            kind="evacuation",
            start=group.start,
            end=where.end if where is not None else people.end,
            slots=slots_of(
                "evacuation",
                count=victim_count(view, people),
                who=who_of(view, people),
                destination=where.text if where is not None else None,
            ),
            rule="evacuation.nominal",
            score=0.75,
        )


WORDS = tuple(w for name in ("medevac", "carry_to", "evacuation_noun") for w in LEXICON.forms(name))
EVACUATION = KindReader(
    kind="evacuation",
    triggers=(
        *word_triggers(WORDS),
        r"\b(?:hospitali[sz]ed|admitted|treat\w*|stabili[sz]ed|surgery|recovering|hospital|clinic)\b",
        r"\b(?:pulled|dragged|picked up|loaded|collected|arrived|operated on|evacuation|evac\w*|intensive care)\b",
        r"\b(?:operat\w+|plane|flight|aboard|aircraft|discharged|ambulance|seen by|coma|ventilator|amputat\w+|hosp)\b",
        r"\b(?:went|left for|gone to|got to|made it|reached|walked to|by road|by air|by hel\w+|transfer of)\b",
        r"\b(?:worst|most badly|theatres?|seen by|\d+ x)\b",
        r"\d ?[/|;] ?\d+ ?[/|;] ?\d",
        *word_triggers(CUES),
    ),
    rows=TURNS,
    find=find_evacuations,
)
