"""Text in an encoding from before UTF-8, which carries no mark: every known one is tried and judged as language.

A reading is judged by its letters outside ASCII: are they letters of one language, small where they should be, within
words of one script? Common words settle what letters leave open.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

import msgspec

from musterbook.terms.record import Record

TABLE = Path(__file__).parent / "data" / "encodings.toml"
SAMPLE = 4000  # characters on which a reading is judged
MARKS = frozenset("’‘“”„«»‹›–—…•·°§©®™€£№²³½¼×±´\u00a0\u00ad\u202f")
IN_WORDS = "’–·\u00ad"
FIRST_APART, FIRST_UNPARTED, FIRST_MIXED = "\u0250", "\u0e00", "\u1000"  # Greek on; Thai on; Chinese on
BAD, WORDS_COUNT = 3.0, 0.3
FOREIGN = re.compile(r"[^\x00-\x7f]")
WORD = re.compile(r"[^\W\d_]+")


class Language(Record, frozen=True):
    """What tells a language's encodings apart: its letters outside ASCII and its common words."""

    name: str
    encodings: tuple[str, ...]
    letters: str
    words: tuple[str, ...]


class Reading(Record, frozen=True):
    """One way to read the bytes, and how well its sample reads as a language (1 is well)."""

    score: float
    encoding: str
    language: str
    sample: str


@cache
def load_languages() -> tuple[Language, ...]:
    """The languages of data/encodings.toml, the likelier first."""
    told = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return msgspec.convert(told["language"], tuple[Language, ...])


def read_ways(data: bytes) -> list[Reading]:
    """Every way to read bytes strictly in a known encoding, the best first."""
    samples: dict[str, str | None] = {}
    readings = []
    for language in load_languages():
        for encoding in language.encodings:
            if encoding not in samples:
                samples[encoding] = _sample(data, encoding)
            sample = samples[encoding]
            if sample is not None:
                score = judge(sample, language)
                readings.append(Reading(score=score, encoding=encoding, language=language.name, sample=sample))
    return sorted(readings, key=lambda reading: -reading.score)


def judge(sample: str, language: Language) -> float:
    """How well a sample reads as a language: at most 1 for its letters and 0.3 for its words."""
    letters, foreign = _alphabet(language), list(FOREIGN.finditer(sample))
    apart = FIRST_APART <= min(letters) < FIRST_MIXED
    good = sum(_fits(sample, found.start(), letters, apart) for found in foreign)
    points = (good - BAD * (len(foreign) - good)) / max(1, len(foreign))
    return points + WORDS_COUNT * min(1.0, 2 * _known_words(sample, language, len(foreign)))


def _known_words(sample: str, language: Language, foreign: int) -> float:
    if min(_alphabet(language)) >= FIRST_UNPARTED:
        return sum(map(sample.count, language.words)) / max(1, foreign)
    words = WORD.findall(sample.lower())
    return sum(word in language.words for word in words) / max(1, len(words))


def _sample(data: bytes, encoding: str) -> str | None:
    """The stretch about the first letter outside ASCII; None where the bytes are not in this encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    first = FOREIGN.search(text)
    start = max(0, first.start() - SAMPLE // 4) if first else 0
    return text[start : start + SAMPLE]


@cache
def _alphabet(language: Language) -> frozenset[str]:
    told = re.sub("(.)-(.)", lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), language.letters)
    return frozenset(told)


def _fits(sample: str, place: int, letters: frozenset[str], apart: bool) -> bool:
    """Whether a letter stands where its language has it; `apart`: never beside a Latin letter."""
    letter = sample[place]
    before, after = sample[max(0, place - 1) : place], sample[place + 1 : place + 2]
    if letter in MARKS:
        return letter in IN_WORDS or not (before.isalpha() and after.isalpha())
    if apart and any(near.isascii() and near.isalpha() for near in (before, after)):
        return False
    if letter in letters:
        return True
    return letter.isupper() and letter.lower() in letters and (not before.isalpha() or before.isupper())
