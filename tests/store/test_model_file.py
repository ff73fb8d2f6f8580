"""Where a model is kept: beside its book, written whole, for its owner alone."""

import stat
from pathlib import Path

import pytest

from musterbook.errors import Unavailable
from musterbook.store.model_file import ModelFile
from tests.store.books import config_at


def test_what_is_saved_is_loaded_and_dropped(tmp_path: Path) -> None:
    """Law: the bytes come back whole; a later save stands in the place of the earlier; dropping leaves nothing."""
    config = config_at(tmp_path)
    config.book.parent.mkdir()
    kept = ModelFile(config)
    assert kept.load() is None
    for data in (b"one", b"another"):
        kept.save(data)
        assert kept.load() == data
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert [path.name for path in config.book.parent.iterdir()] == ["mission.book.reader"]
    kept.drop()
    kept.drop()
    assert kept.load() is None


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Law: what cannot be written is told with its place."""
    with pytest.raises(Unavailable, match="cannot be written"):
        ModelFile(config_at(tmp_path)).save(b"one")
