"""Puts the house together: a book with its followers and a reader, and the questions that every door asks of them."""

import contextlib
import datetime as dt
import threading
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

import msgspec

from musterbook.actions.add_claims import ReportText
from musterbook.actions.erase import Asked, Planned, erase, find_erasure, plan_erasure
from musterbook.actions.record_report import Arrival, Recorded, record_report
from musterbook.actions.review_claims import Decided, review_claims
from musterbook.actions.take_foreign import take_foreign
from musterbook.actions.take_muster import RollCall, take_muster
from musterbook.assessment.copies import gather_evidence
from musterbook.assessment.situation import Situation, assess
from musterbook.briefing.brief import build_brief
from musterbook.briefing.records import Brief
from musterbook.briefing.sharing import choose_shared
from musterbook.briefing.withholding import make_veil
from musterbook.config import Config
from musterbook.errors import Conflict, MusterbookError, NotFound, Unavailable
from musterbook.learning.teacher import Teacher
from musterbook.ledger.findings import Problem
from musterbook.ledger.growth import own_notes
from musterbook.ledger.protocol import Ledger
from musterbook.ledger.sharing import SharedEntry
from musterbook.reading.model.reader import ModelReader
from musterbook.reading.reader import Reader, RulesReader
from musterbook.registers.fold import Fold
from musterbook.registers.protocol import collect_rows
from musterbook.registers.rows import Account, Filing, Row
from musterbook.registers.selection import Audience, may_see
from musterbook.store.books import create_book, open_book
from musterbook.store.followers import View, open_view
from musterbook.store.model_file import ModelFile
from musterbook.store.rebuilding import compare_view
from musterbook.terms.entries import Entry
from musterbook.terms.erasures import REASONS
from musterbook.terms.record import Record
from musterbook.terms.times import format_time, last_minute, parse_time

ALL_MISSIONS = "all"
MARKING = "written for demonstration"
SITUATIONS_KEPT = 16
TEXT_BLOB = 1
EARLIER = dt.timedelta(days=30)
LONGEST_NUMBER = 16  # digits


class Question(Record, frozen=True):
    """What is asked of the registers: true at `as_of` (minute), known at `known_at` (sequence number), of one mission.

    None asks for all valid time, for the newest knowledge, for every mission.
    """

    as_of: int | None
    known_at: int | None
    mission: str | None
    audience: Audience
    include_unreviewed: bool


