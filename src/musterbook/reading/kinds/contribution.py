"""Contributions: money or goods given, promised, received or held back."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_equipment, is_force, serves
from musterbook.reading.frames import Phrases, forms_of, in_phrase, is_unreal, load_frames, start_of
from musterbook.reading.kinds.contribution_gifts import GIFT_RULES, SUMS, find_gift_nouns
from musterbook.reading.kinds.contribution_sums import find_fund_sums
from musterbook.reading.kinds.contribution_told import find_told_gifts
from musterbook.reading.kinds.contribution_words import gift_claim, sum_in, what_end
from musterbook.reading.money import find_sums
from musterbook.terms.claims import ContributionState

_TOLD = load_frames("contribution")
STATES: dict[ContributionState, Phrases] = {state: Phrases(told["lemmas"]) for state, told in _TOLD["verbs"].items()}
MORE: dict[str, list[str]] = load_frames("contribution_told")["verbs"]
RECEIVE = Phrases(_TOLD["receive"]["lemmas"])
MONEY = frozenset(_TOLD["goods"]["money"])
GOODS = frozenset(_TOLD["goods"]["kind"])
LITTLE = frozenset(_TOLD["goods"]["little"])
RECIPIENTS = frozenset(_TOLD["recipients"]["nouns"])
NOT_DONORS = frozenset(_TOLD["never"]["donors"])
NOT_GIVEN = frozenset(_TOLD["never"]["objects"])
MOVING = frozenset(
    {"send", "ship", "dispatch", "add", "channel", "transfer", "release", "cover", "bear", "present", "hand"}
)
FUNDS = frozenset({"fund", "trust", "account", "appeal", "basket"})
PACKAGES = frozenset(
    {"pledge", "contribution", "donation", "grant", "package", "loan", "payment", "commitment", "gift", "tranche"}
)
STRONG = Phrases(
    [
        "pay for",
        "fund",
        "finance",
        "bankroll",
        "donate",
        "equip",
        "underwrite",
        "sponsor",
        "subsidise",
        "subsidize",
        "reimburse",
    ]
)


JOINED = 6  # characters between two sums of one clause: "1.2 million and 5 million"


def state_of(view: View, clause: Clause) -> ContributionState | None:
    """The state that the clause's verb tells, or None where it is no verb of giving."""
    return next((state for state, verbs in STATES.items() if verbs.in_verb(view, clause) is not None), None)


def _is_given(view: View, group: NounGroup) -> bool:
    if group.lemma in NOT_GIVEN or serves(group) or any(w.low == "own" for w in group.words):
        return False
    of = view.after(group, "of")
    return _is_goods(group) or _is_money(view, group) or (of is not None and (_is_goods(of) or _is_money(view, of)))


def _is_goods(group: NounGroup) -> bool:
    return in_phrase(group, GOODS) or in_phrase(group, MONEY) or is_equipment(group) or group.lemma in LITTLE


def _is_money(view: View, group: NounGroup) -> bool:
    return bool(find_sums(view.document.low, group.start - 1, group.end + 1))


def _can_give(group: NounGroup | None) -> bool:
    if group is None or group.lemma in NOT_DONORS or group.has("armed_group", "document"):
        return False
    return not group.pronoun or group.head.low in {"it", "they", "we", "he", "she"}


