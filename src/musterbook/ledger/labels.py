"""What a book is labelled with, and under which name its signer lies.

`book` is the random id that a book keeps for ever, `origin` the name of its one history, `vkey` the key of its signer.
A book that was restored has a new origin and a new signer, and keeps its id; the keys of earlier signers stay as
`former/<origin>`, so that checkpoints of theirs can still be checked. `moved` says where a book has gone.
"""

import os
from collections.abc import Mapping

ORIGIN = "musterbook.example/"
MOVED = "moved"
FORMER = "former/"
_HEAD = 16  # hexadecimal digits of the id in an origin


def first_origin(book: str) -> str:
    """The origin under which a book begins."""
    return ORIGIN + book[:_HEAD]


def next_origin() -> str:
    """An origin that nobody has used, for a book that goes on after a loss."""
    return ORIGIN + os.urandom(_HEAD // 2).hex()


def signer_name(meta: Mapping[str, str]) -> str:
    """The name of a book's signer in the signers' folder: the book's id, with the origin once that is another."""
    book, origin = meta["book"], meta["origin"]
    return book if origin == first_origin(book) else f"{book}.{origin.removeprefix(ORIGIN)}"


def signer_keys(meta: Mapping[str, str]) -> dict[str, str]:
    """The verifier key of each origin that the book has had, the present one first."""
    former = {name.removeprefix(FORMER): value for name, value in sorted(meta.items()) if name.startswith(FORMER)}
    return {meta["origin"]: meta["vkey"], **former}
