"""Laws of the fold: entries in, rows out."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.registers.fold import Fold, fold_entries
from musterbook.registers.protocol import FoldedRegisters, collect_rows
from musterbook.registers.rows import decode_body, encode_body
from musterbook.terms.entries import Entry
from musterbook.terms.times import first_minute, last_minute
from tests.registers.booking import HOME, Book, day, exactly, hex_of, named, unnamed


def state(fold):
    return {subject: fold.rows(*subject) for subject in fold.subjects()}


def make_book():
    book = Book()
    wire = book.report("wire", "2025-03-01", "North Agency")
    note = book.report("note", "2025-03-05", "Hill Paper", handling="confidential")
    hurt = book.claim(
        wire, "casualty", "two guards were hurt", unnamed("two guards", 2), count=exactly(2), outcome="injured"
    )
    book.claim(wire, "strength", "The force counts 400", count=exactly(400), force="force")
    book.claim(note, "strength", "600 now serve", named("Ada Lindqvist"), count=exactly(600), force="force")
    book.claim(note, "concern", "boots are worn", named("Ada Lindqvist"), topic="boots")
    book.accept(hurt)
    book.accept_unread(note)
    book.add(
        "muster.taken", mission=HOME, unit="A", taken_at="2025-03-02", present=9, detached=1, evacuated=0, unaccounted=1
    )
    book.add("handling.changed", report=note, before="confidential", after="open", reason="released")
    book.add("origin.joined", first=hurt, second=hex_of("other"), reason="the same two")
    return book


def test_every_claim_stands_in_one_row():
    """Each claim of the book is the body of exactly one row, whatever its review status."""
    book = make_book()
    rows = FoldedRegisters(HOME, book.entries).rows("claims", as_of=None, known_at=None, mission=None)
    assert sorted(row.body.claim.id for row in rows) == sorted(book.claims)
    assert {row.body.review.status for row in rows} == {"accepted", "unreviewed", "accepted unread"}


def test_bodies_survive_their_json():
    """What is decoded equals what was encoded, for the body of every register."""
    fold = fold_entries(HOME, make_book().entries)
    rows = [row for rows in state(fold).values() for row in rows]
    assert {row.register for row in rows} >= {"casualties", "force", "statements", "muster", "reports", "judgements"}
    for row in rows:
        assert decode_body(row.register, encode_body(row.body)) == row.body


@pytest.mark.parametrize("cut", range(12))
def test_restored_fold_goes_on_as_if_it_had_never_stopped(cut):
    """Rows kept at any entry are enough to go on from there."""
    entries = make_book().entries
    before = fold_entries(HOME, entries[:cut])
    kept = [row for rows in state(before).values() for row in rows]
    after = Fold.restore(HOME, kept)
    touched = [after.apply(entry) for entry in entries[cut:]]
    assert state(after) == state(fold_entries(HOME, entries))
    assert len(touched) == len(entries) - cut


def test_only_touched_subjects_change():
    """An entry changes the rows of no subject but those it names as touched."""
    fold, before = Fold(HOME), {}
    for entry in make_book().entries:
        touched = fold.apply(entry)
        now = state(fold)
        assert {s for s in before.keys() | now.keys() if before.get(s) != now.get(s)} <= touched
        before = now


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=0, max_value=10**6))
def test_order_of_unrelated_entries_does_not_matter(seed):
    """Two reports' entries, shuffled together in any way that keeps each report's own order, give equal rows."""
    one, two = Book(), Book()
    for book, name in ((one, "one"), (two, "two")):
        report = book.report(name, "2025-03-01", name.title())
        for number in range(3):
            claim = book.claim(report, "casualty", f"{name} {number}", count=exactly(number), outcome="injured")
            book.accept(claim)
        book.claim(report, "strength", f"{name} force", count=exactly(9), force="x")
    queues, picked, chance = [list(one.entries), list(two.entries)], [], random.Random(seed)
    while any(queues):
        picked.append(chance.choice([queue for queue in queues if queue]).pop(0))

    def told(entries):
        rows = [r for rows in state(fold_entries(HOME, entries)).values() for r in rows]
        return sorted((r.subject, r.valid_from, r.valid_to, encode_body(r.body)) for r in rows)

    assert told(picked) == told([*one.entries, *two.entries])


def test_newer_account_of_one_utterer_supersedes():
    """Strength holds up to the minute before the same utterer's newer figure; another utterer's stays beside it."""
    book = Book()
    first = book.report("first", "2025-02-01")
    second = book.report("second", "2025-03-01")
    old = book.claim(first, "strength", "600 serve", named("Ada Lindqvist"), count=exactly(600), force="force")
    new = book.claim(second, "strength", "800 serve", named("Lindqvist"), count=exactly(800), force="force")
    other = book.claim(second, "strength", "750 serve", named("Per Moe"), count=exactly(750), force="force")
    book.accept_all()
    registers = FoldedRegisters(HOME, book.entries)

    def at(date):
        found = registers.rows("force", as_of=last_minute(date), known_at=None, mission=HOME)
        return {row.body.claim.id for row in found}

    assert at("2025-02-28") == {old}
    assert at("2025-03-01") == {new, other}
    assert at("2025-01-31") == set()


def test_unreviewed_account_supersedes_nothing_accepted():
    """A machine's reading ends no row that a person accepted, until it is accepted itself."""
    book = Book()
    first, second = book.report("first", "2025-02-01"), book.report("second", "2025-03-01")
    old = book.claim(first, "strength", "600 serve", named("Ada Lindqvist"), count=exactly(600), force="force")
    new = book.claim(second, "strength", "800 serve", named("Ada Lindqvist"), count=exactly(800), force="force")
    book.accept(old)
    now = last_minute("2025-04-01")
    assert len(FoldedRegisters(HOME, book.entries).rows("force", as_of=now, known_at=None, mission=None)) == 2
    book.accept(new)
    rows = FoldedRegisters(HOME, book.entries).rows("force", as_of=now, known_at=None, mission=None)
    assert [row.body.claim.id for row in rows] == [new]


