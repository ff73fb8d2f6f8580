"""Which language a text is in, by its small words: enough to leave unread what the grammars do not know."""

import re

from musterbook.reading.lexicon import LEXICON
from musterbook.reading.words import listed

WORDS: dict[str, frozenset[str]] = {code: listed(words) for code, words in LEXICON.small_words.items()}
LANGUAGES = {
    word: tuple(code for code, told in WORDS.items() if word in told) for word in frozenset().union(*WORDS.values())
}
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 6000
ENOUGH = 3


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of the language whose small words are most frequent; null where too few are seen."""
    seen = dict.fromkeys(WORDS, 0)
    for word in WORD.findall(text[:SAMPLE].lower()):
        for code in LANGUAGES.get(word, ()):
            seen[code] += 1
    best = max(seen, key=lambda code: (seen[code], code == "en"))
    return best if seen[best] >= ENOUGH else None
