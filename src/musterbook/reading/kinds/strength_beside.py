"""Strengths told beside the clause: "the brigade, at 2,900 men,", "the 40 that were pledged", "a fifth of them"."""

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
    is_unit,
    serves,
    state_of_capital,
    tells_number,
)
from musterbook.reading.frames import in_phrase, load_frames
from musterbook.reading.kinds.strength_told import is_people, theme
from musterbook.reading.kinds.strength_words import is_bare, strength_claim
from musterbook.terms.counts import exactly

_TOLD = load_frames("strength_told")
FORESEEN, PROMISED = frozenset(_TOLD["foreseen"]["verbs"]), frozenset(_TOLD["foreseen"]["promised"])
CEILING = frozenset(_TOLD["foreseen"]["nouns"])
HEADS = frozenset(_TOLD["heads"]["words"])
PEOPLE = frozenset(_TOLD["bodies"]["people"])
STANDING_NOUNS, STANDING = frozenset(_TOLD["standing"]["nouns"]), frozenset(_TOLD["standing"]["verbs"])
SUPPLY = frozenset(_TOLD["standing"]["supply"])
BODIES = frozenset(load_frames("strength")["bodies"]["nouns"])
RANKS = re.compile(
    r"(?P<count>\d[\d,]*) (?:all ranks|pax|pers\b|personnel|of (?=\d[\d,]* (?:established|auth|estab|posts)))"
)
PERCENT = re.compile(r"\bat (?:about |some |only |just )?(?P<share>\d{1,3}) ?(?:%|pct|per ?cent|percent)(?! of)")
LOST = frozenset({"kill", "wound", "injure", "die", "lose", "hurt", "capture", "ambush", "attack", "shoot", "hit"})


def find_at(view: View) -> Iterator[Candidate]:
    """ "Malawi, at 640, comes third", "the brigade, at 2,900 men, is short of its target"."""
    words = view.words
    for group in view.groups:
        before = words[group.first - 1].low if group.first else ""
        if before not in {"at", "with"} or not _is_number(view, group) or group.first < 2:
            continue
        who = next((g for g in view.groups if g.last in {group.first - 1, group.first - 2}), None)
        apart = words[group.first - 2].low == "," or (who is None and words[group.first - 2].low in {"and", "that"})
        after = words[group.last].low if group.last < len(words) else "."
        if not apart or after not in {",", ".", ";", "is", "was", ")"}:
            continue
        if who is not None and not (is_force(who) or is_unit(who) or in_phrase(who, STANDING_NOUNS)):
            continue
        if who is None and not any(is_force(g) for g in view.groups if g.last <= group.first):
            continue
        nation = who is not None and (is_country(who) or state_of_capital(who) is not None)
        start = group.start if who is None else who.start
        yield _claim(view, group, "at", 0.65, start, group.end, who, nation)


def _is_number(view: View, group: NounGroup) -> bool:
    """A number of people, also where only a nation or a force beside it says so."""
    if not tells_number(group.count) or group.count is None or group.count.min < 10:
        return False
    text = group.text
    year = text.isdigit() and len(text) == 4 and 1900 <= int(text) <= 2100
    timed = any(t.start <= group.start < t.end for t in view.times)
    return (is_bare(group) and not year and not timed and theme(view, group)) or serves(group)


def find_foreseen(view: View) -> Iterator[Candidate]:
    """ "planned at 1,600", "designed for 3,000 police", "the 1,500 that were pledged", "the target is 5,000"."""
    words = view.words
    for group in view.groups:
        people = is_people(view, group) or _of_people(group)
        if not people or group.count is None:
            continue
        before = words[max(0, group.first - 3) : group.first]
        behind = words[group.last : group.last + 7]
        led = any(w.low in {"at", "for"} for w in before[-2:]) and any(
            w.lemma in FORESEEN or w.low in FORESEEN for w in before
        )
        stop = next(
            (i for i, w in enumerate(behind) if w.low in {",", ".", ";", "who", "are", "is", "in"}), len(behind)
        )
        told = next((w for w in behind[:stop] if (w.lemma in FORESEEN | PROMISED) and w.tag[:2] in {"VB", "JJ"}), None)
        definite = group.determiner in {"the", "those"}
        if led:
            first = next(w for w in before if w.lemma in FORESEEN or w.low in FORESEEN)
            who = next((g for g in view.groups if g.last <= first.i and first.i - g.last <= 3), None)
            sized = who is not None and (is_force(who) or is_unit(who) or who.pronoun)
            start = who.start if who is not None and sized else first.start
            yield _claim(view, group, "foreseen", 0.65, start, group.end, who if sized else None, False, planned=True)
        elif definite and told is not None:
            yield _claim(view, group, "promised", 0.6, group.start, told.end, None, False, planned=True)
        elif _under_ceiling(view, group):
            start = next(g.start for g in view.groups if g.lemma in CEILING)
            yield _claim(view, group, "ceiling", 0.6, start, group.end, None, False, planned=True)


