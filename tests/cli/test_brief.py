"""The brief as a file: whole, or what was there before."""

from pathlib import Path

from tests.cli.conftest import Terminal


def test_a_brief_that_cannot_be_written_leaves_nothing(terminal: Terminal, story: Path, places: Path) -> None:
    """Law: exit code 6, and no part of a file stays behind."""
    terminal("record", story)
    folder = places / "folder"
    folder.mkdir()
    before = sorted(places.iterdir())
    assert terminal("brief", "--format", "md", "-o", folder).code == 6
    assert terminal("brief", "-o", places / "no" / "such.md").code == 6
    assert sorted(places.iterdir()) == before


def test_a_brief_goes_to_standard_output_or_a_file(terminal: Terminal, story: Path, places: Path) -> None:
    """Law: `-o -` and no `-o` are the same; a file's name tells its form."""
    terminal("record", story)
    assert terminal("brief", "-o", "-").code == 0
    assert terminal("brief", "-o", places / "brief.pdf").code == 0
    assert (places / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert terminal("brief", "-o", places / "brief.doc").code == 2
