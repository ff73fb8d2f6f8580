"""Running totals: so many since a day, and tolls that rise to a number."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_force, is_people_of_country, serves
from musterbook.reading.frames import Phrases, in_phrase, load_frames, start_of
from musterbook.reading.kinds.tally_words import marked_until, marker_end, tally_claim
from musterbook.reading.quantities import count_of

_TOLD = load_frames("tally")
PASSIVE = frozenset(_TOLD["harm"]["passive"])
ACTIVE = Phrases(_TOLD["harm"]["active"])
DEED = frozenset(_TOLD["harm"]["deed"])
HARM_NOUNS = frozenset(_TOLD["harm"]["nouns"])
BLAME = Phrases(_TOLD["harm"]["blame"])
TOTALS = frozenset(_TOLD["total"]["nouns"])
BRING = frozenset(_TOLD["total"]["verbs"])
STANDS = Phrases(_TOLD["total"]["stands"])
LARGE = 100
FORCED = frozenset({"flee", "displace", "uproot", "force", "drive"})


def find_running(view: View, clause: Clause) -> Candidate | None:
    """ "some 90 soldiers have died since 2014", "the war has displaced thousands since March"."""
    verb = clause.verb
    passive = verb.voice == "passive" and (verb.lemma in PASSIVE or (verb.lemma in FORCED and verb.perfect))
    active = verb.voice == "active" and ACTIVE.in_verb(view, clause) is not None
    deed = verb.voice == "active" and verb.lemma in DEED
    groups = clause.subjects if passive or active else clause.objects if deed else ()
    told = next(
        (
            g
            for g in groups
            if g.count is not None and (g.has("person") or serves(g) or in_phrase(g, HARM_NOUNS) or _is_bare(g))
        ),
        None,
    )
    if told is None or verb.negated or verb.modal is not None:
        return None
    end = marked_until(view, clause)
    large = told.count is not None and told.count.min >= LARGE
    if end is None:
        lost = verb.lemma == "lose" and large and is_force(clause.subject)
        fled = verb.lemma in FORCED and large and (verb.perfect or verb.tense == "past")
        if not (lost or fled):
            return None
        end = clause.end
    if told.count is not None and told.count.max == 1:
        return None
    start = min(start_of(view, clause), told.start)
    return tally_claim(
        view,
        "running",
        0.8,
        start,
        max(end, clause.end),
        what=told.text,
        count=count_of(told),
        group=told,
        by=clause.agent if not active else None,
    )


def _is_bare(group: NounGroup) -> bool:
    return (group.count is not None and group.text.lower().endswith(group.count.words.lower())) or is_people_of_country(
        group
    )


def find_counted(view: View) -> Iterator[Candidate]:
    """ "hundreds of kidnappings since spring", "90 attacks so far this year"."""
    for group in view.groups:
        if (
            group.count is None
            or group.determiner in {"a", "an"}
            or not in_phrase(group, HARM_NOUNS)
            or group.count.max == 1
            or group.count.max == 0
        ):
            continue
        end = next(
            (
                e
                for i in range(group.last, min(len(view.words), group.last + 7))
                if (e := marker_end(view, i)) is not None
            ),
            None,
        )
        if end is None or view.is_unreal(group.start):
            continue
        clause = next(
            (
                c
                for c in view.clauses
                if c.start <= group.start < max(c.end, group.start + 1) and BLAME.in_verb(view, c)
            ),
            None,
        )
        clause = clause or next((c for c in view.clauses if group in (*c.objects, *c.subjects)), None)
        start = group.start if clause is None else start_of(view, clause)
        yield tally_claim(
            view,
            "noun",
            0.75,
            min(start, group.start),
            end,
            what=group.text,
            count=count_of(group),
            by=None if clause is None else clause.subject if group in clause.objects else None,
        )


def _is_harm_number(view: View, group: NounGroup) -> bool:
    """ "the number of French troops killed"."""
    after = {w.lemma for w in view.words[group.last : group.last + 2]}
    return group.text.lower().startswith("the number of") and (
        bool(after & (PASSIVE | {"die", "dead", "lose"})) or group.has("hurt") or in_phrase(group, HARM_NOUNS)
    )


def find_total(view: View, clause: Clause) -> Candidate | None:
    """ "bringing the toll to 12", "the number of dead has reached 40"."""
    verb = clause.verb
    told = (
        next((g for g in clause.objects if g.lemma in TOTALS or _is_harm_number(view, g)), None)
        if verb.lemma in BRING
        else None
    )
    if (
        told is None
        and clause.subject is not None
        and (clause.subject.lemma in TOTALS or _is_harm_number(view, clause.subject))
        and STANDS.in_verb(view, clause) is not None
    ):
        told = clause.subject
    if told is None or verb.negated or verb.modal is not None:
        return None
    of = view.after(told, "of", "among")
    harm = (
        _is_harm_number(view, told)
        or told.lemma in {"toll", "loss"}
        or "toll" in told.text
        or (of is not None and (in_phrase(of, HARM_NOUNS) or of.has("hurt")))
    )
    if not harm and not (
        of is not None and any(c.verb.lemma in PASSIVE | {"die"} for c in view.clauses if 0 <= c.start - of.end < 40)
    ):
        return None
    groups = (*clause.objects, *(a.group for a in clause.attachments if a.prep in {"to", "at"}))
    number = next((g for g in groups if g is not told and g.count is not None and g.start > verb.start), None)
    if number is None:
        return None
    return tally_claim(
        view,
        "total",
        0.8,
        min(start_of(view, clause), told.start),
        max(clause.end, number.end),
        what=told.text if of is None else of.text,
        count=number.count,
    )
