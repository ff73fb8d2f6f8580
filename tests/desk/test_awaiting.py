"""What awaits review at the desk: in the order in which to review it, with the reason."""

from django.test import Client
from lxml import html

from musterbook.house import House
from musterbook.learning.order import AWAITING


def page_of(desk: Client, address: str):
    """A page's tree."""
    return html.fromstring(desk.get(address).content)


def test_the_page_has_what_awaits_in_the_order_of_review(desk: Client, house: House) -> None:
    """Law: every claim that awaits review is there once, in the teacher's order, with why it stands where it does."""
    ranked = house.teacher.rank(house.accounts())
    rows = page_of(desk, "/awaiting").xpath("//tbody/tr")
    assert [row.xpath(".//code")[0].text for row in rows] == [one.account.claim.id[:8] for one in ranked]
    for row, one in zip(rows, ranked, strict=True):
        assert one.why[1:] in row.text_content()
        assert one.account.claim.quote.exact in row.text_content()
    assert {one.account.review.status for one in ranked} == set(AWAITING)


def test_the_page_says_in_a_sentence_why_that_order(desk: Client) -> None:
    """Law: the page tells what comes first and what that rests on."""
    lede = page_of(desk, "/awaiting").xpath("//p[@class='lede']")[0].text_content()
    assert "First comes what is least certain and matters most" in lede
    assert "No model has been trained on this book" in lede


def test_a_past_question_lists_what_awaited_then(desk: Client, house: House) -> None:
    """Law: known at the first entry nothing awaited review."""
    assert "Nothing: a person has decided" in page_of(desk, "/awaiting?known_at=0").text_content()


def test_the_front_page_begins_with_the_report_to_review_first(desk: Client, house: House) -> None:
    """Law: reports that wait stand in the order of their first claim, and the page leads to all claims."""
    section = page_of(desk, "/").xpath("//section[@aria-labelledby='waiting']")[0]
    first = next(o for o in house.teacher.rank(house.accounts()) if o.account.review.status == "unreviewed")
    assert section.xpath(".//li//a")[0].get("href") == f"/reports/{first.account.report.id}"
    assert section.xpath(".//a[@href='/awaiting']")


def test_a_card_says_what_speaks_for_reviewing_it(desk: Client, house: House) -> None:
    """Law: a claim that awaits review tells why on its card; one that was decided does not."""
    ranked = {one.account.claim.id: one.why for one in house.teacher.rank(house.accounts())}
    for report, accounts in house.claims_by_report().items():
        tree = page_of(desk, f"/reports/{report}")
        for account in accounts:
            card = tree.get_element_by_id(f"c-{account.claim.id}").text_content()
            assert ("own score is" in card) == (account.claim.id in ranked)
