"""The brief on means: equipment and what it did, the force and its roll calls, what was given and promised."""

from collections.abc import Iterable

from musterbook.assessment.lines import ContributionLine, EquipmentLine, FailureLine, ForceLine, MusterLine
from musterbook.assessment.records import Figure, count_words
from musterbook.assessment.situation import Situation
from musterbook.briefing.citations import Citer
from musterbook.briefing.dates import write_day_short
from musterbook.briefing.fleet_chart import chart_fleet
from musterbook.briefing.lines import graded, line_of, line_on_claims, sentence, tell_figure, tell_left, who_says
from musterbook.briefing.records import Line, Section
from musterbook.briefing.strength_chart import chart_strength
from musterbook.briefing.tables import Table, table_of
from musterbook.registers.rows import Account

MOST_ITEMS, MOST_FAILURES, MOST_FORCE, MOST_GIFTS, MOST_UNITS = 5, 6, 8, 10, 3


def brief_equipment(situation: Situation, citer: Citer) -> Section:
    """What is held and fit for use, and what protective equipment did when it was tested."""
    told = [line for line in situation.equipment if line.held or line.serviceable or line.grounded or line.returned]
    told.sort(key=_weight)
    failures = sorted(situation.failures, key=lambda line: (line.effect == "held", line.when or "", line.words))
    left = len(told[MOST_ITEMS:]) + len(failures[MOST_FAILURES:])
    return Section(
        key="equipment",
        title="Equipment",
        lines=tuple(_failure(line, citer) for line in failures[:MOST_FAILURES]),
        table=_tabulate_equipment(told[:MOST_ITEMS], citer),
        chart=chart_fleet(situation),
        more=f"{count_words(left, 'further line')} in the register of equipment." if left else "",
        empty="No equipment is recorded.",
    )


def _weight(line: EquipmentLine) -> tuple[int, int, str]:
    return -_best(line.grounded), -_best(line.held), line.item


def _best(figure: Figure | None) -> int:
    return figure.best if figure else 0


def _failure(line: FailureLine, citer: Citer) -> Line:
    when = f" ({write_day_short(line.when)})" if line.when and line.when not in line.words else ""
    return line_of(citer, sentence(f"{line.words}{when}"), line.support, lead="Tested by events")


def _tabulate_equipment(lines: list[EquipmentLine], citer: Citer) -> Table | None:
    if not lines:
        return None
    rows = [
        (
            line.item,
            tell_figure(line.held),
            tell_figure(line.serviceable),
            tell_figure(line.grounded) + (f" ({line.how})" if line.how else ""),
            tell_left(line) or "–",
            line.readiness or "–",
            graded(line.support),
        )
        for line in lines
    ]
    return table_of(
        "Equipment: held, fit for use, grounded",
        ("Equipment", "Held", "Serviceable", "Grounded", "What that leaves", "Readiness", "Grade"),
        rows,
        cites=[citer.cite(line.support.claims) for line in lines],
    )


def brief_force(situation: Situation, citer: Citer, accounts: Iterable[Account]) -> Section:
    """How many serve, by whom it is said, and what roll calls leave open."""
    lines = situation.force[:MOST_FORCE]
    left = len(situation.force[MOST_FORCE:])
    return Section(
        key="force",
        title="Force",
        lines=tuple(_roll_call(line, citer) for line in situation.muster if not line.unaccounted)[:MOST_UNITS],
        table=_tabulate_force(lines, citer),
        chart=chart_strength(situation, accounts),
        more=f"{count_words(left, 'further line')} in the register of the force." if left else "",
        empty="No strength is recorded.",
    )


def _roll_call(line: MusterLine, citer: Citer) -> Line:
    return line_on_claims(citer, sentence(line.words), (), lead="Roll call")


def _tabulate_force(lines: tuple[ForceLine, ...], citer: Citer) -> Table | None:
    if not lines:
        return None
    rows = [
        (
            (line.country or "Whole force") + (", authorised" if line.authorised else ""),
            tell_figure(line.figure),
            line.share or "–",
            write_day_short(line.said) or "–",
            who_says(line.voices, most=2),
            graded(line.support),
        )
        for line in lines
    ]
    return table_of(
        "Strength as last told",
        ("Of", "Number", "Share", "Said", "By", "Grade"),
        rows,
        right=(1, 2),
        cites=[citer.cite(line.support.claims) for line in lines],
    )


def brief_contributions(situation: Situation, citer: Citer) -> Section:
    """What donors gave or promised, and what came of it."""
    left = len(situation.contributions[MOST_GIFTS:])
    return Section(
        key="contributions",
        title="Contributions",
        lines=(),
        table=_tabulate_contributions(situation.contributions[:MOST_GIFTS], citer),
        chart=None,
        more=f"{count_words(left, 'further line')} in the register of contributions." if left else "",
        empty="No contribution is recorded.",
    )


def _tabulate_contributions(lines: tuple[ContributionLine, ...], citer: Citer) -> Table | None:
    if not lines:
        return None
    rows = [
        (line.donor, line.what or "–", _amount(line), line.state or "not told", who_says(line.voices, most=2),
         graded(line.support))
        for line in lines
    ]  # fmt: skip
    return table_of(
        "Contributions as told",
        ("Donor", "What", "Amount", "State", "By", "Grade"),
        rows,
        right=(2,),
        cites=[citer.cite(line.support.claims) for line in lines],
    )


def _amount(line: ContributionLine) -> str:
    if line.low is None and line.high is None:
        return "–"
    told = [f"{bound:,.0f}" for bound in (line.low, line.high) if bound is not None]
    return " ".join(filter(None, (line.currency, "–".join(dict.fromkeys(told)))))
