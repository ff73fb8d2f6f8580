"""The key of the model's server: out of a file of its owner alone, never from a command line, never in the book."""

import re
import stat
from pathlib import Path

from musterbook.errors import Incorrect

KEY = re.compile(r"[!-~]{1,4096}\Z")
OTHERS = 0o077


def read_key(file: Path | None) -> str | None:
    """The key that a file holds in its one line; none where no file is named.

    Raises Incorrect (model.incorrect).
    """
    if file is None:
        return None
    try:
        with file.open(encoding="ascii") as opened:
            mode = stat.S_IMODE(file.stat().st_mode)
            key = opened.read(8192).strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise Incorrect("model.incorrect", f"the model's key file {file} cannot be read") from problem
    if mode & OTHERS:
        raise Incorrect("model.incorrect", f"others may read the model's key file {file}: chmod 600 it")
    if not KEY.match(key):
        raise Incorrect("model.incorrect", f"the model's key file {file} holds one line with the key, and nothing else")
    return key
