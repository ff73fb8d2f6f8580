"""The file in which a book's model is kept, beside the book: BOOK.reader, for its owner alone, written whole or not."""

import os
from pathlib import Path

from musterbook.config import Config
from musterbook.errors import Unavailable


class ModelFile:
    """One book's model as bytes."""

    def __init__(self, config: Config) -> None:
        self.path: Path = config.book.with_name(config.book.name + ".reader")

    def load(self) -> bytes | None:
        """The bytes; None where there is no such file or it cannot be read."""
        try:
            return self.path.read_bytes()
        except OSError:
            return None

    def save(self, data: bytes) -> None:
        """Writes the bytes in the place of earlier ones.

        Raises Unavailable (file.unwritable).
        """
        fresh = self.path.with_name(self.path.name + ".new")
        try:
            fresh.unlink(missing_ok=True)
            fresh.touch(mode=0o600, exist_ok=False)
            with fresh.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.path)
        except OSError as problem:
            raise Unavailable("file.unwritable", f"{self.path} cannot be written: {problem.strerror}") from problem

    def drop(self) -> None:
        """Takes the file away.

        Raises Unavailable (file.unwritable).
        """
        try:
            self.path.unlink(missing_ok=True)
        except OSError as problem:
            raise Unavailable("file.unwritable", f"{self.path} cannot be removed: {problem.strerror}") from problem
