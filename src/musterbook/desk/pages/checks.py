"""The state of the ledger, how to check it elsewhere, and whether the desk is well."""

from django.http import HttpRequest, HttpResponse

from musterbook.desk.ledger_state import latest_lines, state_of
from musterbook.desk.rooms import enter


def show_checks(request: HttpRequest) -> HttpResponse:
    """What the ledger holds and what has been signed."""
    visit = enter(request)
    ledger = visit.house.ledger
    return visit.render("checks.html", state=state_of(ledger), lines=latest_lines(ledger))


def tell_health(request: HttpRequest) -> HttpResponse:
    """Says ok where the book can be read; otherwise the error's page."""
    enter(request)
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
