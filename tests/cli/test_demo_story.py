"""What one sees on the demonstration book, over the command itself and the review that it ships.

Each law is a sentence of the demonstration's promise. They hold by general rules: nothing in the house knows these
dispatches.
"""

import contextlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musterbook.briefing.pdf import count_pages
from musterbook.cli.main import main

AMBUSH = "2025-03-25"
DEAD = ("killed", "died")


def ask(book: Path, *words: str) -> list[dict[str, Any]]:
    """What `show` prints of a register, as records."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = main(["show", *words, "--format", "jsonl", "--book", str(book)])
    assert code == 0
    return [json.loads(line) for line in printed.getvalue().splitlines()]


def lines(book: Path, register: str, table: str, *words: str) -> list[dict[str, Any]]:
    """The lines of one table of a register."""
    return [told["line"] for told in ask(book, register, *words) if told["table"] == table]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The demonstration book, made by the command."""
    folder = tmp_path_factory.mktemp("story")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(folder / "home"))
        patch.setenv("MUSTERBOOK_SIGNERS", str(folder / "signers"))
        with contextlib.redirect_stdout(io.StringIO()):
            assert main(["demo", "--no-serve", "--book", str(folder / "demo.book")]) == 0
        yield folder / "demo.book"


@pytest.fixture(scope="module")
def officer(book: Path) -> dict[str, Any]:
    """The one record of whoever is missing since the ambush."""
    found = [p for p in lines(book, "casualties", "persons") if any(s["state"] == "missing" for s in p["history"])]
    assert len(found) == 1, [p["status"] for p in found]
    return found[0]


def said_by(voices: list[dict[str, Any]], word: str) -> list[dict[str, Any]]:
    """The voices of whoever bears this word in his name."""
    return [voice for voice in voices if word.casefold() in voice["who"].casefold()]


def test_one_record_tells_the_missing_officer_over_half_a_year(officer: dict[str, Any]) -> None:
    """Law: one person record, since the day the mission gave, holds every voice in the order of being said."""
    days = [voice["said"] for voice in officer["accounts"]]
    assert (officer["population"], officer["since"], officer["figure"]["best"]) == ("mission", AMBUSH, 1)
    assert days == sorted(days)
    assert (days[0][:7], days[-1][:7]) == ("2025-03", "2025-09")
    assert officer["support"]["reports"] >= 10


def test_his_fate_is_told_differently(officer: dict[str, Any]) -> None:
    """Law: missing to the mission, killed to the council, believed dead by three officers, dead to the president and,
    in the end, to the police.
    """
    steps = [(step["state"], step["who"].casefold()) for step in officer["history"]]
    assert steps[0][0] == "missing"
    assert any(state == "killed" and "council" in who for state, who in steps)
    assert any(state.startswith("believed") and "three" in who for state, who in steps)
    assert any(state in ("killed", "dead") and "president" in who for state, who in steps)
    assert any(state in ("killed", "dead") and "police" in who for state, who in steps)
    assert officer["state"] in ("killed", "dead")


def test_what_became_of_him_and_when_are_disputes(book: Path, officer: dict[str, Any]) -> None:
    """Law: death against absence is a dispute on his record, and the 25th against the 26th one on its incident."""
    disputes = lines(book, "disputes", "disputes")
    fates = [d for d in disputes if d["person"] == officer["id"] and d["sort"] == "outcome"]
    days = [d for d in disputes if d["incident"] == officer["incident"] and d["sort"] == "date"]
    assert len(fates) == len(days) == 1
    assert {"missing", "killed"} <= {side["words"] for side in fates[0]["sides"]}
    assert {side["words"] for side in days[0]["sides"]} == {AMBUSH, "2025-03-26"}


def test_in_april_he_was_missing_and_believed_killed(book: Path) -> None:
    """Law: true at the end of April, nobody who must answer has called him dead."""
    missing = [c for c in lines(book, "casualties", "casualties", "--as-of", "2025-04-30") if c["outcome"] == "missing"]
    assert [(c["figure"]["best"], c["figure"]["high"]) for c in missing] == [(1, 1)]
    assert "three officers" in missing[0]["believed"]


def test_each_casualty_is_counted_once(book: Path) -> None:
    """Law: of the mission three dead and eleven hurt, one civilian dead, however often it was told."""
    told = {(c["population"], c["outcome"]): c["figure"] for c in lines(book, "casualties", "casualties")}
    dead = [f for (population, outcome), f in told.items() if population == "mission" and outcome in DEAD]
    civilians = [f for (population, outcome), f in told.items() if population == "civilian" and outcome in DEAD]
    hurt = told["mission", "injured"]
    assert [f["best"] for f in dead] == [3]
    assert hurt["best"] == 11
    assert hurt["high"] - hurt["low"] <= 3
    assert [f["best"] for f in civilians] == [1]


def test_the_crash_is_one_incident_with_its_cause_told_two_ways(book: Path) -> None:
    """Law: one crash at Pelerin, its dead and hurt together, its two days a dispute."""
    crashes = [i for i in lines(book, "incidents", "incidents") if (i["place"] or "").startswith("Pelerin")]
    assert len(crashes) == 1
    assert crashes[0]["earliest"] == "2025-08-31"
    quotes = " ".join(voice["quote"] for voice in crashes[0]["accounts"])
    assert "towing vehicle" in quotes
    assert "being towed" in quotes
    days = [d for d in lines(book, "disputes", "disputes") if (d["incident"], d["sort"]) == (crashes[0]["id"], "date")]
    assert [sorted(side["words"] for side in d["sides"]) for d in days] == [["2025-08-31", "2025-09-01"]]


