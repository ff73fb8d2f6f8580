"""Assurances: somebody vouches that people, equipment or conditions are as they should be."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_country, is_equipment, is_force, is_unit, serves
from musterbook.reading.frames import Phrases, end_of, group_at, in_phrase, is_unreal, load_frames, start_of, stretch
from musterbook.terms.claims import slots_of

_TOLD = load_frames("assurance")
VOUCH = frozenset(_TOLD["vouch"]["lemmas"])
VOUCH_NOUNS = frozenset(_TOLD["vouch"]["nouns"])
GIVE = frozenset(_TOLD["vouch"]["give"])
MEET = Phrases(_TOLD["meet"]["verbs"])
STANDARDS = frozenset(_TOLD["meet"]["standards"])
NAMES = frozenset(n.lower() for n in _TOLD["meet"]["names"])
SUBJECTS = frozenset(_TOLD["state"]["subjects"])
ADJECTIVES = Phrases(_TOLD["state"]["adjectives"])
PRIORITY_SUBJECTS = frozenset(_TOLD["priority"]["subjects"])
PRIORITY = Phrases(_TOLD["priority"]["phrases"])
NO_TROUBLE = Phrases([f"no {noun}" for noun in _TOLD["no"]["nouns"]])
GOOD = Phrases(_TOLD["loose"]["phrases"])
ENOUGH = frozenset({"enough", "sufficient", "adequate", "ample", "proper"})
COPULAS = frozenset({"be", "remain", "seem", "stay"})
REACH = 4


def _claim(view: View, rule: str, score: float, start: int, end: int, standard: str | None = None) -> Candidate:
    start, end = stretch(view, start, end)
    topic = view.document.text[start:end]
    return Candidate(
        kind="assurance",
        start=start,
        end=end,
        slots=slots_of("assurance", topic=topic, standard=standard),
        rule=f"assurance.{rule}",
        score=score,
    )


def _meets(view: View, clause: Clause) -> Candidate | None:
    """ "every plate meets the standard"."""
    if MEET.in_verb(view, clause) is None or clause.subject is None or clause.verb.modal in {"must", "should", "would"}:
        return None
    told = next(
        (
            g
            for g in (*clause.objects, *(a.group for a in clause.attachments))
            if in_phrase(g, STANDARDS) or _is_named(g.text)
        ),
        None,
    )
    if told is None:
        return None
    return _claim(view, "meets", 0.85, start_of(view, clause), max(clause.end, told.end), told.text)


def _is_named(text: str) -> bool:
    low = text.lower()
    return any(name in low.split() or (" " in name and name in low) for name in NAMES)


def _is_sound(view: View, clause: Clause) -> Candidate | None:
    """ "the troops are adequately equipped"."""
    who = clause.subject
    if who is None or clause.verb.tense == "past" or not _is_ours(who) or who.pronoun:
        return None
    at = next((i for i in range(clause.verb.first, clause.verb.last + REACH) if ADJECTIVES.at(view.words, i)), None)
    if at is None or not any(
        w.lemma in COPULAS or w.tag == "BE" for w in view.words[clause.verb.first : clause.verb.last]
    ):
        return None
    last = ADJECTIVES.at(view.words, at) or at
    if any(w.tag == "NEG" or w.low in {"no", "too", "hardly"} for w in view.words[clause.verb.first : last]):
        return None
    return _claim(view, "sound", 0.7, start_of(view, clause), max(view.words[last - 1].end, clause.end))


def _has_enough(view: View, clause: Clause) -> Candidate | None:
    """ "my men have everything they need", "every crew has enough ammunition"; "all passed" the test."""
    who, verb, told = clause.subject, clause.verb, clause.object
    if who is None or verb.modal is not None or verb.voice == "passive" or not _is_ours(who):
        return None
    if verb.lemma == "pass" and told is None and is_equipment(who):
        return _claim(view, "passed", 0.65, start_of(view, clause), clause.end)
    if verb.lemma not in {"have", "receive", "get", "carry", "wear"} or told is None:
        return None
    before = {w.low for w in view.words[max(verb.last, told.first - 1) : told.last]}
    everything = told.lemma == "everything" or (told.head.low == "all" and verb.lemma == "have")
    after = tuple(w.low for w in view.words[told.last : told.last + 4])
    wanted = after[:1] in {("they",), ("we",), ("he",), ("she",)} and any(
        w.lemma in {"need", "want", "require", "ask", "request"} for w in view.words[told.last : told.last + 4]
    )
    if (
        not everything
        and not (before & ENOUGH and is_equipment(told))
        and not (wanted and told.determiner != "no" and is_equipment(told))
    ):
        return None
    return _claim(view, "enough", 0.75, start_of(view, clause), end_of(view, clause, whole=True))


def _is_available(view: View, clause: Clause) -> Candidate | None:
    """ "sufficient radios are now available", "there are now enough vests for all"."""
    who, verb = clause.subject, clause.verb
    there = verb.lemma == "be" and (who is None or who.head.low == "there")
    told = clause.object or next((g for g in view.groups if g.first >= verb.last), None) if there else who
    if told is None or not is_equipment(told) or verb.modal is not None:
        return None
    if not any(w.low in ENOUGH for w in view.words[max(0, told.first - 1) : told.last]):
        return None
    after = {w.low for w in view.words[verb.last : verb.last + REACH]}
    if not there and not after & {"available", "place", "hand", "service", "use", "supplied", "issued", "delivered"}:
        return None
    return _claim(view, "available", 0.75, start_of(view, clause), max(clause.end, told.end))


def _speaks_well(view: View, clause: Clause) -> Candidate | None:
    """ "he had every confidence in the carriers", "there is nothing wrong with the vests"."""
    verb = clause.verb
    end = end_of(view, clause, whole=True)
    if verb.modal is not None and verb.modal not in {"can", "could", "will"}:
        return None
    first = next((w.i for w in view.words if w.start >= start_of(view, clause)), None)
    last = next((w.i for w in reversed(view.words) if w.end <= end), None)
    if first is None or last is None or GOOD.find(view.words, first, last + 1) is None:
        return None
    if not any(_is_ours(g) and not g.pronoun for g in view.groups if start_of(view, clause) <= g.start < end):
        return None
    return _claim(view, "speaks_well", 0.55, start_of(view, clause), end)


def _is_ours(group: NounGroup) -> bool:
    if group.has("armed_group") or is_country(group):
        return False
    return (
        in_phrase(group, SUBJECTS)
        or group.pronoun
        or serves(group)
        or is_force(group)
        or is_unit(group)
        or is_equipment(group)
    )


def _is_priority(view: View, clause: Clause) -> Candidate | None:
    """ "the welfare of our soldiers is paramount"."""
    who = clause.subject
    if who is None or clause.verb.lemma not in COPULAS | {"come", "take"}:
        return None
    words = {w.low for w in who.words} | {w.low for w in view.words[who.first : clause.verb.first]}
    if (
        clause.verb.lemma == "take"
        and clause.verb.tense == "present"
        and "seriously" in {w.low for w in view.words[clause.verb.last : clause.verb.last + 9]}
    ):
        last = next(w for w in view.words[clause.verb.last :] if w.low == "seriously")
        return _claim(view, "seriously", 0.7, start_of(view, clause), last.end)
    comes = clause.verb.lemma == "come" and view.words[min(clause.verb.last, len(view.words) - 1)].low == "first"
    if comes and any(w.low in PRIORITY_SUBJECTS for w in view.words[who.first : clause.verb.first]):
        return _claim(view, "priority", 0.8, start_of(view, clause), view.words[clause.verb.last].end)
    found = PRIORITY.find(view.words, clause.verb.last, clause.verb.last + REACH)
    if found is None or not words & PRIORITY_SUBJECTS:
        return None
    return _claim(view, "priority", 0.85, start_of(view, clause), max(view.words[found[1] - 1].end, clause.verb.end))


def _no_trouble(view: View) -> Iterator[Candidate]:
    """ "there is no shortage of plates", "there was no cause for alarm"."""
    for i, word in enumerate(view.words):
        if word.tag != "EX" and word.low != "there":
            continue
        found = NO_TROUBLE.find(view.words, i + 1, i + 4)
        if found is None or view.is_unreal(word.start):
            continue
        group = group_at(view, found[1] - 1)
        behind = None if group is None else view.after(group, "of", "for", "to", "with", "in")
        if view.words[found[1] - 1].lemma in {"shortage", "lack"} and (
            behind is None or not (is_equipment(behind) or in_phrase(behind, SUBJECTS))
        ):
            continue
        end = max(view.words[found[1] - 1].end, 0 if behind is None else behind.end)
        yield _claim(view, "no_trouble", 0.75, word.start, end)


def _vouches(view: View, clause: Clause) -> Candidate | None:
    """ "the minister assured families that every man had a vest", "gave a guarantee that …"."""
    vouches = clause.verb.lemma in VOUCH and clause.verb.lemma not in {"insist", "ensure"}
    gives = clause.verb.lemma in GIVE and clause.object is not None and clause.object.lemma in VOUCH_NOUNS
    if (
        not (vouches or gives)
        or clause.verb.negated
        or clause.verb.form == "infinitive"
        or clause.verb.modal is not None
    ):
        return None
    content = next((c for c in view.children_of(clause) if c.kind == "content" and c.start > clause.verb.start), None)
    if content is not None:
        return _claim(view, "vouches", 0.75, start_of(view, content), end_of(view, content, whole=True))
    if clause.verb.lemma in {"guarantee", "certify"} and clause.object is not None and clause.subject is not None:
        return _claim(view, "vouches", 0.55, start_of(view, clause), clause.end)
    return None


def find_assurances(view: View) -> Iterator[Candidate]:
    """What is vouched for in one sentence."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = []
    for clause in view.clauses:
        if is_unreal(view, clause) or clause.verb.negated:
            continue
        for rule in (_meets, _is_priority, _is_sound, _has_enough, _is_available, _vouches, _speaks_well):
            found = rule(view, clause)
            if found is not None and not any(found.start < end and start < found.end for start, end in told):
                told.append((found.start, found.end))
                yield found
                break
    yield from _no_trouble(view)


ASSURANCE = KindReader(
    kind="assurance",
    triggers=word_triggers(
        [
            *_TOLD["meet"]["standards"],
            *_TOLD["meet"]["names"],
            *_TOLD["vouch"]["nouns"],
            "assured",
            "assures",
            "reassured",
            "guarantees",
            "guaranteed",
            "vouched",
            "vouches",
            "certified",
            "priority",
            "first",
            "paramount",
            "no",
            "non-negotiable",
            "importance",
            "seriously",
            "concern",
            "everything",
            "enough",
            "sufficient",
            "adequate",
            "ample",
            "passed",
            "all",
            *_TOLD["loose"]["phrases"],
            "tests",
            "test",
            *_TOLD["state"]["adjectives"],
        ]
    ),
    find=find_assurances,
)
