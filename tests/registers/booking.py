"""A small book for tests: reports, claims and decisions as entries, in one line each."""

import datetime as dt
import hashlib
from decimal import Decimal

from musterbook.registers.protocol import FoldedRegisters, collect_rows
from musterbook.terms.claims import CLAIM_TYPES, Reference, slots_of
from musterbook.terms.counts import Count
from musterbook.terms.entries import Entry, arrange_payload, schema_of
from musterbook.terms.payloads import claim_to_fields
from musterbook.terms.places import Where
from musterbook.terms.quotes import Quote
from musterbook.terms.sources import Source
from musterbook.terms.times import Interval

HOME = "mission-a"


def hex_of(text):
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def day(first, last=None, words=None):
    return Interval(earliest=first, latest=last or first, words=words)


def exactly(number, words=None):
    return Count(min=number, max=number, approx=False, words=words or str(number))


def at_least(number, words):
    return Count(min=number, max=None, approx=False, words=words)


def place(words, key=None):
    return Where(words=words, place=key)


def named(name, role=None):
    return Source(name=name, anonymous=False, number=None, role=role, reason=None)


def unnamed(name, number=None, role="officer"):
    return Source(name=name, anonymous=True, number=number, role=role, reason=None)


class Book:
    """Entries in the making. `report` and `claim` give ids; `entries` is the book."""

    def __init__(self, start="2025-04-02T08:00:00Z"):
        self.entries = []
        self.claims = {}
        self._now = dt.datetime.fromisoformat(start)

    def add(self, kind, **told):
        self._now += dt.timedelta(minutes=1)
        header = {"kind": kind, "recorded_at": self._now.strftime("%Y-%m-%dT%H:%M:%SZ"), "actor": "R. Abara"}
        blank = dict.fromkeys(schema_of(kind, told.get("claim_kind")))
        payload = arrange_payload({**blank, **header, **told})
        self.entries.append(Entry(seq=len(self.entries), payload=payload, erased=False))
        return self.entries[-1]

    def report(self, name, published, publisher=None, kind="wire", handling="open", mission=HOME, **told):
        said = {"earliest": published, "latest": published, "words": None} if published else None
        defaults = {"title": name, "media_type": "text/plain", "size": 1, "name": name}
        self.add(
            "report.received",
            report=hex_of(name),
            report_kind=kind,
            handling=handling,
            mission=mission,
            publisher=publisher,
            said_at=said,
            **{**defaults, **told},
        )
        return hex_of(name)

    def claim(self, report, kind, quote, *who, stance="asserts", refers=(), said=None, **slots):
        number = len(self.claims)
        claim = CLAIM_TYPES[kind](
            id=hex_of(f"{report} {kind} {quote} {number}"),
            report=report,
            language="en",
            quote=Quote(exact=quote, start=400 * number, end=400 * number + len(quote), prefix="", suffix=""),
            attribution=tuple(who),
            stance=stance,
            said_at=said,
            refers=tuple(Reference(claim=other, as_=how) for other, how in refers),
            reader="rules/1",
            rule=f"{kind}.test",
            score=Decimal("0.9"),
            slots=slots_of(kind, **slots),
        )
        self.claims[claim.id] = claim
        self.add("claim.read", **claim_to_fields(claim))
        return claim.id

    def accept(self, claim):
        return self.add("claim.accepted", claim=claim, report=self.claims[claim].report, reason="seen")

    def accept_all(self):
        for claim in self.claims:
            self.accept(claim)

    def rows(self, known_at=None, as_of=None):
        return collect_rows(FoldedRegisters(HOME, self.entries), as_of=as_of, known_at=known_at, mission=None)

    def accept_unread(self, report):
        named_claims = [c.id for c in self.claims.values() if c.report == report]
        return self.add("claims.accepted_unread", report=report, claims=named_claims, reason=None)
