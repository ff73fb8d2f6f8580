"""A claim as it stands beside its quote: what it states, who says it, and what a person decided."""

from musterbook.briefing.dates import write_day
from musterbook.desk.slots import SlotLine, slot_lines
from musterbook.registers.rows import Account
from musterbook.registers.voices import is_unnamed
from musterbook.terms.record import Record


class Speaker(Record, frozen=True):
    """One link from the utterer to the carrier; `note` is role, number and reason in words."""

    name: str
    unnamed: bool
    note: str


class Relation(Record, frozen=True):
    """How a claim stands to another of its report, in words, and that claim's number on the page (None: not there)."""

    words: str
    claim: str
    number: int | None


class Card(Record, frozen=True):
    """A claim for the page. `place` is its place beside its passage, `number` on the page.

    `timing` tells where its time is taken from, if not from the text; `advice` why to review it sooner or later, if
    nobody has.
    """

    number: int
    place: int
    id: str
    kind: str
    stance: str
    speakers: tuple[Speaker, ...]
    slots: tuple[SlotLine, ...]
    relations: tuple[Relation, ...]
    timing: str
    status: str
    decided: str
    why: str
    rule: str
    reader: str
    score: str
    entry: int
    advice: str


RELATIONS = {"same": "the same as", "part": "part of", "about": "about", "caused": "caused"}


def card_of(number: int, place: int, account: Account, numbers: dict[str, int], advice: str) -> Card:
    """The card of a claim; `numbers` are those of the report's claims by id."""
    claim, review = account.claim, account.review
    return Card(
        number=number,
        place=place,
        id=claim.id,
        kind=claim.kind.replace("_", " "),
        stance=claim.stance,
        speakers=speakers_of(account),
        slots=slot_lines(account),
        relations=tuple(
            Relation(words=RELATIONS[told.as_], claim=told.claim, number=numbers.get(told.claim))
            for told in claim.refers
        ),
        timing="the day it was said; no other time is told" if account.start == "said_at" else "",
        status=review.status,
        decided=f"by {review.by}, {write_day((review.at or '')[:10])}" if review.by else "",
        why=review.why or "",
        rule=claim.rule,
        reader=claim.reader,
        score=f"{claim.score:.2f}",
        entry=account.seq,
        advice=advice,
    )


def speakers_of(account: Account) -> tuple[Speaker, ...]:
    """From who said it to who carries it; the report's publisher last, where it isn't named in the text."""
    claim, report = account.claim, account.report
    carrier = report.publisher or report.title or "the report"
    if not claim.attribution:
        unnamed = is_unnamed(None, report)
        return (Speaker(name=carrier, unnamed=unnamed, note="in its own words"),)
    told = [Speaker(name=s.name, unnamed=s.anonymous, note=_note(s.role, s.reason)) for s in claim.attribution]
    if told[-1].name != carrier:
        told.append(Speaker(name=carrier, unnamed=False, note="carries it"))
    return tuple(told)


def _note(role: str | None, reason: str | None) -> str:
    return ", ".join(told for told in (role, reason) if told)
