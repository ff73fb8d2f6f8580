"""Casualties told by nearness alone: a word of harm beside counted people, where no clause could be made out."""

from collections.abc import Iterable, Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import clause_at
from musterbook.reading.kinds.casualty_state import FREED, state_of
from musterbook.reading.kinds.harm import PEOPLE, Harm, is_person, told_number, victim_count
from musterbook.reading.kinds.harm_nouns import clause_around
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.words import Word, listed
from musterbook.terms.claims import Outcome

DEAD = frozenset({"died", "perished", "drowned"})
LEFT, RIGHT, DENIAL = 6, 1, 4
STOPS = frozenset({".", ";", ":", "?"})
DENIED = frozenset({"NEG", "MD", "TO"})
NEEDY, TAKEN = frozenset({"hurt", "shot"}), frozenset({"kidnapped", "abducted", "hostage"})
WARY = listed("if unless whether without nobody none never nearly almost avoid prevent")


def find_by_window(view: View, told: Iterable[Harm]) -> Iterator[Harm]:
    """Harms of words that no other rule has read, in a report of the field."""
    if not view.document.security or WARY & {w.low for w in view.words}:
        return
    taken = [(h.start, h.end) for h in told]
    for word in view.words:
        outcome = _outcome(word)
        if outcome is None or view.is_unreal(word.start) or any(a <= word.start < b for a, b in taken):
            continue
        victim = None if _is_bent(view, word) else _beside(view, word)
        if victim is None or any(a <= victim.start < b for a, b in taken):
            continue
        start, end = min(victim.start, word.start), max(victim.end, word.end)
        taken.append((start, end))
        yield Harm(
            outcome=outcome,
            victim=victim,
            count=victim_count(view, victim),
            start=start,
            end=end,
            anchor=word.start,
            rule="casualty.window",
            score=0.5,
            clause=clause_around(view, word.start),
        )


def _outcome(word: Word) -> Outcome | None:
    """What the word tells of whoever stands beside it; "shot" and "detained" need a clause to tell."""
    if word.low in DEAD:
        return "died"
    told = state_of(word)
    return None if word.low in NEEDY or (told == "captured" and word.low not in TAKEN) else told


def _is_bent(view: View, word: Word) -> bool:
    """Denied, possible, planned, freed, or read by a clause that tells no event."""
    near = view.words[max(0, word.i - DENIAL) : word.i]
    clause = clause_at(view, word.i) or clause_around(view, word.start)
    if any(w.tag in DENIED for w in near) or (clause is not None and clause.verb.lemma in FREED):
        return True
    return clause is not None and (clause.verb.negated or reality_of(view, clause) != "told")


def _beside(view: View, word: Word) -> NounGroup | None:
    """The counted people before the word, no other mark or verb between, else those right behind it."""
    left = next((g for g in reversed(view.groups) if g.last <= word.i), None)
    if left is not None and word.i - left.last <= LEFT and _is_counted(view, left):
        between = view.words[left.last : word.i]
        if not any(w.low in STOPS or w.tag in ("VBD", "VBZ", "VBP", "VBG") for w in between):
            return left
    right = next((g for g in view.groups if g.first >= word.i + 1), None)
    near = right is not None and right.first - word.i <= RIGHT
    return right if near and right is not None and _is_counted(view, right) else None


def _is_counted(view: View, group: NounGroup) -> bool:
    if not group.has(*PEOPLE) or group.has("armed_group") or group.pronoun or not is_person(view, group):
        return False
    return group.count is not None and told_number(group.count) and bool(group.count.min)
