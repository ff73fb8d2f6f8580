"""Bytes are read from a file or stdin, within the limit."""

import io
import os
import sys
from pathlib import Path

import pytest

from musterbook.errors import Incorrect
from musterbook.intake import files
from musterbook.intake.files import read_at_most, read_bytes


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    """Law: all bytes, unchanged."""
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xff\x00two\r\n")
    assert read_bytes(str(path)) == b"\xff\x00two\r\n"


def test_a_hyphen_is_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: "-" reads what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"piped")))
    assert read_bytes("-") == b"piped"


@pytest.mark.parametrize("name", ["absent.txt", ".", "bad\x00name", "a\nb"])
def test_what_cannot_be_opened_is_one_line(tmp_path: Path, name: str) -> None:
    """Law: an absent file, a folder or an impossible name says so, on one line, with what to do."""
    with pytest.raises(Incorrect) as caught:
        read_bytes(f"{tmp_path}/{name}")
    assert caught.value.code == "report.unreadable"
    assert "\n" not in caught.value.message
    assert "check its name" in caught.value.message


def test_reading_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: of what never ends no more is read than one byte beyond the limit."""
    with pytest.raises(Incorrect) as caught, open(os.devnull.replace("null", "zero"), "rb") as endless:
        read_at_most(endless, 1024**2)
    assert caught.value.code == "report.too_large"
    assert "1 MB" in caught.value.message
    assert "split it" in caught.value.message
    monkeypatch.setattr(files, "LARGEST_REPORT", 1024**2)
    with pytest.raises(Incorrect):
        read_bytes("/dev/zero")


def test_the_limit_itself_is_allowed() -> None:
    """Law: exactly as many bytes as a report may have are read."""
    assert read_at_most(io.BytesIO(b"x" * 10), 10) == b"x" * 10
