"""Roll calls at the terminal."""

import json

from tests.cli.conftest import Terminal


def test_a_roll_call_shows_with_its_gap(terminal: Terminal) -> None:
    """Law: a roll call is recorded as counts, and the newest of a unit is shown."""
    first = ("muster", "2 Company", "--present", "110", "--unaccounted", "1", "--at", "2025-03-26", "--by", "S. Oduya")
    assert terminal(*first).code == 0
    assert terminal("muster", "2 Company", "--present", "111", "--at", "2025-03-28", "--by", "S. Oduya").code == 0
    (line,) = (json.loads(x)["line"] for x in terminal("show", "muster", "--format", "jsonl").out.splitlines())
    assert (line["present"], line["unaccounted"]) == (111, 0)
    (earlier,) = (
        json.loads(x)["line"]
        for x in terminal("show", "muster", "--as-of", "2025-03-27", "--format", "jsonl").out.splitlines()
    )
    assert (earlier["present"], earlier["unaccounted"]) == (110, 1)


def test_a_roll_call_is_taken_by_somebody_and_counts_people(terminal: Terminal) -> None:
    """Law: nobody takes a roll call unnamed, and no count is below nought."""
    assert terminal("muster", "2 Company", "--present", "3").code == 2
    assert terminal("muster", "2 Company", "--present", "-3", "--by", "S. Oduya").code == 2
    assert terminal("muster", "2 Company", "--present", "3", "--at", "yesterday", "--by", "S. Oduya").code == 2
