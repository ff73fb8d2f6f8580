"""Which language a text is in, by its small words: enough to leave unread what the grammars do not know."""

import re

WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        (
            "the",
            "of",
            "and",
            "to",
            "in",
            "a",
            "is",
            "was",
            "that",
            "for",
            "on",
            "with",
            "were",
            "by",
            "he",
            "they",
            "from",
            "said",
            "have",
            "has",
        )
    ),
    "fr": frozenset(
        (
            "le",
            "la",
            "les",
            "des",
            "et",
            "du",
            "une",
            "est",
            "dans",
            "que",
            "pour",
            "sur",
            "qui",
            "par",
            "au",
            "avec",
            "ont",
            "été",
            "aux",
            "sont",
        )
    ),
    "es": frozenset(
        (
            "el",
            "la",
            "los",
            "las",
            "y",
            "del",
            "una",
            "es",
            "en",
            "que",
            "por",
            "con",
            "para",
            "se",
            "al",
            "fue",
            "un",
            "su",
            "han",
            "sus",
        )
    ),
    "pt": frozenset(
        (
            "o",
            "os",
            "as",
            "da",
            "do",
            "dos",
            "das",
            "uma",
            "em",
            "que",
            "para",
            "com",
            "não",
            "foi",
            "ao",
            "pela",
            "pelo",
            "são",
            "mais",
            "e",
        )
    ),
    "de": frozenset(
        (
            "der",
            "die",
            "das",
            "und",
            "ist",
            "von",
            "den",
            "mit",
            "ein",
            "eine",
            "auf",
            "nicht",
            "im",
            "dem",
            "wurde",
            "sich",
            "bei",
            "zu",
            "auch",
            "nach",
        )
    ),
    "it": frozenset(
        (
            "il",
            "lo",
            "gli",
            "di",
            "della",
            "del",
            "che",
            "una",
            "per",
            "con",
            "sono",
            "alla",
            "nel",
            "nella",
            "è",
            "dei",
            "delle",
            "dal",
            "sul",
            "ha",
        )
    ),
    "ht": frozenset(
        (
            "yo",
            "nan",
            "ak",
            "pou",
            "ki",
            "se",
            "li",
            "te",
            "yon",
            "sou",
            "ap",
            "pa",
            "la",
            "nou",
            "moun",
            "gen",
            "lan",
            "epi",
            "peyi",
            "sa",
        )
    ),
    "sw": frozenset(
        (
            "ya",
            "wa",
            "na",
            "kwa",
            "ni",
            "katika",
            "la",
            "za",
            "cha",
            "kuwa",
            "hiyo",
            "huo",
            "watu",
            "polisi",
            "baada",
            "hii",
            "huku",
            "kutoka",
            "vya",
            "yake",
        )
    ),
}
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 6000
ENOUGH = 3


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of the language whose small words are most frequent; null where too few are seen."""
    words = [w.lower() for w in WORD.findall(text[:SAMPLE])]
    seen = {code: sum(w in told for w in words) for code, told in WORDS.items()}
    best = max(seen, key=lambda code: (seen[code], code == "en"))
    return best if seen[best] >= ENOUGH else None
