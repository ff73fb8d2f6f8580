"""Checkpoints found where people keep them: in a file of its own, in a page, in a text, in print."""

import html
from pathlib import Path

import pytest
import typst

from musterbook.cli.checker import logs_of, read_checkpoints, read_text
from musterbook.errors import Incorrect
from tests.ledger.test_cosignatures import cosigned
from tests.ledger.trees import LOG, Log, witness_key

NOTE = cosigned(Log(12).note(), witness_key(1), 7)
PLAIN = Log(5).note()

FORMS = {
    "kept.checkpoint": NOTE,
    "brief.md": f"# Brief\n\nThe book stood at:\n\n```\n{NOTE}```\n\nMore words.\n",
    "mail.txt": "Dear Sir,\n\n" + "".join(f"> {line}".rstrip() + "\n" for line in NOTE.split("\n")) + "\nYours\n",
    "indented.md": "".join(f"    {line}\n" for line in NOTE.split("\n")),
    "windows.txt": f"Kept:\r\n\r\n{NOTE}".replace("\n", "\r\n"),
    "brief.html": f"<html><body><h1>Brief</h1><pre class='note'>{html.escape(NOTE)}</pre><p>Words</p></body></html>",
    "entities.html": "<pre>" + html.escape(NOTE).replace("—", "&mdash;").replace("+", "&#43;") + "</pre>",
}


@pytest.mark.parametrize("name", FORMS)
def test_a_checkpoint_is_found_in_any_text(name: str, tmp_path: Path) -> None:
    """Law: what is found is the note, letter for letter, so that its signatures hold."""
    (tmp_path / name).write_bytes(FORMS[name].encode())
    assert read_checkpoints(str(tmp_path / name)) == (NOTE,)


def test_a_checkpoint_is_found_in_print(tmp_path: Path) -> None:
    """Law: a PDF that prints a checkpoint line by line gives it back."""
    lines = "\n".join(f'#box(text(size: 5pt, "{line}"))\\' for line in NOTE.split("\n"))
    source = tmp_path / "brief.typ"
    source.write_text(f"#set page(width: 30cm)\n= Brief\nThe book stood at\n\n{lines}\n\nMore words.\n")
    (tmp_path / "brief.pdf").write_bytes(typst.compile(str(source)))
    assert read_checkpoints(str(tmp_path / "brief.pdf")) == (NOTE,)


def test_of_several_the_largest_comes_first(tmp_path: Path) -> None:
    """Law: every checkpoint of a text is found once, the one with most entries first."""
    (tmp_path / "both.txt").write_text(f"{PLAIN}\n{NOTE}\n{PLAIN}")
    assert read_checkpoints(str(tmp_path / "both.txt")) == (NOTE, PLAIN)


@pytest.mark.parametrize(
    "data", [b"", b"words", b"\xff\xfe\x00", b"a\n5\nAAAA\n\nx", NOTE.replace("\u2014", "-").encode()]
)
def test_a_file_without_one_is_told(data: bytes, tmp_path: Path) -> None:
    """Law: a file that holds none is a wrong file, in a line."""
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(Incorrect):
        read_checkpoints(str(tmp_path / "x"))
    with pytest.raises(Incorrect):
        read_text(str(tmp_path / "none"))


def test_a_checker_brings_a_key() -> None:
    """Law: without a key got elsewhere nothing outside a book is checked."""
    assert logs_of(None, LOG.vkey)[0].name == LOG.name
    with pytest.raises(Incorrect, match="got elsewhere"):
        logs_of(None, None)
