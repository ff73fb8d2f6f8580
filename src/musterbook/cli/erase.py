"""`musterbook erase`: erases an entry, a report, or all reports in which a source speaks, and says what remains."""

import argparse
import sys

from musterbook.actions.erase import Asked, Planned
from musterbook.cli.places import house_of
from musterbook.errors import Incorrect
from musterbook.house import House
from musterbook.terms.entries import Entry
from musterbook.terms.erasures import REASONS
from musterbook.terms.plain_text import plain

CHOICES = tuple(code for code in REASONS if code != "carried_over")
UNFINISHED = 6
BEYOND = (
    "what has left the house otherwise stays where it is: printed and saved briefs, shared folders, files you recorded"
    " from, backups of the registers or of the disk"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--entry", type=int, metavar="SEQ", help="one entry, and what was decided on it")
    what.add_argument("--report", metavar="ID", help="a report with all that quotes it")
    what.add_argument("--source", metavar="NAME", help="every report that this source tells or publishes, whole")
    reasons = "; ".join(f"{code}: {REASONS[code]}" for code in CHOICES)
    parser.add_argument("--reason", required=True, choices=CHOICES, metavar="CODE", help=f"why: {reasons}")
    parser.add_argument("--by", metavar="NAME", help="who erases")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be erased")


def run(options: argparse.Namespace) -> int:
    """Erases and says what is gone, from when it is final, and what copies there are.

    Exit code 6 where another process holds a file that must still be cleaned.
    """
    if options.report is not None and len(options.report) < 8:
        raise Incorrect(
            "erase.incorrect", "give at least eight digits of the report's id: see `musterbook show reports`"
        )
    asked = Asked(
        entry=options.entry, report=options.report, source=options.source, reason=options.reason, by=options.by
    )
    with house_of(options) as house:
        if options.dry_run:
            _tell(house.plan_erasure(asked), "would be erased")
            sys.stdout.write("nothing was erased\n")
            return 0
        planned, entry = house.erase(asked)
        house.sign()
        _tell(planned, "erased")
        return _tell_end(house, entry)


def _tell(planned: Planned, done: str) -> None:
    out = sys.stdout.write
    parts = [(len(planned.reports), "report"), (len(planned.claims), "claim"), (planned.keys, "key destroyed")]
    of_it = ", ".join(_count(number, noun) for number, noun in parts if number)
    out(f"{_count(len(planned.entries), 'entry')} {done}" + (f": {of_it}" if of_it else "") + "\n")
    if planned.rests:
        out(
            f"its words still stand in the text of report {planned.rests[:8]}, which stays. That report's key lives on:"
            " whoever kept an older copy of the book, and has its keys, reads this entry there, now and later."
            f" `musterbook erase --report {planned.rests[:8]}` ends both\n"
        )
    elif planned.final_from is None:
        out(
            "its key seals other entries too and lives on: whoever kept an older copy and has the keys still reads it\n"
        )
    else:
        out(f"final from {planned.final_from}: from then on no backup of the keys that the book knows of serves\n")
    for copy in planned.copies:
        out(plain(f"copy given out: {copy['what']} to {copy['to']}, {copy['at']}") + "\n")


def _tell_end(house: House, entry: Entry) -> int:
    out = sys.stdout.write
    out(f"told by entry {entry.seq}; {BEYOND}\n")
    if house.ledger.erasing:
        out("NOT FINISHED: another process holds the book open. Stop it, then open the book again, as with `doctor`\n")
        return UNFINISHED
    return 0


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    words = {"entry": "entries", "key destroyed": "keys destroyed"}
    return f"{number} {words.get(noun, noun + 's')}"
