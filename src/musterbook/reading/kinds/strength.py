"""Strength: how many serve in a force, from which country, and how many were promised or authorised."""

import re
from collections.abc import Iterator
from decimal import Decimal

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import (
    HARMED,
    SERVING,
    country_of,
    counts_people,
    force_named,
    is_country,
    is_equipment,
    is_force,
    is_people_of_country,
    is_unit,
    serves,
    state_of_capital,
)
from musterbook.reading.frames import Phrases, in_phrase, is_none, is_stated, load_frames, start_of, stretch
from musterbook.terms.claims import Stance, slots_of
from musterbook.terms.counts import Count
from musterbook.terms.times import Interval

_TOLD = load_frames("strength")
COUNTS = Phrases([*_TOLD["counts"]["lemmas"], *_TOLD["counts"]["phrases"]])
LEVELS = Phrases([*_TOLD["counts"]["phrases"], *_TOLD["counts"]["levels"]])
SERVE_PASSIVE = frozenset(_TOLD["serve"]["passive"])
SERVE_ACTIVE = frozenset(_TOLD["serve"]["active"])
STATES = Phrases(_TOLD["serve"]["states"])
PROMISE = frozenset(_TOLD["promise"]["lemmas"])
CONTRIBUTE = frozenset(_TOLD["contribute"]["lemmas"])
CEILINGS = frozenset(_TOLD["authorised"]["adjectives"])
ALLOW = frozenset(_TOLD["authorised"]["verbs"])
BODIES = frozenset(_TOLD["bodies"]["nouns"])
NUMBERS = frozenset(_TOLD["bodies"]["levels"])
MOVING = frozenset(
    {
        "send",
        "arrive",
        "land",
        "deploy",
        "dispatch",
        "fly",
        "airlift",
        "kill",
        "attack",
        "ambush",
        "rush",
        "join",
    }
)
CONTRIBUTORS = frozenset(
    {"contributor", "provider", "contribution", "presence", "share", "supplier", "force", "contingent"}
)
THEM = frozenset({"them", "they", "who", "whom", "these"})
STRONG = re.compile(r"(?P<number>\d[\d,]*)-strong\Z")
ABOARD = Phrases(["on board", "aboard"])
SHARES = Phrases(_TOLD["share"]["verbs"])
FROM = frozenset({"come", "hail", "be", "draw"})


def number_of(group: NounGroup | None) -> Count | None:
    """The count of a group where a number is told, not for bare plurals and singulars."""
    return (
        None
        if group is None or group.count is None or group.determiner in {"a", "an"} or is_none(group)
        else group.count
    )


def _claim(
    view: View,
    rule: str,
    score: float,
    start: int,
    end: int,
    *,
    count: Count | None = None,
    share: Decimal | None = None,
    force: str | None = None,
    country: str | None = None,
    authorised: bool | None = None,
    stance: Stance | None = None,
    occurred: Interval | None = None,
) -> Candidate:
    start, end = stretch(view, start, end)
    slots = slots_of(
        "strength", force=force, count=count, share=share, country=country, authorised=authorised, occurred=occurred
    )
    return Candidate(
        kind="strength", start=start, end=end, slots=slots, rule=f"strength.{rule}", score=score, stance=stance
    )


def _is_ceiling(view: View, group: NounGroup, clause: Clause | None = None) -> bool:
    near = view.words[max(0, group.first - 3) : group.last]
    told = any(w.low in CEILINGS for w in near)
    return told or (clause is not None and any(c.verb.lemma in ALLOW for c in view.line_of(clause)))


