"""The book's tables in a file."""

import pytest

from musterbook.errors import Conflict
from musterbook.store.books import open_book
from tests.store.books import config_at, make_book


@pytest.mark.parametrize("content", [b"", b"no book at all, but some text that is long enough" * 40])
def test_another_file_is_no_book(tmp_path, content):
    """A file that is no book is refused as damaged, and not written to."""
    make_book(tmp_path).close()
    config_at(tmp_path).book.write_bytes(content)
    with pytest.raises(Conflict) as told:
        open_book(config_at(tmp_path))
    assert told.value.code == "book.damaged"
    assert "--book" in told.value.message
    assert config_at(tmp_path).book.read_bytes() == content
