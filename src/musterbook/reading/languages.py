"""Which language a text is in, by its small words: enough to leave unread what the grammars do not know."""

import re

from musterbook.reading.lexicon import LEXICON
from musterbook.reading.words import listed

WORDS: dict[str, frozenset[str]] = {code: listed(words) for code, words in LEXICON.small_words.items()}
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 6000
ENOUGH = 3


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of the language whose small words are most frequent; null where too few are seen."""
    words = [w.lower() for w in WORD.findall(text[:SAMPLE])]
    seen = {code: sum(w in told for w in words) for code, told in WORDS.items()}
    best = max(seen, key=lambda code: (seen[code], code == "en"))
    return best if seen[best] >= ENOUGH else None
