"""The book's keys."""

from contextlib import closing

import pytest

from musterbook.errors import Unavailable
from musterbook.store.keys import create_keys, open_keys
from tests.store.books import tamper

BOOK = "ab" * 16


@pytest.fixture
def path(tmp_path):
    return tmp_path / "mission.book.keys"


@pytest.fixture
def keys(path):
    """The keys of a new book."""
    with closing(create_keys(path, BOOK)) as made:
        yield made


@pytest.fixture
def other(path, keys):
    """The same keys, opened a second time."""
    with closing(open_keys(path, BOOK)) as made:
        yield made


def test_each_report_has_one_key_and_each_other_entry_its_own(keys, other):
    """A scope keeps its key over batches, processes and time; None is a new key each time."""
    first = keys.keys_for(["a", None, "b", "a", None])
    assert first[0] == first[3]
    assert len({key.id for key in first}) == 4
    assert [key.id for key in other.keys_for(["b", "a"])] == [first[2].id, first[0].id]
    assert other.keys_for([None])[0].id not in {key.id for key in first}


def test_keys_are_on_disk_before_they_are_handed_out(keys, other):
    """What one opening was given, another finds at once, and it opens what the first sealed."""
    for key in keys.keys_for(["a", None]):
        sealed = key.cipher.encrypt(b"n" * 12, b"text", None)
        assert other.find_key(key.id).cipher.decrypt(b"n" * 12, sealed, None) == b"text"
    assert other.find_key(b"x" * 16) is None


def test_two_openings_agree_on_a_new_scope(keys, other):
    """A scope that both meet for the first time gets one key."""
    assert keys.keys_for(["a"])[0].id == other.keys_for(["a"])[0].id


def test_no_key_lies_in_the_clear(path, keys):
    """Keys of payloads are wrapped: the file gives none away but the book key."""
    keys.keys_for(["a"])
    keys.close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert tamper(path, "UPDATE keys SET wrapped = wrapped WHERE length(wrapped) = 12 + 32 + 16") == 1


def test_a_damaged_key_is_named(path, keys, other):
    """A wrapping that does not hold is Unavailable."""
    (key,) = keys.keys_for(["a"])
    tamper(path, "UPDATE keys SET wrapped = zeroblob(60)")
    with pytest.raises(Unavailable) as told:
        other.find_key(key.id)
    assert told.value.code == "book.keys_absent"


def test_a_key_that_was_destroyed_is_not_used_again(path, keys):
    """A scope whose key another process destroyed gets a new one: nothing is sealed under a key that is gone."""
    (key,) = keys.keys_for(["a"])
    assert keys.keys_for(["a"])[0].id == key.id
    tamper(path, "DELETE FROM keys")
    assert keys.keys_for(["a"])[0].id != key.id


def test_many_scopes_do_not_pile_up(keys, monkeypatch):
    """The cache is bounded."""
    monkeypatch.setattr("musterbook.store.keys.MOST_CACHED", 5)
    ids = [key.id for key in keys.keys_for([f"{at}" for at in range(20)])]
    assert [keys.find_key(key_id).id for key_id in ids] == ids
    assert len(keys._cached) <= 5
