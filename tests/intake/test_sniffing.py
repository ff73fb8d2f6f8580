"""A format is told by its content; the name settles only what the content leaves open."""

import pytest

from musterbook.intake.sniffing import find_format, find_text_format, load_foreign
from tests.intake.refusals import refuse

MEMO = "From: Force Commander\nTo: HQ\nSubject: SITREP 3\nDate: 1 April 2025\n\nTwo officers were wounded.\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Two officers were wounded.", "text"),
        (b"  <!DOCTYPE html>\n<html>", "html"),
        (b"<!-- saved -->\n<HTML lang=en>", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">\n<html>', "html"),
        (b"\xff\xfe" + "<html><p>x</p>".encode("utf-16-le"), "html"),
        (b"<p>Two officers</p>", "html"),
        (b"<3 to all who serve", "text"),
        (b"<unnamed> said that two were hurt </p>", "text"),
        (b"%PDF-1.7\n1 0 obj", "pdf"),
        (b"\r\nHTTP junk\r\n%PDF-1.4\n startxref\n", "pdf"),
        (b"The file began with %PDF-1.4 but would not open.", "text"),
        (b"PK\x03\x04rest", "docx"),
        (b"PKK fighters attacked the convoy.", "text"),
        (MEMO.encode(), "text"),
        (b"Message-ID: <1@x>\r\n" + MEMO.encode().replace(b"\n", b"\r\n"), "eml"),
        (b"From a@b Tue Apr  1 10:00:00 2025\n" + b"MIME-Version: 1.0\n" + MEMO.encode(), "eml"),
        (b"MIME-Version: 1.0 was adopted in 1996. From: nobody", "text"),
    ],
)
def test_content_tells(data: bytes, expected: str) -> None:
    """Law: each format is known without its name."""
    assert find_format(data, None) == expected


def test_a_name_settles_what_is_open() -> None:
    """Law: the same headers are a memo in a text file and a message in an e-mail file; a name never overrules."""
    assert find_text_format(MEMO, "sitrep.txt") == "text"
    assert find_text_format(MEMO, "sitrep.EML") == "eml"
    assert find_text_format("Two wounded.<br>More</p>", "page.html") == "html"
    assert find_text_format("Two wounded.", "page.html") == "text"
    assert find_format(b"%PDF-1.7", "page.html") == "pdf"


@pytest.mark.parametrize("foreign", load_foreign(), ids=lambda foreign: foreign.name)
def test_foreign_formats_are_named_with_what_to_do(foreign: object) -> None:
    """Law: each format that is known and not read is refused by name."""
    known = next(known for known in load_foreign() if known is foreign)
    problem = refuse(b"\x00" * known.at + bytes.fromhex(known.start) + b"\x00\x01 rest")
    assert problem.code == "report.not_text"
    assert known.advice in problem.message


def test_old_office_files_and_locked_ones() -> None:
    """Law: an old Office file is not text; one that wraps an encrypted document is locked."""
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100)
    assert refuse(ole).code == "report.not_text"
    assert refuse(ole + "EncryptedPackage".encode("utf-16-le")).code == "report.locked"


def test_data_in_xml_is_no_report() -> None:
    """Law: XML that is no page is refused."""
    assert refuse(b'<?xml version="1.0"?><rss><item/></rss>').code == "report.not_text"
