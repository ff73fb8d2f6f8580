"""Tensions: an assurance beside recorded failures, both of which may be right, and what would settle it (tensions/1).

An assurance on equipment stands in tension with every failure that is recorded on the same matter, with groundings by
refusal, and with concerns about it. What would settle it is what the accounts leave out: the standard and level that
were promised, the round, the range, the part that was struck, the lot.
"""

from collections.abc import Sequence

from musterbook.assessment.equipment import item_of
from musterbook.assessment.ground import Ground
from musterbook.assessment.items import speaks_of_equipment
from musterbook.assessment.lines import TensionLine
from musterbook.assessment.records import count_words, name_some
from musterbook.assessment.told import told, told_text
from musterbook.assessment.topics import topic_of
from musterbook.registers.rows import Account
from musterbook.registers.voices import derive_id

RULE = "tensions/1"
GAVE_WAY = frozenset({"perforated", "partial", "deformed", "destroyed"})
QUESTIONS = (
    ("threat", "which round or threat struck"),
    ("range", "from what range"),
    ("part", "which part was struck"),
    ("lot", "from which lot the equipment came"),
)
PROTECTIVE = frozenset({"armoured vehicles", "vehicles", "helmets", "vests and plates", "turrets"})


def list_tensions(ground: Ground) -> tuple[TensionLine, ...]:
    """The tensions between assurances on equipment and what is recorded against them."""
    assured = [a for a in ground.of_kind("assurance") if _is_on_equipment(a) and a.claim.stance != "denies"]
    failures = [a for a in ground.of_kind("gear_failure") if told(a, "effect") in GAVE_WAY and item_of(a) in PROTECTIVE]
    refused = [a for a in ground.of_kind("grounding") if told(a, "mode") == "refused" and a.claim.stance != "denies"]
    concerns = [a for a in ground.of_kind("concern") if topic_of(a) == "protective equipment"]
    against = [a for a in (*failures, *refused, *concerns) if a.claim.stance != "denies"]
    if not assured or not failures + refused:
        return ()
    return (_tension(ground, assured, against, failures),)


def _is_on_equipment(account: Account) -> bool:
    return speaks_of_equipment(f"{told_text(account, 'topic') or ''} {account.claim.quote.exact}")


def _tension(
    ground: Ground, assured: Sequence[Account], against: Sequence[Account], failures: Sequence[Account]
) -> TensionLine:
    items = list(dict.fromkeys(item_of(a) for a in failures))
    everyone, told_against = name_some(ground.tellers(assured)), name_some(ground.tellers(against))
    settles = _settles(ground, assured, failures)
    about = (
        f"whether protective equipment ({', '.join(items)}) is what it was said to be"
        if items
        else "protective equipment"
    )
    first = min(assured, key=lambda a: (a.seq, a.claim.id)).claim.id
    return TensionLine(
        id=derive_id("tension", first),
        about=about,
        assurance=ground.voices(assured),
        failures=ground.voices(against),
        settles=settles,
        words=(
            f"{everyone}: “{assured[-1].claim.quote.exact}”. Against it stand "
            f"{count_words(len(against), 'account')} ({told_against}). Both may be right. "
            f"It would settle it to know: {'; '.join(settles)}."
        ),
        support=ground.support([*assured, *against]),
    )


def _settles(ground: Ground, assured: Sequence[Account], failures: Sequence[Account]) -> tuple[str, ...]:
    """What nobody tells yet, and would decide."""
    missing = []
    if not any(_names_standard(a) for a in assured):
        missing.append("which standard was meant")
    if not any(told(a, "level") for a in ground.of_kind("holding")):
        missing.append("the level to which it is rated")
    missing += [question for name, question in QUESTIONS if any(told(a, name) is None for a in failures)]
    return tuple(missing)


def _names_standard(account: Account) -> bool:
    """Whether a standard is named by its code: "international standards" names none."""
    standard = told_text(account, "standard")
    return bool(standard) and any(c.isdigit() for c in standard or "")
