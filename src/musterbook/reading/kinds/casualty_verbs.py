"""Casualties told by a verb: somebody was killed, hurt, shot, taken, or died, in any voice."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.harm import (
    NOBODY,
    OUTCOMES,
    PEOPLE,
    Harm,
    is_indefinite_plural,
    is_person,
    mend_age,
    told_number,
    victim_count,
)
from musterbook.reading.kinds.harm_extent import harm_end, harm_start
from musterbook.reading.kinds.harm_lists import spread
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.terms.claims import Outcome, Stance
from musterbook.terms.counts import exactly

BALLOT = frozenset(
    {"polls", "poll", "ballot", "election", "elections", "vote", "runoff", "primary", "final", "race", "record"}
)
FATALITIES = frozenset(
    ["injury", "wound", "burn", "illness", "fever", "heatstroke", "disease", "shock", "infection", "bullet"]
)
HARMFUL = ("projectile", "explosive", "assault_event", "mishap", "weapon", "vehicle", "armed_group", "aircraft")
REFLEXIVE = frozenset({"himself", "herself", "themselves"})
FATAL = frozenset({"fatally", "mortally"})
SURE = frozenset({"kill", "injure"})
EXACTING = frozenset({"attack", "assault", "ambush", "bomb", "shell", "mortar", "stone", "crush", "shock", "gas"})
LAWFUL = frozenset({"seize", "capture", "detain", "snatch", "imprison", "ambush", "hijack"})
GRAVER: dict[Outcome, int] = {"killed": 5, "died": 4, "captured": 3, "missing": 3, "injured": 2, "harmed": 1}


def find_by_verb(view: View) -> Iterator[Harm]:
    """Harms whose verb says what befell its patient, or its subject."""
    for clause in view.clauses:
        told = outcome_of(view, clause)
        if told is None or _is_first_of_pair(view, clause):
            continue
        outcome, rule, victims = told
        outcome = "harmed" if is_alternative(view, clause, outcome) else outcome
        reality = reality_of(view, clause)
        if reality == "no":
            continue
        for victim in (mend_age(view, v) for v in spread(view, victims, clause) if not _is_bare_state(v)):
            if is_loose(view, clause, victim) or _is_doer(view, clause, victim):
                continue
            if is_person(view, victim, sure=clause.verb.has("kill", "injure", "shoot") or rule == "die"):
                yield _harm(view, clause, victim, outcome, rule, believed=reality == "believed")


def _harm(view: View, clause: Clause, victim: NounGroup, outcome: Outcome, rule: str, *, believed: bool) -> Harm:
    count = victim_count(view, victim)
    stance: Stance | None = None
    if clause.verb.negated and (count is None or count.max != 0):
        denied = victim.name or (victim.definite and not victim.plural and outcome != "injured")
        count = count if denied else exactly(0, clause.verb.text)
        stance = "denies" if denied else None
    bent = clause.verb.voice == "active" and victim not in clause.objects and victim.first < clause.verb.first
    voice = "participle" if bent else clause.verb.voice
    return Harm(
        outcome=outcome,
        victim=victim,
        count=count,
        start=harm_start(clause, victim),
        end=harm_end(view, clause, victim)
        if victim.first < clause.verb.last
        else max(victim.end, _end(view, clause, victim)),
        anchor=clause.verb.start,
        rule=f"casualty.{voice}" if rule == "verb" else f"casualty.{rule}",
        score=0.9 if count is not None else 0.7,
        clause=clause,
        stance="believes" if believed else stance,
    )


def _is_doer(view: View, clause: Clause, who: NounGroup) -> bool:
    """The snipers of "the men whom snipers shot"."""
    return who.first > 0 and view.words[who.first - 1].low == "whom" and clause.verb.first >= who.last


def _end(view: View, clause: Clause, victim: NounGroup) -> int:
    return harm_end(view, clause, victim) if victim in clause.objects else victim.end


def is_loose(view: View, clause: Clause, victim: NounGroup) -> bool:
    """Talk without an event: "killing unarmed people", "police being shot", "individuals who have died", "hurt him"."""
    verb, bare = clause.verb, is_indefinite_plural(victim)
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    if bare and parent is not None and clause.kind in ("relative", "participial") and parent.verb.modal is not None:
        return True
    if verb.form == "gerund" and (bare or (verb.voice == "passive" and victim.determiner in {"a", "an", "any"})):
        return True
    if clause.kind == "relative" and bare and view.time_of(clause) is None and view.place_of(clause) is None:
        return True
    if (
        verb.lemma != "hurt"
        or verb.voice == "passive"
        or (told_number(victim_count(view, victim)) and victim.count is not None)
    ):
        return False
    return clause.agent is not None and not clause.agent.has(*HARMFUL)


def outcome_of(view: View, clause: Clause) -> tuple[Outcome, str, tuple[NounGroup, ...]] | None:
    """What the clause's verb states, the rule that says so, and to whom."""
    verb = clause.verb
    self_told = _self_inflicted(clause)
    if self_told is not None:
        return self_told
    if verb.has("vanish") and verb.voice == "active":
        return "missing", "vanish", clause.subjects
    if verb.has("die") and (verb.voice == "active" or verb.lemma in {"die", "perish"}) and not clause.objects:
        return _death(clause)
    patients = (
        _reduced(view, clause)
        or _behind(clause)
        or clause.patients
        or _telegraphic(view, clause)
        or _fronted(view, clause)
    )
    if not patients or (verb.lemma == "shoot" and _is_shot_otherwise(view, clause)):
        return None
    fatal = is_fatal(view, clause)
    if verb.has("kill", "kill_phrase") or (fatal and verb.has("injure", "shoot", "beat_up", "strike")):
        return "killed", "verb", patients
    if verb.has("capture") and clause.subject is not None and clause.subject.has("disease"):
        return "died", "verb", patients
    if verb.has("kill_foe") and any(p.has("armed_group") for p in patients):
        return "killed", "foe", patients
    if verb.has("shoot") and patients[0].head.low in REFLEXIVE and "accidentally" not in verb.adverbs:
        return "killed", "verb", patients
    if verb.has("injure", "shoot"):
        return "injured", "verb", patients
    games = verb.lemma in {"capture", "seize"} and not view.document.security
    if verb.has("capture") and not games and (verb.lemma not in LAWFUL or _is_captive(patients)):
        return "captured", "capture", patients
    if verb.lemma == "beat" and BALLOT & {w.low for w in view.words[verb.last : verb.last + 6]}:
        return None
    if verb.has("beat_up") and verb.lemma not in EXACTING and any(p.pronoun or p.has(*PEOPLE) for p in patients):
        return "injured", "beaten", patients
    return None