def test_assurance_stands_in_tension_with_the_armour(book: Path) -> None:
    """Law: the spokesman's assurance and the failures of helmet and hull may both be right; what would settle it is
    said.
    """
    tensions = [t for t in lines(book, "disputes", "tensions") if "protective equipment" in t["about"]]
    (tension,) = tensions
    assert said_by(tension["assurance"], "Ombaka")
    quotes = " ".join(voice["quote"] for voice in tension["failures"])
    assert "helmet" in quotes
    assert "flank" in quotes
    assert "which standard was meant" in tension["settles"]
    assert "from what range" in tension["settles"]


def test_one_wire_carried_by_many_is_counted_once(book: Path) -> None:
    """Law: the two wounded stand in seven carriers of one wire and more, and have at most three independent origins."""
    hurt = [
        p for p in lines(book, "casualties", "persons") if (p["population"], p["outcome"]) == ("mission", "injured")
    ]
    (pair,) = [p for p in hurt if p["figure"]["best"] == 2]
    assert min(pair["support"]["reports"], pair["support"]["carriers"]) >= 7
    assert 1 <= pair["support"]["origins"] <= 3
    officers = [s for s in lines(book, "sources", "sources") if s["anonymous"] and "three" in s["name"].casefold()]
    assert max(s["reports"] for s in officers) >= 5


def test_twenty_vehicles_are_out_and_what_that_leaves_is_told(book: Path) -> None:
    """Law: twenty refused against an official's twelve; six back, fourteen out, eighteen of thirty-two left."""
    (line,) = [e for e in lines(book, "equipment", "equipment") if e["item"] == "armoured vehicles"]
    assert (line["grounded"]["best"], line["returned"]["best"], line["held"]["best"]) == (20, 6, 32)
    assert "crews refused" in line["how"]
    assert "6 since returned, 14 still out; that leaves 18 of 32 held" in line["left"]
    assert "90 % line" in line["readiness"]
    about = "how many armoured vehicles were taken out of use"
    (dispute,) = [d for d in lines(book, "disputes", "disputes") if d["about"] == about]
    assert len(dispute["sides"]) == 2


def test_the_delegation_is_planned_and_denied(book: Path) -> None:
    """Law: two officers announce it, an official denies it: one plan, and a dispute."""
    (plan,) = [p for p in lines(book, "plans", "plans") if "delegation" in p["what"]]
    assert plan["state"] == "planned and denied"
    assert [d["sort"] for d in lines(book, "disputes", "disputes") if "delegation" in d["about"]] == ["plan"]


def test_the_department_has_not_answered(book: Path) -> None:
    """Law: the department's silence is one open request with its age, whoever asked."""
    asked = [r for r in lines(book, "requests", "requests") if "State Department" in r["who"]]
    (request,) = asked
    assert request["is_open"]
    assert request["since"] <= "2025-04-01"
    assert request["open_days"] > 150
    assert request["support"]["reports"] >= 3


def test_the_fund_is_told_in_sums_that_differ(book: Path) -> None:
    """Law: 13.3 or 15 million frozen is a dispute, and so is what the 110 million are."""
    sides = [[s["words"] for s in d["sides"]] for d in lines(book, "disputes", "disputes") if d["sort"] == "amount"]
    assert ["USD 13.3 million", "USD 15 million"] in [sorted(words) for words in sides]


def test_before_it_happened_nothing_of_it_is_told(book: Path) -> None:
    """Law: true a month before the ambush nobody is missing, and no vehicle stands idle."""
    eve = ("--as-of", "2025-02-25")
    assert [c for c in lines(book, "casualties", "casualties", *eve) if c["outcome"] == "missing"] == []
    grounded = [e for e in lines(book, "equipment", "equipment", *eve) if (e["grounded"] or {}).get("best", 0) > 5]
    assert grounded == []


def test_the_brief_has_three_pages_at_most(book: Path, tmp_path: Path) -> None:
    """Law: the demonstration's brief in print has one to three pages."""
    assert main(["brief", "--format", "pdf", "-o", str(tmp_path / "brief.pdf"), "--book", str(book)]) == 0
    assert 1 <= count_pages((tmp_path / "brief.pdf").read_bytes()) <= 3


def test_words_are_for_people(book: Path) -> None:
    """Law: no line says that nothing is left of nothing, nor any word twice over, nor a number without separators."""
    registers = ("casualties", "incidents", "equipment", "force", "contributions", "disputes", "tallies", "plans")
    told = [
        re.sub(r"“[^”]*”", "", line[name])
        for register in registers
        for line in (record["line"] for record in ask(book, register))
        for name in ("words", "title", "about", "left", "readiness", "status")
        if isinstance(line.get(name), str)
    ]
    assert len(told) > 50
    for words in told:
        assert not re.search(r"\b(?:0 of 0|None|(?P<word>\w+) (?P=word))\b", words), words
        assert not re.search(r"(?<![\w.-])\d{5,}", words), words
