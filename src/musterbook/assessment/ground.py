"""The ground of an assessment: the accounts that take part, their origins, and what people decided.

Every line of a situation is built from it; `support` and `voices` are how a line names what it rests on.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from musterbook.assessment.copies import Evidence
from musterbook.assessment.grades import Graded, grade_fact
from musterbook.assessment.moments import day_of, first_day_of, said_of
from musterbook.assessment.origins import Origins, find_origins
from musterbook.assessment.records import Grade, Mark, Support, Voice, count_words
from musterbook.assessment.sameness import slots_conflict
from musterbook.registers.rows import Account, Filing, Judgement, RollCall, Row
from musterbook.registers.voices import name_words

GRADES: tuple[Grade, ...] = ("acknowledged", "corroborated", "single origin", "disputed", "retracted")


class Ground:
    """Rows sorted out; `as_of` is the minute asked about, None for any."""

    def __init__(self, rows: Iterable[Row], evidence: Evidence, as_of: int | None) -> None:
        bodies = [row.body for row in rows]
        self.as_of = as_of
        found = {b.claim.id: b for b in bodies if isinstance(b, Account)}
        self.accounts: tuple[Account, ...] = tuple(sorted(found.values(), key=_order))
        self._ranks: Mapping[str, int] = {a.claim.id: place for place, a in enumerate(self.accounts)}
        self.by_id: Mapping[str, Account] = {a.claim.id: a for a in self.accounts}
        self.filings: tuple[Filing, ...] = tuple(b for b in bodies if isinstance(b, Filing))
        self.roll_calls: tuple[RollCall, ...] = tuple(b for b in bodies if isinstance(b, RollCall))
        self.judgements: tuple[Judgement, ...] = tuple(
            sorted((b for b in bodies if isinstance(b, Judgement)), key=lambda j: j.seq)
        )
        self.origins: Origins = find_origins(self.accounts, self.judgements, evidence)

    def rank(self, account: Account) -> int:
        """Its place in the order of being said; of one day, in an order that no id and no entry's number decides."""
        return self._ranks[account.claim.id]

    @cached_property
    def last_said(self) -> str | None:
        """The latest day on which anybody said anything."""
        return max((day_of(a) for a in self.accounts if day_of(a)), default=None, key=str)

    @cached_property
    def speakers(self) -> Mapping[frozenset[str], tuple[Account, ...]]:
        """What each named speaker said, under the words of the name."""
        found: dict[frozenset[str], list[Account]] = {}
        for account in self.accounts:
            source = account.claim.utterer
            if source is not None and not source.anonymous:
                found.setdefault(frozenset(name_words(source.name)), []).append(account)
        return {words: tuple(told) for words, told in found.items()}

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Account, ...]]:
        """The standing accounts of each kind, in the order of being said: nothing retracted, no retraction."""
        found: dict[str, list[Account]] = {}
        for account in self.accounts:
            if account.claim.stance != "retracts" and account.claim.id not in self.taken_back:
                found.setdefault(account.claim.kind, []).append(account)
        return {kind: tuple(told) for kind, told in found.items()}

    @cached_property
    def taken_back(self) -> frozenset[str]:
        """The claims that their own source retracts: those a retraction is about, and the same content in the report
        that it corrects.
        """
        gone: set[str] = set()
        for account in self.accounts:
            if account.claim.stance != "retracts":
                continue
            gone.update(r.claim for r in account.claim.refers if r.as_ == "about")
            gone.update(
                other.claim.id
                for other in self.accounts
                if other.report.id == account.report.corrects
                and other.claim.kind == account.claim.kind
                and not slots_conflict(other.claim, account.claim)
            )
        return frozenset(gone)

    def of_kind(self, *kinds: str) -> tuple[Account, ...]:
        """The standing accounts of these kinds, in the order of being said within each kind."""
        return tuple(account for kind in kinds for account in self.by_kind.get(kind, ()))

    def voice(self, account: Account) -> Voice:
        """The account as a voice."""
        utterance = self.origins.utterance_of(account.claim.id)
        return Voice(
            claim=account.claim.id,
            report=account.report.id,
            kind=account.claim.kind,
            who=utterance.who,
            anonymous=utterance.anonymous,
            stance=account.claim.stance,
            quote=account.claim.quote.exact,
            said=first_day_of(account),
            publisher=account.report.publisher,
            status=account.review.status,
        )

    def voices(self, accounts: Iterable[Account]) -> tuple[Voice, ...]:
        """The accounts as voices, in the order of being said."""
        return tuple(self.voice(a) for a in sorted(accounts, key=self.rank))

    def tellers(self, accounts: Iterable[Account]) -> tuple[str, ...]:
        """Who tells it, each origin once, in the order of being said."""
        names: dict[str, str] = {}
        for account in sorted(accounts, key=self.rank):
            name = account.claim.id
            names.setdefault(self.origins.origin_of(name), self.origins.utterance_of(name).who)
        return tuple(dict.fromkeys(names.values()))

    def support(
        self, accounts: Sequence[Account], *, proposed: bool = False, disputed: bool = False, subject: str | None = None
    ) -> Support:
        """What a line on these accounts rests on; `subject` is the id under which a person may override its grade."""
        claims = tuple(sorted(a.claim.id for a in accounts))
        independent, unknown = self.origins.count(claims)
        reports = {a.report.id for a in accounts}
        carriers = {a.report.publisher or a.report.id for a in accounts}
        utterances = [self.origins.utterance_of(a.claim.id) for a in accounts]
        graded = self._override(subject) or grade_fact(accounts, utterances, independent, disputed=disputed)
        return Support(
            claims=claims,
            reports=len(reports),
            carriers=len(carriers),
            origins=independent,
            unknown=unknown,
            words=support_words(len(reports), len(carriers), independent, unknown),
            grade=graded.grade,
            grade_why=graded.why,
            credibility=graded.credibility,
            marks=marks_of(accounts, proposed=proposed),
        )

    def _override(self, subject: str | None) -> Graded | None:
        told = [j for j in self.judgements if j.kind == "grade.overridden" and j.subject == subject and j.value]
        if subject is None or not told or told[-1].value not in GRADES:
            return None
        grade = next(g for g in GRADES if g == told[-1].value)
        proposed = {"acknowledged": 1, "corroborated": 2, "single origin": 3, "disputed": 4, "retracted": 5}
        return Graded(grade, f"set by {told[-1].by}: {told[-1].why}", proposed[grade])


def support_words(reports: int, carriers: int, independent: int, unknown: int) -> str:
    """ "18 reports, 7 carriers, 3 independent origins"."""
    parts = [
        count_words(reports, "report"),
        count_words(carriers, "carrier"),
        count_words(independent, "independent origin"),
    ]
    return ", ".join(parts) + (f", {unknown} of unknown independence" if unknown else "")


def marks_of(accounts: Iterable[Account], *, proposed: bool = False) -> tuple[Mark, ...]:
    """What must be printed beside a figure that these accounts give."""
    statuses = {a.review.status for a in accounts}
    marks: list[Mark] = []
    if "accepted unread" in statuses:
        marks.append("accepted unread")
    if "unreviewed" in statuses:
        marks.append("includes unreviewed")
    if proposed:
        marks.append("proposed")
    return tuple(marks)


def _order(account: Account) -> tuple[int | str, ...]:
    report, quote = account.report, account.claim.quote
    told = (report.dated, report.publisher or "", report.title or "", report.name or "")
    return said_of(account), *told, quote.start, account.claim.kind, quote.exact, account.claim.id
