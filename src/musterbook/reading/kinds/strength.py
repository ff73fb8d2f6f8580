"""Strength: how many serve in a force, from which country, and how many were promised or authorised."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.frames import is_stated, is_unreal
from musterbook.reading.kinds.strength_bands import BAND_CLAUSE_RULES, BAND_RULES
from musterbook.reading.kinds.strength_beside import BESIDE_RULES
from musterbook.reading.kinds.strength_clauses import CLAUSE_RULES
from musterbook.reading.kinds.strength_groups import GROUP_RULES
from musterbook.reading.kinds.strength_loose import LOOSE_RULES
from musterbook.reading.kinds.strength_parts import find_following, find_parts, find_shares
from musterbook.reading.kinds.strength_plain import find_plain
from musterbook.reading.kinds.strength_rolls import find_rolls
from musterbook.reading.kinds.strength_told import TOLD_RULES

SECOND = frozenset(
    {"strength.ceiling", "strength.promised", "strength.ceiling_told"}
)  # told with a strength, they are its authorised number


def find_strengths(view: View) -> Iterator[Candidate]:
    """The strengths that one sentence tells."""
    if not view.document.security:
        return
    rules = (*CLAUSE_RULES, *BAND_CLAUSE_RULES)
    told = [c for clause in view.clauses if is_stated(view, clause) for rule in rules for c in rule(view, clause)]
    for whole in (find_rolls, *GROUP_RULES, *BAND_RULES):
        told += whole(view)
    told += find_shares(view, bool(told))
    told += find_parts(view, told)
    for rule in TOLD_RULES:
        for clause in view.clauses:
            if not is_unreal(view, clause):
                told += [c for c in rule(view, clause) if not any(c.start < t.end and t.start < c.end for t in told)]
    told += [c for c in find_following(view, told) if not any(c.start < t.end and t.start < c.end for t in told)]
    for beside in BESIDE_RULES:
        apart = [c for c in beside(view) if not any(c.start < t.end and t.start < c.end for t in told)]
        told += [c for c in apart if not (told and c.rule in SECOND)]
    for plain in find_plain(view):
        if plain.rule in SECOND and told:
            continue
        if not any(plain.start < t.end and t.start < plain.end and same_kind_of_number(plain, t) for t in told):
            told.append(plain)
    for loose in LOOSE_RULES:
        told += [c for c in loose(view) if not any(c.start < t.end and t.start < c.end for t in told)]
    kept: list[Candidate] = []
    for candidate in told:
        if not any(candidate.start < k.end and k.start < candidate.end and same_number(candidate, k) for k in kept):
            kept.append(candidate)
            yield candidate


def same_kind_of_number(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates that overlap tell one thing: the same number, or a part and no whole."""
    return a.rule != "strength.whole" or same_number(a, b)


def same_number(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates tell the same count and share."""
    return (a.slots.count, a.slots.share) == (b.slots.count, b.slots.share)


STRENGTH = KindReader(
    kind="strength",
    triggers=(
        r"\d",
        *word_triggers(
            [
                "hundred",
                "hundreds",
                "thousand",
                "thousands",
                "dozen",
                "dozens",
                "half",
                "third",
                "thirds",
                "quarter",
                "quarters",
                "most",
                "majority",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "twenty",
                "thirty",
                "forty",
                "fifty",
                "sixty",
                "seventy",
                "eighty",
                "ninety",
                "strong",
                "percent",
                "offer",
                "offered",
                "offers",
                "pledged",
                "promised",
                "reach",
                "all",
                "every",
                "none",
                "nil",
                "without",
                "twelve",
                "fifth",
                "sixth",
            ]
        ),
    ),
    find=find_strengths,
)