def _is_shot_otherwise(view: View, clause: Clause) -> bool:
    """ "shot at", "shot down", and the games in which a side is "shot out" or "shot to pieces"."""
    behind = [w.low for w in view.words[clause.verb.last : clause.verb.last + 2]]
    games = behind[:1] == ["out"] or (behind[:1] == ["to"] and behind[-1] in {"pieces", "bits", "shreds"})
    return clause.verb.particle in {"at", "down"} or games


def _is_bare_state(group: NounGroup) -> bool:
    """The "dead" of "four soldiers dead", taken for a noun."""
    return (
        group.determiner is None and group.count is None and group.head.low in {"dead", "wounded", "injured", "missing"}
    )


def _behind(clause: Clause) -> tuple[NounGroup, ...]:
    """ "strikes near X killed 40 fighters": a past tense taken for a participle has its victims behind it."""
    verb, first = clause.verb, clause.object
    misread = verb.form == "participle" and verb.voice == "passive" and clause.phrase("by") is None
    return clause.objects if misread and first is not None and first.first == verb.last else ()


def _reduced(view: View, clause: Clause) -> tuple[NounGroup, ...]:
    """ "left 17 people killed and 32 injured": the counted people right before a participle that looks active."""
    verb = clause.verb
    if verb.voice != "active" or verb.last - verb.first > 1 or not verb.has("kill", "injure", "shoot", "capture"):
        return ()
    before = next((g for g in view.groups if g.last == verb.first), None)
    after = view.words[verb.last : verb.last + 1]
    if after and after[0].tag in ("BE", "HV", "MD"):
        return ()
    if before is None or before in clause.subjects or before.count is None or before.head.low in NOBODY:
        return ()
    return (before,)


def _fronted(view: View, clause: Clause) -> tuple[NounGroup, ...]:
    """ "Wounded in the hip, the corporal crawled on": a participle before its main clause."""
    verb = clause.verb
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    bare = verb.form == "participle" and verb.voice == "passive" and not clause.subjects and not clause.objects
    return parent.subjects if bare and parent is not None and parent.start > clause.start else ()


