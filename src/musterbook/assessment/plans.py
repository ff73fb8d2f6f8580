"""Plans: who will do what, and who says that they won't (rule plans/1).

Accounts of one report and of several are one plan where they share words or a destination and are told within 30 days.
A plan that one origin tells and another denies is a dispute.
"""

from collections.abc import Sequence

from musterbook.assessment.clustering import alike_words, cluster, refer_to_each_other
from musterbook.assessment.disputes import of_different_origins, open_dispute
from musterbook.assessment.ground import Ground
from musterbook.assessment.lines import DisputeLine, PlanLine
from musterbook.assessment.moments import said_of
from musterbook.assessment.records import name_some
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import told_day, told_text
from musterbook.registers.rows import Account

RULE = "plans/1"
ONE_PLAN = 30 * DAY
MODALS = frozenset(
    {"will", "would", "shall", "should", "may", "must", "can", "could", "is", "are", "has", "have", "to"}
)
ALIKE, ALIKE_WITH_PLACE = 0.34, 0.1


def list_plans(ground: Ground) -> tuple[tuple[PlanLine, ...], tuple[DisputeLine, ...]]:
    """The plans in the order of being told, and the disputes on them."""
    groups = cluster(ground.of_kind("plan"), _one)
    disputes = []
    for group in groups:
        sides = [_told(group, denied=False), _told(group, denied=True)]
        if all(sides) and of_different_origins(ground, sides):
            named = [("planned", sides[0]), ("denied", sides[1])]
            disputes.append(open_dispute(ground, "plan", f"whether it is planned: {_what(group)}", named))
    return tuple(_line(ground, group) for group in groups), tuple(disputes)


def _told(group: Sequence[Account], *, denied: bool) -> list[Account]:
    return [a for a in group if (a.claim.stance == "denies") == denied]


def _one(a: Account, b: Account) -> bool:
    if refer_to_each_other(a, b):
        return True
    if abs(said_of(a) - said_of(b)) > ONE_PLAN:
        return False
    alike = max(alike_words(_phrase(a), _phrase(b)), alike_words(a.claim.quote.exact, b.claim.quote.exact))
    return alike >= (ALIKE_WITH_PLACE if _share_place(a, b) else ALIKE)


def _share_place(a: Account, b: Account) -> bool:
    here, there = told_text(a, "destination"), told_text(b, "destination")
    if here and there:
        return alike_words(here, there) > 0
    place = here or there
    return bool(place) and (place or "").casefold() in f"{a.claim.quote.exact} {b.claim.quote.exact}".casefold()


def _phrase(account: Account) -> str:
    return " ".join(t for name in ("who", "what", "destination") if (t := told_text(account, name)))


def _what(group: Sequence[Account]) -> str:
    told = max(_told(group, denied=False) or list(group), key=lambda a: len(_phrase(a)))
    who, what = told_text(told, "who"), told_text(told, "what")
    if not who or not what:
        return what or told.claim.quote.exact
    first = what.split()[0].casefold()
    if first in MODALS:
        return f"{who} {what}"
    acts = not (first.endswith("ing") or first in ("a", "an", "the", "not"))
    return f"{who} to {what}" if acts else f"{who}: {what}"


def _line(ground: Ground, group: Sequence[Account]) -> PlanLine:
    planned, denied = _told(group, denied=False), _told(group, denied=True)
    when = next((d for a in group if (d := told_day(a))), None)
    tellers = name_some(ground.tellers(planned)), name_some(ground.tellers(denied))
    parts = [planned and f"planned, according to {tellers[0]}", denied and f"denied by {tellers[1]}"]
    return PlanLine(
        who=next((w for a in group if (w := told_text(a, "who"))), None),
        what=_what(group),
        when=when,
        state="planned and denied" if planned and denied else "planned" if planned else "denied",
        words=f"{_what(group)}: {'; '.join(p for p in parts if p)}",
        voices=ground.voices(group),
        support=ground.support(group, disputed=bool(planned and denied)),
    )
