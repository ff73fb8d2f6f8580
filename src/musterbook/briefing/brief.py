"""The brief: a situation told on one to three pages, and where each of its lines comes from."""

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from musterbook.assessment.records import count_words
from musterbook.assessment.situation import Situation
from musterbook.briefing.citations import gather_citations, make_citer
from musterbook.briefing.dates import day_of_minute, find_day, write_day
from musterbook.briefing.differences import brief_changes, brief_disputes, brief_unanswered
from musterbook.briefing.glance import brief_glance
from musterbook.briefing.harm import brief_casualties
from musterbook.briefing.means import brief_contributions, brief_equipment, brief_force
from musterbook.briefing.records import SIGNS, Brief, Section
from musterbook.briefing.tables import Table
from musterbook.briefing.withholding import Veil, make_veil
from musterbook.registers.rows import Account
from musterbook.registers.selection import Audience, may_see

BEGINNING = dt.date(1970, 1, 1)
READING = (
    "Figures run from low, what is certain, to high, what is possible; best follows a stated rule. What is only "
    "believed enters the high alone. No total crosses populations.",
    "Grades: acknowledged – the party it reflects on says so; corroborated – two or more independent origins; single "
    "origin; disputed; retracted. Copies of one account count once.",
    "Each line ends with the short ids of its claims; the list of sources gives each id’s exact quote, who said it, "
    "and the report. One id stands for all copies of one utterance.",
)
SIGN_WORDS = {
    "accepted unread": "accepted unread: no person has read the claims behind it",
    "includes unreviewed": "includes claims that no person has reviewed",
    "proposed": "rests on a proposed link that no person has confirmed",
}


def build_brief(
    situation: Situation,
    *,
    accounts: Iterable[Account],
    title: str,
    mission: str,
    as_of: str,
    known_at: str,
    audience: Audience,
    previous: Situation | None = None,
    previous_words: str = "",
    marking: str | None = None,
    checkpoint: str = "",
) -> Brief:
    """The brief of a situation for an audience.

    `accounts` are those known to the question; `as_of` and `known_at` are printed (dates written out); `previous` is
    what "what changed" compares with, `previous_words` its name; `marking` stands on every page;
    `checkpoint` is printed as it stands.
    """
    seen = [account for account in accounts if may_see(audience, account.report)]
    known = {account.claim.id: account for account in seen if account.claim.id in situation.accounts}
    veil, citer = make_veil(situation, seen, audience), make_citer(situation)
    sections = (
        brief_glance(situation, citer),
        brief_casualties(situation, citer),
        brief_equipment(situation, citer),
        brief_force(situation, citer, known.values()),
        brief_contributions(situation, citer),
        brief_disputes(situation, citer),
        brief_changes(situation, citer, previous, write_day(previous_words)),
        brief_unanswered(situation, citer),
    )
    reports, citations = gather_citations(_used(sections), citer, situation, known, veil)
    return Brief(
        title=title,
        mission=mission,
        as_of=write_day(as_of),
        known_at=write_day(known_at),
        audience=audience,
        marking=marking or "",
        day=_fixed_day(situation, as_of).isoformat(),
        review=_tell_review(situation),
        reading=(*READING, *_explain_signs(sections)),
        sections=tuple(_veil_section(section, veil) for section in sections),
        reports=reports,
        citations=citations,
        checkpoint=checkpoint,
    )


def _fixed_day(situation: Situation, as_of: str) -> dt.date:
    """The day that the print bears: the day asked about, so that a print can be made again."""
    if situation.as_of is not None:
        return day_of_minute(situation.as_of)
    said = [day for voice in situation.accounts.values() if (day := find_day(voice.said))]
    return find_day(as_of) or max(said, default=BEGINNING)


def _tell_review(situation: Situation) -> str:
    counts = situation.review
    told = [
        f"{number:,} {name}"
        for name, number in (
            ("accepted", counts.accepted),
            ("amended", counts.amended),
            ("accepted unread", counts.accepted_unread),
            ("rejected", counts.rejected),
            ("withdrawn", counts.withdrawn),
            ("awaiting review", counts.unreviewed),
        )
        if number
    ]
    return f"{count_words(counts.total, 'claim')}: {', '.join(told)}." if told else "No claims."


def _explain_signs(sections: tuple[Section, ...]) -> tuple[str, ...]:
    used = {mark for section in sections for line in section.lines for mark in line.marks}
    told = [f"{sign} {SIGN_WORDS[mark]}" for mark, sign in SIGNS.items() if mark in used]
    return ("; ".join(told) + ".",) if told else ()


def _used(sections: tuple[Section, ...]) -> list[str]:
    """The short ids that some line or row cites."""
    found = [cite for section in sections for line in section.lines for cite in line.cites]
    tables = [section.table for section in sections if section.table is not None]
    return list(dict.fromkeys([*found, *(cite for table in tables for row in table.rows for cite in row.cites)]))


def _veil_section(section: Section, veil: Veil) -> Section:
    if not veil.patterns:
        return section
    lines = tuple(replace(line, text=veil.cover(line.text)) for line in section.lines)
    return replace(section, lines=lines, table=_veil_table(section.table, veil))


def _veil_table(table: Table | None, veil: Veil) -> Table | None:
    if table is None:
        return None
    rows = tuple(replace(row, cells=tuple(veil.cover(cell) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=rows)
