"""Who speaks: one link of a claim's attribution, from the utterer to the carrier."""

from musterbook.terms.record import Record


class Source(Record, frozen=True):
    """A source in the report's words, resolved ("The officers", never "they").

    `number` counts the individuals of an anonymous group; `reason` says why they are unnamed.
    """

    name: str
    anonymous: bool
    number: int | None
    role: str | None
    reason: str | None