def _has(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the mission has 900 troops", "the force consists of some 300 gendarmes"."""
    if COUNTS.in_verb(view, clause) is None or clause.subject is None:
        return
    told = next(
        (
            g
            for g in (*clause.objects, *(a.group for a in clause.attachments))
            if number_of(g) and (counts_people(g) or (_is_bare(g) and LEVELS.in_verb(view, clause) is not None))
        ),
        None,
    )
    who = clause.subject
    if told is None or told.start < clause.verb.start or not (is_force(who) or who.pronoun or serves(who)):
        return
    if who.has("armed_group") or clause.verb.modal in {"may", "might", "should", "could", "would", "must"}:
        return
    start = start_of(view, clause) if who.end > clause.verb.start - 30 else clause.verb.start
    yield _claim(
        view,
        "has",
        0.9 if not who.pronoun else 0.8,
        start,
        _tail(view, told),
        count=number_of(told),
        force=force_named(view, None if is_country(who) else who),
        country=country_of(told, who),
        authorised=_is_ceiling(view, told, clause) or None,
        stance="expects" if clause.verb.tense == "future" else None,
        occurred=view.time_of(clause),
    )


def _has_bare(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "Britain has just over 90", where the sentence before told soldiers."""
    told, who = clause.object, clause.subject
    if (
        clause.verb.lemma != "have"
        or told is None
        or not _is_bare(told)
        or who is None
        or not (is_country(who) or is_force(who))
    ):
        return
    before = next(iter(view.previous()), None)
    if before is None or not any(number_of(g) is not None and serves(g) for g in before.groups):
        return
    yield _claim(
        view,
        "has_bare",
        0.6,
        start_of(view, clause),
        told.end,
        count=number_of(told),
        force=force_named(view, None),
        country=country_of(who),
        occurred=view.time_of(clause),
    )


def _there_are(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "there are about 900 peacekeepers in the country"."""
    told = clause.object
    before = view.words[clause.verb.first - 1] if clause.verb.first else None
    if (
        clause.verb.lemma != "be"
        or told is None
        or before is None
        or before.low not in {"there", "now", "still", "currently"}
    ):
        return
    here = clause.phrase("in", "on", "at", "with")
    if "there" not in {w.low for w in view.words[max(0, clause.verb.first - 3) : clause.verb.first]} or here is None:
        return
    if number_of(told) is not None and serves(told, strict=True):
        yield _claim(
            view,
            "there_are",
            0.8,
            before.start,
            here.end,
            count=number_of(told),
            force=force_named(view, None),
            country=country_of(told),
            occurred=view.time_of(clause),
        )


def _with(view: View) -> Iterator[Candidate]:
    """ "the largest contributor with 900 soldiers", "men, numbering close to 9,000", "the Marines, 90 of them"."""
    for group in view.groups:
        count = number_of(group)
        if count is None or view.is_unreal(group.start) or group.first < 2:
            continue
        before = view.words[group.first - 1].low
        who = next((g for g in view.groups if g.last in {group.first - 1, group.first - 2}), None)
        if who is None or who.has("armed_group"):
            continue
        given = before == "with" and serves(group) and (who.lemma in CONTRIBUTORS or is_force(who))
        numbering = (
            before in {"numbering", "totalling", "totaling"}
            and (serves(who) or is_force(who))
            and (_is_bare(group) or serves(group))
        )
        apposed = before == "," and group.lemma == "them" and serves(who, strict=True)
        if given or numbering or apposed:
            yield _claim(
                view,
                "with",
                0.7,
                who.start if numbering else group.start,
                _tail(view, group),
                count=count,
                force=force_named(view, who if is_force(who) and not is_country(who) else None),
                country=country_of(group, who),
            )


def _including(view: View, told: list[Candidate]) -> Iterator[Candidate]:
    """ "…, including 240 Indians and 230 Fijians": the parts of a strength told before, by country."""
    for i, word in enumerate(view.words):
        if word.low not in {"including", "among"} or not any(c.start < word.start for c in told):
            continue
        last = i + 1
        for group in (g for g in view.groups if g.first > i):
            if group.first > last + 2 or number_of(group) is None or not (serves(group) or is_people_of_country(group)):
                break
            last = group.last
            yield _claim(
                view,
                "including",
                0.7,
                group.start,
                group.end,
                count=number_of(group),
                force=force_named(view, None),
                country=country_of(group),
            )


def _tail(view: View, group: NounGroup) -> int:
    place = view.after(group, "in", "from", "of", "on")
    return group.end if place is None else place.end


def _serve(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "some 600 of them are stationed in the north", "40 Kosovars serve with the unit"."""
    who, verb = clause.subject, clause.verb
    count = number_of(who)
    if who is None or count is None or not serves(who) or clause.kind in {"infinitive", "participial"}:
        return
    there = verb.voice == "passive" and verb.lemma in SERVE_PASSIVE and (verb.tense == "present" or verb.perfect)
    stays = verb.voice == "active" and verb.lemma in SERVE_ACTIVE and (verb.lemma == "serve" or not verb.perfect)
    states = verb.lemma == "be" and STATES.find(view.words, verb.last, verb.last + 2) is not None
    if not (there or stays or states or _is_in_country(clause)):
        return
    yield _claim(
        view,
        "serve",
        0.85,
        who.start,
        clause.end,
        count=count,
        force=force_named(view, clause.phrase("with", "in", "under", "to")),
        country=country_of(who),
        authorised=None,
        stance="expects" if verb.tense == "future" else None,
        occurred=view.time_of(clause),
    )


def _is_in_country(clause: Clause) -> bool:
    """ "about 400 Kenyans are in the country so far"."""
    here = clause.phrase("in")
    return (
        clause.verb.lemma == "be"
        and clause.verb.voice == "active"
        and here is not None
        and (is_country(here) or here.lemma in {"country", "theatre", "region", "field", "capital"})
    )


def _promised(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "three states have pledged more than 900 troops", "Chad contributes 300 soldiers"."""
    verb = clause.verb
    promised, gives = verb.lemma in PROMISE, verb.lemma in CONTRIBUTE | ALLOW
    told = next((g for g in clause.patients if _is_promised(g, promised)), None)
    if told is None or not (promised or gives):
        return
    ahead = promised or verb.tense == "future" or verb.modal is not None
    start = min(start_of(view, clause), told.start)
    yield _claim(
        view,
        "promised" if promised else "contributes",
        0.9 if promised else 0.75,
        start,
        max(told.end, verb.end),
        count=number_of(told),
        force=force_named(view, clause.phrase("to", "for")),
        country=country_of(clause.agent, told) or state_of_capital(clause.agent),
        authorised=(verb.lemma in ALLOW) or None,
        stance="expects" if ahead else None,
        occurred=view.time_of(clause),
    )


def _is_promised(group: NounGroup, promised: bool) -> bool:
    if number_of(group) is not None and counts_people(group, strict=not promised):
        return True
    return promised and (
        (serves(group, strict=True) and group.plural) or (is_unit(group) and number_of(group) is not None)
    )


def _is_bare(group: NounGroup) -> bool:
    """Whether the group is a number alone ("some 7,500")."""
    return group.count is not None and group.head.tag == "CD"


def _body_of(view: View) -> Iterator[Candidate]:
    """ "a contingent of about 90", "a convoy with eight soldiers on board", "a ceiling of 3,000 police"."""
    for group in view.groups:
        if group.has("armed_group") or not in_phrase(group, BODIES | NUMBERS):
            continue
        told = view.after(group, "of", "with", "numbering", "totalling")
        of_people = told is not None and (serves(told) or told.text == (told.count.words if told.count else ""))
        if told is None or number_of(told) is None or not of_people or view.is_unreal(group.start):
            continue
        if any(group in (*c.subjects, *c.objects) and c.verb.lemma in MOVING for c in view.clauses):
            continue
        if group.lemma in NUMBERS and not (told.text == told.count.words if told.count else False) and not serves(told):
            continue
        yield _claim(
            view,
            "body",
            0.75,
            group.start,
            _aboard(view, told),
            count=number_of(told),
            force=group.text,
            country=country_of(told, group),
            authorised=_is_ceiling(view, group) or None,
        )


def _aboard(view: View, told: NounGroup) -> int:
    end = STATES.at(view.words, told.last)
    return told.end if end is None else view.words[end - 1].end


def _aboard_of(view: View) -> Iterator[Candidate]:
    """ "with eight soldiers on board": who rides in a vehicle, a boat, a convoy."""
    for group in view.groups:
        end = ABOARD.at(view.words, group.last)
        if end is None or number_of(group) is None or not serves(group) or view.is_unreal(group.start):
            continue
        carrier = next(
            (g for g in reversed(view.groups) if g.last <= group.first and (is_equipment(g) or is_unit(g))), None
        )
        start = group.start if carrier is None else carrier.start
        yield _claim(
            view,
            "aboard",
            0.75,
            start,
            view.words[end - 1].end,
            count=number_of(group),
            force=None if carrier is None else carrier.text,
            country=country_of(group),
        )


def _strong(view: View) -> Iterator[Candidate]:
    """ "the force is 9,000 strong", "a 600-strong battalion"."""
    words = view.words
    for i, word in enumerate(words):
        if not (word.low == "strong" or word.low.endswith("-strong")) or view.is_unreal(word.start):
            continue
        count = number_before(view, i)
        if count is None:
            continue
        clause = next(
            (c for c in view.clauses if c.verb.lemma in {"be", "remain"} and c.verb.last <= i <= c.verb.last + 4), None
        )
        force = next((g for g in view.groups if g.first <= i < g.last), None)
        predicative = clause is not None and clause.subject is not None and (force is None or force.last <= i + 1)
        who = clause.subject if clause is not None and predicative else force
        apposed = (
            not predicative
            and (force is None or force.last <= i + 1)
            and "," in {w.low for w in view.words[max(0, i - 4) : i]}
        )
        if apposed:
            who = next((g for g in reversed(view.groups) if g.last < i - 1 and (is_force(g) or is_unit(g))), None)
        if who is None or who.has("armed_group") or not (is_force(who) or is_unit(who) or who.pronoun):
            continue
        start = start_of(view, clause) if clause is not None and predicative else who.start
        if apposed:
            start = next(g.start for g in view.groups if g.first <= i - 1 < g.last)
        yield _claim(
            view,
            "strong",
            0.9,
            start,
            word.end if predicative or apposed else max(word.end, who.end),
            count=count,
            force=force_named(view, who),
            country=country_of(who),
        )


def _of_country(view: View, told: bool) -> Iterator[Candidate]:
    """ "about two-thirds of them from Chad", "half the force is Rwandan", "nearly all of them Fijians".

    `told`: whether the sentence tells a strength that "them" can stand for.
    """
    for group in view.groups:
        some = group.share is not None or (
            group.lemma in THEM and (number_of(group) is not None or _is_all(view, group))
        )
        country = _made_up_by(view, group) or _from(view, group) if some and not view.is_unreal(group.start) else None
        if country is None or not (told or is_force(group) or serves(group) or _is_main_subject(view, group)):
            continue
        yield _claim(
            view,
            "share",
            0.85,
            min(group.start, country.start),
            max(group.end, country.end),
            share=_share(group),
            count=None if group.share is not None else number_of(group),
            force=force_named(view, group if is_force(group) else None),
            country=country_of(country),
        )


def _is_all(view: View, group: NounGroup) -> bool:
    """ "all of them", "most of whom"."""
    before = tuple(w.low for w in view.words[max(0, group.first - 2) : group.first])
    return before[-1:] == ("of",) and before[:1] in {("all",), ("most",), ("many",), ("some",)}


def _is_main_subject(view: View, group: NounGroup) -> bool:
    return any(group in c.subjects and c.kind == "main" for c in view.clauses)


def _share(group: NounGroup) -> Decimal | None:
    if group.share is None or group.share[0] != group.share[1]:
        return None
    return round(Decimal(group.share[0]), 4).normalize()


def _made_up_by(view: View, group: NounGroup) -> NounGroup | None:
    for clause in view.clauses:
        who = clause.subject
        if (
            who is not None
            and group in (*clause.objects, *(a.group for a in clause.attachments))
            and SHARES.in_verb(view, clause)
            and (is_people_of_country(who) or is_country(who))
        ):
            return who
    return None


def _from(view: View, group: NounGroup) -> NounGroup | None:
    """The country behind "from", or the demonym right behind; verbs of coming and being between are skipped."""
    inner = view.after(group, "of")
    last = group.last if inner is None else inner.last
    words = view.words
    i = last
    while i < min(len(words), last + 4) and (words[i].lemma in FROM or words[i].tag in {"RB", "BE"}):
        i += 1
    came = i < len(words) and words[i].low == "from"
    country = next((g for g in view.groups if g.first == (i + 1 if came else i)), None)
    if country is None or country_of(country) is None:
        return None
    return country if came or is_people_of_country(country) or i > last else None


def _number(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "brings the number of Kenyan officers to 700", "troop strength stands at 4,000"."""
    for group in (*clause.subjects, *clause.objects):
        levels = group.text.lower().startswith("the number of") and serves(group)
        if not levels and not in_phrase(group, NUMBERS):
            continue
        of = group if levels else view.after(group, "of")
        people = (
            serves(of)
            if of is not None
            else any(w.low in SERVING | {"troop", "force", "mission"} or w.low in CEILINGS for w in group.words)
        )
        told = next((a.group for a in clause.attachments if a.prep in {"to", "at"} and number_of(a.group)), None)
        if told is None and clause.verb.lemma in {"be", "reach", "total"}:
            told = next((g for g in clause.objects if _is_bare(g)), None)
        harmed = any(w.low in HARMED for w in view.words[group.last : group.last + 3])
        if told is None or not people or harmed:
            continue
        yield _claim(
            view,
            "number",
            0.8,
            start_of(view, clause),
            told.end,
            count=number_of(told),
            force=force_named(view, of),
            country=country_of(of, group),
            occurred=view.time_of(clause),
            authorised=_is_ceiling(view, group) or None,
        )


def _listed(view: View) -> Iterator[Candidate]:
    """ "Strength of the sector: 900 troops, 40 police", as in a situation report."""
    for i, word in enumerate(view.words):
        told = next((g for g in view.groups if g.first == i + 1), None)
        if word.low != ":" or told is None or number_of(told) is None or not (serves(told) or _is_bare(told)):
            continue
        head = next((g for g in view.groups if g.last <= i and i - g.last <= 5 and in_phrase(g, NUMBERS)), None)
        if head is None:
            continue
        end = told.end
        for group in view.groups:
            if group.first > told.first and group.start - end <= 5 and number_of(group) and serves(group):
                end = group.end
        yield _claim(
            view,
            "listed",
            0.8,
            head.start,
            end,
            count=number_of(told),
            force=force_named(view, None),
            country=country_of(told),
            authorised=_is_ceiling(view, head) or None,
        )


def _of_the_planned(view: View) -> Iterator[Candidate]:
    """ "600 of the 2,500 officers promised", "out of 3,000 authorised": what is there, and what was authorised."""
    for group in view.groups:
        after = view.words[group.last : group.last + 3]
        behind = bool(after) and (
            after[0].low in CEILINGS or (after[0].low in {"that", "who"} and any(w.low in CEILINGS for w in after))
        )
        before = {w.low for w in view.words[max(0, group.first - 3) : group.first]}
        if (
            number_of(group)
            and behind
            and before & {"of", "to", "than", "below", "against"}
            and (_is_bare(group) or serves(group))
            and group.determiner != "the"
        ):
            yield _claim(
                view,
                "authorised",
                0.7,
                group.start,
                after[0].end,
                count=number_of(group),
                force=force_named(view, None),
                authorised=True,
            )
    for group in view.groups:
        whole = view.after(group, "of")
        if (
            whole is None
            or number_of(group) is None
            or number_of(whole) is None
            or whole.determiner not in {"the", "a", "an", "its"}
        ):
            continue
        if not (_is_ceiling(view, whole) or any(w.low in CEILINGS for w in view.words[whole.last : whole.last + 1])):
            continue
        yield _claim(view, "part", 0.7, group.start, group.end, count=number_of(group), force=force_named(view, None))
        yield _claim(
            view,
            "authorised",
            0.75,
            whole.start,
            whole.end,
            count=number_of(whole),
            force=force_named(view, None),
            authorised=True,
        )


def number_before(view: View, i: int) -> Count | None:
    """The count of "600-strong", or the one whose words end right before "strong"."""
    told = STRONG.match(view.words[i].low)
    if told is not None:
        number = int(told["number"].replace(",", ""))
        return Count(min=number, max=number, approx=False, words=view.words[i].text)
    group = next((g for g in view.groups if g.first <= i - 1 < g.last), None)
    return None if group is None else group.count


def find_strengths(view: View) -> Iterator[Candidate]:
    """The strengths that one sentence tells."""
    if not view.document.security:
        return
    told = [c for clause in view.clauses if is_stated(view, clause) for rule in RULES for c in rule(view, clause)]
    for whole in (_body_of, _with, _aboard_of, _strong, _listed, _of_the_planned):
        told += whole(view)
    told += _of_country(view, bool(told))
    told += _including(view, told)
    kept: list[Candidate] = []
    for candidate in told:
        if not any(candidate.start < k.end and k.start < candidate.end and same_number(candidate, k) for k in kept):
            kept.append(candidate)
            yield candidate


def same_number(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates tell the same count and share."""
    return (a.slots.count, a.slots.share) == (b.slots.count, b.slots.share)


RULES = (_has, _has_bare, _there_are, _serve, _promised, _number)

STRENGTH = KindReader(
    kind="strength",
    triggers=(
        r"\d",
        *word_triggers(
            [
                "hundred",
                "hundreds",
                "thousand",
                "thousands",
                "dozen",
                "dozens",
                "half",
                "third",
                "thirds",
                "quarter",
                "quarters",
                "most",
                "majority",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "twenty",
                "thirty",
                "forty",
                "fifty",
                "sixty",
                "seventy",
                "eighty",
                "ninety",
                "strong",
                "percent",
                "offer",
                "offered",
                "offers",
                "pledged",
                "promised",
                "reach",
                "all",
            ]
        ),
    ),
    find=find_strengths,
)
