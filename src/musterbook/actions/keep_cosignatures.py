"""Keeps what witnesses signed: on the checkpoint itself, and as an entry each, which tells of it for good.

Everybody who may write to the book may do it: a cosignature is checked against the key that a policy names, and says
nothing but what its witness says.
"""

import datetime as dt
from collections.abc import Sequence

from musterbook.actions.actors import MACHINE
from musterbook.ledger.cosignatures import add_signatures
from musterbook.ledger.growth import COSIGNED, own_state
from musterbook.ledger.notes import Signature, format_signature
from musterbook.ledger.protocol import Ledger
from musterbook.terms.entries import Draft, draft


def keep_cosignatures(ledger: Ledger, note: str, signatures: Sequence[Signature], *, now: dt.datetime) -> str:
    """The note with these cosignatures, kept in the book; a witness that signs one state twice makes one entry.

    Raises Incorrect (proof.broken) where the note is none of this book's, and what the ledger raises.
    """
    state = own_state(ledger, note)
    joined = add_signatures(note, signatures)
    ledger.keep_note(joined)
    known = {
        (entry.payload["witness"], entry.payload["size"])
        for entry in ledger.entries(state.size)
        if entry.kind == COSIGNED
    }
    fresh = [told for told in signatures if (told.name, state.size) not in known]
    ledger.append([_draft(state.origin, state.size, state.root, told) for told in fresh], now=now)
    return joined


def _draft(origin: str, size: int, root: bytes, signature: Signature) -> Draft:
    fields = {
        "origin": origin,
        "size": size,
        "root": root.hex(),
        "witness": signature.name,
        "cosignature": format_signature(signature).removesuffix("\n"),
    }
    return draft(COSIGNED, fields, actor=MACHINE)
