"""Trends: attacks, violence, losses and the like grow, fall or hold."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import (
    Phrases,
    forms_of,
    in_phrase,
    is_unreal,
    load_frames,
    start_of,
)
from musterbook.reading.kinds.trend_measured import find_measured
from musterbook.reading.kinds.trend_nouns import (
    find_as_many,
    find_nouns,
    find_participles,
    find_percents,
    matter_of,
    trend_claim,
)
from musterbook.terms.claims import Direction

_TOLD = load_frames("trend")
MOVES: dict[Direction, Phrases] = {
    "up": Phrases(_TOLD["verbs"]["up"]),
    "down": Phrases(_TOLD["verbs"]["down"]),
    "steady": Phrases(_TOLD["verbs"]["steady"]),
}
ACTS: dict[Direction, Phrases] = {"up": Phrases(_TOLD["verbs"]["act_up"]), "down": Phrases(_TOLD["verbs"]["act_down"])}
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
SCENES = frozenset(_TOLD["matters"]["scenes"])
SCALED = frozenset(_TOLD["matters"]["scaled"])
HELD = frozenset(_TOLD["matters"]["held"])
BECOME = frozenset(_TOLD["compare"]["become"])


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
            return trend_claim(view, "moves", 0.85, start_of(view, clause), clause.end, what, direction, clause)
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
            return trend_claim(view, "steps_up", 0.8, start, max(clause.end, told.end), told.text, direction, clause)
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
            return trend_claim(
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
            return trend_claim(
                view, "oftener", 0.75, start_of(view, clause), max(clause.end, end), what, direction, clause
            )
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
        return trend_claim(view, "worsens", 0.65, start_of(view, clause), clause.end, what, "down", clause)
    if scene and BETTER.in_verb(view, clause) is not None:
        return trend_claim(view, "improves", 0.65, start_of(view, clause), clause.end, what, "up", clause)
    if verb.lemma not in BECOME | {"remain", "stay", "stand", "run"}:
        return None
    for direction, phrases in LEVELS.items():
        found = phrases.find(view.words, verb.last, verb.last + 3)
        if found is not None:
            end = max(clause.end, view.words[found[1] - 1].end)
            return trend_claim(view, "level", 0.6, start_of(view, clause), end, what, direction, clause)
    return None


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
    for candidate in (
        *found,
        *find_as_many(view),
        *find_percents(view),
        *find_measured(view),
        *find_participles(view),
        *find_nouns(view),
    ):
        if not any(candidate.start < end and start < candidate.end for start, end in told):
            told.append((candidate.start, candidate.end))
            yield candidate


TRIGGERS = (
    *forms_of([phrase for phrases in _TOLD["verbs"].values() for phrase in phrases]),
    *(phrase for phrases in (*_TOLD["compare"].values(), *_TOLD["participles"].values()) for phrase in phrases),
    *_TOLD["nouns"]["up"],
    *_TOLD["nouns"]["down"],
    *(phrase for rows in _TOLD["measured"].values() for phrase in rows if " " in phrase),
    *("increasingly", "against", "versus", "fewer", "more and more", "up again", "down again", "used to"),
    *_TOLD["measured"]["label_up"][:4],
    *_TOLD["measured"]["label_down"][:4],
    *_TOLD["measured"]["label_steady"],
    "percent",
    "per cent",
    *(phrase for phrases in (_TOLD["often"]["up"], _TOLD["often"]["down"]) for phrase in phrases),
    *(phrase for phrases in _TOLD["levels"].values() for phrase in (*phrases, *forms_of(phrases))),
    *("twice as", "times as", "times more", "half as"),
)

TREND = KindReader(kind="trend", triggers=word_triggers(TRIGGERS), find=find_trends)
