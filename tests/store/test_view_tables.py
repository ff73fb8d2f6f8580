"""Rows and their rectangles."""

from contextlib import closing

import pytest

from musterbook.store.view_tables import OPEN, Content, Drawn, open_view_tables

FIRST = Content("casualties", "a", "mission", 100, 200, b"first")
SECOND = Content("casualties", "b", "other", 150, 2**31 - 1, b"second")
THIRD = Content("force", "a", "mission", -(2**31), 120, b"third")


@pytest.fixture
def tables(tmp_path):
    with closing(open_view_tables(tmp_path / "x.view")) as made:
        with made.writing():
            made.write([(FIRST, Drawn(1, 3, OPEN)), (SECOND, Drawn(2, 5, 8)), (THIRD, Drawn(3, 5, OPEN))], [], [])
            made.write([], [(9, 1)], [(4, "why")])
        yield made


@pytest.mark.parametrize(
    ("as_of", "known_at", "expected"),
    [
        (100, 3, [FIRST]),
        (100, 2, []),
        (99, 9, []),
        (200, 9, [FIRST]),
        (201, 9, []),
        (100, 10, []),
        (150, 5, [FIRST, SECOND]),
        (2**31 - 1, 8, [SECOND]),
        (150, 9, [FIRST]),
        (150, None, []),
        (None, 2, []),
        (None, 8, [FIRST, SECOND]),
        (None, 9, [FIRST]),
        (None, None, []),
    ],
)
def test_both_ends_of_both_spans_are_included(tables, as_of, known_at, expected):
    """A row is told from the minute and entry at which it begins to those at which it ends, and no further."""
    if as_of is None:
        assert sorted(tables.known_rows("casualties", known_at, None)) == expected
    else:
        assert sorted(tables.rows_at("casualties", as_of, known_at, None)) == expected


def test_the_ends_of_time_are_told(tables):
    """Rows without beginning or end are found at the last minutes that there are."""
    assert tables.rows_at("force", -(2**31), None, None) == [THIRD]
    assert tables.rows_at("force", 121, None, None) == []
    assert tables.all_open() == [THIRD]
    assert tables.open_rows("force", "a") == {THIRD: Drawn(3, 5, OPEN)}


def test_one_mission_is_told_alone(tables):
    """Rows of other missions are left out where one is asked for."""
    assert tables.rows_at("casualties", 150, 6, "other") == [SECOND]
    assert tables.known_rows("casualties", 6, "mission") == [FIRST]


def test_a_view_is_emptied_whole(tables):
    """Nothing of rows, rectangles, refusals or positions stays."""
    assert tables.refused() == [(4, "why")]
    with tables.writing():
        tables.move("registers", 1, "book", 7)
    assert tables.follower("registers") == (1, "book", 7)
    with tables.writing():
        tables.empty()
    assert tables.follower("registers") is None
    assert tables.refused() == tables.all_open() == tables.rows_at("casualties", 150, 6, None) == []
    assert tables.next_id() == 1
