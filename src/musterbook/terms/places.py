"""Where, in the report's words, and the place it is taken to be."""

from musterbook.terms.record import Record


class Where(Record, frozen=True):
    """`words` as the report has them; `place` a gazetteer key (ISO 3166 code, P-code or a settled name) or null."""

    words: str
    place: str | None
