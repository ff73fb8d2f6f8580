"""Laws of incidents."""

from musterbook.assessment.situation import assess, find_incident
from tests.assessment.asking import SPEAKER, situation_of
from tests.registers.booking import Book, day, exactly, place


def add_ambush(book, name, date, occurred, at="river road"):
    report = book.report(name, date, name.title())
    hurt = book.claim(
        report,
        "casualty",
        f"two guards hurt in an ambush on the {at}",
        SPEAKER,
        count=exactly(2),
        outcome="injured",
        population="mission",
        occurred=day(occurred),
        where=place(at),
    )
    failed = book.claim(report, "gear_failure", "one vehicle got stuck", item="vehicle", effect="immobilised")
    return hurt, failed


def test_report_of_one_incident_keeps_its_strays():
    """A failure without a time belongs to the only incident that its report tells of."""
    book = Book()
    add_ambush(book, "a", "2025-03-06", "2025-03-05")
    (incident,) = situation_of(book).incidents
    assert {voice.kind for voice in incident.accounts} == {"casualty", "gear_failure"}
    assert (incident.earliest, incident.place) == ("2025-03-05", "river road")


def test_two_ambushes_on_one_road_are_two():
    """A month apart, the same road and words are two incidents."""
    book = Book()
    add_ambush(book, "a", "2025-03-06", "2025-03-05")
    add_ambush(book, "b", "2025-04-06", "2025-04-05")
    assert len(situation_of(book).incidents) == 2


def test_people_merge_split_and_undo():
    """A person's merge holds until a split; old addresses lead to where the account now stands."""
    book = Book()
    add_ambush(book, "a", "2025-03-06", "2025-03-05")
    second, failed = add_ambush(book, "b", "2025-04-06", "2025-04-05")
    one, two = sorted(situation_of(book).incidents, key=lambda i: i.earliest)
    book.add("incident.merged", incident=one.id, absorbed=[two.id], reason="one long fight")
    merged = assess(book.rows())
    assert [i.id for i in merged.incidents] == [one.id]
    assert find_incident(merged, two.id).id == one.id
    book.add("incident.split", incident=one.id, parts=[[second, failed]], reason="it was not")
    split = assess(book.rows())
    assert sorted(i.id for i in split.incidents) == sorted((one.id, two.id))
