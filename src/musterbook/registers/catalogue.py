"""The registers by name, and which of them keeps each kind of claim: each claim stands in exactly one."""

from collections.abc import Mapping

from musterbook.registers import (
    casualties,
    contributions,
    equipment,
    evacuations,
    force,
    incidents,
    milestones,
    plans,
    requests,
    statements,
    tallies,
)
from musterbook.registers.spans import Rule

RULES: tuple[Rule, ...] = (
    force.RULE,
    incidents.RULE,
    casualties.RULE,
    evacuations.RULE,
    equipment.RULE,
    contributions.RULE,
    requests.RULE,
    milestones.RULE,
    plans.RULE,
    statements.RULE,
    tallies.RULE,
)
RULE_OF_KIND: Mapping[str, Rule] = {kind: rule for rule in RULES for kind in rule.kinds}
RULE_OF_REGISTER: Mapping[str, Rule] = {rule.register: rule for rule in RULES}
CLAIM_REGISTERS: tuple[str, ...] = tuple(rule.register for rule in RULES)
REGISTERS: tuple[str, ...] = (*CLAIM_REGISTERS, "muster", "reports", "judgements")
VIEWS: Mapping[str, tuple[str, ...]] = {"claims": CLAIM_REGISTERS}
