"""What the book now says, on one screen of a terminal."""

from collections.abc import Iterable, Iterator

from musterbook.assessment.lines import PersonLine
from musterbook.assessment.situation import Situation
from musterbook.terms.plain_text import plain

INDENT = "  "
MOST = 8


def glance_at(situation: Situation) -> str:
    """The main lines of a situation as text."""
    return "\n".join(_lines(situation)) + "\n"


def _lines(situation: Situation) -> Iterator[str]:
    review = situation.review
    yield "What the book says now"
    yield (
        INDENT
        + f"{review.accepted + review.amended} claims accepted, {review.amended} of them amended; "
        + (f"{review.rejected} rejected; {review.unreviewed} await review")
    )
    yield from _part(
        "Casualties",
        (
            f"{c.population}: {c.outcome} {c.figure.words}"
            + (f"; {c.believed}" if c.believed else "")
            + f" ({c.support.grade})"
            for c in situation.casualties
        ),
    )
    yield from _part(
        "Whose fate is told differently",
        (f"{p.figure.words} of {p.population}: {fate}" for p in situation.persons if (fate := _fate(p))),
    )
    yield from _part("Equipment", (line.left for line in situation.equipment if line.left))
    yield from _part("Disputes", (f"{d.about} ({d.state})" for d in situation.disputes))
    yield from _part("Tensions", (t.words for t in situation.tensions))
    yield from _part("Unanswered", (r.words for r in situation.requests if r.is_open))


def _fate(person: PersonLine) -> str:
    """The states told of somebody who was missing, each with its first voice; empty where nobody was."""
    steps = [step for n, step in enumerate(person.history) if step.state not in {s.state for s in person.history[:n]}]
    if len(steps) < 2 or all(step.state != "missing" for step in steps):
        return ""
    return ", ".join(f"{step.state} ({step.who})" for step in steps)


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(dict.fromkeys(map(plain, lines)))
    if not told:
        return
    yield f"{title}:"
    yield from (INDENT + line for line in told[:MOST])
    if len(told) > MOST:
        yield INDENT + f"and {len(told) - MOST} more"
