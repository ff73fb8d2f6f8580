"""`musterbook record`: takes files into the book, with the claims that are read in them."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING

from musterbook.actions.actors import named_actor
from musterbook.actions.record_report import Arrival, Recorded
from musterbook.briefing.cells import short
from musterbook.cli.batch import STDIN, Progress, over_files, tell_name
from musterbook.cli.models import MODEL, add_reader_option, open_model, tell_destination
from musterbook.cli.moments import check_past
from musterbook.cli.places import config_of, house_of
from musterbook.cli.read import add_kind_options, add_report_options, handling_of, tell_notes
from musterbook.errors import Forbidden, Incorrect
from musterbook.house import House
from musterbook.intake.files import read_bytes
from musterbook.intake.take import take_in
from musterbook.reading.model.open_text import open_text_of
from musterbook.terms.reports import Text

if TYPE_CHECKING:
    from musterbook.reading.model.reader import ModelReader

UNDATED = "; undated, so counted as said today: --published DATE dates it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a text, HTML, PDF, DOCX or e-mail file; - is standard input"
    )
    add_report_options(parser)
    add_kind_options(parser)
    add_reader_option(parser)
    parser.add_argument("--stage", choices=("flash", "follow-up", "final"), help="how settled it is")
    parser.add_argument("--mission", metavar="KEY", help="the mission it tells of (default: the book's own)")
    parser.add_argument("--title", help="its title, if the file does not tell it")
    parser.add_argument("--corrects", metavar="REPORT", help="the id of the report it takes back or mends")
    parser.add_argument(
        "--accept", choices=("none", "all"), default="none", help="all: accept every claim unread, so marked"
    )
    parser.add_argument("--by", metavar="NAME", help="who accepts")


def run(options: argparse.Namespace) -> int:
    """Records each file; a bad one is told and the rest is recorded. A new book is made for a good file only."""
    check_past(options.published)
    if options.title and len(options.files) > 1:
        raise Incorrect("argument.incorrect", "--title is the title of one file: record each with its own")
    accept_by = named_actor(options.by, "accepting claims") if options.accept == "all" else None
    model = _open_model(options)
    with ExitStack() as stack:
        house = cache(lambda: stack.enter_context(_house(options)))
        if config_of(options).book.exists():
            house()
        progress = Progress(len(options.files), "recording")

        def take_one(name: str) -> None:
            data, text = take_file(name)
            tell_notes(name, text.notes)
            if model is not None:
                open_text_of(text.text, kind=options.kind, handling=handling_of(options))
            arrival = _arrival(house(), name, data, text, options)
            recorded = house().record(arrival, accept_by=accept_by, model=model)
            progress.clear()
            if model is not None:
                tell_notes(name, recorded.notes)
            out = sys.stderr if recorded.double else sys.stdout
            out.write(f"{tell_name(name)}: {_tell(recorded, options.published, text)}\n")

        code = over_files(options.files, take_one, progress)
        if config_of(options).book.exists():
            sys.stdout.write(summarise_review(house()))
    return code


def _open_model(options: argparse.Namespace) -> "ModelReader | None":
    """The model that was asked for, if any was; where it is is told before anything is read.

    Raises Forbidden (model.accept) and what open_model raises.
    """
    if options.reader != MODEL:
        return None
    if options.accept == "all":
        raise Forbidden("model.accept", "what a model read is never accepted unread: record it, then review it")
    model = open_model(config_of(options))
    tell_destination(model)
    return model


@contextmanager
def _house(options: argparse.Namespace) -> Iterator[House]:
    """The book, made where there is none; signed when the work ends, however it ends."""
    with house_of(options, create=True) as house:
        try:
            yield house
        finally:
            house.sign()


def take_file(name: str) -> tuple[bytes, Text]:
    """A file's bytes and the text that is read in them."""
    data = read_bytes(name)
    return data, take_in(data, None if name == STDIN else tell_name(name))


def _arrival(house: House, name: str, data: bytes, text: Text, options: argparse.Namespace) -> Arrival:
    return Arrival(
        data=data,
        text=text,
        name=None if name == STDIN else tell_name(name).rpartition("/")[2],
        kind=options.kind,
        stage=options.stage,
        handling=handling_of(options),
        mission=options.mission or house.mission,
        title=options.title or text.title,
        publisher=options.publisher or text.publisher,
        published=options.published or text.published,
        corrects=house.filing(options.corrects).meta.id if options.corrects else None,
    )


def _tell(recorded: Recorded, published: str | None, text: Text) -> str:
    if recorded.double:
        return f"in the book already as report {short(recorded.report)}; nothing was recorded"
    dated = "" if published else _tell_day(text)
    read = f"{len(recorded.claims)} claims, entries up to {recorded.entries[-1].seq}"
    return f"report {short(recorded.report)}, {read}{dated}"


def _tell_day(text: Text) -> str:
    """What the file says of its day, where nobody else says it: when it was made is no day of publication."""
    if text.published:
        return f"; dated {text.published} by the file itself"
    if text.made:
        return f"; undated; the file itself says {text.made}: give --published if that is right"
    return UNDATED


def summarise_review(house: House) -> str:
    """How much has been accepted, how much awaits review, and the command that goes on from there."""
    statuses = [account.review.status for account in house.accounts()]
    accepted = sum(status in ("accepted", "amended") for status in statuses)
    unread = statuses.count("accepted unread")
    waiting = statuses.count("unreviewed")
    words = f"{accepted} accepted, " + (f"{unread} accepted unread, " if unread else "") + f"{waiting} await review"
    return f"{words}: `musterbook review`\n" if waiting else f"{words}\n"
