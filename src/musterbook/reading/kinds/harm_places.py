"""The words one of which a sentence must have for a place of a template to be filled."""

from functools import cache

from musterbook.reading.lexicon import LEXICON

PLACED = {"owned": "body_part", "hurt": "wound", "body": "remains_of", "bodies": "remains_of", "a_death": "death_event"}
TOLD_BY_LIST = frozenset(
    {
        "body_part",
        "wound",
        "remains_of",
        "projectile",
        "explosive",
        "care_place",
        "death_event",
        "assault_event",
        "mishap",
    }
)


@cache
def heads_of(place: str) -> frozenset[str]:
    """The words one of which a group has that fills a place; empty where they cannot be told."""
    if place == "life":
        return frozenset({"life", "lives"})
    names = [PLACED.get(name, name) for name in place.split("+")]
    if not TOLD_BY_LIST.issuperset(names):
        return frozenset()
    return frozenset(form.split()[-1] for name in names for form in LEXICON.forms(name))
