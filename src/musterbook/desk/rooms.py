"""The house that this desk serves, opened once, and one request's visit to it: what it asks and what it is shown."""

from functools import cache, cached_property
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from musterbook.assessment.situation import Situation
from musterbook.config import find_config
from musterbook.desk.asked import Asked, read_asked
from musterbook.errors import Incorrect
from musterbook.house import ALL_MISSIONS, House, Question, open_house
from musterbook.registers.rows import Account, Filing, Row

LONGEST_WORD = 64


@cache
def the_house() -> House:
    """The one house of this process."""
    return open_house(find_config())


class Visit:
    """One request: its question, and what the book says to it. Everything is looked up once, when first needed."""

    def __init__(self, request: HttpRequest, house: House) -> None:
        self.request, self.house = request, house
        self.asked: Asked = read_asked(request.GET)

    @cached_property
    def question(self) -> Question:
        """What the address asks.

        Raises Incorrect (argument.incorrect, time.incorrect).
        """
        asked = self.asked
        if max(map(len, (asked.as_of, asked.known_at, asked.mission))) > LONGEST_WORD:
            raise Incorrect("argument.incorrect", "too long a question: give a date, an entry's number, a mission")
        return self.house.ask(
            as_of=asked.as_of or None,
            known_at=asked.known_at or None,
            mission=asked.mission or None,
            include_unreviewed=asked.includes_unreviewed,
        )

    @cached_property
    def situation(self) -> Situation:
        """What the book says to the question."""
        return self.house.situation(self.question)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows known to the question, of every mission."""
        return self.house.rows(msgspec.structs.replace(self.question, mission=None))

    @cached_property
    def filings(self) -> dict[str, Filing]:
        """The reports known to the question, of every mission, by id in the order in which they came."""
        found = {row.subject: row.body for row in self.rows if isinstance(row.body, Filing)}
        return dict(sorted(found.items(), key=lambda item: item[1].seq))

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """The claims known to the question, of every mission, by id in the order of reports and quotes."""
        found = {row.body.claim.id: row.body for row in self.rows if isinstance(row.body, Account)}
        return dict(sorted(found.items(), key=lambda item: _place_of(item[1])))

    @property
    def marking(self) -> str:
        """What every page of this book must say."""
        return self.house.marking

    @property
    def newest(self) -> int:
        """The number of the last entry that the registers hold."""
        return self.house.view.position - 1

    @property
    def entry(self) -> int:
        """The number of the last entry that this answer rests on; -1 where it asks about a time before the first."""
        known = self.question.known_at
        return self.newest if known is None else min(known, self.newest)

    @property
    def erased(self) -> int:
        """How many entries this answer lacks, since they are erased by now."""
        return self.house.count_erased(self.question.known_at)

    @cached_property
    def missions(self) -> tuple[str, ...]:
        """The missions that reports speak of, the book's own first, and the word for all."""
        others = {filing.meta.mission for filing in self.house.filings().values()} - {self.house.mission}
        return (self.house.mission, *sorted(others), ALL_MISSIONS)

    @property
    def mission_words(self) -> str:
        """Which mission is asked about."""
        return self.asked.mission_words(self.house.mission)

    def render(self, template: str, **context: Any) -> HttpResponse:
        """A page of the desk."""
        return render(self.request, f"desk/{template}", {"visit": self, **context})


def _place_of(account: Account) -> tuple[str, int, int, str]:
    quote = account.claim.quote
    return account.report.id, quote.start, quote.end, account.claim.id


def enter(request: HttpRequest) -> Visit:
    """A visit to the house, caught up with what other processes have recorded."""
    house = the_house()
    house.refresh()
    return Visit(request, house)
