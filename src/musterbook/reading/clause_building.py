"""Clauses out of groups: for each verb group its subject, objects, complement, phrases, marker and governor.

The sentence becomes a row of units (groups, verbs, times, prepositions, markers, conjunctions, marks). Subjects are
found walking left over phrases, participles and relative clauses; objects and phrases walking right to the next break.
"""

from collections.abc import Sequence
from typing import NamedTuple

from musterbook.reading.chunks import NounGroup, VerbGroup
from musterbook.reading.clauses import Attachment, Clause, ClauseKind
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.times import TimeSpan
from musterbook.reading.words import Word, listed

RELATIVES = listed("who which whom that whose where when whoever whatever what why how whether")
PREPOSITION_PAIRS = {
    ("according", "to"),
    ("due", "to"),
    ("because", "of"),
    ("out", "of"),
    ("ahead", "of"),
    ("instead", "of"),
    ("next", "to"),
    ("close", "to"),
    ("prior", "to"),
    ("along", "with"),
    ("together", "with"),
    ("such", "as"),
    ("as", "of"),
    ("apart", "from"),
    ("aside", "from"),
    ("north", "of"),
    ("south", "of"),
    ("east", "of"),
    ("west", "of"),
    ("thanks", "to"),
    ("owing", "to"),
    ("contrary", "to"),
    ("away", "from"),
    ("outside", "of"),
    ("inside", "of"),
    ("northeast", "of"),
    ("northwest", "of"),
    ("southeast", "of"),
    ("southwest", "of"),
}
COPULAR = frozenset(LEXICON.members("copula"))


class Unit(NamedTuple):
    """A stretch of the row: kind (G V T P M C U J X), words [first, last), and its group or verb."""

    kind: str
    first: int
    last: int
    low: str
    group: NounGroup | None
    verb: VerbGroup | None


class Frame:
    """A clause in the making."""

    def __init__(self, unit: int, verb: VerbGroup) -> None:
        self.unit, self.verb = unit, verb
        self.kind: ClauseKind = "main"
        self.marker: str | None = None
        self.subjects: list[NounGroup] = []
        self.subject_units: list[int] = []
        self.objects: list[NounGroup] = []
        self.complement: Word | None = None
        self.attachments: list[Attachment] = []
        self.antecedent: NounGroup | None = None
        self.parent: int | None = None
        self.left = verb.first
        self.right = verb.last


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


def row_of(
    words: Sequence[Word],
    groups: Sequence[NounGroup],
    verbs: Sequence[VerbGroup],
    times: Sequence[TimeSpan],
    excluded: frozenset[int],
) -> list[Unit]:
    """The units of a sentence; excluded stretches become one mark."""
    at: dict[int, Unit] = {t.first: Unit("T", t.first, t.last, "", None, None) for t in times}
    at.update({g.first: Unit("G", g.first, g.last, g.head.low, g, None) for g in groups})
    at.update({v.first: Unit("V", v.first, v.last, v.head.low, None, v) for v in verbs})
    row: list[Unit] = []
    i = 0
    while i < len(words):
        if i in excluded:
            j = i
            while j < len(words) and j in excluded:
                j += 1
            row.append(Unit("A", i, j, "", None, None))
            i = j
            continue
        unit = at.get(i) or _word_unit(words, i)
        row.append(unit)
        i = max(unit.last, i + 1)
    return row


def _word_unit(words: Sequence[Word], i: int) -> Unit:
    word = words[i]
    after = words[i + 1].low if i + 1 < len(words) else ""
    if (word.low, after) in PREPOSITION_PAIRS:
        return Unit("P", i, i + 2, f"{word.low} {after}", None, None)
    tag = word.tag
    if (
        tag == "IN"
        and after in ("in", "of", "from", "around", "near")
        and i + 1 < len(words)
        and words[i + 1].tag == "IN"
        and word.low in ("from", "as", "inside", "outside", "off", "near", "in", "out")
    ):
        return Unit("P", i, i + 2, after, None, None)
    if tag in ("IN", "TO"):
        return Unit("P", i, i + 1, word.low, None, None)
    kinds = {"WH": "M", "TH": "M", "CC": "C", "PU": "U", "JJ": "J", "VBN": "J", "QT": "Q", "RB": "X", "NEG": "X"}
    return Unit(kinds.get(tag, "X"), i, i + 1, word.low, None, None)


