"""Who acts: a name that an entry carries, and the machine's own."""

from musterbook.errors import Incorrect

MACHINE = "musterbook"
LONGEST_NAME = 200


def named_actor(name: str | None, doing: str) -> str:
    """The name of the person who acts, tidied.

    Raises Incorrect (accept.needs_name) where nobody is named, or the machine's own name is used.
    """
    tidy = " ".join((name or "").split())[:LONGEST_NAME]
    if not tidy or tidy == MACHINE:
        raise Incorrect("accept.needs_name", f"{doing} needs a person's name: add --by NAME")
    return tidy
