"""The force: how many serve, by country, as told over time; deployments; figures that cannot both hold (force/2).

The figure is that of the newest account, of one day the largest; its range is what accounts of the 45 days before it
allow, those below half of it left out as parts.
"""

from collections.abc import Sequence

from musterbook.assessment.clustering import bounds_of, cluster
from musterbook.assessment.disputes import counts_agree, of_different_origins, open_dispute, split_sides
from musterbook.assessment.ground import Ground
from musterbook.assessment.lines import DisputeLine, EventLine, ForceLine
from musterbook.assessment.moments import day_of, said_of
from musterbook.assessment.records import figure_of
from musterbook.assessment.sameness import same_content
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import count_words_of, tell_time, told, told_count, told_day, told_text, told_time
from musterbook.registers.rows import Account

RULE = "force/2"
RECENT = 45 * DAY
MOST_BEFORE = 6
ARTICLES = frozenset({"a", "an", "the", "its", "their", "more"})


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
        recent = _recent(counted)
        lines.append(_line(ground, accounts, recent))
        sides = split_sides(_without_parts(ground, recent), counts_agree)
        if len(sides) > 1 and of_different_origins(ground, sides):
            who = told_text(accounts[0], "country") or "the whole force"
            named = [(count_words_of(s[0]), s) for s in sides]
            disputes.append(open_dispute(ground, "counts", f"strength of {who}", named))
    return tuple(lines), tuple(disputes)


def _recent(counted: Sequence[Account]) -> list[Account]:
    """The accounts of the last 45 days, the newest last; counts below half of it are parts, and left out."""
    last = max(map(said_of, counted), default=0)
    near = sorted((a for a in counted if last - said_of(a) <= RECENT), key=lambda a: (said_of(a), _least(a)))
    return [a for a in near if 2 * _most(a) >= _least(near[-1])]


def _without_parts(ground: Ground, accounts: Sequence[Account]) -> list[Account]:
    """The accounts without those of one speaker who tells several numbers at once: parts, no rival figures."""
    told_: dict[tuple[str, str], list[Account]] = {}
    for account in accounts:
        told_.setdefault((account.report.id, ground.origins.origin_of(account.claim.id)), []).append(account)
    return [a for group in told_.values() for a in group if all(counts_agree(a, b) for b in group)]


def _least(account: Account) -> int:
    count = told_count(account)
    return count.min if count else 0


def _most(account: Account) -> float:
    count = told_count(account)
    return 0 if count is None else float("inf") if count.max is None else count.max


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
        words=_tell(country, ceiling, newest, share) + _tell_before(ground, accounts, newest),
        voices=ground.voices(accounts),
        support=ground.support(recent or accounts),
    )


def _tell(country: str | None, ceiling: bool, newest: Account, share: str | None) -> str:
    who = country or "the whole force"
    number = count_words_of(newest) or (f"a share of {share}" if share else "not told")
    return f"{who}: {number}{' authorised' if ceiling else ''}, as told on {day_of(newest)}"


def _tell_before(ground: Ground, accounts: Sequence[Account], newest: Account) -> str:
    """What was told before, each other number once, with who told it and when."""
    seen, told_ = {_least(newest)}, []
    for account in reversed(accounts):
        if told_count(account) and _least(account) not in seen:
            seen.add(_least(account))
            who = ground.origins.utterance_of(account.claim.id).who
            told_.append(f"{count_words_of(account)} on {day_of(account)} ({who})")
    return f"; told before: {'; '.join(told_[:MOST_BEFORE])}" if told_ else ""


def list_events(ground: Ground, kind: str) -> tuple[EventLine, ...]:
    """Deployments or milestones, what several reports tell alike once."""
    return tuple(_event(ground, group) for group in cluster(ground.of_kind(kind), _one_event))


def _one_event(a: Account, b: Account) -> bool:
    """Over reports the same content; a mandate or its end told for one day is one."""
    if a.report.id == b.report.id:
        return False
    type_, day = told_text(a, "type"), told_day(a)
    same_day = type_ is not None and type_ == told_text(b, "type") and day is not None and day == told_day(b)
    return same_content(a.claim, b.claim) or (same_day and type_ in ("mandate", "expiry"))


def _event(ground: Ground, group: Sequence[Account]) -> EventLine:
    what = _tell_event(group[0])
    when = next((d for a in group if (d := told_day(a))), None)
    period = next((t for a in group if (t := tell_time(told_time(a)))), None)
    return EventLine(
        what=what,
        when=when,
        words=f"{what} ({period})" if period and period not in what else what,
        voices=ground.voices(group),
        support=ground.support(group),
    )


def _tell_event(account: Account) -> str:
    """ "Kenya: 400 to Haiti", "the United States: 24 MaxxPro vehicles", "expiry: the mission's mandate"."""
    country, what, type_ = (told_text(account, name) for name in ("country", "what", "type"))
    number, destination = count_words_of(account), told_text(account, "destination")
    if what and number and (what.split()[0].casefold() in ARTICLES or number.casefold() in what.casefold()):
        number = ""
    told_ = " ".join(p for p in (number, what, destination and f"to {destination}") if p)
    lead = country or (type_ if type_ and type_ not in (what or "") else None)
    return ": ".join(p for p in (lead, told_) if p) or account.claim.quote.exact
