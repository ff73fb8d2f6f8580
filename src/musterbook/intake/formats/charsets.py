"""Decodes what declares its encoding: a web page in its head, a part of an e-mail in its header.

A declaration is believed only as far as the bytes bear it out: UTF-8 that is whole is UTF-8, whatever the page says.
"""

import codecs
import contextlib
import encodings
import pkgutil
import re

from musterbook.errors import Incorrect
from musterbook.intake.cleaning import clean_text
from musterbook.intake.decoding import decode_text, decode_utf8, find_mark
from musterbook.intake.legacy import load_languages

DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
DECLARED_WITHIN = 4096
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
NOT_OF_TEXT = ("base64", "bz2", "hex", "quopri", "rot13", "rot-13", "uu", "zlib", "idna", "punycode", "undefined")
NOT_ASCII_WITHIN = ("utf-16", "utf-32", "utf-7", "hz")
BROKEN_RARELY = 1000  # characters to a damaged one


def load_codecs() -> None:
    """Loads every codec that Python has and the table of languages, for a process that is to open no more files."""
    load_languages()
    for module in pkgutil.iter_modules(encodings.__path__):
        with contextlib.suppress(LookupError):  # those of other systems
            codecs.lookup(module.name)


def decode_page(data: bytes, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """A page's characters, cleaned and without XML declaration, and what must be noted of how they were read.

    `charset` is what stands outside the page, if anything does. Raises Incorrect (report.encoding, report.not_text).
    """
    told = DECLARED.search(data[:DECLARED_WITHIN])
    text, notes = decode_declared(data, charset or (told[1].decode() if told else None))
    return XML_DECLARATION.sub("", clean_text(text)), notes


def decode_declared(data: bytes, label: str | None) -> tuple[str, tuple[str, ...]]:
    """The characters of bytes that are said to be in an encoding, and what must be noted of how they were read.

    Raises Incorrect (report.encoding, report.not_text).
    """
    encoding, mark = find_codec(label), find_mark(data)
    if mark is None and b"\x1b$" not in data:
        text = decode_utf8(data)
        if text is not None and not (encoding or "").startswith(NOT_ASCII_WITHIN):
            return text, ()
    if mark is None and encoding is not None and (found := _decode_nearly(data, encoding)):
        return found
    try:
        decoded = decode_text(data)
        return decoded.text, decoded.doubts if decoded.rival else ()
    except Incorrect:
        found = _decode_nearly(data, "utf-8")
        if found is None:
            raise
        return found


def _decode_nearly(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]] | None:
    """The characters with a few damaged places noted; None where there are more than a few."""
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken > 1 + len(text) // BROKEN_RARELY:
        return None
    return text, (f"damaged places in its {encoding}: {broken}",) if broken else ()


def find_codec(label: str | None) -> str | None:
    """The codec that a label of the web or of an e-mail means; None for an unknown one."""
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    return None if name in NOT_OF_TEXT else AS_BROWSERS_READ.get(name, name)
