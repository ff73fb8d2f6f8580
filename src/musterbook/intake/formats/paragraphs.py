"""Gathers the paragraphs of WordprocessingML as its elements stream by; a table's row is a line, its cells by tabs.

Deleted, moved-away and hidden text is left out, and so is the older rendering that Word keeps beside a newer one.
"""

from typing import Any

from musterbook.intake.formats.archive import bomb

MOST_ELEMENTS, MOST_PARAGRAPHS, DEEPEST = 4_000_000, 200_000, 1_000
WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
OLDER_RENDERING = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
LEFT_OUT = {"del": "deletions left out", "moveFrom": "deletions left out", OLDER_RENDERING: ""}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
NO = ("0", "false", "off")


class Paragraphs:
    """Takes start, end and text of elements; `done` holds the paragraphs that are complete, `notes` what was left out.

    Raises Incorrect (report.bomb) on more elements, paragraphs or depth than a document has.
    """

    def __init__(self) -> None:
        self.done: list[str] = []
        self.notes: set[str] = set()
        self._open: list[list[str]] = []  # paragraphs begun, the innermost last
        self._sinks: list[list[str]] = [self.done]  # where a complete paragraph goes: the body, a cell
        self._rows: list[list[list[str]]] = []  # rows begun, each a list of cells
        self._tables: list[list[str]] = []  # tables begun, each a list of lines
        self._left_out = self._elements = self._ended = self._depth = 0
        self._in_run = self._in_text = self._hidden = False

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        """An element begins; names come with their namespace, parted by a space."""
        self._count()
        tag = _local(name)
        self._left_out += tag in LEFT_OUT
        if self._left_out:
            self.notes.add(LEFT_OUT.get(tag, ""))
        elif tag == "p":
            self._open.append([])
        elif tag == "r":
            self._in_run, self._hidden = True, False
        elif tag == "t":
            self._in_text = True
        elif tag in SIGNS:
            self._add(SIGNS[tag] if self._in_run else "")
        elif tag == "vanish" and self._in_run:
            self._hidden = not any(value in NO for value in attributes.values())
        else:
            self._start_table_part(tag)

    def end(self, name: str) -> None:
        """An element ends."""
        self._depth -= 1
        tag = _local(name)
        if self._left_out:
            self._left_out -= tag in LEFT_OUT
        elif tag == "p" and self._open:
            self._finish("".join(self._open.pop()))
        elif tag == "r":
            self._in_run = self._hidden = False
        elif tag == "t":
            self._in_text = False
        else:
            self._end_table_part(tag)

    def text(self, words: str) -> None:
        """Characters, of which those inside a text element count."""
        if self._in_text and not self._left_out:
            self._add(words)

    def _add(self, words: str) -> None:
        if self._hidden and words.strip():
            self.notes.add("hidden text left out")
        elif self._open:
            self._open[-1].append(words)

    def _finish(self, paragraph: str) -> None:
        self._ended += 1
        if self._ended > MOST_PARAGRAPHS:
            raise bomb()
        if paragraph.strip():
            self._sinks[-1].append(paragraph.strip(" "))

    def _count(self) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > DEEPEST:
            raise bomb()

    def _start_table_part(self, tag: str) -> None:
        if tag == "tbl":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._rows.append([])
        elif tag == "tc" and self._rows:
            self._rows[-1].append([])
            self._sinks.append(self._rows[-1][-1])

    def _end_table_part(self, tag: str) -> None:
        if tag == "tc" and self._rows and len(self._sinks) > 1:
            self._sinks.pop()
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())
        elif tag == "tbl" and self._tables:
            self._end_table(self._tables.pop())

    def _end_row(self, cells: list[list[str]]) -> None:
        if len(cells) == 1:
            self._end_table(self._tables[-1])
            self._sinks[-1].extend(cells[0])
            self._tables[-1].clear()
        elif any(cells):
            self._tables[-1].append("\t".join(" ".join(" ".join(cell).split()) for cell in cells))

    def _end_table(self, lines: list[str]) -> None:
        if lines:
            self._sinks[-1].append("\n".join(lines))


def _local(name: str) -> str:
    return next((name[len(space) :] for space in WORD if name.startswith(space)), name)
