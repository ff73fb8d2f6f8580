"""When: French and Spanish time expressions, reckoned from the day of publication."""

import calendar
import datetime as dt
import re
from functools import cache

from musterbook.terms.times import Interval

MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
DAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
PLAIN = {
    "aujourd'hui": 0, "ce matin": 0, "ce soir": 0, "hoy": 0, "esta mañana": 0, "esta tarde": 0, "hier": -1,
    "hier soir": -1, "ayer": -1, "anoche": -1, "la veille": -1, "la víspera": -1, "avant-hier": -2, "anteayer": -2,
    "antier": -2, "demain": 1,
}  # fmt: skip
AGO = {"jour": 1, "día": 1, "semaine": 7, "semana": 7, "mois": 30, "mes": 30, "an": 365, "año": 365}
LEADS = {
    "fr": r"(?:depuis(?: le)?|d'ici|avant(?: le)?|dès(?: le)?|en|au|le|ce|à la) ",
    "es": r"(?:desde(?: el)?|antes del?|en|el|del?|este) ",
}
SINCE = ("depuis", "desde", "dès")
UNTIL = ("avant", "antes", "d'ici")


@cache
def pattern_of(code: str) -> re.Pattern[str]:
    """The time expressions of a language."""
    month = "|".join(MONTHS[code].split()) + ("|setiembre" if code == "es" else "")
    day = "|".join(DAYS[code].split())
    of = "(?:de |del )?" if code == "es" else ""
    plain = "|".join(sorted(PLAIN, key=len, reverse=True))
    week = r"la semaine (?:dernière|passée)" if code == "fr" else r"la semana pasada|la pasada semana"
    unit = r"(?:jours?|semaines?|mois|ans?)" if code == "fr" else r"(?:días?|semanas?|mes(?:es)?|años?)"
    ago = rf"il y a (?P<n>\w+) (?P<u>{unit})" if code == "fr" else rf"hace (?P<n>\w+) (?P<u>{unit})"
    this = r"l'an(?:née)? (?:dernier|dernière|passée?)|cette année" if code == "fr" else r"el año pasado|este año"
    return re.compile(
        rf"(?<!\w)(?P<lead>{LEADS[code]})?(?:"
        rf"(?:(?:{day}),? )?(?P<d>\d{{1,2}}|1er|primero) (?:de )?(?P<m>{month})(?:,? {of}(?P<y>\d{{4}}))?"
        rf"|(?P<m2>{month})(?: {of}(?P<y2>\d{{4}})| dernier| pasado)?"
        rf"|(?:la noche del |la mañana del |la tarde del )?(?P<wd>{day})"
        r"(?: dernier| passé| pasado)?(?: matin| soir| après-midi)?"
        rf"|(?P<plain>{plain})|(?P<week>{week})|(?P<this>{this})|{ago}|(?P<y3>(?:19|20)\d\d)(?!\s\w+s\b))(?!\w)"
    )


def find_time(low: str, start: int, end: int, today: dt.date | None, code: str) -> Interval | None:
    """The first time expression in low[start:end]."""
    for m in pattern_of(code).finditer(low, start, end):
        if m["y3"] and not m["lead"]:
            continue
        if m["m2"] and not m["lead"] and not m["y2"]:
            continue
        return _interval(m, today, code)
    return None


def _interval(m: re.Match[str], today: dt.date | None, code: str) -> Interval:
    words = m.group().strip()
    bounds = _bounds(m, today, code)
    if bounds is None:
        return Interval(earliest=None, latest=None, words=words)
    lead = (m["lead"] or "").split()
    first, last = bounds
    if lead and lead[0] in SINCE:
        return Interval(earliest=first.isoformat(), latest=today.isoformat() if today else None, words=words)
    if lead and lead[0] in UNTIL:
        return Interval(earliest=None, latest=last.isoformat(), words=words)
    return Interval(earliest=first.isoformat(), latest=last.isoformat(), words=words)


def _bounds(m: re.Match[str], today: dt.date | None, code: str) -> tuple[dt.date, dt.date] | None:
    months = MONTHS[code].split()
    if m["d"] or m["m2"]:
        name = (m["m"] or m["m2"]).replace("setiembre", "septiembre")
        month = months.index(name) + 1
        told = m["y"] or m["y2"]
        if told is None and today is None:
            return None
        year = int(told) if told else _year(month, today)
        if m["d"] is None:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        day = 1 if not m["d"].isdigit() else int(m["d"])
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return dt.date(year, month, day), dt.date(year, month, day)
    if m["y3"]:
        return dt.date(int(m["y3"]), 1, 1), dt.date(int(m["y3"]), 12, 31)
    return None if today is None else _relative(m, today, code)


def _relative(m: re.Match[str], today: dt.date, code: str) -> tuple[dt.date, dt.date] | None:
    if m["wd"]:
        back = (today.weekday() - DAYS[code].split().index(m["wd"])) % 7
        day = today - dt.timedelta(days=back)
        return day, day
    if m["plain"]:
        day = today + dt.timedelta(days=PLAIN[m["plain"]])
        return day, day
    if m["week"]:
        monday = today - dt.timedelta(days=today.weekday() + 7)
        return monday, monday + dt.timedelta(days=6)
    if m["this"]:
        year = today.year if m["this"] in ("cette année", "este año") else today.year - 1
        return dt.date(year, 1, 1), min(today, dt.date(year, 12, 31))
    return None


def _year(month: int, today: dt.date | None) -> int:
    if today is None:
        return 0
    return today.year if month <= today.month else today.year - 1
