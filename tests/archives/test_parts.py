"""The part of a chunk: its claims as `musterbook read` finds them, and no article that stops the rest."""

import hashlib
import json
import time
from pathlib import Path

import pytest

from musterbook.archives import parts
from musterbook.archives.chunks import Article, SetAside
from musterbook.archives.fields import article_of
from musterbook.archives.parts import claims_of
from musterbook.archives.table import SCHEMA
from musterbook.reading.reader import RulesReader
from musterbook.terms.claims import encode_claim
from tests.archives.conftest import COLUMNS, Read, fields, report, write_lines

GERMAN = "Die Soldaten wurden am Montag verletzt, sagte ein Sprecher der Mission, und die Lage bleibt sehr ernst. " * 3


def article(text: str) -> Article:
    """An article of that text."""
    return article_of({"text": text}, COLUMNS, "a.jsonl", 7)


def test_rows_are_the_claims_that_the_reader_finds(tmp_path: Path, read: Read) -> None:
    """Law: a row a claim, with the ids, quotes, sources and slots of `musterbook read --format jsonl`."""
    rows = read(write_lines(tmp_path / "a.jsonl", [fields(0)]))
    digest = hashlib.sha256(report(0).encode()).digest()
    told = RulesReader().read(report(0), published="2021-03-03", publisher=None, report_digest=digest)
    claims = [json.loads(encode_claim(claim)) for claim in told.claims]
    assert claims
    assert [row["claim"] for row in rows] == [claim["id"] for claim in claims]
    for row, claim in zip(rows, claims, strict=True):
        assert (row["report"], row["path"], row["record"]) == (claim["report"], str(tmp_path / "a.jsonl"), 1)
        assert (row["kind"], row["quote"], row["stance"]) == (claim["kind"], claim["quote"]["exact"], claim["stance"])
        assert report(0)[row["start"] : row["end"]] == row["quote"]
        assert row["attribution"] == claim["attribution"]
        assert json.loads(row["slots"]) == claim["slots"]
        assert list(row) == SCHEMA.names


def test_the_handy_columns_agree_with_the_slots(tmp_path: Path, read: Read) -> None:
    """Law: counts, outcomes, times and places are the slots' own."""
    rows = read(write_lines(tmp_path / "a.jsonl", [fields(5)]))
    harm = next(row for row in rows if row["kind"] == "casualty")
    assert (harm["count_min"], harm["count_max"], harm["outcome"]) == (7, 7, "injured")
    for row in rows:
        slots = json.loads(row["slots"])
        occurred = slots.get("occurred") or {"earliest": None, "latest": None}
        assert (row["occurred_from"], row["occurred_to"]) == (occurred["earliest"], occurred["latest"])


def test_a_language_that_is_not_read_is_set_aside() -> None:
    """Law: no article is passed over silently for its language."""
    told = claims_of(article(GERMAN))
    assert isinstance(told, SetAside)
    assert (told.path, told.record, told.reason) == ("a.jsonl", 7, "report.language")


def test_an_article_that_takes_too_long_or_breaks_the_reader_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: neither endless reading nor our own mistake ends a run; the article is told."""

    class Endless:
        def read(self, *_: object, **__: object) -> None:
            ends = time.monotonic() + 20
            while time.monotonic() < ends:
                pass

    class Broken:
        def read(self, *_: object, **__: object) -> None:
            raise RecursionError

    reasons = []
    monkeypatch.setattr(parts, "LONGEST", 0.2)
    for reader in (Endless(), Broken()):
        monkeypatch.setattr(parts, "reader", lambda reader=reader: reader)
        told = claims_of(article(report(0)))
        assert isinstance(told, SetAside)
        reasons.append(told.reason)
    assert reasons == ["report.time_limit", "fault.unexpected"]
