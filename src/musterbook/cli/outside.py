"""Checks what came out of a book without the book: a proof of one entry, a published folder, evidence of a fork."""

import datetime as dt
import sys
from pathlib import Path

from musterbook.cli.checker import logs_of, read_text
from musterbook.errors import Conflict, Incorrect, MusterbookError
from musterbook.ledger.checkpoints import Checkpoint, open_checkpoint
from musterbook.ledger.findings import Problem
from musterbook.ledger.forks import check_fork, decode_fork
from musterbook.ledger.notes import Verifier
from musterbook.ledger.policies import Policy, judge_note
from musterbook.ledger.proofs import split_proof, verify_proof
from musterbook.ledger.published import read_published_note, verify_published
from musterbook.ledger.shown import decode_shown, is_shown
from musterbook.terms.plain_text import plain

UNNAMED = "consistent, witnessed by nobody you named: --policy FILE names witnesses, --checkpoint FILE what you kept\n"


def check_outside(file: str, policy: Policy | None, vkey: str | None) -> tuple[Problem, ...]:
    """Checks a file or folder against the keys that the checker brings, and prints what it shows; the problems found.

    Raises Incorrect (proof.broken), Conflict (policy.unmet).
    """
    logs = logs_of(policy, vkey)
    if Path(file).is_dir():
        return _check_folder(Path(file), policy, logs)
    text = read_text(file)
    if text.startswith("{") and not is_shown(text):
        _check_fork(text, logs)
    else:
        _check_proof(text, policy, logs)
    return ()


def tell_witnessed(policy: Policy | None, note: str) -> str:
    """How a checkpoint stands before a policy, as a line; without one, that it is witnessed by nobody who was named.

    Raises Conflict (policy.unmet), Incorrect (proof.broken).
    """
    if policy is None:
        return UNNAMED
    told = judge_note(policy, note, dt.datetime.now(dt.UTC))
    if not told.met:
        raise Conflict("policy.unmet", f"the policy asks for more witnesses: this was witnessed by {told}")
    return f"consistent, and witnessed as the policy asks: {told}\n"


def open_by_any(note: str, logs: tuple[Verifier, ...]) -> Checkpoint:
    """The checkpoint in a note that one of these logs signed.

    Raises Incorrect (proof.broken) as the last of them has it.
    """
    failed: MusterbookError | None = None
    for log in logs:
        try:
            return open_checkpoint(note, log)
        except Incorrect as problem:
            failed = problem
    raise failed or Incorrect("proof.broken", "no log is named that could have signed this")


def _check_proof(text: str, policy: Policy | None, logs: tuple[Verifier, ...]) -> None:
    shown = decode_shown(text) if is_shown(text) else None
    proof = shown.proof if shown else text
    note = split_proof(proof)[1]
    open_by_any(note, logs)
    proven = verify_proof(proof, next(log for log in logs if _signed_by(note, log)))
    book = f"the book of {proven.size} entries with root {proven.root.hex()}"
    sys.stdout.write(f"entry {proven.index} of {proven.origin} is in {book}\n")
    if shown:
        for path, value in shown.check(proven).items():
            sys.stdout.write(plain(f"  {path}: {value}") + "\n")
        sys.stdout.write(f"  {shown.withheld} fields are withheld\n")
    sys.stdout.write(tell_witnessed(policy, note))


def _check_fork(text: str, logs: tuple[Verifier, ...]) -> None:
    fork = decode_fork(text)
    open_by_any(fork.first, logs)
    told = check_fork(fork, next(log for log in logs if _signed_by(fork.first, log)))
    sys.stdout.write(
        f"FORK: {told.first.origin} signed two histories. For {told.first.size} entries it signed the root\n"
        f"  {told.first.root.hex()}\nand for {told.second.size} entries a root under which the first {told.first.size}"
        f" have the root\n  {told.root.hex()}\nNo book that only grows has both. Whoever has the key can check this.\n"
    )


def _check_folder(folder: Path, policy: Policy | None, logs: tuple[Verifier, ...]) -> tuple[Problem, ...]:
    note = read_published_note(folder)
    state = open_by_any(note, logs)
    result = verify_published(folder)
    if result.good:
        sys.stdout.write(f"{state.size} published entries of {state.origin} agree with root {state.root.hex()}\n")
        sys.stdout.write(tell_witnessed(policy, note))
    return result.problems


def _signed_by(note: str, log: Verifier) -> bool:
    try:
        open_checkpoint(note, log)
    except Incorrect:
        return False
    return True
