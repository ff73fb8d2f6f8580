"""Grades of facts by a stated rule (grades/1), and a proposal on the Admiralty code's scale of credibility.

retracted      every account of it is taken back
disputed       an open dispute stands on it
acknowledged   the party that it reflects on says so: a mission's own statement, report or spokesperson
corroborated   two or more independent origins, coherent
single origin  otherwise

Credibility: 1 where three or more independent origins agree, or two of which one is the answerable party; 2 where two
agree; 3 for one named origin or the answerable party; 4 disputed; 5 retracted; 6 where only unnamed people say so.
A person's override stands above the rule.
"""

import tomllib
from collections.abc import Sequence
from typing import NamedTuple

from musterbook.assessment.records import Grade
from musterbook.assessment.speakers import OWN_VOICE, Utterance
from musterbook.assessment.words import DATA
from musterbook.registers.rows import Account

RULE = "grades/1"
ANSWERABLE: tuple[str, ...] = tuple(tomllib.loads((DATA / "parties.toml").read_text("utf-8"))["answerable"])
OFFICIAL_REPORTS = frozenset({"sitrep", "statement"})


class Graded(NamedTuple):
    """A grade, why, and the credibility that it proposes."""

    grade: Grade
    why: str
    credibility: int


def answers_for_it(account: Account, utterance: Utterance) -> bool:
    """Whether the speaker is the party that must answer: by role or name, or the mission's own report's voice."""
    if utterance.anonymous:
        return False
    if utterance.key == OWN_VOICE:
        return account.report.kind in OFFICIAL_REPORTS
    told = f"{utterance.who} {utterance.role or ''}".casefold()
    return account.report.kind in OFFICIAL_REPORTS or any(word in told for word in ANSWERABLE)


def grade_fact(
    accounts: Sequence[Account], utterances: Sequence[Utterance], independent: int, *, disputed: bool
) -> Graded:
    """The grade of a fact on which these accounts stand; utterances are theirs, one by one."""
    if accounts and all(a.claim.stance == "retracts" or a.review.status == "withdrawn" for a in accounts):
        return Graded("retracted", "every account of it is taken back", 5)
    if disputed:
        return Graded("disputed", "accounts that cannot all be right", 4)
    firm = [
        u.who
        for a, u in zip(accounts, utterances, strict=True)
        if a.claim.stance in ("asserts", "confirms") and answers_for_it(a, u)
    ]
    if firm:
        return Graded("acknowledged", f"{firm[0]} says so", 1 if independent > 1 else 3)
    if independent > 1:
        return Graded("corroborated", f"{independent} independent origins", 1 if independent > 2 else 2)
    if utterances and all(u.anonymous for u in utterances):
        return Graded("single origin", "only unnamed people say so", 6)
    return Graded("single origin", "one origin", 3)
