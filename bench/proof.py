"""How fast the tree is published and checked, entries are proved and a witness answers, beside what the machine can do.

    python -m bench.proof [ENTRIES]

Limits, in the same run: SHA-256 over as many hashes as the check must make, for checking a published folder; as many
durable writes of as many bytes, for a witness, which must keep each checkpoint before it answers.
"""

import datetime as dt
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from musterbook.config import Config
from musterbook.ledger.checkpoints import Checkpoint, sign_checkpoint
from musterbook.ledger.growth import present_note, prove_growth
from musterbook.ledger.notes import SigningKey
from musterbook.ledger.published import verify_published
from musterbook.ledger.publishing import publish
from musterbook.ledger.tiles import Frontier, TiledTree
from musterbook.ledger.tree import leaf_hash, prove_consistency, tree_root
from musterbook.ledger.witness import add_log, create_witness
from musterbook.ledger.witness_protocol import format_request
from musterbook.store.books import create_book
from musterbook.terms.entries import draft

NOW = dt.datetime(2025, 4, 2, 8, tzinfo=dt.UTC)
BATCH, PROOFS, ASKED = 5000, 300, 300


def timed(work: Callable[[], object]) -> float:
    """Seconds that work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure_published(folder: Path, entries: int) -> None:
    """Publishing, checking and proving."""
    config = Config(book=folder / "b.book", signers=folder / "signers", mission="m", hosts=())
    with create_book(config, actor="Ann", now=NOW) as book:
        told = draft("claim.accepted", {"claim": "a", "report": "b", "reason": None}, actor="Ben", scope="b")
        while book.size() < entries:
            book.append([told] * min(BATCH, entries - book.size()), now=NOW)
        note = present_note(book)
        written = timed(lambda: publish(book, note, folder / "out"))
        checked = timed(lambda: verify_published(folder / "out"))
        leaf, node = b"\0" * 66, b"\1" * 65
        limit = timed(lambda: [hashlib.sha256(one).digest() for _ in range(entries) for one in (leaf, node)])
        book.append([told] * 100, now=NOW)
        newer = present_note(book)
        added = timed(lambda: publish(book, newer, folder / "out"))
        step = max(1, entries // PROOFS)
        proved = timed(lambda: [book.prove(seq) for seq in range(0, entries, step)])
        grown = timed(lambda: [prove_growth(book, seq, book.size()) for seq in range(1, entries, step)])
    count = len(range(0, entries, step))
    print(f"publish {entries:,} entries     {written:7.2f} s  {entries / written:12,.0f} a second")
    print(f"publish 100 more            {added * 1000:7.1f} ms")
    rate = f"{entries / checked:12,.0f} a second, {limit / checked:.2f} of bare SHA-256"
    print(f"check the folder            {checked:7.2f} s  {rate}")
    print(f"proof of an entry           {proved / count * 1000:7.2f} ms")
    print(f"proof of growth             {grown / count * 1000:7.2f} ms")


def measure_witness(folder: Path) -> None:
    """A witness that cosigns one step after another."""
    key = SigningKey("bench.example/log", Ed25519PrivateKey.generate())
    create_witness(folder / "witness", "bench.example/witness")
    witness = add_log(folder / "witness", key.vkey)
    tiles = Frontier(0, ()).extend([leaf_hash(b"%d" % at) for at in range(ASKED)])
    tree = TiledTree(lambda level, number: tiles.get((level, number)))
    notes = [
        sign_checkpoint(Checkpoint(origin=key.name, size=size, root=tree_root(size, tree)), key)
        for size in range(1, ASKED + 1)
    ]
    bodies = [format_request(at, prove_consistency(at, at + 1, tree), note) for at, note in enumerate(notes)]
    answered = timed(lambda: [witness.answer(body, dt.datetime.now(dt.UTC)) for body in bodies])
    limit = timed(lambda: [_write(folder / "x", note.encode()) for note in notes])
    rate = f"{limit / answered:.2f} of the bare durable write"
    print(f"a witness's answer          {answered / ASKED * 1000:7.2f} ms  {rate}")


def _write(path: Path, data: bytes) -> None:
    with path.with_suffix(".new").open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.with_suffix(".new").replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def main() -> int:
    """Prints the figures."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as folder:
        measure_published(Path(folder), entries)
        measure_witness(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
