"""From a claim's id to its quote: short ids, and one citation for all copies of one utterance.

Copies are the same words by the same source with the same stance. A short id is the beginning of a claim's id, as long
as it must be for no other in the brief to begin so.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from musterbook.assessment.records import Voice
from musterbook.assessment.situation import Situation
from musterbook.briefing.dates import write_day_short
from musterbook.briefing.records import Citation, CitedReport
from musterbook.briefing.withholding import Veil
from musterbook.registers.rows import Account
from musterbook.terms.record import Record

SHORTEST = 6


class Citer(Record, frozen=True):
    """Which citation a claim belongs to, and what each short id stands for."""

    groups: Mapping[str, tuple[str, ...]]
    shorts: Mapping[str, str]

    def cite(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The short ids of the citations of these claims, each once."""
        leads = (self.groups[claim][0] for claim in claims if claim in self.groups)
        return tuple(dict.fromkeys(self.shorts[lead] for lead in leads))


def make_citer(situation: Situation) -> Citer:
    """Puts every claim that a situation cites under its citation; the earliest said leads."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for voice in sorted(situation.accounts.values(), key=lambda voice: (voice.said or "", voice.claim)):
        key = (" ".join(voice.quote.split()).casefold(), voice.who.casefold(), voice.stance)
        found.setdefault(key, []).append(voice.claim)
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
) -> tuple[Citation, ...]:
    """The citations behind these short ids, in the order of the ids."""
    wanted = set(used)
    leads = dict.fromkeys(claims for claims in citer.groups.values() if citer.shorts[claims[0]] in wanted)
    made = (_make_citation(claims, citer, situation.accounts, accounts, veil) for claims in leads)
    return tuple(sorted(made, key=lambda citation: citation.id))


def _make_citation(
    claims: tuple[str, ...],
    citer: Citer,
    voices: Mapping[str, Voice],
    accounts: Mapping[str, Account],
    veil: Veil,
) -> Citation:
    first = voices[claims[0]]
    reports = dict.fromkeys(_cite_report(voices[claim], accounts.get(claim), veil) for claim in claims)
    carriers = [
        source.name for claim in claims if claim in accounts for source in accounts[claim].claim.attribution[1:]
    ]
    return Citation(
        id=citer.shorts[claims[0]],
        others=tuple(citer.shorts[claim] for claim in claims[1:]),
        claims=claims,
        quote=veil.cover(" ".join(first.quote.split())),
        who=first.who,
        carriers=tuple(dict.fromkeys(carriers)),
        reports=tuple(reports),
        stance=first.stance,
        status=first.status,
    )


def _cite_report(voice: Voice, account: Account | None, veil: Veil) -> CitedReport:
    meta = account.report if account else None
    return CitedReport(
        id=voice.report,
        title=veil.cover((meta.title or meta.name or "") if meta else ""),
        publisher=voice.publisher or "",
        date=write_day_short((meta.published if meta else None) or voice.said),
    )
