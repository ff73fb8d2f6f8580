"""Laws of the situation as a whole."""

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.assessment.situation import Situation, assess, find_incident, find_person
from musterbook.errors import NotFound
from musterbook.registers.catalogue import REGISTERS
from musterbook.registers.fold import fold_entries
from musterbook.registers.protocol import filter_rows
from musterbook.terms.times import last_minute
from tests.assessment.seedlike import add_wire
from tests.registers.booking import HOME, Book, day, exactly, named, unnamed


def table(situation):
    return {(c.population, c.outcome): (c.figure.low, c.figure.best, c.figure.high) for c in situation.casualties}


def test_wire_like_the_seed_counts_each_person_once():
    """Two told four ways are two; the missing one stays missing, believed killed; the earlier death is one."""
    book = Book()
    add_wire(book)
    book.accept_all()
    situation = assess(book.rows())
    assert table(situation) == {
        ("mission", "injured"): (2, 2, 2),
        ("mission", "missing"): (1, 1, 1),
        ("mission", "killed"): (1, 1, 2),
    }
    missing = next(c for c in situation.casualties if c.outcome == "missing")
    assert missing.believed == "believed killed (three sergeants)"
    assert "missing; believed killed (three sergeants)" in [p.status for p in situation.persons]
    killed = next(p for p in situation.persons if p.state == "killed")
    assert killed.since == "2025-02-01"


def test_copies_of_one_wire_change_no_figure():
    """Seven outlets that carry one wire give the figures of the wire alone, and one origin for each utterer."""
    alone, carried = Book(), Book()
    add_wire(alone)
    for number in range(7):
        add_wire(carried, f"copy {number}", f"Outlet {number}", f"2025-04-0{1 + number % 2}")
    for book in (alone, carried):
        book.accept_all()
    one, many = assess(alone.rows()), assess(carried.rows())
    assert table(many) == table(one)
    hurt = next(c for c in many.casualties if c.outcome == "injured")
    assert (hurt.support.reports, hurt.support.carriers, hurt.support.origins) == (7, 7, 1)
    assert hurt.support.words == "7 reports, 7 carriers, 1 independent origin"
    assert len(many.origins) == len(one.origins)


def test_every_figure_of_claims_accepted_unread_is_marked():
    """Where nobody read what was accepted, each line says so."""
    book = Book()
    names = add_wire(book)
    book.accept_unread(names["report"])
    situation = assess(book.rows())
    lines = [*situation.casualties, *situation.persons, *situation.equipment, *situation.force, *situation.requests]
    assert lines
    assert all("accepted unread" in line.support.marks for line in lines)
    assert situation.marks == ("accepted unread",)


def test_unreviewed_claims_add_nothing_unless_asked_for():
    """A machine's reading counts when a person accepts it; asked for, it is marked."""
    book = Book()
    add_wire(book)
    assert assess(book.rows()).casualties == ()
    asked = assess(book.rows(), include_unreviewed=True)
    assert asked.casualties
    assert all("includes unreviewed" in line.support.marks for line in asked.casualties)
    assert assess(book.rows()).review.unreviewed == len(book.claims)


def test_known_at_and_as_of():
    """Known before the second report, the officer is missing; asked for a day before the incident, nobody is."""
    book = Book()
    one = book.report("first", "2025-03-26", "North Agency", kind="statement")
    two = book.report("second", "2025-09-25", "North Agency")
    told = {"population": "mission", "count": exactly(1)}
    speaker = named("Mission spokesperson Ines Okoro", "spokesperson")
    lost = book.claim(
        one, "casualty", "one guard is missing", speaker, outcome="missing", occurred=day("2025-03-25"), **told
    )
    book.accept(lost)
    then = book.entries[-1].seq
    dead = book.claim(two, "casualty", "the guard missing since March is dead", speaker, outcome="died", **told)
    book.accept(dead)
    assert [p.status for p in assess(book.rows()).persons] == ["dead"]
    assert [p.status for p in assess(book.rows(known_at=then)).persons] == ["missing"]
    assert [p.status for p in assess(book.rows(as_of=last_minute("2025-06-01"))).persons] == ["missing"]
    assert assess(book.rows(as_of=last_minute("2025-03-24"))).persons == ()


def test_before_it_happened_nothing_of_it_is_told():
    """ "Missing in March" leaves the fifth of March alone, once the mission says that it was the 25th."""
    book = Book()
    told = {"population": "mission", "count": exactly(1), "outcome": "missing"}
    statement = book.report("statement", "2025-03-26", "Mission", kind="statement")
    speaker = named("Mission spokesperson Ines Okoro", "spokesperson")
    book.claim(statement, "casualty", "one guard is missing", speaker, occurred=day("2025-03-25"), **told)
    later = book.report("later", "2025-09-24", "North Agency")
    book.claim(later, "casualty", "a guard missing since March", occurred=day("2025-03-01", "2025-03-31"), **told)
    book.accept_all()

    def people(date):
        return assess(book.rows(), as_of=last_minute(date)).persons

    assert people("2025-03-05") == ()
    assert [p.since for p in people("2025-03-25")] == ["2025-03-25"]
    assert assess(book.rows(), as_of=last_minute("2025-03-05")).accounts == {}


