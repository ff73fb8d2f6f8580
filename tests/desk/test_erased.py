"""What was erased is nowhere on the desk, and its addresses say so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from musterbook.desk.rooms import the_house
from musterbook.house import open_house
from tests.desk.conftest import serve_to_client
from tests.store.erasing import WORDS, asked, config_in, make_house

PAGES = ("/", "/reports", "/registers", "/registers/statements", "/registers/force", "/incidents", "/awaiting")


@pytest.fixture
def ids(tmp_path: Path) -> tuple[str, ...]:
    """A book with something to forget: the report that goes, and a claim of it."""
    house, gone, _ = make_house(config_in(tmp_path))
    claim = next(account.claim.id for account in house.accounts() if account.report.id == gone)
    house.close()
    return gone, claim


@pytest.fixture
def desk(tmp_path: Path, ids: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The desk of that book."""
    yield from serve_to_client(config_in(tmp_path), monkeypatch)


def test_a_desk_that_is_running_shows_nothing_of_what_was_erased(
    desk: Client, tmp_path: Path, ids: tuple[str, ...]
) -> None:
    """Law: erased by another process, it is gone from every page at once; its ids lead to when and why."""
    gone, claim = ids
    assert "Quibdonia" in desk.get(f"/reports/{gone}").content.decode()
    with open_house(config_in(tmp_path)) as other:
        planned, _ = other.erase(asked(report=gone))
    for page in (*PAGES, "/brief", "/checks", "/disputes"):
        shown = desk.get(page)
        assert shown.status_code == 200, page
        assert not any(word.lower() in shown.content.decode().lower() for word in WORDS), page
    for address in (f"/reports/{gone}", f"/reports/{gone[:8]}", f"/claims/{claim}", f"/incidents/{'0' * 32}"):
        told = desk.get(address)
        assert told.status_code == 404
        assert ("consent_withdrawn" in told.content.decode()) == (not address.endswith("0" * 32))
        assert ("was erased on 20" in told.content.decode()) == (not address.endswith("0" * 32))
    assert f"less {len(planned.entries)} entries erased since" in " ".join(
        desk.get("/reports").content.decode().split()
    )
    assert the_house()._texts.keys().isdisjoint({gone})
