"""The signer: a key outside the book that signs checkpoints, and remembers what it signed last.

It keeps its last (size, root) as the text of a checkpoint beside the key, and refuses to sign what does not extend it:
a book that lost its tail, or was rewritten, gets no signature. What it is about to sign is on disk before it signs.
Files: FOLDER/<book>.key and FOLDER/<book>.signed, both readable by their owner only.
"""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from musterbook.errors import Conflict, Incorrect, Unavailable
from musterbook.ledger.checkpoints import Checkpoint, format_checkpoint, parse_checkpoint, sign_checkpoint
from musterbook.ledger.durable import write_durably
from musterbook.ledger.notes import SigningKey, format_signing_key, parse_signing_key
from musterbook.ledger.tree import EMPTY_ROOT, verify_consistency

ProveSince = Callable[[int], Sequence[bytes]]


class Signer:
    """Signs the checkpoints of one book."""

    def __init__(self, key: SigningKey, memory: Path) -> None:
        self._key = key
        self._memory = memory

    @property
    def vkey(self) -> str:
        """The key by which its signatures are checked."""
        return self._key.vkey

    def last_signed(self) -> Checkpoint:
        """What it signed last; size 0 before the first time.

        Raises Unavailable (book.signer_absent) where its memory is gone.
        """
        try:
            return parse_checkpoint(self._memory.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, Incorrect) as problem:
            raise Unavailable(
                "book.signer_absent", f"the signer no longer knows what it signed last: {self._memory} is not readable"
            ) from problem

    def sign(self, size: int, root: bytes, prove_since: ProveSince) -> str:
        """A signed note of the state (size, root); `prove_since(old)` gives the consistency proof from an older size.

        Raises Conflict (signer.refused) for what does not extend the last signed state, Unavailable
        (book.signer_absent, book.read_only).
        """
        asked = Checkpoint(origin=self._key.name, size=size, root=root)
        with self._alone():
            last = self.last_signed()
            self._refuse_fork(last, asked, prove_since)
            if asked != last:
                write_durably(self._memory, format_checkpoint(asked).encode())
            return sign_checkpoint(asked, self._key)

    def _refuse_fork(self, last: Checkpoint, asked: Checkpoint, prove_since: ProveSince) -> None:
        grown = asked.size >= last.size
        proof = prove_since(last.size) if 0 < last.size < asked.size else ()
        if not grown or not verify_consistency(last.size, asked.size, last.root, asked.root, proof):
            raise Conflict(
                "signer.refused",
                f"the book with {asked.size} entries does not extend what was last signed, {last.size} entries",
            )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            handle = os.open(self._memory.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as problem:
            raise Unavailable("book.read_only", f"the signer cannot write to {self._memory.parent}") from problem
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def create_signer(folder: Path, book: str, origin: str) -> Signer:
    """A new key and an empty memory for a book.

    Raises Unavailable (book.read_only) where the folder cannot be written.
    """
    key = SigningKey(origin, Ed25519PrivateKey.generate())
    signer = Signer(key, folder / f"{book}.signed")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise Unavailable("book.read_only", f"the signer cannot write to {folder}") from problem
    nothing = Checkpoint(origin=origin, size=0, root=EMPTY_ROOT)
    write_durably(folder / f"{book}.signed", format_checkpoint(nothing).encode())
    write_durably(folder / f"{book}.key", f"{format_signing_key(key)}\n".encode())
    return signer


def open_signer(folder: Path, book: str) -> Signer:
    """The signer of a book.

    Raises Unavailable (book.signer_absent).
    """
    path = folder / f"{book}.key"
    try:
        return Signer(parse_signing_key(path.read_text("utf-8")), folder / f"{book}.signed")
    except (OSError, UnicodeDecodeError, Incorrect) as problem:
        raise Unavailable("book.signer_absent", f"the book's signing key is not at {path}") from problem
