"""The laws of the store hold on either store: each test that asks for it runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.store import books


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def either_store(request: pytest.FixtureRequest) -> Iterator[Any]:
    """The cluster that keeps the books of this test, None for files."""
    books.cluster = request.getfixturevalue("postgres") if request.param == "postgres" else None
    yield books.cluster
    books.cluster = None


@pytest.fixture(autouse=True)
def kept_where_asked(request: pytest.FixtureRequest) -> Iterator[None]:
    """Who does not ask for either store gets files; the databases that a test has made are dropped."""
    cluster = request.getfixturevalue("either_store") if "either_store" in request.fixturenames else None
    before, books.cluster = set(cluster.databases) if cluster else set(), cluster
    yield
    if cluster:
        cluster.drop(cluster.databases - before)
