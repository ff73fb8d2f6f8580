"""The requests register: questions put, and what came of them. A silence lasts until an answer is told."""

from musterbook.registers.spans import Rule

RULE = Rule(register="requests", kinds=("no_comment",), starts="occurred", series=None)
