"""Trends: attacks, violence, losses and the like grow, fall or hold."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import (
    Phrases,
    clause_at,
    forms_of,
    in_phrase,
    is_none,
    is_unreal,
    load_frames,
    start_of,
    stretch,
)
from musterbook.terms.claims import Direction, slots_of

_TOLD = load_frames("trend")
MATTERS = frozenset(_TOLD["matters"]["nouns"])
NEVER = frozenset(_TOLD["matters"]["never"])
MOVES: dict[Direction, Phrases] = {
    "up": Phrases(_TOLD["verbs"]["up"]),
    "down": Phrases(_TOLD["verbs"]["down"]),
    "steady": Phrases(_TOLD["verbs"]["steady"]),
}
ACTS: dict[Direction, Phrases] = {"up": Phrases(_TOLD["verbs"]["act_up"]), "down": Phrases(_TOLD["verbs"]["act_down"])}
PARTICIPLES: dict[Direction, frozenset[str]] = {
    "up": frozenset(_TOLD["participles"]["up"]),
    "down": frozenset(_TOLD["participles"]["down"]),
}
NOUNS: dict[Direction, frozenset[str]] = {
    "up": frozenset(_TOLD["nouns"]["up"]),
    "down": frozenset(_TOLD["nouns"]["down"]),
}
WEAK = frozenset(_TOLD["nouns"]["weak"])
COMPARE: dict[Direction, Phrases] = {"up": Phrases(_TOLD["compare"]["up"]), "down": Phrases(_TOLD["compare"]["down"])}
OFTEN_VERBS = frozenset(_TOLD["often"]["verbs"])
OFTEN: dict[Direction, Phrases] = {"up": Phrases(_TOLD["often"]["up"]), "down": Phrases(_TOLD["often"]["down"])}
LEVELS: dict[Direction, Phrases] = {
    "up": Phrases(_TOLD["levels"]["up"]),
    "down": Phrases(_TOLD["levels"]["down"]),
    "steady": Phrases(_TOLD["levels"]["steady"]),
}
WORSE, BETTER = Phrases(_TOLD["levels"]["worse"]), Phrases(_TOLD["levels"]["better"])
AID = frozenset(_TOLD["matters"]["aid"])
BEHIND = 12  # words behind its verb in which "more often" may still stand
DISPLACED = frozenset(_TOLD["matters"]["displaced"])
SCENES = frozenset(_TOLD["matters"]["scenes"])
SCALED = frozenset(_TOLD["matters"]["scaled"])
HELD = frozenset(_TOLD["matters"]["held"])
BECOME = frozenset(_TOLD["compare"]["become"])
NUMBERS = frozenset(
    {
        "number",
        "frequency",
        "rate",
        "level",
        "intensity",
        "scale",
        "pace",
        "toll",
        "total",
        "incidence",
        "series",
        "wave",
        "severity",
    }
)


def _claim(
    view: View,
    rule: str,
    score: float,
    start: int,
    end: int,
    what: str,
    direction: Direction,
    clause: Clause | None = None,
) -> Candidate:
    start, end = stretch(view, start, end)
    return Candidate(
        kind="trend",
        start=start,
        end=end,
        slots=slots_of(
            "trend", what=what, direction=direction, occurred=None if clause is None else view.time_of(clause)
        ),
        rule=f"trend.{rule}",
        score=score,
    )


def matter_of(view: View, group: NounGroup | None) -> str | None:
    """What may grow or fall, in the report's words: "gang attacks", "the number of raids"; None for anything else."""
    if group is None or group.lemma in NEVER:
        return None
    of = view.after(group, "of", "in")
    if group.text.lower().startswith("the number of"):
        return (
            group.text
            if group.head.low in MATTERS
            or group.lemma in MATTERS
            or group.has("armed_group", "weapon", "projectile")
            or any(w.low in DISPLACED or w.lemma in DISPLACED for w in group.words)
            else None
        )
    if group.lemma in NUMBERS and of is not None:
        return view.document.text[group.start : of.end] if in_phrase(of, MATTERS) and of.lemma not in NEVER else None
    return group.text if in_phrase(group, MATTERS) or group.head.low in MATTERS else None


def _moves(view: View, clause: Clause) -> Candidate | None:
    """ "kidnappings have tripled since May", "violence shows no sign of easing"."""
    who = clause.subject
    what = matter_of(view, who) or (who.text if who is not None and in_phrase(who, AID) else None)
    if (
        what is None
        or clause.verb.modal in {"could", "might", "may", "would", "should"}
        or clause.verb.tense == "future"
    ):
        return None
    for direction, phrases in MOVES.items():
        found = phrases.in_verb(view, clause)
        if found is not None and not (
            clause.verb.voice == "active"
            and clause.object is not None
            and direction != "steady"
            and not _is_measure(clause.object)
        ):
            return _claim(view, "moves", 0.85, start_of(view, clause), clause.end, what, direction, clause)
    return None


