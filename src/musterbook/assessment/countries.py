"""Which country a phrase names: "Washington" and "the U.S. State Department" give for the United States.

Names are those of the reader's gazetteer: states, their demonyms and capitals. A phrase that names several countries
names none.
"""

from functools import lru_cache

from musterbook.assessment.words import WORD
from musterbook.reading.gazetteer import GAZETTEER

LONGEST_NAME = 4  # words
PLURALS = ("States", "Kingdom", "Republic", "Netherlands", "Bahamas", "Philippines", "Emirates", "Islands")
KINDS = frozenset({"country", "demonym", "capital"})


@lru_cache(maxsize=4096)
def country_of(phrase: str) -> str | None:
    """The one country that a phrase names; None where it names none or several."""
    plain = phrase.replace("U.S.", "United States").replace("U.K.", "United Kingdom")
    words = [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(plain)]
    found: set[str] = set()
    start = 0
    while start < len(words):
        for length in range(min(LONGEST_NAME, len(words) - start), 0, -1):
            told = " ".join(words[start : start + length])
            place = GAZETTEER.find(told) if told[:1].isupper() else None
            if place is not None and place.kind in KINDS:
                found.add(place.country)
                start += length - 1
                break
        start += 1
    return next(iter(found)) if len(found) == 1 else None


def write_country(name: str) -> str:
    """A country's name as it stands within a sentence: "the United States"."""
    return f"the {name}" if name.endswith(PLURALS) else name
