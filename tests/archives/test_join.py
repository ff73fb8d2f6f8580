"""Joining: every row of every part once, in the order of the plan, in row groups of one size."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from musterbook.archives import join
from tests.archives.conftest import Read, fields, write_lines


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_row_groups_are_of_one_size(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Law: all row groups but the last have the same size, and rows are the same whatever it is."""
    path = write_lines(tmp_path / "a.jsonl", [fields(n) for n in range(25)])
    whole = read(path, out="whole.parquet")
    monkeypatch.setattr(join, "ROW_GROUP", size)
    assert read(path) == whole
    file = pq.ParquetFile(tmp_path / "claims.parquet")
    sizes = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    file.close()
    assert set(sizes[:-1]) <= {size}
    assert [row["record"] for row in whole] == sorted(row["record"] for row in whole)
