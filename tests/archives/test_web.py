"""Web archives: pages that were found are read through the confined reader, everything else is passed over."""

from pathlib import Path

import pytest

from musterbook.archives import web
from musterbook.archives.chunks import Article, PassedOver
from musterbook.archives.web import as_declared
from tests.archives.conftest import articles_of, page, plan, reasons_of, records_of, report, write_web

HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_are_read_and_the_rest_is_passed_over(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: found pages become articles with their address; requests, pictures and what was not found are counted."""
    monkeypatch.setattr(web, "RECORDS", 3)
    pages = [("200 OK", HTML, page(0)), ("200 OK", "image/png", b"\x89PNG"), ("404 Not Found", HTML, page(1))]
    path = write_web(tmp_path / name, [*pages, ("200 OK", "application/xhtml+xml", page(2)), ("200 OK", HTML, b"<p>")])
    told = records_of(path)
    assert articles_of(told) == [(2, report(0)), (8, report(2))]
    assert [one.url for one in told if isinstance(one, Article)] == ["https://a.example/0", "https://a.example/3"]
    assert reasons_of(told) == [(10, "report.no_article")]
    assert sum(isinstance(one, PassedOver) for one in told) == 7
    assert len(plan(path)) == 4


def test_a_damaged_end_is_told_once(tmp_path: Path) -> None:
    """Law: pages before the damage are read; a file that is no web archive is set aside."""
    path = write_web(tmp_path / "a.warc.gz", [("200 OK", HTML, page(n)) for n in range(3)])
    path.write_bytes(path.read_bytes()[:-60])
    told = records_of(path)
    assert [text for _, text in articles_of(told)][:2] == [report(0), report(1)]
    assert [code for _, code in reasons_of(told)] == ["archive.damaged"]
    (tmp_path / "b.warc").write_bytes(b"no web archive\n" * 50)
    assert reasons_of(records_of(tmp_path / "b.warc")) == [(1, "archive.damaged")]


def test_the_servers_encoding_counts_where_the_page_is_silent() -> None:
    """Law: a page's own declaration and UTF-8 stand before the server's word, and a false word changes nothing."""
    russian = "<p>Двое</p>".encode("cp1251")
    assert as_declared(russian, "windows-1251").decode("utf-8-sig") == "<p>Двое</p>"
    declared = b'<meta charset="koi8-r">' + russian
    for data, charset in ((russian, None), (russian, "no-such"), (declared, "windows-1251"), ("é".encode(), "cp1251")):
        assert as_declared(data, charset) == data
