"""Bytes of any kind become a text that can be frozen, or one line that says what to do."""

import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musterbook.errors import CATALOGUE, Incorrect
from musterbook.intake.take import take_in
from musterbook.terms.reports import LARGEST_REPORT
from tests.intake.documents import SENTENCE, make_docx, make_message, make_page, make_pdf
from tests.intake.refusals import refuse

ANYTHING = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(alphabet="Aéж字 \n\r\t\x00\ud800\ufeff.,;<", max_size=60).map(lambda t: t.encode("utf-8", "surrogatepass")),
    st.text(max_size=100).map(lambda text: text.encode("utf-16", "surrogatepass")),
    st.text(alphabet=st.characters(codec="cp1252"), max_size=100).map(lambda text: text.encode("cp1252")),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=ANYTHING)
def test_a_text_comes_out_or_a_line_that_says_what_to_do(data: bytes) -> None:
    """Law: any bytes give a text that is not empty, without NUL and lone surrogates, or one line and a known code."""
    try:
        text = take_in(data, None).text
    except Incorrect as problem:
        assert problem.code in CATALOGUE
        assert "\n" not in problem.message
        return
    assert text.strip()
    assert "\x00" not in text
    assert text.encode("utf-8").decode("utf-8") == text


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=ANYTHING)
def test_a_text_is_taken_in_again_as_itself(data: bytes) -> None:
    """Law: the text of plain text, taken in again, is the same text."""
    try:
        taken = take_in(data, None)
    except Incorrect:
        return
    if taken.media_type == "text/plain":
        assert take_in(taken.text.encode(), None).text == taken.text


def test_plain_text_needs_no_child_and_hardly_any_time() -> None:
    """Law: a small plain text is taken in within a millisecond."""
    data = (SENTENCE + "\r\n").encode() * 20
    times = []
    for _ in range(20):
        started = time.perf_counter()
        taken = take_in(data, "report.txt")
        times.append(time.perf_counter() - started)
    assert (taken.media_type, taken.extractor, taken.notes) == ("text/plain", "text/1", ())
    assert taken.text == "\n".join([SENTENCE] * 20)
    assert min(times) < 0.001


@pytest.mark.parametrize(
    ("data", "extractor"),
    [
        (make_page(f"<h1>Two wounded</h1><p>{SENTENCE}</p>").encode(), "html/1 trafilatura "),
        (make_pdf(SENTENCE), "pdf/1 pypdfium2 "),
        (make_docx(SENTENCE), "docx/1"),
        (make_message().as_bytes(), "eml/1"),
    ],
    ids=["html", "pdf", "docx", "eml"],
)
def test_the_format_is_told_by_its_content(data: bytes, extractor: str) -> None:
    """Law: whatever its name, a document is read as what it is, within seconds, and its extractor is named."""
    started = time.perf_counter()
    taken = take_in(data, "misnamed.txt")
    assert taken.extractor.startswith(extractor)
    assert SENTENCE in taken.text
    assert time.perf_counter() - started < 5


def test_what_is_too_large_is_refused_before_it_is_looked_at() -> None:
    """Law: more than 50 MB is refused at once."""
    data = bytes(LARGEST_REPORT + 1)
    started = time.perf_counter()
    assert refuse(data).code == "report.too_large"
    assert time.perf_counter() - started < 0.1


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf\n", "\u200b\u00a0\n".encode(), b"... --- ..."])
def test_what_has_no_words_is_empty(data: bytes) -> None:
    """Law: without a letter or a digit there is no text."""
    assert refuse(data).code == "report.empty"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'{"id": 1}\n{"id": 2}\n', None),
        (b'[{"id": 1}]', "rows.json"),
        (b"date,place,killed\n2025-04-01,Delmas,2\n2025-04-02,Carrefour,0\n2025-04-03,Kenscoff,1\n", None),
        (b"a;b\n1;2\n", "x.csv"),
    ],
)
def test_a_table_is_not_one_report(data: bytes, name: str | None) -> None:
    """Law: a table is told apart and refused, with what to do."""
    problem = refuse(data, name)
    assert problem.code == "report.table"
    assert "a text of its own" in problem.message


def test_an_encoding_that_was_inferred_is_noted() -> None:
    """Law: a text says so where its encoding was not told by the file."""
    taken = take_in("L’évacuation des blessés a été retardée.".encode("cp1252"), None)
    assert taken.text == "L’évacuation des blessés a été retardée."
    assert taken.notes == ("read as cp1252, since the file does not say its encoding",)


def test_a_page_in_an_encoding_without_mark_is_still_a_page() -> None:
    """Law: the format is looked for again once the characters are known."""
    taken = take_in(make_page(f"<p>{SENTENCE}</p>").encode("utf-16-le"), None)
    assert taken.media_type == "text/html"
    assert SENTENCE in taken.text


def test_taking_in_loads_no_parser_and_starts_fast() -> None:
    """Law: the module loads neither Django nor any parser of documents."""
    heavy = {"django", "trafilatura", "lxml", "pypdfium2", "docx", "numpy", "email", "charset_normalizer"}
    code = f"import sys, musterbook.intake.take; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
