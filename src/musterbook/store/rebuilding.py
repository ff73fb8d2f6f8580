"""Builds the followers anew, aside, and says where those in use differ: registers must follow from the entries."""

import tempfile
from contextlib import closing
from pathlib import Path

from musterbook.ledger.findings import Problem
from musterbook.ledger.protocol import Ledger
from musterbook.store.followers import MakeFold, open_view
from musterbook.store.view_tables import Laid, open_view_tables

MOST = 20  # problems named


def compare_view(path: Path, ledger: Ledger, make_fold: MakeFold) -> tuple[Problem, ...]:
    """The rows in which the view at a path, caught up, differs from one that is folded anew from the first entry."""
    with tempfile.TemporaryDirectory(prefix="musterbook.") as folder:
        fresh = Path(folder) / "view"
        with closing(open_view(fresh, make_fold)) as view:
            view.catch_up(ledger)
        with closing(open_view_tables(fresh)) as right, closing(open_view_tables(path)) as used:
            return _compare(right.all_laid(), used.all_laid())


def _compare(right: list[Laid], used: list[Laid]) -> tuple[Problem, ...]:
    wanted, found = set(right), set(used)
    surplus = [_problem(row, "no entry makes this row") for row in sorted(found - wanted)]
    missing = [_problem(row, "a row that entries make is missing") for row in sorted(wanted - found)]
    doubled = [] if len(found) == len(used) else [Problem(part="follower", where="", what="a row stands there twice")]
    return tuple((surplus + missing + doubled)[:MOST])


def _problem(row: Laid, what: str) -> Problem:
    return Problem(part="follower", where=f"{row.register}/{row.subject} from entry {row.seq_from}", what=what)
