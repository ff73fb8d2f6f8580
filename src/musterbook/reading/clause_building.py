"""Clauses out of groups: for each verb group its subject, objects, complement, phrases, marker and governor.

The sentence becomes a row of units (groups, verbs, times, prepositions, markers, conjunctions, marks). Subjects are
found walking left over phrases, participles and relative clauses; objects and phrases walking right to the next break.
"""

from collections.abc import Sequence
from itertools import pairwise

from musterbook.reading.chunks import NounGroup, VerbGroup
from musterbook.reading.clause_row import Frame, row_of
from musterbook.reading.clause_subjects import Subjects
from musterbook.reading.clauses import Attachment, Clause
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.times import TimeSpan
from musterbook.reading.words import Word

COPULAR = frozenset(LEXICON.members("copula"))


def build_clauses(
    words: Sequence[Word],
    groups: Sequence[NounGroup],
    verbs: Sequence[VerbGroup],
    times: Sequence[TimeSpan],
    excluded: frozenset[int],
    headline: bool,
) -> tuple[tuple[Clause, ...], tuple[Attachment, ...]]:
    """The clauses of a sentence and all its prepositional phrases; words in `excluded` are passed over."""
    builder = _Builder(words, row_of(words, groups, verbs, times, excluded), headline)
    return builder.run(), tuple(builder.phrases.values())


