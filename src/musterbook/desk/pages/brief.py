"""The brief as a page, and as files to take away; the styles of charts."""

from html import escape

from django.http import HttpRequest, HttpResponse

from musterbook.briefing.charts import CHART_STYLE
from musterbook.briefing.html import STYLE, render_fragment
from musterbook.briefing.markdown import render_markdown
from musterbook.briefing.pdf import render_pdf
from musterbook.briefing.records import Brief
from musterbook.desk.addresses import address_of
from musterbook.desk.asked import Asked
from musterbook.desk.rooms import Visit, enter
from musterbook.errors import Incorrect
from musterbook.registers.selection import Audience

AUDIENCES: dict[str, Audience] = {"house": "house", "partner": "partner", "public": "public"}


def show_brief(request: HttpRequest) -> HttpResponse:
    """The brief within the desk."""
    visit = enter(request)
    brief = brief_of(visit)
    fragment = link_sources(render_fragment(brief), brief, visit.asked)
    return visit.render("brief.html", fragment=fragment, audience=audience_of(visit), audiences=AUDIENCES)


def print_brief(request: HttpRequest) -> HttpResponse:
    """The brief as a PDF."""
    return _file(render_pdf(brief_of(enter(request))), "application/pdf", "brief.pdf")


def write_brief(request: HttpRequest) -> HttpResponse:
    """The brief as Markdown."""
    text = render_markdown(brief_of(enter(request)))
    return _file(text.encode(), "text/markdown; charset=utf-8", "brief.md")


def style_charts(_: HttpRequest) -> HttpResponse:
    """The colours of charts, light and dark."""
    return HttpResponse(CHART_STYLE, content_type="text/css; charset=utf-8")


def style_brief(_: HttpRequest) -> HttpResponse:
    """The brief's own style, charts among it; the desk's comes after it and sets the colours."""
    return HttpResponse(STYLE, content_type="text/css; charset=utf-8")


def audience_of(visit: Visit) -> Audience:
    """For whom the brief is asked: partners, unless the address says otherwise.

    Raises Incorrect (argument.incorrect).
    """
    told = visit.request.GET.get("audience", "partner")
    if told not in AUDIENCES:
        raise Incorrect("argument.incorrect", f"no audience “{told[:20]}”: choose house, partner or public")
    return AUDIENCES[told]


def brief_of(visit: Visit) -> Brief:
    """The brief that the address asks for."""
    asked = visit.asked
    return visit.house.brief(
        visit.question, audience=audience_of(visit), as_of=asked.as_of or None, known_at=asked.known_at or None
    )


def link_sources(fragment: str, brief: Brief, asked: Asked) -> str:
    """The brief with each source's id leading on to its claim, beside its quote in its report."""
    for citation in brief.citations:
        name = f"<code>{citation.id}</code>"
        fragment = fragment.replace(
            name, f'<a href="{escape(address_of(asked, "claim", citation.claims[0]))}">{name}</a>'
        )
    return fragment


def _file(data: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
