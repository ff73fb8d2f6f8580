"""The registers in BOOK.view: live equals rebuilt equals folded."""

from collections import Counter
from contextlib import ExitStack, closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.errors import NotFound, Unavailable
from musterbook.registers.catalogue import REGISTERS
from musterbook.registers.fold import Fold
from musterbook.registers.protocol import FoldedRegisters
from musterbook.registers.rows import encode_row
from musterbook.store.books import open_book
from musterbook.store.followers import open_view
from musterbook.terms.entries import HEADER, draft
from tests.registers.booking import Book, day, exactly, named, unnamed
from tests.store.books import NOW, config_at, decision, fill, make_book, tamper

MISSION = "mission"
TIMES = (None, *(29_000_000 + 1440 * day for day in range(0, 90, 15)))


def restore(rows):
    return Fold.restore(MISSION, rows)


def drafts_of(booked):
    """The entries of a book in the making as drafts."""
    return [
        draft(
            entry.kind,
            {path: value for path, value in entry.payload.items() if path not in HEADER},
            actor=entry.payload["actor"],
            scope=entry.payload.get("report"),
        )
        for entry in booked.entries
    ]


def answers(registers, size):
    """What registers answer to many questions, as counted lines."""
    return {
        (name, as_of, known_at): Counter(
            encode_row(row) for row in registers.rows(name, as_of=as_of, known_at=known_at, mission=None)
        )
        for name in (*REGISTERS, "claims")
        for as_of in TIMES
        for known_at in (None, 0, size // 3, size // 2, size - 2, size - 1)
    }


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["report", "casualty", "gear", "strength", "accept", "reject", "amend", "unread", "muster", "link"]
        ),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=25,
)


def history(steps):
    """A book of reports, claims and decisions out of random steps."""
    booked = Book()
    booked.report("first", "2025-04-01", publisher="A Wire")
    reports = [booked.entries[0].payload["report"]]
    for number, (what, at) in enumerate(steps):
        claims = list(booked.claims)
        report, when = reports[at % len(reports)], f"2025-0{1 + at % 5}-1{at % 9}"
        if what == "report":
            handling = ["open", "internal", "confidential"][at % 3]
            reports.append(booked.report(f"r{number}", when, handling=handling, mission=[MISSION, "other"][at % 2]))
        elif what == "casualty":
            outcome = ["killed", "injured", "missing"][at % 3]
            told = {"count": exactly(at % 4), "outcome": outcome, "occurred": day(when) if at % 2 else None}
            booked.claim(report, "casualty", f"quote {number}", unnamed("officers", at), population="mission", **told)
        elif what == "gear":
            booked.claim(report, "gear_failure", f"quote {number}", named("Ann"), item="truck", effect="perforated")
        elif what == "strength":
            booked.claim(report, "strength", f"quote {number}", count=exactly(at), occurred=day(when))
        elif what == "accept" and claims:
            booked.accept(claims[at % len(claims)])
        elif what == "reject" and claims:
            claim = claims[at % len(claims)]
            booked.add("claim.rejected", claim=claim, report=booked.claims[claim].report, reason="no")
        elif what == "amend" and claims:
            claim = claims[at % len(claims)]
            changes = {"stance": "denies"}
            booked.add("claim.amended", claim=claim, report=booked.claims[claim].report, changes=changes, reason="so")
        elif what == "unread":
            booked.accept_unread(report)
        elif what == "link" and claims:
            booked.add("incident.linked", incident="ab" * 16, claims=claims[: at % 4], reason="same")
        elif what == "muster":
            counts = {"present": at, "detached": 0, "evacuated": 1, "unaccounted": at % 2}
            booked.add("muster.taken", mission=MISSION, unit=f"u{at % 2}", taken_at=f"{when}T06:00:00Z", **counts)
    return drafts_of(booked)


