"""Reports: the list, one report with its quotes marked beside its claims, the way from a claim's id to its quote."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from musterbook.desk.addresses import address_of, claim_anchor
from musterbook.desk.documents import list_documents, show_passages
from musterbook.desk.finding import find_one
from musterbook.desk.rooms import enter


def list_reports(request: HttpRequest) -> HttpResponse:
    """Every report that is known to the question, newest first."""
    visit = enter(request)
    return visit.render("reports.html", documents=list_documents(visit))


def show_report(request: HttpRequest, report: str) -> HttpResponse:
    """One report."""
    visit = enter(request)
    filing = find_one(visit.house, visit.filings, report, "report.unknown", "report")
    if report != filing.meta.id:
        return HttpResponseRedirect(address_of(visit.asked, "report", filing.meta.id))
    accounts = [account for account in visit.accounts.values() if account.report.id == filing.meta.id]
    return visit.render(
        "report.html",
        filing=filing,
        accounts=accounts,
        passages=show_passages(visit.house.text(filing.meta.id), accounts, visit.house.teacher.rank(accounts)),
        corrected=visit.filings.get(filing.meta.corrects or ""),
        corrections=[other for other in visit.filings.values() if other.meta.corrects == filing.meta.id],
    )


def find_claim(request: HttpRequest, claim: str) -> HttpResponse:
    """Leads from a claim's id, or the beginning of it, to its place beside its quote."""
    visit = enter(request)
    account = find_one(visit.house, visit.accounts, claim, "claim.unknown", "claim")
    anchor = claim_anchor(account.claim.id)
    return HttpResponseRedirect(address_of(visit.asked, "report", account.report.id, anchor=anchor))
