"""Tensions: an assurance beside what is recorded on the same matter, both of which may be right (tensions/2).

An assurance on protective equipment stands in tension with every failure of it, with groundings by refusal, and with
concerns about it; one on other equipment (radios) with its failures and with concerns about it. What would settle it
is what the accounts leave out: the standard and level that were promised, the round, the range, the part that was
struck, the lot; how many there are, who has them, since when.
"""

from collections.abc import Sequence

from musterbook.assessment.grades import answers_for_it
from musterbook.assessment.ground import Ground
from musterbook.assessment.items import item_of, speaks_of_equipment
from musterbook.assessment.lines import TensionLine
from musterbook.assessment.records import count_words, name_some
from musterbook.assessment.told import told, told_count, told_text
from musterbook.assessment.topics import topic_of
from musterbook.registers.rows import Account
from musterbook.registers.voices import derive_id

RULE = "tensions/2"
GAVE_WAY = frozenset({"perforated", "partial", "deformed", "destroyed"})
QUESTIONS = (
    ("threat", "which round or threat struck"),
    ("range", "from what range"),
    ("part", "which part was struck"),
    ("lot", "from which lot the equipment came"),
)
PROTECTION, PROTECTIVE = (
    "protective equipment",
    frozenset({"armoured vehicles", "vehicles", "helmets", "vests and plates", "turrets"}),
)
OTHER_MATTERS = {"communications": frozenset({"radios"})}


def list_tensions(ground: Ground) -> tuple[TensionLine, ...]:
    """The tensions between assurances and what is recorded against them, matter by matter."""
    assured = [a for a in ground.of_kind("assurance") if a.claim.stance != "denies"]
    found = [_on_protection(ground, [a for a in assured if _is_on_equipment(a) and topic_of(a) not in OTHER_MATTERS])]
    for topic, items in OTHER_MATTERS.items():
        found.append(_on_matter(ground, topic, items, [a for a in assured if topic_of(a) == topic]))
    return tuple(line for line in found if line is not None)


def _is_on_equipment(account: Account) -> bool:
    return speaks_of_equipment(f"{told_text(account, 'topic') or ''} {account.claim.quote.exact}")


def _on_protection(ground: Ground, assured: Sequence[Account]) -> TensionLine | None:
    failures = [a for a in ground.of_kind("gear_failure") if told(a, "effect") in GAVE_WAY and item_of(a) in PROTECTIVE]
    refused = [a for a in ground.of_kind("grounding") if told(a, "mode") == "refused"]
    concerns = [a for a in ground.of_kind("concern") if topic_of(a) == PROTECTION]
    failures, refused, concerns = (_standing(told_) for told_ in (failures, refused, concerns))
    if not assured or not failures + refused:
        return None
    items = ", ".join(dict.fromkeys(item_of(a) for a in failures))
    about = f"whether protective equipment ({items}) is what it was said to be" if items else PROTECTION
    return _tension(ground, about, assured, [*failures, *refused, *concerns], _settles(ground, assured, failures))


def _on_matter(ground: Ground, topic: str, items: frozenset[str], assured: Sequence[Account]) -> TensionLine | None:
    failures = _standing([a for a in ground.of_kind("gear_failure") if item_of(a) in items])
    concerns = _standing([a for a in ground.of_kind("concern") if topic_of(a) == topic])
    if not assured or not failures + concerns:
        return None
    name = ", ".join(sorted(items))
    held = [a for a in ground.of_kind("holding") if item_of(a) in items and told_count(a)]
    own = [a for a in held if answers_for_it(a, ground.origins.utterance_of(a.claim.id))]
    settles = [] if own else [f"how many {name} the mission holds, by its own count"]
    settles += [f"which units have {name}, and since when", "how many work, and how many are told to be missing"]
    return _tension(ground, f"whether there are enough {name}", assured, [*failures, *concerns], tuple(settles))


def _standing(accounts: Sequence[Account]) -> list[Account]:
    return [a for a in accounts if a.claim.stance not in ("denies", "expects")]


def _tension(
    ground: Ground, about: str, assured: Sequence[Account], against: Sequence[Account], settles: tuple[str, ...]
) -> TensionLine:
    first = min(assured, key=lambda a: (a.seq, a.claim.id)).claim.id
    accounts = f"{count_words(len(against), 'account')} ({name_some(ground.tellers(against))})"
    return TensionLine(
        id=derive_id("tension", first),
        about=about,
        assurance=ground.voices(assured),
        failures=ground.voices(against),
        settles=settles,
        words=(
            f"{name_some(ground.tellers(assured))}: “{assured[-1].claim.quote.exact}”. "
            f"Against it {'stands' if len(against) == 1 else 'stand'} {accounts}. Both may be right. "
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
