"""pdfium's characters become lines with their places."""

import pypdfium2 as pdfium

from musterbook.intake.formats.lines import read_page
from tests.intake.documents import SENTENCE, make_pdf, make_scan


def test_lines_have_words_and_places() -> None:
    """Law: lines come in reading order, each box within the page, lower lines lower."""
    document = pdfium.PdfDocument(make_pdf(f"#set page(width: 9cm, height: 9cm)\n{SENTENCE}"))
    page = read_page(document[0])
    assert " ".join(line.text for line in page.lines) == SENTENCE
    assert [line.bottom for line in page.lines] == sorted((line.bottom for line in page.lines), reverse=True)
    assert all(0 < line.left < line.right < 9 / 2.54 * 72 for line in page.lines)
    assert (page.pictured, round(page.height)) == (False, 255)


def test_a_parted_word_is_marked() -> None:
    """Law: where a word runs on in the next line, the line says so and its hyphen is gone."""
    setting = '#set page(width: 4cm, height: auto, margin: 1cm)\n#set text(hyphenate: true, lang: "en")\n'
    markup = f"{setting}incomprehensibilities"
    lines = read_page(pdfium.PdfDocument(make_pdf(markup))[0]).lines
    assert len(lines) > 1
    assert [line.parted for line in lines] == [True] * (len(lines) - 1) + [False]
    assert "".join(line.text for line in lines) == "incomprehensibilities"


def test_a_picture_page_is_known() -> None:
    """Law: a page without text that a picture covers is pictured."""
    assert read_page(pdfium.PdfDocument(make_scan())[0]).pictured
