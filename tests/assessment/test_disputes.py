"""Laws of disputes and tensions."""

from decimal import Decimal

from musterbook.assessment.situation import assess
from tests.registers.booking import Book, day, exactly, named, place, unnamed

SPEAKER = named("Mission spokesperson Ines Okoro", "spokesperson")


def situation_of(book):
    book.accept_all()
    return assess(book.rows())


def sorts(book):
    return sorted(d.sort for d in situation_of(book).disputes)


def hurt(book, name, date, *who, number=2, at="river road", occurred="2025-03-05", outcome="injured"):
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


def test_counts_that_cannot_both_hold():
    """Two origins, two numbers: a dispute with both sides, who speaks and their quotes."""
    book = Book()
    hurt(book, "a", "2025-03-06", SPEAKER, number=2)
    hurt(book, "b", "2025-03-06", named("Ada Lindqvist"), number=3)
    (dispute,) = situation_of(book).disputes
    assert dispute.sort == "counts"
    assert [[v.who for v in side.voices] for side in dispute.sides] == [[SPEAKER.name], ["Ada Lindqvist"]] or [
        [v.who for v in side.voices] for side in dispute.sides
    ] == [["Ada Lindqvist"], [SPEAKER.name]]
    assert all(v.quote for side in dispute.sides for v in side.voices)
    assert situation_of(book).persons[0].support.grade == "disputed"


def test_days_that_cannot_both_be():
    """Accounts of one incident a day apart are one incident with a dispute on its day."""
    book = Book()
    hurt(book, "a", "2025-03-06", SPEAKER)
    hurt(book, "b", "2025-03-07", occurred="2025-03-06")
    assert sorts(book) == ["date"]


def test_withdrawn_day_is_no_dispute():
    """Once the outlet takes its day back, nothing is left to dispute."""
    book = Book()
    hurt(book, "a", "2025-03-06", SPEAKER)
    wrong = hurt(book, "b", "2025-03-07", occurred="2025-03-06")
    report = book.report("c", "2025-03-08", "B", corrects=book.claims[wrong].report)
    book.claim(
        report,
        "casualty",
        "that it was on the sixth was wrong",
        stance="retracts",
        count=exactly(2),
        outcome="injured",
        population="mission",
        occurred=day("2025-03-06"),
    )
    assert sorts(book) == []


def test_person_settles_and_new_evidence_reopens():
    """A settled dispute stays settled until a newer account lands on it."""
    book = Book()
    hurt(book, "a", "2025-03-06", SPEAKER, number=2)
    hurt(book, "b", "2025-03-06", named("Ada Lindqvist"), number=3)
    dispute = situation_of(book).disputes[0]
    book.add("dispute.settled", dispute=dispute.id, ruling="two", holds=None, reason="hospital list")
    settled = assess(book.rows()).disputes[0]
    assert (settled.state, settled.why) == ("settled", "hospital list")
    hurt(book, "c", "2025-03-07", named("Per Moe"), number=3)
    assert [d.state for d in situation_of(book).disputes] == ["open"]


def test_plan_that_is_denied():
    """A delegation that officers announce and an official denies is planned and denied, and a dispute."""
    book = Book()
    wire, denial = book.report("wire", "2025-04-01", "A"), book.report("denial", "2025-04-03", "B")
    book.claim(
        wire,
        "plan",
        "a delegation would go to Easton this week",
        unnamed("two senior officers", 2),
        stance="expects",
        who="a delegation",
        what="go to Easton",
        destination="Easton",
    )
    book.claim(
        denial,
        "plan",
        "No delegation is going to Easton",
        unnamed("an official", 1, "official"),
        stance="denies",
        who="delegation",
        what="go to Easton",
        destination="Easton",
    )
    situation = situation_of(book)
    (plan,) = situation.plans
    assert plan.state == "planned and denied"
    assert plan.words.endswith("planned, according to two senior officers; denied by an official")
    assert [d.sort for d in situation.disputes] == ["plan"]


def test_amounts_that_cannot_both_hold():
    """Two officials' sums of one donor's frozen money differ; rounding alone is no dispute."""
    book = Book()
    base = {"donor": "Easton", "currency": "USD", "state": "frozen"}
    for name, amount, who in (
        ("a", "13300000", "Per Moe"),
        ("b", "15000000", "Ada Lindqvist"),
        ("c", "13000000", "Li Wei"),
    ):
        report = book.report(name, "2025-02-05", name)
        book.claim(report, "contribution", f"{amount} frozen by Easton", named(who), amount=Decimal(amount), **base)
    situation = situation_of(book)
    (dispute,) = situation.disputes
    assert [side.words for side in dispute.sides] == ["USD 13.3 million", "USD 15 million"] or len(dispute.sides) == 2
    (line,) = situation.contributions
    assert (line.low, line.high) == (Decimal(13000000), Decimal(15000000))


def test_grounding_counts_and_reasons():
    """Twenty by refusal against twelve by order: a dispute on the number and one on why; best is the better founded."""
    book = Book()
    one, two = book.report("a", "2025-04-01", "A"), book.report("b", "2025-04-03", "B")
    item = {"item": "armoured vehicles", "state": "out"}
    book.claim(one, "grounding", "20 armoured vehicles idle, crews refuse", count=exactly(20), mode="refused", **item)
    book.claim(
        two,
        "grounding",
        "twelve taken off the road as a precaution",
        unnamed("an official", 1, "official"),
        count=exactly(12),
        mode="precaution",
        **item,
    )
    book.claim(
        book.report("s", "2025-03-31", "Ops", kind="sitrep"),
        "holding",
        "Held 32",
        count=exactly(32),
        state="held",
        item="armoured vehicles",
    )
    situation = situation_of(book)
    assert sorted(d.sort for d in situation.disputes) == ["counts", "denial"]
    (line,) = situation.equipment
    assert (line.grounded.low, line.grounded.best, line.grounded.high) == (12, 20, 20)
    assert "that leaves 12 of 32 held" in line.left


def test_assurance_beside_failures_is_a_tension():
    """Both may be right; what would settle it is what nobody tells."""
    book = Book()
    report = book.report("a", "2025-04-01", "A")
    book.claim(
        report,
        "assurance",
        "all equipment meets international standards",
        SPEAKER,
        topic="equipment",
        standard="international standards",
    )
    book.claim(
        report,
        "gear_failure",
        "a bullet went through a helmet",
        unnamed("three officers", 3),
        item="helmet",
        effect="perforated",
        threat="bullet",
    )
    situation = situation_of(book)
    (tension,) = situation.tensions
    assert situation.disputes == ()
    assert "which standard was meant" in tension.settles
    assert "from what range" in tension.settles
    assert "which round or threat struck" not in tension.settles
    assert "Both may be right" in tension.words


def test_assurance_alone_is_no_tension():
    """Without a recorded failure or refusal nothing stands against an assurance."""
    book = Book()
    report = book.report("a", "2025-04-01", "A")
    book.claim(report, "assurance", "all equipment meets international standards", SPEAKER, topic="equipment")
    assert situation_of(book).tensions == ()
