"""Equipment that is not there: "without body armour", "no night-vision goggles", "in soft-skinned pickups"."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.kinds.told_roles import clause_of
from musterbook.terms.claims import slots_of

_TOLD = load_frames("gear_told")["lacking"]
WANT = Patterns({"plain": _TOLD["plain"]})
SOFT = frozenset(_TOLD["soft"])
WANTED = ("helmet", "vest", "plate", "shield_gear", "armoured_vehicle", "radio", "needed", "boat")
PARTED = ("gear_part", "gear_general", "vehicle")
OURS = ("police", "military", "person", "body", "helmet", "vest", "armoured_vehicle", "vehicle", "aircraft", "boat")
OURS_TOO = frozenset({"we", "they", "i", "he", "she", "it", "us", "nobody", "section", "crew", "team", "base", "post"})
NONE = frozenset({"none", "neither", "no"})
NO_WANT = frozenset({"no", "not", "never", "n't"})
HAVING = frozenset({"have", "carry", "be", "get", "wear", "receive", "take", "possess", "come", "arrive", "own"})
ARRIVING = frozenset({"arrive", "come", "work", "fit"})
SHELTERS = frozenset({"shelter", "barrier", "aircraft", "helicopter"})
NAMING = frozenset({"number", "licence", "license", "registration", "name", "glass", "cold"})


def find_lacking(view: View) -> Iterator[Candidate]:
    """What a sentence says is wanting, each thing once."""
    seen: set[int] = set()
    for match in WANT.find(view.words):
        clause = clause_of(view, match)
        if (
            _is_double(view, match, clause)
            or view.is_unreal(view.words[match.first].start)
            or _is_turned(view, match)
            or _is_open(view, clause)
        ):
            continue
        group = _thing(view, match)
        if group is None or group.first in seen or not _is_wanted(view, match, group, clause):
            continue
        seen.add(group.first)
        yield _candidate(view, match, clause, group, part=None)
    yield from _none_has(view, seen)
    for group in view.groups:
        if group.has("vehicle", "armoured_vehicle", "gear_general") and any(w.low in SOFT for w in group.words):
            clause = next((c for c in view.clauses if c.start <= group.start < c.end), None)
            if group.first not in seen and _has_force(view) and not view.is_unreal(group.start):
                yield _candidate(view, Match("soft", group.first, group.last, True), clause, group, part="armour")


def _none_has(view: View, seen: set[int]) -> Iterator[Candidate]:
    """ "none of the trucks had a turret", "no officer wore a helmet"."""
    for clause in view.clauses:
        nobody = any(s.words[0].low in NONE or (s.count is not None and s.count.max == 0) for s in clause.subjects)
        if not nobody or clause.verb.lemma not in HAVING or clause.verb.negated or _is_open(view, clause):
            continue
        match = Match("none", clause.verb.first, clause.verb.last, True)
        for group in clause.objects:
            if group.has(*WANTED, *PARTED) and group.first not in seen:
                seen.add(group.first)
                yield _candidate(view, match, clause, group, part=None)


def _is_double(view: View, match: Match, clause: Clause | None) -> bool:
    """ "no soldier went without a helmet" wants nothing; "for lack of parts" gives a reason only."""
    lead = view.words[match.first - 1].low if match.first else ""
    low = {w.low for w in view.words[match.first : match.last]}
    if (
        low & {"denied", "denies", "deny"}
        and match.last < len(view.words)
        and view.words[match.last].tag in {"TH", "WH"}
    ):
        return True
    if lead == "for" and low & {"lack", "want", "absence"}:
        return True
    if clause is not None and clause.marker == "where":
        return True
    return (
        "without" in low
        and clause is not None
        and any((s.count is not None and s.count.max == 0) or s.words[0].low in NONE for s in clause.subjects)
    )


def _is_open(view: View, clause: Clause | None) -> bool:
    """A wish or a plan: "would not go without armour" tells no want."""
    if clause is None:
        return False
    if clause.marker in {"if", "unless", "whenever", "until"}:
        return True
    if clause.verb.modal in {"should", "must", "would", "will", "might", "may"} and not clause.verb.perfect:
        return True
    return clause.verb.form == "finite" and reality_of(view, clause, dynamic=False) == "no"


def _is_turned(view: View, match: Match) -> bool:
    """ "no shortage of", "never lacked"."""
    first = view.words[match.first]
    before = view.words[max(0, match.first - 2) : match.first]
    if first.low in NO_WANT:
        return False
    return any(w.tag == "NEG" or w.low in NO_WANT for w in before)


def _thing(view: View, match: Match) -> NounGroup | None:
    """The group that the want is of: right behind the pattern, or holding its "no"."""
    for group in view.groups:
        bare = group.last <= match.last and not group.has(*WANTED, *PARTED)
        if bare or group.first < match.first:
            continue
        if group.first < match.last + 2 and group.last > match.last - 1:
            inner = view.after(group, "of")
            return inner if inner is not None and group.lemma in {"pair", "set", "supply", "stock", "number"} else group
    return None


def _is_wanted(view: View, match: Match, group: NounGroup, clause: Clause | None) -> bool:
    if group.lemma in SHELTERS or (group.owner is not None and group.count is not None):
        return False
    if NAMING & {w.low for w in group.words} or not group.has(*WANTED, *PARTED):
        return False
    if view.words[match.first].low == "not" and any(group in c.subjects for c in view.clauses):
        return False
    leads = clause is not None and group in clause.subjects and clause.verb.lemma not in ARRIVING
    if leads and clause is not None and not (clause.verb.lemma == "be" and _is_there(view, clause)):
        return False
    if clause is not None and group in clause.objects and group.determiner == "no" and not _is_had(clause):
        return False
    if group.has("helmet", "vest", "plate", "armoured_vehicle", "radio", "shield_gear"):
        return view.document.security
    return view.document.security and _owner_is_force(clause, match)


def _is_had(clause: Clause) -> bool:
    return clause.verb.lemma in HAVING or clause.verb.has("lack_it")


def _is_there(view: View, clause: Clause) -> bool:
    """ "there were not enough helmets", "no helicopter was available"."""
    before = view.words[clause.verb.first - 1] if clause.verb.first else None
    available = clause.complement is not None and clause.complement.low in {"available", "left", "ready", "spare"}
    return available or (before is not None and before.tag == "EX")


def _owner_is_force(clause: Clause | None, match: Match | None = None) -> bool:
    """Whether those in want are a force or its equipment; "the lack of …" and "shortages of …" name nobody."""
    if clause is None or not clause.subjects:
        return True
    if match is not None and any(s.first <= match.first < s.last for s in clause.subjects):
        return True
    return any(
        s.has(*OURS) or s.pronoun or s.lemma in OURS_TOO or s.name or s.determiner in {"no"} for s in clause.subjects
    ) and not any(s.has("civilian", "armed_group") for s in clause.subjects)


def _has_force(view: View) -> bool:
    return view.document.security and not any(
        g.has("armed_group", "civilian") for g in view.groups if not g.has("police", "military")
    )


def _owning(view: View, clause: Clause | None, group: NounGroup) -> Item | None:
    """ "the trucks came without turrets": the equipment that lacks a part."""
    for subject in clause.subjects if clause is not None else ():
        item = item_of(view, subject) or item_of(view, view.after(subject, "of"))
        if item is not None and subject is not group and group.has("gear_part", "needed", "firearm", "radio", "plate"):
            return item
    return None


def _candidate(view: View, match: Match, clause: Clause | None, group: NounGroup, part: str | None) -> Candidate:
    whole = _owning(view, clause, group) if part is None else None
    item = item_of(view, group) if part is None else None
    subjects = [s for s in (clause.subjects if clause is not None else ()) if s.end <= view.words[match.first].start]
    having = clause is not None and (_is_had(clause) or clause.verb.last > match.first)
    near = [s.start for s in subjects if s.start >= view.sentence.start] if having else []
    start = min([view.words[match.first].start, group.start, *(near if part is None else [])])
    return Candidate(
        kind="gear_failure",
        start=start,
        end=max(group.end, view.words[match.last - 1].end),
        slots=slots_of(
            "gear_failure",
            item=whole.text if whole is not None else _bare(group),
            model=item.model if item is not None else None,
            part=group.lemma if whole is not None else part,
            effect="absent",
            count=whole.count if whole is not None else None,
            occurred=view.time_of(clause) if clause is not None else None,
        ),
        rule="gear_failure.want",
        score=0.65,
        anchor=view.words[match.first].start,
    )


def _bare(group: NounGroup) -> str:
    """The group without what says how many or whose."""
    first = next((w for w in group.words if w.tag not in {"DT", "PDT", "PS", "CD"} and w.low != "enough"), group.head)
    return group.text[first.start - group.start :]
