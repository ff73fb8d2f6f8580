"""Reads a DOCX: its paragraphs, tables and notes, straight from the XML, in one pass of bounded memory.

A document type or an entity is refused, since Office Open XML has none.
"""

import zipfile
from xml.parsers import expat

from musterbook.errors import Incorrect
from musterbook.intake.cleaning import make_text
from musterbook.intake.formats.archive import bomb, broken, open_archive, unfold
from musterbook.intake.formats.paragraphs import Paragraphs
from musterbook.terms.reports import Text

EXTRACTOR = "docx/1"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY, NOTES, COMMENTS = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml"), "word/comments.xml"
PROPERTIES = ("docProps/core.xml", "docProps/app.xml")
LONGEST_PROPERTY = 1000
TEMPLATE_DAY = "2013-12-23"  # what python-docx's template says of every document made from it
OTHER_KINDS = {
    "xl/workbook.xml": "a spreadsheet: save the sheet as CSV and bring it in as a dataset.",
    "ppt/presentation.xml": "a presentation: save it as PDF.",
    "content.xml": "an OpenDocument file: save it as DOCX or PDF.",
    "META-INF/container.xml": "an e-book: save the text that is meant as plain text.",
}


def warm_up() -> None:
    """Nothing is loaded late."""


def extract(data: bytes) -> Text:
    """The text of a document, its notes at the end.

    Raises Incorrect (report.broken, report.locked, report.bomb, report.not_text, report.empty).
    """
    archive = open_archive(data)
    members = set(archive.namelist())
    if BODY not in members:
        raise _refuse(members)
    gathered = Paragraphs()
    for part in (BODY, *NOTES):
        if part in members:
            parse(archive, part, gathered)
    told = {name: value for part in PROPERTIES if part in members for name, value in read_properties(archive, part)}
    day = told.get("modified", told.get("created", ""))[:10]
    notes = sorted(filter(None, gathered.notes))
    if COMMENTS in members:
        notes.append("comments left out")
    if day == TEMPLATE_DAY:
        day = ""
    text = "\n\n".join(gathered.done)
    return make_text(
        text,
        MEDIA_TYPE,
        EXTRACTOR,
        title=told.get("title"),
        publisher=told.get("Company"),
        made=day,
        notes=tuple(notes),
    )


def parse(archive: zipfile.ZipFile, part: str, gathered: Paragraphs) -> None:
    """Streams the elements of a part.

    Raises Incorrect (report.bomb, report.broken, report.locked).
    """
    parser = _make_parser()
    parser.StartElementHandler = gathered.start
    parser.EndElementHandler = gathered.end
    parser.CharacterDataHandler = gathered.text
    _feed(parser, archive, part)


def read_properties(archive: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    """The properties of a document by their local names.

    Raises Incorrect (report.bomb, report.broken, report.locked).
    """
    found: list[tuple[str, str]] = []
    parser = _make_parser()
    parser.buffer_text = True

    def start(name: str, _attributes: dict[str, str]) -> None:
        found.append((name.rpartition(" ")[2], ""))
        if len(found) > LONGEST_PROPERTY:
            raise bomb()

    def text(words: str) -> None:
        if found:
            found[-1] = (found[-1][0], (found[-1][1] + words)[:LONGEST_PROPERTY].strip())

    parser.StartElementHandler, parser.CharacterDataHandler = start, text
    _feed(parser, archive, part)
    return found


def _make_parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def _refuse_document_type(*_told: object) -> None:
    raise bomb()


def _feed(parser: expat.XMLParserType, archive: zipfile.ZipFile, part: str) -> None:
    try:
        for piece in unfold(archive, part):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise broken() from None


def _refuse(members: set[str]) -> Incorrect:
    kind = next((kind for member, kind in OTHER_KINDS.items() if member in members), None)
    if kind:
        return Incorrect("report.not_text", f"The file is {kind}")
    if "[Content_Types].xml" in members:
        return broken()
    return Incorrect("report.not_text", "The file is an archive (zip): unpack it and give the files one by one.")