def _under_ceiling(view: View, group: NounGroup) -> bool:
    """ "the target that was set is 5,000", "the mandate allows up to 800"."""
    head = next((g for g in view.groups if g.lemma in CEILING and g.last <= group.first), None)
    if head is None or group.first - head.last > 6 or view.words[group.first - 1].low in {"of", "in", "by"}:
        return False
    between = view.words[head.last : group.first]
    return any(w.lemma in {"be", "stand", "permit", "allow", "provide", "foresee", "say", "set"} for w in between) and (
        not any(w.low in {",", ";", "and"} for w in between)
    )


def _of_people(group: NounGroup) -> bool:
    """ "3,000 people", "380 people": people of no told service, where a force is spoken of."""
    told = group.lemma in PEOPLE and tells_number(group.count) and group.count is not None and group.count.min >= 10
    return told and not any(w.low in HARMED for w in group.words)


def find_body_people(view: View) -> Iterator[Candidate]:
    """ "a mission of 380 people", "the 180 women of the 3rd Battalion", "the brigade's 2,040 troops"."""
    for group in view.groups:
        if view.is_unreal(group.start) or any(w.low in HARMED for w in group.words):
            continue
        of = view.after(group, "of", "in")
        if in_phrase(group, BODIES) and of is not None and _of_people(of) and not group.has("armed_group"):
            yield _claim(view, of, "body_people", 0.6, group.start, of.end, group, False)
            continue
        counted = tells_number(group.count) and group.count is not None and group.count.min >= 10 and serves(group)
        if not counted or group.determiner in {"a", "an"} or _is_lost(view, group):
            continue
        owned = group.owner is not None and _is_force_word(group.owner)
        held = group.definite and of is not None and (is_force(of) or is_unit(of)) and not is_country(of)
        if owned or held:
            end = group.end if of is None or owned else of.end
            yield _claim(view, group, "of_force", 0.55, group.start, end, of, False)


def _is_force_word(owner: str) -> bool:
    words = owner.lower().replace("'s", "").replace("'", "").split()
    return bool(words) and (words[-1] in BODIES or words[-1] in {"operation", "army", "country"} or owner.isupper())


def _is_lost(view: View, group: NounGroup) -> bool:
    return any(
        group in (*c.subjects, *c.objects, *(a.group for a in c.attachments)) and c.verb.lemma in LOST
        for c in view.clauses
    )


def find_portions(view: View) -> Iterator[Candidate]:
    """ "of whom 90 were Danes", "200 of them medics", "a fifth of the brigade", "half of whom Chad sent"."""
    for group in view.groups:
        if view.is_unreal(group.start):
            continue
        of = view.after(group, "of")
        whole = of if of is not None else group
        behind = tuple(w.low for w in view.words[group.last : group.last + 2])
        them = behind in (("of", "whom"), ("of", "which"), ("of", "them"))
        if group.share is not None and (them or is_force(whole) or serves(whole) or whole.lemma in {"whom", "them"}):
            yield from _share(view, group, whole)
        elif tells_number(group.count) and group.count is not None and group.count.min >= 10:
            yield from _part(view, group)


def _share(view: View, group: NounGroup, whole: NounGroup) -> Iterator[Candidate]:
    if is_country(whole) or not theme_of(view, group, whole) or any(w.low in HARMED for w in whole.words):
        return
    clause = next((c for c in view.clauses if group in (*c.objects, *(a.group for a in c.attachments))), None)
    behind = [g for g in view.groups if g.first >= group.last and g.first - group.last <= 3]
    giver = next((g for g in behind if country_of(g) is not None or is_country(g)), None)
    supplied = giver is not None and any(
        c.verb.lemma in SUPPLY and c.verb.first >= giver.last and c.verb.first - giver.last <= 2 for c in view.clauses
    )
    body = clause.subject if clause is not None else None
    nation = body is not None and (is_country(body) or country_of(body) is not None)
    apposed = group.first >= 2 and view.words[group.first - 1].low == ","
    told = group.share is not None and group.share[0] == group.share[1]
    if not (supplied or (told and (nation or apposed))):
        return
    end = max(group.end, whole.end)
    if supplied and giver is not None:
        end = max(c.verb.end for c in view.clauses if c.verb.lemma in SUPPLY and c.verb.first >= giver.last)
    start = clause.verb.start if clause is not None and nation else group.start
    low, high = group.share if group.share is not None else ("0", "1")
    yield strength_claim(
        view,
        "portion",
        0.6,
        start,
        end,
        share=round(Decimal(low), 4).normalize() if low == high else None,
        force=force_named(view, whole),
        country=country_of(giver, body),
    )


