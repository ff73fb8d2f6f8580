"""Writes docs/reference.md from the code: verbs with their options, entry kinds, claim kinds, error codes."""

import argparse
import importlib
import sys
from collections.abc import Iterator

import msgspec

from musterbook import errors
from musterbook.cli.verbs import VERBS
from musterbook.terms.claims import CLAIM_TYPES, SLOT_NAMES
from musterbook.terms.entries import FIELDS, HEADER

FAMILIES = (
    errors.Incorrect,
    errors.Forbidden,
    errors.NotFound,
    errors.Conflict,
    errors.Unavailable,
    errors.Fault,
)


def write_reference() -> str:
    """The reference as Markdown."""
    return "\n".join(line for part in (_verbs(), _kinds(), _entries(), _errors()) for line in part) + "\n"


def _verbs() -> Iterator[str]:
    yield "# Reference"
    yield "\nMade from the code by `make reference`; a test compares them.\n"
    yield "## Verbs\n"
    yield "`--book PATH` goes before or after every verb; without it MUSTERBOOK_BOOK, else the user's data folder.\n"
    for name, verb in VERBS.items():
        parser = argparse.ArgumentParser(prog=f"musterbook {name}", add_help=False)
        importlib.import_module(verb.module).add_arguments(parser)
        yield f"### `musterbook {name}`\n\n{verb.help[0].upper()}{verb.help[1:]}.\n"
        yield from ("```", *verb.examples, "```\n")
        options = [_option(action) for action in parser._actions if action.help != argparse.SUPPRESS]
        yield from (["| option | what it does |", "|---|---|", *options, ""] if options else [])


def _option(action: argparse.Action) -> str:
    name = ", ".join(action.option_strings) or str(action.metavar or action.dest)
    if action.choices:
        name += " " + "\\|".join(map(str, action.choices))
    elif action.option_strings and action.nargs != 0:
        name += f" {action.metavar or action.dest.upper()}"
    return f"| `{name}` | {action.help or ''} |"


def _kinds() -> Iterator[str]:
    yield "## Claim kinds and their slots\n"
    yield "| kind | states that | slots |"
    yield "|---|---|---|"
    for kind, claim in CLAIM_TYPES.items():
        slots = ", ".join(f"`{name}`" for name in SLOT_NAMES[kind])
        yield f"| `{kind}` | {str(claim.__doc__).splitlines()[0]} | {slots} |"
    fields = [f.encode_name for f in msgspec.structs.fields(next(iter(CLAIM_TYPES.values())))]
    named = ", ".join(f"`{name}`" for name in fields)
    yield f"\nEvery claim has {named} and `kind`; `musterbook schema` prints it all.\n"


def _entries() -> Iterator[str]:
    yield "## Entry kinds and their fields\n"
    named = ", ".join(f"`{name}`" for name in HEADER)
    yield f"Every payload begins with {named}; a `claim.read` ends with its kind's slots.\n"
    yield "| kind | fields in their order |"
    yield "|---|---|"
    for kind, fields in FIELDS.items():
        yield f"| `{kind}` | {', '.join(f'`{name}`' for name in fields)} |"
    yield ""


def _errors() -> Iterator[str]:
    yield "## Errors\n"
    yield "| family | exit code | HTTP status | what it means |"
    yield "|---|---|---|---|"
    for family in FAMILIES:
        yield f"| {family.__name__} | {family.exit_code} | {family.status} | {family.__doc__} |"
    yield "\n| code | meaning |"
    yield "|---|---|"
    for code, meaning in errors.CATALOGUE.items():
        yield f"| `{code}` | {meaning} |"


if __name__ == "__main__":
    sys.stdout.write(write_reference())
