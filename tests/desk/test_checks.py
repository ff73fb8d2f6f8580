"""Laws of the ledger's page and of the brief's files."""

from pathlib import Path

from django.test import Client
from lxml import html

from musterbook.actions.keep_cosignatures import keep_cosignatures
from musterbook.desk.ledger_state import state_of
from musterbook.house import MARKING, House
from musterbook.ledger.cosignatures import cosign
from musterbook.ledger.notes import parse_signature, split_note
from tests.ledger.trees import witness_key
from tests.store.books import NOW, fill, make_book


def test_the_state_is_that_of_the_ledger(desk: Client, house: House) -> None:
    """Law: entries, signed size and root are the ledger's own; nobody has witnessed it, and the page says so."""
    state, check = state_of(house.ledger), house.ledger.verify()
    assert (state.entries, state.signed, state.root) == (check.entries, check.checkpoint_size, check.root)
    page = " ".join(html.fromstring(desk.get("/checks").content).text_content().split())
    assert state.root in page
    assert state.vkey in page
    assert "not yet witnessed" in page
    assert "musterbook --book BOOK verify" in page


def test_what_others_signed_is_told_beside_what_came_since(tmp_path: Path) -> None:
    """Law: the signatures of others are counted on the last checkpoint that has any, with the entries that it holds."""
    with make_book(tmp_path) as book:
        fill(book, 3)
        note = book.sign_checkpoint()
        line = cosign(split_note(note)[0], witness_key(1), 7)
        keep_cosignatures(book, note, [parse_signature(line.removesuffix("\n"))], now=NOW)
        fill(book, 5)
        book.sign_checkpoint()
        state = state_of(book)
    assert (state.entries, state.signed, state.witnesses, state.witnessed) == (10, 10, 1, 4)


def test_files_to_take_away_are_named_and_marked(desk: Client) -> None:
    """Law: the brief comes as PDF and Markdown, for the audience asked, under a name."""
    printed, written = desk.get("/brief.pdf"), desk.get("/brief.md?audience=public")
    assert printed.content.startswith(b"%PDF-")
    assert printed["Content-Type"] == "application/pdf"
    assert 'filename="brief.pdf"' in printed["Content-Disposition"]
    assert MARKING in written.content.decode().lower()
    assert "public" in written.content.decode()


def test_sources_of_the_brief_lead_to_claims(desk: Client) -> None:
    """Law: on the desk each source of the brief leads to its claim."""
    tree = html.fromstring(desk.get("/brief").content)
    links = tree.xpath("//section[@id='sources']//a[code]/@href")
    assert links
    assert all(desk.get(link).status_code == 302 for link in links)


def test_health_is_plain(desk: Client) -> None:
    """Law: the health page is two letters of plain text."""
    answer = desk.get("/healthz")
    assert answer.content == b"ok\n"
    assert answer["Content-Type"].startswith("text/plain")
