"""`musterbook verify`: checks that nothing in the book was changed. Needs no key; --open checks the fields as well."""

import argparse
import sys
from pathlib import Path

from musterbook.cli.places import config_of
from musterbook.errors import Incorrect
from musterbook.ledger.proofs import verify_proof
from musterbook.store.checking import verify_book

DAMAGED = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("proof", nargs="?", metavar="PROOF", help="a proof file: checks that one entry, without a book")
    parser.add_argument("--vkey", metavar="KEY", help="the log's verifier key, got elsewhere; needed with PROOF")
    parser.add_argument("--open", action="store_true", dest="opened", help="decrypt every entry and check its fields")
    parser.add_argument("--checkpoint", metavar="FILE", help="a checkpoint kept elsewhere, which the book must extend")


def run(options: argparse.Namespace) -> int:
    """Prints what was checked and each problem by name; exit code 5 where anything does not hold."""
    if options.proof:
        return _check_proof(options.proof, options.vkey)
    held = _read(options.checkpoint) if options.checkpoint else None
    result = verify_book(config_of(options), opened=options.opened, held=held, progress=_progress)
    out = sys.stdout.write
    out(f"{result.entries} entries checked, {result.erased} erased; root {result.root}\n")
    if options.opened:
        out(f"{result.opened} entries opened, their fields agree with their commitments\n" if result.good else "")
    for problem in result.problems:
        out(f"PROBLEM {problem}\n")
    if not result.good:
        out("the book does not hold: keep this copy as evidence; compare it with a checkpoint kept elsewhere\n")
        return DAMAGED
    out("every stored byte agrees with the tree" + _signed(result.checkpoint_size) + "\n")
    out(
        "held against a checkpoint kept elsewhere\n"
        if held
        else "not yet witnessed: nobody outside holds a checkpoint that was compared\n"
    )
    return 0


def _signed(size: int | None) -> str:
    return "; no checkpoint is signed yet" if size is None else f"; signed up to entry {size - 1}"


def _check_proof(file: str, vkey: str | None) -> int:
    if not vkey:
        raise Incorrect("proof.broken", "a proof needs the log's verifier key, got elsewhere: add --vkey KEY")
    proven = verify_proof(_read(file), vkey)
    book = f"the book of {proven.size} entries with root {proven.root.hex()}"
    sys.stdout.write(f"entry {proven.index} of {proven.origin} is in {book}\n")
    return 0


def _read(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise Incorrect("report.unreadable", f"{file} cannot be read: {problem}") from problem


def _progress(done: int, size: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == size else ""
        sys.stderr.write(f"\rchecking {done} of {size}{end}")
