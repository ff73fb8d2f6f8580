"""Strengths told in lines and shares: "Personnel: 212 mil", "75 on parade", "one in four", "the ceiling of 900"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.forces import (
    HARMED,
    country_of,
    force_named,
    is_country,
    is_force,
    is_people_of_country,
    is_unit,
    serves,
)
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.strength_words import is_bare, strength_claim
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("strength_plain")["patterns"]
BESIDE, LABEL, HEADS = re.compile(_TOLD["beside"]), re.compile(_TOLD["label"]), re.compile(_TOLD["heads"])
ZERO, NIL, CEILING = re.compile(_TOLD["zero"]), re.compile(_TOLD["nil"]), re.compile(_TOLD["ceiling"])
OF_EVERY, ONE_IN, EVERY_NTH = re.compile(_TOLD["of_every"]), re.compile(_TOLD["one_in"]), re.compile(_TOLD["every_nth"])
ACCOUNT = re.compile(_TOLD["account"])
LINES = tuple(re.compile(row) for row in _TOLD["lines"])
NTH = {
    w: n
    for n, w in enumerate(("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2)
}
NTH |= {"other": 2, "twentieth": 20}
WORTH = {w: n for n, w in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)}
WORTH |= {"twelve": 12, "twenty": 20, "hundred": 100, "100": 100}
YEARS = range(1900, 2101)
MOST = 60_000


def plain_claim(
    view: View,
    rule: str,
    start: int,
    end: int,
    count: Count | None,
    *groups: NounGroup | None,
    share: Decimal | None = None,
    planned: bool = False,
) -> Candidate:
    force = next((g for g in groups if g is not None and (is_force(g) or is_unit(g)) and not is_country(g)), None)
    return strength_claim(
        view,
        rule,
        0.55,
        start,
        end,
        count=count,
        share=share,
        force=force_named(view, force),
        country=country_of(*groups),
        authorised=planned or None,
    )


def _beside(view: View) -> Iterator[Candidate]:
    """ "The gendarmes (140 all told)", "the guard, 600 on paper,"."""
    base = view.sentence.start
    for told in BESIDE.finditer(view.low):
        if view.is_unreal(base + told.start()) or view.words[-1].text == "?":
            continue
        who = next((g for g in reversed(view.groups) if g.end <= base + told.start() + 1), None)
        if who is None or not (serves(who) or is_force(who) or is_unit(who)) or base + told.start() - who.end > 2:
            continue
        words = told["count"]
        count = exactly(int(words.replace(",", "")), words)
        planned = "on paper" in told[0]
        yield plain_claim(view, "beside", who.start, base + told.end() - 1, count, who, planned=planned)


def _shares(view: View) -> Iterator[Candidate]:
    """ "Of every three sappers, one is a Dane"."""
    base = view.sentence.start
    told = OF_EVERY.search(view.low)
    if (
        told is not None
        and any(serves(g) for g in view.groups if g.start <= base + told.end())
        and not view.is_unreal(base + told.start())
    ):
        share = (Decimal(WORTH[told["part"]]) / Decimal(WORTH[told["whole"]])).quantize(Decimal("0.0001")).normalize()
        country = next((g for g in view.groups if g.start >= base + told.start("part") and country_of(g)), None)
        yield plain_claim(view, "of_every", base + told.start(), base + told.end(), None, country, share=share)


def _accounts(view: View) -> Iterator[Candidate]:
    """ "Togolese account for 12 per cent of the force"."""
    base = view.sentence.start
    given = ACCOUNT.search(view.low)
    if given is not None and not view.is_unreal(base + given.start()):
        whole = next((g for g in view.groups if g.end > base + given.end() and g.first > 0), None)
        people = [g for g in view.groups if g.end <= base + given.start() + 12 and (country_of(g) is not None)]
        serving = whole is not None and (
            serves(whole)
            or is_force(whole)
            or whole.lemma in {"uniform", "strength", "rank", "headcount", "total", "boot", "manpower"}
        )
        if people and serving and whole is not None:
            share = (Decimal(given["share"]) / 100).normalize()
            yield plain_claim(view, "account", people[0].start, whole.end, None, people[0], share=share)


def _apposed(view: View) -> Iterator[Candidate]:
    """ "Lomé's soldiers, now a third of the brigade"."""
    for group in view.groups:
        if group.share is None or group.share[0] != group.share[1] or not (is_force(group) or serves(group)):
            continue
        before = view.words[group.first - 1].low if group.first else ""
        who = next((g for g in reversed(view.groups) if g.last < group.first and group.first - g.last <= 3), None)
        owned = (
            who is not None and (serves(who) or is_unit(who)) and (country_of(who) is not None or who.owner is not None)
        )
        if owned and who is not None and before in {",", "once", "now", "about", "nearly", "still"}:
            share = round(Decimal(group.share[0]), 4).normalize()
            yield plain_claim(view, "apposed_share", who.start, group.end, None, who, share=share)


def _lines(view: View) -> Iterator[Candidate]:
    """ "Strength today: 96", "75 on parade", "Danish sappers 12 of these"."""
    base = view.sentence.start
    for line in LINES:
        for told in line.finditer(view.low):
            words = told["count"]
            number = int(words.replace(",", ""))
            if (
                view.is_unreal(base + told.start())
                or (words.isdigit() and len(words) == 4 and number in YEARS)
                or number > MOST
            ):
                continue
            who = next(
                (g for g in reversed(view.groups) if g.end <= base + told.start("count") and (serves(g) or is_unit(g))),
                None,
            )
            if "who" in told.re.groupindex and who is None:
                continue
            start = base + told.start()
            yield plain_claim(view, "line", start, base + told.end(), exactly(number, words), who)


def _nil(view: View) -> Iterator[Candidate]:
    """ "Danes in the valley: nil"."""
    base = view.sentence.start
    nil = NIL.search(view.low)
    if nil is not None:
        part = "who" if nil["who"] else "late"
        who = next(
            (
                g
                for g in view.groups
                if base + nil.start(part) <= g.start < base + nil.end(part) and (serves(g) or is_people_of_country(g))
            ),
            None,
        )
        if who is not None and who.start - base - nil.start(part) <= 4:
            yield plain_claim(view, "nil", who.start, base + nil.end(), exactly(0, "none"), who)


def _labels(view: View) -> Iterator[Candidate]:
    """ "Peacekeepers from Nepal: 1,050", "Personnel: 212 mil"."""
    base = view.sentence.start
    told = LABEL.search(view.low)
    if told is not None:
        words = told["count"]
        number = int(words.replace(",", ""))
        who = next(
            (g for g in view.groups if g.start < base + told.end("who") and (serves(g) or is_people_of_country(g))),
            None,
        )
        year = words.isdigit() and len(words) == 4 and number in YEARS
        first = who is not None and who.start - base <= 6
        if (
            (first or HEADS.search(told["who"]))
            and not year
            and number <= MOST
            and not any(w.low in HARMED for w in view.words)
        ):
            yield plain_claim(view, "label", base + told.start("who"), base + told.end(), exactly(number, words), who)


def _nobody(view: View) -> Iterator[Candidate]:
    """ "Not one Kenyan is left in the camp"."""
    base = view.sentence.start
    none = ZERO.search(view.low)
    if none is not None and not view.is_unreal(base + none.start()):
        who = next((g for g in view.groups if base + none.start() <= g.start <= base + none.end("who")), None)
        if who is not None and (serves(who, strict=True) or is_people_of_country(who)):
            yield plain_claim(view, "zero", base + none.start(), base + none.end(), exactly(0, none[0].split()[0]), who)


def _ratios(view: View) -> Iterator[Candidate]:
    """ "One in four is German", "every third man is a Togolese"."""
    base = view.sentence.start
    ratio = ONE_IN.search(view.low)
    if ratio is not None and any(serves(g) for g in view.groups) and not view.is_unreal(base + ratio.start()):
        country = next((g for g in view.groups if g.end > base + ratio.end() and country_of(g)), None)
        near = country_of(country) is not None or any(
            w.tag == "JJ" and w.start >= base + ratio.end() - 1 for w in view.words[:]
        )
        if near and not any(w.low in HARMED for w in view.words):
            share = (
                (Decimal(WORTH[ratio["part"]]) / Decimal(WORTH[ratio["whole"]])).quantize(Decimal("0.0001")).normalize()
            )
            yield plain_claim(view, "one_in", base, view.sentence.end, None, country, share=share)
    nth = EVERY_NTH.search(view.low)
    if nth is not None and not view.is_unreal(base + nth.start()):
        who = next(
            (g for g in view.groups if g.start <= base + nth.end("who") and g.end >= base + nth.start("who")), None
        )
        if who is not None and serves(who):
            share = (Decimal(1) / NTH[nth["nth"]]).quantize(Decimal("0.0001")).normalize()
            country = next((g for g in view.groups if g.start > who.start and country_of(g)), None)
            yield plain_claim(view, "every_nth", base + nth.start(), view.sentence.end, None, country, who, share=share)


def _ceilings(view: View) -> Iterator[Candidate]:
    """ "400 short of its authorised 6,000", "set the ceiling at 12,000"."""
    base = view.sentence.start
    told = CEILING.search(view.low)
    if told is None or view.is_unreal(base + told.start()):
        return
    words = told["count"]
    number = int(words.replace(",", ""))
    group = next((g for g in view.groups if g.start <= base + told.start("count") < g.end), None)
    after = view.low[told.end() : told.end() + 1]
    year = words.isdigit() and len(words) == 4 and number in YEARS
    if year or not 50 <= number <= MOST or after == "-" or group is None or not (is_bare(group) or serves(group)):
        return
    if any(is_force(g) or is_unit(g) or serves(g) for v in (view, *_before(view)) for g in v.groups):
        yield plain_claim(
            view, "ceiling_told", base + told.start(), base + told.end(), exactly(number, words), None, planned=True
        )


def _before(view: View) -> tuple[View, ...]:
    return tuple(v for v, _ in zip(view.previous(), range(1), strict=False))


LINE_RULES = (*(_beside, _shares, _accounts, _apposed, _lines, _nil, _labels, _nobody, _ratios, _ceilings),)
