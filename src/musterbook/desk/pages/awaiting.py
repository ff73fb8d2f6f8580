"""What awaits review, claim by claim, in the order in which to review it."""

from django.http import HttpRequest, HttpResponse

from musterbook.desk.rooms import enter
from musterbook.registers.rows import Account

MOST = 100


def list_awaiting(request: HttpRequest) -> HttpResponse:
    """The claims that await review, of the mission asked about."""
    visit = enter(request)
    mission, teacher = visit.question.mission, visit.house.teacher
    asked: list[Account] = [a for a in visit.accounts.values() if mission in (None, a.report.mission)]
    ranked = teacher.rank(asked)
    return visit.render("awaiting.html", ranked=ranked[:MOST], number=len(ranked), taught=teacher.taught())
