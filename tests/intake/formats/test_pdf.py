"""PDFs give their paragraphs, or say why they have none."""

import time
import zlib

import pypdfium2 as pdfium
import pytest

from musterbook.errors import Incorrect
from musterbook.intake.formats import pdf
from musterbook.intake.take import take_in
from tests.intake.documents import make_pdf, make_scan, save_pdf
from tests.intake.refusals import refuse

SETTING = """#let day = datetime(year: 2025, month: 4, day: 1)
#set document(title: "Situation report 12", author: "A. Clerk", date: day)
#set page(paper: "a5", header: [Mission situation report], footer: context [Page #counter(page).display()])
#set par(justify: true)
#set text(hyphenate: true, lang: "en", size: 11pt)
"""
LONG = (
    "Two officers of the multinational security mission were wounded on Monday evening when their armoured personnel "
    "carrier came under concentrated fire in the neighbourhood of Delmas, the spokesperson acknowledged. "
    "Reinforcements were immediately despatched, notwithstanding considerable difficulties."
)


def assemble(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first its catalogue, with a table of where they stand."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return (
        out
        + head
        + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    )


def one_page(
    stream: bytes, length: int | None = None, more: bytes = b"", trailer: bytes = b"", count: int = 1
) -> bytes:
    """A PDF of one page whose content stream is given."""
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), more, stream),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ],
        trailer,
    )


TYPED = b"BT /F 12 Tf 50 700 Td (Two officers were wounded on Monday.) Tj ET"


def test_paragraphs_title_and_day() -> None:
    """Law: lines are joined, words parted at line ends are whole, heads stand once; title and day are the file's.

    The day on which a PDF was made is told as that, never as the day of publication.
    """
    taken = take_in(make_pdf(f"{SETTING}= Situation\n{LONG}\n\n{LONG}\n#pagebreak()\n{LONG}"), None)
    assert taken.text.split("\n\n") == ["Mission situation report", "Situation", LONG, LONG, LONG]
    assert (taken.title, taken.publisher) == ("Situation report 12", None)
    assert (taken.published, taken.made) == (None, "2025-04-01")
    assert taken.notes == ("repeated on every page, kept once: Mission situation report",)
    assert taken.extractor == pdf.EXTRACTOR


def test_columns_and_pages_do_not_tear_a_paragraph() -> None:
    """Law: a paragraph that runs on in the next column or on the next page is one paragraph."""
    text = " ".join(f"Sentence {n} tells of the convoy and of the road that it took on that day." for n in range(80))
    markup = f'#set page(paper: "a5", columns: 2)\n#set text(hyphenate: true, lang: "en")\n{text}'
    assert pdf.extract(make_pdf(markup)).text == text


@pytest.mark.parametrize(
    "words", ["Port-au-Prince", "well-known", "officers", "Évacuation", "efficient", "Cité Soleil"]
)
def test_words_survive_narrow_lines(words: str) -> None:
    """Law: whatever breaks at a line's end, words with hyphens, accents and ligatures come back as they were."""
    text = f"They spoke of {words} and again of {words}, " * 6 + "it was said."
    markup = f'#set page(width: 6cm, height: auto)\n#set text(hyphenate: true, lang: "en")\n{text}'
    assert pdf.extract(make_pdf(markup)).text == text


def test_a_plain_pdf_without_metadata() -> None:
    """Law: the smallest PDF is read, and tells nothing that it does not say."""
    taken = take_in(one_page(TYPED), None)
    assert taken.text == "Two officers were wounded on Monday."
    assert (taken.title, taken.made, taken.notes) == (None, None, ())


def test_pictures_of_pages() -> None:
    """Law: a scan is refused; a picture page among text is noted."""
    assert refuse(make_scan(2)).code == "report.scanned"
    mixed = pdfium.PdfDocument.new()
    mixed.import_pages(pdfium.PdfDocument(make_pdf(LONG)))
    mixed.import_pages(pdfium.PdfDocument(make_scan()))
    taken = take_in(save_pdf(mixed), None)
    assert taken.text == LONG
    assert "pages that are pictures without text: 2" in taken.notes


def test_a_locked_pdf() -> None:
    """Law: a PDF that wants a password is locked."""
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"ab" * 32, b"cd" * 32)
    assert refuse(one_page(TYPED, trailer=lock)).code == "report.locked"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", "report.broken"),
        (make_pdf(LONG)[:3000], "report.broken"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "report.broken"),
        (one_page(b""), "report.empty"),
        (one_page(TYPED, count=100_000), "report.bomb"),
        (one_page(b"BT /F 12 Tf (" + b"\\001\\002\\003\\004" * 10 + b") Tj ET"), "report.encoding"),
    ],
    ids=["head only", "cut off", "noise", "blank", "pages that are not there", "letters without meaning"],
)
def test_what_is_no_readable_pdf(data: bytes, code: str) -> None:
    """Law: damage, emptiness and letters without meaning are told apart."""
    assert refuse(data).code == code


@pytest.mark.parametrize(
    "make",
    [
        lambda: one_page(zlib.compress(zlib.compress(b" " * 200_000_000)), more=b"/Filter[/FlateDecode/FlateDecode]"),
        lambda: one_page(b"q " * 2_000_000),
        lambda: one_page(b"[" * 2_000_000),
        lambda: one_page(b"BT /F 12 Tf " + b"(a) Tj 0 -1 Td " * 100_000 + b"ET"),
        lambda: assemble([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
    ],
    ids=["folded twice", "states", "brackets", "lines", "pages within themselves"],
)
def test_hostile_pdfs_end_in_one_line(make: object) -> None:
    """Law: whatever a stream unfolds to, the answer is a refusal within the limits, or the text that is there."""
    data = make()  # type: ignore[operator]
    started = time.perf_counter()
    try:
        assert set(take_in(data, None).text) <= set("a \n")
    except Incorrect as problem:
        assert problem.code in ("report.empty", "report.broken", "report.bomb", "report.time_limit")
    assert time.perf_counter() - started < 35
