"""The casualties register: who was harmed, one row an account.

A state lasts from the moment it is possible. How one account's state gives way to the next of the same person is
decided over linked accounts, in assessment, since it needs to know that they tell of one person.
"""

from musterbook.registers.spans import Rule

RULE = Rule(register="casualties", kinds=("casualty",), starts="occurred", series=None)
