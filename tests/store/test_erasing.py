"""What is erased is gone from every file, at once or when one that was cut off goes on; the book still verifies."""

import os
import shutil
import signal

import pytest

from musterbook.errors import Conflict, Incorrect, NotFound
from musterbook.house import open_house
from musterbook.learning.teacher import Teacher
from musterbook.ledger.proofs import verify_proof
from musterbook.store.backing_up import back_up
from musterbook.store.checking import verify_book
from musterbook.store.followers import View
from musterbook.store.keys import Keys
from musterbook.store.restoring import restore
from musterbook.store.sqlite_tables import BookTables
from musterbook.terms.entries import draft
from tests.store.books import NOW, config_at, fill, make_book
from tests.store.erasing import STORY, arrival, asked, config_in, keys_in, make_house, words_left
from tests.store.test_faults import start_child


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A closed house with something to forget: its folder, the report that goes and the one that stays."""
    folder = tmp_path_factory.mktemp("template")
    house, gone, stays = make_house(config_in(folder))
    house.close()
    return folder, gone, stays


@pytest.fixture
def config(tmp_path, template):
    shutil.copytree(template[0], tmp_path / "house")
    return config_in(tmp_path / "house")


def check_forgotten(config, gone, stays, *, known=True):
    """All that must hold once an erasure is done; `known` by its marks to whoever asks for an id."""
    with open_house(config) as house:
        assert not house.ledger.erasing
        assert set(house.filings()) == {stays}
        assert {account.report.id for account in house.accounts()} == {stays}
        assert {account.review.status for account in house.accounts()} == {"accepted unread"}
        assert house.view.refused() == ()
        assert house.compare_registers() == ()
        with pytest.raises(NotFound) as told:
            house.filing(gone)
        assert told.value.code == ("entry.erased" if known else "report.unknown")
    found = verify_book(config, opened=True)
    assert found.good, found.problems
    assert found.erased > 0
    assert words_left(config) == set()


def test_the_words_were_there_before(config):
    """What is looked for does stand in the files before it is erased, so that its absence says something."""
    assert {word for _, word in words_left(config)} == {"Zebulon", "Quibdonia", "Ossifrage", "Xanthippe", "Marmoset"}


def test_an_erased_report_is_gone_from_every_file(config, template):
    """Book, log, free pages, registers, model and temporary files hold none of its words, while open and after."""
    _, gone, stays = template
    with open_house(config) as house:
        before, size = keys_in(config), house.ledger.size()
        planned, entry = house.erase(asked(report=gone))
        assert words_left(config) == set()
        assert planned.reports == (gone,)
        assert entry.payload["entries"] == [seq for seq in range(size) if house.ledger.entry(seq).erased]
        assert before + 1 - keys_in(config) == planned.keys == 2  # the report's, the judgement's; the new entry has one
        assert house.count_erased() == len(planned.entries)
        assert house.count_erased(2) == 2
        with pytest.raises(NotFound):
            house.ledger.blob(planned.entries[0], 1)
        with pytest.raises(NotFound):
            house.text(gone)
        house.sign()
        for seq in (planned.entries[0], entry.seq):
            assert verify_proof(house.ledger.prove(seq), house.ledger.vkey).index == seq
        with pytest.raises(Conflict, match="not taken again"):
            house.record(arrival(STORY, title="Xanthippe", publisher="The Marmoset"))
    check_forgotten(config, gone, stays)


def test_the_entry_that_tells_of_it_names_nothing(config, template):
    """Neither id, name nor source stands in it, and yet whoever asks for an id is answered."""
    _, gone, _ = template
    with open_house(config) as house:
        claims = [a.claim.id for a in house.accounts() if a.report.id == gone]
        _, entry = house.erase(asked(source="the  marmoset"))
        told = repr(entry.payload)
        assert not any(name in told for name in (gone, *claims, "armoset"))
        assert entry.payload["source"] is True
        for name in (gone, gone[:8], *claims, claims[0][:10]):
            with pytest.raises(NotFound, match="consent_withdrawn"):
                house.refuse_erased(name)
        house.refuse_erased("0" * 32)


STEPS = [
    (BookTables, "empty_entries"),
    (BookTables, "write_label"),
    (Teacher, "forget"),
    (View, "catch_up"),
    (View, "clean"),
    (Keys, "destroy"),
    (BookTables, "clean"),
    (BookTables, "drop_label"),
]


def erase_until(config, gone, owner, name, after):
    """Erases, and is killed before or after a step of it."""
    with open_house(config) as house:
        step = getattr(owner, name)

        def killed(*told, **named):
            if after:
                step(*told, **named)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(owner, name, killed)
        house.erase(asked(report=gone))


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(("owner", "name"), STEPS)
def test_an_erasure_that_was_killed_goes_on_at_the_next_opening(config, template, owner, name, after):
    """Killed at any step it is either not recorded, and all is there, or it is carried out when the book is opened."""
    _, gone, stays = template
    child = start_child(erase_until, config, gone, owner, name, after)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert verify_book(config, opened=True).good
    recorded = verify_book(config).erased > 0
    assert recorded == ((owner, name) not in STEPS[:2])
    if not recorded:
        with open_house(config) as house:
            assert set(house.filings()) == {gone, stays}
            house.erase(asked(report=gone))
    open_house(config).close()
    check_forgotten(config, gone, stays)


def test_one_claim_goes_alone_with_what_was_decided_on_it(config, template):
    """Its entry and the decisions on it are empty; the report and its key stay, and the plan says so."""
    _, gone, _ = template
    with open_house(config) as house:
        account = next(a for a in house.accounts() if a.report.id == gone and a.review.seq)
        keys, text = keys_in(config), house.text(gone)
        planned, entry = house.erase(asked(entry=account.seq))
        assert {account.seq, account.review.seq} <= set(planned.entries) == set(entry.payload["entries"])
        assert planned.rests == gone
        assert planned.final_from is None is entry.payload["final_from"]
        assert keys + 1 - keys_in(config) == planned.keys
        assert all(house.ledger.entry(seq).erased for seq in planned.entries)
        assert account.claim.id not in {a.claim.id for a in house.accounts()}
        assert house.text(gone) == text
        with pytest.raises(NotFound, match="erased on"):
            house.refuse_erased(account.claim.id)
        with pytest.raises(Conflict) as told:
            house.erase(asked(entry=account.seq))
        assert told.value.code == "erase.done"
        assert house.view.refused() == ()
    assert verify_book(config, opened=True).good


def test_claims_accepted_unread_stay_so_when_one_of_them_goes(config, template):
    """Erasing one claim of several that were accepted together leaves the others as they were; then the last."""
    _, _, stays = template
    with open_house(config) as house:
        while left := [a for a in house.accounts() if a.report.id == stays]:
            assert {a.review.status for a in left} == {"accepted unread"}
            house.erase(asked(entry=left[0].seq))
            assert house.view.refused() == ()


def test_what_holds_the_book_together_stays(config, template):
    """Openings, erasures and parts of a report are refused alone, and so is a reason that is not on the list."""
    _, gone, _ = template
    with open_house(config) as house:
        house.erase(asked(entry=next(a.seq for a in house.accounts())))
        size = house.ledger.size()
        for refused in ({"entry": 0}, {"entry": 1}, {"entry": size - 1}, {"entry": 1, "report": gone}, {}):
            with pytest.raises(Incorrect):
                house.erase(asked(**refused))
        with pytest.raises(Incorrect):
            house.erase(asked(report=gone, reason="because"))
        for unknown in ({"entry": size}, {"report": "0" * 32}, {"source": "Nobody"}):
            with pytest.raises(NotFound):
                house.erase(asked(**unknown))
        assert house.ledger.size() == size


def test_what_is_on_hold_is_not_erased(config, template):
    """A hold on a report keeps it until it is lifted."""
    _, gone, _ = template
    with open_house(config) as house:
        told = {"hold": "h1", "subject": gone, "until": None, "reason": "a court asks"}
        house.ledger.append([draft("hold.placed", told, actor="Ann")], now=NOW)
        with pytest.raises(Conflict) as refused:
            house.erase(asked(report=gone))
        assert refused.value.code == "erase.held"
        house.ledger.append([draft("hold.lifted", {"hold": "h1", "reason": "done"}, actor="Ann")], now=NOW)
        house.erase(asked(report=gone))


def test_a_house_that_is_open_elsewhere_forgets_too(config, template):
    """Another process's house, with texts and answers in memory, drops them when it next looks."""
    _, gone, stays = template
    with open_house(config) as other:
        other.text(gone)
        other.situation(other.ask())
        with open_house(config) as house:
            house.erase(asked(report=gone))
        other.refresh()
        assert set(other.filings()) == {stays}
        with pytest.raises(NotFound):
            other.text(gone)
        assert gone not in repr(other.situation(other.ask()))
        assert other.count_erased() > 0


