"""What a time expression stands for, reckoned from the day of publication."""

import datetime as dt
import re

MONTHS = {
    m[:3]: n
    for n, m in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}

DAYS = {d[:3]: n for n, d in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}

WORDS = {
    w: n
    for n, w in enumerate(
        ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {
    "a": 1,
    "an": 1,
    "several": 3,
    "few": 3,
    "a few": 3,
    "couple of": 2,
    "a couple of": 2,
    "many": 5,
}

LENGTH = {
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3650,
    "weekend": 7,
    "hour": 0,
    "minute": 0,
}


def resolve(m: "re.Match[str]", today: dt.date | None) -> tuple[dt.date | None, dt.date | None] | None:
    """Earliest and latest day of a match; null where the words alone can be kept."""
    lead = (m["lead"] or "").split()
    core = _core(m, today, bool({"by", "until", "till", "starting", "beginning"} & set(lead)))
    if core is None:
        return None
    first, last = core
    if "since" in lead or "from" in lead:
        return first, today if today and first and first <= today else last
    if "by" in lead or "until" in lead or "till" in lead or "before" in lead:
        return None if last is None else (None, last)
    if "after" in lead:
        return first, None
    return core


def _core(m: "re.Match[str]", today: dt.date | None, ahead: bool) -> tuple[dt.date | None, dt.date | None] | None:
    if m["iso"]:
        day = _date(*map(int, m["iso"].split("-")))
        return (day, day) if day else None
    for n in "12":
        if m["m" + n]:
            return _month_day(MONTHS[m["m" + n][:3]], int(m["d" + n]), m["y" + n], today, ahead)
    if m["y3"]:
        return _part(m["pos"], _month(int(m["y3"]), MONTHS[m["m3"][:3]]))
    if m["m4"] or m["m5"]:
        return _bare_month(MONTHS[(m["m4"] or m["m5"])[:3]], m["lead"], today, ahead)
    if m["y4"]:
        year = int(m["y4"][-4:])
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return _relative(m, today, ahead) if today else None


def _relative(m: "re.Match[str]", today: dt.date, ahead: bool) -> tuple[dt.date | None, dt.date | None] | None:
    if m["wd3"]:
        return _weekday(DAYS[m["wd3"][:3]], m["rel"], today, ahead)
    if m["ago"]:
        return _ago(m, today)
    if m["past"]:
        return _past(m, today)
    if m["rel2"]:
        return _unit(m["rel2"], m["u2"], today)
    if m["today"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(m["today"], 0)
        day = today + dt.timedelta(days=shift)
        return (day - dt.timedelta(days=1), day) if m["today"] == "overnight" else (day, day)
    if m["we"]:
        return _weekend(today)
    return None


def _weekday(number: int, rel: str | None, today: dt.date, ahead: bool) -> tuple[dt.date, dt.date]:
    back = (today.weekday() - number) % 7
    day = today - dt.timedelta(days=back)
    if rel in ("next", "coming") or (ahead and back):
        day += dt.timedelta(days=7)
    elif rel in ("last", "past") and back == 0:
        day -= dt.timedelta(days=7)
    return day, day


def _ago(m: "re.Match[str]", today: dt.date) -> tuple[dt.date, dt.date] | None:
    if m["dir"] != "ago":
        return None
    number = _number(m["ago"])
    days = LENGTH[m["agou"]] * number
    day = today - dt.timedelta(days=days)
    slack = dt.timedelta(days={"week": 3, "month": 15, "year": 182, "decade": 1800, "fortnight": 4}.get(m["agou"], 0))
    return day - slack, min(today, day + slack)


def _number(words: str) -> int:
    for word in words.split():
        if word.isdigit():
            return int(word)
        if word in WORDS:
            return WORDS[word]
    return 1


def _past(m: "re.Match[str]", today: dt.date) -> tuple[dt.date, dt.date] | None:
    days = LENGTH[m["pu"]] * (_number(m["pn"]) if m["pn"] else 1)
    if m["past"] in ("next", "coming"):
        return today, today + dt.timedelta(days=days)
    if m["past"] == "last" and not m["pn"] and "the last" not in m.group():
        return _unit("last", m["pu"], today)
    if m["past"] == "recent":
        return None
    return today - dt.timedelta(days=max(days, 1)), today


def _unit(rel: str, unit: str, today: dt.date) -> tuple[dt.date, dt.date] | None:
    shift = {"last": -1, "next": 1, "this": 0}.get(rel)
    if shift is None:
        return None
    if unit in ("week", "fortnight"):
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(days=7 * shift)
        return monday, monday + dt.timedelta(days=6)
    if unit == "weekend":
        first, last = _weekend(today)
        return first + dt.timedelta(days=7 * max(shift, 0)), last + dt.timedelta(days=7 * max(shift, 0))
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
        return _month(year, month + 1)
    if unit == "year":
        return dt.date(today.year + shift, 1, 1), dt.date(today.year + shift, 12, 31)
    if unit == "decade":
        return None
    if unit in ("summer", "winter", "spring", "autumn", "fall"):
        return None
    day = today + dt.timedelta(days=shift)
    return (day, today) if unit == "night" and shift < 0 else (day, day)


def _weekend(today: dt.date) -> tuple[dt.date, dt.date]:
    saturday = today - dt.timedelta(days=(today.weekday() - 5) % 7)
    return saturday, min(saturday + dt.timedelta(days=1), max(today, saturday))


def _month_day(
    month: int, day: int, year: str | None, today: dt.date | None, ahead: bool
) -> tuple[dt.date, dt.date] | None:
    if year:
        full = int(year) if len(year) == 4 else 1900 + int(year)
        exact = _date(full, month, day)
        return (exact, exact) if exact else None
    if today is None:
        return None
    for shift in (0, 1) if ahead else (0, -1):
        found = _date(today.year + shift, month, day)
        if found and ((found >= today) if ahead else (found <= today + dt.timedelta(days=30))):
            return found, found
    found = _date(today.year, month, day)
    return (found, found) if found else None


def _bare_month(
    month: int, lead: str | None, today: dt.date | None, ahead: bool
) -> tuple[dt.date | None, dt.date | None] | None:
    if today is None:
        return None
    year = today.year
    if ahead and month < today.month:
        year += 1
    elif not ahead and month > today.month:
        year -= 1
    return _part(
        "early" if "early" in (lead or "") else "late" if "late" in (lead or "") else None, _month(year, month)
    )


def _part(pos: str | None, span: tuple[dt.date, dt.date]) -> tuple[dt.date, dt.date]:
    first, last = span
    if pos and ("early" in pos or "start" in pos or "beginning" in pos):
        return first, first + dt.timedelta(days=9)
    if pos and ("late" in pos or "end" in pos):
        return last - dt.timedelta(days=10), last
    return first, last


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    first = dt.date(year, month, 1)
    return first, dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
