"""Parquet is read whole, whatever its row groups, and a damaged file is told."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from musterbook.archives.chunks import Article
from tests.archives.conftest import articles_of, fields, plan, reasons_of, records_of, report, write_table


@pytest.mark.parametrize(("number", "group"), [(1, 1), (450, 1000), (450, 100), (401, 200)])
def test_every_row_is_read_once_and_in_order(tmp_path: Path, number: int, group: int) -> None:
    """Law: slices part a file without gap or overlap; records are numbered by their rows."""
    path = write_table(tmp_path / "a.parquet", [fields(n) for n in range(number)], group)
    assert articles_of(records_of(path)) == [(n + 1, report(n)) for n in range(number)]
    assert sum(chunk.where.records for chunk in plan(path)) == number


@pytest.mark.parametrize("day", [dt.date(2021, 3, 3), dt.datetime(2021, 3, 3, 10, tzinfo=dt.UTC), "2021-03-03 10:00"])
def test_a_day_may_be_a_date_a_time_or_words(tmp_path: Path, day: object) -> None:
    """Law: the day of publication is understood in each of the ways in which tables keep it."""
    path = write_table(tmp_path / "a.parquet", [{"text": report(0), "published": day}], 1)
    (article,) = records_of(path)
    assert isinstance(article, Article)
    assert article.text.published == "2021-03-03"


def test_a_row_without_text_is_set_aside(tmp_path: Path) -> None:
    """Law: absent texts, texts that are none, and tables without the column are told row by row."""
    path = write_table(tmp_path / "a.parquet", [fields(0), {**fields(1), "text": None}], 10)
    assert reasons_of(records_of(path)) == [(2, "record.no_text")]
    other = write_table(tmp_path / "b.parquet", [{"n": 1}, {"n": 2}], 10)
    assert reasons_of(records_of(other)) == [(1, "record.no_text"), (2, "record.no_text")]


def test_a_damaged_file_is_told_once(tmp_path: Path) -> None:
    """Law: what is no Parquet, and pages that are damaged, set aside their stretch and stop nothing."""
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not at all")
    assert reasons_of(records_of(tmp_path / "a.parquet")) == [(1, "archive.damaged")]
    path = tmp_path / "b.parquet"
    table = pa.Table.from_pylist([fields(n) for n in range(400)])
    pq.write_table(table, path, row_group_size=200, use_dictionary=False, compression="snappy")
    data = bytearray(path.read_bytes())
    start = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data[start : start + 400] = bytes(400)
    path.write_bytes(data)
    told = records_of(path)
    assert len(articles_of(told)) >= 200
    assert [code for _, code in reasons_of(told)] == ["archive.damaged"]