@settings(max_examples=25, deadline=None)
@given(STEPS, st.lists(st.integers(1, 6), min_size=1, max_size=6))
def test_live_is_rebuilt_is_folded(tmp_path_factory, steps, cuts):
    """Whatever the history and however it was caught up with, every question has the answer of a fresh fold."""
    folder, drafts = tmp_path_factory.mktemp("book"), history(steps)
    config = config_at(folder)
    with make_book(folder) as book, ExitStack() as stack:

        def follow(path):
            return stack.enter_context(closing(open_view(path, restore)))

        live = follow(config.view)
        while drafts:
            cut = cuts[len(drafts) % len(cuts)]
            book.append(drafts[:cut], now=NOW)
            drafts = drafts[cut:]
            live = follow(config.view) if cut % 2 else live
            assert live.catch_up(book) == live.position == book.size()
        size, folded = book.size(), FoldedRegisters(MISSION, book.entries())
        expected = answers(folded, size)
        assert answers(live, size) == expected
        rebuilt = follow(config.view.with_name("rebuilt.view"))
        rebuilt.catch_up(book)
        assert answers(rebuilt, size) == expected
        assert rebuilt.refused() == live.refused() == ()


@pytest.fixture
def booked():
    """Two reports, three claims, two decisions."""
    return history([("casualty", 5), ("report", 4), ("gear", 1), ("strength", 2), ("accept", 0), ("reject", 1)])


@pytest.fixture
def book(tmp_path, booked):
    with make_book(tmp_path) as made:
        made.append(booked, now=NOW)
        yield made


@pytest.fixture
def follow():
    """Opens views, and closes them when the test is done."""
    with ExitStack() as stack:
        yield lambda path: stack.enter_context(closing(open_view(path, restore)))


@pytest.fixture
def view(tmp_path, book, follow):
    made = follow(config_at(tmp_path).view)
    made.catch_up(book)
    return made


def all_rows(view):
    return {name: view.rows(name, as_of=None, known_at=None, mission=None) for name in REGISTERS}


def test_a_deleted_view_is_made_again(tmp_path, book, view, follow):
    """BOOK.view holds nothing that cannot be had again."""
    before = all_rows(view)
    view.close()
    config_at(tmp_path).view.unlink()
    again = follow(config_at(tmp_path).view)
    assert again.position == 0
    again.catch_up(book)
    assert all_rows(again) == before
    assert config_at(tmp_path).view.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE followers SET version = 0",
        "UPDATE followers SET book = 'another'",
        "UPDATE followers SET position = 10000",
        "DELETE FROM followers",
        "PRAGMA user_version = 99",
    ],
)
def test_what_does_not_fit_is_folded_anew(tmp_path, book, view, statement, follow):
    """Other rules, another book, a book that became shorter, another layout: the rows are made again."""
    before = all_rows(view)
    view.close()
    path = config_at(tmp_path).view
    tamper(path, "UPDATE rows SET mission = 'stale'")
    tamper(path, statement)
    again = follow(path)
    again.catch_up(book)
    assert all_rows(again) == before


def test_a_damaged_view_is_made_again(tmp_path, book, view, follow):
    """A file that is no database is thrown away."""
    before = all_rows(view)
    view.close()
    config_at(tmp_path).view.write_bytes(b"not a database " * 1000)
    again = follow(config_at(tmp_path).view)
    again.catch_up(book)
    assert all_rows(again) == before


def test_rows_and_position_move_together(tmp_path, book, view, monkeypatch, follow):
    """A step that breaks off leaves rows and position as they were, and the next one makes it good."""
    before, position = all_rows(view), view.position
    book.append(history([("casualty", 3), ("accept", 0)])[1:], now=NOW)

    class Broken(Exception):
        pass

    def break_off(*_):
        raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(type(view._tables), "move", break_off)
        with pytest.raises(Broken):
            view.catch_up(book)
    assert (all_rows(view), view.position) == (before, position)
    view.catch_up(book)
    fresh = follow(tmp_path / "fresh.view")
    fresh.catch_up(book)
    assert all_rows(view) == all_rows(fresh)


