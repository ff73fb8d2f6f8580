"""Requests: questions put to somebody, and how long they have been open (rule requests/2).

Silences of one party told within 30 days of each other are one request. It stays open until the party is quoted later
on what was asked, or at all where that was not told; a refusal to answer, or an answer without a figure, closes it as
what it is. What is only said to be unknown, without a party that was asked, is listed and not open.
"""

import datetime as dt
from collections.abc import Sequence

from musterbook.assessment.clustering import alike_words, cluster
from musterbook.assessment.ground import Ground
from musterbook.assessment.lines import RequestLine
from musterbook.assessment.moments import day_of, said_of
from musterbook.assessment.records import count_words
from musterbook.assessment.speakers import write_name
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import told_day, told_text
from musterbook.assessment.words import aggregate_words, content_words
from musterbook.registers.rows import Account
from musterbook.registers.voices import name_words

RULE = "requests/2"
ONE_REQUEST = 30 * DAY
ALIKE = 0.5
UNTOLD = "not told"
NO_PARTY = frozenset(aggregate_words("no_party"))


def list_requests(ground: Ground, today: str | None) -> tuple[RequestLine, ...]:
    """The requests, the open ones first; `today` is the day up to which one is open."""
    told = [a for a in ground.of_kind("no_comment") if a.claim.stance != "denies"]
    lines = [_line(ground, group, today) for group in cluster(told, _one)]
    return tuple(sorted(lines, key=lambda line: (not line.is_open, line.since or "", line.who)))


def who_of(account: Account) -> str:
    """Who was asked; "nobody" and "it" name no party."""
    who = told_text(account, "who") or UNTOLD
    return UNTOLD if who.split()[0].casefold() in NO_PARTY else who


def same_party(a: str, b: str) -> bool:
    """Whether two names may be one party's: the same words, or those of one, two at least, are among the other's."""
    one, two = frozenset(name_words(a)), frozenset(name_words(b))
    return bool(one and two) and (one == two or (min(len(one), len(two)) > 1 and (one <= two or two <= one)))


def _one(a: Account, b: Account) -> bool:
    if abs(said_of(a) - said_of(b)) > ONE_REQUEST:
        return False
    if UNTOLD in (who_of(a), who_of(b)):
        told, asked = told_text(a, "topic"), told_text(b, "topic")
        return who_of(a) == who_of(b) and (told == asked or alike_words(told, asked) >= ALIKE)
    part = bool(frozenset(name_words(who_of(a))) & frozenset(name_words(who_of(b)))) and a.report.id == b.report.id
    return same_party(who_of(a), who_of(b)) or part


def _line(ground: Ground, group: Sequence[Account], today: str | None) -> RequestLine:
    who = max((who_of(a) for a in group), key=len)
    answer = told_text(group[-1], "answer") or "none yet"
    since = min((d for a in group if (d := told_day(a) or day_of(a))), default=None)
    topics = list(dict.fromkeys(t for a in group if (t := told_text(a, "topic"))))
    spoken = _spoke_later(ground, who, group, topics)
    is_open = answer == "none yet" and spoken is None and who != UNTOLD
    days = _days(since, today) if is_open else None
    topic = max(topics, key=len, default=None)
    return RequestLine(
        who=write_name(who),
        topic=topic,
        answer=answer if spoken is None or answer != "none yet" else f"spoke on {spoken}",
        since=since,
        open_days=days,
        is_open=is_open,
        words=_tell(write_name(who), topic, answer, since, days, spoken),
        voices=ground.voices(group),
        support=ground.support(group),
    )


def _spoke_later(ground: Ground, who: str, group: Sequence[Account], topics: Sequence[str]) -> str | None:
    """The first later day on which the party itself is quoted on the matter, silences aside."""
    last = max(said_of(a) for a in group)
    party = frozenset(name_words(who))
    asked = content_words(" ".join(topics))
    later = [
        account
        for words, told in ground.speakers.items()
        if party and words and (party <= words or words <= party)
        for account in told
        if account.claim.kind != "no_comment" and said_of(account) > last
        if not asked or asked & content_words(account.claim.quote.exact)
    ]
    return day_of(min(later, key=said_of)) if later else None


def _days(since: str | None, today: str | None) -> int | None:
    if since is None or today is None:
        return None
    return max(0, (dt.date.fromisoformat(today[:10]) - dt.date.fromisoformat(since[:10])).days)


def _tell(who: str, topic: str | None, answer: str, since: str | None, days: int | None, spoken: str | None) -> str:
    about = f" on {topic}" if topic else ""
    if who == UNTOLD:
        return f"not known: {topic or 'what was asked'}, {since}"
    if answer == "declined":
        return f"{who} declined to answer{about}, {since}"
    if answer == "no figure":
        return f"{who} answered without a figure{about}, {since}"
    if spoken:
        return f"{who} had not answered{about} on {since}; it spoke on {spoken}"
    return f"{who} has not answered{about} since {since}" + (
        "" if days is None else f": {count_words(days, 'day')} open"
    )
