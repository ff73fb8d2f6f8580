"""Registers: all of them by name, and each as tables."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from musterbook.briefing.strength_chart import chart_strength
from musterbook.desk.addresses import address_of
from musterbook.desk.rooms import enter
from musterbook.desk.ruled import ABOUT, count_lines, rule_tables

PAGES_OF_THEIR_OWN = ("incidents", "disputes", "reports")


def list_registers(request: HttpRequest) -> HttpResponse:
    """Every register with what it is about."""
    visit = enter(request)
    return visit.render("registers.html", registers=list(count_lines(visit.situation)))


def show_register(request: HttpRequest, register: str) -> HttpResponse:
    """One register."""
    visit = enter(request)
    if register in PAGES_OF_THEIR_OWN:
        return HttpResponseRedirect(address_of(visit.asked, register))
    tables = rule_tables(register, visit.situation)
    chart = chart_strength(visit.situation, visit.accounts.values()) if register == "force" else None
    copies = [line for line in visit.situation.origins if len(line.reports) > 1] if register == "sources" else []
    return visit.render(
        "register.html", register=register, about=ABOUT[register], tables=tables, chart=chart, copies=copies
    )
