"""Reads a PDF that holds text, by pdfium: lines become paragraphs, words parted at line ends become whole again."""

import re
from importlib.metadata import version

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from musterbook.errors import Incorrect
from musterbook.intake.cleaning import make_text
from musterbook.intake.formats.heads import leave_out_heads
from musterbook.intake.formats.lines import FEW_LETTERS, Page, read_page
from musterbook.intake.formats.prose import join_lines
from musterbook.terms.reports import Text

EXTRACTOR = f"pdf/1 pypdfium2 {version('pypdfium2')}"
MOST_PAGES = 5000
DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
EXPORTED_AS = re.compile(r"\AMicrosoft Word - |\.(?:docx?|pdf|rtf|indd)\Z", re.IGNORECASE)
UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x01\x03-\x08\x0e-\x1f]")
MOST_UNREADABLE = 0.2


def warm_up() -> None:
    """Starts pdfium, and makes it look for the fonts that it will not be able to look for any more."""
    document = pdfium.PdfDocument.new()
    read_page(document.new_page(100, 100))


def extract(data: bytes) -> Text:
    """The text of a PDF.

    Raises Incorrect (report.locked, report.broken, report.scanned, report.encoding, report.bomb, report.empty).
    """
    document = open_document(data)
    pages = [read_page(document[number]) for number in range(len(document))]
    _refuse_unreadable(pages)
    pages, heads = leave_out_heads(pages)
    told = document.get_metadata_dict()
    day = DATE.match(told.get("CreationDate", ""))
    title = EXPORTED_AS.sub("", told.get("Title", ""))
    return make_text(
        "\n\n".join(join_lines(pages)),
        "application/pdf",
        EXTRACTOR,
        title=title,
        made="-".join(day.groups()) if day else None,
        notes=tuple(_notes(pages, heads)),
    )


def open_document(data: bytes) -> pdfium.PdfDocument:
    """The document of a PDF's bytes.

    Raises Incorrect (report.locked, report.broken, report.bomb).
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        if problem.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise Incorrect(
                "report.locked", "The PDF is locked: open it with its password and print it anew."
            ) from None
        raise Incorrect("report.broken", "The PDF is damaged: ask for it anew, or as plain text.") from None
    if len(document) > MOST_PAGES:
        raise Incorrect("report.bomb", f"The PDF has more than {MOST_PAGES} pages: take the report out of it.")
    return document


def _refuse_unreadable(pages: list[Page]) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    letters = sum(map(str.isalnum, text))
    if any(page.pictured for page in pages) and letters < FEW_LETTERS * len(pages):
        raise Incorrect("report.scanned", "The PDF has only pictures of pages: recognise its text (OCR) and give that.")
    if len(UNREADABLE.findall(text)) > MOST_UNREADABLE * len(text):
        raise Incorrect("report.encoding", "The PDF's letters have no meaning to a reader: recognise its text (OCR).")


def _notes(pages: list[Page], heads: list[str]) -> list[str]:
    pictured = [str(number) for number, page in enumerate(pages, 1) if page.pictured]
    notes = [f"pages that are pictures without text: {', '.join(pictured[:20])}"] if pictured else []
    return notes + [f"repeated on every page, kept once: {words}" for words in heads]
