"""Laws of the question that a reader asks."""

from django.http import QueryDict
from django.test import Client
from lxml import html

from musterbook.desk.asked import read_asked
from musterbook.house import House


def words(desk: Client, address: str) -> str:
    """A page's words."""
    return " ".join(html.fromstring(desk.get(address).content).text_content().split())


def test_an_empty_question_leaves_no_trace_in_addresses() -> None:
    """Law: fields left empty, and words that ask nothing, carry nothing on."""
    assert read_asked(QueryDict("as_of=&known_at=+&mission=&include=all")).query == ""


def test_a_question_is_carried_as_it_was_put() -> None:
    """Law: what was asked is in every address, escaped."""
    asked = read_asked(QueryDict("as_of=2025-04-01&known_at=12&mission=a%26b&include=unreviewed"))
    assert asked.query == "?as_of=2025-04-01&known_at=12&mission=a%26b&include=unreviewed"
    assert asked.true_words == "1 April 2025"
    assert asked.known_words == "entry 12"


def test_every_link_carries_the_question(desk: Client) -> None:
    """Law: who asked about a past day stays there, whatever page they go to."""
    asked = "as_of=2025-04-10&include=unreviewed"
    tree = html.fromstring(desk.get(f"/?{asked}").content)
    links = [a.get("href") for a in tree.iter("a") if not a.get("href").startswith("#")]
    assert len(links) > 20
    assert [link for link in links if asked not in link and link != "/"] == []


def test_what_is_true_at_an_earlier_day_is_less(desk: Client) -> None:
    """Law: asked about the day before the ambush, nobody is missing or killed."""
    now, before = words(desk, "/registers/casualties"), words(desk, "/registers/casualties?as_of=2025-03-01")
    assert "missing" in now
    assert "killed" not in before.split("Casualties by population")[1]


def test_what_was_known_at_an_earlier_entry_is_less(desk: Client, house: House) -> None:
    """Law: known at the first entry, there was no report; the page says which entry it rests on."""
    then = words(desk, "/reports?known_at=0")
    assert "As of entry 0" in then
    assert "0 reports" in then
    report = next(iter(house.filings()))
    assert desk.get(f"/reports/{report}?known_at=0").status_code == 404


def test_a_time_before_the_first_entry_is_answered(desk: Client) -> None:
    """Law: before there was a book, it said nothing."""
    assert "0 reports" in words(desk, "/reports?known_at=1999-01-01")


def test_unreviewed_claims_count_only_when_asked(desk: Client) -> None:
    """Law: claims that nobody decided on add nothing unless asked for, and are then marked."""
    assert "radios" not in words(desk, "/registers/statements").lower()
    asked = words(desk, "/registers/statements?include=unreviewed").lower()
    assert "radio" in asked
    assert "includes unreviewed" in asked


def test_the_form_shows_what_was_asked(desk: Client) -> None:
    """Law: the form holds the question that the page answers."""
    tree = html.fromstring(desk.get("/help?as_of=2025-04-01T10:00:00Z&known_at=9&mission=all").content)
    assert tree.get_element_by_id("ask-as-of").get("value") == "2025-04-01T10:00:00Z"
    assert tree.get_element_by_id("ask-as-of").get("type") == "text"
    assert tree.get_element_by_id("ask-known-at").get("value") == "9"
    assert tree.xpath("//option[@selected]/@value") == ["all"]
