"""`musterbook read`: prints the claims that files make. Records nothing."""

import argparse
import hashlib
import sys
from collections.abc import Iterable

import msgspec

from musterbook.cli.batch import STDIN, over_files, tell_name
from musterbook.cli.moments import check_past
from musterbook.cli.output import FORMAT_HELP, FORMATS, write_records
from musterbook.intake.files import read_bytes
from musterbook.intake.take import take_in
from musterbook.reading.reader import Reader, RulesReader
from musterbook.terms.claims import Claim
from musterbook.terms.plain_text import plain

COLUMNS = ("kind", "says", "stance", "who", "quote")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a text, HTML, PDF, DOCX or e-mail file; - is standard input"
    )
    add_report_options(parser)
    parser.add_argument("--format", choices=FORMATS, default="table", help=FORMAT_HELP)


def add_report_options(parser: argparse.ArgumentParser) -> None:
    """What the person who brings a report says of it."""
    parser.add_argument(
        "--published", metavar="DATE", help="the day of publication (2025-04-01), which dates its words"
    )
    parser.add_argument("--publisher", metavar="NAME", help="who published it")


def run(options: argparse.Namespace) -> int:
    """Prints the claims of each file; a bad file is told and the rest is read."""
    check_past(options.published)
    reader = RulesReader()
    claims: list[Claim] = []
    code = over_files(options.files, lambda name: claims.extend(read_file(reader, name, options)))
    if claims or options.format != "table":
        write_records(sys.stdout, claims, options.format, COLUMNS, _row)
    elif not code:
        sys.stdout.write("no claims were found\n")
    return code


def read_file(reader: Reader, name: str, options: argparse.Namespace) -> tuple[Claim, ...]:
    """The claims of one file; `report` is a digest of its text."""
    text = take_in(read_bytes(name), None if name == STDIN else tell_name(name))
    digest = hashlib.sha256(text.text.encode())
    reading = reader.read(
        text.text,
        published=options.published or text.published,
        publisher=options.publisher or text.publisher,
        report_digest=digest.digest(),
    )
    tell_notes(name, (*text.notes, *reading.notes))
    return tuple(msgspec.structs.replace(claim, report=f"sha256:{digest.hexdigest()}") for claim in reading.claims)


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
