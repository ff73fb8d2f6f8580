"""Gifts and stops told by nouns and light verbs: "a gift from Norway", "a freeze on aid", "foots the bill"."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import country_of, is_country, is_equipment, is_force, is_unit, serves, state_of_capital
from musterbook.reading.frames import Phrases, in_phrase, load_frames, start_of
from musterbook.reading.kinds.contribution_words import gift_claim
from musterbook.terms.claims import ContributionState

_TOLD = load_frames("contribution")
SUMS = _TOLD["sums"]
MONEY = frozenset(_TOLD["goods"]["money"]) | {"support", "assistance"}
ENDS = frozenset(SUMS["ends"])
HOLD = Phrases(SUMS["hold"])
GIFTS = frozenset(SUMS["gifts"])
INCREASE = Phrases(SUMS["increase"])
SUPPORT = frozenset(SUMS["support"])
BILL = Phrases(SUMS["bill"])
TRAIN = frozenset(SUMS["train"])
HANDED = Phrases(["hand over", "turn over", "deliver", "present", "donate", "gift"])
GIVERS = frozenset({"partner", "donor", "government", "country", "state", "ally", "nation", "stakeholder", "union"})


def is_giver(group: NounGroup | None) -> bool:
    """A state, a body, a government or "partners": nobody else is taken for a donor here."""
    if group is None or group.has("armed_group"):
        return False
    return (
        is_country(group)
        or state_of_capital(group) is not None
        or group.lemma in GIVERS
        or group.has("body")
        or (group.name and country_of(group) is not None)
    )


def _has_it(group: NounGroup | None) -> bool:
    return group is not None and (is_force(group) or is_unit(group) or serves(group) or group.has("police", "military"))


def find_handed_over(view: View, clause: Clause) -> Candidate | None:
    """ "24 trucks were handed over to the police", "the mission took delivery of 24 trucks"."""
    verb = clause.verb
    if verb.modal is not None or verb.negated:
        return None
    goods = next((g for g in clause.patients if is_equipment(g)), None)
    to = clause.phrase("to")
    if verb.voice == "passive" and goods is not None and HANDED.in_verb(view, clause) and _has_it(to):
        donor = clause.phrase("by")
        start = start_of(view, clause)
        return gift_claim(
            view, "handed", 0.75, start, clause.end, donor=donor, what=goods, state="delivered", clause=clause, of=to
        )
    took = verb.lemma == "take" and clause.object is not None and clause.object.lemma in {"delivery", "receipt"}
    of = view.after(clause.object, "of") if took and clause.object is not None else None
    if of is None or not is_equipment(of) or not _has_it(clause.subject):
        return None
    end = max(clause.end, of.end)
    return gift_claim(
        view, "took", 0.75, start_of(view, clause), end, donor=None, what=of, state="delivered", clause=clause
    )


def find_came_from(view: View, clause: Clause) -> Candidate | None:
    """ "the vests came from Norway", "the trucks were a gift from Norway", "most of the money comes from Norway"."""
    who, verb = clause.subject, clause.verb
    if who is None or verb.negated or verb.modal is not None:
        return None
    of = view.after(who, "of")
    goods = next((g for g in (who, of) if g is not None and (is_equipment(g) or in_phrase(g, MONEY))), None)
    if goods is None:
        return None
    if verb.lemma == "come" and verb.voice == "active":
        donor = clause.phrase("from")
    elif verb.lemma == "be" and clause.object is not None and clause.object.lemma in GIFTS:
        donor = view.after(clause.object, "from", "of", "by")
    else:
        return None
    if not is_giver(donor):
        return None
    return gift_claim(
        view, "came_from", 0.7, start_of(view, clause), clause.end, donor=donor, what=who, state=None, clause=clause
    )


def find_stopped(view: View, clause: Clause) -> Candidate | None:
    """ "put its aid on hold", "ordered a stop to its payments", "money is frozen"."""
    who, verb = clause.subject, clause.verb
    if verb.negated or verb.modal is not None:
        return None
    told = next((g for g in clause.patients if in_phrase(g, MONEY)), None)
    held = verb.lemma in {"put", "place", "leave", "be", "remain"} and HOLD.find(view.words, verb.last, verb.last + 9)
    if told is not None and held:
        return gift_claim(
            view,
            "on_hold",
            0.7,
            start_of(view, clause),
            max(clause.end, view.words[held[1] - 1].end),
            donor=clause.agent if verb.lemma in {"put", "place"} else None,
            what=told,
            state="frozen",
            clause=clause,
        )
    stop = next((g for g in clause.objects if g.lemma in ENDS), None)
    what = None if stop is None else view.after(stop, "to", "of", "on")
    if what is None or not in_phrase(what, MONEY) or not is_giver(who):
        return None
    end = max(clause.end, what.end)
    return gift_claim(
        view, "stop", 0.75, start_of(view, clause), end, donor=who, what=what, state="frozen", clause=clause
    )


def find_more_support(view: View, clause: Clause) -> Candidate | None:
    """ "partners are increasing their support to the mission", "foots the bill", "equips the force"."""
    who, verb, told = clause.subject, clause.verb, clause.object
    if verb.negated or verb.modal is not None or verb.voice == "passive" or told is None or not is_giver(who):
        return None
    bill = told.lemma in {"bill", "bills", "tab"} and BILL.in_verb(view, clause) is not None
    more = told.lemma in SUPPORT and INCREASE.in_verb(view, clause) is not None
    arms = verb.lemma in TRAIN and (is_unit(told) or is_force(told)) and not is_country(told)
    if not (bill or more or arms) or who is told:
        return None
    state: ContributionState | None = "paid" if bill else None
    return gift_claim(
        view, "support", 0.6, start_of(view, clause), clause.end, donor=who, what=told, state=state, clause=clause
    )


def find_gift_nouns(view: View) -> Iterator[Candidate]:
    """ "a freeze on American money", "the decision to hold back money", "Norway's gift of 40 trucks"."""
    for group in view.groups:
        if view.is_unreal(group.start):
            continue
        of = view.after(group, "on", "of", "to", "in")
        if of is None:
            continue
        stops = group.lemma in ENDS and in_phrase(of, MONEY) and (country_of(of, group) is not None or is_giver(of))
        giver = group.owner is not None and country_of(group) is not None
        gives = group.lemma in GIFTS and is_equipment(of) and giver
        if stops or gives:
            yield gift_claim(
                view,
                "noun",
                0.6,
                group.start,
                of.end,
                donor=None,
                what=of,
                state="frozen" if stops else "delivered",
            )


GIFT_RULES = (find_handed_over, find_came_from, find_stopped, find_more_support)
