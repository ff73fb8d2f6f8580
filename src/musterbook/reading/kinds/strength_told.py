"""Strengths by what a number stands for: people who serve, told in this sentence or the ones before."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import (
    HARMED,
    country_of,
    force_named,
    is_country,
    is_equipment,
    is_force,
    is_people_of_country,
    is_unit,
    serves,
    state_of_capital,
    tells_number,
)
from musterbook.reading.frames import Phrases, is_none, load_frames, start_of
from musterbook.reading.kinds.strength_words import is_bare, strength_claim, tail_of
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("strength_told")
CHANGE, LEVELS = frozenset(_TOLD["change"]["verbs"]), frozenset(_TOLD["change"]["levels"])
REACH = frozenset(_TOLD["change"]["reach"])
SIZES, COUNTS = frozenset(_TOLD["change"]["sizes"]), frozenset(_TOLD["change"]["counts"])
HAVE, HAVE_PHRASES = frozenset(_TOLD["have"]["verbs"]), Phrases(_TOLD["have"]["phrases"])
STAY, LEFT = frozenset(_TOLD["stay"]["verbs"]), frozenset(_TOLD["stay"]["left"])
AWAY = frozenset(_TOLD["stay"]["away"])
LEADERS = frozenset(_TOLD["bodies"]["leaders"])
NEVER = frozenset(_TOLD["bodies"]["never"])
FEW = 10
YEARS = range(1900, 2101)
BEFORE = 3  # sentences


def is_people(view: View, group: NounGroup) -> bool:
    """Whether a group numbers people who serve: by its noun, or a bare number where such people were spoken of."""
    count = group.count
    if count is None or is_none(group) or not tells_number(count) or view.is_unreal(group.start):
        return False
    if (count.min or 0) < FEW and not (count.max or 0) >= FEW:
        return False
    if is_bare(group):
        return not _is_year(view, group) and theme(view, group)
    if group.lemma in {"them", "whom", "us", "people", "person", "rank", "post"} or group.head.low in {"that", "which"}:
        return theme(view, group)
    return (serves(group) or is_people_of_country(group)) and not any(w.low in HARMED for w in group.words)


def _is_year(view: View, group: NounGroup) -> bool:
    told = group.text.strip()
    if told.isdigit() and int(told) in YEARS and len(told) == 4:
        return True
    inside = any(t.start <= group.start < t.end for t in view.times)
    behind = view.words[group.last].low if group.last < len(view.words) else ""
    return inside or behind in {"%", "percent", "per", "pct", "km", "kg", "dollars", "-", "/", "years"}


def theme(view: View, group: NounGroup) -> bool:
    """Whether the last people or things in number, before a bare number, are people who serve or a force."""
    here = [g for g in view.groups if g.last <= group.first]
    views = [v for v, _ in zip(view.previous(), range(BEFORE), strict=False)]
    for told in (here, *(list(v.groups) for v in views)):
        for g in reversed(told):
            if g.lemma in NEVER or g.has("armed_group") or is_equipment(g) or any(w.low in HARMED for w in g.words):
                return False
            if is_force(g) and not is_country(g) and state_of_capital(g) is None:
                return True
            if serves(g) and (g.plural or g.count is not None):
                return True
    return False


def is_body(view: View, group: NounGroup | None, number: NounGroup) -> bool:
    """Whether a group can have a strength: a force, a unit, a state, "it", "their ranks"; no gang, no machine."""
    if group is None or group.has("armed_group") or is_equipment(group) or group.lemma in NEVER:
        return False
    if group.pronoun:
        return group.head.low in {"it", "they", "we", "which", "who", "that", "she", "he"} and theme(view, number)
    if group.lemma in SIZES:
        of = view.after(group, "of", "in")
        return (of is not None and (is_force(of) or is_unit(of) or serves(of))) or (
            group.owner is not None or of is None
        )
    return is_force(group) or is_unit(group) or serves(group) or group.lemma in LEADERS


def find_changed(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "dwindled from 6,000 to 900", "stands at 9,000", "the figure is closer to 70", "reached 4,000"."""
    verb, who = clause.verb, clause.subject
    changes, holds = verb.lemma in CHANGE, verb.lemma in LEVELS
    if not (changes or holds) or verb.modal in {"may", "might", "should", "could", "must"}:
        return
    told = _last_number(view, clause, {"to"} if not holds else {"at", "to", "around"}, bare=verb.lemma in REACH)
    if told is None:
        return
    owner = clause.object if clause.object is not None and clause.object is not told else None
    body = who if is_body(view, who, told) else owner
    sized = body is not None and (body.lemma in SIZES or is_force(body) or is_unit(body) or body.pronoun)
    if not is_body(view, body, told) or not (sized or (body is not None and serves(body))):
        return
    if verb.lemma in {"go", "come", "get", "bring", "add", "run", "return", "be"} and not _is_level(view, clause, told):
        return
    yield _claim(view, clause, told, "changed", 0.7, body)


def _last_number(view: View, clause: Clause, preps: set[str], *, bare: bool) -> NounGroup | None:
    """The last number of people behind the verb that "to" or "at" leads to."""
    found: NounGroup | None = None
    for group in view.groups:
        if group.first < clause.verb.last or group.first - clause.verb.last > 14 or not is_people(view, group):
            continue
        if any(v.form == "finite" and clause.verb.last <= v.first < group.first for v in view.verbs):
            break
        lead = [w.low for w in view.words[max(clause.verb.last, group.first - 3) : group.first]]
        ranged = ("from" in lead or group.words[0].low == "up") and _end_of_fall(group) is not None
        if preps & set(lead) or ranged or (bare and group in clause.objects):
            found = group
    return found


