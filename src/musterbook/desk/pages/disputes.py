"""Disputes and tensions, with the words of each side and what would settle them."""

from django.http import HttpRequest, HttpResponse

from musterbook.desk.rooms import enter


def show_disputes(request: HttpRequest) -> HttpResponse:
    """Every dispute and tension."""
    visit = enter(request)
    return visit.render("disputes.html", disputes=visit.situation.disputes, tensions=visit.situation.tensions)