def test_known_at_is_the_fold_of_entries_up_to_it():
    """Known at K, a claim has the review it had at K."""
    book = Book()
    report = book.report("wire", "2025-03-01")
    claim = book.claim(report, "casualty", "one was hurt", count=exactly(1), outcome="injured")
    read = book.entries[-1].seq
    accepted = book.accept(claim).seq
    rejected = book.add("claim.rejected", claim=claim, report=report, reason="another mission's").seq
    registers = FoldedRegisters(HOME, book.entries)
    told = {
        known: [r.body.review.status for r in registers.rows("casualties", as_of=None, known_at=known, mission=None)]
        for known in (0, read, accepted, rejected)
    }
    assert told == {0: [], read: ["unreviewed"], accepted: ["accepted"], rejected: ["rejected"]}


def test_as_of_asks_for_valid_time():
    """A state is there from the first day on which it is possible, whenever it was told, and lasts."""
    book = Book()
    report = book.report("wire", "2025-03-20")
    span = day("2025-03-03", "2025-03-06")
    book.claim(report, "casualty", "one went missing", count=exactly(1), outcome="missing", occurred=span)
    registers = FoldedRegisters(HOME, book.entries)
    counts = [
        len(registers.rows("casualties", as_of=last_minute(d), known_at=None, mission=None))
        for d in ("2025-03-02", "2025-03-03", "2025-09-01")
    ]
    assert counts == [0, 1, 1]
    (row,) = registers.rows("casualties", as_of=None, known_at=None, mission=None)
    assert (row.body.certain_from, row.body.start) == (last_minute("2025-03-06"), "occurred")


def test_untold_time_starts_when_it_was_said():
    """Where no time is told the row starts at the report's date, and says so."""
    book = Book()
    report = book.report("wire", "2025-03-20")
    book.claim(report, "casualty", "one went missing", count=exactly(1), outcome="missing")
    (row,) = FoldedRegisters(HOME, book.entries).rows("casualties", as_of=None, known_at=None, mission=None)
    assert (row.valid_from, row.body.start) == (last_minute("2025-03-20") - 1439, "said_at")


def test_amended_claim_keeps_what_was_read():
    """An amendment changes the account and keeps the reader's content, who amended it and why."""
    book = Book()
    report = book.report("wire", "2025-03-01")
    claim = book.claim(report, "casualty", "two were hurt", count=exactly(2), outcome="injured")
    book.add("claim.amended", claim=claim, report=report, changes={"slots.outcome": "killed"}, reason="it says dead")
    (row,) = FoldedRegisters(HOME, book.entries).rows("casualties", as_of=None, known_at=None, mission=None)
    assert (row.body.claim.slots.outcome, row.body.as_read.slots.outcome) == ("killed", "injured")
    assert (row.body.review.status, row.body.review.by, row.body.review.why) == ("amended", "R. Abara", "it says dead")


