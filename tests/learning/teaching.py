"""Books to learn from: many short reports whose reader is told what to find, and people who decide by a rule."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from musterbook.actions.record_report import Arrival, Recorded
from musterbook.actions.review_claims import Review
from musterbook.config import Config
from musterbook.house import House, create_house
from musterbook.intake.take import take_in
from musterbook.reading.reader import Reading
from musterbook.terms.claims import CLAIM_TYPES, Claim, claim_id, slots_of
from musterbook.terms.quotes import quote_of
from tests.registers.booking import exactly, named

NOW = dt.datetime(2025, 10, 1, 9, tzinfo=dt.UTC)
KEEPER = "R. Abara"


class Find(NamedTuple):
    """What the reader finds at some words: a kind, the rule that it names, its score and slots."""

    words: str
    kind: str
    rule: str
    score: str
    slots: dict[str, Any]


class ToldReader:
    """A reader that finds what it was told, wherever the words stand."""

    name = "told/1"

    def __init__(self, *finds: Find) -> None:
        self.finds = finds

    def read(self, text: str, *, published: str | None, publisher: str | None, report_digest: bytes) -> Reading:
        """The claims at the words that stand in the text."""
        found = (self._claim(find, text, report_digest) for find in self.finds if find.words in text)
        return Reading(claims=tuple(sorted(found, key=lambda c: c.quote.start)), language="en", notes=())

    def _claim(self, find: Find, text: str, digest: bytes) -> Claim:
        start = text.index(find.words)
        end = start + len(find.words)
        return CLAIM_TYPES[find.kind](
            id=claim_id(digest, find.kind, start, end, 0),
            report="sha256:" + digest.hex(),
            language="en",
            quote=quote_of(text, start, end),
            attribution=(named("Ilse Marchetti", "spokesperson"),),
            stance="asserts",
            said_at=None,
            refers=(),
            reader=self.name,
            rule=find.rule,
            score=Decimal(find.score),
            slots=slots_of(find.kind, **find.slots),
        )


HURT = Find("Two guards were hurt", "casualty", "casualty.sure", "0.90", {"count": exactly(2), "outcome": "injured"})
FELL = Find("a wall fell on one", "casualty", "casualty.loose", "0.90", {"count": exactly(1), "outcome": "harmed"})
VIEW = Find("the talks would be hard", "position", "position.told", "0.50", {"topic": "talks"})
SENTENCES = "Two guards were hurt at gate {n}. Later a wall fell on one. They said the talks would be hard."


def make_house(folder: Path, *finds: Find) -> House:
    """An empty book whose reader finds these (else all three)."""
    config = Config(book=folder / "a.book", signers=folder / "signers", mission="home", hosts=())
    house = create_house(config, actor="test")
    house.reader = ToldReader(*(finds or (HURT, FELL, VIEW)))
    return house


def record(house: House, text: str, *, accept_by: str | None = None, published: str | None = "2025-03-01") -> Recorded:
    """Records a text."""
    data = text.encode()
    arrival = Arrival(
        data=data,
        text=take_in(data, None),
        name=None,
        kind="wire",
        stage=None,
        handling="open",
        mission="home",
        title=None,
        publisher="Heron Wire",
        published=published,
        corrects=None,
    )
    return house.record(arrival, accept_by=accept_by, now=NOW)


def decide(house: House, claim: Claim, decision: str, **changes: Any) -> None:
    """One decision on a claim; changes name slots."""
    told = {f"slots.{name}": value for name, value in changes.items()}
    house.review(
        [Review(claim=claim.id, decision=decision, by=KEEPER, reason="as the text has it", changes=told)],  # type: ignore[arg-type]
        now=NOW,
    )


def teach(house: House, reports: int) -> list[Recorded]:
    """Records reports and reviews them: what is surely read stands, what is loosely read is rejected or amended."""
    made = []
    for n in range(reports):
        made.append(record(house, SENTENCES.format(n=n)))
        for claim in made[-1].claims:
            if claim.rule == "casualty.loose":
                decide(
                    house, claim, *(("reject",) if n % 2 else ("amend",)), **({} if n % 2 else {"outcome": "killed"})
                )
            elif claim.rule == "casualty.sure":
                decide(house, claim, "accept")
    return made
