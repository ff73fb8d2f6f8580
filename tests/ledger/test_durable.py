"""Small files written whole or not at all."""

import os
import signal
import time

import pytest

from musterbook.errors import Unavailable
from musterbook.ledger.durable import sync_folder, write_durably


def test_a_file_is_the_old_or_the_new_one(tmp_path):
    """However often a writer is ended, the file holds one of the two texts, whole."""
    path, texts = tmp_path / "x", [b"a" * 100_000, b"b" * 50_000]
    write_durably(path, texts[0])
    for _ in range(8):
        child = os.fork()
        if child == 0:
            while True:
                for text in texts:
                    write_durably(path, text)
        time.sleep(0.01)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert path.read_bytes() in texts
    assert path.stat().st_mode & 0o077 == 0


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path):
    """Where there is no folder, or a folder in the file's place, it is said, and no half file stays."""
    (tmp_path / "taken" / "x").mkdir(parents=True)
    for path in (tmp_path / "none" / "x", tmp_path / "taken"):
        with pytest.raises(Unavailable) as told:
            write_durably(path, b"x")
        assert told.value.code == "book.read_only"
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
    sync_folder(tmp_path)
