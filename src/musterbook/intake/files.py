"""Reads the bytes of a report from a file or from stdin, and never more of them than a report may have."""

import sys
from pathlib import Path
from typing import BinaryIO

from musterbook.errors import Incorrect
from musterbook.terms.reports import LARGEST_REPORT

STDIN = "-"


def read_bytes(path: str) -> bytes:
    """All bytes of a file, or of stdin for "-".

    Raises Incorrect (report.unreadable, report.too_large).
    """
    try:
        if path == STDIN:
            return read_at_most(sys.stdin.buffer, LARGEST_REPORT)
        with Path(path).open("rb") as file:
            return read_at_most(file, LARGEST_REPORT)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "no such name"
        shown = " ".join(path.encode(errors="replace").decode().split())
        message = f"{shown} cannot be opened ({reason}): check its name and rights."
        if isinstance(problem, IsADirectoryError):
            message = f"{shown} is a folder: check its name, or give the files in it."
        raise Incorrect("report.unreadable", message) from None


def read_at_most(file: BinaryIO, most: int) -> bytes:
    """All bytes of an open file.

    Raises Incorrect (report.too_large) as soon as there are more than `most`.
    """
    data = file.read(most + 1)
    if len(data) > most:
        raise too_large(most)
    return data


def too_large(most: int) -> Incorrect:
    """What is said of a file that has more bytes than a report may have."""
    return Incorrect(
        "report.too_large", f"The file is larger than {most // 1024**2} MB: split it, or take the report out of it."
    )
