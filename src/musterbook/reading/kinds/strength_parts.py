"""Parts of a strength: shares by country, and "including 240 Indians"."""

from collections.abc import Iterator
from decimal import Decimal

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.forces import (
    country_of,
    force_named,
    is_country,
    is_force,
    is_people_of_country,
    serves,
)
from musterbook.reading.frames import Phrases, load_frames
from musterbook.reading.kinds.strength_words import number_of, strength_claim

_TOLD = load_frames("strength")
THEM = frozenset({"them", "they", "who", "whom", "these"})
SHARES = Phrases(_TOLD["share"]["verbs"])
FEW = 10
FROM = frozenset({"come", "hail", "be", "draw"})


def find_shares(view: View, told: bool) -> Iterator[Candidate]:
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
        yield strength_claim(
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


def find_parts(view: View, told: list[Candidate]) -> Iterator[Candidate]:
    """ "…, including 240 Indians and 230 Fijians": the parts of a strength told before, by country."""
    for i, word in enumerate(view.words):
        if word.low not in {"including", "among"} or not any(c.start < word.start for c in told):
            continue
        last = i + 1
        for group in (g for g in view.groups if g.first > i):
            if group.first > last + 2 or number_of(group) is None or not (serves(group) or is_people_of_country(group)):
                break
            last = group.last
            yield strength_claim(
                view,
                "including",
                0.7,
                group.start,
                group.end,
                count=number_of(group),
                force=force_named(view, None),
                country=country_of(group),
            )


def find_following(view: View, told: list[Candidate]) -> Iterator[Candidate]:
    """ "9,870 soldiers and 940 police": the second number of a strength just told."""
    for candidate in told:
        before = next((g for g in view.groups if g.end == candidate.end or g.end == candidate.end + 1), None)
        if before is None or candidate.slots.count is None or candidate.slots.authorised:
            continue
        joined = view.words[before.last : before.last + 2]
        after = next((g for g in view.groups if before.last < g.first <= before.last + 2), None)
        if after is None or not any(w.low == "and" for w in joined) or number_of(after) is None:
            continue
        if serves(after) and after.count is not None and (after.count.min or 0) >= FEW:
            yield strength_claim(
                view,
                "following",
                0.65,
                after.start,
                after.end,
                count=after.count,
                force=candidate.slots.force,
                country=country_of(after),
            )
