"""Work over many files: one bad file is told in a line, the rest is done, the worst exit code remembered."""

import sys
from collections.abc import Callable, Sequence

from musterbook.errors import Conflict, MusterbookError, Unavailable


def over_files(names: Sequence[str], work: Callable[[str], object]) -> int:
    """Does the work for each name; the exit code is that of the first error, or 0.

    Conflict and Unavailable end the batch, since the next file would meet them too; what was done before stays done.
    """
    code = 0
    for name in names:
        try:
            work(name)
        except (Conflict, Unavailable):
            raise
        except MusterbookError as error:
            sys.stderr.write(f"musterbook: {name}: {error.message}\n")
            code = code or error.exit_code
    return code


class Progress:
    """A bar on a terminal's standard error; silence elsewhere."""

    def __init__(self, total: int, doing: str) -> None:
        self.total, self.doing, self.done = total, doing, 0
        self.shown = sys.stderr.isatty() and total > 1

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