class _Builder(Subjects):
    """Objects, complements, phrases and governors."""

    def run(self) -> tuple[Clause, ...]:
        for k, unit in enumerate(self.row):
            if unit.verb is not None:
                frame = Frame(k, unit.verb)
                self._relate(frame)
                self.frames.append(frame)
                self.by_unit[k] = frame
        used = {u for f in self.frames for u in f.subject_units}
        for frame in self.frames:
            self._arguments(frame, used)
        for earlier, frame in pairwise(self.frames):
            if frame.marker == "as" and frame.kind == "participial" and earlier.verb.voice == "active":
                frame.subjects = earlier.objects[:1] or frame.subjects
        for frame in self.frames:
            self._govern(frame)
        return tuple(self._finished(n, f) for n, f in enumerate(self.frames))

    def _arguments(self, frame: Frame, used: set[int]) -> None:
        k = frame.unit + 1
        governor_is_be = frame.verb.lemma in COPULAR
        while k < len(self.row):
            unit = self.row[k]
            if unit.verb is not None or unit.kind == "M" or (k in used and k not in self.governed):
                break
            if unit.kind == "U" and not self._goes_on(k):
                break
            if unit.kind == "C" and not self._list_goes_on(k, used):
                break
            if unit.kind == "A":
                k += 1
                continue
            if unit.kind == "P":
                if k not in self.phrases and unit.low in LEXICON.subordinators:
                    break
                if k not in self.phrases and k + 1 < len(self.row) and self.row[k + 1].verb is not None:
                    break
                self._attach(frame, k)
            elif unit.group is not None and k not in self.governed:
                if k in used:
                    break
                frame.objects.append(unit.group)
                frame.right = max(frame.right, unit.last)
            elif unit.group is not None:
                frame.right = max(frame.right, unit.last)
            elif (
                unit.kind == "J"
                and frame.complement is None
                and (
                    governor_is_be
                    or frame.objects
                    or frame.verb.voice == "passive"
                    or frame.verb.lemma in ("go", "die", "find", "report", "shoot")
                )
            ):
                frame.complement = self.words[unit.first]
                frame.right = unit.last
            elif unit.kind == "T":
                frame.right = max(frame.right, unit.last)
            elif unit.kind in ("X", "J"):
                frame.right = max(frame.right, unit.last) if self._bound(k) else frame.right
            k += 1
        self._lead_phrases(frame)

    def _bound(self, k: int) -> bool:
        return self.words[self.row[k].first].tag in ("RB", "JJ", "VBN", "IN", "CD") and self.words[
            self.row[k].first
        ].low not in ("also", "however", "meanwhile")

    def _goes_on(self, k: int) -> bool:
        """Whether a clause goes on behind a mark: a phrase or time set off by commas, brackets."""
        low = self.row[k].low
        if low in ("(", ")", "[", "]"):
            return True
        if low != "," or k + 1 >= len(self.row):
            return False
        following = self.row[k + 1]
        if following.kind == "T":
            return True
        if following.kind == "P" and k + 1 in self.phrases and following.low not in ("according to",):
            return not self._heads_clause(k + 1)
        return False

    def _heads_clause(self, k: int) -> bool:
        """Whether a phrase behind a comma opens a clause of its own ("…, on Monday two men were …")."""
        j = k + 1
        while j < len(self.row) and (j in self.governed or self.row[j].kind in ("P", "T", "X")):
            j += 1
        return (j < len(self.row) and self.row[j].group is not None and self._is_subject(j)) or (
            j < len(self.row)
            and self.row[j].low == ","
            and j + 1 < len(self.row)
            and self.row[j + 1].group is not None
            and self._is_subject(j + 1)
        )

    def _list_goes_on(self, k: int, used: set[int]) -> bool:
        if k + 1 >= len(self.row):
            return False
        following = self.row[k + 1]
        if following.kind == "P":
            return k + 1 in self.phrases
        if following.group is not None and k + 2 < len(self.row) and self.row[k + 2].verb is not None:
            return False
        return (following.group is not None and (k + 1) not in used) or following.kind == "J"

    def _attach(self, frame: Frame, k: int) -> None:
        phrase = self.phrases.get(k)
        if phrase is not None:
            frame.attachments.append(phrase)
            frame.right = max(frame.right, phrase.group.last)

    def _lead_phrases(self, frame: Frame) -> None:
        """Phrases and times between marker, subject and verb, and those that open the clause."""
        k = frame.unit - 1
        first = min((u for u in frame.subject_units), default=frame.unit)
        for j in range(first + 1, frame.unit):
            if j in self.phrases:
                frame.attachments.append(self.phrases[j])
        k = self._back_marks(first - 1)
        start = None
        while (
            k >= 0
            and (k in self.governed or self.row[k].kind in ("T", "P"))
            and frame.kind in ("main", "content", "subordinate")
        ):
            if self.row[k].kind == "P" and k not in self.phrases:
                break
            if k in self.phrases:
                frame.attachments.append(self.phrases[k])
                start = k
            elif self.row[k].kind == "T":
                start = k
            k -= 1
            if (
                k >= 0
                and self.row[k].low == ","
                and (k - 1 in self.governed or self.row[k - 1].kind == "T")
                and not self._verb_left(k)
            ):
                k -= 1
        if start is not None and not self._verb_left(start):
            frame.left = min(frame.left, self.row[start].first)

    def _govern(self, frame: Frame) -> None:
        if frame.parent is not None or frame.kind == "main":
            return
        n = self.frames.index(frame)
        if frame.antecedent is not None:
            owner = next(
                (
                    f
                    for f in self.frames
                    if f is not frame
                    and any(g is frame.antecedent for g in (*f.subjects, *f.objects, *(a.group for a in f.attachments)))
                ),
                None,
            )
            if owner is not None:
                frame.parent = self.frames.index(owner)
                return
        left = next((m for m in range(n - 1, -1, -1)), None)
        if frame.kind in ("subordinate", "participial") and (left is None or self._fronted(frame)):
            right = next(
                (m for m in range(n + 1, len(self.frames)) if self.frames[m].kind in ("main", "content")), None
            )
            frame.parent = right if right is not None else left
            return
        frame.parent = left

    def _fronted(self, frame: Frame) -> bool:
        k = self._back(next((k for k, u in enumerate(self.row) if u.first >= frame.left), 0) - 1)
        return k < 0 or (self.row[k].low in (".", ";") and self.row[k].kind == "U")

    def _finished(self, n: int, frame: Frame) -> Clause:
        left, right = min(frame.left, frame.verb.first), max(frame.right, frame.verb.last)
        start, end = self.words[left].start, self.words[right - 1].end
        subjects = tuple(frame.subjects)
        return Clause(
            n,
            frame.kind,
            frame.marker,
            subjects,
            frame.verb,
            tuple(frame.objects),
            frame.complement,
            tuple(frame.attachments),
            frame.antecedent,
            frame.parent if frame.parent != n else None,
            start,
            end,
        )
