"""Evacuated people in roll calls: rows of numbers under a head that names the columns ("strength / … / evacuated")."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.terms.claims import slots_of
from musterbook.terms.counts import exactly

HEAD = re.compile(r"[a-z][a-z() .-]*(?: ?[/|;] ?[a-z][a-z() .-]*){2,}")
ROW = re.compile(r"\s*(?P<who>[^:\n\d][^:\n]{0,40}?):?\s+(?P<cells>\d[\d,]*(?: ?[/|;] ?\d[\d,]*){2,})")
CUT = re.compile(r"[/|;]")
EVACUATED = ("evacuat", "evac", "medevac", "casevac", "repat")
REACH = 1500


def find_rows(view: View) -> Iterator[Candidate]:
    """The row that a sentence is, where its column of the evacuated holds a number above nought."""
    text = view.document.text
    line = text.rfind("\n", 0, view.sentence.start) + 1
    row = ROW.match(text[line : view.sentence.end])
    column = column_of(view.document.low[max(0, line - REACH) : line]) if row is not None else None
    if row is None or column is None:
        return
    cells = [cell.strip() for cell in row["cells"].split("/") if cell.strip()]
    if len(cells) <= column or int(cells[column].replace(",", "")) == 0:
        return
    start, end = line + row.start("who"), line + row.end("cells")
    yield Candidate(
        kind="evacuation",
        start=start,
        end=end,
        slots=slots_of(
            "evacuation", count=exactly(int(cells[column].replace(",", "")), cells[column]), who=row["who"].strip()
        ),
        rule="evacuation.row",
        score=0.7,
    )


def column_of(low: str) -> int | None:
    """Which column of the nearest head before holds the evacuated, counted from nought."""
    heads = list(HEAD.finditer(low))
    names = [name.strip() for name in CUT.split(heads[-1][0])] if heads else []
    return next(
        (n for n, name in enumerate(names) if name.split()[-1:] and name.split()[-1].startswith(EVACUATED)), None
    )
