"""A witness: cosigns a checkpoint that extends the last one of its log that it cosigned (C2SP tlog-witness).

What it is about to cosign is on disk before it answers, under a lock that all its processes share. A log whose memory
is gone or damaged is not answered for: forgetting would let a fork through. What a log signed and cannot be right is
kept as evidence. Files: FOLDER/witness.key, FOLDER/logs (a verifier key a line), FOLDER/seen/, FOLDER/evidence/.
"""

import datetime as dt
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from musterbook.errors import Incorrect, MusterbookError, Unavailable
from musterbook.ledger.checkpoints import Checkpoint, format_checkpoint, open_checkpoint, parse_checkpoint
from musterbook.ledger.cosignatures import cosign
from musterbook.ledger.durable import write_durably
from musterbook.ledger.forks import FORMAT, Fork, encode_fork
from musterbook.ledger.notes import (
    COSIGNATURE,
    SigningKey,
    Verifier,
    check_name,
    format_signing_key,
    parse_key,
    parse_signing_key,
    split_note,
)
from musterbook.ledger.tree import EMPTY_ROOT, verify_consistency
from musterbook.ledger.witness_protocol import TEXT_TYPE, Answer, Request, format_size, parse_request

MOST_EVIDENCE = 1000  # files


class Witness:
    """One witness and what it has seen."""

    def __init__(self, folder: Path, key: SigningKey, logs: list[Verifier]) -> None:
        self._folder = folder
        self._key = key
        self._logs = logs

    @property
    def vkey(self) -> str:
        """The key by which its cosignatures are checked."""
        return self._key.vkey

    @property
    def origins(self) -> tuple[str, ...]:
        """The logs that it answers for."""
        return tuple(dict.fromkeys(log.name for log in self._logs))

    def last_seen(self, origin: str) -> Checkpoint:
        """The last state of a log that it cosigned; size 0 before the first time.

        Raises Unavailable (witness.forgetful) where its memory of the log is gone.
        """
        return _state_of(self._read_seen(origin))

    def answer(self, body: bytes, now: dt.datetime) -> Answer:
        """Answers a request to cosign a checkpoint."""
        try:
            request = parse_request(body)
            text, _ = split_note(request.note)
            asked = parse_checkpoint(text)
        except MusterbookError as problem:
            return _refusal(400, problem.message)
        known = [log for log in self._logs if log.name == asked.origin]
        if not known:
            return _refusal(404, "this witness does not answer for that log")
        if not any(_has_signed(log, request.note) for log in known):
            return _refusal(403, "no key that this witness trusts has signed the checkpoint")
        if request.old > asked.size:
            return _refusal(400, "the old size is beyond the checkpoint's")
        try:
            with self._alone():
                return self._decide(request, asked, text, now)
        except Unavailable as problem:
            return _refusal(503, problem.message)

    def _decide(self, request: Request, asked: Checkpoint, text: str, now: dt.datetime) -> Answer:
        kept = self._read_seen(asked.origin)
        last = _state_of(kept)
        if asked.size == last.size and asked.root != last.root:
            fork = Fork(format=FORMAT, first=kept, second=request.note, root=asked.root.hex(), proof=())
            self._keep_evidence("fork", "json", text, encode_fork(fork))
            return format_size(last.size)
        if request.old != last.size:
            return format_size(last.size)
        if not verify_consistency(last.size, asked.size, last.root, asked.root, request.proof):
            self._keep_evidence("refused", "txt", text, f"{kept}\n{request.note}".encode())
            return _refusal(422, "the proof does not show that the checkpoint extends what this witness saw last")
        write_durably(self._seen(asked.origin), request.note.encode())
        return Answer(200, TEXT_TYPE, cosign(text, self._key, int(now.timestamp())))

    def _keep_evidence(self, what: str, ending: str, text: str, data: bytes) -> None:
        """Keeps what a log signed beside what it signed before; a fork proves itself, a refusal does not."""
        folder = self._folder / "evidence"
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / f"{what}-{sha256(text.encode()).hexdigest()[:16]}.{ending}"
        if not path.exists() and len(list(folder.iterdir())) < MOST_EVIDENCE:
            write_durably(path, data)

    def _seen(self, origin: str) -> Path:
        return self._folder / "seen" / f"{sha256(origin.encode()).hexdigest()[:32]}.checkpoint"

    def _read_seen(self, origin: str) -> str:
        try:
            kept = self._seen(origin).read_text("utf-8")
            if _state_of(kept).origin == origin:
                return kept
        except (OSError, UnicodeDecodeError, Incorrect):
            pass
        raise Unavailable(
            "witness.forgetful", f"the witness no longer knows what it saw of {origin}: it must not cosign for it"
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            handle = os.open(self._folder / "witness.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as problem:
            raise Unavailable("book.read_only", f"the witness cannot write to {self._folder}") from problem
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def open_witness(folder: Path) -> Witness:
    """The witness that a folder holds.

    Raises Unavailable (witness.absent).
    """
    try:
        key = parse_signing_key((folder / "witness.key").read_text("utf-8"), COSIGNATURE)
        logs = [parse_key(line) for line in (folder / "logs").read_text("utf-8").splitlines() if line]
    except (OSError, UnicodeDecodeError, Incorrect) as problem:
        raise Unavailable(
            "witness.absent", f"there is no witness in {folder}: `musterbook witness --name NAME` makes one"
        ) from problem
    return Witness(folder, key, logs)


def create_witness(folder: Path, name: str) -> Witness:
    """A new witness with a key of its own, which answers for no log yet.

    Raises Incorrect (proof.broken) for a name that no key can have, Unavailable (book.read_only).
    """
    check_name(name)
    key = SigningKey(name, Ed25519PrivateKey.generate(), COSIGNATURE)
    try:
        (folder / "seen").mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise Unavailable("book.read_only", f"the witness cannot write to {folder}: {problem.strerror}") from problem
    write_durably(folder / "logs", b"")
    write_durably(folder / "witness.key", f"{format_signing_key(key)}\n".encode())
    return Witness(folder, key, [])


def add_log(folder: Path, vkey: str) -> Witness:
    """The witness of a folder, from now on answering for this log too.

    Raises Incorrect (proof.broken), Unavailable (witness.absent, book.read_only).
    """
    witness, log = open_witness(folder), parse_key(vkey)
    with witness._alone():
        lines = (folder / "logs").read_text("utf-8").splitlines()
        if vkey.strip() not in lines:
            if log.name not in witness.origins:
                nothing = Checkpoint(origin=log.name, size=0, root=EMPTY_ROOT)
                write_durably(witness._seen(log.name), format_checkpoint(nothing).encode())
            write_durably(folder / "logs", "".join(f"{line}\n" for line in (*lines, vkey.strip())).encode())
    return open_witness(folder)


def _state_of(kept: str) -> Checkpoint:
    """The state in a note that was checked when it was kept, or in the text that stands for nothing seen."""
    return parse_checkpoint(split_note(kept)[0] if "\n\n" in kept else kept)


def _has_signed(log: Verifier, note: str) -> bool:
    try:
        open_checkpoint(note, log)
    except Incorrect:
        return False
    return True


def _refusal(status: int, why: str) -> Answer:
    return Answer(status, TEXT_TYPE, why + "\n")
