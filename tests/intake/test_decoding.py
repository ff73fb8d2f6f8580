"""Bytes become characters strictly, or are refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.intake.decoding import decode_text, decode_utf8, looks_binary
from tests.intake.refusals import refuse

WORDS = "Deux policiers blessés à Delmas.\nДвое ранены. 警察官が負傷。\n"


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs"))))
def test_utf8_is_read_as_utf8(text: str) -> None:
    """Law: whatever is whole UTF-8 is read as UTF-8, and certainly."""
    decoded = decode_text(text.encode())
    assert (decoded.text.lstrip("\ufeff"), decoded.certain) == (text.lstrip("\ufeff"), True)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_is_obeyed(mark: bytes, encoding: str) -> None:
    """Law: a byte order mark settles the encoding and is dropped."""
    decoded = decode_text(mark + WORDS.encode(encoding))
    assert (decoded.text, decoded.certain) == (WORDS, True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text", ["Two officers were hurt.\n", "Двое сотрудников ранены в среду.\n", "Δύο τραυματίες σήμερα.\n"]
)
def test_wide_encodings_are_known_without_a_mark(encoding: str, text: str) -> None:
    """Law: UTF-16 and UTF-32 are told, with their byte order, by where their zeros stand."""
    decoded = decode_text(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.certain) == (text, encoding, False)


def test_a_few_zeros_make_no_wide_text() -> None:
    """Law: text in bytes with a stray NUL stays text in bytes."""
    text = "The officers were flown out on Tuesday\x00 and are stable, it was said on Thursday; none was killed.\n"
    assert decode_text(text.encode()).text == text


def test_lone_surrogates_pass_and_pairs_become_their_character() -> None:
    """Law: surrogates written as UTF-8 are no reason to guess another encoding."""
    assert decode_utf8(b"a\xed\xa0\x80b") == "a\ud800b"
    assert decode_utf8("\ud83d\ude00".encode("utf-8", "surrogatepass")) == "\U0001f600"


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF16_LE + b"a\x00b",
        codecs.BOM_UTF8 + b"ab\xff",
        "Évacués, blessés, tués, soignés et transférés à l’hôpital général de Port-au-Prince ; été 2025.".encode()
        + b"\xc3",
    ],
)
def test_damaged_unicode_is_refused_with_its_place(data: bytes) -> None:
    """Law: UTF-8 or UTF-16 that breaks off is not mistaken for another encoding."""
    problem = refuse(data)
    assert problem.code == "report.encoding"
    assert "damaged at byte" in problem.message


@pytest.mark.parametrize(
    "data", [b"\x81\x8d\x8f\x90\x9d" * 10, bytes(range(128, 256)) * 3, b"\xff\xf0\xc1 \xa0\xf8\xfa" * 5]
)
def test_bytes_of_no_language_are_refused(data: bytes) -> None:
    """Law: high bytes that make no words in any known encoding are not given letters."""
    assert refuse(data).code == "report.encoding"


@pytest.mark.parametrize(
    "data", [bytes(100), bytes(range(256)) * 4, b"\x01\x02\x03ab" * 20, b"\xff\xfe" + b"\x01\x00\x02\x00" * 9]
)
def test_noise_is_no_text(data: bytes) -> None:
    """Law: what is full of control characters is no text."""
    assert refuse(data).code == "report.not_text"


def test_a_control_character_in_fifty_is_the_most() -> None:
    """Law: the share of controls decides, and tabs, line ends and form feeds are none."""
    assert not looks_binary(b"\x01" + b"a" * 60)
    assert looks_binary(b"\x01\x01" + b"a" * 60)
    assert not looks_binary(b"\t\r\n\x0c" * 10)


def test_two_equal_readings_are_refused() -> None:
    """Law: where two encodings make equally good sense and differ, neither is chosen; a word more may settle it."""
    problem = refuse("año".encode("cp1252"))
    assert problem.code == "report.encoding"
    assert "cp1252 (Spanish) or cp1250 (Polish)" in problem.message
    assert decode_text("El año pasado".encode("cp1252")).text == "El año pasado"


@pytest.mark.parametrize(
    "text",
    [
        "Mr Désir said that two officers of the mission had been wounded near Môle.",
        "Mme Désir joined Père Rosé near the hôtel. No officer of the mission was hurt.",
    ],
)
def test_a_letter_here_and_there_is_read_in_the_commonest_encoding(text: str) -> None:
    """Law: readings that differ in few letters are no reason to refuse: cp1252 is taken, and the other is named."""
    decoded = decode_text(text.encode("cp1252"))
    assert (decoded.text, decoded.encoding, decoded.certain) == (text, "cp1252", False)
    assert decoded.rival
    assert decoded.rival in decoded.doubts[0]
    assert "save it as UTF-8" in decoded.doubts[0]