def test_state_is_certain_only_from_the_last_day_told():
    """Low counts the certain, high the possible."""
    book = Book()
    report = book.report("wire", "2025-03-30", "North Agency")
    book.claim(
        report,
        "casualty",
        "one was hurt",
        outcome="injured",
        count=exactly(1),
        population="mission",
        occurred=day("2025-03-10", "2025-03-20"),
    )
    book.accept_all()

    def at(date):
        minute = last_minute(date)
        (line,) = assess(book.rows(as_of=minute), as_of=minute).casualties
        return line.figure.low, line.figure.high

    assert at("2025-03-15") == (0, 1)
    assert at("2025-03-20") == (1, 1)


def test_what_is_confidential_adds_nothing_outside_the_house():
    """A confidential report changes no figure, origin, dispute or source that a partner sees."""
    told, untold = Book(), Book()
    add_wire(told)
    secret = told.report("sealed", "2025-03-31", "Operations", kind="sitrep", handling="confidential")
    add_wire(untold)
    told.claim(secret, "casualty", "three were hurt", count=exactly(3), outcome="injured", population="mission")
    for book in (told, untold):
        book.accept_all()
    partner, plain = assess(told.rows(), audience="partner"), assess(untold.rows(), audience="partner")
    assert table(partner) == table(plain)
    assert partner.review == plain.review
    assert [o.who for o in partner.origins] == [o.who for o in plain.origins]
    assert assess(told.rows()).review.total == plain.review.total + 1
    for record in (partner, plain):
        assert secret not in msgspec.json.encode(record).decode()


def test_situation_survives_its_json():
    """What is encoded and decoded is equal."""
    book = Book()
    add_wire(book)
    book.accept_all()
    situation = assess(book.rows())
    assert msgspec.json.decode(msgspec.json.encode(situation), type=Situation) == situation


def test_every_claim_cited_leads_to_its_voice():
    """Each claim id behind a line is in `accounts`, with quote and report."""
    book = Book()
    add_wire(book)
    book.accept_all()
    situation = assess(book.rows())
    lines = [
        line
        for name in situation.__struct_fields__
        for line in (getattr(situation, name) if isinstance(getattr(situation, name), tuple) else ())
        if hasattr(line, "support")
    ]
    assert len(lines) > 12
    assert {c for line in lines for c in line.support.claims} <= set(situation.accounts)


def test_old_addresses_resolve():
    """Any claim's own address of an incident or person leads to the record that holds it; others are not found."""
    book = Book()
    add_wire(book)
    add_wire(book, "copy", "Other Paper")
    book.accept_all()
    situation = assess(book.rows())
    for address in situation.aliases:
        found = (find_incident, find_person)[situation.aliases[address] in {p.id for p in situation.persons}]
        assert found(situation, address).id == situation.aliases[address]
    with pytest.raises(NotFound):
        find_incident(situation, "0" * 32)


def test_incident_keeps_its_address_as_accounts_join():
    """A later report on the same people changes no address."""
    book = Book()
    add_wire(book)
    book.accept_all()
    before = {i.id for i in assess(book.rows()).incidents}
    add_wire(book, "copy", "Other Paper", "2025-04-02")
    book.accept_all()
    assert {i.id for i in assess(book.rows()).incidents} == before


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=0, max_value=10**6))
def test_totals_do_not_depend_on_the_order_of_unrelated_entries(seed):
    """Reports recorded in any order give equal figures, words, disputes and origins."""
    books = []
    for number, (date, who) in enumerate((("2025-04-01", 3), ("2025-04-02", 2), ("2025-05-20", 1))):
        book = Book()
        if number == 0:
            add_wire(book)
        else:
            report = book.report(f"report {number}", date, f"Outlet {number}")
            book.claim(
                report,
                "casualty",
                f"{who} guards were hurt near Port Largo on patrol",
                unnamed("two medics", 2),
                count=exactly(who),
                outcome="injured",
                population="mission",
                occurred=day(date),
            )
        book.accept_all()
        books.append(book.entries)
    queues, mixed, chance = [list(entries) for entries in books], [], random.Random(seed)
    while any(queues):
        mixed.append(chance.choice([queue for queue in queues if queue]).pop(0))
    mixed = [msgspec.structs.replace(entry, seq=seq) for seq, entry in enumerate(mixed)]
    straight = [msgspec.structs.replace(e, seq=seq) for seq, e in enumerate(e for entries in books for e in entries)]

    def told(entries):
        situation = assess(filter_rows(fold_entries(HOME, entries), REGISTERS, as_of=None, mission=None))
        return (
            table(situation),
            sorted(p.status for p in situation.persons),
            sorted((d.sort, len(d.sides)) for d in situation.disputes),
            sorted(o.who for o in situation.origins),
            sorted(t.words for t in situation.tallies),
        )

    assert told(mixed) == told(straight)
