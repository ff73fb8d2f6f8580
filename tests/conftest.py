"""What all tests share: where public data lies, and what may not be skipped."""

import importlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """Keeps tests away from the user's own book and signer."""
    for name in ("MUSTERBOOK_BOOK", "MUSTERBOOK_LOCAL", "MUSTERBOOK_SIGNERS", "MUSTERBOOK_MISSION"):
        os.environ.pop(name, None)
    for name in [name for name in os.environ if name.startswith("MUSTERBOOK_MODEL_")]:
        del os.environ[name]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """A skip of a part named in MUSTERBOOK_REQUIRE ("postgres,browser") is a failure."""
    report = yield
    required = os.environ.get("MUSTERBOOK_REQUIRE", "").split(",")
    wanted = next((name for name in required if name and item.get_closest_marker(name)), None)
    if report.skipped and wanted:
        report.outcome = "failed"
        report.longrepr = f"{wanted} is required here, but the test was skipped: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """A private PostgreSQL cluster, started by the tests themselves."""
    pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed")
    cluster = importlib.import_module("tests.store.cluster")
    programs = cluster.find_server()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    with cluster.started_cluster(programs) as started:
        yield started


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for book, signer and the user's data."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path