class _Builder:
    def __init__(self, words: Sequence[Word], row: list[Unit], headline: bool) -> None:
        self.words, self.row, self.headline = words, row, headline
        self.frames: list[Frame] = []
        self.by_unit: dict[int, Frame] = {}
        self.governed: dict[int, int] = {}
        self.phrases: dict[int, Attachment] = {}
        self._phrases()

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
        for frame in self.frames:
            self._govern(frame)
        return tuple(self._finished(n, f) for n, f in enumerate(self.frames))

    def _phrases(self) -> None:
        """Prepositions and the groups they govern; "in and around X" shares its group."""
        for k, unit in enumerate(self.row):
            if unit.kind != "P":
                continue
            j = k + 1
            while j < len(self.row) and (
                self.row[j].kind in ("X", "Q")
                or (self.row[j].kind == "C" and j + 1 < len(self.row) and self.row[j + 1].kind == "P")
            ):
                j += 2 if self.row[j].kind == "C" else 1
            if j >= len(self.row):
                continue
            group = self.row[j].group
            if group is None or (unit.low in LEXICON.subordinators and self._is_subject(j)):
                continue
            self.governed.setdefault(j, k)
            start, end = self.words[unit.first].start, group.end
            self.phrases[k] = Attachment(unit.low, group, start, end)
            self._and_more(j, k)

    def _and_more(self, j: int, k: int) -> None:
        """Groups joined to a governed one by "and" or commas are governed too, unless a finite verb follows them."""
        while (
            j + 2 < len(self.row)
            and (self.row[j + 1].kind == "C" or self.row[j + 1].low == ",")
            and self.row[j + 2].group is not None
            and not self._is_subject(j + 2)
        ):
            self.governed.setdefault(j + 2, k)
            j += 2

    def _is_subject(self, j: int) -> bool:
        """Whether a finite verb follows the group at unit j, with nothing but phrases between."""
        k = j + 1
        while k < len(self.row):
            unit = self.row[k]
            if unit.verb is not None:
                return unit.verb.form == "finite"
            if unit.kind == "P" or unit.kind in ("X", "T") or (unit.group is not None and self.row[k - 1].kind == "P"):
                k += 1
                continue
            return False
        return False

    # -- subjects and markers

    def _relate(self, frame: Frame) -> None:
        k, verb = frame.unit, frame.verb
        before = self._back(k - 1)
        if verb.form == "infinitive":
            self._infinitive(frame, before)
        elif verb.form == "gerund":
            self._gerund(frame, before)
        elif (
            verb.form == "participle"
            and not self._coordinated(frame, before)
            and not (self.headline and self._headline(frame, before))
        ):
            self._participle(frame, before)
        elif verb.form == "finite":
            self._finite(frame, k)

    def _back(self, k: int) -> int:
        while k >= 0 and self.row[k].kind in ("X", "Q", "T", "A"):
            k -= 1
        return k

    def _headline(self, frame: Frame, before: int) -> bool:
        if before >= 0 and self.row[before].group is not None and before not in self.governed:
            self._take_subject(frame, before)
            return True
        return False

    def _coordinated(self, frame: Frame, before: int) -> bool:
        """ "was shot and killed", "has paid for and equipped": the later participle bends like the first."""
        if before < 0 or self.row[before].kind != "C":
            return False
        earlier = next(
            (
                f
                for f in reversed(self.frames)
                if (f.verb.head.tag == "VBN" and f.verb.form != "participle") or f.verb.form == "participle"
            ),
            None,
        )
        if earlier is None:
            return False
        self._share(frame, earlier)
        frame.verb = _bent_like(frame.verb, earlier.verb)
        return True

    def _share(self, frame: Frame, earlier: Frame) -> None:
        frame.kind, frame.marker, frame.antecedent = earlier.kind, earlier.marker, earlier.antecedent
        frame.subjects = list(earlier.subjects)
        frame.parent = earlier.parent

    def _infinitive(self, frame: Frame, before: int) -> None:
        frame.kind, frame.marker = "infinitive", "to"
        governor = self.frames[-1] if self.frames else None
        if before >= 0 and self.row[before].group is not None:
            if self.governed.get(before) is not None and self.row[self.governed[before]].low == "for":
                self._take_subject(frame, before)
                return
            frame.antecedent = self.row[before].group
            if governor and "object_infinitive" in governor.verb.classes and governor.verb.voice == "active":
                frame.subjects = [frame.antecedent]
                return
        if governor:
            frame.subjects = list(governor.subjects)

    def _gerund(self, frame: Frame, before: int) -> None:
        frame.kind = "participial"
        unit = self.row[before] if before >= 0 else None
        if unit is not None and unit.kind == "P":
            frame.marker = unit.low
            frame.left = unit.first
        elif unit is not None and unit.group is not None:
            self._describe(frame, before)
            return
        elif unit is not None and unit.kind == "C" and self.frames and self.frames[-1].verb.form == "gerund":
            self._share(frame, self.frames[-1])
            return
        if self.frames:
            frame.subjects = list(self.frames[-1].subjects)

    def _participle(self, frame: Frame, before: int) -> None:
        frame.kind = "participial"
        if before >= 0 and self.row[before].low == "," and self._back(before - 1) >= 0:
            before = self._back(before - 1)
        if before >= 0 and self.row[before].group is not None:
            self._describe(frame, before)

    def _describe(self, frame: Frame, j: int) -> None:
        """The group that a participle describes: the nearest, or what an "of" in front of it belongs to."""
        while j in self.governed and self.row[self.governed[j]].low in ("of", "in", "from", "at", "with"):
            k = self._back(self.governed[j] - 1)
            if k < 0 or self.row[k].group is None:
                break
            head, inner = self.row[k].group, self.row[j].group
            if (
                head is None
                or inner is None
                or (
                    (self.row[self.governed[j]].low != "with" and not head.has("person", "vehicle"))
                    or inner.has("person")
                )
            ):
                break
            j = k
        frame.antecedent = self.row[j].group
        if frame.antecedent:
            frame.subjects = [frame.antecedent]

    def _take_subject(self, frame: Frame, j: int) -> None:
        group = self.row[j].group
        if group is None:
            return
        frame.subjects.insert(0, group)
        frame.subject_units.append(j)
        frame.left = min(frame.left, group.first)
        k = self._back(j - 1)
        if (
            k >= 1
            and (self.row[k].low in ("and", "or") or (self.row[k].low == "," and len(frame.subjects) > 1))
            and self.row[k - 1].group is not None
            and k - 1 not in self.governed
            and not self._verb_object(k - 1)
        ):
            self._take_subject(frame, k - 1)

    def _verb_object(self, j: int) -> bool:
        """Whether a group stands right behind a verb and so is its object rather than part of a later subject."""
        k = self._back(j - 1)
        return k >= 0 and (self.row[k].verb is not None)

    def _finite(self, frame: Frame, k: int) -> None:
        j = self._back(k - 1)
        steps = 0
        while j >= 0 and steps < 60:
            steps += 1
            unit = self.row[j]
            if unit.group is not None and j not in self.governed:
                passed = self._object_of_inner(j)
                if passed is not None:
                    j = passed
                    continue
                self._take_subject(frame, j)
                self._mark(frame)
                return
            if unit.group is not None:
                j = self._back(self.governed[j] - 1)
                if j >= 0 and self.row[j].kind == "C" and self.row[j - 1].kind == "P":
                    j = self._back(j - 2)
                continue
            if unit.kind == "M":
                self._relative(frame, j, gap=True)
                return
            if unit.kind == "C":
                if self._shares_back(frame, j):
                    return
                j = self._back(j - 1)
                continue
            if unit.verb is not None:
                jumped = self._over(j)
                if jumped is None:
                    return
                j = jumped
                continue
            if unit.kind == "U" and unit.low in (".", "?", "!", ";"):
                return
            if unit.kind == "U" and unit.low == ",":
                skipped = self._parenthesis(j)
                j = skipped if skipped is not None else self._back(j - 1)
                continue
            j = self._back(j - 1)

    def _object_of_inner(self, j: int) -> int | None:
        """If the group is the object of a participle or relative clause: the unit that that clause describes."""
        k = self._back(j - 1)
        inner = self.by_unit.get(k)
        if (
            inner is None
            or inner.kind not in ("participial", "relative")
            or inner.verb.has("say", "think")
            or inner.antecedent is None
        ):
            return None
        told = self._unit_of(inner.antecedent)
        return told if 0 <= told < j else None

    def _shares_back(self, frame: Frame, j: int) -> bool:
        """A finite verb right behind "and" or "but" shares the subject of the nearest finite clause."""
        earlier = next((f for f in reversed(self.frames) if f.verb.form == "finite" and f.subjects), None)
        if earlier is None:
            return False
        if earlier.kind == "relative" and self.row[self._back(j)].low == "," and len(self.frames) > 1:
            earlier = next(
                (f for f in reversed(self.frames) if f.verb.form == "finite" and f.subjects and f.kind != "relative"),
                earlier,
            )
        self._share(frame, earlier)
        return True

    def _over(self, j: int) -> int | None:
        """Past a verb on the way left: to what a participle or a relative clause describes; null at a full clause."""
        passed = self.by_unit.get(j)
        if passed is None:
            return None
        if passed.kind in ("participial", "relative", "infinitive") and passed.antecedent is not None:
            return self._unit_of(passed.antecedent)
        if passed.kind == "infinitive" or passed.verb.form in ("gerund", "infinitive"):
            return self._back(j - 1)
        if passed.kind == "relative":
            return self._back(j - 1)
        if passed.kind in ("subordinate", "content") and passed.marker is not None:
            opened = next((k for k, u in enumerate(self.row) if u.first >= passed.left), j)
            return self._back(opened - 1)
        return None

    def _unit_of(self, group: NounGroup) -> int:
        return next((k for k, u in enumerate(self.row) if u.group is group), -1)

    def _parenthesis(self, j: int) -> int | None:
        """From a closing comma to what stands before its opening one, if no verb stands between."""
        k = j - 1
        while k >= 0:
            unit = self.row[k]
            if unit.low == "," and unit.kind == "U":
                return self._back(k - 1)
            if unit.verb is not None:
                passed = self.by_unit.get(k)
                if passed is None or (passed.kind not in ("relative", "participial") and passed.verb.form == "finite"):
                    return None
            k -= 1
        return None

    def _mark(self, frame: Frame) -> None:
        """What opens the clause in front of its subject."""
        j = self._unit_of(frame.subjects[0])
        k = self._back(j - 1)
        if k >= 0 and self.row[k].low == "," and self._back(k - 1) >= 0:
            inner = self._back(k - 1)
            start = self._phrase_start(inner)
            if start is not None and start >= 1 and self.row[self._back(start - 1)].kind == "M":
                k = self._back(start - 1)
        unit = self.row[k] if k >= 0 else None
        if unit is None:
            return
        if unit.kind == "M":
            self._relative(frame, k, gap=False)
        elif unit.kind == "P" and unit.low in LEXICON.subordinators:
            frame.kind, frame.marker = "subordinate", unit.low
            frame.left = unit.first
        elif unit.verb is not None and k in self.by_unit:
            frame.kind, frame.parent = "content", self.frames.index(self.by_unit[k])
        elif unit.group is not None and frame.verb.form == "finite" and k + 1 == j and k not in self.governed:
            self._contact(frame, k, unit)

    def _contact(self, frame: Frame, k: int, unit: Unit) -> None:
        """A subject right behind another group: a relative clause without its pronoun, or words told to somebody."""
        told = self._back(k - 1)
        if told >= 0 and self.row[told].verb is not None and "say" in self.row[told].verb.classes:  # type: ignore[union-attr]
            frame.kind, frame.parent = "content", self.frames.index(self.by_unit[told])
            return
        frame.kind, frame.antecedent = "relative", unit.group

    def _phrase_start(self, k: int) -> int | None:
        """Where a run of phrases and times that ends at unit k begins."""
        start: int | None = None
        while k >= 0 and (k in self.governed or self.row[k].kind in ("T", "P")):
            k = self.governed.get(k, k)
            start = k
            k -= 1
        return start

    def _relative(self, frame: Frame, j: int, gap: bool) -> None:
        unit = self.row[j]
        word = self.words[unit.first]
        frame.marker = word.low
        frame.left = min(frame.left, unit.first)
        k = j - 1
        while (k >= 0 and self.row[k].kind in ("X", "Q", "T", "P")) or (k >= 0 and self.row[k].low == ","):
            k -= 1
        before = self.row[k] if k >= 0 else None
        if word.tag == "TH" and not gap:
            said = before is not None and before.verb is not None
            frame.kind = "content"
            if said and k in self.by_unit:
                frame.parent = self.frames.index(self.by_unit[k])
            elif before is not None and before.group is not None and self._relative_that(before.group, frame):
                frame.kind, frame.antecedent = "relative", before.group
            return
        if word.low in ("when", "where", "while", "whenever", "wherever") and not gap:
            frame.kind = "subordinate" if word.low != "where" or before is None or before.group is None else "relative"
            frame.antecedent = before.group if before is not None and frame.kind == "relative" else None
            return
        if word.low in ("whether", "why", "how", "what", "whatever"):
            frame.kind = "content"
            return
        frame.kind = "relative"
        if before is not None and before.group is not None:
            frame.antecedent = self._antecedent(k, frame.verb)
        if gap and frame.antecedent:
            frame.subjects = [frame.antecedent]

    def _relative_that(self, group: NounGroup, frame: Frame) -> bool:
        return not group.has("say") and not (
            self.frames and "say" in self.frames[-1].verb.classes and self.frames[-1].verb.form == "finite"
        )

    def _antecedent(self, k: int, verb: VerbGroup) -> NounGroup | None:
        """The group before a relative pronoun; a plural verb or "who" reaches over "of X" to the head it fits."""
        group = self.row[k].group
        if k in self.governed and self.row[self.governed[k]].low == "of" and group is not None:
            h = self._back(self.governed[k] - 1)
            head = self.row[h].group if h >= 0 else None
            if head is not None and head.has("person") and not group.has("person"):
                return head
        return group

    # -- objects, complements, phrases

    def _arguments(self, frame: Frame, used: set[int]) -> None:
        k = frame.unit + 1
        governor_is_be = frame.verb.lemma in COPULAR
        while k < len(self.row):
            unit = self.row[k]
            if unit.verb is not None or unit.kind == "M" or (k in used and k not in self.governed):
                break
            if unit.kind == "U" and not self._goes_on(k, frame):
                break
            if unit.kind == "C" and not self._list_goes_on(k, used, frame):
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

    def _goes_on(self, k: int, frame: Frame) -> bool:
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

    def _list_goes_on(self, k: int, used: set[int], frame: Frame) -> bool:
        if k + 1 >= len(self.row):
            return False
        following = self.row[k + 1]
        if following.kind == "P":
            return k + 1 in self.phrases
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

    def _verb_left(self, k: int) -> bool:
        j = k - 1
        while j >= 0 and self.row[j].kind in ("X", "P", "T", "Q", "G"):
            j -= 1
        return j >= 0 and self.row[j].verb is not None

    def _back_marks(self, k: int) -> int:
        while k >= 0 and (self.row[k].kind in ("X", "Q") or self.row[k].low == ","):
            k -= 1
        return k

    # -- governors

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
        subjects = tuple(dict.fromkeys(frame.subjects)) if False else tuple(frame.subjects)
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


def _bent_like(verb: VerbGroup, earlier: VerbGroup) -> VerbGroup:
    """A coordinated participle with the voice, tense and hedges of the group before it."""
    return VerbGroup(
        verb.first,
        verb.last,
        verb.start,
        verb.end,
        verb.text,
        verb.head,
        verb.lemma,
        verb.classes,
        earlier.voice,
        earlier.form,
        earlier.tense,
        earlier.perfect,
        earlier.progressive,
        earlier.negated or verb.negated,
        earlier.modal,
        verb.particle,
        (*earlier.hedges, *verb.hedges),
        earlier.via,
        verb.adverbs,
    )
