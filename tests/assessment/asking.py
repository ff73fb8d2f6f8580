"""What tests of assessment ask of a small book: its situation, its people, its figures."""

from musterbook.assessment.copies import NO_EVIDENCE
from musterbook.assessment.ground import Ground
from musterbook.assessment.situation import assess
from tests.registers.booking import day, exactly, named, place

SPEAKER = named("Mission spokesperson Ines Okoro", "spokesperson")
QUOTE = "two guards were gravely hurt near the harbour when a patrol came under fire"


def situation_of(book):
    book.accept_all()
    return assess(book.rows())


def people(book):
    return situation_of(book).persons


def figures(book):
    return {c.outcome: (c.figure.low, c.figure.best, c.figure.high) for c in situation_of(book).casualties}


def sorts(book):
    return sorted(d.sort for d in situation_of(book).disputes)


def ground_of(book, evidence=NO_EVIDENCE):
    book.accept_all()
    return Ground(book.rows(), evidence, None)


def told(book, name, date, quote, *who, outcome="injured", number=1, publisher=None, stance="asserts", **slots):
    report = book.report(name, date, publisher or name.title())
    count = number if not isinstance(number, int) else exactly(number)
    return book.claim(
        report, "casualty", quote, *who, stance=stance, count=count, outcome=outcome, population="mission", **slots
    )


def hurt(book, report, quote, *who, number=2, stance="asserts"):
    return book.claim(
        report, "casualty", quote, *who, stance=stance, count=exactly(number), outcome="injured", population="mission"
    )


def ambushed(book, name, date, *who, number=2, at="river road", occurred="2025-03-05", outcome="injured"):
    report = book.report(name, date, name.title())
    return book.claim(
        report,
        "casualty",
        f"{number} guards {outcome} in an ambush on the {at}",
        *who,
        count=exactly(number),
        outcome=outcome,
        population="mission",
        occurred=day(occurred),
        where=place(at),
    )
