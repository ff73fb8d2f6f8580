"""WordprocessingML becomes paragraphs as a reader of the document sees them."""

import pytest

from musterbook.intake.formats.docx import extract
from tests.intake.documents import pack, pack_word


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(*texts: str) -> str:
    """A cell of paragraphs."""
    return "<w:tc>" + "".join(f"<w:p>{run(text)}</w:p>" for text in texts) + "</w:tc>"


def rows(*cells: str) -> str:
    """A table of one row."""
    return f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>"


SHOWN = '<w:vanish w:val="0"/>'
FALLBACK = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
BOX = "<w:p>" + run("Anchor") + "<w:r><w:txbxContent><w:p>" + run("Box") + "</w:p></w:txbxContent></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('Two ')}{run('wounded')}</w:p><w:p>{run('None killed')}</w:p>", "Two wounded\n\nNone killed"),
        (f"<w:p>{run('a')}<w:r><w:tab/><w:br/><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>", "a\n-b"),
        (f"<w:p>{run('Two')}<w:del>{run(' three')}</w:del><w:ins>{run(' four')}</w:ins></w:p>", "Two four"),
        (f"<w:p>{run('Two')}<w:moveFrom>{run(' gone')}</w:moveFrom></w:p>", "Two"),
        (
            f"<w:p>{run('Two')}{run(' hidden', '<w:vanish/>')}{run(' shown', SHOWN)}</w:p>",
            "Two shown",
        ),
        (f"<w:p>{run('Two')}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "Two"),
        (f"<w:p>{run('Two')}{FALLBACK.format(run(' new'), run(' old'))}</w:p>", "Two new"),
        (rows(cell("Item"), cell("Held", "now")), "Item\tHeld now"),
        (rows(cell("First paragraph", "Second paragraph")), "First paragraph\n\nSecond paragraph"),
        (rows(cell("a"), "<w:tc>" + rows(cell("b"), cell("c")) + "</w:tc>"), "a\tb c"),
        (BOX, "Box\n\nAnchor"),
        ("<w:p/><w:p>" + run("  ") + "</w:p><w:p>" + run("x") + "</w:p>", "x"),
    ],
)
def test_paragraphs(body: str, text: str) -> None:
    """Law: runs join, deletions and hidden text stay out, insertions stay in, rows are lines, boxes are paragraphs."""
    assert extract(pack_word(body)).text == text


def test_what_is_left_out_is_noted() -> None:
    """Law: a text says that something was deleted or hidden, not what."""
    body = f"<w:p>{run('Two')}<w:del>{run(' three')}</w:del>{run(' hidden', '<w:vanish/>')}</w:p>"
    assert extract(pack_word(body)).notes == ("deletions left out", "hidden text left out")


def test_the_strict_dialect_is_read_too() -> None:
    """Law: ISO 29500 Strict has other namespaces and the same text."""
    strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p>{}</w:p></w:body></w:document>'
    data = pack(word__document=strict.format(run("Two wounded")))
    assert extract(data).text == "Two wounded"
