"""The gazetteer: states with codes, demonyms, capitals and large cities, out of data/countries.csv."""

from collections import defaultdict
from typing import Literal, NamedTuple

from musterbook.reading.word_tables import FOLDER

PlaceClass = Literal["country", "demonym", "capital", "city"]


class Place(NamedTuple):
    """What a name stands for: its ISO 3166-1 code, the state's first name, and what the name is to it."""

    code: str
    country: str
    kind: PlaceClass


class Gazetteer:
    """Names in small letters → places; `starts` leads from a first word to all names that begin with it."""

    def __init__(self, rows: list[str]) -> None:
        self.places: dict[str, Place] = {}
        self.starts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for row in rows:
            code, *columns = row.split(";")
            country = columns[0].split(",")[0]
            for kind, names in zip(("country", "demonym", "capital", "city"), columns, strict=True):
                for name in filter(None, names.split(",")):
                    self._add(name.strip(), Place(code, country, kind))  # type: ignore[arg-type]  # the four columns
        for told in self.starts.values():
            told.sort(key=len, reverse=True)

    def _add(self, name: str, place: Place) -> None:
        low = name.lower()
        if low in self.places:
            return
        self.places[low] = place
        words = tuple(low.replace("'s", " 's").split())
        self.starts[words[0]].append(words)

    def find(self, name: str) -> Place | None:
        """The place of a name, its article left out."""
        low = name.lower()
        return self.places.get(low) or self.places.get(low.removeprefix("the "))


def load_gazetteer() -> Gazetteer:
    """The gazetteer of the room's own data."""
    text = (FOLDER / "countries.csv").read_text(encoding="utf-8")
    return Gazetteer([row for row in text.splitlines() if row and not row.startswith("#")])


GAZETTEER = load_gazetteer()