def test_two_that_have_it_open_take_turns(tmp_path, book, view, follow):
    """What one process folded, the other takes up and goes on from."""
    other = follow(config_at(tmp_path).view)
    for number, one in enumerate([view, other, other, view, other, view]):
        book.append(history([("casualty", number), ("unread", 0)])[1:], now=NOW)
        one.catch_up(book)
    assert all_rows(view) == all_rows(other)
    assert answers(other, book.size()) == answers(FoldedRegisters(MISSION, book.entries()), book.size())


def test_an_entry_that_cannot_be_folded_is_kept_aside(book, view):
    """An entry that speaks of what is not there holds nothing up, and is told."""
    fields = {"claim": "ee" * 16, "report": "ff" * 16, "reason": None}
    (entry,) = book.append([draft("claim.accepted", fields, actor="Ben")], now=NOW)
    book.append(history([("muster", 1), ("casualty", 3)])[2:], now=NOW)
    before = len(view.rows("claims", as_of=None, known_at=None, mission=None))
    assert view.catch_up(book) == book.size()
    assert len(view.rows("claims", as_of=None, known_at=None, mission=None)) == before + 1
    assert [seq for seq, _ in view.refused()] == [entry.seq]


def test_an_erasure_cleans_the_past(tmp_path, book, view):
    """After an erasure no question, however far back, is answered with what was erased."""
    claim = next(entry for entry in book.entries() if entry.kind == "claim.read")
    quote = claim.payload["quote.exact"].encode()
    path = config_at(tmp_path).book
    tamper(path, "UPDATE entries SET stored = x'' WHERE seq = ?", claim.seq)
    fields = dict.fromkeys(("entries", "report", "source", "reason", "final_from", "copies"))
    book.append([draft("entry.erased", {**fields, "entries": [claim.seq]}, actor="Ann")], now=NOW)
    view.catch_up(book)
    told = b"".join(
        encode_row(row)
        for seq in range(book.size())
        for row in view.rows("claims", as_of=None, known_at=seq, mission=None)
    )
    assert quote not in told
    assert view.position == book.size()
    fill(book, 1)
    assert view.catch_up(book) == book.size()


def test_an_unknown_register_is_not_found(view):
    """Only registers and views of the catalogue are answered."""
    with pytest.raises(NotFound) as told:
        view.rows("nothing", as_of=None, known_at=None, mission=None)
    assert told.value.code == "register.unknown"


def test_missions_are_kept_apart(view):
    """Asked for one mission, no row of another comes."""
    rows = view.rows("reports", as_of=None, known_at=None, mission=None)
    for mission in {row.mission for row in rows}:
        told = view.rows("reports", as_of=None, known_at=None, mission=mission)
        assert set(told) == {row for row in rows if row.mission == mission}


def test_nothing_is_written_where_nothing_is_new(tmp_path, book, view, follow):
    """Catching up with a book that did not grow takes no lock."""
    other = follow(config_at(tmp_path).view)
    with other._tables.writing():
        assert view.catch_up(book) == book.size()


def test_many_entries_are_folded_in_stretches(tmp_path, monkeypatch, follow):
    """A long book is caught up with in several transactions, with the same rows."""
    monkeypatch.setattr("musterbook.store.followers.BATCH", 7)
    with make_book(tmp_path) as book:
        book.append(history([("casualty", at) for at in range(30)] + [("accept", at) for at in range(30)]), now=NOW)
        view = follow(config_at(tmp_path).view)
        assert view.catch_up(book) == book.size()
        assert answers(view, book.size()) == answers(FoldedRegisters(MISSION, book.entries()), book.size())


def test_a_view_without_a_folder_is_named(tmp_path, follow):
    """A place that cannot be written is Unavailable."""
    with pytest.raises(Unavailable):
        follow(tmp_path / "nowhere" / "x.view")


def test_a_book_opened_anew_is_followed(tmp_path, book, view, follow):
    """Closing and opening change nothing."""
    before = all_rows(view)
    with open_book(config_at(tmp_path)) as again:
        other = follow(config_at(tmp_path).view)
        assert other.catch_up(again) == again.size()
        assert all_rows(other) == before
        again.append([decision(1)], now=NOW)
        assert other.catch_up(again) == again.size()
