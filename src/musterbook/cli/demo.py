"""`musterbook demo`: records the demonstration mission in a book of its own, says what it says, serves its desk."""

import argparse
import sys
import time
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from musterbook.actions.actors import MACHINE
from musterbook.actions.record_report import Arrival
from musterbook.cli.batch import Progress
from musterbook.cli.glance import glance_at
from musterbook.cli.places import config_of
from musterbook.cli.review_file import read_review_file
from musterbook.cli.serve import run as serve
from musterbook.cli.served import is_served
from musterbook.config import Config
from musterbook.errors import Conflict, Incorrect, MusterbookError
from musterbook.house import MARKING, House, create_house, open_house
from musterbook.intake.take import take_in
from musterbook.store.model_file import ModelFile

BOOK = "demo.book"
MISSION = "mss-haiti"
SQLITE_FILES = ("", "-journal", "-wal", "-shm")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("--no-serve", action="store_true", help="record and print, but serve no desk")
    parser.add_argument("--port", type=int, help="the desk's port")


def run(options: argparse.Namespace) -> int:
    """Makes the demonstration book anew, prints what it says, and serves it."""
    config = _demo_config(options)
    started = time.monotonic()
    _clear(config)
    with create_house(config, actor=MACHINE) as house:
        claims = record_dispatches(house)
        house.review(read_review_file(house, _read("review.jsonl").splitlines(), None))
        house.sign()
        out = sys.stdout.write
        out(f"\nDemonstration book at {config.book}: {len(house.filings())} dispatches written for demonstration,\n")
        out(f"{claims} claims, {house.ledger.size()} entries, in {time.monotonic() - started:.1f} seconds.\n\n")
        out(glance_at(house.situation(house.ask())))
    if options.no_serve:
        sys.stdout.write(f"\nAsk it: musterbook --book {config.book} show casualties\n")
        return 0
    options.book, options.address = str(config.book), "127.0.0.1"
    return serve(options)


def record_dispatches(house: House) -> int:
    """Records every dispatch in the order of its day; the number of claims read."""
    manifest = tomllib.loads(_read("manifest.toml"))
    dispatches = sorted(manifest["dispatch"], key=lambda one: (one["published"], one["file"]))
    progress = Progress(len(dispatches), "recording")
    reports: dict[str, str] = {}
    claims = 0
    for told in dispatches:
        recorded = house.record(_arrival(told, reports))
        reports[told["file"]] = recorded.report
        claims += len(recorded.claims)
        progress.step()
    return claims


def _arrival(told: dict[str, Any], reports: dict[str, str]) -> Arrival:
    data = _folder().joinpath("dispatches", told["file"]).read_bytes()
    text = take_in(data, told["file"])
    return Arrival(
        data=data,
        text=msgspec.structs.replace(text, notes=(*text.notes, MARKING)),
        name=told["file"],
        kind=told["kind"],
        stage=told["stage"],
        handling=told["handling"],
        mission=told["mission"],
        title=told["title"],
        publisher=told["publisher"],
        published=told["published"].isoformat(),
        corrects=reports[told["corrects"]] if "corrects" in told else None,
    )


def _demo_config(options: argparse.Namespace) -> Config:
    """The demonstration's own place and mission, apart from any real book."""
    config = msgspec.structs.replace(config_of(options), mission=MISSION)
    if options.book and config.server:
        raise Incorrect("book.unsupported", "the demonstration is kept in a file: name a path, or leave --book out")
    if options.book:
        return config
    return msgspec.structs.replace(config, book=config.book.with_name(BOOK), server=None)


def _clear(config: Config) -> None:
    """Takes away an earlier demonstration book, and nothing else.

    Raises Conflict (book.exists) where the book is not one, cannot be opened to see, or is served by a desk.
    """
    if not config.book.exists():
        return
    if config.book.is_file() and is_served(config.book):
        raise Conflict(
            "book.exists", f"a desk still serves {config.book}: end it with Ctrl-C where it runs, then try again"
        )
    try:
        with open_house(config) as house:
            filings = house.filings().values()
            marked = bool(filings) and all(MARKING in filing.notes for filing in filings)
            ours, book = marked or house.ledger.size() == 1, house.ledger.book
    except MusterbookError as problem:
        raise Conflict(
            "book.exists", f"an earlier book is in the way ({problem.message}): move it elsewhere"
        ) from problem
    if not ours:
        raise Conflict(
            "book.exists", f"{config.book} holds reports of your own: name another place for the demonstration"
        )
    places = [one.with_name(one.name + end) for one in (config.book, config.keys, config.view) for end in SQLITE_FILES]
    for place in [*places, ModelFile(config).path, *config.signers.glob(book + "*")]:
        place.unlink(missing_ok=True)


def _folder() -> Traversable:
    return files("musterbook.cli").joinpath("data", "demo")


def _read(name: str) -> str:
    return _folder().joinpath(name).read_text(encoding="utf-8")