def _gives(view: View, clause: Clause) -> Candidate | None:
    """ "Norway donated 12 trucks", "most of the bill was paid by Germany"."""
    state, donor = state_of(view, clause), clause.agent
    if state is not None and not clause.objects and _is_little(view, clause) and _can_give(donor):
        return gift_claim(
            view,
            "little",
            0.75,
            start_of(view, clause),
            view.words[clause.verb.last].end,
            donor=donor,
            what=None,
            state=state,
        )
    told = next((g for g in clause.patients if _is_given(view, g)), None)
    paid = STRONG.in_verb(view, clause) is not None
    for_what = clause.phrase("for") if told is None and paid and "pay" in clause.verb.lemma else None
    if for_what is not None and any(w.low == "own" for w in for_what.words):
        return None
    told = told or for_what
    money = told is None and clause.verb.voice == "active" and sum_in(view, clause.verb.end, clause.end) is not None
    if state is None or (told is None and not (paid and clause.patients) and not money):
        return None
    recipient = clause.phrase("to", "for")
    if recipient is not None and recipient.has("armed_group"):
        return None
    if any(serves(g) for g in clause.patients) and clause.verb.lemma in MOVING:
        return None
    if clause.verb.lemma in MOVING and not money and not (told is not None and in_phrase(told, MONEY | GOODS)):
        return None
    if clause.verb.voice == "active" and not _can_give(donor):
        return None
    if clause.verb.voice == "passive" and donor is None and not sum_in(view, clause.start, clause.end):
        return None
    if donor is not None and donor.lemma in NOT_DONORS:
        return None
    what = told or next(iter(clause.patients), None)
    if what is not None and what.lemma == "nothing" and clause.verb.lemma == "offer":
        return None
    if told is not None and not paid and not _to_a_force(view, clause, told):
        return None
    ahead = clause.verb.tense == "future" or clause.verb.modal in {"would", "will", "shall"}
    first = start_of(view, clause) if clause.kind not in {"participial", "relative"} else clause.verb.start
    start = first if what is None else min(first, what.start)
    end = clause.end if what is None else max(clause.end, what_end(view, what))
    return gift_claim(
        view,
        "gives",
        0.8,
        start,
        end,
        donor=donor,
        what=what,
        state=state,
        clause=clause,
        of=clause.phrase("to", "for"),
        ahead=ahead or (state == "pledged" and ahead),
    )


def _is_little(view: View, clause: Clause) -> bool:
    """ "have given little": the adverb stands where the gift would."""
    i = clause.verb.last
    return clause.verb.voice == "active" and i < len(view.words) and view.words[i].low in LITTLE


def _to_a_force(view: View, clause: Clause, told: NounGroup) -> bool:
    """Something given is a contribution where it is money or equipment, or a force or a body has it."""
    if told.lemma in LITTLE or told.share is not None:
        return True
    money = sum_in(view, clause.start, clause.end) is not None or in_phrase(told, MONEY)
    if money and (is_force(clause.agent) or any(w.lemma in RECIPIENTS for w in view.words)):
        return True
    if is_equipment(told) or view.after(told, "of") is not None:
        return True
    to = clause.phrase("to", "for", "with")
    others = [o for o in clause.objects if o is not told]
    return any(
        in_phrase(g, RECIPIENTS) or g.has("body", "country", "military", "police")
        for g in (*others, *([to] if to else []))
    )


def _receives(view: View, clause: Clause) -> Candidate | None:
    """ "the battalion receives fuel from the host state", "the fund has received 4 million euros"."""
    told = next((g for g in clause.objects if _is_given(view, g)), None)
    if told is None or clause.verb.voice != "active" or RECEIVE.in_verb(view, clause) is None:
        return None
    if clause.subject is not None and clause.subject.has("armed_group"):
        return None
    donor = clause.phrase("from") or view.after(told, "from", "by")
    money = sum_in(view, told.start - 1, told.end + 1)
    if (donor is None and money is None) or clause.verb.modal is not None or clause.subject is None:
        return None
    end = max([clause.end, *([donor.end] if donor else [])])
    return gift_claim(
        view, "receives", 0.75, start_of(view, clause), end, donor=donor, what=told, state="delivered", clause=clause
    )


def _fund_holds(view: View, clause: Clause) -> Candidate | None:
    """ "the trust fund stands at 18 million dollars"."""
    who = clause.subject
    if (
        who is None
        or not FUNDS & {w.low for w in who.words}
        or clause.verb.lemma not in {"stand", "hold", "total", "have", "raise", "contain", "receive"}
    ):
        return None
    if sum_in(view, clause.verb.start, clause.end) is None:
        return None
    return gift_claim(
        view, "fund", 0.75, start_of(view, clause), clause.end, donor=None, what=who, state=None, clause=clause
    )


