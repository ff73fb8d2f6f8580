"""References between the claims of one report: the same told again, a part of a count, what is confirmed or denied.

`same` and `part` never add. Where the words leave it open, people told twice are told twice only if nothing says that
they are others: a definite group with the same count, a pronoun, a part picked out of a plural, or a sum of those told.
"""

import re
from collections.abc import Sequence

from musterbook.reading.lexicon import LEXICON
from musterbook.reading.merge import Attributed
from musterbook.terms.claims import Relation
from musterbook.terms.counts import Count, can_both_hold

FAR = 300  # casualties back that another one may go back to
NEAR = 6  # casualties back that a part or a sum may go back to
OTHERS = re.compile(r"(?:another|other|others|a (?:second|third|fourth|fifth|further))\b")
FATAL = frozenset({"killed", "died"})
MEMBER = re.compile(
    r"(?:one|the other|two of|three of|a second|the second|the first|neither|each)\b|.* of (?:them|the)\b"
)
WORDS = re.compile(r"[a-z]{4,}")
DEFINITE = re.compile(r"(?:the|both|his|her|its|their|these|those|this|that)\b")
CALLING = re.compile(r"[a-z]+")
CALLINGS = frozenset({"civilian", "police", "military", "armed_group", "family", "observer", "official"})
GENERAL = frozenset(
    ["victims", "victim", "dead", "men", "women", "people", "persons", "casualties", "bodies", "wounded", "injured"]
)
PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them"})


def refer(told: list[Attributed]) -> None:
    """Set the references between claims: as the grammars told, and same, part and about among casualties."""
    for n, item in enumerate(told):
        for link in item.candidate.links:
            target = next(
                (
                    m
                    for m, t in enumerate(told)
                    if m != n
                    and t.candidate.kind == link.kind
                    and t.candidate.start < link.end
                    and link.start < t.candidate.end
                ),
                None,
            )
            if target is not None and (link.as_ != "same" or may_be_same(item, told[target])):
                item.refers.append((link.as_, target))
    casualties = [n for n, t in enumerate(told) if t.candidate.kind == "casualty"]
    for place, n in enumerate(casualties):
        if _is_free(told[n]):
            _refer_casualty(told, casualties[max(0, place - FAR) : place], n)
    for place, n in enumerate(casualties):
        _sum_up(told, casualties[max(0, place - NEAR) : place], n)


def _is_free(item: Attributed) -> bool:
    return all(as_ == "caused" for as_, _ in item.refers)


def _sum_up(told: list[Attributed], earlier: Sequence[int], n: int) -> None:
    """ "Two were hurt in all": those told one by one before are parts of it, where they make up its count."""
    item = told[n]
    slots = item.candidate.slots
    if not {"sum", "all"} & item.telling or not _is_free(item) or slots.count is None or (slots.count.max or 0) < 2:
        return
    parts = [
        m
        for m in earlier
        if _is_free(told[m])
        and told[m].candidate.slots.outcome == slots.outcome
        and told[m].candidate.slots.count is not None
        and told[m].candidate.slots.count.max is not None
        and _populations_agree(slots.population, told[m].candidate.slots.population, True)
    ]
    total = sum(told[m].candidate.slots.count.min for m in parts)
    if (len(parts) > 1 and total == slots.count.min) or ("all" in item.telling and total <= slots.count.min):
        for m in parts:
            told[m].refers.append(("part", n))


def _refer_casualty(told: list[Attributed], earlier: Sequence[int], n: int) -> None:
    """Refer to the nearest earlier telling that fits, one with a word in common before others."""
    item = told[n]
    fitting = [(m, relation) for m in reversed(earlier) if (relation := relation_of(item, told[m])) is not None]
    words = _words(item)
    best = next(((m, r) for m, r in fitting if r == fitting[0][1] and words & _words(told[m])), None)
    if fitting:
        m, relation = best or fitting[0]
        item.refers.append((relation, m))


def _words(item: Attributed) -> frozenset[str]:
    return frozenset(WORDS.findall((item.candidate.slots.who or "").lower()))


