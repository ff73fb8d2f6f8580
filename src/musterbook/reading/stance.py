"""How firmly: the stance of a claim, by precedence retracts, denies, expects, believes, confirms, asserts.

Read off the cue that reports it, the verb group that states it and the hedging words around them.
"""

import re

from musterbook.reading.analysis import View
from musterbook.reading.attribution import Attribution
from musterbook.reading.clauses import Clause
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.rebuttals import rebuttal_of
from musterbook.terms.claims import Stance

DENY = frozenset(LEXICON.members("deny"))
CONFIRM = frozenset(LEXICON.members("confirm"))
RETRACT = frozenset(LEXICON.members("retract"))
EXPECT = frozenset(LEXICON.members("expect"))
BELIEVE = frozenset(LEXICON.members("believe"))
HEDGES = re.compile(
    r"\b(?:reportedly|allegedly|apparently|presumably|purportedly|supposedly|seemingly|probably"
    r"|possibly|likely|believed|feared|presumed|thought to|suspected to|rumou?red|"
    r"reported (?:missing|dead|killed)|said to (?:be|have)|understood to|appears? to|seems? to"
    r"|may have|might have|could have)\b"
)
STATES = frozenset({"gear_failure", "grounding"})
VOUCHING = frozenset({"assurance"})
ONLY_THEN = re.compile(r"\b(?:until|only|before|so that)\b")
SUPPORT = frozenset({"expects", "believes"})


def stance_of(
    view: View,
    start: int,
    end: int,
    clause: Clause | None,
    chain: list[Attribution],
    hint: Stance | None,
    kind: str = "",
) -> Stance:
    """The stance of what stands at [start, end), told by the chain of attributions, innermost first."""
    lemmas = [a.lemma for a in chain]
    if any(x in RETRACT for x in lemmas):
        return "retracts"
    if any(a.lemma in DENY and not a.negated for a in chain):
        return "denies"
    rejected = rebuttal_of(view, start, end, all(a.source is None or a.cue is None for a in chain))
    if rejected is not None:
        return rejected
    if hint == "asserts":
        return "asserts"
    ahead = clause is not None and is_ahead(clause) and not is_over(view, clause) and not is_state(clause, kind)
    if hint == "expects" or ahead:
        return "expects"
    if hint is not None:
        return hint
    if any(a.lemma in EXPECT and a.manner != "acts" for a in chain):
        return "expects"
    if clause is not None and is_taken_for_granted(view, end, clause):
        told: Stance = "confirms" if any(a.lemma in CONFIRM and not a.negated for a in chain[:1]) else "asserts"
        return "believes" if is_hedged(view, start, end, None) else told
    if is_hedged(view, start, end, clause) or any(
        a.lemma in BELIEVE or a.hedged or (a.lemma in CONFIRM and a.negated) for a in chain
    ):
        return "believes"
    if any(a.lemma in CONFIRM for a in chain[:1]):
        return "confirms"
    return "asserts"


def is_ahead(clause: Clause) -> bool:
    """Whether a clause speaks of what is to come."""
    verb = clause.verb
    return verb.form == "finite" and (verb.tense == "future" or verb.modal == "be to") and not verb.perfect


def is_state(clause: Clause, kind: str) -> bool:
    """Whether words of the future tell how things stand: "will not start", "are not to leave", "will be kept"."""
    return kind in VOUCHING or (kind in STATES and clause.verb.negated)


def is_over(view: View, clause: Clause) -> bool:
    """Whether what "would not" happen has its time behind the report: a refusal that is past ("would not board")."""
    if clause.verb.modal != "would" or not clause.verb.negated:
        return False
    time, day = view.time_of(clause), view.document.published
    return time is not None and time.latest is not None and day is not None and time.latest[:10] <= day.isoformat()


def is_taken_for_granted(view: View, end: int, clause: Clause) -> bool:
    """Whether the words only describe what a later verb is about ("a man missing since May *is believed dead*")."""
    outer = clause
    for above in view.line_of(clause):
        outer = above
        if above.kind not in ("relative", "participial"):
            break
    return outer.verb.start >= end


def is_hedged(view: View, start: int, end: int, clause: Clause | None) -> bool:
    """Whether the quote's own words, or the verb that governs it, hedge."""
    if clause is not None and (set(clause.verb.hedges) - {"report"} or clause.verb.modal in ("may", "might")):
        return True
    could = clause is not None and clause.verb.modal == "could" and not clause.verb.negated
    if could and clause is not None:
        return not ONLY_THEN.search(view.document.low, view.sentence.start, clause.verb.start)
    low = view.document.low[start:end]
    m = HEDGES.search(low)
    return m is not None and not (
        m.group().startswith("reported") and clause is not None and clause.verb.lemma == "report"
    )