def _on_the_way(view: View, clause: Clause) -> Candidate | None:
    """ "sixty more trucks are under way for the force"."""
    who = clause.subject
    if clause.verb.lemma not in {"be", "head"} or who is None or not is_equipment(who):
        return None
    words = [w.low for w in view.words[clause.verb.last : clause.verb.last + 4]]
    if words[:1] != ["on"] or "way" not in words:
        return None
    to = next(
        (g for g in view.groups if g.first > clause.verb.last + 2 and view.words[g.first - 1].low in {"to", "for"}),
        None,
    )
    end = clause.end if to is None else max(clause.end, to.end)
    return gift_claim(
        view, "on_the_way", 0.8, start_of(view, clause), end, donor=None, what=who, state="committed", of=to, ahead=True
    )


def _package(view: View) -> Iterator[Candidate]:
    """ "a 15 million dollar grant from Japan", "Canada's pledge of $12 million"."""
    for group in view.groups:
        if group.lemma not in PACKAGES or view.is_unreal(group.start):
            continue
        of, donor = view.after(group, "of", "worth"), view.after(group, "from", "by")
        end = max(group.end, of.end if of else 0, donor.end if donor else 0)
        if sum_in(view, group.start - 1, end + 9) is None or (donor is None and group.owner is None):
            continue
        state: ContributionState = "pledged" if group.lemma in {"pledge", "commitment"} else "delivered"
        yield gift_claim(view, "package", 0.65, group.start, end, donor=donor, what=group, state=state)


def find_contributions(view: View) -> Iterator[Candidate]:
    """The gifts, promises and withheld sums of one sentence."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = []
    for clause in view.clauses:
        if (
            clause.verb.negated
            or clause.verb.modal in {"can", "could", "may", "might"}
            or is_unreal(view, clause)
            or clause.verb.form == "infinitive"
        ):
            continue
        for rule in (_gives, _receives, _fund_holds, _on_the_way, *GIFT_RULES):
            found = rule(view, clause)
            if found is not None:
                told.append((found.start, found.end))
                yield found
                break
    for candidate in (*find_told_gifts(view), *_package(view), *find_gift_nouns(view), *find_fund_sums(view)):
        bare = candidate.rule == "contribution.sum" and candidate.slots.donor is None
        second = bare and any(0 <= candidate.start - end <= JOINED for _, end in told)
        if not second and not any(candidate.start < end and start < candidate.end for start, end in told):
            told.append((candidate.start, candidate.end))
            yield candidate


TRIGGERS = (
    *forms_of([verb for told in _TOLD["verbs"].values() for verb in told["lemmas"]]),
    *forms_of(_TOLD["receive"]["lemmas"]),
    *forms_of(["stand", "hold", "raise"]),
    *PACKAGES,
    *(f"{noun}s" for noun in PACKAGES),
    *forms_of([verb for state in ("pledged", "committed", "delivered") for verb in MORE[state]]),
    "put",
    "promised by",
    "paid for",
    "set aside",
    *forms_of(["undertake", "promise", "lend", "vote", "chip", "stump", "transfer"]),
    "on its way",
    "on their way",
    "on the way",
    "on hold",
    "out of reach",
    "take delivery",
    "took delivery",
    "taken delivery",
    *forms_of([*SUMS["increase"], *SUMS["bill"], *SUMS["train"], "come", "turn over"]),
    *SUMS["gifts"],
    *SUMS["ends"],
)
MONEY_SIGNS = (r"[$\x{20ac}\x{a3}]", r"\b(?:million|billion|dollars?|euros?|pounds|shillings|francs)\b")

CONTRIBUTION = KindReader(
    kind="contribution", triggers=(*word_triggers(TRIGGERS), *MONEY_SIGNS), find=find_contributions
)
