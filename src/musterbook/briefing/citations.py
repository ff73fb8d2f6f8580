"""From a claim's id to its quote: short ids, and one citation for all that say the same words equally firmly.

A short id is the beginning of a claim's id, as long as it must be for no other claim of the situation to begin so.
Reports get keys, R1 being the earliest.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from musterbook.assessment.records import Voice
from musterbook.assessment.situation import Situation
from musterbook.briefing.dates import write_day_short
from musterbook.briefing.records import Citation, CitedReport, Saying
from musterbook.briefing.withholding import Veil
from musterbook.registers.rows import Account, ReportMeta
from musterbook.terms.record import Record

SHORTEST = 4
OWN_WORDS = ", in its own words"


class Citer(Record, frozen=True):
    """Which claims each claim is cited with, the earliest leading, and the short id of each."""

    groups: Mapping[str, tuple[str, ...]]
    shorts: Mapping[str, str]

    def cite(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The short ids of the citations of these claims, each once."""
        leads = (self.groups[claim][0] for claim in claims if claim in self.groups)
        return tuple(dict.fromkeys(self.shorts[lead] for lead in leads))


def make_citer(situation: Situation) -> Citer:
    """Puts every claim that a situation cites under its citation; the earliest said leads."""
    found: dict[tuple[str, str], list[str]] = {}
    for voice in sorted(situation.accounts.values(), key=lambda voice: (voice.said or "", voice.claim)):
        found.setdefault((" ".join(voice.quote.split()).casefold(), voice.stance), []).append(voice.claim)
    groups = {claim: tuple(claims) for claims in found.values() for claim in claims}
    return Citer(groups=groups, shorts=shorten(groups))


def shorten(ids: Iterable[str]) -> dict[str, str]:
    """Short ids, all of one length."""
    known = sorted(set(ids))
    shared = max((_same_beginning(a, b) for a, b in pairwise(known)), default=0)
    return {name: name[: max(SHORTEST, shared + 1)] for name in known}


def _same_beginning(first: str, second: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))


def gather_citations(
    used: Iterable[str], citer: Citer, situation: Situation, accounts: Mapping[str, Account], veil: Veil
) -> tuple[tuple[CitedReport, ...], tuple[Citation, ...]]:
    """The reports and the citations behind these short ids, in the order of the reports and of their text."""
    wanted = set(used)
    groups = [group for group in dict.fromkeys(citer.groups.values()) if citer.shorts[group[0]] in wanted]
    voices = situation.accounts
    reports = _key_reports([voices[claim] for group in groups for claim in group], accounts, veil)
    citations = [_make_citation(group, citer, voices, accounts, reports, veil) for group in groups]
    order = {report.key: place for place, report in enumerate(reports.values())}
    starts = {citation.id: _start(citation, accounts) for citation in citations}
    citations.sort(key=lambda citation: (order[citation.sayings[0].report], starts[citation.id], citation.id))
    return tuple(reports.values()), tuple(citations)


def _start(citation: Citation, accounts: Mapping[str, Account]) -> int:
    account = accounts.get(citation.claims[0])
    return account.claim.quote.start if account else 0


def _key_reports(voices: Sequence[Voice], accounts: Mapping[str, Account], veil: Veil) -> dict[str, CitedReport]:
    """The reports of these voices under their ids, keyed in the order of their days."""
    first = {voice.report: voice for voice in sorted(voices, key=lambda voice: voice.claim, reverse=True)}
    ordered = sorted(first.values(), key=lambda voice: (_published(voice, accounts), voice.report))
    return {
        voice.report: _cite_report(f"R{place}", voice, accounts.get(voice.claim), veil)
        for place, voice in enumerate(ordered, 1)
    }


def _published(voice: Voice, accounts: Mapping[str, Account]) -> str:
    account = accounts.get(voice.claim)
    return (account.report.dated if account else None) or voice.said or ""


def _cite_report(key: str, voice: Voice, account: Account | None, veil: Veil) -> CitedReport:
    meta = account.report if account else None
    return CitedReport(
        key=key,
        id=voice.report,
        title=veil.cover((meta.title or meta.name or "") if meta else ""),
        publisher=voice.publisher or "",
        date=_tell_day(meta) if meta else write_day_short(voice.said),
    )


def _tell_day(meta: ReportMeta) -> str:
    """The day of publication; nobody's word for it is told as that."""
    return write_day_short(meta.published) if meta.published else f"undated, recorded {write_day_short(meta.recorded)}"


def _make_citation(
    group: tuple[str, ...],
    citer: Citer,
    voices: Mapping[str, Voice],
    accounts: Mapping[str, Account],
    reports: Mapping[str, CitedReport],
    veil: Veil,
) -> Citation:
    first = voices[group[0]]
    return Citation(
        id=citer.shorts[group[0]],
        others=tuple(citer.shorts[claim] for claim in group[1:]),
        claims=group,
        quote=veil.cover(" ".join(first.quote.split())),
        stance=first.stance,
        sayings=tuple(_make_saying(voices[claim], accounts.get(claim), reports, veil) for claim in group),
    )


def _make_saying(voice: Voice, account: Account | None, reports: Mapping[str, CitedReport], veil: Veil) -> Saying:
    report = reports[voice.report]
    named = [veil.cover(source.name) for source in account.claim.attribution[1:]] if account else []
    carriers = tuple(name for name in named if name != report.publisher)
    return Saying(who=veil.cover(voice.who), carriers=carriers, report=report.key, status=voice.status)
