"""The evacuations register: casualties moved for care. An evacuation is an event, not a status, and lasts."""

from musterbook.registers.spans import Rule

RULE = Rule(register="evacuations", kinds=("evacuation",), starts="occurred", series=None)
