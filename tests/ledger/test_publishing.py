"""Published folders: as the specification has them, whole at any moment, and never of two histories."""

import base64
import os
import shutil
import signal
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musterbook.errors import Conflict, Incorrect
from musterbook.ledger.growth import present_note
from musterbook.ledger.leaves import LEAF_BYTES
from musterbook.ledger.notes import ED25519
from musterbook.ledger.published import verify_published
from musterbook.ledger.publishing import publish
from musterbook.store.books import open_book
from tests.ledger.second_tree import SecondTree, read_note, tile_names
from tests.store.books import config_at, fill, make_book


def files_in(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def read_as_a_stranger(folder, vkey):
    """Checks a folder with the second implementation alone, as software of others would; its leaves."""
    text, signed = read_note((folder / "checkpoint").read_text(), vkey, ED25519)
    assert signed
    size, names = int(text.split("\n")[1]), tile_names(int(text.split("\n")[1]))
    leaves = []
    for name, (level, _, width) in names.items():
        if level == 0:
            bundle = (folder / name.replace("tile/0", "tile/entries")).read_bytes()
            assert len(bundle) == width * (2 + LEAF_BYTES)
            for at in range(0, len(bundle), 2 + LEAF_BYTES):
                assert bundle[at : at + 2] == LEAF_BYTES.to_bytes(2, "big")
                leaves.append(bundle[at + 2 : at + 2 + LEAF_BYTES])
    tree = SecondTree(leaves)
    assert len(leaves) == size
    for name, told in names.items():
        assert (folder / name).read_bytes() == tree.tile(*told)
    assert base64.b64decode(text.split("\n")[2]) == tree.root(size)
    return leaves


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=st.lists(st.integers(0, 300), min_size=1, max_size=5))
def test_however_often_it_is_published_it_is_the_same_tree(tmp_path_factory, steps):
    """After any steps of growth a stranger's software finds every tile, every leaf and the signed root."""
    place = tmp_path_factory.mktemp("published")
    with make_book(place) as book:
        for step in steps:
            if step:
                fill(book, step)
            told = publish(book, present_note(book), place / "out")
            assert told.size == book.size()
            assert read_as_a_stranger(place / "out", book.vkey) == list(book.leaves())
            assert verify_published(place / "out").good
        fresh = place / "fresh"
        publish(book, present_note(book), fresh)
        surplus = files_in(place / "out") - files_in(fresh)
        assert files_in(fresh) <= files_in(place / "out")
        assert all(".p/" in name and name.partition(".p/")[0] not in files_in(fresh) for name in surplus)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A book of 601 entries and its published folder."""
    place = tmp_path_factory.mktemp("template")
    with make_book(place) as book:
        fill(book, 600)
        publish(book, present_note(book), place / "out")
    return place


@pytest.fixture
def place(template, tmp_path):
    """A copy of both."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_only_what_is_new_is_written(place):
    """Publishing again writes nothing; one more entry writes the right edge and the checkpoint alone."""
    out = place / "out"
    with open_book(config_at(place)) as book:
        assert publish(book, present_note(book), out).files == 0
        fill(book, 1)
        assert publish(book, present_note(book), out).files == 2
    assert (out / "checkpoint").stat().st_mode & 0o777 & 0o444


def test_every_flipped_byte_in_a_published_folder_is_named(place):
    """Each file of a folder, changed, cut or taken away, is noticed by whoever checks it."""
    out = place / "out"
    assert verify_published(out).good
    for name in sorted(files_in(out) - {"checkpoint"}):
        data = (out / name).read_bytes()
        for at in (0, 1, 40, len(data) - 1):
            changed = bytearray(data)
            changed[at] ^= 4
            (out / name).write_bytes(changed)
            assert not verify_published(out).good, (name, at)
        for changed in (data[:-1], data + b"x", b""):
            (out / name).write_bytes(changed)
            assert not verify_published(out).good, name
        (out / name).unlink()
        assert not verify_published(out).good
        (out / name).write_bytes(data)
    (out / "checkpoint").unlink()
    with pytest.raises(Incorrect):
        verify_published(out)


def test_a_folder_of_another_history_is_left_as_it_is(place, tmp_path_factory):
    """Another book's folder, one ahead of a book that lost its tail, and one with other files are refused untouched."""
    out = place / "out"
    before = {name: (out / name).read_bytes() for name in files_in(out)}
    other = tmp_path_factory.mktemp("other")
    with make_book(other) as book:
        fill(book, 700)
        with pytest.raises(Conflict) as told:
            publish(book, present_note(book), out)
        assert told.value.code == "published.other"
        (other / "mine").mkdir()
        (other / "mine" / "letter.txt").write_text("dear")
        with pytest.raises(Conflict, match="empty folder"):
            publish(book, present_note(book), other / "mine")
    with open_book(config_at(place)) as book:
        note = present_note(book)
        fill(book, 5)
        publish(book, present_note(book), out)
        with pytest.raises(Conflict, match="does not extend"):
            publish(book, note, out)
    assert {name: (out / name).read_bytes() for name in before.keys() & files_in(out)}.items() >= {
        name: data for name, data in before.items() if ".p" not in name and name != "checkpoint"
    }.items()


def publish_for_ever(place):
    with open_book(config_at(place)) as book:
        while True:
            fill(book, 90)
            publish(book, present_note(book), place / "out")


def test_a_killed_publisher_leaves_a_whole_tree(place):
    """Ended at any moment, the folder is that of its checkpoint, and the next run goes on from there."""
    for wait in (0.15, 0.2, 0.3):
        child = os.fork()
        if child == 0:
            try:
                publish_for_ever(place)
            finally:
                os._exit(1)
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open_book(config_at(place)) as book:
            if verify_published(place / "out").problems:
                assert all("missing" in problem.what for problem in verify_published(place / "out").problems)
            publish(book, book.sign_checkpoint(), place / "out")
            assert verify_published(place / "out").good
            assert read_as_a_stranger(place / "out", book.vkey) == list(book.leaves())
