"""`musterbook verify`: checks that nothing in the book was changed. Needs no key; --open checks the fields as well."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from musterbook.cli.places import config_of
from musterbook.config import Config
from musterbook.errors import Incorrect
from musterbook.ledger.findings import Verification
from musterbook.ledger.proofs import verify_proof
from musterbook.store.checking import verify_book
from musterbook.store.sqlite_tables import open_tables
from musterbook.terms.plain_text import plain

DAMAGED, MOST = 5, 40
SIGNATURES = "\n\n\u2014 "
WITNESSED = "held against a checkpoint kept elsewhere: the book has grown since, and was not rewritten\n"
UNWITNESSED = (
    "not yet witnessed: nobody outside holds a checkpoint that was compared; `musterbook prove --checkpoint`\n"
)


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
    held = _checkpoint(options.checkpoint) if options.checkpoint else None
    config = config_of(options)
    result = verify_book(config, opened=options.opened, held=held, progress=_progress)
    out = sys.stdout.write
    out(f"{result.entries} entries checked, {result.erased} erased; root {result.root}\n")
    for problem in result.problems[:MOST]:
        out(plain(f"PROBLEM {problem}") + "\n")
    if len(result.problems) > MOST:
        out(f"and {len(result.problems) - MOST} more of these\n")
    if not result.good:
        out(_advise(result) + "\n")
        return DAMAGED
    if options.opened:
        out(f"{result.opened} entries opened, their fields agree with their commitments\n")
    out("every stored byte agrees with the tree" + _signed(result.checkpoint_size) + "\n")
    out(f"verifier key: {_verifier_key(config)}\n")
    out(WITNESSED if held else UNWITNESSED)
    return 0


def _advise(result: Verification) -> str:
    """What a person without knowledge of trees should take from the problems, and do."""
    if all(problem.part == "held checkpoint" for problem in result.problems):
        return (
            "the book agrees with itself, but not with the checkpoint that you hold: that one is another book's, or"
            " this book was rewritten after it was signed; keep both as evidence, and ask who keeps the book"
        )
    return (
        "the book does not hold: since it was written, somebody or a fault of the disk has changed it; keep this copy"
        " unchanged as evidence, and compare a backup with a checkpoint kept elsewhere"
    )


def _signed(size: int | None) -> str:
    return "; no checkpoint is signed yet" if size is None else f"; signed up to entry {size - 1}"


def _verifier_key(config: Config) -> str:
    with closing(open_tables(config.book)) as tables:
        return tables.meta["vkey"]


def _check_proof(file: str, vkey: str | None) -> int:
    if not vkey:
        raise Incorrect("proof.broken", "a proof needs the log's verifier key, got elsewhere: add --vkey KEY")
    proven = verify_proof(_read(file), vkey)
    book = f"the book of {proven.size} entries with root {proven.root.hex()}"
    sys.stdout.write(f"entry {proven.index} of {proven.origin} is in {book}\n")
    return 0


def _checkpoint(file: str) -> str:
    note = _read(file)
    if SIGNATURES not in note:
        raise Incorrect("proof.broken", f"{file} is no checkpoint: `musterbook prove --checkpoint` writes one")
    return note


def _read(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", None) or "it is no text"
        raise Incorrect(
            "report.unreadable", f"{file} cannot be read ({reason}): check its name and rights"
        ) from problem


def _progress(done: int, size: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == size else ""
        sys.stderr.write(f"\rchecking {done} of {size}{end}")
