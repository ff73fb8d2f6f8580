"""`musterbook record`: takes files into the book, with the claims that are read in them."""

import argparse
import sys

from musterbook.actions.actors import named_actor
from musterbook.actions.record_report import Arrival, Recorded
from musterbook.cli.batch import Progress, over_files
from musterbook.cli.places import house_of
from musterbook.cli.read import add_report_options
from musterbook.house import House
from musterbook.intake.files import read_bytes
from musterbook.intake.take import take_in
from musterbook.terms.reports import Handling
from musterbook.terms.times import parse_time


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a text, HTML, PDF, DOCX or e-mail file; - is standard input"
    )
    add_report_options(parser)
    parser.add_argument("--kind", choices=("wire", "statement", "sitrep", "field", "summary"), default="wire")
    parser.add_argument("--stage", choices=("flash", "follow-up", "final"))
    parser.add_argument(
        "--handling", choices=("open", "internal", "confidential"), help="default: open; internal for field reports"
    )
    parser.add_argument("--mission", metavar="KEY", help="the mission it tells of (default: the book's own)")
    parser.add_argument("--title", help="its title, if the file does not tell it")
    parser.add_argument("--corrects", metavar="REPORT", help="the id of the report it takes back or mends")
    parser.add_argument(
        "--accept", choices=("none", "all"), default="none", help="all: accept every claim unread, so marked"
    )
    parser.add_argument("--by", metavar="NAME", help="who accepts")


def run(options: argparse.Namespace) -> int:
    """Records each file; a bad one is told and the rest is recorded."""
    if options.published:
        parse_time(options.published)
    accept_by = named_actor(options.by, "accepting claims") if options.accept == "all" else None
    done: list[Recorded] = []
    with house_of(options, create=True) as house:
        progress = Progress(len(options.files), "recording")

        def take_one(name: str) -> None:
            try:
                recorded = house.record(_arrival(house, name, options), accept_by=accept_by)
            finally:
                progress.step()
            done.append(recorded)
            _tell(name, recorded)

        try:
            code = over_files(options.files, take_one)
        finally:
            house.sign()
        sys.stdout.write(summarise_review(house))
    return code


def _arrival(house: House, name: str, options: argparse.Namespace) -> Arrival:
    data = read_bytes(name)
    text = take_in(data, None if name == "-" else name)
    handling: Handling = options.handling or ("internal" if options.kind == "field" else "open")
    return Arrival(
        data=data,
        text=text,
        name=None if name == "-" else name.rpartition("/")[2],
        kind=options.kind,
        stage=options.stage,
        handling=handling,
        mission=options.mission or house.mission,
        title=options.title or text.title,
        publisher=options.publisher or text.publisher,
        published=options.published or text.published,
        corrects=house.filing(options.corrects).meta.id if options.corrects else None,
    )


def _tell(name: str, recorded: Recorded) -> None:
    if recorded.double:
        sys.stderr.write(f"{name}: in the book already as report {recorded.report[:8]}; nothing was recorded\n")
        return
    last = recorded.entries[-1].seq
    sys.stdout.write(f"{name}: report {recorded.report[:8]}, {len(recorded.claims)} claims, entries up to {last}\n")


def summarise_review(house: House) -> str:
    """How much has been accepted, how much awaits review, and the command that goes on from there."""
    statuses = [account.review.status for account in house.accounts()]
    accepted = sum(status in ("accepted", "amended") for status in statuses)
    unread = statuses.count("accepted unread")
    waiting = statuses.count("unreviewed")
    words = f"{accepted} accepted, " + (f"{unread} accepted unread, " if unread else "") + f"{waiting} await review"
    return f"{words}: `musterbook review`\n" if waiting else f"{words}\n"
