"""Erasing at the terminal: what is gone, what remains and from when it is final is said in plain words."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Terminal

REASON = ("--reason", "consent_withdrawn", "--by", "R. Quist")


@pytest.fixture
def claims(terminal: Terminal, story: Path) -> list[dict[str, Any]]:
    """The claims of a recorded report."""
    terminal("record", story, "--published", "2021-03-03", "--publisher", "A Wire")
    return [json.loads(line) for line in terminal("show", "claims", "--format", "jsonl").out.splitlines()]


def test_a_report_is_erased_and_its_ids_say_so(terminal: Terminal, claims: list[dict[str, Any]]) -> None:
    """Law: no register shows it any more, its ids lead to the erasure with day and reason, and the book verifies."""
    report, claim = claims[0]["claim"]["report"], claims[0]["claim"]["id"]
    done = terminal("erase", "--report", report[:10], *REASON)
    assert (done.code, done.err) == (0, "")
    assert f"{len(claims) + 2} entries erased: 1 report, {len(claims)} claims, 1 key destroyed" in done.out
    assert "final from 20" in done.out
    for name, register in ((report, "reports"), (report[:8], "claims"), (claim, "claims")):
        shown = terminal("show", register, name)
        assert (shown.code, len(shown.err.splitlines())) == (4, 1)
        assert "was erased on 20" in shown.err
        assert "consent_withdrawn" in shown.err
    assert f"lacks {len(claims) + 2} erased entries" in terminal("show", "casualties").out
    assert terminal("show", "claims", "--format", "jsonl").out == ""
    checked = terminal("verify", "--open", "--rebuild")
    assert checked.code == 0
    assert f"{len(claims) + 2} erased" in checked.out
    again = terminal("erase", "--report", report, *REASON)
    assert (again.code, "was erased" in again.err) == (4, True)


def test_what_remains_of_a_claim_erased_alone_is_said(terminal: Terminal, claims: list[dict[str, Any]]) -> None:
    """Law: its words stay in the report, and an older copy opens with the report's key: both are said."""
    done = terminal("erase", "--entry", claims[0]["seq"], *REASON)
    assert done.code == 0
    assert "words still stand in the text of report" in done.out
    assert "older copy of the book" in done.out
    assert "final from" not in done.out
    shown = terminal("show", "claims")
    assert claims[0]["claim"]["id"][:8] not in shown.out
    assert "lacks 1 erased entry" in shown.out


def test_trying_changes_nothing(terminal: Terminal, claims: list[dict[str, Any]]) -> None:
    """Law: --dry-run tells what would go and writes nothing."""
    before = terminal("show", "claims", "--format", "jsonl").out
    tried = terminal("erase", "--source", "a wire", "--reason", "protection", "--dry-run")
    assert tried.code == 0
    assert "nothing was erased" in tried.out
    assert f"{len(claims) + 2} entries would be erased" in tried.out
    assert terminal("show", "claims", "--format", "jsonl").out == before


def test_who_told_it_takes_every_report_along(terminal: Terminal, claims: list[dict[str, Any]]) -> None:
    """Law: a source's name, as the registers have it, erases the reports in which it speaks, whole."""
    source = next(c["claim"]["attribution"][0]["name"] for c in claims if c["claim"]["attribution"])
    assert terminal("erase", "--source", source.upper(), *REASON).code == 0
    assert terminal("show", "reports", "--format", "jsonl").out == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--entry", "0", *REASON), 2),
        (("--entry", "99", *REASON), 4),
        (("--entry", "3", "--reason", "because"), 2),
        (("--entry", "3"), 2),
        (("--report", "ab", *REASON), 2),
        (("--report", "abcdefab", *REASON), 4),
        (("--source", "Nobody", *REASON), 4),
        (REASON, 2),
        (("--entry", "3", "--source", "x", *REASON), 2),
    ],
)
def test_what_cannot_be_erased_is_told_in_a_line(
    terminal: Terminal, claims: list[dict[str, Any]], words: tuple[str, ...], code: int
) -> None:
    """Law: a wrong reason, number, id or name is refused in one line, and nothing is erased."""
    refused = terminal("erase", *words)
    assert (refused.code, len(refused.err.splitlines())) == (code, 1)
    assert len(terminal("show", "claims", "--format", "jsonl").out.splitlines()) == len(claims)


def test_what_was_erased_is_not_taken_in_again_by_oversight(
    terminal: Terminal, claims: list[dict[str, Any]], story: Path
) -> None:
    """Law: the very same report is refused; one that was recorded in error may come back."""
    report = claims[0]["claim"]["report"]
    terminal("erase", "--report", report, "--reason", "recorded_in_error")
    assert terminal("record", story, "--published", "2021-03-03", "--publisher", "A Wire").code == 0
    terminal("erase", "--report", report, *REASON)
    refused = terminal("record", story, "--published", "2021-03-03", "--publisher", "A Wire")
    assert refused.code == 5
    assert "not taken again" in refused.err
