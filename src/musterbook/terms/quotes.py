"""Where a claim stands in its report (W3C Web Annotation text position and text quote selectors)."""

from musterbook.terms.record import Record

CONTEXT = 32


class Quote(Record, frozen=True):
    """The exact stretch of the frozen text that states a claim; offsets are Unicode code points."""

    exact: str
    start: int
    end: int
    prefix: str
    suffix: str


def quote_of(text: str, start: int, end: int) -> Quote:
    """The quote of text[start:end], with up to 32 characters either side."""
    return Quote(
        exact=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
