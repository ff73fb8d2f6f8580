"""The faults of `make soak` in their short form: a few of each, and the same laws."""

from tests.store import faults


def test_recordings_that_are_killed(tmp_path):
    """Law: what was acknowledged is there, nothing half, the book verifies and its registers catch up."""
    assert faults.kill_recordings(tmp_path, 12)["kills"] == 12


def test_erasures_that_are_killed(tmp_path):
    """Law: an erasure is not begun, or is done to its end once the book is opened again."""
    assert faults.kill_erasures(tmp_path, 6).total() == 6


def test_stored_bytes_that_are_flipped(tmp_path):
    """Law: a flipped byte of an entry, blob, tile, checkpoint or key is detected and named."""
    assert faults.flip_stored_bytes(tmp_path, sample=3).total() > 50


def test_any_bytes_of_the_file_that_are_flipped(tmp_path):
    """Law: any other byte fails a check, or changes nothing that is read."""
    assert faults.flip_file_bytes(tmp_path, sample=120).total() == 120


def test_rows_that_are_deleted_swapped_and_inserted(tmp_path):
    """Law: each is detected and its number named."""
    assert faults.move_rows(tmp_path).total() == 29


def test_disks_that_are_full(tmp_path):
    """Law: wherever room ends, in recording or erasing, it is told, nothing is half, and it is done with room."""
    assert faults.fill_the_disk(tmp_path, (40_000, 90_000, 250_000)).total() == 3


def test_writers_side_by_side_and_a_reader(tmp_path):
    """Law: writers on one file make one order; a reader of a long append sees all of it or nothing."""
    assert faults.write_side_by_side(tmp_path / "a", 2, 15)["appends"] == 30
    assert faults.read_during_an_append(tmp_path / "b", 2000).total() > 0
