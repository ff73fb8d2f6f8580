"""The fold: entries in, rows out, one entry at a time.

`apply` says which subjects an entry touched; `rows` gives a subject's rows as they now stand. What rows hold is a
function of the entries alone, and entries on unrelated matters may come in any order. Erased entries add nothing.
"""

from collections.abc import Callable, Iterable
from typing import Any

from musterbook.errors import Incorrect
from musterbook.registers import judgements, muster, reports
from musterbook.registers.accounts import Accounts
from musterbook.registers.catalogue import RULE_OF_REGISTER
from musterbook.registers.rows import Account, Filing, Judgement, RollCall, Row, Subject
from musterbook.registers.spans import lay_rows
from musterbook.terms.entries import Entry

Handler = Callable[["Fold", int, dict[str, Any]], set[Subject]]


class Fold:
    """The state of all registers after the entries applied so far; `mission` is the home mission's key.

    `version` rises when its rules change: rows kept from an older one are then folded anew.
    """

    name = "registers"
    version = 3

    def __init__(self, mission: str) -> None:
        self._mission = mission
        self._accounts = Accounts()
        self._filings: dict[str, Filing] = {}
        self._roll_calls: dict[str, list[RollCall]] = {}
        self._judgements: dict[str, Judgement] = {}

    @classmethod
    def restore(cls, mission: str, rows: Iterable[Row]) -> "Fold":
        """The fold whose current rows these are, so that a follower need not start from the first entry."""
        fold = cls(mission)
        accounts: list[Account] = []
        for row in rows:
            body = row.body
            if isinstance(body, Filing):
                fold._filings[body.meta.id] = body
            elif isinstance(body, RollCall):
                fold._roll_calls.setdefault(row.subject, []).append(body)
            elif isinstance(body, Judgement):
                fold._judgements[row.subject] = body
            else:
                accounts.append(body)
        for account in sorted(accounts, key=lambda a: a.seq):
            fold._accounts.put(account)
        return fold

    def apply(self, entry: Entry) -> set[Subject]:
        """Take in an entry and say whose rows may have changed.

        Raises Incorrect (entry.incorrect) where an entry speaks of a report or claim that is not in the book.
        """
        handler = HANDLERS.get(entry.kind or "")
        return handler(self, entry.seq, entry.payload) if handler and not entry.erased else set()

    def rows(self, register: str, name: str) -> tuple[Row, ...]:
        """The rows of a subject, by its register and its id there, as they now stand."""
        if register == "reports":
            return (reports.lay_filing(self._filings[name]),) if name in self._filings else ()
        if register == "muster":
            return muster.lay_roll_calls(self._roll_calls.get(name, []))
        if register == "judgements":
            found = self._judgements.get(name)
            return (judgements.lay_judgement(found, self._mission),) if found else ()
        return lay_rows(RULE_OF_REGISTER[register], name, self._accounts.of_subject(Subject(register, name)))

    def subjects(self) -> set[Subject]:
        """Every subject that has rows."""
        return (
            self._accounts.subjects()
            | {Subject("reports", name) for name in self._filings}
            | {Subject("muster", name) for name, calls in self._roll_calls.items() if calls}
            | {Subject("judgements", name) for name in self._judgements}
        )

    def _receive(self, seq: int, payload: dict[str, Any]) -> set[Subject]:
        filing = reports.filing_of(seq, payload)
        self._filings[filing.meta.id] = filing
        return {Subject("reports", filing.meta.id)}

    def _mark_read(self, _seq: int, payload: dict[str, Any]) -> set[Subject]:
        filing = self._filing(payload["report"])
        self._filings[filing.meta.id] = reports.mark_read(filing, payload)
        return {Subject("reports", filing.meta.id)}

    def _handle(self, _seq: int, payload: dict[str, Any]) -> set[Subject]:
        filing = reports.with_handling(self._filing(payload["report"]), payload["after"])
        self._filings[filing.meta.id] = filing
        return {Subject("reports", filing.meta.id)} | self._accounts.refile(filing.meta)

    def _read_claim(self, seq: int, payload: dict[str, Any]) -> set[Subject]:
        return self._accounts.read(seq, payload, self._filing(payload["report"]).meta)

    def _review(self, seq: int, payload: dict[str, Any]) -> set[Subject]:
        return self._accounts.review(seq, payload)

    def _accept_unread(self, seq: int, payload: dict[str, Any]) -> set[Subject]:
        return self._accounts.accept_unread(seq, payload)

    def _take_muster(self, seq: int, payload: dict[str, Any]) -> set[Subject]:
        call = muster.roll_call_of(seq, payload)
        name = muster.muster_subject(call)
        self._roll_calls.setdefault(name, []).append(call)
        return {Subject("muster", name)}

    def _judge(self, seq: int, payload: dict[str, Any]) -> set[Subject]:
        judgement = judgements.judgement_of(seq, payload)
        name = judgements.judgement_subject(judgement)
        self._judgements[name] = judgement
        return {Subject("judgements", name)}

    def _erase(self, _seq: int, payload: dict[str, Any]) -> set[Subject]:
        """What was erased leaves the registers, and what quotes an erased report with it."""
        entries = frozenset(payload["entries"] or ())
        gone = {name for name, filing in self._filings.items() if filing.seq in entries or name == payload["report"]}
        touched = self._accounts.forget(entries, gone) | {Subject("reports", name) for name in gone}
        for name in gone:
            del self._filings[name]
        for name, calls in self._roll_calls.items():
            if any(call.seq in entries for call in calls):
                calls[:] = [call for call in calls if call.seq not in entries]
                touched.add(Subject("muster", name))
        erased = {name for name, judgement in self._judgements.items() if judgement.seq in entries}
        for name in erased:
            del self._judgements[name]
        return touched | {Subject("judgements", name) for name in erased}

    def _filing(self, report: str) -> Filing:
        if report not in self._filings:
            raise Incorrect("entry.incorrect", f"an entry speaks of report {report}, which is not in the book")
        return self._filings[report]


HANDLERS: dict[str, Handler] = {
    "report.received": Fold._receive,
    "report.read": Fold._mark_read,
    "handling.changed": Fold._handle,
    "claim.read": Fold._read_claim,
    "claim.accepted": Fold._review,
    "claim.amended": Fold._review,
    "claim.rejected": Fold._review,
    "claim.withdrawn": Fold._review,
    "claims.accepted_unread": Fold._accept_unread,
    "muster.taken": Fold._take_muster,
    "entry.erased": Fold._erase,
    **dict.fromkeys(judgements.SUBJECT_FIELD, Fold._judge),
}


def fold_entries(mission: str, entries: Iterable[Entry]) -> Fold:
    """The fold of these entries."""
    fold = Fold(mission)
    for entry in entries:
        fold.apply(entry)
    return fold