def theme_of(view: View, group: NounGroup, whole: NounGroup) -> bool:
    """Whether the whole of a share is people who serve."""
    return is_force(whole) or (serves(whole) and whole.plural) or theme(view, group)


def _part(view: View, group: NounGroup) -> Iterator[Candidate]:
    """ "of whom ninety were Danes", "200 of them medics"."""
    lows = [w.low for w in view.words]
    before = lows[max(0, group.first - 2) : group.first]
    of_whom = before[:1] == ["of"] and before[1:] in (["whom"], ["these"], ["them"], ["those"], ["which"])
    of_them = group.lemma in {"them", "whom", "these"}
    told = next((g for g in view.groups if 0 <= g.first - group.last <= 2 and (serves(g) or country_of(g))), None)
    if told is None or not (of_whom or of_them) or not theme(view, group) or (told.count is not None and of_them):
        return
    if any(w.tag.startswith("VB") and w.lemma != "be" for w in view.words[group.last : told.first]):
        return
    start = view.words[group.first - 2].start if of_whom else group.start
    yield _claim(view, group, "portion", 0.65, start, told.end, told, True)


def find_second(view: View) -> Iterator[Candidate]:
    """ "60 of the brigade's 2,040 troops": the whole, told behind its part."""
    for group in view.groups:
        of = next((i for i, w in enumerate(group.words) if w.low == "of"), None)
        if of is None or not serves(group) or view.is_unreal(group.start):
            continue
        number = next((w for w in group.words[of:] if w.tag == "CD" and w.low.replace(",", "").isdigit()), None)
        owned = any(w.tag in {"POS", "PS"} for w in group.words[of:])
        if number is None or not owned or any(w.low in HARMED for w in group.words) or _is_lost(view, group):
            continue
        count = exactly(int(number.low.replace(",", "")), number.text)
        start = group.words[min(of + 1, len(group.words) - 1)].start
        yield strength_claim(view, "whole", 0.55, start, group.end, count=count, force=force_named(view, None))


def find_lines(view: View) -> Iterator[Candidate]:
    """ "NEP coy 96 all ranks", "GHA bn at 85 pct", "Deployed: 9,870 troops and 940 police"."""
    finite = any(c.verb.form == "finite" for c in view.clauses)
    low, begin, end = view.document.low, view.sentence.start, view.sentence.end
    if not finite:
        for told in RANKS.finditer(low, begin, end):
            count = exactly(int(told["count"].replace(",", "")), told["count"])
            yield strength_claim(
                view,
                "ranks",
                0.65,
                begin,
                told.end(),
                count=count,
                force=view.document.text[begin : told.start()].strip(),
            )
        for told in PERCENT.finditer(low, begin, end):
            force = next((g for g in view.groups if g.end <= told.start()), None)
            if force is not None and (is_force(force) or is_unit(force) or force.text.isupper()):
                share = (Decimal(told["share"]) / 100).normalize()
                yield strength_claim(view, "percent", 0.6, force.start, told.end(), share=share, force=force.text)
    colon = next((w.i for w in view.words if w.low == ":"), None)
    if colon is None or not any(w.lemma in HEADS or w.low in HEADS for w in view.words[:colon]):
        return
    start: int | None = view.words[0].start
    for group in view.groups:
        if group.first > colon and tells_number(group.count) and serves(group):
            yield _claim(view, group, "roll", 0.65, group.start if start is None else start, group.end, None, False)
            start = None


def _claim(
    view: View,
    told: NounGroup,
    rule: str,
    score: float,
    start: int,
    end: int,
    body: NounGroup | None,
    nation: bool,
    *,
    planned: bool = False,
) -> Candidate:
    return strength_claim(
        view,
        rule,
        score,
        start,
        end,
        count=told.count,
        force=force_named(view, None if nation else body),
        country=country_of(told, body),
        authorised=True if planned else None,
    )


BESIDE_RULES = (find_second, find_at, find_foreseen, find_body_people, find_portions, find_lines)
