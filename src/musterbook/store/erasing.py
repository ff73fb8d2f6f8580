"""Empties what an `entry.erased` names, in the transaction that records it, and notes which keys must go with it.

What is left to do then, destroying those keys and cleaning the files, is noted in the book under the label `erasing`
until it is done, so that an erasure that was cut off goes on when the book is next opened.
"""

from collections.abc import Collection, Iterable, Sequence

from musterbook.ledger.envelopes import key_id_of
from musterbook.store.keys import Keys
from musterbook.store.tables import Tables
from musterbook.terms.entries import Draft, draft

ERASURE = "entry.erased"
ERASING = "erasing"
STRETCH = 1024  # entries read at a time


def empty_named(tables: Tables, drafts: Sequence[Draft]) -> None:
    """Empties the entries that these drafts name, with their blobs; within `writing`."""
    named = sorted({seq for told in drafts if told.kind == ERASURE for seq in told.fields["entries"]})
    if not any(told.kind == ERASURE for told in drafts):
        return
    doomed = keys_of_these_alone(tables, named)
    tables.empty_entries(named)
    tables.write_label(ERASING, ",".join(sorted(key_id.hex() for key_id in doomed | set(keys_to_destroy(tables)))))


def carried_over(tables: Tables, keys: Keys, actor: str) -> list[Draft]:
    """The erasure, anew, of what an older copy has brought back though its keys are destroyed; none if all opens."""
    gone: list[int] = []
    for start in range(0, tables.size(), STRETCH):
        found = tables.stored_entries(start, start + STRETCH)
        gone += [e.seq for e in found if e.stored and keys.is_destroyed(key_id_of(e.stored))]
    blank = dict.fromkeys(("report", "source", "final_from", "copies"))
    fields = {**blank, "entries": gone, "reason": "carried_over"}
    return [draft(ERASURE, fields, actor=actor)] if gone else []


def keys_to_destroy(tables: Tables) -> tuple[bytes, ...]:
    """The ids of the keys that an erasure has left to be destroyed."""
    return tuple(bytes.fromhex(told) for told in (tables.label(ERASING) or "").split(",") if told)


def keys_of_these_alone(tables: Tables, named: Collection[int]) -> set[bytes]:
    """The ids of the keys that seal the entries named and nothing else."""
    doomed: set[bytes] = set()
    for at in _runs(named):
        doomed.update(key_id_of(entry.stored) for entry in tables.stored_entries(*at) if entry.stored)
    if not doomed:
        return doomed
    apart, size = frozenset(named), tables.size()
    for start in range(0, size, STRETCH):
        found = tables.stored_entries(start, min(start + STRETCH, size))
        doomed.difference_update(key_id_of(e.stored) for e in found if e.stored and e.seq not in apart)
    return doomed


def _runs(named: Iterable[int]) -> list[tuple[int, int]]:
    """The numbers as stretches without a gap."""
    runs: list[tuple[int, int]] = []
    for seq in sorted(named):
        if runs and runs[-1][1] == seq:
            runs[-1] = (runs[-1][0], seq + 1)
        else:
            runs.append((seq, seq + 1))
    return runs
