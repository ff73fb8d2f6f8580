"""The verbs of the terminal, in the order in which a newcomer meets them."""

from typing import NamedTuple


class Verb(NamedTuple):
    """Where a verb lives, and what it does in a line."""

    module: str
    help: str


VERBS: dict[str, Verb] = {
    "demo": Verb("musterbook.cli.demo", "record the demonstration mission and serve its desk"),
    "read": Verb("musterbook.cli.read", "print the claims that a file makes; records nothing"),
    "record": Verb("musterbook.cli.record", "take files into the book with their claims"),
    "review": Verb("musterbook.cli.review", "accept, amend or reject claims"),
    "muster": Verb("musterbook.cli.muster", "record a unit's roll call as counts"),
    "show": Verb("musterbook.cli.show", "ask a register what the book says, as of then, as known then"),
    "brief": Verb("musterbook.cli.brief", "write the brief as HTML, PDF or Markdown"),
    "verify": Verb("musterbook.cli.verify", "check that nothing in the book was changed"),
    "prove": Verb("musterbook.cli.prove", "write a proof for one entry, which anybody can check offline"),
    "serve": Verb("musterbook.cli.serve", "serve the desk on this machine"),
    "schema": Verb("musterbook.cli.schema", "print the JSON Schema of a claim"),
    "doctor": Verb("musterbook.cli.doctor", "say what is in place and what is missing"),
}
