"""How to read the figures, the words and the pages."""

from django.http import HttpRequest, HttpResponse

from musterbook.desk.rooms import enter


def show_help(request: HttpRequest) -> HttpResponse:
    """The help page."""
    return enter(request).render("help.html")
