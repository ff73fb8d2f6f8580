"""Checks entries with their keys: that each opens, that its fields are those committed to, that it follows its schema.

An entry whose bytes were emptied must be named by an `entry.erased`; time must not run back.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from musterbook.errors import MusterbookError
from musterbook.ledger.batches import SealedEntry
from musterbook.ledger.commitments import commit
from musterbook.ledger.envelopes import Key, Opened, blob_digests_of, key_id_of, open_blob, open_entry
from musterbook.ledger.findings import Problem
from musterbook.ledger.labels import signer_keys
from musterbook.terms.entries import arrange_payload

ReadBlob = Callable[[int, int], bytes | None]
_BLOB_FIELDS = ("bytes_sha256", "text_sha256")


class EntryOpener:
    """Opens entries in their order and says what is wrong with each; `meta` is how the book labels itself."""

    def __init__(self, meta: Mapping[str, str], find_key: Callable[[bytes], Key | None], read_blob: ReadBlob) -> None:
        self._book, self._origins = meta["book"], signer_keys(meta)
        self._named: dict[str, str] = {}
        self._named_by = "0"
        self._find_key = find_key
        self._read_blob = read_blob
        self._recorded_at = ""
        self._erased: set[int] = set()

    def check(self, entry: SealedEntry) -> Iterator[Problem]:
        """The problems of one entry; none where it holds."""
        where = str(entry.seq)
        try:
            key = self._find_key(key_id_of(entry.stored))
            if key is None:
                yield Problem(part="key", where=where, what="the entry's key is not among the book's keys")
                return
            opened = open_entry(entry.stored, key)
            for what in self._faults(entry, opened):
                yield Problem(part="entry", where=where, what=what)
            yield from self._check_blobs(entry, opened, key)
        except MusterbookError as problem:
            yield Problem(part="entry", where=where, what=problem.message)

    def check_erased(self, emptied: Sequence[int]) -> Iterator[Problem]:
        """The entries that were emptied though no entry says so; a label that is not what entries say."""
        for seq in emptied:
            if seq not in self._erased:
                yield Problem(part="entry", where=str(seq), what="it was emptied, and no entry tells of its erasure")
        present = next(iter(self._origins))
        if self._named and (self._named != self._origins or next(reversed(self._named)) != present):
            what = "it names another origin or signer than the book's own label"
            yield Problem(part="entry", where=self._named_by, what=what)

    def _faults(self, entry: SealedEntry, opened: Opened) -> Iterator[str]:
        payload = opened.payload
        if commit(payload, opened.seed) != entry.commitment:
            yield "its fields are not those that were committed to"
        if list(arrange_payload(payload)) != list(payload):
            yield "its fields are not in the order of its schema"
        if payload["recorded_at"] < self._recorded_at:
            yield "it was recorded before the entry ahead of it"
        self._recorded_at = max(self._recorded_at, payload["recorded_at"])
        if payload["kind"] == "book.opened" and payload["book"] != self._book:
            yield "it names another book than the book's own label"
        if payload["kind"] in ("book.opened", "book.continued"):
            self._named[payload["origin"]] = payload["signer"]
            self._named_by = str(entry.seq)
        if payload["kind"] == "entry.erased":
            self._erased.update(payload["entries"] or ())

    def _check_blobs(self, entry: SealedEntry, opened: Opened, key: Key) -> Iterator[Problem]:
        told = [opened.payload.get(name) for name in _BLOB_FIELDS]
        for number in range(len(blob_digests_of(entry.stored))):
            stored = self._read_blob(entry.seq, number)
            if stored is None:
                continue
            named = told[number] if number < len(told) else None
            found = sha256(open_blob(stored, number, key)).hexdigest()
            if named is not None and found != named:
                yield Problem(part="blob", where=f"{entry.seq}/{number}", what="it is not what its entry describes")
