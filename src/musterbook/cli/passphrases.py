"""A passphrase, out of a file or asked for at the terminal; never out of the command line, which others can see."""

import getpass
import sys
from pathlib import Path

from musterbook.errors import Incorrect

HELP = "the file whose first line is the passphrase; without it the terminal asks"


def ask_passphrase(file: str | None, *, twice: bool) -> str:
    """The passphrase; asked for twice where something is to be sealed with it.

    Raises Incorrect (passphrase.incorrect, report.unreadable).
    """
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise Incorrect("passphrase.incorrect", "there is no terminal to ask for the passphrase: add --passphrase-file")
    told = getpass.getpass("passphrase: ")
    if twice and getpass.getpass("once more: ") != told:
        raise Incorrect("passphrase.incorrect", "the two are not the same: nothing was done")
    return told


def _first_line(file: str) -> str:
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", None) or "it is no text"
        raise Incorrect(
            "report.unreadable", f"{file} cannot be read ({reason}): check its name and rights"
        ) from problem
    return lines[0] if lines else ""
