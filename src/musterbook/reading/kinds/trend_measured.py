"""Trends told by measure: by how much, from what to what, more than in an earlier time, or under a label."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_force
from musterbook.reading.frames import Phrases, in_phrase, is_unreal, load_frames, start_of, stretch
from musterbook.terms.claims import Direction, slots_of

_TOLD = load_frames("trend")
MOVES: dict[Direction, Phrases] = {
    "up": Phrases([*_TOLD["verbs"]["up"], *_TOLD["verbs"]["act_up"], "raise", "rocket", "balloon"]),
    "down": Phrases([*_TOLD["verbs"]["down"], *_TOLD["verbs"]["act_down"], "lower", "thin"]),
}
NEVER = frozenset({*_TOLD["matters"]["never"], *_TOLD["measured"]["never"]}) - {"share", "rate", "number"}
MATTERS = frozenset({*_TOLD["matters"]["nouns"], *_TOLD["measured"]["matters"]})
PARTS = frozenset(_TOLD["measured"]["parts"])
GRADUAL = Phrases(_TOLD["measured"]["gradual"])
MORE: dict[Direction, Phrases] = {"up": Phrases(_TOLD["measured"]["more"]), "down": Phrases(_TOLD["measured"]["less"])}
AS_BEFORE = Phrases(_TOLD["measured"]["as_before"])
AGAINST = Phrases(_TOLD["measured"]["against"])
LABEL: dict[Direction, Phrases] = {
    "up": Phrases(_TOLD["measured"]["label_up"]),
    "down": Phrases(_TOLD["measured"]["label_down"]),
    "steady": Phrases(_TOLD["measured"]["label_steady"]),
}
FALLING = frozenset(
    {
        "drone",
        "bomb",
        "rocket",
        "shell",
        "mine",
        "flight",
        "mortar",
        "soldier",
        "troop",
        "officer",
        "team",
        "convoy",
        "patrol",
        "column",
        "peacekeeper",
    }
)
REACH = 14
MODALS = frozenset({"could", "might", "may", "would", "should", "must"})


def _claim(
    view: View, rule: str, score: float, start: int, end: int, what: str, direction: Direction | None
) -> Candidate:
    start, end = stretch(view, start, end)
    slots = slots_of("trend", what=what, direction=direction)
    return Candidate(kind="trend", start=start, end=end, slots=slots, rule=f"trend.{rule}", score=score)


def find_measured(view: View) -> Iterator[Candidate]:
    """What one sentence tells by measure."""
    for clause in view.clauses:
        if (
            is_unreal(view, clause)
            or clause.verb.negated
            or clause.verb.modal in MODALS
            or clause.verb.tense == "future"
        ):
            continue
        found = _by_measure(view, clause) or _more_and_more(view, clause) or _as_before(view, clause)
        if found is not None:
            yield found
    yield from _labelled(view)
    yield from _against(view)
    yield from _used_to(view)


def _by_measure(view: View, clause: Clause) -> Candidate | None:
    """ "claims fell by a fifth", "the garrison shrank from 900 to 600", "cut back step by step"."""
    who = clause.subject
    if who is None or in_phrase(who, NEVER) or clause.verb.form not in {"finite", "participle"}:
        return None
    direction = next((d for d, phrases in MOVES.items() if phrases.in_verb(view, clause)), None)
    if direction is None:
        return None
    end = _measure_end(view, clause)
    if (
        end is None
        and _matters(view, who)
        and who.lemma not in FALLING
        and not clause.objects
        and clause.verb.voice == "active"
    ):
        end = clause.end
    if end is None:
        return None
    return _claim(view, "measure", 0.75, start_of(view, clause), max(end, clause.end), who.text, direction)


def _measure_end(view: View, clause: Clause) -> int | None:
    """Where the measure behind the verb ends: "by a third", "from 40 to 20", "twofold", "step by step"."""
    words = view.words
    last = min(len(words), clause.verb.last + REACH)
    for i in range(clause.verb.last, last - 1):
        behind = words[i + 1 : i + 4]
        part = behind[0].tag not in {"VB", "PS"} and any(w.tag == "CD" or w.low in PARTS for w in behind)
        if (
            words[i].low in {"by", "from", "to"}
            and part
            and not any(t.start <= words[i + 1].start < t.end for t in view.times)
        ):
            return behind[-1].end if words[i].low != "from" else words[min(last, len(words)) - 1].end
    found = GRADUAL.find(words, clause.verb.last, last)
    return None if found is None else words[found[1] - 1].end


def _matters(view: View, group: NounGroup | None) -> bool:
    if group is None:
        return False
    of = view.after(group, "of", "in", "on", "with")
    return in_phrase(group, MATTERS) or group.has("armed_group") or (of is not None and in_phrase(of, MATTERS))


def _more_and_more(view: View, clause: Clause) -> Candidate | None:
    """ "the rebels rely more and more on mines", "raids are now fewer"."""
    who = clause.subject
    if who is None or not (_matters(view, who) or any(_matters(view, g) for g in clause.objects)):
        return None
    for direction, phrases in MORE.items():
        found = phrases.find(view.words, clause.verb.first, clause.verb.last + 4)
        if found is not None:
            end = max(clause.end, view.words[found[1] - 1].end)
            return _claim(view, "more", 0.65, start_of(view, clause), end, who.text, direction)
    return None


def _as_before(view: View, clause: Clause) -> Candidate | None:
    """ "raids were about as frequent as in May"."""
    if clause.subject is None or not _matters(view, clause.subject):
        return None
    found = AS_BEFORE.find(view.words, clause.verb.last, clause.verb.last + 5)
    if found is None:
        return None
    end = max(clause.end, view.words[found[1] - 1].end)
    return _claim(view, "as_before", 0.65, start_of(view, clause), end, clause.subject.text, "steady")


def _labelled(view: View) -> Iterator[Candidate]:
    """ "Roadside bombs: up again.", "Crowd activity down on last week." """
    words = view.words
    if not words or len(words) > 16:
        return
    colon = next((w.i for w in words[:6] if w.low == ":"), None)
    for direction, phrases in LABEL.items():
        first = next((i for i in range(1, min(len(words), 7)) if phrases.at(words, i) is not None), None)
        if first is None or (colon is None and any(v.first < first for v in view.verbs)):
            continue
        subject = [w for w in words[:first] if w.tag != "PU"]
        if len(subject) > 5 or not any(w.low in MATTERS or w.lemma in MATTERS for w in subject):
            continue
        what = view.document.text[subject[0].start : subject[-1].end]
        yield _claim(view, "label", 0.65, words[0].start, words[-1].end, what, direction)
        return


def _against(view: View) -> Iterator[Candidate]:
    """ "nine raids in May, against four in April"."""
    found = AGAINST.find(view.words, 3, len(view.words) - 1)
    if found is None or not any(w.tag == "CD" or w.low in PARTS for w in view.words[found[1] : found[1] + 2]):
        return
    told = next((g for g in view.groups if g.last <= found[0] and g.count is not None and _matters(view, g)), None)
    if told is None or view.is_unreal(told.start) or any(g.lemma in NEVER for g in view.groups):
        return
    end = view.words[min(len(view.words), found[1] + 6) - 1].end
    now, then = told.count, next((g.count for g in view.groups if g.first >= found[1] and g.count is not None), None)
    direction: Direction | None = None
    if now is not None and then is not None and now.min != then.min:
        direction = "up" if now.min > then.min else "down"
    yield _claim(view, "against", 0.65, told.start, end, told.text, direction)


def _used_to(view: View) -> Iterator[Candidate]:
    """ "columns that used to have nine lorries now have four"."""
    words = view.words
    i = next((w.i for w in words[:-1] if w.low == "used" and words[w.i + 1].low == "to"), None)
    if i is None:
        return
    now = next((w.i for w in words[i + 2 :] if w.low == "now"), None)
    who = next((g for g in view.groups if g.last <= i), None)
    if now is None or who is None or not (_matters(view, who) or is_force(who)) or view.is_unreal(who.start):
        return
    yield _claim(view, "used_to", 0.6, who.start, view.sentence.end, who.text, None)