def _is_measure(group: NounGroup) -> bool:
    return (
        group.count is not None
        or group.has("time")
        or group.lemma in {"percent", "cent", "fold", "year", "month", "week"}
    )


def _steps_up(view: View, clause: Clause) -> Candidate | None:
    """ "the rebels have stepped up raids on the road"."""
    verb = clause.verb
    behind = tuple(a.group for a in clause.attachments if a.prep in {"up", "back", "down"})
    told = next(
        (
            g
            for g in (*clause.patients, *behind)
            if matter_of(view, g) or g.lemma in HELD or (clause.verb.voice == "passive" and g.lemma in SCALED)
        ),
        None,
    )
    if told is None or verb.form == "infinitive" or verb.modal is not None or verb.tense == "future":
        return None
    for direction, phrases in ACTS.items():
        if phrases.in_verb(view, clause) is not None:
            start = verb.start if verb.voice == "active" else told.start
            return _claim(view, "steps_up", 0.8, start, max(clause.end, told.end), told.text, direction, clause)
    return None


def _compares(view: View, clause: Clause) -> Candidate | None:
    """ "ambushes are getting more frequent"."""
    who = clause.subject
    what = matter_of(view, who) or (who.text if who is not None and who.lemma in SCENES else None)
    if what is None or clause.verb.lemma not in BECOME or clause.verb.modal is not None:
        return None
    for direction, phrases in COMPARE.items():
        found = phrases.find(view.words, clause.verb.first, clause.verb.last + 3)
        if found is not None:
            return _claim(
                view,
                "compares",
                0.85,
                start_of(view, clause),
                max(clause.end, view.words[found[1] - 1].end),
                what,
                direction,
                clause,
            )
    return None


def _comes_oftener(view: View, clause: Clause) -> Candidate | None:
    """ "the gangs strike more often than they did", "raids come almost daily"."""
    who, verb = clause.subject, clause.verb
    if who is None or verb.modal is not None or verb.tense == "future" or verb.lemma not in OFTEN_VERBS:
        return None
    if matter_of(view, who) is None and not who.has("armed_group") and verb.lemma in {"be", "get", "become", "come"}:
        return None
    for direction, phrases in OFTEN.items():
        found = phrases.find(view.words, verb.last, verb.last + BEHIND)
        if found is not None:
            end = view.words[found[1] - 1].end
            what = matter_of(view, who) or f"{who.text} {verb.lemma}"
            return _claim(view, "oftener", 0.75, start_of(view, clause), max(clause.end, end), what, direction, clause)
    return None


def _stands_at(view: View, clause: Clause) -> Candidate | None:
    """ "violence is at its lowest since the war", "security has deteriorated in the east"."""
    who, verb = clause.subject, clause.verb
    if who is None or verb.modal is not None or verb.tense == "future":
        return None
    scene = in_phrase(who, SCENES)
    what = matter_of(view, who) or (who.text if scene else None)
    if what is None:
        return None
    if scene and WORSE.in_verb(view, clause) is not None:
        return _claim(view, "worsens", 0.65, start_of(view, clause), clause.end, what, "down", clause)
    if scene and BETTER.in_verb(view, clause) is not None:
        return _claim(view, "improves", 0.65, start_of(view, clause), clause.end, what, "up", clause)
    if verb.lemma not in BECOME | {"remain", "stay", "stand", "run"}:
        return None
    for direction, phrases in LEVELS.items():
        found = phrases.find(view.words, verb.last, verb.last + 3)
        if found is not None:
            end = max(clause.end, view.words[found[1] - 1].end)
            return _claim(view, "level", 0.6, start_of(view, clause), end, what, direction, clause)
    return None


def _participle(view: View) -> Iterator[Candidate]:
    """ "escalating violence", "the growing number of raids", "come under increasing fire"."""
    for group in view.groups:
        what = matter_of(view, group)
        if what is None or view.is_unreal(group.start):
            continue
        for direction, forms in PARTICIPLES.items():
            at = next((w for w in group.words[:-1] if w.low in forms), None)
            if at is None and group.first > 0 and view.words[group.first - 1].low in forms:
                at = view.words[group.first - 1]
            if at is None:
                continue
            of = view.after(group, "of") if group.lemma in NUMBERS else None
            start = min(group.start, at.start)
            clause = next(
                (
                    c
                    for c in view.clauses
                    if group in (*c.objects, *(a.group for a in c.attachments))
                    and c.verb.lemma in {"come", "face", "suffer"}
                ),
                None,
            )
            if clause is not None and clause.verb.lemma == "come":
                start = clause.verb.start
            yield _claim(view, "participle", 0.75, start, of.end if of else group.end, what, direction, clause)


