"""Trends told by nouns: what may grow or fall, growing violence, a rise in raids, twice as many as before."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import clause_at, in_phrase, is_none, load_frames, start_of, stretch
from musterbook.terms.claims import Direction, slots_of

_TOLD = load_frames("trend")
MATTERS = frozenset(_TOLD["matters"]["nouns"])
NEVER = frozenset(_TOLD["matters"]["never"])
PARTICIPLES: dict[Direction, frozenset[str]] = {
    "up": frozenset(_TOLD["participles"]["up"]),
    "down": frozenset(_TOLD["participles"]["down"]),
}
NOUNS: dict[Direction, frozenset[str]] = {
    "up": frozenset(_TOLD["nouns"]["up"]),
    "down": frozenset(_TOLD["nouns"]["down"]),
}
WEAK = frozenset(_TOLD["nouns"]["weak"])
DISPLACED = frozenset(_TOLD["matters"]["displaced"])
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


def trend_claim(
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


def find_participles(view: View) -> Iterator[Candidate]:
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
            yield trend_claim(view, "participle", 0.75, start, of.end if of else group.end, what, direction, clause)


def find_nouns(view: View) -> Iterator[Candidate]:
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
            yield trend_claim(
                view,
                "noun",
                0.75 if group.lemma not in WEAK else 0.55,
                group.start,
                end if inner is None else inner.end,
                told,
                direction,
                clause,
            )


def find_percents(view: View) -> Iterator[Candidate]:
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
        yield trend_claim(
            view, "by_percent", 0.65, word.start, max(end, tail), what, "up" if word.low == "up" else "down"
        )


def find_as_many(view: View) -> Iterator[Candidate]:
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
        yield trend_claim(view, "as_many", 0.65, start, tail, what, "down" if word.low == "half" else "up", clause)
