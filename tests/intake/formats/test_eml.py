"""E-mails give their body, and say what they carry."""

import base64
import time

import pytest

from musterbook.intake.formats import eml
from musterbook.intake.take import take_in
from tests.intake.documents import SENTENCE, make_message, make_pdf
from tests.intake.refusals import refuse

HEADERS = "From: Safety cell <cell@mission.example>\r\nMIME-Version: 1.0\r\n"
PAGE = "<html><head><style>p {}</style></head><body><p>Two <b>officers</b></p><ul><li>a<li>b</ul></body></html>"


def test_body_subject_sender_and_day() -> None:
    """Law: the plain part is the text; subject, sender's name and the day in the sender's zone are the headers'."""
    taken = take_in(make_message(page=PAGE).as_bytes(), None)
    assert taken.text == SENTENCE
    assert (taken.title, taken.publisher) == ("Situation report — 3", "Safety cell")
    assert (taken.published, taken.media_type, taken.notes) == ("2025-04-01", "message/rfc822", ())


def test_html_alone_is_laid_out_whole() -> None:
    """Law: without plain text the page is the text, all of it, since a message has no navigation to leave out."""
    assert take_in(make_message(None, PAGE).as_bytes(), None).text == "Two officers\n\n- a\n- b"


def test_what_is_attached_is_named_and_not_read() -> None:
    """Law: an attached document is a report of its own; the notes name it."""
    message = make_message()
    message.add_attachment(make_pdf("Inner words"), maintype="application", subtype="pdf", filename="Rapport é\n.pdf")
    message.add_attachment("Inner words", filename="a.txt")
    message.add_attachment(make_message("Inner words"))
    taken = take_in(message.as_bytes(), None)
    assert taken.text == SENTENCE
    assert taken.notes == (
        "attachment left out: Rapport é .pdf (application/pdf)",
        "attachment left out: a.txt (text/plain)",
        "attachment left out: without a name (message/rfc822)",
    )


def test_a_message_that_only_carries_says_what() -> None:
    """Law: without a text of its own the message is empty, and its refusal names what to give instead."""
    message = make_message("")
    message.add_attachment(make_pdf("Inner words"), maintype="application", subtype="pdf", filename="sitrep.pdf")
    problem = refuse(message.as_bytes())
    assert problem.code == "report.empty"
    assert "sitrep.pdf" in problem.message


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ('text/plain; charset="iso-8859-1"', "Évacués à Delmas.".encode("cp1252")),
        ('text/plain; charset="koi8-r"', "Двое ранены в среду вечером.".encode("koi8_r")),
        ("text/plain", "Deux policiers ont été blessés à Delmas.".encode("cp1252")),
        ('text/plain; charset="x-nonsense"', "Évacués à Delmas.".encode()),
        ('text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: base64', base64.encodebytes("Évacués.".encode())),
        ('text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable', b"=C3=89vacu=C3=\r\n=A9s."),
        ('text/html; charset="utf-8"', "<p>Évacués à <i>Delmas</i>.</p>".encode()),
    ],
)
def test_encodings_of_the_body(header: str, body: bytes) -> None:
    """Law: the header's encoding is obeyed where it fits, and the words tell where it does not."""
    text = eml.extract(f"{HEADERS}Content-Type: {header}\r\n\r\n".encode() + body).text
    assert text in (
        "Évacués à Delmas.",
        "Двое ранены в среду вечером.",
        "Deux policiers ont été blessés à Delmas.",
        "Évacués.",
    )


@pytest.mark.parametrize(
    "header",
    [
        "multipart/encrypted; boundary=x",
        "application/pkcs7-mime; smime-type=enveloped-data",
        "text/plain\r\n\r\n-----BEGIN PGP MESSAGE-----",
    ],
)
def test_what_is_encrypted_is_locked(header: str) -> None:
    """Law: an encrypted message is not taken for text."""
    assert (
        refuse(f"{HEADERS}Content-Type: {header}\r\n\r\n--x\r\n\r\nabc\r\n--x--\r\n".encode()).code == "report.locked"
    )


def nest(depth: int) -> bytes:
    """A message of parts within parts."""
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(depth))
    return f"{HEADERS}{parts}Content-Type: text/plain\r\n\r\n{SENTENCE}\r\n".encode()


@pytest.mark.parametrize(
    "make",
    [
        lambda: nest(40),
        lambda: nest(3000),
        lambda: f"{HEADERS}Content-Type: multipart/mixed; boundary=b\r\n\r\n".encode() + b"--b\r\n\r\nx\r\n" * 5000,
    ],
    ids=["forty", "three thousand", "many"],
)
def test_parts_within_parts_end(make: object) -> None:
    """Law: depth and number of parts are limited, and judged in seconds."""
    data = make()  # type: ignore[operator]
    started = time.perf_counter()
    assert refuse(data).code == "report.bomb"
    assert time.perf_counter() - started < 10


def test_some_depth_is_usual() -> None:
    """Law: what mail programs nest is read."""
    assert take_in(nest(8), None).text == SENTENCE


@pytest.mark.parametrize(
    "header",
    [
        "Date: yesterday",
        "Date: Tue, 31 Feb 2025 99:99:99 +9999",
        "Subject: =?utf-8?q?=FF=FE?= =?x?b?!!?=",
        "From: <>,,;:@",
        "Content-Disposition: ;;;\x00",
        "Content-Transfer-Encoding: nonsense",
        "Subject: " + "=?utf-8?q?a?= " * 5000,
        "From: " + "a <" * 2000,
    ],
)
def test_odd_headers_do_no_harm(header: str) -> None:
    """Law: a header that cannot be understood is absent, and the body is read."""
    lines = header if header.startswith("From") else f"From: cell@mission.example\r\n{header}"
    assert eml.extract(f"MIME-Version: 1.0\r\n{lines}\r\n\r\n{SENTENCE}\r\n".encode()).text == SENTENCE


def test_flowed_text_is_joined() -> None:
    """Law: soft line ends are no line ends."""
    header = f"{HEADERS}Content-Type: text/plain; format=flowed\r\n\r\n"
    assert take_in(f"{header}Two officers \r\nwere hurt.\r\n\r\nBoth live.".encode(), None).text == (
        "Two officers were hurt.\n\nBoth live."
    )
