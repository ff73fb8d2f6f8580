"""Concerns told plainly: too few, none, worn, short, poor, or put upon by troubles."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_equipment, is_force, serves
from musterbook.reading.frames import (
    Phrases,
    end_of,
    group_at,
    in_phrase,
    is_none,
    is_unreal,
    load_frames,
    start_of,
)
from musterbook.reading.kinds.concern_words import concern_claim, is_ours, phrase_end

_TOLD = load_frames("concern")
SHORTAGES = frozenset(_TOLD["shortage"]["nouns"])
SHORT = Phrases(_TOLD["shortage"]["short"])
TOO = Phrases(_TOLD["shortage"]["too"])
ADJECTIVES = Phrases(
    [
        *_TOLD["state"]["adjectives"],
        *(f"{how} {done}" for how in _TOLD["state"]["badly"] for done in _TOLD["state"]["done"]),
    ]
)
GOOD = Phrases(_TOLD["state"]["good"])
PRESS = Phrases(_TOLD["press"]["verbs"])
PRESS_OVER = tuple(_TOLD["press"]["over"])
PRESSED = frozenset(_TOLD["press"]["matters"])
FACE = Phrases(_TOLD["face"]["verbs"])
TROUBLES = frozenset(_TOLD["face"]["nouns"])
STRUGGLE = Phrases(_TOLD["struggle"]["infinitive"])
HINDER = frozenset(_TOLD["struggle"]["hinder"])
HINDERED = frozenset(_TOLD["struggle"]["hindered"])
COPULAS = frozenset({"be", "remain", "seem", "become", "appear", "get", "run", "grow", "look"})
CALLS = frozenset({"call", "request", "appeal", "plea", "cry"})
NEEDED = frozenset(_TOLD["shortage"]["needed"])


def find_lack(view: View, clause: Clause) -> Candidate | None:
    """ "the patrols lack radios", "the unit is short of drivers"."""
    verb, who = clause.verb, clause.subject
    if who is None or verb.negated or (verb.modal is not None and verb.modal != "do"):
        return None
    if who.has("armed_group"):
        return None
    lacking = clause.object or next((g for g in view.groups if verb.last <= g.first <= verb.last + 1), None)
    if verb.lemma == "lack" and lacking is not None:
        return concern_claim(
            view,
            "lacks",
            0.8,
            start_of(view, clause),
            max(clause.end, phrase_end(view, lacking)),
            topic=f"lack of {lacking.text}",
        )
    if (
        verb.lemma == "need"
        and verb.tense == "present"
        and verb.voice == "active"
        and (is_ours(who) or who.head.low in {"we", "i"})
    ):
        wanted = clause.object
        if wanted is not None and (
            is_equipment(wanted) or in_phrase(wanted, NEEDED) or (wanted.more and serves(wanted))
        ):
            return concern_claim(
                view,
                "needs",
                0.65,
                start_of(view, clause),
                max(clause.end, phrase_end(view, wanted)),
                topic=f"need of {wanted.text}",
            )
    found = SHORT.find(view.words, verb.first, verb.last + 3)
    if found is None or not (is_ours(who) or who.pronoun):
        return None
    told = next((g for g in view.groups if g.first >= found[1] - 1 and g.last > found[1] - 1), None)
    return concern_claim(
        view,
        "short",
        0.75,
        start_of(view, clause),
        max(clause.end, told.end if told else 0),
        topic=None if told is None else f"shortage of {told.text}",
    )


def find_shortages(view: View) -> Iterator[Candidate]:
    """ "a shortage of spare parts", "delays in the delivery of fuel"; "there are too few vests"."""
    for group in view.groups:
        if group.lemma not in SHORTAGES or is_none(group) or group.determiner == "any" or view.is_unreal(group.start):
            continue
        told = (
            view.after(group, "of", "in")
            if group.lemma not in {"breakdown", "gap", "absence", "want", "erosion"}
            else view.after(group, "in")
        )
        if told is None or not (is_ours(told) or in_phrase(told, HINDERED)):
            continue
        yield concern_claim(view, "shortage", 0.7, group.start, phrase_end(view, told), topic=None, about=told)


def find_too_few(view: View) -> Iterator[Candidate]:
    for clause in view.clauses:
        if (
            clause.verb.lemma not in {"be", "have", "get", "receive", "come", "arrive", "respond", "react", "act"}
            or clause.verb.modal is not None
        ):
            continue
        found = TOO.find(view.words, clause.verb.first, clause.verb.last + 4)
        if found is None or is_unreal(view, clause):
            continue
        group = group_at(view, found[1] - 1) or group_at(view, found[1])
        about = group if group is not None and not group.pronoun else clause.subject
        if not (is_ours(about) or is_ours(clause.subject)):
            continue
        end = max(clause.end, 0 if group is None else group.end)
        yield concern_claim(
            view,
            "too_few",
            0.8,
            start_of(view, clause),
            end_of(view, clause, whole=True) if end == clause.end else end,
            topic=None,
            about=about,
        )


def find_without(view: View) -> Iterator[Candidate]:
    """ "drivers go out without helmets", "without a single vest"."""
    for a in view.attachments:
        bare = a.prep == "without" or (a.prep == "with" and is_none(a.group))
        if not bare or not is_equipment(a.group) or view.is_unreal(a.start):
            continue
        clause = next((c for c in view.clauses if a in c.attachments), None)
        if (
            clause is None
            or clause.subject is None
            or is_none(clause.subject)
            or not (clause.subject.has("person") or is_force(clause.subject) or clause.subject.pronoun)
        ):
            continue
        yield concern_claim(
            view, "without", 0.75, start_of(view, clause), a.end, topic=f"no {a.group.lemma}", about=a.group
        )


def find_poor(view: View, clause: Clause) -> Candidate | None:
    """ "spirits have sunk since spring"."""
    who, verb = clause.subject, clause.verb
    if (
        who is None
        or verb.negated
        or verb.modal is not None
        or not (is_ours(who) or is_equipment(who))
        or who.has("armed_group")
    ):
        return None
    if not any(w.lemma in COPULAS or w.tag == "BE" for w in view.words[verb.first : verb.last]):
        return None
    found = ADJECTIVES.find(view.words, verb.first, verb.last + 3)
    if found is None or any(w.tag not in {"RB", "JJ"} for w in view.words[verb.last : found[0]]):
        return None
    if any(w.low in {"no", "less", "a"} for w in view.words[verb.first : found[0]]):
        return None
    return concern_claim(
        view,
        "poor",
        0.75,
        start_of(view, clause),
        max(clause.end, view.words[found[1] - 1].end),
        topic=who.text,
        about=who,
    )


def find_not_good(view: View, clause: Clause) -> Candidate | None:
    """ "the vests they were given are not good enough"."""
    who, verb = clause.subject, clause.verb
    if who is None or not verb.negated or verb.modal is not None or who.has("armed_group"):
        return None
    if not (is_ours(who) or is_equipment(who)):
        return None
    if not any(w.lemma in COPULAS or w.tag == "BE" for w in view.words[verb.first : verb.last]):
        return None
    found = GOOD.find(view.words, verb.first, verb.last + 3)
    if found is None:
        return None
    end = max(clause.end, view.words[found[1] - 1].end)
    return concern_claim(view, "not_good", 0.75, start_of(view, clause), end, topic=who.text, about=who)


def find_pressed(view: View, clause: Clause) -> Candidate | None:
    """ "to press the donors on the state of the trucks"."""
    verb = clause.verb
    told = clause.phrase(*PRESS_OVER)
    if PRESS.in_verb(view, clause) is None or verb.negated or told is None or verb.voice == "passive":
        return None
    if not (in_phrase(told, PRESSED) or is_equipment(told)):
        return None
    end = max(clause.end, phrase_end(view, told))
    return concern_claim(view, "pressed", 0.65, verb.start, end, topic=told.text, about=told)


def find_troubles(view: View, clause: Clause) -> Candidate | None:
    """ "the force has been plagued by desertions", "has faced supply problems from the start"."""
    if FACE.in_verb(view, clause) is None or clause.verb.negated or clause.verb.modal is not None:
        return None
    who = clause.subject
    told = next(
        (
            g
            for g in (*clause.objects, *(a.group for a in clause.attachments))
            if g.lemma in TROUBLES and g.start > clause.verb.start
        ),
        None,
    )
    if who is None or told is None or not (is_ours(who) or who.pronoun) or who.has("armed_group"):
        return None
    return concern_claim(
        view, "faces", 0.75, start_of(view, clause), max(clause.end, phrase_end(view, told)), topic=told.text
    )


def find_none(view: View) -> Iterator[Candidate]:
    """ "the post had no radio", "there is no fuel", "calls for help went unanswered"."""
    for clause in view.clauses:
        who, verb = clause.subject, clause.verb
        if view.is_unreal(verb.start) or verb.modal is not None or verb.negated:
            continue
        told = clause.object
        there = verb.lemma == "be" and (who is None or who.head.low == "there" or who is told or is_none(who))
        if there and who is not None and is_none(who):
            told = who
        none = told is not None and is_none(told) and (is_equipment(told) or in_phrase(told, NEEDED))
        if (
            none
            and told is not None
            and (
                there
                or (
                    verb.lemma in {"have", "receive", "get", "carry", "wear"}
                    and who is not None
                    and (is_ours(who) or who.pronoun)
                    and not (who.has("armed_group") or is_equipment(who))
                )
            )
        ):
            start = told.start if who is None or there else start_of(view, clause)
            yield concern_claim(
                view, "none", 0.75, start, max(clause.end, phrase_end(view, told)), topic=told.text, about=told
            )
        elif (
            who is not None
            and who.lemma in CALLS
            and view.after(who, "for", "from") is not None
            and _ignored(view, clause)
        ):
            yield concern_claim(
                view, "unanswered", 0.75, start_of(view, clause), max(clause.end, view.words[verb.last].end), topic=None
            )


def _ignored(view: View, clause: Clause) -> bool:
    after = {w.low for w in view.words[clause.verb.first : clause.verb.last + 2]}
    return bool(after & {"unanswered", "unheeded", "ignored"})


def find_struggle(view: View, clause: Clause) -> Candidate | None:
    """ "the mission has struggled to find pilots", "mud has delayed the convoys"."""
    verb, who = clause.verb, clause.subject
    if who is None or verb.negated or verb.modal is not None or verb.form == "infinitive":
        return None
    if STRUGGLE.in_verb(view, clause) or STRUGGLE.find(view.words, verb.first, verb.last + 1):
        child = next((c for c in view.children_of(clause) if c.kind == "infinitive" and c.start >= verb.start), None)
        if child is None or is_equipment(who) or not (is_ours(who) or who.pronoun) or who.has("armed_group"):
            return None
        return concern_claim(view, "struggles", 0.7, start_of(view, clause), end_of(view, child), topic=None)
    told = next((g for g in clause.patients if in_phrase(g, HINDERED)), None)
    if verb.lemma in HINDER and told is not None:
        return concern_claim(
            view, "hindered", 0.75, start_of(view, clause), clause.end, topic=f"{told.text} hindered", about=told
        )
    return None