def test_bytes_that_come_back_without_their_key_stay_erased(config, template, tmp_path):
    """An older copy of the book beside today's keys reads as erased where a key was destroyed."""
    _, gone, stays = template
    older = tmp_path / "older"
    shutil.copy(config.book, older)
    with open_house(config) as house:
        planned, _ = house.erase(asked(report=gone))
    for ending in ("", "-wal", "-shm"):
        config.book.with_name(config.book.name + ending).unlink(missing_ok=True)
    shutil.copy(older, config.book)
    with open_house(config) as house:
        assert set(house.filings()) == {stays}
        assert all(house.ledger.entry(seq).erased for seq in planned.entries)
    assert any(problem.part == "key" for problem in verify_book(config, opened=True).problems)


def test_a_restored_backup_brings_nothing_erased_back(config, template, tmp_path):
    """With today's keys in place an older backup is restored less what was erased since, and says so in an entry."""
    _, gone, stays = template
    back_up(config, tmp_path / "backup", passphrase=None, keys_until=None, now=NOW)
    with open_house(config) as house:
        planned, _ = house.erase(asked(report=gone))
    for ending in ("", "-wal", "-shm"):
        config.book.with_name(config.book.name + ending).unlink(missing_ok=True)
    restore(config, tmp_path / "backup", passphrase=None, held=(), actor="Ann", now=NOW)
    check_forgotten(config, gone, stays, known=False)
    with open_house(config) as house:
        (told,) = house.erasures()
        assert (told.payload["reason"], told.payload["entries"]) == ("carried_over", list(planned.entries))


@pytest.mark.usefixtures("either_store")
def test_either_store_empties_with_the_entry_that_tells_of_it(tmp_path):
    """In one transaction bytes and blobs are gone; then the keys of these entries alone; the rest reads on."""
    with make_book(tmp_path) as book:
        fill(book, 3, blobs=(b"bytes",))
        fill(book, 2, scope="another", blobs=(b"more",))
        names = dict.fromkeys(("report", "source", "final_from", "copies"))
        book.append(
            [draft("entry.erased", {"entries": [1, 2, 3, 4], "reason": "protection", **names}, actor="Ann")], now=NOW
        )
        assert [entry.erased for entry in book.entries()] == [False, True, True, True, True, False, False]
        assert book.erasing
        book.finish_erasures()
        assert not book.erasing
        assert book.blob(5, 0) == b"more"
        assert keys_in(config_at(tmp_path)) == 3
        found = book.verify(opened=True)
        assert found.good, found.problems
        assert found.erased == 4
        assert fill(book, 1)[0].seq == 7
