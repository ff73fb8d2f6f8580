"""Laws of incidents."""

from musterbook.assessment.situation import assess, find_incident
from tests.assessment.asking import SPEAKER, situation_of
from tests.registers.booking import Book, at_least, day, exactly, named, place


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


def test_people_link_claims_into_an_incident():
    """Claims that a person links belong to that incident, confirmed; unlinked they stand apart again."""
    book = Book()
    hurt, failed = add_ambush(book, "a", "2025-03-06", "2025-03-05")
    second, other = add_ambush(book, "b", "2025-04-06", "2025-04-05")
    one = min(situation_of(book).incidents, key=lambda i: i.earliest)
    book.add("incident.linked", incident=one.id, claims=[hurt, failed, second, other], reason="one long fight")
    (linked,) = assess(book.rows()).incidents
    assert (linked.id, linked.link) == (one.id, "confirmed")
    book.add("incident.unlinked", incident=one.id, claims=[second, other], reason="it was not")
    assert len(assess(book.rows()).incidents) == 2


def test_vague_number_of_the_same_incident_is_not_added():
    """At least two killed, of whatever sort, are the member and the civilian whom the mission tells of."""
    book = Book()
    statement = book.report("statement", "2025-03-06", "Mission", kind="statement")
    for population in ("mission", "civilian"):
        book.claim(
            statement,
            "casualty",
            f"one {population} was killed at the ford",
            SPEAKER,
            count=exactly(1),
            outcome="killed",
            population=population,
            occurred=day("2025-03-05"),
            where=place("Calder Ford"),
        )
    wire = book.report("wire", "2025-03-07", "North")
    book.claim(
        wire,
        "casualty",
        "at least two people were killed at Calder Ford on Wednesday",
        named("officials"),
        count=at_least(2, "at least two"),
        outcome="killed",
        occurred=day("2025-03-05"),
        where=place("Calder Ford"),
    )
    situation = situation_of(book)
    assert {(c.population, c.figure.best) for c in situation.casualties} == {("mission", 1), ("civilian", 1)}
    (incident,) = situation.incidents
    assert incident.title == "1 killed (mission); 1 killed (civilian) at Calder Ford, 2025-03-05"


def test_day_that_misses_by_one_is_one_incident_with_a_dispute():
    """An outlet that puts a fatal collision at a place a day later tells of the same collision."""
    book = Book()
    report = book.report("a", "2025-03-06", "A", kind="statement")
    people = {"count": exactly(1), "outcome": "killed", "population": "mission", "where": place("Pelham")}
    book.claim(report, "casualty", "one died in a collision at Pelham", SPEAKER, occurred=day("2025-03-05"), **people)
    other = book.report("b", "2025-03-20", "B")
    book.claim(
        other,
        "incident",
        "a fatal collision at Pelham on 6 March",
        named("a newspaper"),
        type="collision",
        occurred=day("2025-03-06"),
        where=place("Pelham"),
    )
    situation = situation_of(book)
    assert len(situation.incidents) == 1
    assert [d.sort for d in situation.disputes] == ["date"]
