"""Strengths told without a verb of their own: "a contingent of 90", "600-strong", lists, appositions, ceilings."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.forces import (
    country_of,
    force_named,
    is_country,
    is_equipment,
    is_force,
    is_unit,
    serves,
)
from musterbook.reading.frames import Phrases, in_phrase, load_frames, start_of
from musterbook.reading.kinds.strength_words import (
    CEILINGS,
    NUMBERS,
    is_bare,
    is_ceiling,
    number_before,
    number_of,
    strength_claim,
    tail_of,
)

_TOLD = load_frames("strength")
STATES = Phrases(_TOLD["serve"]["states"])
FEW = 10
WHOLE = 1000
BODIES = frozenset(_TOLD["bodies"]["nouns"])
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
        "leave",
        "touch",
        "reach",
        "depart",
        "return",
        "come",
        "go",
        "withdraw",
        "enter",
        "disembark",
        "relieve",
        "replace",
    }
)
CONTRIBUTORS = frozenset(
    {"contributor", "provider", "contribution", "presence", "share", "supplier", "force", "contingent"}
)
ABOARD = Phrases(["on board", "aboard"])


def find_bodies(view: View) -> Iterator[Candidate]:
    """ "a contingent of about 90", "a lorry with nine guards aboard", "a ceiling of 3,000 police"."""
    for group in view.groups:
        if group.has("armed_group") or not in_phrase(group, BODIES | NUMBERS):
            continue
        told = view.after(group, "of", "with", "numbering", "totalling")
        of_people = told is not None and (serves(told) or told.text == (told.count.words if told.count else ""))
        if told is None or number_of(told) is None or not of_people or view.is_unreal(group.start):
            continue
        if is_bare(told) and told.count is not None and told.count.min < FEW:
            continue
        large = told.count is not None and told.count.min >= WHOLE
        if not large and any(group in (*c.subjects, *c.objects) and c.verb.lemma in MOVING for c in view.clauses):
            continue
        if group.lemma in NUMBERS and not (told.text == told.count.words if told.count else False) and not serves(told):
            continue
        yield strength_claim(
            view,
            "body",
            0.75,
            group.start,
            _aboard(view, told),
            count=number_of(told),
            force=group.text,
            country=country_of(told, group),
            authorised=is_ceiling(view, group) or None,
        )


def _aboard(view: View, told: NounGroup) -> int:
    end = STATES.at(view.words, told.last)
    return told.end if end is None else view.words[end - 1].end


def find_apposed(view: View) -> Iterator[Candidate]:
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
            and (is_bare(group) or serves(group))
        )
        apposed = before == "," and group.lemma == "them" and serves(who, strict=True)
        if given or numbering or apposed:
            yield strength_claim(
                view,
                "with",
                0.7,
                who.start if numbering else group.start,
                tail_of(view, group),
                count=count,
                force=force_named(view, who if is_force(who) and not is_country(who) else None),
                country=country_of(group, who),
            )


def find_aboard(view: View) -> Iterator[Candidate]:
    """ "with nine guards aboard": who rides in a vehicle, a boat, a convoy."""
    for group in view.groups:
        end = ABOARD.at(view.words, group.last)
        if (
            end is None
            or number_of(group) is None
            or group.count is None
            or group.count.max == 1
            or not serves(group)
            or view.is_unreal(group.start)
        ):
            continue
        carrier = next(
            (g for g in reversed(view.groups) if g.last <= group.first and (is_equipment(g) or is_unit(g))), None
        )
        start = group.start if carrier is None else carrier.start
        yield strength_claim(
            view,
            "aboard",
            0.75,
            start,
            view.words[end - 1].end,
            count=number_of(group),
            force=None if carrier is None else carrier.text,
            country=country_of(group),
        )


def find_strong(view: View) -> Iterator[Candidate]:
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
        yield strength_claim(
            view,
            "strong",
            0.9,
            start,
            word.end if predicative or apposed else max(word.end, who.end),
            count=count,
            force=force_named(view, who),
            country=country_of(who),
        )


def find_listed(view: View) -> Iterator[Candidate]:
    """ "Strength of the sector: 900 troops, 40 police", as in a situation report."""
    for i, word in enumerate(view.words):
        told = next((g for g in view.groups if g.first == i + 1), None)
        if word.low != ":" or told is None or number_of(told) is None or not (serves(told) or is_bare(told)):
            continue
        head = next((g for g in view.groups if g.last <= i and i - g.last <= 5 and in_phrase(g, NUMBERS)), None)
        if head is None:
            continue
        end = told.end
        for group in view.groups:
            if group.first > told.first and group.start - end <= 5 and number_of(group) and serves(group):
                end = group.end
        yield strength_claim(
            view,
            "listed",
            0.8,
            head.start,
            end,
            count=number_of(told),
            force=force_named(view, None),
            country=country_of(told),
            authorised=is_ceiling(view, head) or None,
        )


def find_planned(view: View) -> Iterator[Candidate]:
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
            and (is_bare(group) or serves(group))
            and group.determiner != "the"
        ):
            yield strength_claim(
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
            or whole.count is None
            or whole.determiner not in {"the", "a", "an", "its"}
        ):
            continue
        if not (is_ceiling(view, whole) or any(w.low in CEILINGS for w in view.words[whole.last : whole.last + 1])):
            continue
        yield strength_claim(
            view, "part", 0.7, group.start, group.end, count=number_of(group), force=force_named(view, None)
        )
        yield strength_claim(
            view,
            "authorised",
            0.75,
            whole.start,
            whole.end,
            count=whole.count,
            force=force_named(view, None),
            authorised=True,
        )


GROUP_RULES = (find_bodies, find_apposed, find_aboard, find_strong, find_listed, find_planned)
