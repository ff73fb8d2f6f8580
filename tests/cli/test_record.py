"""From a file to a register, at the terminal."""

import json
from pathlib import Path

from tests.cli.conftest import STORY, Terminal
from tests.intake.documents import make_pdf


def test_read_records_nothing_and_prints_claims_whose_quotes_stand_in_the_text(terminal: Terminal, story: Path) -> None:
    """Law: `read` prints a JSON object a claim, its quote a substring at its offsets, and leaves no file."""
    before = sorted(story.parent.rglob("*"))
    printed = terminal("read", story, "--published", "2021-03-03", "--format", "jsonl")
    claims = [json.loads(line) for line in printed.out.splitlines()]
    assert printed.code == 0
    assert {claim["kind"] for claim in claims} >= {"casualty", "evacuation", "strength", "no_comment"}
    for claim in claims:
        quote = claim["quote"]
        assert STORY.strip()[quote["start"] : quote["end"]] == quote["exact"]
    assert sorted(story.parent.rglob("*")) == before


def test_recorded_claims_await_review_and_do_not_add(terminal: Terminal, story: Path) -> None:
    """Law: without a person's acceptance nothing adds; how many await review is told, with the next command."""
    printed = terminal("record", story, "--published", "2021-03-03")
    assert printed.code == 0
    assert "0 accepted" in printed.out
    assert "await review: `musterbook review`" in printed.out
    assert terminal("show", "casualties", "--format", "jsonl").out == ""
    shown = terminal("show", "casualties", "--include", "unreviewed", "--format", "jsonl")
    assert all("includes unreviewed" in json.loads(line)["line"]["support"]["marks"] for line in shown.out.splitlines())


def test_accepting_all_needs_a_name_and_marks_every_figure(terminal: Terminal, story: Path) -> None:
    """Law: `--accept all` needs `--by`; every figure it touches says "accepted unread"."""
    refused = terminal("record", story, "--accept", "all")
    assert (refused.code, len(refused.err.splitlines())) == (2, 1)
    assert "--by NAME" in refused.err
    assert terminal("record", story, "--published", "2021-03-03", "--accept", "all", "--by", "A. Clerk").code == 0
    lines = [json.loads(line) for line in terminal("show", "casualties", "--format", "jsonl").out.splitlines()]
    assert lines
    assert all("accepted unread" in line["line"]["support"]["marks"] for line in lines)


def test_a_members_own_report_is_never_accepted_unread(terminal: Terminal, story: Path) -> None:
    """Law: `--accept all` is refused for field reports, and nothing is recorded."""
    refused = terminal("record", story, "--kind", "field", "--accept", "all", "--by", "A. Clerk")
    assert refused.code == 3
    assert terminal("show", "reports", "--format", "jsonl").out == ""


def test_the_same_report_is_recorded_once(terminal: Terminal, story: Path) -> None:
    """Law: the very same bytes of the same publisher and day are one report."""
    terminal("record", story, "--published", "2021-03-03")
    again = terminal("record", story, "--published", "2021-03-03")
    assert again.code == 0
    assert "in the book already" in again.err
    assert len(terminal("show", "reports", "--format", "jsonl").out.splitlines()) == 1


def test_the_place_of_the_book_goes_before_or_after_the_verb(terminal: Terminal, story: Path) -> None:
    """Law: --book PATH is the same before and after the verb."""
    place = story.parent / "here.book"
    terminal("--book", place, "record", story)
    assert place.exists()
    assert len(terminal("show", "reports", "--format", "jsonl", "--book", place).out.splitlines()) == 1


def test_known_at_asks_what_was_known_then(terminal: Terminal, story: Path) -> None:
    """Law: a question known at an entry before a report does not see it."""
    terminal("record", story, "--published", "2021-03-03", "--accept", "all", "--by", "A. Clerk")
    assert terminal("show", "casualties", "--known-at", "0", "--format", "jsonl").out == ""
    assert terminal("show", "casualties", "--format", "jsonl").out != ""
    for verb in (("show", "casualties"), ("brief",)):
        refused = terminal(*verb, "--known-at", "9999")
        assert (refused.code, "there is no entry 9999" in refused.err, refused.out) == (4, True, "")


def test_verify_says_that_all_holds_and_that_nobody_witnessed_it(terminal: Terminal, story: Path) -> None:
    """Law: a fresh book verifies, opened too, and is not called witnessed."""
    terminal("record", story)
    printed = terminal("verify", "--open")
    assert printed.code == 0
    assert "witnessed by nobody you named" in printed.out


def test_a_proof_checks_without_the_book_and_fails_when_changed(terminal: Terminal, story: Path) -> None:
    """Law: a proof of one entry holds offline under the right key, and not under a changed byte."""
    terminal("record", story)
    printed = terminal("prove", "1")
    key = printed.err.rpartition("verifier key: ")[2].strip()
    proof = story.parent / "proof.txt"
    proof.write_text(printed.out)
    assert terminal("verify", proof, "--vkey", key).code == 0
    lines = printed.out.splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if line.startswith("index "))
    lines[at] = "index 0\n"
    proof.write_text("".join(lines))
    changed = terminal("verify", proof, "--vkey", key)
    assert (changed.code, len(changed.err.splitlines())) == (2, 1)


def test_an_undated_report_shows_no_day_of_publication(terminal: Terminal, story: Path) -> None:
    """Law: where nobody dates a report `published` is absent, and `recorded` says when it came."""
    terminal("record", story)
    (line,) = terminal("show", "reports", "--format", "jsonl").out.splitlines()
    meta = json.loads(line)["meta"]
    assert meta["published"] is None
    shown = terminal("show", "reports").out
    assert "PUBLISHED" not in shown.splitlines()[0]
    assert meta["recorded"] in shown


def test_the_day_a_file_was_made_is_a_suggestion(terminal: Terminal, places: Path) -> None:
    """Law: a PDF's day of creation dates neither the report nor its words; the command says how to take it."""
    made = places / "made.pdf"
    setting = "#set document(date: datetime(year: 2021, month: 3, day: 4))"
    made.write_bytes(make_pdf(f"{setting}\nTwo soldiers were wounded on Tuesday near Rutshuru."))
    told = terminal("record", made)
    assert "; undated; the file itself says 2021-03-04: give --published if that is right" in told.out
    (line,) = terminal("show", "reports", "--format", "jsonl").out.splitlines()
    assert json.loads(line)["meta"]["published"] is None
    for line in terminal("read", made, "--format", "jsonl").out.splitlines():
        assert "2021-03" not in line


def test_a_guessed_encoding_is_told(terminal: Terminal, places: Path) -> None:
    """Law: where a text could be read in two ways that hardly differ, the likelier is taken and the other is named."""
    file = places / "latin.txt"
    file.write_bytes("Mr Désir said that two officers of the mission had been wounded near Môle.".encode("cp1252"))
    for verb in ("read", "record"):
        printed = terminal(verb, file)
        assert printed.code == 0
        assert "read as cp1252, though it could be " in printed.err


def test_more_text_than_can_be_read_is_refused(terminal: Terminal, places: Path) -> None:
    """Law: a report of more than 2 MB of text is refused in one line that says to split it; nothing is recorded."""
    file = places / "long.txt"
    file.write_text("Nothing was said of it. " * 100_000, encoding="utf-8")
    for verb in ("read", "record"):
        printed = terminal(verb, file)
        assert (printed.code, len(printed.err.splitlines())) == (2, 1)
        assert "split it" in printed.err
    assert terminal("show", "reports", "--format", "jsonl").out == ""
