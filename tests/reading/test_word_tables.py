"""Laws of the data files: read at once, they say what TOML says."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.reading.word_tables import FOLDER, parse_tables, table_names


@pytest.mark.parametrize("name", table_names())
def test_every_data_file_reads_as_toml(name: str) -> None:
    """What is read of a file of this room, and its order, is what tomllib reads."""
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    told, toml = parse_tables(text), tomllib.loads(text)
    assert told == toml
    assert list(told) == list(toml)
    assert isinstance(told["source"], str)
    assert told["source"]


VALUES = (
    '"a"',
    "'\\d'",
    '"""\nc, d\ne"""',
    '["f", "g h"]',
    '[\n  "i",\n]',
    "3",
    '["j\\u00e9"]',
    "[]",
    "{k = 1}",
    '["]"]',
)


@given(st.lists(st.tuples(st.sampled_from(("", "[t]\n", "[u.v]\n", "# w\n\n")), st.sampled_from(VALUES)), max_size=5))
def test_any_table_reads_as_toml(rows: list[tuple[str, str]]) -> None:
    """Plain or not, a text gives the tables that tomllib gives, or the same refusal."""
    text = "".join(f"{lead}key{n} = {value}\n" for n, (lead, value) in enumerate(rows))
    try:
        toml = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert parse_tables(text) == toml
