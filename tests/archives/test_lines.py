"""JSON Lines are read whole, whatever they are cut into, and bad lines are set aside."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.archives import chunks, lines
from musterbook.archives.chunks import Article
from tests.archives.conftest import COLUMNS, articles_of, fields, plan, reasons_of, records_of, report, write_lines


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz"])
@pytest.mark.parametrize("number", [0, 1, 199, 200, 201, 950])
def test_every_line_is_read_once_and_in_order(tmp_path: Path, name: str, number: int) -> None:
    """Law: chunks part a file without gap or overlap; records are numbered by their lines."""
    path = write_lines(tmp_path / name, [fields(n) for n in range(number)])
    told = records_of(path)
    assert articles_of(told) == [(n + 1, report(n)) for n in range(number)]
    assert sum(chunk.where.records for chunk in plan(path)) == number
    assert len(plan(path)) == -(-number // chunks.RECORDS)


def test_fields_are_kept(tmp_path: Path) -> None:
    """Law: the day, the publisher, the title and the address come with the text; columns may have other names."""
    record = {"body": report(0), "date": "2021-03-03T10:00:00Z", "outlet": "First\nAgency", "link": "u", "title": 7}
    path = write_lines(tmp_path / "a.jsonl", [record])
    columns = chunks.Columns(text="body", title="title", published="date", publisher="outlet", url="link")
    (article,) = records_of(path, columns)
    assert isinstance(article, Article)
    told = (article.text.published, article.text.publisher, article.text.title, article.url)
    assert told == ("2021-03-03", "First Agency", None, "u")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_bad_line_is_set_aside_with_its_reason(tmp_path: Path, name: str) -> None:
    """Law: broken lines, other values, absent and empty texts are told by number; blank lines are none."""
    bad = ["{", "[1]", '{"text": 5}', '{"body": "x"}', '{"text": " "}', "", "\udcff".encode(errors="replace").decode()]
    path = write_lines(tmp_path / name, [fields(0), *bad, fields(1)])
    told = records_of(path)
    assert articles_of(told) == [(1, report(0)), (9, report(1))]
    codes = ["record.broken", "record.broken", "record.no_text", "record.no_text", "report.empty", "record.broken"]
    assert reasons_of(told) == list(zip([2, 3, 4, 5, 6, 8], codes, strict=True))


def test_an_endless_line_is_never_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: a line longer than any report is set aside, and those around it are read."""
    monkeypatch.setattr(lines, "LONGEST_LINE", 1000)
    long = {"text": "x " * 5000}
    path = write_lines(tmp_path / "a.jsonl", [fields(0), long, fields(1), long])
    told = records_of(path)
    assert articles_of(told) == [(1, report(0)), (3, report(1))]
    assert reasons_of(told) == [(2, "report.too_large"), (4, "report.too_large")]


def test_a_packed_file_that_breaks_off_is_read_to_there(tmp_path: Path) -> None:
    """Law: what stands before the damage is read, and the damage is told once."""
    path = write_lines(tmp_path / "a.jsonl.gz", [fields(n) for n in range(600)])
    path.write_bytes(path.read_bytes()[:-200])
    told = records_of(path)
    assert 0 < len(articles_of(told)) < 600
    assert [code for _, code in reasons_of(told)] == ["archive.damaged"]
    assert articles_of(told) == [(n + 1, report(n)) for n in range(len(articles_of(told)))]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_set_aside(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Law: no bytes end a run: every line that is not blank is told once, plain and packed alike."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.jsonl").write_bytes(data)
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(data))
    for name in ("a.jsonl", "a.jsonl.gz"):
        told = records_of(folder / name, COLUMNS)
        assert len(told) == sum(bool(line.strip()) for line in data.split(b"\n"))
