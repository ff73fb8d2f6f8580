"""Laws of the front page, of registers, incidents and disputes."""

from django.test import Client
from lxml import html

from musterbook.desk.glance import people_of
from musterbook.desk.timeline import steps_of
from musterbook.house import House


def words(desk: Client, address: str) -> str:
    """A page's words."""
    return " ".join(html.fromstring(desk.get(address).content).text_content().split())


def test_the_front_page_says_what_the_book_says(desk: Client, house: House) -> None:
    """Law: every casualty figure of the mission, what is out of use, what is denied and unanswered is on the page."""
    page, situation = words(desk, "/"), house.situation(house.ask())
    for line in situation.casualties:
        assert f"{line.figure.best:,}" in page
        assert line.support.grade in page
    assert any(line.grounded for line in situation.equipment)
    for line in situation.equipment:
        assert line.left[1:] in page
    for plan in situation.plans:
        assert plan.words[1:] in page
    for dispute in situation.disputes:
        assert dispute.about[1:] in page
    for line in situation.requests:
        assert line.words[1:] in page


def test_accepted_unread_is_marked_beside_the_figure(desk: Client) -> None:
    """Law: a figure that rests on claims accepted unread says so."""
    tree = html.fromstring(desk.get("/").content)
    tile = next(t for t in tree.xpath("//li[@class='tile']") if "Injured" in t.text_content())
    assert "accepted unread" in tile.text_content()


def test_what_waits_for_a_reader_is_named(desk: Client) -> None:
    """Law: reports with claims that nobody decided on are on the front page."""
    assert "Report by a member" in words(desk, "/").split("What awaits review")[1]


def test_the_missing_officer_is_told_in_the_order_of_saying(desk: Client, house: House) -> None:
    """Law: an incident tells who said what when, each step with the time that had passed."""
    situation = house.situation(house.ask())
    person = max(situation.persons, key=lambda person: len(person.accounts))
    steps = steps_of(person, situation.accounts)
    assert [step.said for step in steps] == sorted(step.said for step in steps)
    page = words(desk, f"/incidents/{person.incident}")
    for step in steps:
        assert step.voice.quote in page
        assert step.voice.who in page
        assert step.later in page


def test_old_ids_of_incidents_lead_to_the_present_one(desk: Client, house: House) -> None:
    """Law: an id that an incident once had, and the first digits of its present one, lead to its page."""
    situation = house.situation(house.ask())
    present = {line.id for line in situation.incidents}
    old = {was: now for was, now in situation.aliases.items() if now in present and was != now}
    assert old
    for was, now in old.items():
        answer = desk.get(f"/incidents/{was}?as_of=2025-12-01")
        assert (answer.status_code, answer["Location"]) == (302, f"/incidents/{now}?as_of=2025-12-01")
    some = situation.incidents[0].id
    assert desk.get(f"/incidents/{some[:8]}")["Location"] == f"/incidents/{some}"


def test_every_side_of_every_dispute_is_quoted(desk: Client, house: House) -> None:
    """Law: disputes and tensions show the words of each side and what would settle them."""
    page, situation = words(desk, "/disputes"), house.situation(house.ask())
    assert situation.disputes
    assert situation.tensions
    for dispute in situation.disputes:
        assert all(voice.quote in page for side in dispute.sides for voice in side.voices)
    for tension in situation.tensions:
        assert all(voice.quote in page for voice in (*tension.assurance, *tension.failures))
        assert all(told[1:] in page for told in tension.settles)


def test_registers_show_support_and_claims(desk: Client, house: House) -> None:
    """Law: each line of a register names its grade, its support and its claims, as links."""
    tree = html.fromstring(desk.get("/registers/casualties").content)
    situation = house.situation(house.ask())
    links = {a.get("href") for a in tree.iter("a")}
    for line in (*situation.casualties, *situation.persons):
        assert line.support.words in " ".join(tree.text_content().split())
        assert {f"/claims/{claim}" for claim in line.support.claims} <= links


def test_pages_of_their_own_are_led_to(desk: Client) -> None:
    """Law: registers that have a page of their own lead there."""
    assert desk.get("/registers/incidents?as_of=2025-04-01")["Location"] == "/incidents?as_of=2025-04-01"
    assert desk.get("/registers/disputes")["Location"] == "/disputes"


def test_a_roll_call_is_in_the_muster(desk: Client) -> None:
    """Law: the muster shows roll calls as counts."""
    assert "Northern post" in words(desk, "/registers/muster")


def test_whose_fate_is_told_differently_comes_first(house: House) -> None:
    """Law: person records on which accounts differ stand before all others."""
    told = [len({step.state for step in person.history}) > 1 for person in people_of(house.situation(house.ask()))]
    assert any(told)
    assert told[0]
