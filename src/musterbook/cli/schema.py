"""`musterbook schema`: prints the JSON Schema of a claim, made from the types."""

import argparse
import sys

import msgspec

from musterbook.terms.claims import Claim


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb has no options."""


def run(_options: argparse.Namespace) -> int:
    """Prints the schema."""
    schema = msgspec.json.schema(Claim)
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n")
    return 0
