"""A run that was cut off goes on where it was, and a work folder serves one run over the same inputs."""

from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from musterbook.archives.chunks import pack_path, unpack_path
from musterbook.archives.local import run_here
from musterbook.archives.parts import read_chunk
from musterbook.archives.run import Outputs, make_job, read_archive
from musterbook.archives.work import NOTHING, Tally, open_work, write_whole
from musterbook.errors import Conflict
from tests.archives.conftest import COLUMNS, Read, fields, write_lines


def begin(path: Path, outputs: Outputs, chunks: int) -> None:
    """Leaves a work folder as a run does that was cut off after some chunks."""
    with open_work(outputs.work, make_job([str(path)], COLUMNS), [str(path)], outputs.own()):
        for at, _ in list(outputs.work.chunks())[:chunks]:
            read_chunk(str(outputs.work.folder), at)


def test_a_run_goes_on_where_it_was_cut_off(tmp_path: Path, read: Read) -> None:
    """Law: what was read before is not read again, half-written parts are none, and the output is the same."""
    path = write_lines(tmp_path / "a.jsonl", [*(fields(n) for n in range(450)), "{"])
    whole = read(path, out="whole.parquet")
    outputs = Outputs(claims=tmp_path / "claims.parquet")
    begin(path, outputs, 2)
    kept = [outputs.work.part(number, "parquet").stat().st_mtime_ns for number in (0, 1)]
    outputs.work.part(2, "parquet").write_bytes(b"half")
    asked: list[int] = []

    def engine(work, pending, numbers):
        asked.extend(numbers)
        assert [outputs.work.part(number, "parquet").stat().st_mtime_ns for number in (0, 1)] == kept
        return run_here(work, pending, 1)

    total = read_archive([str(path)], outputs, COLUMNS, engine, lambda _: None)
    assert asked == [2]
    assert (total.articles, total.set_aside) == (450, 1)
    assert pq.read_table(outputs.claims).to_pylist() == whole
    assert (tmp_path / "claims.parquet").read_bytes() == (tmp_path / "whole.parquet").read_bytes()
    assert not outputs.work.folder.exists()


def test_other_or_changed_inputs_are_refused(tmp_path: Path) -> None:
    """Law: a work folder is not taken up for another file, another column, or a file that has changed."""
    path = write_lines(tmp_path / "a.jsonl", [fields(n) for n in range(3)])
    outputs = Outputs(claims=tmp_path / "claims.parquet")
    begin(path, outputs, 0)
    other = write_lines(tmp_path / "b.jsonl", [fields(0)])
    columns = msgspec.structs.replace(COLUMNS, text="body")
    for paths, told in (([other], COLUMNS), ([path], columns), ([path, path], COLUMNS)):
        with pytest.raises(Conflict) as caught:
            read_archive([*map(str, paths)], outputs, told, lambda *_: iter(()), lambda _: None)
        assert caught.value.code == "archive.other_run"
    write_lines(path, [fields(0)])
    with pytest.raises(Conflict):
        begin(path, outputs, 0)


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    """Law: while one run is at work in a folder, another is refused."""
    path = write_lines(tmp_path / "a.jsonl", [fields(0)])
    outputs = Outputs(claims=tmp_path / "claims.parquet")
    job = make_job([str(path)], COLUMNS)
    with open_work(outputs.work, job, [str(path)], outputs.own()), pytest.raises(Conflict) as caught:
        begin(path, outputs, 0)
    assert caught.value.code == "archive.busy"


def test_tallies_add_up() -> None:
    """Law: tallies add number by number, and nothing adds nothing."""
    one = Tally(articles=1, undated=2, claims=3, set_aside=4, passed_over=5, size=6)
    assert one.plus(NOTHING) == one
    assert one.plus(one) == Tally(articles=2, undated=4, claims=6, set_aside=8, passed_over=10, size=12)


def test_a_file_is_there_whole_or_not(tmp_path: Path) -> None:
    """Law: nothing is left of a file whose writing fails; paths of any bytes survive packing."""

    def fails():
        yield b"half"
        raise ValueError

    with pytest.raises(ValueError):
        write_whole(tmp_path / "a.json", fails())
    assert not (tmp_path / "a.json").exists()
    assert unpack_path(pack_path("/sch\udcf6n/ü")) == "/sch\udcf6n/ü"
