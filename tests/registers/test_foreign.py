"""Another house's entries, read as far as they are shown: withheld more, they say less, and nothing breaks."""

from hashlib import sha256

import pytest

from musterbook.errors import Incorrect
from musterbook.ledger.canonical import encode_canonical
from musterbook.ledger.commitments import FIELD_TAG, Shown, Withheld
from musterbook.ledger.growth import present_note
from musterbook.ledger.publishing import publish
from musterbook.ledger.sharing import SharedEntry, drop_shared, read_shared, write_shared
from musterbook.registers.foreign import read_foreign
from musterbook.terms.entries import draft
from tests.registers.booking import Book, exactly, named
from tests.store.books import NOW, make_book

ORIGIN = "other.example/book"


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """A published folder, its size, and every entry of its book shared whole."""
    folder = tmp_path_factory.mktemp("export")
    told = Book()
    report = told.report("r1", "2025-04-01", "Some Agency")
    claim = told.claim(report, "casualty", "Two were hurt", named("A. Ash"), count=exactly(2), outcome="injured")
    told.add("claim.accepted", claim=claim, report=report)
    told.add("claim.amended", claim=claim, report=report, changes={"slots.outcome": "killed"})
    told.add("claim.withdrawn", claim=claim, report=report)
    with make_book(folder) as book:
        for entry in told.entries:
            fields = {
                path: value for path, value in entry.payload.items() if path not in ("kind", "recorded_at", "actor")
            }
            book.append([draft(entry.kind, fields, actor="R. Quist")], now=NOW)
        publish(book, present_note(book), folder / "out")
        shared = [
            SharedEntry(seq=entry.seq, fields=book.disclose(entry.seq, list(entry.payload)).fields)
            for entry in book.entries()
        ]
    return folder / "out", shared


def withhold(entry, at):
    """The entry with one more field withheld."""
    field = entry.fields[at]
    digest = sha256(FIELD_TAG + field.path.encode() + b"\0" + field.salt + encode_canonical(field.value)).digest()
    return SharedEntry(seq=entry.seq, fields=(*entry.fields[:at], Withheld(digest=digest), *entry.fields[at + 1 :]))


def read(folder, shared):
    write_shared(folder, shared)
    return read_foreign(ORIGIN, read_shared(folder, len(shared)))


def test_what_is_shared_whole_reads_as_it_was_written(export):
    """Reports, claims and decisions come back, whoever acted named with their house."""
    folder, shared = export
    book = read(folder, shared)
    assert book.origin == ORIGIN
    assert [filing.meta.publisher for filing in book.filings] == ["Some Agency"]
    (account,) = book.accounts
    assert (account.review.status, account.review.by) == ("withdrawn", f"R. Quist @ {ORIGIN}")
    assert account.claim.utterer.name == "A. Ash"


def test_every_further_field_can_be_withheld(export):
    """Whichever field is withheld as well, the rest is read, or it is told that too little is shown."""
    folder, shared = export
    told = 0
    for at, entry in enumerate(shared):
        for number, field in enumerate(entry.fields):
            assert isinstance(field, Shown)
            fewer = [*shared[:at], withhold(entry, number), *shared[at + 1 :]]
            try:
                book = read(folder, fewer)
            except Incorrect as problem:
                assert problem.code in ("foreign.closed", "entry.incorrect", "proof.broken")
                told += 1
            else:
                assert len(book.accounts) <= 1
    assert told < sum(len(entry.fields) for entry in shared) / 2


def test_any_entry_can_be_left_out(export):
    """A book of which some entries are not shared is read, or it is told that too little is shown."""
    folder, shared = export
    for at in range(len(shared)):
        write_shared(folder, [*shared[:at], *shared[at + 1 :]])
        try:
            read_foreign(ORIGIN, read_shared(folder, len(shared)))
        except Incorrect as problem:
            assert problem.code in ("foreign.closed", "entry.incorrect")
    drop_shared(folder)
    assert read_foreign(ORIGIN, read_shared(folder, len(shared))).accounts == ()
    drop_shared(folder)


def test_an_entry_beyond_the_tree_is_refused(export):
    """What the signed tree does not hold is not read."""
    folder, shared = export
    write_shared(folder, [*shared, SharedEntry(seq=len(shared), fields=shared[-1].fields)])
    with pytest.raises(Incorrect, match="the tree has"):
        list(read_shared(folder, len(shared)))
