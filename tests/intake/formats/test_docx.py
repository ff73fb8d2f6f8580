"""DOCX gives its paragraphs, and nothing that it can unfold to does harm."""

import io
import time
import zipfile
from collections.abc import Callable

import docx
import pytest

from musterbook.intake.take import take_in
from tests.intake.documents import SENTENCE, WORD, make_docx, pack, pack_word
from tests.intake.refusals import refuse

PARAGRAPH = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Situation report 3</dc:title><dcterms:created>2024-01-01T00:00:00Z</dcterms:created>"
    "<dcterms:modified>2025-04-01T08:00:00Z</dcterms:modified></cp:coreProperties>"
)


def test_paragraphs_tables_and_title() -> None:
    """Law: what python-docx writes is read back: paragraphs, rows by lines, title, and no template's day."""
    document = docx.Document()
    document.core_properties.title = "Situation report 3"
    document.add_heading("Situation", 1)
    document.add_paragraph(SENTENCE)
    table = document.add_table(2, 2)
    for place, word in enumerate(("Item", "Held", "Carrier", "12")):
        table.cell(place // 2, place % 2).text = word
    document.add_paragraph("Both\tare\nstable.")
    out = io.BytesIO()
    document.save(out)
    taken = take_in(out.getvalue(), None)
    assert taken.text.split("\n\n") == ["Situation", SENTENCE, "Item\tHeld\nCarrier\t12", "Both\tare\nstable."]
    assert (taken.title, taken.made, taken.extractor) == ("Situation report 3", None, "docx/1")


def test_day_company_notes_and_comments() -> None:
    """Law: the day it was last saved, the company, footnotes and what was left out are told.

    The day it was last saved is told as that, never as the day of publication.
    """
    app = "<Properties><Company>Safety cell</Company></Properties>"
    notes = WORD.format("<w:p><w:r><w:t>According to the cell.</w:t></w:r></w:p>")
    data = pack_word(PARAGRAPH, docProps__core=CORE, docProps__app=app, word__footnotes=notes, word__comments="<x/>")
    taken = take_in(data, None)
    assert taken.text == f"{SENTENCE}\n\nAccording to the cell."
    assert (taken.publisher, taken.published, taken.made) == ("Safety cell", None, "2025-04-01")
    assert taken.notes == ("comments left out",)


@pytest.mark.parametrize(
    "make",
    [
        lambda: pack_word("<w:p/>" * 5_000_000),
        lambda: pack_word("<w:p><w:r><w:t>" + "a" * 140_000_000 + "</w:t></w:r></w:p>"),
        lambda: pack_word("<w:p>" * 1_000_000),
        lambda: pack_word("<w:p><w:r/></w:p>" * 300_000),
        lambda: pack(word__document='<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + WORD.format("&b;")),
        lambda: pack(word__document='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + WORD.format("&a;")),
        lambda: pack(word__document='<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">' + WORD.format(PARAGRAPH)),
        lambda: pack_word(PARAGRAPH, docProps__core='<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'),
        lambda: pack_word(PARAGRAPH, **{f"part{number}": b"" for number in range(6000)}),
    ],
    ids=["empty paragraphs", "long text", "depth", "runs", "entities", "external", "dtd", "in properties", "members"],
)
def test_bombs_are_refused_in_seconds(make: Callable[[], bytes]) -> None:
    """Law: whatever unfolds without measure is refused as a bomb, in a few seconds."""
    data = make()
    started = time.perf_counter()
    assert refuse(data).code == "report.bomb"
    assert time.perf_counter() - started < 8


def test_a_size_that_lies_is_not_believed() -> None:
    """Law: a member that declares fewer bytes than it unfolds to is refused; one that declares more gains nothing."""
    data = bytearray(pack_word(PARAGRAPH * 1000))
    real = zipfile.ZipFile(io.BytesIO(data)).getinfo("word/document.xml").file_size.to_bytes(4, "little")
    assert data.count(real) >= 2
    assert refuse(bytes(data.replace(real, (100).to_bytes(4, "little")))).code == "report.broken"
    huge = (2**31).to_bytes(4, "little")
    assert take_in(bytes(data.replace(real, huge)), None).text.count(SENTENCE) == 1000


def test_a_document_within_a_document_is_not_opened() -> None:
    """Law: what is embedded stays folded."""
    inner = make_docx("inner words")
    taken = take_in(pack_word(PARAGRAPH, word__embeddings__inner=inner), None)
    assert taken.text == SENTENCE


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (make_docx(SENTENCE)[:-100], "report.broken"),
        (make_docx(SENTENCE)[:2000], "report.broken"),
        (b"PK\x03\x04" + bytes(200), "report.broken"),
        (pack(word__document="<w:document><w:body>"), "report.broken"),
        (pack(word__document=b"\xff\xfe\x00\x01\x02"), "report.broken"),
        (pack(word__other="<x/>"), "report.broken"),
        (make_docx(), "report.empty"),
        (pack(xl__workbook="<x/>"), "report.not_text"),
        (pack(ppt__presentation="<x/>"), "report.not_text"),
        (pack(content="<x/>"), "report.not_text"),
        (pack(**{"META-INF__container": "<x/>"}), "report.not_text"),
    ],
)
def test_what_is_no_whole_document(data: bytes, code: str) -> None:
    """Law: damage, other Office formats and emptiness are told apart."""
    assert refuse(data).code == code


def test_other_archives_and_locked_members() -> None:
    """Law: a zip that is no document is to be unpacked; a locked member is locked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", SENTENCE)
    assert refuse(out.getvalue()).code == "report.not_text"
    data = bytearray(pack_word(PARAGRAPH))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[at + 8] |= 1
    assert refuse(bytes(data)).code == "report.locked"
