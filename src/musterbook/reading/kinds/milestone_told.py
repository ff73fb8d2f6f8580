"""Milestones told otherwise: a term given or running out, a day that is set, a first of any sort."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_force, is_people_of_country, serves, tells_number
from musterbook.reading.frames import Phrases, end_of, in_phrase, load_frames, start_of, stretch
from musterbook.reading.times import TimeSpan
from musterbook.terms.claims import MilestoneType, Stance, slots_of

_TOLD = load_frames("milestone_told")
GIVE, SPANS = frozenset(_TOLD["term"]["give"]), frozenset(_TOLD["term"]["spans"])
GIVERS, HOLDERS = frozenset(_TOLD["term"]["givers"]), frozenset(_TOLD["term"]["holders"])
ENDS, RENEWED = frozenset(_TOLD["term"]["ends"]), frozenset(_TOLD["term"]["renewed"])
SANCTION = frozenset(_TOLD["term"]["sanction"])
EVENTS, SET = frozenset(_TOLD["dated"]["events"]), frozenset(_TOLD["dated"]["set"])
BOUND, FORWARD = frozenset(_TOLD["dated"]["bound"]), Phrases(_TOLD["dated"]["forward"])
NEVER = frozenset(_TOLD["dated"]["never"])
COPULAS, KIN = frozenset(_TOLD["first"]["copulas"]), frozenset(_TOLD["first"]["kin"])
POINTING = frozenset({"it", "this", "that", "these", "those", "he", "she", "they", "which", "who"})
FIRST = frozenset({"first", "first-ever", "maiden"})
MAYBE = frozenset({"may", "might", "could", "should"})
REACH = 40  # characters from a first to the clause that says of what


def _claim(
    view: View, rule: str, score: float, start: int, end: int, kind: MilestoneType, stance: Stance | None = None
) -> Candidate:
    start, end = stretch(view, start, end)
    time = next((t.interval for t in view.times if start <= t.start and t.end <= end), None)
    slots = slots_of("milestone", what=view.document.text[start:end], type=kind, occurred=time)
    return Candidate(
        kind="milestone", start=start, end=end, slots=slots, rule=f"milestone.{rule}", score=score, stance=stance
    )


def find_term(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the summit granted the mission nine months", "the Assembly authorised 2,000 police"."""
    verb, who = clause.verb, clause.subject
    if who is None or verb.negated or verb.voice == "passive" or verb.modal in MAYBE:
        return
    of = view.after(who, "of")
    known = any(in_phrase(g, GIVERS) or g.name for g in (who, of) if g is not None)
    behind = view.words[verb.last : verb.last + 9]
    span = next((w for w in behind if w.lemma in SPANS), None)
    force = any(
        (is_force(g) or g.lemma in HOLDERS) and g.start > verb.start for g in (*clause.objects, *_near(view, verb.last))
    )
    if known and verb.lemma in GIVE and span is not None and force:
        yield _claim(view, "term", 0.65, start_of(view, clause), max(clause.end, span.end), "mandate")
        return
    told = next((g for g in clause.objects if serves(g) and tells_number(g.count)), None)
    if verb.lemma in SANCTION and told is not None and in_phrase(who, GIVERS):
        yield _claim(view, "sanctioned", 0.6, start_of(view, clause), max(clause.end, told.end), "mandate")


def _near(view: View, first: int) -> Iterator[NounGroup]:
    return (g for g in view.groups if 0 <= g.first - first <= 3)


def find_line(view: View) -> Iterator[Candidate]:
    """ "Authorisation extended until May": a line without a finite verb."""
    head = next((g for g in view.groups if g.lemma in HOLDERS), None)
    renewed = next((w for w in view.words if w.low in RENEWED), None)
    if head is None or renewed is None or not 0 <= renewed.i - head.last <= 2:
        return
    if any(v.form == "finite" and v.first < renewed.i for v in view.verbs if v.first != renewed.i):
        return
    time = next((t for t in view.times if t.start > renewed.start), None)
    if time is not None and not any(
        c.verb.first <= renewed.i < c.verb.last and c.verb.first < renewed.i for c in view.clauses
    ):
        yield _claim(view, "line", 0.6, head.start, time.end, "mandate")


