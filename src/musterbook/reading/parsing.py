"""One sentence through the first stages: tokens, tags, quantities, times, noun groups, verb groups."""

import datetime as dt

import msgspec

from musterbook.reading.chunks import NounGroup, VerbGroup
from musterbook.reading.noun_groups import find_groups
from musterbook.reading.quantities import find_quantities
from musterbook.reading.tagging import tag_words
from musterbook.reading.times import TimeSpan, find_times
from musterbook.reading.tokens import Sentence, split_tokens
from musterbook.reading.verb_groups import find_verbs
from musterbook.reading.words import Word


class Parse(msgspec.Struct, frozen=True):
    """What the first stages make of one sentence."""

    sentence: Sentence
    words: tuple[Word, ...]
    times: tuple[TimeSpan, ...]
    groups: tuple[NounGroup, ...]
    verbs: tuple[VerbGroup, ...]

    def words_in(self, start: int, end: int) -> frozenset[int]:
        """The indexes of the words that lie inside a stretch of the text."""
        return frozenset(w.i for w in self.words if w.start >= start and w.end <= end)


def parse_sentence(
    text: str, folded: str, low: str, sentence: Sentence, cased: bool, published: dt.date | None
) -> Parse:
    """The words and groups of the sentence that stands at sentence.start in the text."""
    words = tag_words(
        folded, low, split_tokens(folded, sentence.start, sentence.end), cased and sentence.form != "headline"
    )
    times = find_times(text, low, sentence.start, sentence.end, words, published)
    in_times = frozenset(
        i for t in times for i in range(t.first, t.last) if any(w.tag != "RB" for w in words[t.first : t.last])
    )
    groups = find_groups(words, find_quantities(words, text), in_times, text)
    in_groups = frozenset(i for g in groups for i in range(g.first, g.last))
    return Parse(sentence, words, times, groups, find_verbs(words, text, in_times | in_groups))