def _noun(view: View) -> Iterator[Candidate]:
    """ "a sharp rise in kidnappings", "the lull in shelling"."""
    for group in view.groups:
        for direction, nouns in NOUNS.items():
            if group.lemma not in nouns or view.is_unreal(group.start) or is_none(group):
                continue
            of = view.after(group, "in", "of")
            told = matter_of(view, of)
            if told is None and len(group.words) > 1 and group.words[-2].low in MATTERS and group.lemma not in WEAK:
                told = group.text
            if told is None:
                continue
            end = group.end if of is None else of.end
            inner = None if of is None else view.after(of, "of", "on", "against", "in")
            clause = clause_at(view, group.first)
            yield _claim(
                view,
                "noun",
                0.75 if group.lemma not in WEAK else 0.55,
                group.start,
                end if inner is None else inner.end,
                told,
                direction,
                clause,
            )


def _by_percent(view: View) -> Iterator[Candidate]:
    """ "raids were up 40 percent on last year", "… were killed, up 12 percent from the quarter before"."""
    for i, word in enumerate(view.words[:-2]):
        if (
            word.low not in {"up", "down"}
            or view.words[i + 1].tag != "CD"
            or view.words[i + 2].low not in {"percent", "per", "%"}
        ):
            continue
        if any(g.lemma in NEVER for g in view.groups) or not any(matter_of(view, g) for g in view.groups):
            continue
        what = next(g.text for g in view.groups if matter_of(view, g))
        end = next((g.end for g in view.groups if g.first > i + 2 and g.first <= i + 5), view.words[i + 2].end)
        tail = next((t.end for t in view.times if t.start > word.start and t.start - end < 8), end)
        yield _claim(view, "by_percent", 0.65, word.start, max(end, tail), what, "up" if word.low == "up" else "down")


def _as_many(view: View) -> Iterator[Candidate]:
    """ "twice as many raids as in May", "three times more often than last year"."""
    for i, word in enumerate(view.words[:-3]):
        if word.low not in {"twice", "times", "double", "half"} or (
            word.low == "half" and view.words[i + 1].low != "as"
        ):
            continue
        after = tuple(w.low for w in view.words[i + 1 : i + 3])
        if after[:1] not in {("as",), ("more",)} or after[1] not in {"many", "often", "frequent", "frequently", "much"}:
            continue
        clause = next((c for c in reversed(view.clauses) if c.start <= word.start), None)
        what = next((m for g in view.groups if (m := matter_of(view, g)) is not None), None) or (
            None if clause is None or clause.subject is None else clause.subject.text
        )
        if what is None:
            continue
        start = word.start if clause is None else start_of(view, clause)
        tail = next((t.end for t in view.times if t.start > word.start), view.words[i + 2].end)
        yield _claim(view, "as_many", 0.65, start, tail, what, "down" if word.low == "half" else "up", clause)


def find_trends(view: View) -> Iterator[Candidate]:
    """What grows, falls or holds in one sentence; of overlapping ones the first."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = []
    found: list[Candidate] = []
    for clause in view.clauses:
        if clause.verb.negated or is_unreal(view, clause):
            continue
        found += [
            c for rule in (_compares, _comes_oftener, _moves, _steps_up, _stands_at) if (c := rule(view, clause))
        ][:1]
    for candidate in (*found, *_as_many(view), *_by_percent(view), *_participle(view), *_noun(view)):
        if not any(candidate.start < end and start < candidate.end for start, end in told):
            told.append((candidate.start, candidate.end))
            yield candidate


TRIGGERS = (
    *forms_of([phrase for phrases in _TOLD["verbs"].values() for phrase in phrases]),
    *(phrase for phrases in (*_TOLD["compare"].values(), *_TOLD["participles"].values()) for phrase in phrases),
    *_TOLD["nouns"]["up"],
    *_TOLD["nouns"]["down"],
    "percent",
    "per cent",
    *(phrase for phrases in (_TOLD["often"]["up"], _TOLD["often"]["down"]) for phrase in phrases),
    *(phrase for phrases in _TOLD["levels"].values() for phrase in (*phrases, *forms_of(phrases))),
    *("twice as", "times as", "times more", "half as"),
)

TREND = KindReader(kind="trend", triggers=word_triggers(TRIGGERS), find=find_trends)
