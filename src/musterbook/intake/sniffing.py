"""Tells a report's format by its content; its name only helps where the content leaves it open."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from musterbook.errors import Incorrect
from musterbook.intake.cleaning import clean_text
from musterbook.terms.record import Record

Format = Literal["text", "html", "pdf", "docx", "eml"]

TABLE = Path(__file__).parent / "data" / "foreign.toml"
HEAD = 1 << 15
PDF_WITHIN, OLE, ZIP = 1024, bytes.fromhex("d0cf11e0a1b11ae1"), (b"PK\x03\x04", b"PK\x05\x06")
ENCRYPTED_OLE = "EncryptedPackage".encode("utf-16-le")
BEFORE_HTML = r"\A(?:\s|<!--.*?-->|<\?xml\b[^>]*>|<!doctype\s+html\b[^>]*>)*"
PAGE = re.compile(BEFORE_HTML + r"(?:<!doctype\s+html\b|<(?:html|head|body)\b)", re.IGNORECASE | re.DOTALL)
FRAGMENT = re.compile(r"\A\s*<(?:article|div|h[1-6]|main|meta|p|section|table|title|ul)\b[^>]*>", re.IGNORECASE)
TAG = re.compile(r"</(?:a|article|body|div|h[1-6]|html|p|span|table|title)\s*>", re.IGNORECASE)
XML = re.compile(r"\A\s*<\?xml\b", re.IGNORECASE)
HEADERS = re.compile(r"\A\s*(?:From [^\n]*\n)?((?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*)+)")
HEADER_NAME = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
WRITTEN = {"from", "to", "subject", "date"}
MACHINE_MADE = {"message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature"}


class Foreign(Record, frozen=True):
    """A format that is not read: its first bytes in hexadecimal, where they stand, and what to do instead."""

    name: str
    start: str
    at: int
    advice: str


def find_format(data: bytes, name: str | None) -> Format:
    """The format of a report's bytes.

    Raises Incorrect (report.not_text, report.locked) for formats that are known and not read.
    """
    if data.startswith(OLE):
        raise _refuse_ole(data)
    for foreign in load_foreign():
        if data.startswith(bytes.fromhex(foreign.start), foreign.at):
            raise Incorrect("report.not_text", f"The file is {foreign.name}, not a text: {foreign.advice}")
    if data.startswith(ZIP):
        return "docx"
    if data.lstrip().startswith(b"%PDF-") or (b"%PDF-" in data[:PDF_WITHIN] and b"startxref" in data):
        return "pdf"
    return find_text_format(_head(data), name)


def find_text_format(text: str, name: str | None) -> Literal["text", "html", "eml"]:
    """The format that characters are written in.

    Raises Incorrect (report.not_text) for XML that is no page.
    """
    head, ending = text[:HEAD], (name or "").lower().rpartition(".")[2]
    if PAGE.match(head) or (FRAGMENT.match(head) and TAG.search(head)):
        return "html"
    if XML.match(head):
        raise Incorrect("report.not_text", "The file is XML data, not a text: save what it says as plain text.")
    if ending in ("html", "htm", "xhtml") and TAG.search(head):
        return "html"
    return "eml" if _is_message(head, ending == "eml") else "text"


@cache
def load_foreign() -> tuple[Foreign, ...]:
    """The formats of data/foreign.toml."""
    return msgspec.convert(tomllib.loads(TABLE.read_text(encoding="utf-8"))["format"], tuple[Foreign, ...])


def _head(data: bytes) -> str:
    start = data[: 4 * HEAD]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return clean_text(start.decode("utf-16", "ignore"))
    return clean_text(start[:HEAD].removeprefix(b"\xef\xbb\xbf").decode("latin-1"))


def _is_message(head: str, named: bool) -> bool:
    block = HEADERS.match(head)
    if not block:
        return False
    names = set(map(str.lower, HEADER_NAME.findall(block[1])))
    if named:
        return len(names & WRITTEN) + len(names & MACHINE_MADE) >= 2
    return "from" in names and bool(names & MACHINE_MADE)


def _refuse_ole(data: bytes) -> Incorrect:
    if ENCRYPTED_OLE in data:
        return Incorrect("report.locked", "The document is locked: remove its password and save it again.")
    return Incorrect(
        "report.not_text", "The file is an old Office or Outlook file: save it as DOCX, PDF, .eml or plain text."
    )
