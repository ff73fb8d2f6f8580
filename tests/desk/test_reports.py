"""Laws of a report's page."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from django.test import Client
from lxml import html

from musterbook.house import House, create_house
from tests.desk.conftest import serve_to_client
from tests.desk.mission import HOSTILE_TITLE
from tests.test_house import arrival, config_in

STEERING = "\x1b[2JOne\u202etxt.exe\x07"


def report_with(house: House, title: str) -> str:
    """The id of the report with this title."""
    return next(name for name, filing in house.filings().items() if filing.meta.title == title)


def tree_of(desk: Client, address: str):
    """A page's tree."""
    return html.fromstring(desk.get(address).content)


def test_every_claim_stands_beside_its_quote(desk: Client, house: House) -> None:
    """Law: each claim of a report has an anchor, beside the passage that its quote begins in, and a way back."""
    for report, accounts in house.claims_by_report().items():
        tree = tree_of(desk, f"/reports/{report}")
        for account in accounts:
            card = tree.get_element_by_id(f"c-{account.claim.id}")
            passage = card.xpath("ancestor::div[contains(@class, 'passage')]")[-1]
            told = "".join(passage.xpath("./p[@class='text']//text()[not(ancestor::a)]"))
            assert account.claim.quote.exact in told
            assert card.xpath(f".//a[@href='#q-{account.claim.id}']")
            assert tree.xpath(f"//a[@id='q-{account.claim.id}'][@href='#c-{account.claim.id}']")


def test_the_frozen_text_is_shown_whole(desk: Client, house: House) -> None:
    """Law: marks add nothing to the text and take nothing from it."""
    for report in house.filings():
        tree = tree_of(desk, f"/reports/{report}")
        shown = ["".join(p.xpath(".//text()[not(ancestor::a)]")) for p in tree.xpath("//p[@class='text']")]
        assert "\n\n".join(shown) == house.text(report)


def test_a_card_says_who_how_firmly_and_what_was_decided(desk: Client, house: House) -> None:
    """Law: a claim shows its speaker, that they are unnamed, its stance, its slots, its review and its trace."""
    tree = tree_of(desk, f"/reports/{report_with(house, 'Two officers badly hurt')}")
    cards = [" ".join(card.text_content().split()) for card in tree.xpath("//li[contains(@class, 'card')]")]
    believed = next(card for card in cards if "believes" in card)
    for words in ("three officers unnamed", "killed", "accepted", "by R. Abara", "casualty.marked", "score 0.90"):
        assert words in believed.lower() or words in believed, words
    rejected = next(card for card in cards if card.split()[1] == "Tally")
    assert "Rejected by M. Toll" in rejected
    assert "of what is not told" in rejected


def test_an_amended_slot_keeps_what_was_read(desk: Client, house: House) -> None:
    """Law: what a person changed stands beside what the reader had found."""
    tree = tree_of(desk, f"/reports/{report_with(house, 'Force grows by one company')}")
    card = next(c for c in tree.xpath("//li[contains(@class, 'card')]") if "amended" in c.get("class"))
    assert "About 400 (about 400)" in card.text_content()
    assert card.xpath(".//del")[0].text == "400"


def test_a_claim_leads_to_its_quote(desk: Client, house: House) -> None:
    """Law: a claim's id, whole or its first eight digits, leads to its place, and the question goes along."""
    account = house.accounts()[0]
    place = f"/reports/{account.report.id}?include=unreviewed#c-{account.claim.id}"
    for told in (account.claim.id, account.claim.id[:8], account.claim.id[:8].upper()):
        answer = desk.get(f"/claims/{told}?include=unreviewed")
        assert (answer.status_code, answer["Location"]) == (302, place)


def test_a_short_id_leads_to_the_report(desk: Client, house: House) -> None:
    """Law: the first eight digits of a report's id lead to its page."""
    report = report_with(house, HOSTILE_TITLE)
    answer = desk.get(f"/reports/{report[:8]}")
    assert (answer.status_code, answer["Location"]) == (302, f"/reports/{report}")


def test_the_list_says_what_waits(desk: Client) -> None:
    """Law: the list of reports tells what a person decided, what was accepted unread and what waits."""
    rows = {
        " ".join(row.xpath("./th")[0].text_content().split()): " ".join(row.text_content().split())
        for row in tree_of(desk, "/reports").xpath("//tbody/tr")
    }
    assert "1 unread" in rows["A blog counts eleven"]
    assert "1 await" in rows["Report by a member"]
    assert "internal" in rows["Report by a member"]
    assert "12 decided" in rows["Two officers badly hurt"]


@pytest.fixture
def undated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A desk whose one report is undated, without a title, and has a name that would steer what shows it."""
    with create_house(config_in(tmp_path), actor="test") as house:
        one = arrival("Two soldiers were wounded on Monday near Ferry Town.", STEERING)
        house.record(msgspec.structs.replace(one, published=None, name=STEERING))
    yield from serve_to_client(house.config, monkeypatch)


def test_an_undated_report_has_no_day_of_publication(undated: Client) -> None:
    """Law: what nobody dated is shown as undated, with the day on which it was recorded, wherever it is listed."""
    (row,) = tree_of(undated, "/reports").xpath("//tbody/tr")
    (cell,) = row.xpath("./td[@data-name='Published']")
    assert " ".join(cell.text_content().split()).startswith("– (recorded ")
    page = tree_of(undated, row.xpath(".//a/@href")[0])
    assert "Published– (undated" in " ".join(page.xpath("//dl")[0].text_content().split())
    assert "undated, recorded" in tree_of(undated, "/").text_content()


def test_names_of_files_steer_no_page(undated: Client) -> None:
    """Law: a file's name or a publisher's brings no control character and no turned writing onto a page."""
    report = tree_of(undated, "/reports").xpath("//tbody/tr//a/@href")[0]
    for address in ("/", "/reports", report, "/brief"):
        shown = undated.get(address).content.decode()
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "[2JOnetxt.exe" in undated.get(report).content.decode()
