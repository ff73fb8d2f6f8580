"""How a ledger grew: its root at any size, the proof from there, and the checkpoint that stands for it now."""

from collections.abc import Sequence

from musterbook.ledger.checkpoints import Checkpoint, open_checkpoint
from musterbook.ledger.forks import Fork, find_fork
from musterbook.ledger.notes import parse_key
from musterbook.ledger.protocol import Ledger
from musterbook.ledger.tiles import FetchTile, TiledTree
from musterbook.ledger.tree import prove_consistency, tree_root

COSIGNED = "checkpoint.cosigned"
MOST_COSIGNED = 64  # entries that are looked at


def root_at(ledger: Ledger, size: int) -> bytes:
    """The root over the first `size` entries.

    Raises Conflict (book.damaged).
    """
    return tree_root(size, TiledTree(ledger.tile))


def prove_growth(ledger: Ledger, old: int, size: int) -> tuple[bytes, ...]:
    """The consistency proof from one size to another.

    Raises Conflict (book.damaged).
    """
    return prove_consistency(old, size, TiledTree(ledger.tile))


def own_state(ledger: Ledger, note: str) -> Checkpoint:
    """The state in one of the ledger's own notes, its signature checked.

    Raises Incorrect (proof.broken).
    """
    return open_checkpoint(note, parse_key(ledger.vkey))


def own_notes(ledger: Ledger) -> tuple[str, ...]:
    """The notes under the ledger's present origin, newest first: a book that was continued has had others."""
    return tuple(note for note in ledger.notes() if note.startswith(ledger.origin + "\n"))


def present_note(ledger: Ledger) -> str:
    """The checkpoint to show now: the last one where nothing but cosignatures came after it, else a new one.

    So that keeping cosignatures, which are entries, does not ask for new cosignatures without end.
    Raises Unavailable (book.signer_absent), Conflict (signer.refused).
    """
    for note in own_notes(ledger):
        size = own_state(ledger, note).size
        if ledger.size() - size <= MOST_COSIGNED and all(entry.kind == COSIGNED for entry in ledger.entries(size)):
            return note
    return ledger.sign_checkpoint()


def find_forks(notes: Sequence[str], vkey: str, fetch: FetchTile, held: Sequence[str]) -> list[Fork]:
    """The forks that checkpoints held elsewhere make with a book's newest note, each of which proves itself.

    Only notes under the origin that `vkey` names are compared. `fetch(level, number)` reads the book's tiles.
    Raises Incorrect (proof.broken) where a signature does not hold, Conflict (book.damaged).
    """
    verifier, tree = parse_key(vkey), TiledTree(fetch)
    ours = [note for note in notes if note.startswith(verifier.name + "\n")]
    if not ours:
        return []
    size = open_checkpoint(ours[0], verifier).size
    found = [
        find_fork(note, ours[0], verifier, lambda old: (tree_root(old, tree), prove_consistency(old, size, tree)))
        for note in held
        if note.startswith(verifier.name + "\n")
    ]
    return [fork for fork in found if fork is not None]
