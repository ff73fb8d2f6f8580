"""Laws of every page."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from lxml import html

from musterbook.config import Config
from musterbook.desk.middleware import POLICY
from musterbook.house import MARKING, House
from tests.desk.conftest import serve_to_client
from tests.desk.mission import HOSTILE, make_book
from tests.desk.paths import FILES, pages_of


def page(desk: Client, address: str):
    """A page's status and tree."""
    answer = desk.get(address)
    return answer.status_code, html.fromstring(answer.content)


def words(tree) -> str:
    """A page's words, spaces made one."""
    return " ".join(tree.text_content().split())


def test_every_page_answers(desk: Client, house: House) -> None:
    """Law: every page and file is there, in one piece, marked with the entry that it rests on."""
    for address in pages_of(house):
        status, tree = page(desk, address)
        assert status == 200, address
        assert f"As of entry {house.view.position - 1}" in words(tree), address
    for address in FILES:
        assert desk.get(address).status_code == 200, address


def test_every_link_within_the_desk_leads_somewhere(desk: Client, house: House) -> None:
    """Law: no link of any page is dead, and every place on a page that is linked to is there."""
    trees = {address: page(desk, address)[1] for address in pages_of(house)}
    for address, tree in trees.items():
        for target in {a.get("href") for a in tree.iter("a")}:
            place, _, anchor = target.partition("#")
            answer = desk.get(place or address, follow=True)
            assert answer.status_code == 200, (address, target)
            if anchor and "text/html" in answer["Content-Type"]:
                assert html.fromstring(answer.content).get_element_by_id(anchor) is not None, (address, target)


def test_every_page_says_that_it_was_written_for_demonstration(desk: Client, house: House) -> None:
    """Law: a marked book is marked on every page, error pages too, and on every sheet of paper."""
    for address in [*pages_of(house), "/nothing"]:
        _, tree = page(desk, address)
        assert MARKING in words(tree).lower(), address
        assert tree.xpath("//link[contains(@href, 'marking.css')]"), address
    paper = desk.get("/static/desk/marking.css")
    assert MARKING in b"".join(paper.streaming_content).decode().lower()
    paper.close()


@pytest.fixture
def plain_desk(tmp_path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The desk of a book without a marking."""
    yield from serve_to_client(make_book(tmp_path, marking=""), monkeypatch)


def test_a_real_book_bears_no_marking(plain_desk: Client) -> None:
    """Law: what isn't written for demonstration isn't called so."""
    assert MARKING not in words(page(plain_desk, "/")[1]).lower()


def test_nothing_from_a_report_becomes_markup(desk: Client, house: House) -> None:
    """Law: hostile titles, names, topics and quotes are shown as text and nothing else."""
    seen = 0
    for address in pages_of(house):
        _, tree = page(desk, address)
        assert not tree.xpath("//script | //img | //*[@onerror] | //b[text()='Gazette']"), address
        seen += HOSTILE[:40] in words(tree)
    assert seen > 3


def test_every_answer_has_the_strict_policy(desk: Client, house: House) -> None:
    """Law: no script, no style and no picture but our own, no framing, nothing kept."""
    for address in [*pages_of(house), *FILES, "/nothing", "/static/desk/page.css"]:
        answer = desk.get(address)
        answer.close()
        assert answer["Content-Security-Policy"] == POLICY, address
        assert answer["X-Content-Type-Options"] == "nosniff", address
        assert answer["X-Frame-Options"] == "DENY", address
        if not address.startswith("/static/"):
            assert answer["Cache-Control"] == "no-store", address
    assert "unsafe" not in POLICY
    assert "script-src" not in POLICY


def test_pages_hold_no_style_and_no_other_address(desk: Client, house: House) -> None:
    """Law: pages need nothing that the policy forbids: no style attribute, no inline style, no other host."""
    for address in pages_of(house):
        text = desk.get(address).content.decode()
        assert not re.search(r"<style|\sstyle=|<script|javascript:(?!b)", text), address
        assert set(re.findall(r'(?:href|src|action)="(https?:[^"]*)"', text)) == set(), address


def test_the_desk_keeps_nothing_about_readers(desk: Client) -> None:
    """Law: no cookie is set."""
    assert not desk.get("/").cookies


def test_configuration_is_of_the_test(desk: Client, config: Config, house: House) -> None:
    """Law: the desk serves the book that the environment names."""
    assert house.config.book == config.book
