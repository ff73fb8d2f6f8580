"""The brief's words that every form prints alike: the facts under its title, its reports, who said a quote."""

from itertools import groupby

from musterbook.briefing.citations import OWN_WORDS
from musterbook.briefing.records import SIGNS, Brief, Citation, CitedReport, Saying

STANCES = {"confirms": "confirms", "believes": "believes", "expects": "expects", "denies": "denies",
           "retracts": "takes back"}  # fmt: skip
REVIEWS = {"accepted": "", "unreviewed": SIGNS["includes unreviewed"], "accepted unread": SIGNS["accepted unread"]}
CHECKPOINT = "The book's checkpoint"
CHECKPOINT_USE = "Keep it: with this brief, musterbook verify --checkpoint tells whether the book has only grown since."
GLANCE_CITES = 6
PLACES = {"Equipment": "equipment", "Force": "force", "Money": "contributions", "Open": "disputes"}


def tell_facts(brief: Brief) -> tuple[str, ...]:
    """What stands under the title: the mission, the two clocks, the audience, the review."""
    clocks = (f"as of {brief.as_of}", f"known at {brief.known_at}")
    return (f"Mission: {brief.mission}", *clocks, f"for: {brief.audience}", brief.review)


def tell_report(report: CitedReport) -> str:
    """A report's title, publisher and date."""
    told = (f"“{report.title}”" if report.title else "", report.publisher, report.date)
    return ", ".join(part for part in told if part) or "report without a title"


def tell_sayings(citation: Citation) -> str:
    """Who said it, how firmly, through whom, how it was reviewed, in which other reports it stands.

    Of what a report says in its own words nothing but the last two is told.
    """
    told = [_tell_saying(citation, saying) for saying in citation.sayings]
    found = []
    for words, group in groupby(zip(told, citation.sayings, strict=True), key=lambda pair: pair[0]):
        keys = [saying.report for _, saying in group]
        also = list(dict.fromkeys(key for key in keys if key != citation.sayings[0].report))
        found.append(words + (f" (also {', '.join(also)})" if also else ""))
    return "; ".join(told.strip() for told in found if told)


def _tell_saying(citation: Citation, saying: Saying) -> str:
    stance = STANCES.get(citation.stance)
    told = "" if saying.who.endswith(OWN_WORDS) else saying.who
    told += f" ({stance})" if stance else ""
    told += f", carried by {', '.join(saying.carriers)}" if saying.carriers else ""
    return f"{told} {REVIEWS.get(saying.status, f'[{saying.status}]')}".strip()
