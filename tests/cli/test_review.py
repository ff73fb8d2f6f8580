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


def test_a_missed_claim_is_added_by_its_words(terminal: Terminal, claims: list[dict[str, dict[str, str]]]) -> None:
    """Law: exact words, a kind and a slot make a claim that a person has read; a part missing is told in one line."""
    place = ("--report", claims[0]["claim"]["report"][:8], "--by", "R. Quist")
    added = ("review", "--add", "near Rutshuru", *place)
    full = (*added, "--kind", "incident", "--set", "slots.type=shooting", "--who", "a driver", "--unnamed")
    for refused in (
        added,
        (*added, "--kind", "incident"),
        ("review", *place, "--kind", "incident"),
        (*full, "--amend", claims[0]["claim"]["id"]),
    ):
        printed = terminal(*refused)
        assert (printed.code, len(printed.err.splitlines())) == (2, 1)
    assert terminal(*full).code == 0
    shown = [json.loads(line) for line in terminal("show", "claims", "--format", "jsonl").out.splitlines()]
    made = next(one for one in shown if one["claim"]["reader"] == "by hand")
    assert made["claim"]["attribution"][0] | {"name": "a driver", "anonymous": True} == made["claim"]["attribution"][0]
    assert made["review"]["status"] == "accepted"


def test_a_review_file_adds_what_was_missed(terminal: Terminal, claims: list[dict[str, object]], places: Path) -> None:
    """Law: the decision "add" names report, kind and quote, and its changes tell what the words state."""
    line = {"report": "Patrol fired on", "decision": "add", "kind": "incident", "quote": "their\npatrol"}
    file = places / "review.jsonl"
    file.write_text(json.dumps({**line, "changes": {"slots.type": "shooting"}}) + "\n")
    assert terminal("review", "--file", file, "--by", "R. Quist").code == 0
    assert sum(status == "accepted" for status in statuses(terminal).values()) == 1
    for wrong in ({"report": "Another"}, {"quote": 4}, {"kind": None}):
        file.write_text(json.dumps({**line, "changes": {"slots.type": "shooting"}, **wrong}) + "\n")
        refused = terminal("review", "--file", file, "--by", "R. Quist")
        assert refused.code in (2, 4)
        assert "line 1" in refused.err
