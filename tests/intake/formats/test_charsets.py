"""Declared encodings are believed as far as the bytes bear them out."""

import pytest

from musterbook.errors import Incorrect
from musterbook.intake.formats.charsets import decode_declared, decode_page, find_codec, load_codecs

TEXT = "Deux policiers blessés à Delmas, a déclaré le porte-parole de la mission."


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("ISO-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("gb2312", "gb18030"),
        ("x-unknown", None),
        ("base64", None),
        ("rot13", None),
        ("a\x00b", None),
        (None, None),
    ],
)
def test_labels(label: str | None, codec: str | None) -> None:
    """Law: labels mean what browsers take them to mean, and only encodings of text."""
    assert find_codec(label) == codec


def test_whole_utf8_is_utf8_whatever_is_declared() -> None:
    """Law: a wrong label does no harm to UTF-8, unless it names an encoding that is written in ASCII."""
    assert decode_declared(TEXT.encode(), "iso-8859-1") == (TEXT, ())
    assert decode_declared(b"+AOk-", "utf-7") == ("é", ())


def test_wrong_labels_are_seen_through() -> None:
    """Law: bytes that a declaration does not fit are read by their language."""
    assert decode_declared(TEXT.encode("cp1252"), "utf-8") == (TEXT, ())
    assert decode_page(b'<meta charset="shift_jis">' + TEXT.encode("cp1252"))[0].endswith("mission.")


def test_a_declaration_outside_the_page_goes_first() -> None:
    """Law: an e-mail's header outranks the page's own head, and a byte order mark both."""
    page = '<meta charset="utf-8"><p>Ранены</p>'
    assert decode_page(page.encode("koi8_r"), "koi8-r")[0] == page
    assert decode_page(b"\xff\xfe" + page.encode("utf-16-le"), "koi8-r")[0] == page


def test_what_is_damaged_beyond_a_letter_is_refused() -> None:
    """Law: only a few damaged places are let pass."""
    assert decode_declared(("a" * 2000).encode() + b"\xff", "utf-8") == (
        "a" * 2000 + "\ufffd",
        ("damaged places in its utf-8: 1",),
    )
    with pytest.raises(Incorrect) as caught:
        decode_declared(b"\x81\x8d\x8f\x90\x9d" * 10, "utf-8")
    assert caught.value.code == "report.encoding"


def test_codecs_load() -> None:
    """Law: loading all codecs ahead raises nothing."""
    load_codecs()
