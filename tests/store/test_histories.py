"""Histories at random: what the kept registers answer at every entry is what a plain fold answers."""

import datetime as dt
import os
from collections import Counter
from contextlib import closing, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.actions.erase import Asked, erase
from musterbook.errors import Incorrect, MusterbookError
from musterbook.registers.catalogue import REGISTERS
from musterbook.registers.fold import Fold
from musterbook.registers.protocol import filter_rows
from musterbook.registers.rows import encode_row
from musterbook.store.followers import open_view
from musterbook.terms.entries import HEADER, draft
from tests.registers.booking import Book, day, exactly, named, unnamed
from tests.store.books import NOW, config_at, make_book

MISSION = "mission"
pytestmark = pytest.mark.usefixtures("either_store")
MINUTES = tuple(29_000_000 + 1440 * day for day in (0, 20, 45, 70))
DEEDS = (
    "report",
    "late report",
    "correction",
    "casualty",
    "holding",
    "statement",
    "accept",
    "reject",
    "amend count",
    "amend time",
    "amend speaker",
    "withdraw",
    "unread",
    "handling",
    "muster",
    "judge",
)
STEPS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 60)), min_size=3, max_size=24)
ERASURES = st.dictionaries(st.integers(0, 24), st.integers(0, 200), min_size=1, max_size=4)
JUMPS = st.lists(st.sampled_from([-7_200, 0, 1, 60, 86_400, 40 * 86_400]), min_size=1, max_size=5)
AMENDMENTS = {
    "amend count": {"slots.count": {"min": 1, "max": 2, "approx": False, "words": "one or two"}},
    "amend time": {"slots.occurred": {"earliest": "2025-02-11", "latest": "2025-02-12", "words": "then"}},
    "amend speaker": {"attribution": [], "stance": "believes"},
}


def tell(booked, what, number, at):
    """One deed in a book in the making."""
    claims, reports = list(booked.claims), [e.payload["report"] for e in booked.entries if e.kind == "report.received"]
    report, when = reports[at % len(reports)], f"2025-0{1 + at % 4}-1{at % 9}"
    claim = claims[at % len(claims)] if claims else None
    if what in ("report", "late report"):
        published = when if what == "report" else "2024-12-20"
        booked.report(f"r{number}", published, publisher=f"Outlet {at % 3}", kind=["wire", "field"][at % 2])
    elif what == "correction":
        fixed = booked.report(f"r{number}", when, publisher="A Wire", corrects=report)
        booked.claim(fixed, "casualty", f"wrong {number}", stance="retracts", count=exactly(2), outcome="injured")
    elif what == "casualty":
        told = {"count": exactly(at % 4), "outcome": ["killed", "injured", "missing"][at % 3]}
        booked.claim(report, "casualty", f"q {number}", unnamed("officers", at), occurred=day(when), **told)
    elif what == "holding":
        booked.claim(report, "holding", f"q {number}", named("Ann"), item="truck", count=exactly(at), state="held")
    elif what == "statement":
        booked.claim(report, "assurance", f"q {number}", named("Ann"), topic=f"topic {at % 2}")
    elif what == "unread":
        booked.accept_unread(report)
    elif what == "handling":
        booked.add("handling.changed", report=report, before="open", after=["internal", "open"][at % 2], reason="so")
    elif what == "muster":
        counts = {"present": at, "detached": 0, "evacuated": 1, "unaccounted": at % 2}
        booked.add("muster.taken", mission=MISSION, unit=f"u{at % 2}", taken_at=f"{when}T06:00:00Z", **counts)
    elif claim is not None:
        decide(booked, what, claim, at)


def decide(booked, what, claim, at):
    """One person's decision."""
    told = {"claim": claim, "report": booked.claims[claim].report, "reason": "so"}
    kind = booked.claims[claim].kind
    if what == "accept":
        booked.accept(claim)
    elif what == "reject":
        booked.add("claim.rejected", **told)
    elif what == "withdraw":
        booked.add("claim.withdrawn", withdrawn_by="Ann", **told)
    elif what == "judge":
        booked.add("incident.linked", incident="ab" * 16, claims=[claim], reason="same")
    elif kind == "casualty" or what == "amend speaker":
        booked.add("claim.amended", changes=AMENDMENTS[what], **told)


def history(steps):
    """The entries of a random history, as drafts."""
    booked = Book()
    booked.report("first", "2025-04-01", publisher="A Wire")
    for number, (what, at) in enumerate(steps):
        tell(booked, what, number, at)
    return [
        draft(
            entry.kind,
            {path: value for path, value in entry.payload.items() if path not in HEADER},
            actor=entry.payload["actor"],
            scope=entry.payload.get("report"),
        )
        for entry in booked.entries
    ]


def erase_some(book, number):
    """Erases a report or an entry of the book, if what is hit upon can be erased; whether it was."""
    entries = list(book.entries())
    told = entries[number % len(entries)]
    report = told.payload.get("report") if number % 3 == 0 else None
    one = {"report": report, "entry": None if report else told.seq}
    try:
        erase(book, Asked(source=None, reason="protection", by="Ann", **one), now=NOW)
    except MusterbookError:
        return False
    book.finish_erasures()
    return True


def restore(rows):
    return Fold.restore(MISSION, rows)


@settings(max_examples=12, deadline=None)
@given(STEPS, JUMPS)
def test_kept_registers_answer_at_every_entry_as_a_fold_does(tmp_path_factory, steps, jumps):
    """Corrections, amendments, rejections, late reports, a clock that jumps: known at any K, true at any minute."""
    folder, now = tmp_path_factory.mktemp("book"), NOW
    with make_book(folder) as book, closing(open_view(config_at(folder).view, restore)) as view:
        for number, told in enumerate(history(steps)):
            now += dt.timedelta(seconds=jumps[number % len(jumps)])
            book.append([told], now=now)
            if number % 3 == 0:
                view.catch_up(book)
        view.catch_up(book)
        check_against_a_replay(book, view)


def check_against_a_replay(book, view):
    """At every entry and minute the kept registers answer as a plain fold of the entries up to there, replayed."""
    fold = Fold(MISSION)
    for entry in book.entries():
        with suppress(Incorrect):
            fold.apply(entry)
        for as_of in (None, *MINUTES):
            expected = filter_rows(fold, REGISTERS, as_of=as_of, mission=None)
            kept = [row for name in REGISTERS for row in view.rows(name, as_of=as_of, known_at=entry.seq, mission=None)]
            assert Counter(map(encode_row, kept)) == Counter(map(encode_row, expected))


@settings(max_examples=int(os.environ.get("MUSTERBOOK_HISTORIES", "15")), deadline=None)
@given(STEPS, JUMPS, ERASURES)
def test_kept_registers_lack_at_every_entry_what_is_erased_by_now(tmp_path_factory, steps, jumps, erasures):
    """The same with erasures among them, of reports and of single entries, seen at once or later: known at any K."""
    folder, now = tmp_path_factory.mktemp("book"), NOW
    with make_book(folder) as book, closing(open_view(config_at(folder).view, restore)) as view:
        for number, told in enumerate(history(steps)):
            now += dt.timedelta(seconds=jumps[number % len(jumps)])
            book.append([told], now=now)
            if number % 2 == 0:
                view.catch_up(book)
            if number in erasures:
                erase_some(book, erasures[number])
        view.catch_up(book)
        check_against_a_replay(book, view)
        assert book.verify(opened=True).good
