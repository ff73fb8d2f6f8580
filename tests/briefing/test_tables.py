"""Laws of tables."""

import pytest

from musterbook.briefing.tables import table_of


def test_columns_of_figures_keep_right():
    """The columns that are named keep to the right, the others to the left."""
    table = table_of("t", ("a", "b"), [("x", "1")], right=(1,))
    assert [column.align for column in table.columns] == ["left", "right"]


def test_sources_only_where_a_row_cites():
    """A table has sources if one of its rows has."""
    assert not table_of("t", ("a",), [("x",)]).has_cites
    assert table_of("t", ("a",), [("x",), ("y",)], cites=[(), ("ab12",)]).has_cites


def test_cites_match_rows():
    """Sources are given row by row or not at all."""
    with pytest.raises(ValueError, match=r"shorter|longer"):
        table_of("t", ("a",), [("x",), ("y",)], cites=[("ab12",)])
