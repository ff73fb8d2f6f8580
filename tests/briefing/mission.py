"""A mission made up for tests: half a year of reports that agree, differ and leave questions open."""

from decimal import Decimal

from musterbook.assessment.situation import assess
from musterbook.briefing.brief import build_brief
from musterbook.registers.protocol import FoldedRegisters, collect_rows
from musterbook.registers.rows import Account
from musterbook.terms.counts import Count
from musterbook.terms.times import last_minute
from tests.registers.booking import HOME, Book, day, exactly, named, unnamed

HOSTILE = (
    '<script>alert("x")</script> </q><img src=x onerror=y> #read("/etc/passwd") *b* _i_ $x$ @c-000000 <label> '
    "[a](javascript:b) `c` | d | {datum.x} {'signal': 'x'} \\u0000 &amp; ${e} //f /*g*/ ]]> -->"
)
LAST_WEEK = day("2025-03-25", "2025-04-01")
SPOKESMAN = named("Ilse Marchetti", "spokesperson")
THREE = unnamed("three officers", 3)


def about(number, words):
    return Count(min=number, max=number, approx=True, words=words)


def make_book(hostile=False):
    """Reports of a mission from October to April, every claim accepted but those of the last report."""
    book = Book()
    people = {"population": "mission", "nationality": "Tavania"}
    first = book.report("Force grows by one company", "2024-10-06", "Heron Wire")
    book.claim(first, "strength", "about 400 officers now serve", force="the mission", count=about(400, "about 400"))
    book.claim(first, "strength", "a ceiling of 2,500", named("the Council"), count=exactly(2500), authorised=True)
    book.claim(first, "holding", "34 armoured vehicles are held", SPOKESMAN, item="armoured vehicles",
               count=exactly(34), state="held", occurred=day("2024-10-06"))  # fmt: skip
    book.claim(first, "contribution", "Orland has paid 63 million dollars", named("Orland’s foreign ministry"),
               donor="Orland", what="money", amount=Decimal(63_000_000), currency="USD", state="paid")  # fmt: skip
    second = book.report("First officer dies", "2025-02-23", "Heron Wire")
    book.claim(second, "casualty", "an officer was shot dead on Sunday", SPOKESMAN, count=exactly(1, "an"),
               outcome="killed", occurred=day("2025-02-23"), **people)  # fmt: skip
    book.claim(second, "strength", "Tavania has more than 600 there", country="Tavania",
               count=Count(min=601, max=None, approx=False, words="more than 600"))  # fmt: skip
    book.claim(second, "contribution", "13.3 million dollars were frozen", named("a Council spokesman"),
               donor="Vestria", what="money", amount=Decimal(13_300_000), currency="USD", state="frozen")  # fmt: skip
    third = book.report("Officer missing after ambush", "2025-03-26", "Windhover Agency")
    missing = book.claim(third, "casualty", "one officer is missing", SPOKESMAN, count=exactly(1, "one"),
                         outcome="missing", occurred=day("2025-03-25"), **people)  # fmt: skip
    copy = book.report("Ambush: one missing", "2025-03-27", "Port Herald")
    book.claim(copy, "casualty", "one officer is missing", SPOKESMAN, named("Windhover Agency", "outlet"),
               count=exactly(1, "one"), outcome="missing", occurred=day("2025-03-25"), **people)  # fmt: skip
    rival = book.report("Officer shot, body taken", "2025-03-28", "Port Courier")
    book.claim(rival, "casualty", "the officer was shot and his body taken", unnamed("a witness", 1, "witness"),
               count=exactly(1, "the"), outcome="killed", occurred=day("2025-03-25"), **people)  # fmt: skip
    main = book.report(HOSTILE if hostile else "Two officers badly hurt", "2025-04-01", "Heron Wire")
    two = book.claim(main, "casualty", "Two officers have been seriously injured", THREE, count=exactly(2, "Two"),
                     outcome="injured", severity="serious", occurred=LAST_WEEK, **people)  # fmt: skip
    book.claim(main, "casualty", "one officer was shot in the head", THREE, refers=[(two, "part")],
               count=exactly(1, "one"), outcome="injured", body_part="head", name="Aurel Brandt", age=31,
               occurred=LAST_WEEK, **people)  # fmt: skip
    feared = HOSTILE if hostile else "the missing officer is believed to be dead"
    book.claim(main, "casualty", feared, THREE, stance="believes", refers=[(missing, "about")],
               count=exactly(1, "the"), outcome="killed", **people)  # fmt: skip
    book.claim(main, "evacuation", "both were flown to Saint Odile hospital", SPOKESMAN, stance="confirms",
               count=exactly(2, "both"), destination="Saint Odile hospital", occurred=day("2025-03-31"))  # fmt: skip
    book.claim(main, "gear_failure", "a bullet pierced his helmet", THREE, item="helmet", part="shell",
               effect="perforated", threat="bullet", count=exactly(1, "a"), occurred=day("2025-03-29"))  # fmt: skip
    book.claim(main, "gear_failure", "a round went through the hull", THREE, item="armoured vehicle", part="hull",
               effect="perforated", threat="bullet", count=exactly(1, "a"), occurred=day("2025-03-30"))  # fmt: skip
    book.claim(main, "grounding", "20 armoured vehicles were grounded after crews refused to use them",
               item=HOSTILE if hostile else "armoured vehicles", count=exactly(20), mode="refused", state="out",
               occurred=day("2025-03-30"))  # fmt: skip
    book.claim(main, "tally", "this was the second time", THREE, what="a vehicle failed to stop a bullet",
               count=exactly(2, "second"))  # fmt: skip
    book.claim(main, "trend", "attacks are becoming more frequent", THREE, what="attacks", direction="up")
    book.claim(main, "concern", "inadequate protective equipment", THREE, topic="protective equipment")
    book.claim(main, "assurance", "all equipment meets international standards", SPOKESMAN,
               topic="equipment", standard="international standards")  # fmt: skip
    book.claim(
        main, "no_comment", "the ministry has not answered", who="the ministry", topic="armour", answer="none yet"
    )
    roll = book.report("SITREP 12", "2025-03-31", "operations cell", kind="sitrep", handling="internal")
    book.claim(roll, "holding", "serviceable 9 of 32 held", item="armoured vehicles", count=exactly(9),
               state="serviceable", occurred=day("2025-03-31"))  # fmt: skip
    book.claim(roll, "holding", "helmets held 1,060", item="helmets", count=exactly(1060), state="held",
               occurred=day("2025-03-31"))  # fmt: skip
    book.claim(roll, "strength", "1,004 serve, 742 of them from Tavania", count=exactly(1004))
    book.claim(roll, "strength", "742 of them from Tavania", country="Tavania", count=exactly(742))
    book.add("muster.taken", mission=HOME, unit="Northern post", taken_at="2025-03-26T06:00:00Z", present=129,
             detached=5, evacuated=3, unaccounted=1)  # fmt: skip
    book.accept_all()
    late = book.report("Eleven hurt, says a blog", "2025-04-02", "Quayside Notes")
    book.claim(late, "casualty", "eleven officers were hurt", count=exactly(11, "eleven"), outcome="injured", **people)
    return book


def rows_of(book):
    """Every row that the book's entries give."""
    return collect_rows(FoldedRegisters(HOME, book.entries), as_of=None, known_at=None, mission=HOME)


def brief_of(book, audience="house", title="Situation brief", **told):
    """The brief of a book on 5 April 2025."""
    rows = rows_of(book)
    accounts = [row.body for row in rows if isinstance(row.body, Account)]
    situation = assess(rows, as_of=last_minute("2025-04-05"), mission=HOME, audience=audience)
    before = assess(rows, as_of=last_minute("2025-03-06"), mission=HOME, audience=audience)
    defaults = {"mission": HOME, "as_of": "2025-04-05", "known_at": "2025-04-05T09:30:00Z", "previous": before}
    return build_brief(
        situation, accounts=accounts, title=title, audience=audience, previous_words="2025-03-06",
        marking="written for demonstration", **{**defaults, **told},
    )  # fmt: skip


def sections_by_key(brief):
    """The sections under their keys."""
    return {section.key: section for section in brief.sections}
