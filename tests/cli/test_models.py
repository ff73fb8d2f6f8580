"""Reading with a model from the terminal: how it is switched on, what is refused, what the book says of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from musterbook.config import find_config
from musterbook.house import open_house
from musterbook.reading.model import calls
from musterbook.reading.model import reader as room
from musterbook.reading.model.hosts import Address
from tests.cli.conftest import Terminal
from tests.reading.model.server import ModelServer, serve, set_up, telling, with_status
from tests.reading.model.test_reader import GOOD

QUOTE = "Two peacekeepers of the mission were wounded on Tuesday"
DATED = ("--published", "2021-03-03")


def entries(kind: str) -> list[dict[str, Any]]:
    """The payloads of a kind in the book."""
    with open_house(find_config()) as house:
        return [entry.payload for entry in house.ledger.entries() if entry.kind == kind]


def as_if_outside(monkeypatch: pytest.MonkeyPatch, server: ModelServer) -> None:
    """Takes the test's server for one on another machine, by the address that was judged."""
    address = Address(2, ("127.0.0.1", server.port), False)
    monkeypatch.setattr(room, "find_address", lambda _: address)


def test_read_prints_what_the_model_finds(terminal: Terminal, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: the rules are the default; the model is asked only where it is named."""
    with serve(telling(GOOD)) as server:
        set_up(monkeypatch, server)
        assert terminal("read", story, *DATED).code == 0
        assert server.requests == []
        printed = terminal("read", story, *DATED, "--reader", "model", "--format", "jsonl")
    claims = [json.loads(line) for line in printed.out.splitlines()]
    assert printed.code == 0
    assert [c["reader"] for c in claims if c["quote"]["exact"] == QUOTE] == ["model/tiny-reader@1"]
    assert f"127.0.0.1:{server.port}" in printed.err
    assert "on this machine" in printed.err


def test_without_a_model_the_option_says_what_to_set(terminal: Terminal, story: Path) -> None:
    """Law: nothing is taken for granted: no model is set, none is asked."""
    for verb in ("read", "record"):
        printed = terminal(verb, story, "--reader", "model")
        assert (printed.code, "MUSTERBOOK_MODEL_URL" in printed.err) == (2, True)


@pytest.mark.parametrize("words", [("--kind", "field"), ("--kind", "summary"), ("--handling", "internal")])
@pytest.mark.parametrize("verb", ["read", "record"])
def test_what_is_not_open_is_not_sent(
    verb: str, words: tuple[str, ...], terminal: Terminal, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: a member's report, a summary and what is not open never reach a model; the book takes none of it."""
    with serve(telling(GOOD)) as server:
        set_up(monkeypatch, server)
        printed = terminal(verb, story, *DATED, *words, "--reader", "model")
        assert (printed.code, server.requests) == (3, [])
    assert "never shown to a model" in printed.err
    assert not find_config().book.exists()


def test_a_field_report_cannot_be_opened_by_recording_it_anew(
    terminal: Terminal, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: the same bytes as a member's report in the book are a double, whatever they are called now."""
    terminal("record", story, *DATED, "--kind", "field")
    with serve(telling(GOOD)) as server:
        set_up(monkeypatch, server)
        printed = terminal("record", story, *DATED, "--kind", "wire", "--reader", "model")
        assert server.requests == []
    assert "in the book already" in printed.err


def test_a_model_outside_is_not_asked_by_read(terminal: Terminal, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: each call outside the house is an entry, so what records nothing makes none."""
    with serve(telling(GOOD)) as server:
        set_up(monkeypatch, server)
        as_if_outside(monkeypatch, server)
        printed = terminal("read", story, "--reader", "model")
        assert (printed.code, server.requests) == (3, [])
    assert "musterbook record --reader model" in printed.err


def test_each_call_outside_is_an_entry_and_announced_before(
    terminal: Terminal, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: what is about to leave the house is in the book before it leaves; each call is told after."""
    with serve(with_status(503)) as server:
        set_up(monkeypatch, server)
        as_if_outside(monkeypatch, server)
        monkeypatch.setattr(calls, "FIRST_PAUSE", 0.0)
        printed = terminal("record", story, *DATED, "--reader", "model")
        sent = len(server.requests)
    assert printed.code == 0
    assert "outside this machine" in printed.err
    announced, read = entries("report.read")
    assert announced["reader"] == "model/tiny-reader@1 (announced)"
    assert [call["outcome"] for call in announced["outside"]] == ["announced"]
    assert [call["status"] for call in read["outside"]] == [503] * sent
    assert {call["host"] for call in read["outside"]} == {"127.0.0.1"}
    assert read["reader"] == "model/tiny-reader@1"
    assert {claim["reader"] for claim in entries("claim.read")} == {"rules/1"}
    assert terminal("verify", "--open").code == 0


def test_a_work_that_is_cut_off_leaves_the_announcement_and_is_done_again(
    terminal: Terminal, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: whatever ends the work after the text may have left, the book says so, and the report can be read."""
    with serve(telling(GOOD)) as server:
        set_up(monkeypatch, server)
        as_if_outside(monkeypatch, server)

        def stop(*_: Any, **__: Any) -> Any:
            raise KeyboardInterrupt

        with monkeypatch.context() as cut:
            cut.setattr(room.ModelReader, "read", stop)
            assert terminal("record", story, *DATED, "--reader", "model").code == 130
        assert len(entries("report.read")) == 1
        assert entries("claim.read") == []
        assert terminal("record", story, *DATED, "--reader", "model").code == 0
    assert [payload["outside"][0]["outcome"] for payload in entries("report.read")] == [
        "announced",
        "announced",
        "answered",
    ]
    assert len(entries("report.received")) == 1
    assert len(entries("claim.read")) > 1
    assert "in the book already" in terminal("record", story, *DATED).err


def test_a_model_within_is_one_batch_without_a_call_outside(
    terminal: Terminal, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: on this machine nothing leaves; the reading says which model, how many calls, and what was dropped."""
    with serve(telling(GOOD, {**GOOD, "quote": "Nine peacekeepers were killed"})) as server:
        set_up(monkeypatch, server)
        printed = terminal("record", story, *DATED, "--reader", "model")
    assert printed.code == 0
    (read,) = entries("report.read")
    assert (read["reader"], read["outside"], read["dropped"]) == ("model/tiny-reader@1", None, 1)
    assert any("1 call to the model" in note for note in read["notes"])
    assert "do not stand in the text" in printed.err


def test_what_a_model_read_is_never_accepted_unread(
    terminal: Terminal, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: a machine's claims that a text could have steered count only once a person has read them."""
    with serve(telling(GOOD)) as server:
        set_up(monkeypatch, server)
        printed = terminal("record", story, *DATED, "--reader", "model", "--accept", "all", "--by", "R. Quist")
        assert (printed.code, server.requests) == (3, [])


def test_an_absent_server_ends_the_work_and_records_nothing(
    terminal: Terminal, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: a server that is not there is told at once; the report is not recorded half-read."""
    with serve(telling(GOOD)) as server:
        set_up(monkeypatch, server)
    printed = terminal("record", story, *DATED, "--reader", "model")
    assert (printed.code, entries("report.received")) == (6, [])


def test_the_doctor_says_whether_a_model_can_be_asked(
    terminal: Terminal, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: set or not, here or outside, reachable or not, is a line each; no text is sent to find out."""
    assert "no text leaves it" in terminal("doctor").out
    with serve(telling(GOOD)) as server:
        set_up(monkeypatch, server)
        printed = terminal("doctor")
        assert "on this machine; it answers" in printed.out
        set_up(monkeypatch, server, name="another")
        assert "LOOK  model another" in terminal("doctor").out
        set_up(monkeypatch, server, url="http://192.0.2.1:8080/v1")
        assert "not in MUSTERBOOK_MODEL_HOSTS" in terminal("doctor").out
        assert server.requests == []
        set_up(monkeypatch, server)
    assert "cannot be reached" in terminal("doctor").out
