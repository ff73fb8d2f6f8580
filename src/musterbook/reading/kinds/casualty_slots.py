"""The slots of a casualty beside its count: how badly, where on the body, why, by whom, doing what."""

import re

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.casualty_people import people_of
from musterbook.reading.kinds.harm import Harm, whole_of
from musterbook.terms.claims import CasualtySlots, Category, Outcome, Severity, slots_of

_TOLD = load_frames("casualty")
_WHY = load_frames("harm")["category"]
SEVERITIES: tuple[Severity, ...] = ("critical", "serious", "minor")
REFLEXIVE = frozenset({"himself", "herself", "themselves"})
ACTIVITIES = re.compile(_TOLD["patterns"]["activity"])
SELF = re.compile(_TOLD["patterns"]["self_inflicted"])
SUCCUMBED = re.compile(_TOLD["patterns"]["died_of_wounds"])
WHY = {name: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b") for name, words in _WHY.items()}
PARTED = ("in", "to", "on", "through", "across", "into")
CAUSES = ("assault_event", "projectile", "explosive", "mishap", "disease", "weapon")


def casualty_slots(view: View, harm: Harm) -> CasualtySlots:
    """All slots of one harm, from words near its quote."""
    low = view.document.low[harm.start : harm.end]
    victim, clause = harm.victim, harm.clause
    category = category_of(low, harm)
    people = people_of(view, harm)
    told: CasualtySlots = slots_of(
        "casualty",
        count=harm.count,
        outcome=settle(harm.outcome, category, low),
        severity=severity_of(view, harm),
        body_part=body_part_of(view, harm),
        who=harm.who or who_of(view, victim),
        name=people.name,
        population=people.population,
        personnel=people.personnel,
        nationality=people.nationality,
        age=people.age,
        sex=people.sex,
        category=category,
        by=harm.by or by_of(clause, victim),
        cause=harm.cause or cause_of(view, clause),
        activity=activity_of(low),
        occurred=view.time_of(clause) if clause is not None else None,
        where=view.place_of(clause) if clause is not None else None,
    )
    return told


def settle(outcome: Outcome, category: Category | None, low: str) -> Outcome:
    """Who "died" was killed where violence or an accident is told, and died where an illness is."""
    if outcome == "died" and (category in ("malicious act", "accident") or SUCCUMBED.search(low)):
        return "killed"
    if outcome == "killed" and category in ("illness", "self-inflicted"):
        return "died"
    return outcome


def category_of(low: str, harm: Harm) -> Category | None:
    """Why, by the words of the quote."""
    if harm.rule == "casualty.suicide" or (
        SELF.search(low) and (harm.victim is None or harm.victim.head.low in REFLEXIVE)
    ):
        return "self-inflicted"
    if harm.outcome == "died" and WHY["illness"].search(low):
        return "illness"
    if WHY["accident"].search(low):
        return "accident"
    if WHY["malicious"].search(low) or harm.outcome == "captured":
        return "malicious act"
    return "illness" if WHY["illness"].search(low) else None


def severity_of(view: View, harm: Harm) -> Severity | None:
    """How badly, by an adverb of the verb or an adjective inside the quote."""
    words = view.words_of(harm.start, harm.end)
    if harm.outcome not in ("injured", "harmed"):
        return None
    for name in SEVERITIES:
        if any(name in w.classes for w in words):
            return name
    return None


def body_part_of(view: View, harm: Harm) -> str | None:
    """The part of the body that the quote names behind a preposition or with an owner."""
    if harm.outcome not in ("injured", "killed", "died"):
        return None
    for a in view.attachments:
        if harm.start <= a.start < harm.end and a.prep in PARTED and a.group.has("body_part"):
            return a.group.lemma
    owned = (g for g in view.groups if harm.start <= g.start < harm.end and g.has("body_part") and g.owner)
    return next((g.lemma for g in owned if g.lemma not in {"body", "back", "side"}), None)


def who_of(view: View, victim: NounGroup | None) -> str | None:
    """The victims in the report's words, "of …" with them."""
    if victim is None:
        return None
    start, end = whole_of(view, victim)
    return view.document.text[start:end]


def by_of(clause: Clause | None, victim: NounGroup | None) -> str | None:
    """Who did it."""
    agent = clause.agent if clause is not None else None
    if (
        agent is None
        or agent is victim
        or clause is None
        or not clause.verb.has("kill", "injure", "shoot", "capture", "beat_up", "kill_phrase")
    ):
        return None
    return (
        agent.text if agent.has("armed_group", "police", "military", "person", "body") and not agent.pronoun else None
    )


def cause_of(view: View, clause: Clause | None) -> str | None:
    """What did it: a "by", "in" or "from" phrase, the subject where it is a thing, or the "when" clause."""
    if clause is None:
        return None
    for attachment in clause.attachments:
        if attachment.prep in (
            "by",
            "in",
            "from",
            "of",
            "with",
            "during",
            "to",
            "after",
            "following",
        ) and attachment.group.has(*CAUSES):
            return attachment.group.text
    subject = clause.subject
    if clause.verb.voice == "active" and subject is not None and subject.has(*CAUSES):
        return subject.text
    for child in view.clauses:
        if child.parent == clause.index and child.marker in {"when", "after", "as"}:
            words = view.document.text[child.start : child.end]
            return words.split(None, 1)[-1]
    return None


def activity_of(low: str) -> str | None:
    """What they were doing."""
    found = ACTIVITIES.search(low)
    return found[1] if found else None
