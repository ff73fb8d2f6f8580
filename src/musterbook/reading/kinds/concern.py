"""Concerns: somebody says, or the report tells, that something is wrong with people, equipment, support or conduct."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_equipment, is_force, is_unit, serves
from musterbook.reading.frames import (
    Phrases,
    end_of,
    group_at,
    in_phrase,
    is_none,
    is_unreal,
    load_frames,
    start_of,
    stretch,
)
from musterbook.terms.claims import slots_of

_TOLD = load_frames("concern")
RAISE = frozenset(_TOLD["raise"]["verbs"])
CONCERNS = frozenset(_TOLD["raise"]["nouns"])
ABOUT = frozenset(_TOLD["raise"]["prepositions"])
COMPLAIN = frozenset(_TOLD["complain"]["lemmas"])
WORRIED = Phrases(_TOLD["complain"]["adjectives"])
SHORTAGES = frozenset(_TOLD["shortage"]["nouns"])
LACK = frozenset(_TOLD["shortage"]["verbs"])
SHORT = Phrases(_TOLD["shortage"]["short"])
TOO = Phrases(_TOLD["shortage"]["too"])
SUBJECTS = frozenset(_TOLD["state"]["subjects"])
ADJECTIVES = Phrases(
    [
        *_TOLD["state"]["adjectives"],
        *(f"{how} {done}" for how in _TOLD["state"]["badly"] for done in _TOLD["state"]["done"]),
    ]
)
FACE = Phrases(_TOLD["face"]["verbs"])
TROUBLES = frozenset(_TOLD["face"]["nouns"])
STRUGGLE = Phrases(_TOLD["struggle"]["infinitive"])
HINDER = frozenset(_TOLD["struggle"]["hinder"])
HINDERED = frozenset(_TOLD["struggle"]["hindered"])
ACCUSE = frozenset(_TOLD["accuse"]["lemmas"])
WRONG = Phrases(_TOLD["accuse"]["wrong"])
COPULAS = frozenset({"be", "remain", "seem", "become", "appear", "get", "run", "grow", "look"})
CALLS = frozenset({"call", "request", "appeal", "plea", "cry"})
NEEDED = frozenset(_TOLD["shortage"]["needed"])
ALLAY = frozenset(_TOLD["raise"]["allay"])


def _claim(
    view: View, rule: str, score: float, start: int, end: int, *, topic: str | None, about: NounGroup | None = None
) -> Candidate:
    start, end = stretch(view, start, end)
    return Candidate(
        kind="concern",
        start=start,
        end=end,
        slots=slots_of(
            "concern", topic=topic or view.document.text[start:end], about=None if about is None else about.text
        ),
        rule=f"concern.{rule}",
        score=score,
    )


def _phrase_end(view: View, group: NounGroup) -> int:
    """The end of a group with one or two prepositional phrases right behind it."""
    inner = view.after(group, "of", "in", "for", "to", "on", "with", "at")
    if inner is None:
        return group.end
    more = view.after(inner, "of", "in", "for")
    return inner.end if more is None else more.end


def _raised(view: View) -> Iterator[Candidate]:
    """ "voiced alarm over the lack of spare parts", "complaints about late pay"."""
    for group in view.groups:
        if group.lemma not in CONCERNS or is_none(group) or view.is_unreal(group.start):
            continue
        i = group.last
        if i >= len(view.words) or view.words[i].low not in ABOUT:
            continue
        clause = next((c for c in view.clauses if group in c.objects and c.verb.lemma in RAISE), None)
        if clause is None and group.lemma in {
            "question",
            "criticism",
            "doubt",
            "reservation",
            "objection",
            "anger",
            "fear",
            "register",
        }:
            continue
        if (clause is not None and clause.verb.negated) or _is_allayed(view, group):
            continue
        if view.words[i].low == "that":
            content = next((c for c in view.clauses if c.kind == "content" and c.verb.first > i), None)
            end, topic = (
                (content.end, view.document.text[start_of(view, content) : content.end])
                if content
                else (group.end, None)
            )
            told = None
        else:
            told = next((g for g in view.groups if g.first >= i + 1 and g.first <= i + 2), None)
            if told is None:
                continue
            end = _phrase_end(view, told)
            topic = view.document.text[told.start : end]
        start = clause.verb.start if clause is not None and clause.verb.form == "finite" else group.start
        yield _claim(view, "raised", 0.85 if clause is not None else 0.65, start, end, topic=topic, about=told)


def _is_allayed(view: View, group: NounGroup) -> bool:
    """ "answering questions about", "brushed aside fears of": the concern is named in order to be met."""
    return any(w.lemma in ALLAY for w in view.words[max(0, group.first - 3) : group.first])


def _complains(view: View, clause: Clause) -> Candidate | None:
    """ "the crews complained of thin armour", "the envoy is worried about fuel"."""
    verb = clause.verb
    if clause.subject is None or verb.negated or verb.modal is not None:
        return None
    worried = verb.lemma in COPULAS and WORRIED.find(view.words, verb.last, verb.last + 3) is not None
    if verb.lemma == "complain" or worried or (verb.lemma in {"worry", "grumble", "protest", "lament", "bemoan"}):
        told = clause.phrase("about", "of", "over", "at", "by", "that", "to") or (
            clause.object if verb.lemma in {"lament", "bemoan"} else None
        )
        content = next((c for c in view.children_of(clause) if c.kind == "content" and c.start > verb.start), None)
        if content is not None:
            return _claim(view, "complains", 0.8, start_of(view, content), end_of(view, content), topic=None)
        if told is None:
            return None
        return _claim(
            view, "complains", 0.75, start_of(view, clause), max(clause.end, _phrase_end(view, told)), topic=told.text
        )
    return None


def _lacks(view: View, clause: Clause) -> Candidate | None:
    """ "the patrols lack radios", "the unit is short of drivers"."""
    verb, who = clause.verb, clause.subject
    if who is None or verb.negated or (verb.modal is not None and verb.modal != "do"):
        return None
    if who.has("armed_group"):
        return None
    lacking = clause.object or next((g for g in view.groups if verb.last <= g.first <= verb.last + 1), None)
    if verb.lemma == "lack" and lacking is not None:
        return _claim(
            view,
            "lacks",
            0.8,
            start_of(view, clause),
            max(clause.end, _phrase_end(view, lacking)),
            topic=f"lack of {lacking.text}",
        )
    found = SHORT.find(view.words, verb.first, verb.last + 3)
    if found is None or not (_is_ours(who) or who.pronoun):
        return None
    told = next((g for g in view.groups if g.first >= found[1] - 1 and g.last > found[1] - 1), None)
    return _claim(
        view,
        "short",
        0.75,
        start_of(view, clause),
        max(clause.end, told.end if told else 0),
        topic=None if told is None else f"shortage of {told.text}",
    )


def _is_ours(group: NounGroup | None) -> bool:
    return group is not None and (
        in_phrase(group, SUBJECTS) or serves(group) or is_force(group) or is_unit(group) or is_equipment(group)
    )


def _shortage(view: View) -> Iterator[Candidate]:
    """ "a shortage of spare parts", "delays in the delivery of fuel"; "there are too few vests"."""
    for group in view.groups:
        if group.lemma not in SHORTAGES or is_none(group) or group.determiner == "any" or view.is_unreal(group.start):
            continue
        told = (
            view.after(group, "of", "in")
            if group.lemma not in {"breakdown", "gap", "absence", "want", "erosion"}
            else view.after(group, "in")
        )
        if told is None or not (_is_ours(told) or in_phrase(told, HINDERED)):
            continue
        yield _claim(view, "shortage", 0.7, group.start, _phrase_end(view, told), topic=None, about=told)


def _too_few(view: View) -> Iterator[Candidate]:
    for clause in view.clauses:
        if clause.verb.lemma not in {"be", "have", "get", "receive"} or clause.verb.modal is not None:
            continue
        found = TOO.find(view.words, clause.verb.first, clause.verb.last + 4)
        if found is None or is_unreal(view, clause):
            continue
        group = group_at(view, found[1] - 1) or group_at(view, found[1])
        about = group if group is not None and not group.pronoun else clause.subject
        if not (_is_ours(about) or _is_ours(clause.subject)):
            continue
        end = max(clause.end, 0 if group is None else group.end)
        yield _claim(
            view,
            "too_few",
            0.8,
            start_of(view, clause),
            end_of(view, clause, whole=True) if end == clause.end else end,
            topic=None,
            about=about,
        )


def _without(view: View) -> Iterator[Candidate]:
    """ "drivers go out without helmets", "with no body armour at all"."""
    for a in view.attachments:
        bare = a.prep == "without" or (a.prep == "with" and is_none(a.group))
        if not bare or not is_equipment(a.group) or view.is_unreal(a.start):
            continue
        clause = next((c for c in view.clauses if a in c.attachments), None)
        if (
            clause is None
            or clause.subject is None
            or not (clause.subject.has("person") or is_force(clause.subject) or clause.subject.pronoun)
        ):
            continue
        yield _claim(view, "without", 0.75, start_of(view, clause), a.end, topic=f"no {a.group.lemma}", about=a.group)


def _is_poor(view: View, clause: Clause) -> Candidate | None:
    """ "morale has been poor from the first week"."""
    who, verb = clause.subject, clause.verb
    if (
        who is None
        or verb.negated
        or verb.modal is not None
        or not (_is_ours(who) or is_equipment(who))
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
    return _claim(
        view,
        "poor",
        0.75,
        start_of(view, clause),
        max(clause.end, view.words[found[1] - 1].end),
        topic=who.text,
        about=who,
    )


def _faces(view: View, clause: Clause) -> Candidate | None:
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
    if who is None or told is None or not (_is_ours(who) or who.pronoun) or who.has("armed_group"):
        return None
    return _claim(
        view, "faces", 0.75, start_of(view, clause), max(clause.end, _phrase_end(view, told)), topic=told.text
    )


def _has_none(view: View) -> Iterator[Candidate]:
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
                    and (_is_ours(who) or who.pronoun)
                    and not (who.has("armed_group") or is_equipment(who))
                )
            )
        ):
            start = told.start if who is None or there else start_of(view, clause)
            yield _claim(
                view, "none", 0.75, start, max(clause.end, _phrase_end(view, told)), topic=told.text, about=told
            )
        elif (
            who is not None
            and who.lemma in CALLS
            and view.after(who, "for", "from") is not None
            and _ignored(view, clause)
        ):
            yield _claim(
                view, "unanswered", 0.75, start_of(view, clause), max(clause.end, view.words[verb.last].end), topic=None
            )


def _ignored(view: View, clause: Clause) -> bool:
    after = {w.low for w in view.words[clause.verb.first : clause.verb.last + 2]}
    return bool(after & {"unanswered", "unheeded", "ignored"})


def _struggles(view: View, clause: Clause) -> Candidate | None:
    """ "the mission has struggled to find pilots", "mud has delayed the convoys"."""
    verb, who = clause.verb, clause.subject
    if who is None or verb.negated or verb.modal is not None or verb.form == "infinitive":
        return None
    if STRUGGLE.in_verb(view, clause) or STRUGGLE.find(view.words, verb.first, verb.last + 1):
        child = next((c for c in view.children_of(clause) if c.kind == "infinitive" and c.start >= verb.start), None)
        if child is None or is_equipment(who) or not (_is_ours(who) or who.pronoun) or who.has("armed_group"):
            return None
        return _claim(view, "struggles", 0.7, start_of(view, clause), end_of(view, child), topic=None)
    told = next((g for g in clause.patients if in_phrase(g, HINDERED)), None)
    if verb.lemma in HINDER and told is not None:
        return _claim(
            view, "hindered", 0.75, start_of(view, clause), clause.end, topic=f"{told.text} hindered", about=told
        )
    return None


def _wrongs(view: View, clause: Clause) -> Candidate | None:
    """ "the widow said that the ministry had lied about the date"; "accused officers of hiding losses"."""
    verb, who = clause.verb, clause.subject
    if verb.negated or who is None or who.has("armed_group"):
        return None
    if verb.lemma in ACCUSE and clause.patients and not clause.patients[0].has("armed_group"):
        child = next((c for c in view.children_of(clause) if c.start >= clause.patients[0].end), None)
        if not (_is_ours(clause.patients[0]) or clause.patients[0].has("official")) or (
            child is None and clause.phrase("of") is None
        ):
            return None
        end = clause.end if child is None else end_of(view, child, whole=True)
        return _claim(view, "accuses", 0.7, start_of(view, clause), end, topic=None, about=clause.patients[0])
    ours = who.has("body", "police", "military", "official") or is_force(who)
    if clause.kind == "content" and ours and WRONG.in_verb(view, clause) is not None:
        return _claim(view, "wrongs", 0.7, start_of(view, clause), clause.end, topic=None, about=who)
    return None


def _asked_in_vain(view: View, clause: Clause) -> Candidate | None:
    """ "we had called for trucks for weeks but none came"."""
    if clause.verb.lemma not in {"ask", "call", "appeal", "plead", "request", "beg"} or clause.subject is None:
        return None
    for other in view.clauses:
        who = other.subject
        if (
            other.start > clause.end
            and who is not None
            and who.head.low in {"none", "nobody", "nothing"}
            and other.verb.lemma in {"arrive", "come", "reach", "happen"}
        ):
            return _claim(view, "in_vain", 0.8, start_of(view, clause), other.end, topic=None)
    return None


def _reads(view: View, clause: Clause) -> Candidate | None:
    for rule in (_lacks, _faces, _struggles, _is_poor, _complains, _wrongs, _asked_in_vain):
        found = rule(view, clause)
        if found is not None:
            return found
    return None


def find_concerns(view: View) -> Iterator[Candidate]:
    """What is said to be wrong in one sentence; of overlapping ones the first."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = []
    candidates = [*_raised(view), *_too_few(view), *_without(view), *_has_none(view)]
    candidates += [c for clause in view.clauses if not is_unreal(view, clause) and (c := _reads(view, clause))]
    candidates += _shortage(view)
    for found in candidates:
        if not any(found.start < end and start < found.end for start, end in told):
            told.append((found.start, found.end))
            yield found


CONCERN = KindReader(
    kind="concern",
    triggers=(
        *word_triggers(
            [
                *CONCERNS,
                *SHORTAGES,
                *_TOLD["shortage"]["too"],
                *_TOLD["shortage"]["short"],
                *_TOLD["state"]["adjectives"],
            *_TOLD["state"]["badly"],
            "asked",
            "called",
                *TROUBLES,
                *_TOLD["complain"]["adjectives"],
                "lack",
                "lacks",
                "lacked",
                "without",
                "with no",
                "no",
                "unanswered",
                "unheeded",
                "nothing",
                "none",
                "nobody",
                "unable",
            ]
        ),
        r"\b(?:complain|worr|grumbl|protest|lament|bemoan|accus|alleg|struggl|fail|hinder|hamper|imped|delay|obstruct|slow|disrupt"
        r"|undermin|crippl|stall|complicat|jeopardi|endanger|strain|paraly|thwart|hobbl|li(?:e|ed|es|ar)\b|lying|misled|mislead|cover|conceal|abandon"
        r"|neglect|ignor|hid|falsif|understat|play|downplay|fabricat|let|betray|misus|embezzl|st[eo]le)\w*",
    ),
    find=find_concerns,
)
