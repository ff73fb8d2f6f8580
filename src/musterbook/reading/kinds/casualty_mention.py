"""Casualties told in passing: "the missing man", "a colleague missing since March", "an officer among the dead"."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.kinds.casualty_state import clause_at_freed, state_of
from musterbook.reading.kinds.harm import Harm, is_person, victim_count, whole_of
from musterbook.reading.kinds.harm_nouns import clause_around
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.words import Word
from musterbook.terms.claims import Outcome

SETTLED = frozenset({"the", "his", "her", "their", "its", "our", "this", "that", "another", "third", "second"})
LATER = frozenset({"since", "in", "after", "for", "from", "during", "near", "on", "at", "by", ",", "following", "and"})
POOLS: dict[str, Outcome] = {
    "dead": "killed",
    "fallen": "killed",
    "killed": "killed",
    "slain": "killed",
    "victims": "killed",
    "wounded": "injured",
    "injured": "injured",
    "missing": "missing",
    "hostages": "captured",
}
FALLEN = frozenset({"fallen", "slain", "late", "murdered", "martyred", "stricken"})


def find_by_mention(view: View) -> Iterator[Harm]:
    """Harms that a noun group carries with it, of one person or of a definite group."""
    if not view.document.security:
        return
    for group in view.groups:
        if view.is_unreal(group.start) or not is_person(view, group) or clause_at_freed(view, group):
            continue
        yield from _attributive(view, group)
        yield from _behind(view, group)
        yield from _pooled(view, group)


def _attributive(view: View, group: NounGroup) -> Iterator[Harm]:
    """ "the missing constable", "a third wounded officer"."""
    if group.plural and not (group.definite and group.count is not None):
        return
    told = next(((w, o) for w in group.words if w.i != group.last - 1 and (o := _state(w)) is not None), None)
    if told is not None and "\n" in view.document.text[told[0].start : group.end] and not view.document.capitals:
        return
    if told is None or not (group.definite or group.determiner in SETTLED or _is_event(view, group)):
        return
    clause = clause_around(view, group.start)
    if clause is not None and clause.verb.has("medevac", "carry_to"):
        return
    if told[1] in ("killed", "injured") and group.determiner in {"the", "that", "this"} and not group.plural:
        return
    yield _harm(view, group, told[1], group.start, whole_of(view, group)[1], told[0].start, 0.55)


def _state(word: Word) -> Outcome | None:
    return "killed" if word.low in FALLEN and word.low != "late" else state_of(word)


def _is_event(view: View, group: NounGroup) -> bool:
    """Whether "a missing policeman" stands in a clause that tells what happened."""
    clause = clause_around(view, group.start)
    if clause is None or group.determiner not in {"a", "an", "one"}:
        return False
    verb = clause.verb
    happened = verb.form == "finite" and (verb.tense == "past" or verb.perfect or verb.progressive)
    return happened and not verb.negated and verb.modal is None and reality_of(view, clause) == "told"


def _behind(view: View, group: NounGroup) -> Iterator[Harm]:
    """ "a third Kenyan, missing since last week", "the officer missing in the south"."""
    i = group.last
    comma = i < len(view.words) and view.words[i].low == ","
    i += comma
    if i >= len(view.words) or (group.plural and group.count is None) or group.pronoun:
        return
    word = view.words[i]
    outcome = "missing" if _is_last_seen(view, i) else state_of(word)
    after = view.words[i + 1].low if i + 1 < len(view.words) else ""
    if outcome is None or (comma and after not in LATER and not _is_last_seen(view, i)):
        return
    if word.tag in ("VBD", "VBN") and not comma and after not in LATER:
        return
    if (before := view.words[group.first - 1] if group.first else None) is not None and before.tag in ("BE", "HV"):
        return
    if not comma and word.low != "missing":
        return
    yield _harm(view, group, outcome, group.start, _phrase_end(view, i), word.start, 0.6)


def _is_last_seen(view: View, i: int) -> bool:
    return [w.low for w in view.words[i : i + 2]] == ["last", "seen"]


def _phrase_end(view: View, i: int) -> int:
    """Where the words that hang on the state end: before the next mark or verb."""
    j = i + 1
    while j < len(view.words) and view.words[j].tag not in ("PU", "BE", "HV", "MD", "VBZ", "VBP", "CC", "WH"):
        j += 1
    return view.words[j - 1].end


def _pooled(view: View, group: NounGroup) -> Iterator[Harm]:
    """ "counted the man among the dead"."""
    lows = [w.low for w in view.words[group.last : group.last + 3]]
    if lows[:2] != ["among", "the"] or len(lows) < 3 or lows[2] not in POOLS or (group.count is None and group.plural):
        return
    yield _harm(
        view, group, POOLS[lows[2]], group.start, view.words[group.last + 2].end, view.words[group.last].start, 0.7
    )


def _harm(view: View, group: NounGroup, outcome: Outcome, start: int, end: int, anchor: int, score: float) -> Harm:
    return Harm(
        outcome=outcome,
        victim=group,
        count=victim_count(view, group),
        start=start,
        end=end,
        anchor=anchor,
        rule="casualty.mention",
        score=score,
        clause=clause_around(view, start),
    )
