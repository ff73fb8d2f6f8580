"""Keeps nurseries: for whoever reads documents by the thousand, a child for each without its start-up time.

What holds for a single document holds here: one confined child a document, memory, time, files and network limited,
nothing of its answer trusted. A nursery whose child overran is ended with it and started anew.
"""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from types import TracebackType
from typing import Self

from musterbook.errors import Fault, Incorrect
from musterbook.intake.confine import Limits
from musterbook.intake.keeper import LIMITS, READ_AT_ONCE, TOO_LONG, TOO_MUCH, memory_file, text_of_answer
from musterbook.intake.nursery import CODE_BYTES
from musterbook.terms.reports import Text

NURSERY = (sys.executable, "-I", "-B", "-X", "utf8", "-m", "musterbook.intake.nursery")
START = 60.0  # seconds that loading a reader may take on a busy machine


class Nursery:
    """One format's nursery: its process and the socket to it."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.door, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 — our own interpreter and module, no shell
                [*NURSERY, form],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                start_new_session=True,
            )
        self.served = 0

    def end(self) -> None:
        """Ends it, and with it any child that still runs."""
        self.door.close()
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask(self, data: bytes, limits: Limits) -> tuple[int, bytes]:
        """Exit code and answer of a child that is given `data`.

        Raises Incorrect (report.time_limit, report.bomb) and ConnectionError where the nursery is gone.
        """
        deadline = time.monotonic() + limits.clock + (0 if self.served else START)
        told, answers = os.pipe()
        try:
            with memory_file(data) as given:
                socket.send_fds(self.door, [b"r"], [given.fileno(), answers])
            os.close(answers)
            answers = -1
            answer = self._read(told, deadline, limits.answer)
            code = self._read(self.door.fileno(), deadline, CODE_BYTES, whole=True)
        finally:
            os.close(told)
            if answers >= 0:
                os.close(answers)
        self.served += 1
        return int.from_bytes(code, "little", signed=True), answer

    def _read(self, descriptor: int, deadline: float, most: int, *, whole: bool = False) -> bytes:
        """All that comes until its end, or `most` bytes where that is the whole."""
        answer = bytearray()
        while not (whole and len(answer) == most):
            if not select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))[0]:
                raise Incorrect("report.time_limit", TOO_LONG)
            piece = os.read(descriptor, READ_AT_ONCE)
            if not piece and whole:
                raise ConnectionResetError("the nursery is gone")
            if not piece:
                break
            answer += piece
            if len(answer) > most:
                raise Incorrect("report.bomb", TOO_MUCH)
        return bytes(answer)


class Nurseries:
    """A nursery for each format, started when it is first asked; one document at a time."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self.running: dict[str, Nursery] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends them all; asked again they start again."""
        while self.running:
            self.running.popitem()[1].end()

    def extract(self, form: str, data: bytes) -> Text:
        """The text that a child makes of bytes, as `keeper.extract_apart` does.

        Raises Incorrect (report.*) and Fault where no nursery starts.
        """
        nursery = self.running.get(form) or self.running.setdefault(form, Nursery(form))
        try:
            code, answer = nursery.ask(data, self.limits)
        except BaseException as problem:
            self.running.pop(form).end()
            if isinstance(problem, ConnectionError):
                raise Fault(
                    "fault.unexpected", f"The reader of {form} did not start: check the installation."
                ) from problem
            raise
        return text_of_answer(form, code, answer)