def _telegraphic(view: View, clause: Clause) -> tuple[NounGroup, ...]:
    """ "nine wounded near Gao", "Soldier killed": a participle that looks like a past tense without object."""
    verb = clause.verb
    plain = (
        verb.form == "finite"
        and verb.tense == "past"
        and not (verb.perfect or verb.progressive or verb.modal or verb.negated)
    )
    if (
        not plain
        or verb.voice != "active"
        or not verb.has("kill", "injure", "shoot", "capture")
        or verb.last - verb.first > 3
    ):
        return ()
    after = view.words[verb.last : verb.last + 1]
    if after and (after[0].low == "at" or after[0].tag in ("BE", "HV", "MD") or _verb_joined(view, verb.last)):
        return ()
    return clause.subjects


def _verb_joined(view: View, i: int) -> bool:
    """The "and wounded" of "killed and wounded five"."""
    if view.words[i].low not in {"and", "or"}:
        return False
    behind = next((w for w in view.words[i + 1 :] if w.tag != "RB"), None)
    return behind is not None and behind.tag in ("VBD", "VBN")


def _self_inflicted(clause: Clause) -> tuple[Outcome, str, tuple[NounGroup, ...]] | None:
    """ "committed suicide", "hanged himself", "took his own life"."""
    gift = clause.object
    if gift is None or clause.verb.voice != "active":
        return None
    low = gift.text.lower()
    if (clause.verb.lemma == "commit" and low == "suicide") or (
        clause.verb.lemma in {"take", "end"} and low.endswith("own life")
    ):
        return "died", "suicide", clause.subjects
    if gift.head.low in REFLEXIVE and clause.verb.lemma == "hang":
        return "died", "suicide", clause.subjects
    return None


def is_alternative(view: View, clause: Clause, outcome: Outcome) -> bool:
    """ "killed or wounded 40": the kind of harm is not told."""
    i = clause.verb.first - 1
    while i > 0 and view.words[i].tag in ("RB", "BE"):
        i -= 1
    if i < 1 or view.words[i].low != "or":
        return False
    first = view.words[i - 1]
    return any(
        OUTCOMES.get(name) not in (None, outcome) for name in first.classes & {"kill", "injure", "capture", "dead"}
    )


def is_fatal(view: View, clause: Clause) -> bool:
    """ "fatally shot", "shot dead", "beaten to death"."""
    if FATAL & set(clause.verb.adverbs) or (clause.complement is not None and clause.complement.low == "dead"):
        return True
    behind = [w.low for w in view.words[clause.verb.last : clause.verb.last + 2]]
    if behind[:1] == ["dead"] or behind == ["to", "death"]:
        return True
    return clause.phrase("to") is not None and (clause.phrase("to") or clause.subjects[0]).lemma == "death"


def _death(clause: Clause) -> tuple[Outcome, str, tuple[NounGroup, ...]] | None:
    to = clause.phrase("to")
    if clause.verb.lemma == "expire":
        return None
    if clause.verb.lemma == "succumb":
        serving = clause.subject is not None and clause.subject.has("military", "police", "rank", "observer")
        if not (serving if to is None else to.has("wound", "disease", "illness") or to.lemma in FATALITIES):
            return None
    return "died", "die", clause.subjects


def _is_captive(patients: tuple[NounGroup, ...]) -> bool:
    return any(
        p.has("police", "military", "observer", "civilian", "hurt") and not p.has("armed_group") for p in patients
    )


def _is_first_of_pair(view: View, clause: Clause) -> bool:
    """The "shot" of "shot and killed", the "killed" of "killed or wounded": the verb behind says it all."""
    after = view.words[clause.verb.last : clause.verb.last + 3]
    if not after or after[0].low not in {"and", "&", "or"}:
        return False
    behind = next((c for c in view.clauses if clause.verb.last < c.verb.first <= clause.verb.last + 3), None)
    if behind is None or any(w.tag != "RB" for w in view.words[after[0].i + 1 : behind.verb.first]):
        return False
    told = outcome_of(view, behind)
    own = next(iter(clause.verb.classes & OUTCOMES.keys()), "")
    return told is not None and (after[0].low == "or" or GRAVER[told[0]] >= GRAVER[OUTCOMES.get(own, "harmed")])
