"""`musterbook read`: prints the claims that files make. Records nothing."""

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from musterbook.cli.batch import STDIN, over_files, tell_name
from musterbook.cli.models import MODEL, add_reader_option, open_model, tell_destination
from musterbook.cli.moments import check_past
from musterbook.cli.output import FORMAT_HELP, FORMATS, write_records
from musterbook.config import find_config
from musterbook.errors import Forbidden
from musterbook.intake.files import read_bytes
from musterbook.intake.take import take_in
from musterbook.reading.model.open_text import open_text_of
from musterbook.reading.reader import Reader, Reading, RulesReader
from musterbook.terms.claims import Claim
from musterbook.terms.plain_text import plain
from musterbook.terms.reports import Handling, Text

if TYPE_CHECKING:
    from musterbook.reading.model.reader import ModelReader

COLUMNS = ("kind", "says", "stance", "who", "quote")
ReadText = Callable[[Text, bytes, argparse.Namespace], Reading]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a text, HTML, PDF, DOCX or e-mail file; - is standard input"
    )
    add_report_options(parser)
    add_kind_options(parser)
    add_reader_option(parser)
    parser.add_argument("--format", choices=FORMATS, default="table", help=FORMAT_HELP)


def add_report_options(parser: argparse.ArgumentParser) -> None:
    """What the person who brings a report says of it."""
    parser.add_argument(
        "--published", metavar="DATE", help="the day of publication (2025-04-01), which dates its words"
    )
    parser.add_argument("--publisher", metavar="NAME", help="who published it")


def add_kind_options(parser: argparse.ArgumentParser) -> None:
    """What sort of report it is and who may see it."""
    parser.add_argument(
        "--kind",
        choices=("wire", "statement", "sitrep", "field", "summary"),
        default="wire",
        help="what sort of report (default: wire); field is from a member",
    )
    parser.add_argument(
        "--handling", choices=("open", "internal", "confidential"), help="default: open; internal for field reports"
    )


def handling_of(options: argparse.Namespace) -> Handling:
    """How a report is handled: as was said, else by its kind."""
    told: Handling = options.handling or ("internal" if options.kind == "field" else "open")
    return told


def run(options: argparse.Namespace) -> int:
    """Prints the claims of each file; a bad file is told and the rest is read."""
    check_past(options.published)
    read = partial(_read_by_rules, RulesReader())
    if options.reader == MODEL:
        model = open_model(find_config(options.book))
        tell_destination(model)
        read = partial(_read_by_model, model)
    claims: list[Claim] = []
    code = over_files(options.files, lambda name: claims.extend(read_file(read, name, options)))
    if claims or options.format != "table":
        write_records(sys.stdout, claims, options.format, COLUMNS, _row)
    elif not code:
        sys.stdout.write("no claims were found\n")
    return code


def read_file(read: ReadText, name: str, options: argparse.Namespace) -> tuple[Claim, ...]:
    """The claims of one file; `report` is a digest of its text."""
    text = take_in(read_bytes(name), None if name == STDIN else tell_name(name))
    digest = hashlib.sha256(text.text.encode())
    reading = read(text, digest.digest(), options)
    tell_notes(name, (*text.notes, *reading.notes))
    return tuple(msgspec.structs.replace(claim, report=f"sha256:{digest.hexdigest()}") for claim in reading.claims)


def _read_by_rules(reader: Reader, text: Text, digest: bytes, options: argparse.Namespace) -> Reading:
    return reader.read(
        text.text,
        published=options.published or text.published,
        publisher=options.publisher or text.publisher,
        report_digest=digest,
    )


def _read_by_model(model: "ModelReader", text: Text, digest: bytes, options: argparse.Namespace) -> Reading:
    """What a model on this machine makes of an open report.

    Raises Forbidden (model.no_entry), and what the model's `plan` raises.
    """
    plan = model.plan(open_text_of(text.text, kind=options.kind, handling=handling_of(options)))
    if not plan.within:
        raise Forbidden(
            "model.no_entry",
            f"the model at {plan.place} is outside this machine, each call there is an entry, and `read` records "
            "nothing: use `musterbook record --reader model`",
        )
    return model.read(
        plan,
        published=options.published or text.published,
        publisher=options.publisher or text.publisher,
        report_digest=digest,
    )


def tell_notes(name: str, notes: Iterable[str]) -> None:
    """Says on standard error what was noted of a file: what was left out, how it was decoded."""
    for note in notes:
        sys.stderr.write(f"{tell_name(name)}: {plain(note)}\n")


def _row(claim: Claim) -> tuple[str, ...]:
    source = claim.utterer
    who = "the report itself" if source is None else source.name + (" (unnamed)" if source.anonymous else "")
    return claim.kind, summarise_slots(claim), claim.stance, who, claim.quote.exact


def summarise_slots(claim: Claim) -> str:
    """The slots that are told, in a few words."""
    told = msgspec.to_builtins(claim.slots)
    words = []
    for name, value in told.items():
        if value is None or value is False:
            continue
        if isinstance(value, dict):
            value = _interval(value) if "latest" in value else value.get("words") or value.get("place")
        words.append(f"{name.replace('_', ' ')}: {'yes' if value is True else value}")
    return "; ".join(words)


def _interval(told: dict[str, str | None]) -> str | None:
    first, last = told["earliest"], told["latest"]
    if first is None and last is None:
        return told["words"]
    return str(first or last) if first == last or None in (first, last) else f"{first} to {last}"
