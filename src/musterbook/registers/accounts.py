"""The claims of a book as accounts, by subject: read, reviewed, amended, refiled, forgotten.

A review by a person replaces an earlier one; accepting unread replaces none. A claim of an erased report is forgotten.
"""

from collections.abc import Collection
from typing import Any

import msgspec

from musterbook.errors import Incorrect
from musterbook.registers.catalogue import RULE_OF_KIND
from musterbook.registers.rows import UNREVIEWED, Account, ReportMeta, Review, ReviewStatus, Subject
from musterbook.registers.spans import start_of
from musterbook.registers.voices import derive_id, voice_key
from musterbook.terms.claims import Claim
from musterbook.terms.payloads import amend_claim, claim_from_fields

STATUS_OF: dict[str, ReviewStatus] = {
    "claim.accepted": "accepted",
    "claim.amended": "amended",
    "claim.rejected": "rejected",
    "claim.withdrawn": "withdrawn",
}


def subject_of(claim: Claim, report: ReportMeta) -> Subject:
    """Under whose rows a claim stands: its own, or its utterer's on one matter."""
    rule = RULE_OF_KIND[claim.kind]
    if rule.series is None:
        return Subject(rule.register, claim.id)
    matter = rule.series(claim)
    own = matter[-1] == claim.id
    return Subject(rule.register, claim.id if own else derive_id(report.mission, voice_key(claim, report), *matter))


def open_account(claim: Claim, as_read: Claim | None, review: Review, report: ReportMeta, seq: int) -> Account:
    """The account that a claim gives under its review."""
    start = start_of(claim, report, RULE_OF_KIND[claim.kind])
    return Account(
        claim=claim,
        as_read=as_read,
        review=review,
        report=report,
        seq=seq,
        possible_from=start.possible,
        certain_from=start.certain,
        start=start.told,
    )


class Accounts:
    """Every claim of the book, found by its id, its report and its subject."""

    def __init__(self) -> None:
        self._by_id: dict[str, Account] = {}
        self._by_subject: dict[Subject, dict[str, None]] = {}
        self._by_report: dict[str, dict[str, None]] = {}

    def put(self, account: Account) -> set[Subject]:
        """Keep an account in the place of the claim's earlier one; both subjects are touched."""
        touched = self._drop(account.claim.id)
        subject = subject_of(account.claim, account.report)
        self._by_id[account.claim.id] = account
        self._by_subject.setdefault(subject, {})[account.claim.id] = None
        self._by_report.setdefault(account.report.id, {})[account.claim.id] = None
        return touched | {subject}

    def read(self, seq: int, payload: dict[str, Any], report: ReportMeta) -> set[Subject]:
        """Take in a claim as the reader found it; a claim reviewed before keeps its review."""
        claim = claim_from_fields(payload)
        known = self._by_id.get(claim.id)
        if known is not None and known.review is not UNREVIEWED and known.review.status != "unreviewed":
            return set()
        return self.put(open_account(claim, None, UNREVIEWED, report, seq))

    def review(self, seq: int, payload: dict[str, Any]) -> set[Subject]:
        """Take in one person's decision on one claim."""
        account = self._known(payload["claim"])
        review = Review(
            status=STATUS_OF[payload["kind"]],
            by=payload["actor"],
            why=payload["reason"],
            at=payload["recorded_at"],
            seq=seq,
        )
        original = account.as_read or account.claim
        changes = payload.get("changes")
        if changes:
            return self.put(open_account(amend_claim(original, changes), original, review, account.report, account.seq))
        return self.put(open_account(original, None, review, account.report, account.seq))

    def accept_unread(self, seq: int, payload: dict[str, Any]) -> set[Subject]:
        """Accept without reading what nobody has decided on: the claims named, erased ones aside, or all of the report.

        Raises Incorrect where none of them is in the book.
        """
        named = payload["claims"] or tuple(self._by_report.get(payload["report"], ()))
        review = Review(
            status="accepted unread",
            by=payload["actor"],
            why=payload["reason"],
            at=payload["recorded_at"],
            seq=seq,
        )
        touched: set[Subject] = set()
        there = [claim for claim in named if claim in self._by_id]
        for account in [self._known(claim) for claim in there or named]:
            if account.review.status == "unreviewed":
                touched |= self.put(msgspec.structs.replace(account, review=review))
        return touched

    def refile(self, report: ReportMeta) -> set[Subject]:
        """Give a report's claims its new particulars."""
        touched: set[Subject] = set()
        for claim in tuple(self._by_report.get(report.id, ())):
            touched |= self.put(msgspec.structs.replace(self._by_id[claim], report=report))
        return touched

    def forget(self, entries: Collection[int], reports: Collection[str]) -> set[Subject]:
        """Drop the claims of erased entries and reports; an erased decision leaves its claim unreviewed."""
        touched: set[Subject] = set()
        for claim, account in tuple(self._by_id.items()):
            if account.seq in entries or account.report.id in reports:
                touched |= self._drop(claim)
            elif account.review.seq in entries:
                original = account.as_read or account.claim
                touched |= self.put(open_account(original, None, UNREVIEWED, account.report, account.seq))
        return touched

    def of_subject(self, subject: Subject) -> list[Account]:
        """The accounts under one subject."""
        return [self._by_id[claim] for claim in self._by_subject.get(subject, ())]

    def subjects(self) -> set[Subject]:
        """Every subject with accounts."""
        return set(self._by_subject)

    def _known(self, claim: str) -> Account:
        if claim not in self._by_id:
            raise Incorrect("entry.incorrect", f"an entry speaks of claim {claim}, which is not in the book")
        return self._by_id[claim]

    def _drop(self, claim: str) -> set[Subject]:
        account = self._by_id.pop(claim, None)
        if account is None:
            return set()
        subject = subject_of(account.claim, account.report)
        members = self._by_subject[subject]
        del members[claim]
        if not members:
            del self._by_subject[subject]
        del self._by_report[account.report.id][claim]
        return {subject}
