"""Keeps a child: starts it, feeds it a report's bytes, takes its answer, ends it when it takes too long or too much.

The child gets the bytes as a file in memory on stdin, an empty environment, the root folder and a session of its own.
What it answers is not trusted: it is decoded by type, cleaned again, and held to the catalogue of errors.
"""

import os
import signal
import subprocess
import sys
import time
from selectors import EVENT_READ, DefaultSelector
from typing import IO

import msgspec

from musterbook.errors import CATALOGUE, Fault, Incorrect
from musterbook.intake.cleaning import clean_label, make_text
from musterbook.intake.confine import Limits
from musterbook.terms.record import Record
from musterbook.terms.reports import LARGEST_REPORT, Text

LIMITS = Limits(memory=1536 * 1024 * 1024, processor=20, clock=30.0, answer=LARGEST_REPORT + 1024 * 1024)
CHILD = (sys.executable, "-I", "-B", "-X", "utf8", "-m", "musterbook.intake.child")
TAKEN, REFUSED = 0, 3  # how a child ends that has answered
READ_AT_ONCE = 1 << 18
TOO_LONG = "Reading the file took longer than it may: save its text as plain text."
TOO_MUCH = "The file unfolds to more text than a report may hold: split it."


class Refusal(Record, frozen=True):
    """What a child answers that could not make a text: a code of the catalogue and its line."""

    code: str
    message: str


def extract_apart(form: str, data: bytes, limits: Limits = LIMITS) -> Text:
    """The text that a child makes of bytes in one of the formats it reads ("html", "pdf", "docx", "eml").

    Raises Incorrect (report.*): what the child refused, or report.time_limit, report.bomb, report.broken.
    """
    return text_of_answer(form, *run_child([*CHILD, form], data, limits))


def text_of_answer(form: str, code: int, answer: bytes) -> Text:
    """The text of a child that ended with a code.

    Raises Incorrect (report.*), and Fault where it did not start.
    """
    if code in (TAKEN, REFUSED):
        return check_answer(code, answer)
    if code in (-signal.SIGALRM, -signal.SIGXCPU):
        raise Incorrect("report.time_limit", TOO_LONG)
    if code > 0:
        raise Fault("fault.unexpected", f"The reader of {form} did not start (exit {code}): check the installation.")
    raise Incorrect(
        "report.broken", f"The reader of {form} was stopped by this file ({-code}): ask for it anew, or as plain text."
    )


def check_answer(code: int, answer: bytes) -> Text:
    """The text that a child answered, cleaned as if it had not been.

    Raises Incorrect: the child's refusal, or report.broken for an answer that is neither.
    """
    try:
        if code == TAKEN:
            return make_text(**msgspec.structs.asdict(msgspec.msgpack.decode(answer, type=Text)))
        refusal = msgspec.msgpack.decode(answer, type=Refusal)
    except msgspec.MsgspecError:
        refusal = Refusal(code="", message="")
    message = clean_label(refusal.message)
    if refusal.code in CATALOGUE and refusal.code.startswith("report.") and message:
        raise Incorrect(refusal.code, message)
    raise Incorrect("report.broken", "The file confuses its reader: ask for it anew, or as plain text.")


def run_child(command: list[str], data: bytes, limits: Limits) -> tuple[int, bytes]:
    """Exit code and answer of a command that is given `data` on stdin and confines itself to `limits`.

    Raises Incorrect (report.time_limit, report.bomb) when it used more time, or answered more, than it may.
    """
    deadline = time.monotonic() + limits.clock
    with memory_file(data) as given, _start(command, given) as child:
        try:
            answer = _read_answer(child, deadline, limits.answer)
            code = child.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            code = -signal.SIGALRM
        finally:
            _end(child)
    if code in (-signal.SIGALRM, -signal.SIGXCPU):
        raise Incorrect("report.time_limit", TOO_LONG)
    return code, answer


def memory_file(data: bytes) -> IO[bytes]:
    """The bytes as a file that lies in memory alone, at its start."""
    file = os.fdopen(os.memfd_create("report"), "w+b")
    file.write(data)
    file.seek(0)
    return file


def _start(command: list[str], given: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 — our own interpreter and module, no shell
        command,
        stdin=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    )


def _read_answer(child: subprocess.Popen[bytes], deadline: float, most: int) -> bytes:
    assert child.stdout is not None
    answer = bytearray()
    with DefaultSelector() as selector:
        selector.register(child.stdout, EVENT_READ)
        while selector.select(max(0.0, deadline - time.monotonic())):
            piece = os.read(child.stdout.fileno(), READ_AT_ONCE)
            if not piece:
                return bytes(answer)
            answer += piece
            if len(answer) > most:
                raise Incorrect("report.bomb", TOO_MUCH)
    raise subprocess.TimeoutExpired(child.args, deadline)


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
