"""Apache Spark: the same reader, the same rows."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives.conftest import fields, page, write_lines, write_web

HAS_SPARK = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None
COMMAND = (sys.executable, "-m", "musterbook.cli.main", "archive", "read")

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(not HAS_SPARK, reason="PySpark or Java is not installed (`make spark`, and Java 17)"),
]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """One command in a folder."""
    return subprocess.run([*COMMAND, *words], cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def test_spark_writes_the_same_bytes(tmp_path: Path) -> None:
    """Law: on local[2] the output and what is set aside are those of one machine."""
    write_lines(tmp_path / "a.jsonl", [*(fields(n) for n in range(500)), "{"])
    write_web(tmp_path / "b.warc.gz", [("200 OK", "text/html", page(0)), ("200 OK", "text/html", b"<p>")])
    here = run(tmp_path, "a.jsonl", "b.warc.gz", "-o", "here.parquet")
    spark = run(tmp_path, "a.jsonl", "b.warc.gz", "-o", "spark.parquet", "--engine", "spark", "--master", "local[2]")
    assert (here.returncode, spark.returncode) == (0, 0), spark.stderr
    assert here.stdout.replace("here", "") == spark.stdout.replace("spark", "")
    for ending in (".parquet", ".set-aside.jsonl"):
        assert (tmp_path / f"here{ending}").read_bytes() == (tmp_path / f"spark{ending}").read_bytes() != b""


def test_an_address_that_leads_nowhere_is_told_in_a_line(tmp_path: Path) -> None:
    """Law: where Spark does not start, one line says so, and nothing is written."""
    write_lines(tmp_path / "a.jsonl", [fields(0)])
    told = run(tmp_path, "a.jsonl", "-o", "c.parquet", "--engine", "spark", "--master", "nowhere")
    assert told.returncode == 6
    assert "Spark does not start at nowhere" in told.stderr.splitlines()[-1]
    assert not (tmp_path / "c.parquet").exists()
