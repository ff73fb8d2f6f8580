"""Folders: every file below is a report or an archive of its own, in the order of names, and none stops the rest."""

import os
from pathlib import Path

from musterbook.archives.chunks import Article, SetAside
from musterbook.archives.folders import group_files, walk
from musterbook.archives.plan import plan_chunks
from tests.archives.conftest import articles_of, fields, page, reasons_of, records_of, report, write_lines


def test_every_file_is_taken_once_in_order_of_names(tmp_path: Path) -> None:
    """Law: reports and archives mix; hidden files are left out; each record tells its path."""
    (tmp_path / "b" / "deep").mkdir(parents=True)
    (tmp_path / "a.txt").write_text(report(0))
    (tmp_path / "b" / "deep" / "page.html").write_bytes(page(1))
    write_lines(tmp_path / "b" / "lines.jsonl", [fields(2), fields(3)])
    (tmp_path / "c.txt").write_text(report(4))
    (tmp_path / ".hidden").write_text(report(5))
    told = records_of(tmp_path)
    assert articles_of(told) == [(1, report(0)), (1, report(1)), (1, report(2)), (2, report(3)), (1, report(4))]
    below = [one.path.removeprefix(f"{tmp_path}/") for one in told if not isinstance(one, SetAside)]
    assert below == ["a.txt", "b/deep/page.html", "b/lines.jsonl", "b/lines.jsonl", "c.txt"]


def test_what_is_no_report_is_set_aside(tmp_path: Path) -> None:
    """Law: empty files, tables, pipes and dead links are told and the rest is read; nothing waits for a pipe."""
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.csv").write_text("a,b\n1,2\n")
    os.mkfifo(tmp_path / "c.pipe")
    os.mkfifo(tmp_path / "d.jsonl")
    (tmp_path / "e.txt").symlink_to("nowhere")
    (tmp_path / "f.txt").write_text(report(0))
    told = records_of(tmp_path)
    codes = ["report.empty", "report.table", "report.unreadable", "archive.damaged", "report.unreadable"]
    assert [code for _, code in reasons_of(told)] == codes
    assert articles_of(told) == [(1, report(0))]


def test_names_of_any_bytes_are_read(tmp_path: Path) -> None:
    """Law: a name that is no UTF-8, or has a line end, is opened by its bytes and shown on one line."""
    for name in (b"sch\xf6n.txt", b"two\nlines.txt"):
        (tmp_path / os.fsdecode(name)).write_text(report(0))
    told = records_of(tmp_path)
    assert len(articles_of(told)) == 2
    assert [one.path.rpartition("/")[2] for one in told if isinstance(one, Article)] == [
        "sch\ufffdn.txt",
        "two lines.txt",
    ]


def test_files_are_grouped_and_outputs_left_out(tmp_path: Path) -> None:
    """Law: no group is larger than a chunk may be, and a run's own output is never its input."""
    groups = list(group_files((f"{n}.txt", 1) for n in range(150)))
    assert [len(names) for names, _ in groups] == [64, 64, 22]
    (tmp_path / "a.txt").write_text(report(0))
    (tmp_path / "claims.parquet").write_bytes(b"x")
    own = frozenset({str((tmp_path / "claims.parquet").resolve())})
    assert [name for name, _ in walk(str(tmp_path), own)] == ["a.txt"]
    assert [chunk.where.form for chunk in plan_chunks([str(tmp_path)], own)] == ["files"]
