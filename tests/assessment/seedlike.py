"""A report shaped like a wire on two wounded, one missing and one earlier death, restated in other words."""

from tests.registers.booking import Book, at_least, day, exactly, named, place, unnamed

THREE = unnamed("three sergeants", 3, "sergeant")
PAIR = unnamed("two senior sergeants", 2, "sergeant")
SPEAKER = named("Mission spokesperson Ines Okoro", "spokesperson")
LAST_WEEK = day("2025-03-24", "2025-03-30", "last week")
PAST_WEEK = day("2025-03-25", "2025-04-01", "over the past week")


def add_wire(book: Book, name="wire", publisher="North Agency", published="2025-04-01"):
    """The wire's claims by short names."""
    report = book.report(name, published, publisher)
    one, two = exactly(1, "one"), exactly(2, "Two")
    mission = {"population": "mission", "nationality": "Norland"}
    hurt = book.claim(
        report,
        "casualty",
        "Two Norland guards have been gravely hurt in clashes over the past week",
        THREE,
        count=two,
        outcome="injured",
        occurred=PAST_WEEK,
        **mission,
    )
    again = book.claim(
        report,
        "casualty",
        "The two were hurt on everyday patrols in and around Port Largo",
        count=two,
        outcome="injured",
        where=place("in and around Port Largo"),
        refers=[(hurt, "same")],
        **mission,
    )
    head = book.claim(
        report,
        "casualty",
        "a round went through the helmet of one guard",
        THREE,
        count=one,
        outcome="injured",
        refers=[(hurt, "part")],
        **mission,
    )
    ear = book.claim(
        report,
        "casualty",
        "another was struck in the ear when a round came through the wall of an armoured vehicle",
        THREE,
        count=one,
        outcome="injured",
        refers=[(hurt, "part")],
        **mission,
    )
    helmet = book.claim(
        report,
        "gear_failure",
        "a round went through the helmet",
        THREE,
        item="helmet",
        effect="perforated",
        threat="round",
        count=one,
    )
    wall = book.claim(
        report,
        "gear_failure",
        "a round came through the wall of an armoured vehicle",
        THREE,
        item="armoured vehicle",
        part="hull",
        effect="perforated",
        threat="round",
        count=one,
    )
    moved = book.claim(
        report,
        "evacuation",
        "both hurt guards were flown to Sandovar for treatment",
        SPEAKER,
        stance="confirms",
        count=exactly(2, "both"),
        destination="Sandovar",
    )
    missing = book.claim(
        report,
        "casualty",
        "last week, another Norland guard went missing",
        count=one,
        outcome="missing",
        occurred=LAST_WEEK,
        **mission,
    )
    believed = book.claim(
        report,
        "casualty",
        "the missing guard is thought to be dead",
        unnamed("The three sergeants", 3, "sergeant"),
        stance="believes",
        count=one,
        outcome="killed",
        refers=[(missing, "same")],
        **mission,
    )
    first = book.claim(
        report,
        "casualty",
        "The mission had its first death in February",
        count=one,
        outcome="killed",
        occurred=day("2025-02-01", "2025-02-28", "in February"),
        population="mission",
    )
    out = book.claim(
        report,
        "grounding",
        "20 armoured vehicles stood idle after guards would not ride in them",
        item="armoured vehicles",
        count=exactly(20),
        mode="refused",
        state="out",
        occurred=day("2025-03-29", "2025-03-30", "over the weekend"),
    )
    twice = book.claim(
        report,
        "tally",
        "it was the second time that a vehicle let a round through",
        THREE,
        what="time that a vehicle let a round through",
        count=exactly(2, "second"),
    )
    trip = book.claim(
        report,
        "plan",
        "A delegation will go to Easton this week",
        PAIR,
        stance="expects",
        who="A delegation",
        what="go to Easton to complain about gear",
        destination="Easton",
    )
    assured = book.claim(
        report,
        "assurance",
        "all equipment meets international standards",
        SPEAKER,
        topic="equipment meets international standards",
        standard="international standards",
    )
    silent = book.claim(
        report,
        "no_comment",
        "The Easton Department has not replied to questions",
        who="The Easton Department",
        answer="none yet",
    )
    rising = book.claim(report, "trend", "attacks are growing more frequent", THREE, what="attacks", direction="up")
    strength = book.claim(
        report, "strength", "The force has about 1,000 members", force="the force", count=at_least(1000, "about 1,000")
    )
    names = {key: value for key, value in locals().items() if isinstance(value, str)}
    return {key: value for key, value in names.items() if value in book.claims or key == "report"}
