"""The model that the environment sets, for the verbs that may let it read; what leaves the machine is said plainly."""

import argparse
import importlib
import sys
from typing import TYPE_CHECKING

from musterbook.config import Config
from musterbook.errors import Incorrect

if TYPE_CHECKING:
    from musterbook.reading.model.reader import ModelReader

MODEL, RULES = "model", "rules"


def add_reader_option(parser: argparse.ArgumentParser) -> None:
    """Who reads."""
    parser.add_argument(
        "--reader",
        choices=(RULES, MODEL),
        default=RULES,
        help="model: the server that MUSTERBOOK_MODEL_URL names reads open reports (default: rules, on this machine)",
    )


def open_model(config: Config) -> "ModelReader":
    """The reader by model that a configuration sets. Its room is loaded only when it is asked for.

    Raises Incorrect (model.absent, model.incorrect).
    """
    if config.model is None:
        raise Incorrect(
            "model.absent",
            "no model is set: MUSTERBOOK_MODEL_URL=http://127.0.0.1:8080/v1 and MUSTERBOOK_MODEL_NAME name one",
        )
    room = importlib.import_module("musterbook.reading.model.reader")
    reader: ModelReader = room.ModelReader(config.model)
    return reader


def tell_destination(reader: "ModelReader") -> None:
    """Says on standard error where the texts of open reports go."""
    named = reader.name.partition("/")[2].rpartition("@")[0]
    sys.stderr.write(f"open reports are shown to the model {named} at {reader.server.place}\n")
