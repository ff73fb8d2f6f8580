"""The force: how many serve, by country, as last told; deployments; and figures that cannot both hold (rule force/1).

The figure is that of the newest account; its range is what accounts of the 45 days before it allow.
"""

from collections.abc import Sequence

from musterbook.assessment.clustering import bounds_of, cluster
from musterbook.assessment.disputes import counts_agree, of_different_origins, open_dispute, split_sides
from musterbook.assessment.ground import Ground, day_of, said_of
from musterbook.assessment.lines import DisputeLine, EventLine, ForceLine
from musterbook.assessment.records import figure_of
from musterbook.assessment.sameness import same_content
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import count_words_of, told, told_count, told_day, told_text
from musterbook.registers.rows import Account

RULE = "force/1"
RECENT = 45 * DAY


def list_force(ground: Ground) -> tuple[tuple[ForceLine, ...], tuple[DisputeLine, ...]]:
    """A line for each country and for the whole force, ceilings apart; and the disputes."""
    series: dict[tuple[str, bool], list[Account]] = {}
    for account in ground.of_kind("strength"):
        if account.claim.stance != "denies":
            key = ((told_text(account, "country") or "").casefold(), bool(told(account, "authorised")))
            series.setdefault(key, []).append(account)
    lines, disputes = [], []
    for _, accounts in sorted(series.items()):
        counted = [a for a in accounts if told_count(a)]
        last = max(said_of(a) for a in counted or accounts)
        recent = [a for a in counted if last - said_of(a) <= RECENT]
        lines.append(_line(ground, accounts, recent))
        sides = split_sides(recent, counts_agree)
        if len(sides) > 1 and of_different_origins(ground, sides):
            who = told_text(accounts[0], "country") or "the whole force"
            named = [(count_words_of(s[0]), s) for s in sides]
            disputes.append(open_dispute(ground, "counts", f"strength of {who}", named))
    return tuple(lines), tuple(disputes)


def _line(ground: Ground, accounts: Sequence[Account], recent: Sequence[Account]) -> ForceLine:
    newest = recent[-1] if recent else accounts[-1]
    country, ceiling = told_text(newest, "country"), bool(told(newest, "authorised"))
    low, high = bounds_of([c for a in recent if (c := told_count(a))])
    count = told_count(newest)
    figure = figure_of(low, count.min, high if high is None else max(high, count.min), RULE) if count else None
    share = next((s for a in reversed(accounts) if (s := told_text(a, "share"))), None)
    return ForceLine(
        country=country,
        authorised=ceiling,
        figure=figure,
        share=share,
        said=day_of(newest),
        words=_tell(country, ceiling, newest, share),
        voices=ground.voices(accounts),
        support=ground.support(recent or accounts),
    )


def _tell(country: str | None, ceiling: bool, newest: Account, share: str | None) -> str:
    who = country or "the whole force"
    number = count_words_of(newest) or (f"a share of {share}" if share else "not told")
    return f"{who}: {number}{' authorised' if ceiling else ''}, as told on {day_of(newest)}"


def list_events(ground: Ground, kind: str) -> tuple[EventLine, ...]:
    """Deployments or milestones, what several reports tell alike once."""
    groups = cluster(ground.of_kind(kind), lambda a, b: a.report.id != b.report.id and same_content(a.claim, b.claim))
    return tuple(_event(ground, group) for group in groups)


def _event(ground: Ground, group: Sequence[Account]) -> EventLine:
    parts = [
        told_text(group[0], "country"),
        count_words_of(group[0]),
        told_text(group[0], "type"),
        told_text(group[0], "what"),
    ]
    what = " · ".join(p for p in parts if p) or group[0].claim.quote.exact
    when = next((d for a in group if (d := told_day(a))), None)
    return EventLine(
        what=what,
        when=when,
        words=f"{what}, {when}" if when else what,
        voices=ground.voices(group),
        support=ground.support(group),
    )
