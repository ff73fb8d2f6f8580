"""Takes a report in: its bytes, of whatever format, become the text that is frozen in the book.

Plain text is read here; everything else is read in a short-lived child that can reach neither files nor network.
"""

from collections.abc import Callable

from musterbook.errors import Incorrect
from musterbook.intake.cleaning import clean_text, make_text
from musterbook.intake.decoding import decode_text
from musterbook.intake.files import too_large
from musterbook.intake.keeper import extract_apart
from musterbook.intake.sniffing import find_format, find_text_format
from musterbook.intake.tables import find_table
from musterbook.terms.reports import LARGEST_REPORT, Text

EXTRACTOR = "text/1"
UTF8_MARK = b"\xef\xbb\xbf"
Extract = Callable[[str, bytes], Text]


def take_in(data: bytes, name: str | None, extract: Extract = extract_apart) -> Text:
    """The frozen text of a report's bytes; `name` is the file's, and only settles what the bytes leave open.

    `extract` reads what is no plain text, in a child: one that starts for it, or one of `warm.Nurseries`.

    Raises Incorrect (report.*), with one line that says what is wrong and what to do.
    """
    if len(data) > LARGEST_REPORT:
        raise too_large(LARGEST_REPORT)
    if not data.strip():
        raise Incorrect("report.empty", "The file is empty: check that it is the file that was meant.")
    form = find_format(data, name)
    return read_plain(data, name, extract) if form == "text" else extract(form, data)


def read_plain(data: bytes, name: str | None, extract: Extract = extract_apart) -> Text:
    """The text of bytes that show no other format.

    Raises Incorrect (report.not_text, report.encoding, report.table, report.empty, report.too_large, and what a child
    refuses).
    """
    decoded = decode_text(data)
    text = clean_text(decoded.text)
    form = find_text_format(text, name)
    if form != "text":
        return extract(form, UTF8_MARK + text.encode())
    if table := find_table(text, name):
        raise Incorrect(
            "report.table",
            f"The file is a table ({table}), not one report: save what a row tells as a text of its own.",
        )
    return make_text(text, "text/plain", EXTRACTOR, notes=decoded.doubts)
