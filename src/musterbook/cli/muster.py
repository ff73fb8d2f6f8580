"""`musterbook muster`: records a unit's roll call as counts."""

import argparse
import datetime as dt
import sys

from musterbook.actions.actors import named_actor
from musterbook.actions.take_muster import RollCall
from musterbook.cli.moments import check_past
from musterbook.cli.places import house_of
from musterbook.terms.times import format_time

COUNTS = {
    "present": "how many are present",
    "detached": "how many are elsewhere on orders",
    "evacuated": "how many were moved for care",
    "unaccounted": "how many nobody can account for",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("unit", metavar="UNIT", help="the unit that was called")
    for name, told in COUNTS.items():
        parser.add_argument(f"--{name}", type=int, required=name == "present", default=0, metavar="N", help=told)
    parser.add_argument("--at", metavar="T", help="when it was taken (RFC 3339; default: now)")
    parser.add_argument("--mission", metavar="KEY", help="the mission (default: the book's own)")
    parser.add_argument("--notes", metavar="TEXT", help="what else is to be said; no names")
    parser.add_argument("--by", metavar="NAME", help="who took it")


def run(options: argparse.Namespace) -> int:
    """Records it and says what is open."""
    check_past(options.at)
    named_actor(options.by, "taking a roll call")
    with house_of(options, create=True) as house:
        counts = {name: getattr(options, name) for name in COUNTS}
        call = RollCall(
            mission=options.mission or house.mission,
            unit=options.unit,
            taken_at=options.at or format_time(dt.datetime.now(dt.UTC)),
            notes=options.notes,
            **counts,
        )
        entry = house.take_muster(call, by=options.by)
        house.sign()
    gap = (
        f"; {options.unaccounted} unaccounted for stay open until a roll call accounts for them"
        if options.unaccounted
        else ""
    )
    sys.stdout.write(f"roll call of {options.unit} recorded as entry {entry.seq}{gap}\n")
    return 0
