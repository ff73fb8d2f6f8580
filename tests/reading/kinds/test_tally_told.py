"""Laws of running totals told by rows of words: tolls brought to a number, anything counted since a day."""

import pytest

FOUND = [
    ("Sunday's losses bring to 31 the number of guards killed since the mission opened.", (31, 31)),
    ("The blast took the force's losses this year to 60.", (60, 60)),
    ("The mission has logged more than 90 stoppages since June.", (91, None)),
    ("Since the truce, 41 soldiers have given their lives.", (41, 41)),
    ("Eighteen have died in its service.", (18, 18)),
    ("It was the second such theft in as many weeks.", (2, 2)),
    ("This was the worst blast and the ninth since the rains began.", (9, 9)),
    ("Nine drivers have been hurt over the course of the year.", (9, 9)),
]
NOT_FOUND = [
    "The force has had 400 men there since June.",
    "Since Monday 40 soldiers have patrolled the road.",
    "The price has risen by 12 since May.",
    "Kigali has raised their number to 2,500.",
    "In the first hour 12 soldiers were killed.",
    "Dozens were wounded in the worst day since 1961.",
]


@pytest.mark.parametrize(("text", "count"), FOUND)
def test_what_adds_up_is_a_tally(claims_of, plain, text, count):
    """What has happened so often since a day, or brings a toll to a number, is a running total."""
    assert count in [plain(claim.slots.count) for claim in claims_of("tally", text)]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_does_not_add_up_is_no_tally(claims_of, text):
    """Strengths, trends, news of an hour and records are no running totals."""
    assert claims_of("tally", text) == []
