"""Review at the terminal: each decision by a named person with a reason, all or none."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def claims(terminal: Terminal, story: Path) -> list[dict[str, object]]:
    """The claims of a recorded report."""
    terminal("record", story, "--published", "2021-03-03", "--title", "Patrol fired on")
    return [json.loads(line) for line in terminal("show", "claims", "--format", "jsonl").out.splitlines()]


def identifiers(claims: list[dict[str, object]]) -> list[str]:
    """Their ids."""
    return [account["claim"]["id"] for account in claims]  # type: ignore[index]


def statuses(terminal: Terminal) -> dict[str, str]:
    """Each claim's review."""
    lines = terminal("show", "claims", "--format", "jsonl").out.splitlines()
    return {a["claim"]["id"]: a["review"]["status"] for a in map(json.loads, lines)}


def test_accept_reject_amend_by_id(terminal: Terminal, claims: list[dict[str, object]]) -> None:
    """Law: each decision shows in the register, with who made it."""
    first, second, third = identifiers(claims)[:3]
    assert terminal("review", "--accept", first[:10], "--by", "R. Quist").code == 0
    assert terminal("review", "--reject", second, "--by", "R. Quist", "--reason", "twice told").code == 0
    amended = terminal(
        "review", "--amend", third, "--set", 'stance="believes"', "--by", "R. Quist", "--reason", "hedged"
    )
    assert amended.code == 0
    found = statuses(terminal)
    assert [found[first], found[second], found[third]] == ["accepted", "rejected", "amended"]


def test_a_decision_needs_a_name_and_rejecting_a_reason(terminal: Terminal, claims: list[dict[str, object]]) -> None:
    """Law: nobody decides unnamed, and a rejection says why."""
    claim = identifiers(claims)[0]
    assert terminal("review", "--accept", claim).code == 2
    assert terminal("review", "--reject", claim, "--by", "R. Quist").code == 2
    assert set(statuses(terminal).values()) == {"unreviewed"}


def test_a_review_file_is_recorded_whole_or_not_at_all(
    terminal: Terminal, claims: list[dict[str, object]], places: Path
) -> None:
    """Law: one bad line in a review file and nothing of it is recorded; the message names the line."""
    good = {"report": "Patrol fired on", "decision": "accept", "by": "R. Quist"}
    quote = claims[0]["claim"]
    good |= {"kind": quote["kind"], "quote": quote["quote"]["exact"]}  # type: ignore[index]
    file = places / "review.jsonl"
    file.write_text(json.dumps(good) + "\n" + json.dumps({**good, "quote": "no such words"}) + "\n")
    refused = terminal("review", "--file", file)
    assert (refused.code, len(refused.err.splitlines())) == (4, 1)
    assert "line 2" in refused.err
    assert set(statuses(terminal).values()) == {"unreviewed"}
    file.write_text(json.dumps(good) + "\n")
    assert terminal("review", "--file", file).code == 0
    assert list(statuses(terminal).values()).count("accepted") == 1


@pytest.mark.parametrize(
    "change", ["slots.nothing=1", 'quote.exact="x"', 'slots.count="two"', 'stance="guesses"', "stance"]
)
def test_an_amendment_keeps_the_shape_of_a_claim(
    terminal: Terminal, claims: list[dict[str, object]], change: str
) -> None:
    """Law: a change that does not fit is refused in one line, and quotes never change."""
    refused = terminal(
        "review", "--amend", identifiers(claims)[0], "--set", change, "--by", "R. Quist", "--reason", "x"
    )
    assert (refused.code, len(refused.err.splitlines())) == (2, 1)
    assert set(statuses(terminal).values()) == {"unreviewed"}


def test_without_a_terminal_it_says_what_to_do(terminal: Terminal, claims: list[dict[str, object]]) -> None:
    """Law: run by a program, `review` counts what waits and names the ways to go on."""
    printed = terminal("review")
    assert f"{len(claims)} claims await review" in printed.out