class House:
    """A book that is open, its registers caught up, and the reader that reads for it. Safe among threads."""

    def __init__(self, config: Config, ledger: Ledger, view: View, reader: Reader) -> None:
        self.config, self.ledger, self.view, self.reader = config, ledger, view, reader
        self.teacher = Teacher(self, ModelFile(config))
        self._lock = threading.RLock()
        self._texts: dict[str, str] = {}
        self._seqs: dict[str, int] = {}
        self._situations: dict[tuple[int, Question], Situation] = {}
        view.catch_up(ledger)
        self._erasures = view.erasures()
        if ledger.erasing:
            self._finish_erasures()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the book and its followers."""
        self.view.close()
        self.ledger.close()

    @property
    def mission(self) -> str:
        """The key of the book's home mission."""
        return str(self.ledger.entry(0).payload["mission"])

    @property
    def marking(self) -> str:
        """What every page and print of this book must say: that its reports were written for demonstration, or ""."""
        return MARKING if any(MARKING in filing.notes for filing in self.filings().values()) else ""

    def compare_registers(self) -> tuple[Problem, ...]:
        """Where the registers in use differ from ones that are built anew from the first entry."""
        with self._lock:
            self.view.catch_up(self.ledger)
            mission = self.mission
            return compare_view(self.config.view, self.ledger, lambda rows: Fold.restore(mission, rows))

    def refresh(self) -> None:
        """Brings the registers up to what other processes have recorded."""
        with self._lock:
            self.view.catch_up(self.ledger)
            self._heed_erasures()

    # ---- writing

    def record(
        self,
        arrival: Arrival,
        *,
        accept_by: str | None = None,
        now: dt.datetime | None = None,
        model: ModelReader | None = None,
    ) -> Recorded:
        """Records one report, read by the house's reader or by a model, and brings the registers up to it."""
        with self._lock:
            filings, now = self.filings(), now or _now()
            try:
                recorded = record_report(
                    self.ledger,
                    self.reader,
                    filings,
                    arrival,
                    accept_by=accept_by,
                    now=now,
                    model=model,
                    refuse=self._refuse_again,
                )
            except BaseException:
                with contextlib.suppress(MusterbookError):
                    self.view.catch_up(self.ledger)
                raise
            self.view.catch_up(self.ledger)
            return recorded

    def _refuse_again(self, report: str) -> None:
        """Raises Conflict (report.erased) where this very report was erased, unless it was recorded in error."""
        told = find_erasure(self.ledger, self.erasures(), report)
        if told is not None and told.payload["reason"] != "recorded_in_error":
            day = str(told.payload["recorded_at"])[:10]
            raise Conflict(
                "report.erased", f"this report was in the book and was erased on {day}: it is not taken again"
            )

    def review(self, reviews: Sequence[Decided], *, now: dt.datetime | None = None) -> tuple[Entry, ...]:
        """Records decisions on claims, and claims added by hand, and brings the registers up to them."""
        with self._lock:
            read = {account.claim.id: account.as_read or account.claim for account in self.accounts()}
            entries = review_claims(self.ledger, read, self._report_text, reviews, now=now or _now())
            self.view.catch_up(self.ledger)
            return entries

    def _report_text(self, report: str) -> ReportText:
        language = self.filing(report).meta.language
        return ReportText(text=self.text(report), language=language)

    def take_foreign(self, origin: str, filing: Filing, accounts: Sequence[Account], *, by: str | None) -> Recorded:
        """Records claims that another house shares, to be reviewed, and brings the registers up to them."""
        with self._lock:
            known = self.filings()
            taken = take_foreign(self.ledger, known, origin, filing, accounts, by=by, now=_now())
            self.view.catch_up(self.ledger)
            return taken

    def take_muster(self, call: RollCall, *, by: str | None, now: dt.datetime | None = None) -> Entry:
        """Records a roll call and brings the registers up to it."""
        with self._lock:
            entry = take_muster(self.ledger, call, by=by, now=now or _now())
            self.view.catch_up(self.ledger)
            return entry

    def sign(self) -> None:
        """Signs the book's present state if that can be done now; called once after a batch, made good by the next."""
        with contextlib.suppress(Unavailable, Conflict):
            self.ledger.sign_checkpoint()

    def plan_erasure(self, asked: Asked) -> Planned:
        """What an erasure would do; changes nothing."""
        with self._telling_erased(asked.report):
            return plan_erasure(self.ledger, asked, now=_now())

    def erase(self, asked: Asked, *, now: dt.datetime | None = None) -> tuple[Planned, Entry]:
        """Erases, in the book at once, in its keys, files, registers, caches and the reader's model after it.

        Where `ledger.erasing` is still true then, another process holds a file: it goes on when the book is opened.
        """
        with self._lock, self._telling_erased(asked.report):
            done = erase(self.ledger, asked, now=now or _now())
            self._finish_erasures()
            return done

    @contextlib.contextmanager
    def _telling_erased(self, name: str | None) -> Iterator[None]:
        """Says of what is not found that it was erased, where it was."""
        try:
            yield
        except NotFound:
            self.refuse_erased(name or "")
            raise

    def _finish_erasures(self) -> None:
        """Carries out what erasures have left to do; what another process holds up is left for the next time."""
        self._forget()
        self.view.catch_up(self.ledger)
        if self.ledger.erasing:
            self.teacher.forget()
            with contextlib.suppress(Conflict, Unavailable):
                self.view.clean()
                self.ledger.finish_erasures()

    def _forget(self) -> None:
        """Keeps nothing of the book in memory."""
        self._texts, self._seqs, self._situations = {}, {}, {}

    def _heed_erasures(self) -> None:
        """Forgets what another process has erased."""
        if self.ledger.erasing or self.view.erasures() != self._erasures:
            self._erasures = self.view.erasures()
            self._forget()
            with contextlib.suppress(Conflict, Unavailable):
                self.ledger.finish_erasures()

    # ---- asking

    def erasures(self) -> tuple[Entry, ...]:
        """The entries that tell of an erasure, in their order."""
        return tuple(self.ledger.entry(seq) for seq in self.view.erasures())

    def count_erased(self, known_at: int | None = None) -> int:
        """How many entries the registers lack, since they are erased by now, of those up to an entry."""
        gone = {seq for told in self.erasures() for seq in told.payload["entries"] or ()}
        return sum(known_at is None or seq <= known_at for seq in gone)

    def refuse_erased(self, name: str) -> None:
        """Says so where an id is that of something erased.

        Raises NotFound (entry.erased).
        """
        told = find_erasure(self.ledger, self.erasures(), name)
        if told is not None:
            day, code = str(told.payload["recorded_at"])[:10], told.payload["reason"]
            words = f"erased on {day}, for the reason {code}: {REASONS.get(code, code)} (entry {told.seq})"
            raise NotFound("entry.erased", f"{name[: LONGEST_NUMBER * 2]} was {words}")

    def ask(
        self,
        *,
        as_of: str | None = None,
        known_at: str | None = None,
        mission: str | None = None,
        audience: Audience = "house",
        include_unreviewed: bool = False,
    ) -> Question:
        """A question from words: times in RFC 3339, `known_at` also as an entry's number, `mission` a key or "all".

        Raises Incorrect (time.incorrect), NotFound (entry.unknown).
        """
        return Question(
            as_of=None if as_of is None else last_minute(as_of),
            known_at=None if known_at is None else self.resolve_known_at(known_at),
            mission=None if mission == ALL_MISSIONS else mission or self.mission,
            audience=audience,
            include_unreviewed=include_unreviewed,
        )

    def resolve_known_at(self, known_at: str) -> int:
        """The last entry that was recorded at or before a time; a whole number is taken as the entry itself.

        Raises Incorrect (time.incorrect), NotFound (entry.unknown): what is not recorded yet is not known.
        """
        if known_at.isascii() and known_at.isdigit():
            last = self.ledger.size() - 1
            if len(known_at) > LONGEST_NUMBER or int(known_at) > last:
                message = (
                    f"there is no entry {known_at[:LONGEST_NUMBER]}: the last is {last}; a day is written 2025-04-01"
                )
                raise NotFound("entry.unknown", message)
            return int(known_at)
        moment = parse_time(known_at)
        end = moment + dt.timedelta(days=1, seconds=-1) if len(known_at) == len("2025-04-01") else moment
        return self._last_entry_at(format_time(end))

    def _last_entry_at(self, moment: str) -> int:
        low, high = 0, self.ledger.size()
        while low < high:
            middle = (low + high) // 2
            recorded = self.ledger.entry(middle).payload.get("recorded_at", "")
            low, high = (middle + 1, high) if recorded <= moment else (low, middle)
        return low - 1

    def situation(self, question: Question) -> Situation:
        """What the book says to a question; kept until the book grows."""
        key = (self.view.position, question)
        with self._lock:
            if key not in self._situations:
                if len(self._situations) >= SITUATIONS_KEPT:
                    self._situations.pop(next(iter(self._situations)))
                self._situations[key] = self._assess(question)
            return self._situations[key]

    def brief(self, question: Question, *, audience: Audience, as_of: str | None, known_at: str | None) -> Brief:
        """The brief that answers a question for an audience; what changed is told against 30 days before."""
        question = msgspec.structs.replace(question, audience=audience)
        moment = parse_time(as_of) if as_of else self._newest()
        earlier = (moment - EARLIER).date().isoformat()
        before = msgspec.structs.replace(question, as_of=last_minute(earlier))
        return build_brief(
            self.situation(question),
            accounts=[row.body for row in self.rows(question) if isinstance(row.body, Account)],
            title=f"Brief: {question.mission or 'all missions'}",
            mission=question.mission or ALL_MISSIONS,
            as_of=moment.date().isoformat(),
            known_at=known_at or self._recorded_at(),
            audience=audience,
            previous=self.situation(before),
            previous_words=earlier,
            marking=self.marking or None,
            checkpoint=next(iter(own_notes(self.ledger)), ""),
        )

    def _newest(self) -> dt.datetime:
        """The day of the latest report: the day that a brief without a date speaks of."""
        days = [filing.meta.dated for filing in self.filings().values()]
        return parse_time(max(days)) if days else _now()

    def _recorded_at(self) -> str:
        return str(self.ledger.entry(self.ledger.size() - 1).payload.get("recorded_at", ""))

    def _assess(self, question: Question) -> Situation:
        rows = self.rows(msgspec.structs.replace(question, as_of=None))
        filings = {row.subject: row.body for row in rows if isinstance(row.body, Filing)}
        evidence = gather_evidence(
            {report: self.text(report) for report in filings},
            {report: filing.meta.publisher for report, filing in filings.items()},
        )
        return assess(
            rows,
            as_of=question.as_of,
            known_at=question.known_at,
            mission=question.mission,
            audience=question.audience,
            include_unreviewed=question.include_unreviewed,
            evidence=evidence,
        )

    def share(self, audience: Audience, *, size: int, named: bool) -> Iterator[SharedEntry]:
        """What another house may read of the first `size` entries, each provable; `named` shows who judged."""
        question = self.ask(audience=audience, mission=ALL_MISSIONS)
        situation = self.situation(question)
        visible = {name for name, filing in self.filings().items() if may_see(audience, filing.meta)}
        seen = [account for account in self.accounts() if account.report.id in visible]
        veil = make_veil(situation, seen, audience)
        public = {voice.claim for one in situation.persons if one.name_release == "public" for voice in one.accounts}
        chosen = choose_shared(self.ledger.entries(0, size), visible, veil, named=named, released=public)
        for seq, paths in chosen:
            yield SharedEntry(seq=seq, fields=self.ledger.disclose(seq, paths).fields)

    def rows(self, question: Question) -> tuple[Row, ...]:
        """The rows of every register that were true and known as asked."""
        return collect_rows(self.view, as_of=question.as_of, known_at=question.known_at, mission=question.mission)

    def filings(self) -> dict[str, Filing]:
        """The reports in the book, by id."""
        found = self.view.rows("reports", as_of=None, known_at=None, mission=None)
        return {row.subject: row.body for row in found if isinstance(row.body, Filing)}

    def filing(self, report: str) -> Filing:
        """A report by its id, or by the beginning of it if no other begins so.

        Raises NotFound (report.unknown).
        """
        found = [filing for name, filing in self.filings().items() if name.startswith(report)]
        if len(found) != 1:
            if not found:
                self.refuse_erased(report)
            raise NotFound("report.unknown", f"no single report “{report}”: see `musterbook show reports`")
        return found[0]

    def accounts(self) -> tuple[Account, ...]:
        """Every claim in the book, with its review."""
        found = self.view.rows("claims", as_of=None, known_at=None, mission=None)
        return tuple(row.body for row in found if isinstance(row.body, Account))

    def claims_by_report(self) -> dict[str, list[Account]]:
        """The claims of each report in the order of their quotes."""
        found: dict[str, list[Account]] = {}
        for account in sorted(self.accounts(), key=lambda a: (a.claim.quote.start, a.claim.quote.end, a.claim.id)):
            found.setdefault(account.report.id, []).append(account)
        return found

    def text(self, report: str) -> str:
        """The frozen text of a report.

        Raises NotFound (report.unknown, entry.erased).
        """
        if report not in self._texts:
            if report not in self._seqs:
                self._seqs = {subject: filing.seq for subject, filing in self.filings().items()}
            seq = self._seqs[report] if report in self._seqs else self.filing(report).seq
            self._texts[report] = self.ledger.blob(seq, TEXT_BLOB).decode()
        return self._texts[report]


def create_house(config: Config, *, actor: str) -> House:
    """Makes a new book and opens it.

    Raises Conflict (book.exists) and what the stores raise.
    """
    return _furnish(config, create_book(config, actor=actor, now=_now()))


def open_house(config: Config) -> House:
    """Opens the book that the configuration names.

    Raises NotFound (book.absent), Conflict (book.newer), Unavailable (book.keys_absent) and what the stores raise.
    """
    return _furnish(config, open_book(config))


def _furnish(config: Config, ledger: Ledger) -> House:
    mission = str(ledger.entry(0).payload["mission"])
    return House(config, ledger, open_view(config.view, lambda rows: Fold.restore(mission, rows)), RulesReader())


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
