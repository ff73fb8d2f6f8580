"""The key comes out of a file of its owner alone, and goes to the server and nowhere else."""

from pathlib import Path

import pytest

from musterbook.errors import Incorrect
from musterbook.reading.model.key import read_key
from tests.reading.model.server import serve, telling, write_key
from tests.reading.model.test_reader import GOOD, read


def test_the_key_goes_in_the_head_of_the_request(tmp_path: Path) -> None:
    """Law: the server gets the key, the model does not, and no claim, note or call holds it."""
    reading, server = read(telling(GOOD), key_file=write_key(tmp_path, "sk-very-secret"))
    assert server.keys == ["Bearer sk-very-secret"]
    assert "sk-very-secret" not in str(server.requests) + str(reading)
    with serve(telling()) as bare:
        assert "very-secret" not in str(bare.config(key_file=tmp_path / "model.key"))
    assert read(telling(GOOD))[1].keys == [None]


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """Law: a key file is its owner's alone."""
    with pytest.raises(Incorrect, match="chmod 600"):
        read_key(write_key(tmp_path, "key", mode=0o644))


@pytest.mark.parametrize("key", ["", "two\nlines", "with blank", "tab\tbed", "x" * 5000])
def test_a_file_that_holds_no_key_is_refused(tmp_path: Path, key: str) -> None:
    """Law: a key is one line without blanks, so that it cannot add to the head; its words are not repeated."""
    with pytest.raises(Incorrect) as caught:
        read_key(write_key(tmp_path, key))
    assert not key or key not in caught.value.message


def test_no_file_is_no_key(tmp_path: Path) -> None:
    """Law: a server may want no key; a file that is named must be there."""
    assert read_key(None) is None
    with pytest.raises(Incorrect):
        read_key(tmp_path / "absent")
