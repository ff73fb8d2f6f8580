"""`musterbook verify`: checks that nothing in the book was changed. Needs no key; --open checks the fields as well."""

import argparse
import sys

from musterbook.cli.checker import read_checkpoints, read_policy
from musterbook.cli.evidence import keep_forks
from musterbook.cli.outside import check_outside
from musterbook.cli.places import config_of, house_of
from musterbook.cli.standing import Standing, stand_before
from musterbook.errors import Incorrect
from musterbook.ledger.findings import Problem, Verification
from musterbook.store.checking import verify_book
from musterbook.terms.plain_text import plain

DAMAGED, MOST = 5, 40
BOOK_ONLY = {"opened": "--open", "rebuild": "--rebuild", "checkpoint": "--checkpoint", "evidence": "--evidence"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument(
        "proof",
        nargs="?",
        metavar="FILE",
        help="a proof, a published folder, evidence of a fork: checked without a book",
    )
    parser.add_argument(
        "--vkey", metavar="KEY", help="the log's verifier key, got elsewhere; FILE needs it or --policy"
    )
    parser.add_argument(
        "--policy", metavar="FILE", help="whose signatures count and who must have witnessed, got elsewhere"
    )
    parser.add_argument("--open", action="store_true", dest="opened", help="decrypt every entry and check its fields")
    parser.add_argument("--rebuild", action="store_true", help="build the registers anew and compare")
    parser.add_argument(
        "--checkpoint",
        metavar="FILE",
        help="a checkpoint kept elsewhere, or a text with one, which the book must extend",
    )
    parser.add_argument("--evidence", metavar="DIR", help="where a fork that is found is kept (default: BOOK.evidence)")


def run(options: argparse.Namespace) -> int:
    """Prints what was checked and each problem by name; exit code 5 where anything does not hold."""
    policy = read_policy(options.policy)
    if options.proof:
        if strays := [told for name, told in BOOK_ONLY.items() if getattr(options, name)]:
            raise Incorrect("argument.incorrect", f"a file is checked without a book: leave {strays[0]} out")
        problems = check_outside(options.proof, policy, options.vkey)
        _tell(problems)
        return DAMAGED if problems else 0
    held = read_checkpoints(options.checkpoint) if options.checkpoint else ()
    config = config_of(options)
    result = verify_book(config, opened=options.opened, held=held[0] if held else None, progress=_progress)
    standing = stand_before(config, policy, options.vkey)
    rebuilt = _rebuild(options) if options.rebuild and result.good else ()
    problems = (*result.problems, *standing.problems, *rebuilt)
    out = sys.stdout.write
    out(f"{result.entries} entries checked, {result.erased} erased; root {result.root}\n")
    _tell(problems)
    kept = keep_forks(config, held, options.evidence)
    for path in kept:
        out(f"FORK: two histories were signed; the proof of it is kept in {path}\n")
    if problems or kept:
        out(_advise(result, problems) + "\n")
        return DAMAGED
    _praise(options, result, standing, bool(held))
    return 0


def _praise(options: argparse.Namespace, result: Verification, standing: Standing, held: bool) -> None:
    out = sys.stdout.write
    if options.opened:
        out(f"{result.opened} entries opened, their fields agree with their commitments\n")
    if options.rebuild:
        out("the registers were built anew from the entries, and are the same\n")
    out("every stored byte agrees with the tree" + _signed(result.checkpoint_size) + "\n")
    out(f"verifier key: {standing.vkey}\n")
    if held:
        out("held against a checkpoint kept elsewhere: the book has grown since, and was not rewritten\n")
    out(standing.words)


def _tell(problems: tuple[Problem, ...]) -> None:
    for problem in problems[:MOST]:
        sys.stdout.write(plain(f"PROBLEM {problem}") + "\n")
    if len(problems) > MOST:
        sys.stdout.write(f"and {len(problems) - MOST} more of these\n")


def _rebuild(options: argparse.Namespace) -> tuple[Problem, ...]:
    with house_of(options) as house:
        return house.compare_registers()


def _advise(result: Verification, problems: tuple[Problem, ...]) -> str:
    """What a person without knowledge of trees should take from the problems, and do."""
    if result.good and problems and all(problem.part == "follower" for problem in problems):
        return "the book holds, its registers do not: delete BOOK.view, and they are built anew from the book"
    if result.good and problems and all(problem.part in ("policy", "follower") for problem in problems):
        return "the book agrees with itself, but not with your policy: ask its keeper to have it witnessed"
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


def _progress(done: int, size: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == size else ""
        sys.stderr.write(f"\rchecking {done} of {size}{end}")
