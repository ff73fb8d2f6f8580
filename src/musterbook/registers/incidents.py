"""The incidents register: what happened, where no other kind carries it. An incident lasts: it stays having happened.

Which accounts tell of one incident is assessment, or a person's judgement.
"""

from musterbook.registers.spans import Rule

RULE = Rule(register="incidents", kinds=("incident",), starts="occurred", series=None)
