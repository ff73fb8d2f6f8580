"""Tables are told from reports."""

import pytest

from musterbook.intake.tables import find_table

ROWS = "date,place,killed\n2025-04-01,Delmas,2\n2025-04-02,Carrefour,0\n2025-04-03,Kenscoff,1"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (ROWS, None, "CSV"),
        (ROWS.replace(",", "\t"), None, "tab-separated"),
        (ROWS.replace(",", ";"), "report.txt", "CSV"),
        ('place,note\nDelmas,"Two wounded,\nin all"', "x.csv", "CSV"),
        ('{"a": 1}\n{"a": 2}', None, "JSON lines"),
        ('{"a": 1}', None, "JSON"),
        ('[\n {"a": 1}\n]', None, "JSON"),
    ],
)
def test_tables_are_recognised(text: str, name: str | None, expected: str) -> None:
    """Law: rows of as many cells under a header, and JSON, are tables."""
    assert find_table(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two officers, both Kenyan, were wounded.\nOne, a driver, was killed.\nNobody, it said, is missing.", None),
        ("Kenya, Haiti, Jamaica\nTwo, three, four\n", None),
        ("[Delmas] Two officers were wounded.\n[Kenscoff] None.", None),
        ("{sic} was written there", None),
        ("Two officers were wounded.", "x.csv"),
        ("Delmas, two; Carrefour, none", "x.csv"),
        ("[" * 100_000, None),
    ],
)
def test_prose_is_no_table(text: str, name: str | None) -> None:
    """Law: commas and brackets in prose make no table, whatever the file's name."""
    assert find_table(text, name) is None
