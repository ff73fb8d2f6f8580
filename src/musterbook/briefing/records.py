"""The brief as a record: sections of lines, each line with the claims it rests on, and where each claim leads."""

from typing import Literal

from musterbook.assessment.records import Grade, Mark
from musterbook.briefing.charts import Chart
from musterbook.briefing.tables import Table
from musterbook.registers.rows import ReviewStatus
from musterbook.registers.selection import Audience
from musterbook.terms.claims import Stance
from musterbook.terms.record import Record

SectionKey = Literal["glance", "casualties", "equipment", "force", "contributions", "disputes", "changes", "unanswered"]
SIGNS: dict[Mark, str] = {"accepted unread": "†", "includes unreviewed": "‡", "proposed": "◊"}


class Line(Record, frozen=True):
    """One statement of the brief: `lead` names its matter, `basis` says what it rests on.

    `claims` are all claims behind it; `cites` the short ids of their citations, copies under one.
    """

    lead: str
    text: str
    grade: Grade | None
    basis: str
    marks: tuple[Mark, ...]
    claims: tuple[str, ...]
    cites: tuple[str, ...]


class Section(Record, frozen=True):
    """One matter; `empty` is what to print where it has neither lines nor rows; `more` how much was left out."""

    key: SectionKey
    title: str
    lines: tuple[Line, ...]
    table: Table | None
    chart: Chart | None
    more: str
    empty: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print but `empty`."""
        return not self.lines and self.table is None and self.chart is None


class CitedReport(Record, frozen=True):
    """A report that carries quotes; `key` ("R3") is its name in this brief."""

    key: str
    id: str
    title: str
    publisher: str
    date: str


class Saying(Record, frozen=True):
    """One utterance of a quote: who said it, through whom, in which report (its key), and how it was reviewed."""

    who: str
    carriers: tuple[str, ...]
    report: str
    status: ReviewStatus


class Citation(Record, frozen=True):
    """Where a line's id leads: the exact quote, how firmly it is said, and every saying of it, the earliest first.

    `claims` are the full ids of all claims it stands for, `others` the short ids of those after the first.
    """

    id: str
    others: tuple[str, ...]
    claims: tuple[str, ...]
    quote: str
    stance: Stance
    sayings: tuple[Saying, ...]


class Brief(Record, frozen=True):
    """What leaves the house. `marking` stands on every page; `day` (a date) is the print's fixed date.

    `checkpoint` is the book's newest signed note, empty where there is none: whoever keeps the brief can check with it
    that the book only grew since.
    """

    title: str
    mission: str
    as_of: str
    known_at: str
    audience: Audience
    marking: str
    day: str
    review: str
    reading: tuple[str, ...]
    sections: tuple[Section, ...]
    reports: tuple[CitedReport, ...]
    citations: tuple[Citation, ...]
    checkpoint: str = ""


def signs_of(marks: tuple[Mark, ...]) -> str:
    """The signs that stand beside a figure for its marks."""
    return "".join(SIGNS[mark] for mark in SIGNS if mark in marks)
