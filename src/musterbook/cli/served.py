"""Whether a desk serves a book now: a shared lock on the book's file, held by the process that serves while it runs.

The lock says nothing to SQLite, which locks ranges of bytes; the system lets go of it however the process ends.
"""

import contextlib
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving(book: Path) -> Iterator[None]:
    """Says of a book that it is served; a file system without such locks keeps nobody from serving."""
    with book.open("rb") as held:
        with contextlib.suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_SH)
        yield


def is_served(book: Path) -> bool:
    """Whether some process serves the book; to be asked before the book is opened here."""
    with book.open("rb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
    return False
