"""The laws of the reader."""

import hashlib
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.reading.reader import Reading, RulesReader
from musterbook.terms.claims import decode_claim, encode_claim

READER = RulesReader()
TEXT = (
    "(Agency) - Four soldiers were wounded on Monday when a mine exploded near the ford, an army doctor told AFP. "
    "Colonel Ivo Brandt confirmed that all four soldiers were flown to the capital. "
    "“Nobody was killed,” he said.\n\nIf the truck had been armoured, nobody would have been hurt."
)
WORDS = st.sampled_from([*TEXT.split(), "killed", "12", "“", "”", "\n\n", "(", ",", "…", "who", "that", "not"])


def read(text: str) -> Reading:
    """A text read as of April 2025."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
    return READER.read(text, published="2025-04-01", publisher=None, report_digest=digest)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_every_claim_is_quotable(words: list[str]) -> None:
    """Whatever the text, every quote stands in it at its offsets, ids differ, and claims survive their JSON."""
    text = " ".join(words)
    claims = read(text).claims
    assert all(text[c.quote.start : c.quote.end] == c.quote.exact for c in claims)
    assert len({c.id for c in claims}) == len(claims)
    assert all(decode_claim(encode_claim(c)) == c for c in claims)


def test_a_report_is_read() -> None:
    """Who was hurt, who says so, who carried it, and what was confirmed."""
    claims = read(TEXT).claims
    hurt = next(c for c in claims if c.kind == "casualty")
    assert [s.name for s in hurt.attribution] == ["an army doctor", "AFP", "Agency"]
    assert hurt.attribution[0].anonymous
    moved = next(c for c in claims if c.kind == "evacuation")
    assert (moved.utterer.name if moved.utterer else None, moved.stance) == ("Ivo Brandt", "confirms")


def test_conditions_claim_nothing() -> None:
    """What would have happened is no claim."""
    start = TEXT.index("If the truck")
    assert not [c for c in read(TEXT).claims if c.quote.start >= start]


def test_reading_twice_gives_the_same() -> None:
    """Two readers, one answer."""
    assert RulesReader().read(TEXT, published=None, publisher=None, report_digest=b"x") == READER.read(
        TEXT, published=None, publisher=None, report_digest=b"x"
    )


def test_other_languages_are_left_unread() -> None:
    """A language without grammars gives no claims and says so."""
    reading = read("Die Soldaten wurden in der Stadt verletzt, und die Bewohner sind auf der Straße mit dem Wagen.")
    assert (reading.claims, reading.language, reading.notes) == ((), "de", ("unread",))


def test_time_is_linear_in_length() -> None:
    """Ten times the text takes little more than ten times the time, also without any full stop."""
    for unit in (TEXT + "\n\n", "two men were killed and ", '"he said ', "(a, b) "):
        read(unit * 4)
        first = _seconds(unit * 20)
        assert _seconds(unit * 200) < 60 * first + 2


def _seconds(text: str) -> float:
    start = time.perf_counter()
    read(text)
    return time.perf_counter() - start
