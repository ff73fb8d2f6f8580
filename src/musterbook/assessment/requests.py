"""Requests: questions put to somebody, and how long they have been open (rule requests/1).

Silences of one party told within 30 days of each other are one request. It stays open until the party is quoted on a
later day; a refusal to answer, or an answer without a figure, closes it as what it is.
"""

import datetime as dt
from collections.abc import Sequence

from musterbook.assessment.clustering import cluster
from musterbook.assessment.ground import Ground, day_of, said_of
from musterbook.assessment.lines import RequestLine
from musterbook.assessment.records import count_words
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import told_day, told_text
from musterbook.registers.rows import Account
from musterbook.registers.voices import name_words

RULE = "requests/1"
ONE_REQUEST = 30 * DAY


def list_requests(ground: Ground, today: str | None) -> tuple[RequestLine, ...]:
    """The requests, the open ones first; `today` is the day up to which one is open."""
    told = [a for a in ground.of_kind("no_comment") if a.claim.stance != "denies"]
    lines = [_line(ground, group, today) for group in cluster(told, _one)]
    return tuple(sorted(lines, key=lambda line: (not line.is_open, line.since or "", line.who)))


def who_of(account: Account) -> str:
    """Who was asked."""
    return told_text(account, "who") or "not told"


def same_party(a: str, b: str) -> bool:
    """Whether two names may be one party's: the words of one are among the other's."""
    one, two = frozenset(name_words(a)), frozenset(name_words(b))
    return bool(one and two) and (one <= two or two <= one)


def _one(a: Account, b: Account) -> bool:
    return same_party(who_of(a), who_of(b)) and abs(said_of(a) - said_of(b)) <= ONE_REQUEST


def _line(ground: Ground, group: Sequence[Account], today: str | None) -> RequestLine:
    who = max((who_of(a) for a in group), key=len)
    answer = told_text(group[-1], "answer") or "none yet"
    since = min((d for a in group if (d := told_day(a) or day_of(a))), default=None)
    spoken = _spoke_later(ground, who, group)
    is_open = answer == "none yet" and spoken is None
    days = _days(since, today) if is_open else None
    topic = next((t for a in reversed(group) if (t := told_text(a, "topic"))), None)
    return RequestLine(
        who=who,
        topic=topic,
        answer=answer if spoken is None or answer != "none yet" else f"spoke on {spoken}",
        since=since,
        open_days=days,
        is_open=is_open,
        words=_tell(who, topic, answer, since, days, spoken),
        voices=ground.voices(group),
        support=ground.support(group),
    )


def _spoke_later(ground: Ground, who: str, group: Sequence[Account]) -> str | None:
    """The first later day on which the party itself is quoted, silences aside."""
    last = max(said_of(a) for a in group)
    party = frozenset(name_words(who))
    later = [
        account
        for words, told in ground.speakers.items()
        if party and words and (party <= words or words <= party)
        for account in told
        if account.claim.kind != "no_comment" and said_of(account) > last
    ]
    return day_of(min(later, key=said_of)) if later else None


def _days(since: str | None, today: str | None) -> int | None:
    if since is None or today is None:
        return None
    return max(0, (dt.date.fromisoformat(today[:10]) - dt.date.fromisoformat(since[:10])).days)


def _tell(who: str, topic: str | None, answer: str, since: str | None, days: int | None, spoken: str | None) -> str:
    about = f" on {topic}" if topic else ""
    if answer == "declined":
        return f"{who} declined to answer{about}, {since}"
    if answer == "no figure":
        return f"{who} answered without a figure{about}, {since}"
    if spoken:
        return f"{who} had not answered{about} on {since}; it spoke on {spoken}"
    return f"{who} has not answered{about} since {since}" + (
        "" if days is None else f": {count_words(days, 'day')} open"
    )
