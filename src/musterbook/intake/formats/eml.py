"""Reads an e-mail: its body, plain text before HTML, with subject, sender and day.

What is attached is not read: the notes name it, so that it can be given by itself.
"""

import email
import email.policy
from email.message import EmailMessage
from typing import Any

from lxml import etree, html

from musterbook.errors import Incorrect
from musterbook.intake.cleaning import make_text
from musterbook.intake.formats.blocks import lay_out
from musterbook.intake.formats.charsets import decode_declared, decode_page
from musterbook.intake.formats.flowed import unwrap
from musterbook.terms.reports import Text

EXTRACTOR, MEDIA_TYPE = "eml/1", "message/rfc822"
DEEPEST, MOST_PARTS = 20, 1000
ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
PGP = "-----BEGIN PGP MESSAGE-----"
HEADER_FAILS = (AttributeError, IndexError, LookupError, TypeError, ValueError)  # of the parser, on odd headers
SAMPLE = b"""From: =?utf-8?q?A_B?= <a@a.example>\r\nDate: Tue, 1 Apr 2025 10:00:00 +0200\r\nSubject: =?utf-8?b?Uw==?=
MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Sample=20text</p>\r\n--x\r\nContent-Type: application/pdf
Content-Disposition: attachment; filename*=utf-8''a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--x--\r\n"""


def warm_up() -> None:
    """Loads every module that reading a message may need."""
    extract(SAMPLE)


def extract(data: bytes) -> Text:
    """The text of a message.

    Raises Incorrect (report.empty, report.locked, report.bomb, report.encoding, report.not_text).
    """
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    gathered = Gathered()
    text = gathered.read(message, 0)
    if not text.strip():
        carried = "; ".join(gathered.notes) or "nothing else either"
        raise Incorrect("report.empty", f"The message has no text of its own ({carried}): give what it carries.")
    if text.lstrip().startswith(PGP):
        raise locked()
    return make_text(
        text,
        MEDIA_TYPE,
        EXTRACTOR,
        title=read_subject(message),
        publisher=read_sender(message),
        published=read_day(message),
        notes=tuple(gathered.notes),
    )


class Gathered:
    """Walks the parts of a message; `notes` names what was left out."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._parts = 0

    def read(self, part: EmailMessage, depth: int) -> str:
        """The text of a part and of what it holds.

        Raises Incorrect (report.bomb, report.locked, report.encoding).
        """
        self._parts += 1
        if depth > DEEPEST or self._parts > MOST_PARTS:
            raise Incorrect(
                "report.bomb", "The message holds too many parts within parts: save its text as plain text."
            )
        kind = part.get_content_type()
        if kind in ENCRYPTED:
            raise locked()
        if kind.startswith("multipart/") and part.is_multipart():
            return self._read_many(part, kind, depth)
        if kind not in ("text/plain", "text/html") or _is_attached(part):
            self.notes.append(f"attachment left out: {_name(part)} ({kind})")
            return ""
        return self._read_leaf(part, kind)

    def _read_many(self, part: EmailMessage, kind: str, depth: int) -> str:
        children = [child for child in part.get_payload() if isinstance(child, EmailMessage)]
        if kind != "multipart/alternative":
            return "\n\n".join(filter(str.strip, (self.read(child, depth + 1) for child in children)))
        children.sort(key=lambda child: child.get_content_type() != "text/plain")
        return next((text for child in children if (text := self.read(child, depth + 1)).strip()), "")

    def _read_leaf(self, part: EmailMessage, kind: str) -> str:
        payload = part.get_payload(decode=True)
        data, charset = payload if isinstance(payload, bytes) else b"", _parameter(part, "charset")
        if not data.strip():
            return ""
        text, notes = decode_page(data, charset) if kind == "text/html" else decode_declared(data, charset)
        self.notes.extend(notes)
        if kind == "text/html":
            return lay_out(parse_page(text))
        if (_parameter(part, "format") or "").lower() == "flowed":
            return unwrap(text, (_parameter(part, "delsp") or "").lower() == "yes")
        return text


def parse_page(page: str) -> Any:
    """The tree of a page's HTML; an empty one where there is none."""
    try:
        return html.document_fromstring(page or "<p></p>", parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, ValueError):
        return html.document_fromstring("<p></p>")


def read_subject(message: EmailMessage) -> str | None:
    """The subject; None without one."""
    try:
        return str(message["subject"] or "")
    except HEADER_FAILS:
        return None


def read_sender(message: EmailMessage) -> str | None:
    """The name of who sent it, else the address; None without either."""
    try:
        first = message["from"].addresses[0]
        return str(first.display_name or first.addr_spec)
    except HEADER_FAILS:
        return None


def read_day(message: EmailMessage) -> str | None:
    """The day it was sent, in the sender's time zone; None where the header has none."""
    try:
        return str(message["date"].datetime.date().isoformat())
    except HEADER_FAILS:
        return None


def locked() -> Incorrect:
    """What is said of an encrypted message."""
    return Incorrect("report.locked", "The message is encrypted: decrypt it and save its text as plain text.")


def _is_attached(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except HEADER_FAILS:
        return False


def _name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or "without a name"
    except HEADER_FAILS:
        return "without a name"


def _parameter(part: EmailMessage, name: str) -> str | None:
    try:
        value = part.get_param(name)
    except HEADER_FAILS:
        return None
    return value if isinstance(value, str) else None
