"""Review files: a decision a line, as JSON.

{"claim": ID, "decision": "accept" | "amend" | "reject", "by": NAME, "reason": TEXT, "changes": {"slots.count": …}}.
In place of "claim" a line may name {"report": id, title or file name, "kind": …, "quote": exact words, "which": 1}.
The decision "add" names report, kind and quote, and its "changes" tell what the missed claim states.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from musterbook.actions.add_claims import Addition
from musterbook.actions.review_claims import Decided, Review
from musterbook.errors import Incorrect, NotFound
from musterbook.house import House


def read_review_file(house: House, lines: Iterable[str], by: str | None) -> list[Decided]:
    """The decisions of a review file; `by` stands in where a line names nobody.

    Raises Incorrect (review.incorrect) and NotFound (review.unknown_claim, report.unknown), naming the line.
    """
    decided: list[Decided] = []
    index = _Index(house)
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("//"):
            continue
        try:
            decided.append(_decided(msgspec.json.decode(line, type=dict[str, Any]), index, by))
        except msgspec.MsgspecError as problem:
            raise Incorrect("review.incorrect", f"line {number} of the review: {problem}") from problem
        except NotFound as problem:
            raise NotFound(problem.code, f"line {number} of the review: {problem.message}") from problem
    return decided


def _decided(told: dict[str, Any], index: "_Index", by: str | None) -> Decided:
    who = {"by": told.get("by") or by or "", "reason": told.get("reason")}
    changes = told.get("changes") or {}
    if told.get("decision") == "add":
        place = {"report": index.find_report(told), "kind": told.get("kind"), "quote": told.get("quote")}
        return msgspec.convert({**place, **who, "which": told.get("which", 0), "told": changes}, Addition)
    claim = told.get("claim") or index.find(told)
    return msgspec.convert({"claim": claim, "decision": told.get("decision"), "changes": changes, **who}, Review)


class _Index:
    """The book's reports by name, and its claims by report, kind and quote."""

    def __init__(self, house: House) -> None:
        self.claims: dict[tuple[str, str, str], list[str]] = {}
        self.reports: dict[str, set[str]] = {}
        for filing in house.filings().values():
            for name in {filing.meta.id, filing.meta.title, filing.meta.name} - {None}:
                self.reports.setdefault(str(name), set()).add(filing.meta.id)
        for account in house.accounts():
            report = account.report
            for name in {report.id, report.title, report.name}:
                key = (str(name), account.claim.kind, account.claim.quote.exact)
                self.claims.setdefault(key, []).append(account.claim.id)

    def find(self, told: dict[str, Any]) -> str:
        """The claim that a line names by its report, kind and quote."""
        key = (str(told.get("report")), str(told.get("kind")), str(told.get("quote")))
        found = self.claims.get(key, [])
        which = told.get("which", 1)
        if not isinstance(which, int) or not 0 < which <= len(found):
            raise NotFound("review.unknown_claim", f"no claim {key[1]} in “{key[0]}” with the quote “{key[2]}”")
        return found[which - 1]

    def find_report(self, told: dict[str, Any]) -> str:
        """The report that a line names."""
        found = self.reports.get(str(told.get("report")), set())
        if len(found) != 1:
            raise NotFound("report.unknown", f"no single report “{told.get('report')}”: see `musterbook show reports`")
        return next(iter(found))
