"""How a book stands before whoever checks it: whether its key is the one they know, and who has witnessed it."""

import datetime as dt
from contextlib import closing
from typing import NamedTuple

from musterbook.cli.outside import UNNAMED
from musterbook.config import Config
from musterbook.errors import MusterbookError
from musterbook.ledger.findings import Problem
from musterbook.ledger.notes import parse_key
from musterbook.ledger.policies import Policy, judge_best
from musterbook.store.tables import open_tables


class Standing(NamedTuple):
    """The key that the book names, what to say of its witnesses, and what does not hold."""

    vkey: str
    words: str
    problems: tuple[Problem, ...]


def stand_before(config: Config, policy: Policy | None, vkey: str | None) -> Standing:
    """How the book's kept checkpoints stand before a policy or a key, either of which the checker got elsewhere."""
    with closing(open_tables(config)) as tables:
        named, notes, size = tables.meta["vkey"], tables.notes(), tables.size()
    try:
        trusted = ({parse_key(vkey).raw} if vkey else set()) | {log.raw for log in (policy.logs if policy else ())}
        if trusted and parse_key(named).raw not in trusted:
            return _fallen(named, "the book names another key than the one that you trust")
        if policy is None:
            return Standing(named, UNNAMED, ())
        best = judge_best(policy, [note for note in notes if _is_of(note, named)], dt.datetime.now(dt.UTC))
    except MusterbookError as problem:
        return _fallen(named, problem.message)
    if best is None or not best.met:
        return _fallen(named, f"it asks for more witnesses: {best or 'no checkpoint is signed yet'}")
    since = size - best.checkpoint.size
    later = f"; since then {since} more, not witnessed yet" if since else ""
    words = f"consistent, and witnessed as the policy asks up to entry {best.checkpoint.size - 1}: {best}{later}\n"
    return Standing(named, words, ())


def _is_of(note: str, vkey: str) -> bool:
    """Whether a note is under the book's present origin: a book that was continued has had others."""
    return note.startswith(parse_key(vkey).name + "\n")


def _fallen(vkey: str, what: str) -> Standing:
    return Standing(vkey, "", (Problem(part="policy", where="", what=what),))