def relation_of(later: Attributed, earlier: Attributed) -> Relation | None:
    """How a later casualty stands to an earlier one; null where they are different people as far as the words tell."""
    a, b = later.candidate.slots, earlier.candidate.slots
    who = (a.who or "").lower()
    fresh = "new" in later.telling
    definite = bool(DEFINITE.match(who)) or _is_definite(a.count) or who in PRONOUNS
    definite = definite and not (fresh and (who in PRONOUNS or who.startswith(("his ", "her "))))
    if earlier.stance == "denies" or not _populations_agree(a.population, b.population, definite):
        return None
    if _is_of_same_words(later, earlier):
        return (
            "about"
            if a.outcome != b.outcome and _equal(a.count, b.count) and "missing" in (a.outcome, b.outcome)
            else None
        )
    unsure = later.stance in ("believes", "denies", "retracts")
    if unsure and definite and a.outcome != b.outcome and b.outcome == "missing":
        return "about"
    if not _outcomes_agree(a.outcome, b.outcome, who in PRONOUNS and definite):
        return None
    if who.startswith(("the others", "the rest")) and b.count is not None and b.count.min > 1:
        return "part"
    if _apart(who):
        return None
    if a.name and b.name:
        return "same" if a.name.split()[-1] == b.name.split()[-1] else None
    if "part" in later.telling and _fewer(a.count, b.count):
        return "part"
    if definite and _equal(a.count, b.count) and _may_be_those(a.who, b.who, a.count):
        return "same"
    if (MEMBER.match(who) or (definite and not fresh and a.outcome in FATAL)) and _fewer(a.count, b.count):
        return "part"
    return None


def _may_be_those(later: str | None, earlier: str | None, count: Count | None) -> bool:
    """Whether the words let "the judges" be those told before: other callings are other people.

    Where no number holds the two together ("the nuns", "the villagers") a word in common or a general one must.
    """
    a, b = (later or "").lower(), (earlier or "").lower()
    if a in PRONOUNS or not a or not b:
        return True
    words = set(CALLING.findall(a)), set(CALLING.findall(b))
    if words[0] & words[1]:
        return True
    vague = count is not None and count.max is None
    callings = tuple(frozenset().union(*(LEXICON.classes_of("noun", w) & CALLINGS for w in told)) for told in words)
    if all(callings) and not callings[0] & callings[1]:
        return False
    return not vague or bool(words[0] & GENERAL) or not callings[1] or not callings[0]


def _is_of_same_words(later: Attributed, earlier: Attributed) -> bool:
    """Whether one of two quotes stands inside the other ("a man missing since May" in "…, is believed dead")."""
    a, b = later.candidate, earlier.candidate
    return (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


def _outcomes_agree(a: str | None, b: str | None, same_person: bool) -> bool:
    """Whether two outcomes can be one; "he was hit" may tell again of a man who was killed."""
    return a == b or (a in FATAL and b in FATAL) or (same_person and a == "injured" and b in FATAL)


def _is_definite(count: Count | None) -> bool:
    return count is not None and count.words.lower().startswith(("the ", "both"))


def may_be_same(later: Attributed, earlier: Attributed) -> bool:
    """Whether two claims can be one thing told twice: their counts can both hold, and none is an increment."""
    a, b = later.candidate.slots, earlier.candidate.slots
    counts = getattr(a, "count", None), getattr(b, "count", None)
    if counts[0] is not None and counts[1] is not None and not can_both_hold(counts[0], counts[1]):
        return False
    return not _apart((getattr(a, "who", None) or "").lower())


def _apart(who: str) -> bool:
    """Whether the words themselves say that these are others."""
    return " more" in f" {who}" or (OTHERS.match(who) is not None and " of the" not in who)


def _populations_agree(a: str | None, b: str | None, definite: bool) -> bool:
    """Whether both may be of one population; "the officer" may be anybody's."""
    return a is None or b is None or a == b or (definite and {a, b} == {"mission", "host police"})


def _equal(a: Count | None, b: Count | None) -> bool:
    return a is not None and b is not None and (a.min, a.max) == (b.min, b.max)


def _fewer(a: Count | None, b: Count | None) -> bool:
    return a is not None and b is not None and a.max is not None and a.max < b.min
