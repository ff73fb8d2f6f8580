"""A real book for the desk's tests: invented reports, recorded and reviewed through the house.

The reader finds what the tests have marked: a report's text, and the claims that stand in it.
"""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from musterbook.actions.record_report import Arrival
from musterbook.actions.review_claims import Review
from musterbook.config import Config
from musterbook.house import MARKING, House, create_house
from musterbook.reading.reader import Reading
from musterbook.terms.claims import CLAIM_TYPES, Claim, claim_id, slots_of
from musterbook.terms.entries import draft
from musterbook.terms.quotes import quote_of
from musterbook.terms.reports import Text
from musterbook.terms.sources import Source
from tests.registers.booking import day, exactly, named, unnamed

HOME = "mission-a"
KEEPER, SECOND = "R. Abara", "M. Toll"
NOW = dt.datetime(2025, 10, 1, 9, tzinfo=dt.UTC)
HOSTILE = '<script>alert("x")</script><img src=x onerror=y> </q></mark>&amp;{{ visit }}{% now %}'
HOSTILE_TITLE = f"Rumour: {HOSTILE}"
SPOKESMAN, THREE = named("Ilse Marchetti", "spokesperson"), unnamed("three officers", 3)
PEOPLE: dict[str, Any] = {"population": "mission", "nationality": "Tavania"}
AMBUSH = day("2025-03-25")


class Told(NamedTuple):
    """One claim as a test marks it: its kind, its quote in the text, who says it, how firmly, and its slots."""

    kind: str
    quote: str
    who: tuple[Source, ...]
    slots: dict[str, Any]
    stance: str = "asserts"


class Dispatch(NamedTuple):
    """One report and the claims in it; `review` is accept, unread or none."""

    title: str
    publisher: str
    published: str
    text: str
    told: tuple[Told, ...]
    kind: str = "wire"
    handling: str = "open"
    review: str = "accept"


def told(kind: str, quote: str, *who: Source, stance: str = "asserts", **slots: Any) -> Told:
    """A marked claim."""
    return Told(kind=kind, quote=quote, who=who, slots=slots, stance=stance)


ONE = exactly(1, "one")
DISPATCHES = (
    Dispatch(
        "Force grows by one company",
        "Heron Wire",
        "2024-10-06",
        "About 400 officers now serve.\n\nThe post holds 34 armoured vehicles. Orland has paid 63 million dollars.",
        (
            told("strength", "About 400 officers now serve", count=exactly(400)),
            told("holding", "34 armoured vehicles", SPOKESMAN, item="armoured vehicles", count=exactly(34),
                 state="held", occurred=day("2024-10-06")),
            told("contribution", "Orland has paid 63 million dollars", donor="Orland", what="money",
                 amount=Decimal(63_000_000), currency="USD", state="paid"),
        ),
    ),
    Dispatch(
        "Officer missing after ambush",
        "Windhover Agency",
        "2025-03-26",
        "One officer is missing after an ambush at Ferry Bridge, a spokeswoman said.",
        (told("casualty", "One officer is missing", SPOKESMAN, count=ONE, outcome="missing", occurred=AMBUSH,
              **PEOPLE),),
    ),
    Dispatch(
        "Officer shot, body taken",
        "Port Courier",
        "2025-03-28",
        "The missing officer was shot and his body taken, a witness said.",
        (told("casualty", "officer was shot and his body taken", unnamed("a witness", 1, "witness"), count=ONE,
              outcome="killed", occurred=AMBUSH, **PEOPLE),),
    ),
    Dispatch(
        "Two officers badly hurt",
        "Heron Wire",
        "2025-04-01",
        "Two officers have been seriously injured, one of them shot in the head, three officers said. The missing"
        " officer is believed to be dead.\n\n20 armoured vehicles were grounded after crews refused to use them. A"
        " bullet pierced a helmet. All equipment meets international standards, a spokeswoman said.\n\nA"
        " delegation will go to the capital. The ministry has not answered. Attacks are becoming more frequent."
        " Inadequate equipment worries them. This was the second time.",
        (
            told("casualty", "Two officers have been seriously injured, one of them shot in the head", THREE,
                 count=exactly(2, "Two"), outcome="injured", occurred=day("2025-03-25", "2025-04-01"), **PEOPLE),
            told("casualty", "one of them shot in the head", THREE, count=ONE, outcome="injured", body_part="head",
                 occurred=day("2025-03-25", "2025-04-01"), **PEOPLE),
            told("casualty", "officer is believed to be dead", THREE, stance="believes", count=ONE, outcome="killed",
                 occurred=AMBUSH, **PEOPLE),
            told("grounding", "20 armoured vehicles were grounded after crews refused to use them",
                 item="armoured vehicles", count=exactly(20), mode="refused", state="out", occurred=day("2025-03-30")),
            told("gear_failure", "A bullet pierced a helmet", THREE, item="helmets", part="shell", effect="perforated",
                 threat="bullet", count=ONE, occurred=day("2025-03-29")),
            told("assurance", "All equipment meets international standards", SPOKESMAN, topic="equipment",
                 standard="international standards"),
            told("plan", "A delegation will go to the capital", THREE, stance="expects", who="A delegation",
                 what="go to the capital"),
            told("no_comment", "The ministry has not answered", who="The ministry", topic="armour", answer="none yet"),
            told("trend", "Attacks are becoming more frequent", THREE, what="attacks", direction="up"),
            told("concern", "Inadequate equipment", THREE, topic="protective equipment"),
            told("tally", "This was the second time", THREE, what="a vehicle failed", count=exactly(2, "second")),
            told("evacuation", "Two officers", SPOKESMAN, count=exactly(2, "Two"), destination="the coast",
                 occurred=day("2025-03-31")),
        ),
    ),
    Dispatch(
        "No delegation, says mission",
        "Windhover Agency",
        "2025-04-03",
        "No delegation will go to the capital, the spokeswoman said.",
        (told("plan", "delegation will go to the capital", SPOKESMAN, stance="denies", who="A delegation",
              what="go to the capital"),),
    ),
    Dispatch(
        "Officer confirmed dead",
        "Heron Wire",
        "2025-09-25",
        "The officer missing since March was killed, the president said.",
        (told("casualty", "officer missing since March was killed", named("the president"), stance="confirms",
              count=ONE, outcome="killed", occurred=AMBUSH, **PEOPLE),),
    ),
    Dispatch(
        "A blog counts eleven",
        "Quayside Notes",
        "2025-04-02",
        "Eleven officers were hurt.",
        (told("casualty", "Eleven officers were hurt", count=exactly(11, "Eleven"), outcome="injured",
              occurred=day("2025-04-02"), **PEOPLE),),
        review="unread",
    ),
    Dispatch(
        "Report by a member",
        "a member of the mission",
        "2025-04-04",
        "We have one radio for two vehicles.",
        (told("concern", "one radio for two vehicles", topic="radios"),),
        kind="field",
        handling="internal",
        review="none",
    ),
    Dispatch(
        HOSTILE_TITLE,
        "Gull <b>Gazette</b>",
        "2025-04-05",
        f"Somebody wrote {HOSTILE} and nobody knows why.",
        (told("concern", HOSTILE, named(HOSTILE), topic=HOSTILE),),
    ),
)  # fmt: skip


