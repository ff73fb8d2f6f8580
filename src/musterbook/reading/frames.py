"""What the grammars of the kinds share: phrases kept as data, the stretch that a clause covers, and who is a force.

A phrase is matched word by word, each by its form or its lemma, with adverbs between left out of account, so that
"be made up of" finds "was largely made up of".
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.lexicon import LEXICON, verb_forms
from musterbook.reading.word_tables import load_tables
from musterbook.reading.words import Word

ADVERB = "RB"
LATER = frozenset({"infinitive", "participial", "content"})
NOBODY = frozenset({"nobody", "none", "neither", "no"})
CONDITIONS = frozenset({"if", "unless", "provided", "should", "whether"})


def load_frames(name: str) -> dict[str, Any]:
    """The tables of data/NAME.toml."""
    return load_tables(name)


def forms_of(phrases: Iterable[str]) -> tuple[str, ...]:
    """Every form of verbs and verb phrases, their first word inflected, for triggers; forms of "be" are left out."""
    told: dict[str, None] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        if first in {"be", "have"} and rest:
            told[rest] = None
            continue
        forms = LEXICON.verb_forms(first) or tuple(f for fs in verb_forms(first).values() for f in fs)
        told.update(dict.fromkeys(f"{form} {rest}".strip() for form in forms))
    return tuple(told)


class Phrases:
    """Word sequences to be found in a sentence, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(set(phrases), key=lambda p: (-len(p.split()), p)):
            first, *rest = phrase.lower().split()
            self._by_first.setdefault(first, []).append(tuple(rest))

    def at(self, words: Sequence[Word], i: int) -> int | None:
        """The index behind the phrase that begins at word i, or None."""
        return self._at(words, i) if 0 <= i < len(words) else None

    def _at(self, words: Sequence[Word], i: int) -> int | None:
        low, lemma = words[i].low, words[i].lemma
        by_first = self._by_first
        if low in by_first:
            for phrase in by_first[low]:
                end = _follow(words, i + 1, phrase)
                if end is not None:
                    return end
        if lemma in by_first and lemma != low:
            for phrase in by_first[lemma]:
                end = _follow(words, i + 1, phrase)
                if end is not None:
                    return end
        return None

    def find(self, words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
        """The first phrase that begins in words[first:last], as (first, last exclusive)."""
        by_first = self._by_first
        for i in range(max(0, first), min(last, len(words))):
            word = words[i]
            if word.low in by_first or word.lemma in by_first:
                end = self._at(words, i)
                if end is not None:
                    return i, end
        return None

    def in_verb(self, view: View, clause: Clause) -> tuple[int, int] | None:
        """The phrase that begins inside the clause's verb group and covers its head."""
        verb, words, by_first = clause.verb, view.words, self._by_first
        for i in range(verb.first, verb.last):
            word = words[i]
            if word.low in by_first or word.lemma in by_first:
                end = self._at(words, i)
                if end is not None and end > verb.head.i:
                    return i, end
        return None


def _follow(words: Sequence[Word], i: int, rest: tuple[str, ...]) -> int | None:
    n = len(words)
    for form in rest:
        while i < n and words[i].tag == ADVERB and form != words[i].low and form != words[i].lemma:
            i += 1
        if i >= n or (form != words[i].low and form != words[i].lemma):
            return None
        i += 1
    return i


def in_phrase(group: NounGroup, names: frozenset[str]) -> bool:
    """Whether the group's head, or the words that it ends in, are among the names."""
    if group.lemma in names:
        return True
    tail = ""
    for word in reversed(group.words[-3:]):
        tail = f"{word.low} {tail}" if tail else word.low
        if tail in names:
            return True
    return False


def is_unreal(view: View, clause: Clause) -> bool:
    """Whether a clause is a question or hangs on a condition: nothing is stated there."""
    if view.is_unreal(clause.verb.start):
        return True
    return any(c.kind == "subordinate" and c.marker in CONDITIONS for c in view.children_of(clause))


def full_text(view: View, group: NounGroup) -> str:
    """The group with the "of" phrase right behind it: "the Ministry of Defence"."""
    of = view.after(group, "of")
    return group.text if of is None else view.document.text[group.start : of.end]


def is_denied(clause: Clause) -> bool:
    """Whether the clause says no: "did not answer", "neither ministry answered"."""
    who = clause.subject
    nobody = who is not None and (is_none(who) or who.head.low in NOBODY or who.words[0].low in NOBODY)
    return clause.verb.negated or nobody


def is_none(group: NounGroup) -> bool:
    """Whether a group says that there is nothing of its kind: "no figures"."""
    return group.determiner == "no" or (group.count is not None and group.count.max == 0)


def start_of(view: View, clause: Clause) -> int:
    """Where the clause's own words begin: at its subject, or at its verb where another verb stands between."""
    subjects = [s for s in clause.subjects if clause.start <= s.start < clause.verb.start]
    if not subjects or any(subjects[-1].end < v.start < v.end <= clause.verb.start for v in view.verbs):
        return clause.verb.start
    return min(s.start for s in subjects)


def end_of(view: View, clause: Clause, *, whole: bool = False) -> int:
    """Where the clause ends; with `whole`, where what hangs on it behind its verb ends ("to …", "that …")."""
    end = clause.end
    if whole:
        for child in view.children_of(clause):
            if child.kind in LATER and child.start > clause.verb.start:
                end = max(end, end_of(view, child, whole=True))
    return end


def stretch(view: View, start: int, end: int) -> tuple[int, int]:
    """The stretch with blanks and marks at its ends left out."""
    text = view.document.folded
    while start < end and not (text[start].isalnum() or text[start] in "$€£"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%)."):
        end -= 1
    if end > start and text[end - 1] == "." and not text[max(start, end - 4) : end].count(".") > 1:
        end -= 1
    return start, end


def groups_after(view: View, last: int) -> tuple[NounGroup, ...]:
    """The noun groups that begin at or behind word `last`, in order."""
    return tuple(g for g in view.groups if g.first >= last)


def group_at(view: View, first: int) -> NounGroup | None:
    """The noun group that covers word `first`."""
    return next((g for g in view.groups if g.first <= first < g.last), None)


def group_before(view: View, first: int) -> NounGroup | None:
    """The noun group that ends at or before word `first`, nearest first."""
    return next((g for g in reversed(view.groups) if g.last <= first), None)


def clause_at(view: View, word: int) -> Clause | None:
    """The clause whose verb group covers the word."""
    return next((c for c in view.clauses if c.verb.first <= word < c.verb.last), None)


def is_stated(view: View, clause: Clause) -> bool:
    """Whether the clause states something: neither unreal nor negated."""
    return not clause.verb.negated and not is_unreal(view, clause)


def is_ahead(clause: Clause) -> bool:
    """Whether the clause speaks of what is to come or might be: a modal, or a plain infinitive."""
    verb = clause.verb
    if verb.form == "infinitive":
        return not verb.perfect
    return verb.tense == "future" or verb.modal is not None


def words_from(view: View, first: int, test: Callable[[Word], bool], limit: int = 6) -> int | None:
    """The index of the first word from `first` on that passes, within `limit` words."""
    return next((i for i in range(first, min(len(view.words), first + limit)) if test(view.words[i])), None)
