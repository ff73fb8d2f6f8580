"""The parts that every line of assessment shares: a voice, a figure, and what a line rests on."""

from collections.abc import Sequence
from typing import Literal

from musterbook.registers.rows import ReviewStatus
from musterbook.terms.claims import Stance
from musterbook.terms.record import Record

Grade = Literal["acknowledged", "corroborated", "single origin", "disputed", "retracted"]
Link = Literal["single", "proposed", "confirmed"]
Mark = Literal["accepted unread", "includes unreviewed", "proposed"]


class Voice(Record, frozen=True):
    """One account, ready to print: who says what, where and when; `said` is a date."""

    claim: str
    report: str
    kind: str
    who: str
    anonymous: bool
    stance: Stance
    quote: str
    said: str | None
    publisher: str | None
    status: ReviewStatus


class Support(Record, frozen=True):
    """What a line rests on: its claims, how many reports carry them, and how many origins are independent.

    `unknown` origins are unnamed ones whose independence nobody has judged: shown, not counted. `credibility` is the
    Admiralty code's 1 to 6, proposed. `marks` are printed beside the figure.
    """

    claims: tuple[str, ...]
    reports: int
    carriers: int
    origins: int
    unknown: int
    words: str
    grade: Grade
    grade_why: str
    credibility: int
    marks: tuple[Mark, ...]


class Figure(Record, frozen=True):
    """At least `low`, at most `high` (null: open), `best` by the rule that is named."""

    low: int
    best: int
    high: int | None
    rule: str
    words: str


def figure_of(low: int, best: int, high: int | None, rule: str) -> Figure:
    """A figure with its words: "2", "1 to 3, best 2", "at least 2"."""
    if high is None:
        words = f"at least {low:,}" if best == low else f"at least {low:,}, best {best:,}"
    elif low == high:
        words = f"{best:,}"
    else:
        words = f"{low:,} to {high:,}, best {best:,}"
    return Figure(low=low, best=best, high=high, rule=rule, words=words)


def add_figures(figures: Sequence[Figure], rule: str) -> Figure:
    """The sum of figures of matters that are apart."""
    highs = [figure.high for figure in figures]
    high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
    return figure_of(sum(f.low for f in figures), sum(f.best for f in figures), high, rule)


def count_words(number: int, one: str, many: str | None = None) -> str:
    """ "1 report", "3 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def name_some(names: Sequence[str], most: int = 4) -> str:
    """ "one, two, three, four and 5 more"."""
    told = ", ".join(names[:most])
    return told if len(names) <= most else f"{told} and {len(names) - most} more"
