"""Casualties: who was killed, hurt, taken, or is missing, one candidate for each outcome of each group of victims."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import structs

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, Link, word_triggers
from musterbook.reading.frames import forms_of, load_frames
from musterbook.reading.kinds.casualty_back import TRIGGERS as BACK
from musterbook.reading.kinds.casualty_back import find_pointing_back, is_called_untrue
from musterbook.reading.kinds.casualty_care import find_by_care
from musterbook.reading.kinds.casualty_ellipsis import find_by_ellipsis
from musterbook.reading.kinds.casualty_frames import CUES, TURNS, find_by_frame
from musterbook.reading.kinds.casualty_fronted import find_by_fronting
from musterbook.reading.kinds.casualty_idioms import find_by_idiom
from musterbook.reading.kinds.casualty_included import RULE as INCLUDED
from musterbook.reading.kinds.casualty_included import find_included
from musterbook.reading.kinds.casualty_joined import join_victims
from musterbook.reading.kinds.casualty_mention import find_by_mention
from musterbook.reading.kinds.casualty_nominal import find_by_noun
from musterbook.reading.kinds.casualty_returns import CUES as SHORT_CUES
from musterbook.reading.kinds.casualty_returns import find_by_return
from musterbook.reading.kinds.casualty_slots import casualty_slots
from musterbook.reading.kinds.casualty_state import find_by_state
from musterbook.reading.kinds.casualty_suffer import find_by_suffering
from musterbook.reading.kinds.casualty_taken import ROWS as TAKEN
from musterbook.reading.kinds.casualty_taken import find_by_taking
from musterbook.reading.kinds.casualty_toll import find_by_toll
from musterbook.reading.kinds.casualty_verbs import GRAVER, find_by_verb
from musterbook.reading.kinds.casualty_window import find_by_window
from musterbook.reading.kinds.harm import Harm, told_number
from musterbook.reading.lexicon import LEXICON
from musterbook.terms.claims import Relation
from musterbook.terms.counts import can_both_hold

FINDERS = (
    find_by_verb,
    find_by_state,
    find_by_suffering,
    find_by_noun,
    find_by_toll,
    find_by_care,
    find_by_ellipsis,
    find_by_idiom,
    find_by_taking,
    find_by_frame,
    find_by_return,
    find_by_mention,
    find_by_fronting,
)
SPORT = re.compile(r"\b(?:" + "|".join(load_frames("casualty")["sport"]["words"]) + r")\b")
ENOUGH = 5
TOLL, COUNTED, MENTION, ELLIPSIS = "casualty.toll", "casualty.counted", "casualty.mention", "casualty.ellipsis"
FATES = ({"missing", "killed"}, {"missing", "died"}, {"captured", "killed"})
TALLIED = re.compile(r"\bsince\b")
YEARLY = re.compile(r"\bthis year\b")
SPELL = re.compile(r"\b(?:in|over|during|for) the (?:past|last|first) (?:[\w-]+ )?(?:years?|months?|decades?)\b")
SERVICE = re.compile(
    r"\b(?:on|in|during|under) (?:that|this|its|the|their|our) (?:[\w.]+ ){0,2}(?:service|flag|colou?rs|mandate)\b"
)
AGAIN = frozenset({"after", "since", "before"})
NTH_TIME = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|last|only) time (?:that )?\Z")
MANY = 100
JOINT = re.compile(r"[\s,;]+(?:and|while|but|with|as)?[\s,;]*\Z")
EITHER = re.compile(r"\s+or\s+(?:\w+ly\s+)?\Z")


def find_casualties(view: View) -> Iterator[Candidate]:
    """The casualties that a sentence tells."""
    if is_sport(view.document.low):
        return
    harms = harms_of(view)
    for harm in (*harms, *find_pointing_back(view, harms, harms_of)):
        yield Candidate(
            kind="casualty",
            start=harm.start,
            end=harm.end,
            slots=casualty_slots(view, harm),
            rule=harm.rule,
            score=harm.score,
            stance="denies" if is_called_untrue(view, harm) else harm.stance,
            anchor=harm.anchor,
            links=_links(harm),
        )


def harms_of(view: View) -> list[Harm]:
    """The harms of a sentence, one for each victim, running totals left out."""
    harms = [h for finder in FINDERS for h in finder(view)]
    harms += find_by_window(view, harms)
    joined = join_harms(view, [h for h in harms if not is_tally(view, h) and not is_retold(view, h)])
    return [*joined, *find_included(view, joined)] if view.document.security else joined


def _links(harm: Harm) -> tuple[Link, ...]:
    if harm.told is not None:
        relation: Relation = "part" if harm.rule in (INCLUDED, ELLIPSIS) else "about"
        return (Link(as_=relation, kind="casualty", start=harm.told[0], end=harm.told[1]),)
    caused = harm.outcome in ("injured", "killed", "died", "harmed") and (harm.count is None or harm.count.max != 0)
    return (Link(as_="caused", kind="gear_failure", start=harm.start, end=harm.end),) if caused else ()


@lru_cache(maxsize=8)
def is_sport(low: str) -> bool:
    """Whether a report is of games, where people are hurt, shot at and lost without harm to a mission."""
    return len(set(SPORT.findall(low))) >= ENOUGH


def join_harms(view: View, harms: list[Harm]) -> list[Harm]:
    """One harm for each victim: the graver of two, "harmed" for "killed or wounded"; in the order of the text."""
    kept: list[Harm] = []
    for harm in harms:
        rival = next((k for k in kept if _is_same(k, harm)), None)
        if rival is None:
            kept.append(harm)
        elif _is_alternative(view, rival, harm):
            kept[kept.index(rival)] = structs.replace(rival, outcome="harmed", end=max(rival.end, harm.end))
        elif outweighs(harm, rival):
            kept[kept.index(rival)] = structs.replace(
                harm, start=min(rival.start, harm.start), end=max(rival.end, harm.end)
            )
    kept = join_victims(view, kept)
    return sorted((cut_at_next(view, h, kept) for h in kept), key=lambda h: (h.start, h.end))


def cut_at_next(view: View, harm: Harm, others: list[Harm]) -> Harm:
    """The quote without the next victims that "and" joins: "five were killed [and two] injured"."""
    following = [o.start for o in others if o is not harm and harm.anchor < o.start < harm.end and o.anchor > o.start]
    if not following or (harm.victim is not None and harm.victim.end > min(following)):
        return harm
    text = view.document.folded[harm.start : min(following)]
    kept = JOINT.sub("", text)
    return structs.replace(harm, end=harm.start + len(kept))


def _is_same(a: Harm, b: Harm) -> bool:
    if a.count is not None and b.count is not None and a.count.max == b.count.max == 0:
        return a.start < b.end and b.start < a.end
    if MENTION in (a.rule, b.rule) and a.outcome == b.outcome and a.start < b.end and b.start < a.end:
        return True
    if a.victim is not None and b.victim is not None:
        one = a.victim.first == b.victim.first or (a.victim.first <= b.victim.first and b.victim.last <= a.victim.last)
        return one and {a.outcome, b.outcome} not in FATES and a.rule != TOLL and b.rule != TOLL
    if told_number(a.count) and told_number(b.count) and not _may_agree(a, b):
        return False
    return a.outcome == b.outcome and a.start < b.end and b.start < a.end


def _may_agree(a: Harm, b: Harm) -> bool:
    return a.count is not None and b.count is not None and can_both_hold(a.count, b.count)


def outweighs(harm: Harm, rival: Harm) -> bool:
    """Whether a later telling of one victim replaces an earlier: it is graver, or it alone tells a number."""
    if harm.count is not None and harm.count.max == 0:
        return False
    if GRAVER[harm.outcome] != GRAVER[rival.outcome]:
        return GRAVER[harm.outcome] > GRAVER[rival.outcome]
    return told_number(harm.count) and not told_number(rival.count) and harm.rule == TOLL


def _is_alternative(view: View, a: Harm, b: Harm) -> bool:
    first, second = sorted((a, b), key=lambda h: h.anchor)
    return bool(EITHER.search(view.document.low[first.anchor : second.anchor])) and a.outcome != b.outcome


def is_tally(view: View, harm: Harm) -> bool:
    """A running total ("150 have died since 2014") belongs to the tallies."""
    clause = harm.clause
    said = view.document.low[harm.start : harm.end]
    large = harm.count is not None and harm.count.min >= MANY
    if (large and SPELL.search(said)) or (harm.rule == TOLL and YEARLY.search(said)):
        return True
    if harm.rule in (TOLL, COUNTED) and harm.victim is None and TALLIED.search(_rest(view, harm)):
        return True
    if (
        harm.outcome in ("missing", "captured")
        or clause is None
        or not clause.verb.perfect
        or (harm.count is not None and harm.count.max == 1)
    ):
        return False
    if clause.verb.tense == "present" and SERVICE.search(said):
        return True
    parts = [(harm.start, harm.end), *((c.start, c.end) for c in view.children_of(clause) if c.marker == "since")]
    return view.low.startswith("since ") or any(TALLIED.search(view.document.low[start:end]) for start, end in parts)


def _rest(view: View, harm: Harm) -> str:
    """The words of a count; a toll goes on to the end of its sentence."""
    return view.document.low[harm.start : view.sentence.end if harm.rule == TOLL else harm.end]


def is_retold(view: View, harm: Harm) -> bool:
    """Told again in passing: "hours after he had been wounded", "the first time that a guard has been killed"."""
    clause, victim = harm.clause, harm.victim
    if clause is None or victim is None:
        return False
    if victim.pronoun and not victim.plural and clause.marker in AGAIN and clause.verb.perfect:
        return True
    before = view.document.low[view.sentence.start : harm.start]
    return clause.verb.perfect and victim.determiner in {"a", "an", "any"} and bool(NTH_TIME.search(before))


WORDS = tuple(
    w
    for name in (
        "kill",
        "kill_phrase",
        "kill_foe",
        "injure",
        "shoot",
        "beat_up",
        "capture",
        "die",
        "vanish",
        "death_event",
        "injury_event",
        "capture_event",
        "vanish_event",
        "killed_count",
        "injured_count",
        "missing_count",
        "captured_count",
        "harmed_count",
        "wound",
        "toll",
        "remains_of",
        "dead",
        "hurt_state",
        "missing_state",
        "captive_state",
        "admit_to",
        "treat",
        "care_place",
    )
    for w in LEXICON.forms(name)
)
STRUCK = (*LEXICON.forms("projectile"), *forms_of(["hit", "strike"]))
STRIKING = (
    frozenset(form.split()[0] for form in LEXICON.forms("strike")),
    frozenset(
        form.split()[-1] for name in ("body_part", "explosive", "weapon", "vehicle") for form in LEXICON.forms(name)
    ),
)
SAID = load_frames("casualty")["triggers"]["words"]
CASUALTY = KindReader(
    kind="casualty",
    triggers=(
        *word_triggers(WORDS),
        *word_triggers(STRUCK),
        *word_triggers(SAID),
        *word_triggers((*CUES, *SHORT_CUES)),
        *BACK,
        r"\bd(?:id|oes|o)(?:n't| not)\s*[.;,]",
        r"\blived\s*[.;,]",
    ),
    rows=(*TURNS, *TAKEN, STRIKING),
    find=find_casualties,
)
