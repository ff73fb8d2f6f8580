"""Registers at the terminal: claims by their ids, missions that nobody tells of, the line below."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def claims(terminal: Terminal, story: Path) -> list[dict[str, dict[str, str]]]:
    """The claims of a recorded report."""
    terminal("record", story, "--published", "2021-03-03")
    return [json.loads(line) for line in terminal("show", "claims", "--format", "jsonl").out.splitlines()]


def test_claims_are_found_by_their_ids_or_their_reports(
    terminal: Terminal, claims: list[dict[str, dict[str, str]]]
) -> None:
    """Law: the beginning of a claim's id shows that claim, of a report's id all of its claims."""
    first, report = claims[0]["claim"]["id"], claims[0]["claim"]["report"]
    shown = terminal("show", "claims", first[:8], "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["claim"]["id"] for line in shown] == [first]
    assert len(terminal("show", "claims", report[:8], "--format", "jsonl").out.splitlines()) == len(claims)
    assert terminal("show", "reports", report[:8]).code == 0
    assert terminal("show", "claims", "zzzz").code == 4


@pytest.mark.parametrize("register", ["claims", "reports", "casualties"])
def test_every_table_says_as_of_which_entry(
    terminal: Terminal, claims: list[dict[str, dict[str, str]]], register: str
) -> None:
    """Law: a table ends with the entry as of which it speaks, and how much awaits review."""
    last = terminal("show", register).out.splitlines()[-1]
    assert last.startswith("as of entry ")
    assert f"{len(claims)} await review" in last


def test_a_mission_of_which_nothing_tells_is_said(terminal: Terminal, claims: list[dict[str, dict[str, str]]]) -> None:
    """Law: an empty answer for a mistyped mission is not taken for an answer."""
    printed = terminal("show", "casualties", "--mission", "nope")
    assert (printed.code, "“nope”" in printed.err, "mission" in printed.err) == (0, True, True)
    assert terminal("show", "casualties", "--mission", "all").err == ""
