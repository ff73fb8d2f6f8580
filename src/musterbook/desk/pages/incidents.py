"""Incidents: the list, and one incident with its accounts side by side and who said what when."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from musterbook.assessment.situation import find_incident
from musterbook.desk.addresses import address_of
from musterbook.desk.finding import whole_incident
from musterbook.desk.rooms import enter
from musterbook.desk.timeline import speeches_of, steps_of
from musterbook.errors import NotFound


def list_incidents(request: HttpRequest) -> HttpResponse:
    """Every incident, newest first."""
    visit = enter(request)
    return visit.render("incidents.html", incidents=visit.situation.incidents)


def show_incident(request: HttpRequest, incident: str) -> HttpResponse:
    """One incident; an older or shortened id leads to the present one."""
    visit = enter(request)
    situation = visit.situation
    try:
        line = find_incident(situation, whole_incident(situation, incident))
    except NotFound:
        visit.house.refuse_erased(incident)
        raise
    if line.id != incident:
        return HttpResponseRedirect(address_of(visit.asked, "incident", line.id))
    persons = [person for person in situation.persons if person.id in line.persons]
    return visit.render(
        "incident.html",
        incident=line,
        persons=[(person, steps_of(person, situation.accounts)) for person in persons],
        speeches=speeches_of(line.accounts),
        disputes=[d for d in situation.disputes if d.incident == line.id or d.person in line.persons],
    )