def test_amendment_that_leaves_no_claim_is_refused():
    """A value of the wrong shape, or a field that no claim has, raises review.incorrect."""
    for changes in ({"slots.outcome": "sad"}, {"slots.mood": "sad"}, {"claim": "0"}):
        book = Book()
        report = book.report("wire", "2025-03-01")
        claim = book.claim(report, "casualty", "two were hurt", count=exactly(2), outcome="injured")
        book.add("claim.amended", claim=claim, report=report, changes=changes, reason="x")
        with pytest.raises(Incorrect, match="claim"):
            fold_entries(HOME, book.entries)


def test_accepting_unread_overrides_nobody():
    """A rejected claim stays rejected when the rest of its report is accepted unread."""
    book = Book()
    report = book.report("wire", "2025-03-01")
    one = book.claim(report, "casualty", "one was hurt", count=exactly(1), outcome="injured")
    two = book.claim(report, "casualty", "two were hurt", count=exactly(2), outcome="injured")
    book.add("claim.rejected", claim=one, report=report, reason="no")
    book.accept_unread(report)
    rows = FoldedRegisters(HOME, book.entries).rows("casualties", as_of=None, known_at=None, mission=None)
    assert {row.body.claim.id: row.body.review.status for row in rows} == {one: "rejected", two: "accepted unread"}


def test_handling_reaches_every_claim():
    """A change of handling is seen on the report and on each of its claims."""
    rows = collect_rows(FoldedRegisters(HOME, make_book().entries), as_of=None, known_at=None, mission=None)
    note = hex_of("note")
    assert {row.body.report.handling for row in rows if getattr(row.body, "report", None)} == {"open"}
    assert [r.body.meta.handling for r in rows if r.register == "reports" and r.subject == note] == ["open"]


def test_erased_entries_add_nothing_and_erasing_forgets():
    """An erased entry folds as nothing; erasing a report takes its claims out of the rows."""
    book = make_book()
    note = hex_of("note")
    gone = [e.seq for e in book.entries if e.payload.get("report") == note]
    book.add("entry.erased", entries=gone, report=note, reason="request", final_from=None, copies=None)
    live = fold_entries(HOME, book.entries)
    emptied = [Entry(seq=e.seq, payload={}, erased=True) if e.seq in gone else e for e in book.entries]
    assert state(live) == state(fold_entries(HOME, emptied))
    assert not [s for s in live.subjects() if s.id == note or s.register == "statements"]


def test_claim_of_an_unknown_report_is_refused():
    """An entry that speaks of what is not in the book raises entry.incorrect."""
    book = make_book()
    orphan = next(e for e in book.entries if e.kind == "claim.read")
    with pytest.raises(Incorrect, match="not in the book"):
        fold_entries(HOME, [orphan])


def test_an_undated_report_is_not_given_a_day_of_publication():
    """Law: nobody's word is no day: `published` is absent, and its words count from the day it was recorded."""
    book = Book(start="2025-04-02T08:00:00Z")
    undated = book.report("undated", None)
    dated = book.report("dated", "2025-03-01")
    claim = book.claim(undated, "casualty", "two officers were hurt", count=exactly(2), outcome="injured")
    rows = book.rows()
    metas = {row.subject: row.body.meta for row in rows if row.register == "reports"}
    assert (metas[undated].published, metas[undated].recorded, metas[undated].dated) == (
        None,
        "2025-04-02",
        "2025-04-02",
    )
    assert (metas[dated].published, metas[dated].dated) == ("2025-03-01", "2025-03-01")
    (account,) = [row.body for row in rows if row.register == "casualties"]
    assert (account.claim.id, account.possible_from) == (claim, first_minute("2025-04-02"))


def test_names_of_reports_steer_nothing():
    """Law: what a report is called comes out of the registers on one line, without controls or turned writing."""
    book = Book()
    book.report("\x07wire\r\n.txt", "2025-03-01", "North\x1b[2J Agency", title="Two\u202ehurt\n")
    (row,) = [row for row in book.rows() if row.register == "reports"]
    meta = row.body.meta
    assert (meta.publisher, meta.title, meta.name) == ("North [2J Agency", "Twohurt", "wire .txt")
