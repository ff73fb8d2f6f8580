"""Laws of words that every form prints alike."""

import pytest

from musterbook.briefing.records import Citation, CitedReport, Saying
from musterbook.briefing.wording import tell_report, tell_sayings


def saying(who, report="R1", status="accepted", carriers=()):
    return Saying(who=who, carriers=carriers, report=report, status=status)


CARRIED = saying("an aide", carriers=("Heron Wire",), status="unreviewed")
THRICE = [saying("an aide"), saying("an aide", "R4"), saying("an aide", "R6")]
TWO = [saying("an aide", status="amended"), saying("a clerk", "R2")]


@pytest.mark.parametrize(
    ("sayings", "stance", "told"),
    [
        ([saying("three officers")], "believes", "three officers (believes)"),
        ([saying("Heron Wire, in its own words")], "asserts", ""),
        ([CARRIED], "asserts", "an aide, carried by Heron Wire ‡"),
        (THRICE, "denies", "an aide (denies) (also R4, R6)"),
        (TWO, "asserts", "an aide [amended]; a clerk (also R2)"),
    ],
)
def test_sayings_name_who_how_and_where(sayings, stance, told):
    """Who said it, how firmly, through whom, how reviewed, and in which reports beside the first."""
    citation = Citation(id="ab12", others=(), claims=("ab12",), quote="q", stance=stance, sayings=tuple(sayings))
    assert tell_sayings(citation) == told


def test_a_report_without_a_title_is_called_so():
    """No report is cited by nothing."""
    assert tell_report(CitedReport(key="R1", id="x", title="", publisher="", date="")) == "report without a title"