def _end_of_fall(told: NounGroup) -> Count | None:
    """ "from 140 to 96": the number that was reached."""
    head = told.head.low.replace(",", "")
    if not is_bare(told) or not head.isdigit() or "to" not in {w.low for w in told.words}:
        return None
    return exactly(int(head), told.head.text)


def _is_level(view: View, clause: Clause, told: NounGroup) -> bool:
    """ "is closer to 70", "went down to 96", "is at 640": a word of direction or level beside the verb."""
    near = {w.low for w in view.words[clause.verb.first : told.first]}
    down = near & {"down", "up", "back", "nearer", "closer", "close", "now", "only", "still", "at", "below", "above"}
    return bool(down) and (is_bare(told) or serves(told))


def find_has(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "it has 1,120", "Senegal supplies 980", "musters just over 300", "he has 95 men under him"."""
    verb, who = clause.verb, clause.subject
    if verb.lemma not in HAVE and HAVE_PHRASES.in_verb(view, clause) is None:
        return
    if verb.voice == "passive" or verb.modal in {"may", "might", "should", "must"} or verb.negated:
        return
    told = next((g for g in view.groups if 0 <= g.first - clause.verb.last <= 7 and is_people(view, g)), None)
    between = view.words[clause.verb.last : told.first] if told is not None else ()
    if told is None or any(w.tag.startswith(("V", "NN")) or w.low in {";", ":"} for w in between):
        return
    if not is_body(view, who, told) or (is_country(who) and not is_bare(told) and not serves(told)):
        return
    if verb.tense == "future" and verb.lemma in {"provide", "supply", "contribute", "furnish", "lend", "second"}:
        return
    meant = verb.tense == "future" or any(w.low == "to" for w in view.words[verb.first : verb.last])
    yield _claim(view, clause, told, "has_told", 0.6, who, authorised=meant or None)


def find_stays(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "1,940 are in theatre", "roughly 250 stayed behind", "so far 640 have reported", "12 of them were there"."""
    verb = clause.verb
    told = next((g for g in view.groups if g.last <= verb.first and _leads(view, g, verb.first)), None)
    if told is not None and told.first and view.words[told.first - 1].low in {"at", "with", "by", "to", "of"}:
        return
    if told is None or verb.voice == "passive" or verb.negated or not is_people(view, told):
        return
    tail = {w.low for w in view.words[verb.last : verb.last + 4]}
    if tail & AWAY or any(w.low in AWAY or w.low in HARMED for w in view.words[verb.first : verb.last]):
        return
    around = tail | {w.low for w in view.words[max(0, told.first - 3) : told.first]} | set(verb.adverbs)
    stays = verb.lemma in STAY and (verb.lemma in {"remain", "stay", "serve", "turn", "report"} or tail & LEFT)
    here = verb.lemma == "be" and tail & LEFT
    if not (is_bare(told) or told.lemma in {"them", "us"}) or not (stays or here):
        return
    if verb.lemma == "turn" and "up" not in tail | {verb.particle or ""}:
        return
    score = 0.65 if around & {"far", "now", "still", "there", "here"} else 0.6
    yield _claim(view, clause, told, "stays", score, None, start=told.start)


def _leads(view: View, group: NounGroup, verb: int) -> bool:
    """Whether a number is the subject of the verb: nothing but adverbs and "of …" between."""
    between = view.words[group.last : verb]
    return len(between) <= 4 and all(w.tag in {"RB", "IN", "DT", "PRP"} or w.low in {"of", "so", "or"} for w in between)


def find_are(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "there are 700 Zambians", "there were never more than 400 of them", "they are 60 in all"."""
    verb = clause.verb
    told = next((g for g in view.groups if 0 <= g.first - verb.last <= 4 and is_people(view, g)), None)
    if verb.lemma != "be" or told is None or told.head.tag == "WH":
        return
    before = [w.low for w in view.words[max(0, verb.first - 6) : verb.last]]
    after = {w.low for w in view.words[told.last : told.last + 3]}
    there = "there" in before or (before[-1:] == ["been"] and "there" in {w.low for w in view.words[: verb.first]})
    ours = clause.subject is not None and clause.subject.head.low in {"we", "they"} and is_bare(told)
    size = clause.subject is not None and clause.subject.lemma in SIZES and is_body(view, clause.subject, told)
    if not (there or size or (ours and after & {"here", "all", "altogether", "now", "strong", "."})):
        return
    if (verb.negated and "never" not in before) or (after & AWAY):
        return
    begin = next((w.start for w in view.words if w.low == "there"), None) if there else None
    yield _claim(view, clause, told, "are", 0.65, clause.subject, start=begin)


def _claim(
    view: View,
    clause: Clause,
    told: NounGroup,
    rule: str,
    score: float,
    body: NounGroup | None,
    *,
    start: int | None = None,
    authorised: bool | None = None,
) -> Candidate:
    begin = start_of(view, clause) if start is None else start
    size = body is not None and (body.lemma in {"ceiling", "limit", "cap", "maximum", "establishment"})
    return strength_claim(
        view,
        rule,
        score,
        min(begin, told.start),
        tail_of(view, told),
        count=_end_of_fall(told) or told.count,
        force=force_named(view, None if is_country(body) else body),
        country=country_of(told, body) or state_of_capital(body),
        authorised=True if size else authorised,
        occurred=view.time_of(clause),
    )


TOLD_RULES = (find_changed, find_has, find_stays, find_are)
