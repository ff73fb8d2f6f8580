"""Nouns that the lexicon does not know and whose ending says that they are people: "bandsmen", "waggoner"."""

import re

from musterbook.reading.chunks import NounGroup
from musterbook.reading.lexicon import LEXICON

AGENTS = re.compile(r"[a-z]{3}(?:m[ae]n|wom[ae]n|(?:[^aeiou]|[aeiou]{2})(?:er|or|eer)s?|ists?|keepers?)\Z")
THINGS = frozenset({"remainder", "reminder", "newsletter", "stinger", "hangover", "disaster", "gutter", "meter"})


def is_agent(group: NounGroup) -> bool:
    """Whether the head is an unknown common noun with the ending of one who does something."""
    low = group.head.low
    common = group.head.tag in ("NN", "NNS") and low not in THINGS
    return common and AGENTS.search(low) is not None and not LEXICON.readings(low)
