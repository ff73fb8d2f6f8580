"""Finds the sentences that two texts share nearly word for word, wherever they stand in either."""

import re
from collections import Counter
from itertools import pairwise

from musterbook.terms.record import Record

SHINGLE, FEWEST_WORDS, NEARLY = 3, 8, 0.6
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\Wa-z_])|[。！？]|\n+")
WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
MOST_PLACES = 20  # in which a run of words is looked up: beyond that it tells nothing
EDGES = " \t\n"

Shingle = tuple[str, ...]


class Shared(Record, frozen=True):
    """A sentence of one text and the sentence of another that it nearly repeats; offsets in code points.

    `likeness` is the share of the shorter one's runs of three words that stand in the longer one, 0.6 to 1.
    """

    start: int
    end: int
    other_start: int
    other_end: int
    likeness: float


class Sentence(Record, frozen=True):
    """Where a sentence stands, and its runs of three words."""

    start: int
    end: int
    shingles: frozenset[Shingle]


def shared_passages(one: str, other: str) -> tuple[Shared, ...]:
    """The sentences of one text, of eight words at least, that stand nearly the same in the other; in reading order."""
    others = split_sentences(other)
    found_in: dict[Shingle, list[int]] = {}
    for place, sentence in enumerate(others):
        for shingle in sentence.shingles:
            places = found_in.setdefault(shingle, [])
            if len(places) < MOST_PLACES:
                places.append(place)
    shared = (_find_best(sentence, others, found_in) for sentence in split_sentences(one))
    return tuple(found for found in shared if found)


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of a text that are long enough to be recognised."""
    bounds = [0, *(end.end() for end in SENTENCE_END.finditer(text)), len(text)]
    sentences = []
    for start, end in pairwise(bounds):
        words = WORD.findall(text[start:end].casefold())
        if len(words) >= FEWEST_WORDS:
            shingles = frozenset(zip(*(words[offset:] for offset in range(SHINGLE)), strict=False))
            start += len(text[start:end]) - len(text[start:end].lstrip(EDGES))
            end = start + len(text[start:end].rstrip(EDGES))
            sentences.append(Sentence(start=start, end=end, shingles=shingles))
    return sentences


def _find_best(sentence: Sentence, others: list[Sentence], found_in: dict[Shingle, list[int]]) -> Shared | None:
    """The most alike of the other sentences, the first of equals; None where none is near."""
    common = Counter(place for shingle in sentence.shingles for place in found_in.get(shingle, ()))
    ranked = [
        (count / min(len(sentence.shingles), len(others[place].shingles)), -place) for place, count in common.items()
    ]
    likeness, place = max(ranked, default=(0.0, 0))
    if likeness < NEARLY:
        return None
    best = others[-place]
    return Shared(start=sentence.start, end=sentence.end, other_start=best.start, other_end=best.end, likeness=likeness)
