"""Work over many files: one bad file is told in a line, the rest is done, the worst exit code remembered."""

import os
import sys
from collections.abc import Callable, Sequence

from musterbook.errors import Conflict, MusterbookError, Unavailable
from musterbook.terms.plain_text import plain

STDIN = "-"


def tell_name(name: str) -> str:
    """A file's name as it can be printed and kept, whatever bytes it has."""
    return "standard input" if name == STDIN else plain(os.fsencode(name).decode(errors="replace"))


class Progress:
    """A bar on a terminal's standard error; silence elsewhere."""

    def __init__(self, total: int, doing: str) -> None:
        self.total, self.doing, self.done = total, doing, 0
        self.shown = sys.stderr.isatty() and total > 1

    def clear(self) -> None:
        """Takes the bar away, so that a line can be printed."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        if self.shown:
            full = 30 * self.done // self.total
            bar = "█" * full + "░" * (30 - full)
            sys.stderr.write(f"\r{self.doing} {bar} {self.done} of {self.total}")
            if self.done == self.total:
                sys.stderr.write("\n")
            sys.stderr.flush()


def over_files(names: Sequence[str], work: Callable[[str], object], progress: Progress | None = None) -> int:
    """Does the work for each name; the exit code is that of the first error, or 0.

    Conflict and Unavailable end the batch, since the next file would meet them too; what was done before stays done.
    """
    code = 0
    progress = progress or Progress(0, "")
    for name in names:
        try:
            work(name)
        except (Conflict, Unavailable):
            progress.clear()
            raise
        except MusterbookError as error:
            progress.clear()
            told, message = tell_name(name), plain(error.message)
            sys.stderr.write(f"musterbook: {message if message.startswith(told) else f'{told}: {message}'}\n")
            code = code or error.exit_code
        progress.step()
    return code
