"""Times against the day of publication."""

import pytest

from tests.reading.sample import view_of_one

TIMES = [
    ("on Monday", "2025-03-31", "2025-03-31"),
    ("yesterday", "2025-03-31", "2025-03-31"),
    ("two days ago", "2025-03-30", "2025-03-30"),
    ("last week", "2025-03-24", "2025-03-30"),
    ("this week", "2025-03-31", "2025-04-06"),
    ("over the weekend", "2025-03-29", "2025-03-30"),
    ("last month", "2025-03-01", "2025-03-31"),
    ("in February", "2025-02-01", "2025-02-28"),
    ("in October", "2024-10-01", "2024-10-31"),
    ("in June 2023", "2023-06-01", "2023-06-30"),
    ("on Thursday, November 14", "2024-11-14", "2024-11-14"),
    ("on 3 May 2022", "2022-05-03", "2022-05-03"),
    ("since 2019", "2019-01-01", "2025-04-01"),
    ("by July 2026", None, "2026-07-31"),
    ("over the past ten days", "2025-03-22", "2025-04-01"),
]


@pytest.mark.parametrize(("words", "earliest", "latest"), TIMES)
def test_words_are_reckoned_from_publication(words: str, earliest: str | None, latest: str | None) -> None:
    """Dates stay dates, relative words are resolved, and the words are kept."""
    (span,) = view_of_one(f"The bridge was closed {words} by the army.").times
    assert (span.interval.earliest, span.interval.latest, span.interval.words) == (earliest, latest, words)


def test_without_a_day_of_publication_words_stay() -> None:
    """What needs the day of publication keeps its words alone where there is none."""
    (span,) = view_of_one("The bridge was closed on Monday.", None).times
    assert (span.interval.earliest, span.interval.latest) == (None, None)


def test_words_with_other_trades_are_no_times() -> None:
    """ "may" and "march" as verbs tell no month."""
    assert view_of_one("They may march to the border.").times == ()