def find_running_out(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "its mandate ends in May unless …", "it expires in June"."""
    who, verb = clause.subject, clause.verb
    if who is None or verb.lemma not in ENDS or verb.negated or verb.modal in MAYBE:
        return
    meant = in_phrase(who, HOLDERS) or (who.head.low in {"it", "which"} and _spoken_of(view, who))
    time = _time_behind(view, clause)
    begin = next((w for w in view.words if w.end <= who.start and w.low in {"after", "until", "before"}), None)
    fronted = next((t for t in view.times if begin is not None and t.start >= begin.start and t.end <= who.start), None)
    if not meant or (time is None and fronted is None):
        return
    start = start_of(view, clause) if fronted is None or begin is None else begin.start
    end = clause.end if time is None else max(clause.end, time.end)
    yield _claim(view, "runs_out", 0.65, min(start, who.start), end, "expiry", "expects" if time else None)


def _spoken_of(view: View, who: NounGroup) -> bool:
    here = [g for g in view.groups if g.last <= who.first]
    before = next(iter(view.previous()), None)
    return any(g.lemma in HOLDERS for g in (*here, *(before.groups if before is not None else ())))


def _time_behind(view: View, clause: Clause) -> TimeSpan | None:
    return next((t for t in view.times if 0 <= t.start - clause.verb.end <= 30), None)


def find_set_day(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the vote is set for 4 June", "the tents are to stand by March"."""
    who, verb = clause.subject, clause.verb
    if who is None or verb.negated or verb.modal in MAYBE or who.lemma in NEVER or who.has("time") or who.pronoun:
        return
    tail = {w.lemma for w in view.words[verb.first : verb.last + 2]} | {
        w.low for w in view.words[verb.first : verb.last + 2]
    }
    fixed = in_phrase(who, EVENTS) and bool(tail & SET) and verb.tense in {"present", "future"}
    ahead = verb.tense == "future" and verb.lemma in {"be", "have", "stand"} and not who.has("person")
    by = next((t for t in view.times if t.start > verb.start and _is_bound(view, t)), None)
    time = by if by is not None else _time_behind(view, clause) if fixed else None
    if time is None or not (fixed or (ahead and by is not None)):
        return
    yield _claim(view, "set_day", 0.6, start_of(view, clause), max(clause.end, time.end), "aim", "expects")


def _is_bound(view: View, time: TimeSpan) -> bool:
    around = {w.low for w in view.words[max(0, time.first - 4) : time.first + 1]}
    return bool(around & BOUND)


def find_forward(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "looks forward to a vote by the end of 2027"."""
    told = FORWARD.find(view.words, clause.verb.first, clause.verb.last)
    time = next((t for t in view.times if t.start > clause.verb.end and _is_bound(view, t)), None)
    if told is None or time is None or clause.verb.negated:
        return
    yield _claim(view, "forward", 0.6, start_of(view, clause), time.end, "aim", "expects")


def find_any_first(view: View) -> Iterator[Candidate]:
    """ "it is the first engineer unit that the mission has had", "the first time the strip was used"."""
    for group in view.groups:
        at = next((w for w in group.words if w.low in FIRST), None)
        if at is None or view.is_unreal(group.start) or group.owner in {"his", "her"}:
            continue
        clause = next((c for c in view.clauses if c.verb.lemma in COPULAS and group in c.objects), None)
        pointing = clause is not None and clause.subject is not None and clause.subject.head.low in POINTING
        behind = [
            c for c in view.clauses if 0 <= c.start - group.end <= REACH and c.start > group.start and c is not clause
        ]
        said = next((c for c in behind if c.kind in {"relative", "content", "infinitive", "participial", "main"}), None)
        if clause is None or not pointing or clause.verb.negated or said is None or not _matters(view, group, said):
            continue
        end = max(end_of(view, said, whole=True), clause.end)
        time = next((t.end for t in view.times if 0 <= t.start - end <= 10), end)
        yield _claim(view, "any_first", 0.6, start_of(view, clause), max(end, time), "first")


def _matters(view: View, group: NounGroup, said: Clause) -> bool:
    """Whether a first is the mission's and not a family's or a club's."""
    words = {w.lemma for w in view.words}
    if words & KIN:
        return False
    if group.lemma == "time":
        who = said.subject
        single = who is not None and who.has("person") and not who.plural and who.determiner != "a"
        return not single and (said.verb.perfect or said.verb.tense == "past")
    return (
        serves(group)
        or is_people_of_country(group)
        or group.has("body", "person", "vehicle")
        or said.verb.perfect
        or said.verb.lemma in {"kill", "lose", "die", "have", "be"}
    )


TOLD_RULES = (find_term, find_running_out, find_set_day, find_forward)