class MarkedReader:
    """Finds in a report what its dispatch marks."""

    name = "marked/1"

    def read(self, text: str, *, published: str | None, publisher: str | None, report_digest: bytes) -> Reading:
        """The claims of the dispatch with this text."""
        dispatch = next(d for d in DISPATCHES if d.text == text)
        claims = tuple(_claim(text, told, report_digest) for told in dispatch.told)
        return Reading(claims=claims, language="en", notes=())


def _claim(text: str, told: Told, digest: bytes) -> Claim:
    start = text.index(told.quote)
    end = start + len(told.quote)
    claim: Claim = CLAIM_TYPES[told.kind](
        id=claim_id(digest, told.kind, start, end, 0),
        report=digest.hex(),
        language="en",
        quote=quote_of(text, start, end),
        attribution=told.who,
        stance=told.stance,
        said_at=None,
        refers=(),
        reader=MarkedReader.name,
        rule=f"{told.kind}.marked",
        score=Decimal("0.9"),
        slots=slots_of(told.kind, **told.slots),
    )
    return claim


def config_at(folder: Path) -> Config:
    """A configuration with everything in one folder."""
    return Config(book=folder / "m.book", signers=folder / "signers", mission=HOME, hosts=())


def make_book(folder: Path, *, marking: str = MARKING) -> Config:
    """A book with every dispatch recorded and reviewed; the first strength is amended, the tally rejected."""
    config = config_at(folder)
    with create_house(config, actor=KEEPER) as house:
        house.reader = MarkedReader()
        for dispatch in DISPATCHES:
            _record(house, dispatch, marking)
        house.ledger.append([_roll_call()], now=NOW)
        house.sign()
        house.refresh()
    return config


def _record(house: House, dispatch: Dispatch, marking: str) -> None:
    text = Text(text=dispatch.text, media_type="text/plain", extractor="text/1", title=None, publisher=None, made=None,
                published=None, notes=(marking,) if marking else ())  # fmt: skip
    arrival = Arrival(
        data=dispatch.text.encode(), text=text, name=None, kind=dispatch.kind, stage="final",
        handling=dispatch.handling, mission=HOME, title=dispatch.title, publisher=dispatch.publisher,
        published=dispatch.published, corrects=None,
    )  # fmt: skip
    recorded = house.record(arrival, accept_by=KEEPER if dispatch.review == "unread" else None, now=NOW)
    if dispatch.review == "accept":
        house.review([_decision(claim) for claim in recorded.claims], now=NOW)


def _decision(claim: Claim) -> Review:
    if claim.kind == "strength":
        changes = {"slots.count": {"min": 400, "max": 400, "approx": True, "words": "About 400"}}
        return Review(claim=claim.id, decision="amend", by=SECOND, reason="the text says about", changes=changes)
    if claim.kind == "tally":
        return Review(claim=claim.id, decision="reject", by=SECOND, reason="of what is not told", changes={})
    return Review(claim=claim.id, decision="accept", by=KEEPER, reason=None, changes={})


def _roll_call() -> Any:
    counts = {"present": 129, "detached": 5, "evacuated": 3, "unaccounted": 1}
    fields = {"mission": HOME, "unit": "Northern post", "taken_at": "2025-03-26T06:00:00Z", "notes": None, **counts}
    return draft("muster.taken", fields, actor=KEEPER)
