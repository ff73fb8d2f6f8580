"""The house that this desk serves, opened once, and the question that a request asks of it."""

from functools import cache

from django.http import HttpRequest

from musterbook.assessment.situation import Situation
from musterbook.config import find_config
from musterbook.house import House, Question, open_house


@cache
def the_house() -> House:
    """The one house of this process."""
    return open_house(find_config())


def fresh_house() -> House:
    """The house, caught up with what other processes have recorded."""
    house = the_house()
    house.refresh()
    return house


def question_of(request: HttpRequest, house: House) -> Question:
    """What the address asks: ?as_of=…&known_at=…&mission=…&include=unreviewed.

    Raises Incorrect (time.incorrect).
    """
    told = request.GET
    return house.ask(
        as_of=told.get("as_of", "").strip() or None,
        known_at=told.get("known_at", "").strip() or None,
        mission=told.get("mission", "").strip() or None,
        include_unreviewed=told.get("include") == "unreviewed",
    )


def situation_of(request: HttpRequest) -> tuple[House, Situation]:
    """The house and what it says to this request."""
    house = fresh_house()
    return house, house.situation(question_of(request, house))
