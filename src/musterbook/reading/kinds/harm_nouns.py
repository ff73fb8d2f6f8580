"""Nouns that count the harmed, and the clause that a noun stands in."""

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.harm import OUTCOMES
from musterbook.terms.claims import Outcome

COUNTED = ("killed_count", "injured_count", "missing_count", "captured_count", "harmed_count")


def outcome_in(group: NounGroup, names: tuple[str, ...]) -> Outcome | None:
    """The outcome that the group's class of noun tells."""
    return next((OUTCOMES[name] for name in names if group.has(name)), None)


def clause_around(view: View, at: int) -> Clause | None:
    held = [c for c in view.clauses if c.start <= at < c.end]
    return min(held, key=lambda c: c.end - c.start, default=None)
