"""A sentence as a row of units, which prepositions govern which groups, and clauses in the making."""

from collections.abc import Sequence
from typing import NamedTuple

from musterbook.reading.chunks import NounGroup, VerbGroup
from musterbook.reading.clauses import Attachment, ClauseKind
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.times import TimeSpan
from musterbook.reading.words import Word, listed

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


NAMED = listed("known described identified referred branded listed styled billed")

CONJUNCTIONS = listed("while because although though if unless whereas")


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


class Row:
    """The units of a sentence and the phrases among them."""

    def __init__(self, words: Sequence[Word], row: list[Unit], headline: bool) -> None:
        self.words, self.row, self.headline = words, row, headline
        self.frames: list[Frame] = []
        self.by_unit: dict[int, Frame] = {}
        self.governed: dict[int, int] = {}
        self.phrases: dict[int, Attachment] = {}
        self._phrases()

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
            named = unit.low == "as" and k > 0 and self.row[k - 1].low in NAMED
            opens = unit.low in LEXICON.subordinators and not named and self._is_subject(j)
            if group is None or unit.low in CONJUNCTIONS or opens:
                continue
            self.governed.setdefault(j, k)
            start, end = self.words[unit.first].start, group.end
            self.phrases[k] = Attachment(unit.low, group, start, end)
            self._and_more(j, k)

    def _and_more(self, j: int, k: int) -> None:
        """Groups joined to a governed one by "and", or by commas up to an "and", are governed too, verbs excepted."""
        joined: list[int] = []
        closed = False
        while j + 2 < len(self.row) and self.row[j + 2].group is not None and not self._is_subject(j + 2):
            if self.row[j + 1].kind != "C" and self.row[j + 1].low != ",":
                break
            closed = closed or self.row[j + 1].kind == "C"
            joined.append(j + 2)
            j += 2
        if closed:
            for unit in joined:
                self.governed.setdefault(unit, k)

    def _is_subject(self, j: int) -> bool:
        """Whether a finite verb follows the group at unit j, with nothing but phrases between."""
        k = j + 1
        while k < len(self.row):
            unit = self.row[k]
            if unit.verb is not None:
                return unit.verb.form == "finite"
            if unit.low == "," and k == j + 1:
                return self._finite_behind_aside(k)
            if unit.kind == "P" or unit.kind in ("X", "T") or (unit.group is not None and self.row[k - 1].kind == "P"):
                k += 1
                continue
            return False
        return False

    def _finite_behind_aside(self, k: int) -> bool:
        """Whether ", addressing the assembly, counted …" follows: an aside of a participle, then a finite verb."""
        first = self.row[k + 1].verb if k + 1 < len(self.row) else None
        if first is None or first.form == "finite":
            return False
        close = next((m for m in range(k + 1, len(self.row)) if self.row[m].low in (",", ".", ";")), None)
        after = self.row[close + 1].verb if close is not None and close + 1 < len(self.row) else None
        return after is not None and after.form == "finite"

    def _back(self, k: int) -> int:
        while k >= 0 and self.row[k].kind in ("X", "Q", "T", "A"):
            k -= 1
        return k

    def _back_marks(self, k: int) -> int:
        while k >= 0 and (self.row[k].kind in ("X", "Q") or self.row[k].low == ","):
            k -= 1
        return k

    def _unit_of(self, group: NounGroup) -> int:
        return next((k for k, u in enumerate(self.row) if u.group is group), -1)

    def _phrase_start(self, k: int) -> int | None:
        """Where a run of phrases and times that ends at unit k begins."""
        start: int | None = None
        while k >= 0 and (k in self.governed or self.row[k].kind in ("T", "P")):
            k = self.governed.get(k, k)
            start = k
            k -= 1
        return start

    def _verb_left(self, k: int) -> bool:
        j = k - 1
        while j >= 0 and self.row[j].kind in ("X", "P", "T", "Q", "G"):
            j -= 1
        return j >= 0 and self.row[j].verb is not None

    def _verb_object(self, j: int) -> bool:
        """Whether a group stands right behind a verb and so is its object rather than part of a later subject."""
        k = self._back(j - 1)
        return k >= 0 and (self.row[k].verb is not None)
