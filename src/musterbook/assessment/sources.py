"""Sources: who speaks in this book, and how that stood up (rule sources/1).

A named speaker is one source over all reports; unnamed people are a source an origin. Disputed counts the disputes in
which they stand; borne out counts person records whose state they told and an independent origin told as well.
"""

from collections.abc import Iterable, Sequence

from musterbook.assessment.ground import Ground
from musterbook.assessment.lines import DisputeLine, SourceLine
from musterbook.assessment.moments import day_of
from musterbook.assessment.persons import Person
from musterbook.registers.rows import Account
from musterbook.registers.voices import derive_id

RULE = "sources/1"


def source_key(ground: Ground, account: Account) -> str:
    """What tells a source apart."""
    utterance = ground.origins.utterance_of(account.claim.id)
    if utterance.key.startswith("named "):
        return utterance.key
    if not utterance.anonymous:
        return f"outlet {(utterance.report.publisher or utterance.report.id).casefold()}"
    return f"origin {ground.origins.origin_of(account.claim.id)}"


def list_sources(ground: Ground, persons: Iterable[Person], disputes: Iterable[DisputeLine]) -> tuple[SourceLine, ...]:
    """The sources, those who say most first."""
    by_source: dict[str, list[Account]] = {}
    for account in ground.accounts:
        by_source.setdefault(source_key(ground, account), []).append(account)
    disputed = [{v.claim for side in d.sides for v in side.voices} for d in disputes]
    holding = [{a.claim.id for a in p.standing.holding} for p in persons if p.line.support.origins > 1]
    lines = [_line(ground, key, accounts, disputed, holding) for key, accounts in by_source.items()]
    return tuple(sorted(lines, key=lambda line: (-line.claims, line.name, line.id)))


def _line(
    ground: Ground, key: str, accounts: Sequence[Account], disputed: Sequence[set[str]], holding: Sequence[set[str]]
) -> SourceLine:
    claims = {a.claim.id for a in accounts}
    utterances = [ground.origins.utterance_of(a.claim.id) for a in accounts]
    days = sorted(d for a in accounts if (d := day_of(a)))
    return SourceLine(
        id=derive_id("source", key),
        name=max((u.who for u in utterances), key=lambda who: (len(who), who)),
        anonymous=utterances[0].anonymous,
        role=next((u.role for u in utterances if u.role), None),
        claims=len(claims),
        reports=len({a.report.id for a in accounts}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        disputed=sum(bool(claims & told) for told in disputed),
        borne_out=sum(bool(claims & told) for told in holding),
    )
