"""The situation: what the book says, on one page."""

from django.http import HttpRequest, HttpResponse

from musterbook.briefing.casualties_chart import chart_casualties
from musterbook.briefing.fleet_chart import chart_fleet
from musterbook.desk.glance import matrix_of, people_of, plans_of, tiles_of, waiting_of
from musterbook.desk.rooms import enter

MOST_PEOPLE, MOST_PLANS, MOST_WAITING = 8, 6, 8


def show_situation(request: HttpRequest) -> HttpResponse:
    """The front page."""
    visit = enter(request)
    situation = visit.situation
    waiting = waiting_of(visit.house.teacher.rank(visit.accounts.values()), visit.filings)
    plans, people = plans_of(situation), people_of(situation)
    charts = (chart_casualties(situation), chart_fleet(situation))
    return visit.render(
        "situation.html",
        situation=situation,
        tiles=tiles_of(situation),
        matrix=matrix_of(situation),
        people=people[:MOST_PEOPLE],
        people_more=people[MOST_PEOPLE:],
        plans=plans[:MOST_PLANS],
        plans_more=plans[MOST_PLANS:],
        charts=[chart for chart in charts if chart],
        unanswered=[line for line in situation.requests if line.is_open],
        waiting=waiting[:MOST_WAITING],
        waiting_more=waiting[MOST_WAITING:],
    )
