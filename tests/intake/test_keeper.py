"""A child that takes too long or too much is ended, and what it leaves is one line."""

import os
import sys
import time

import msgspec
import pytest

from musterbook.errors import Fault, Incorrect
from musterbook.intake import keeper
from musterbook.intake.confine import Limits
from musterbook.intake.keeper import LIMITS, Refusal, check_answer, extract_apart, run_child
from musterbook.terms.reports import Text

TIGHT = Limits(memory=300 * 1024**2, processor=1, clock=1.0, answer=100_000)
CONFINED = f"""
import sys, time, os, signal
from musterbook.intake.confine import Limits, limit_resources, close_doors
limit_resources(Limits(memory={TIGHT.memory}, processor=1, clock={{clock}}, answer=0))
close_doors()
"""


def run(code: str, clock: float = 30.0, limits: Limits = TIGHT) -> tuple[int, bytes]:
    """Exit code and answer of code that has confined itself."""
    return run_child([sys.executable, "-c", CONFINED.format(clock=clock) + code], b"given", limits)


@pytest.mark.parametrize(
    ("code", "clock"),
    [
        ("while True: pass", 30.0),
        ("time.sleep(60)", 30.0),
        ("time.sleep(60)", 0.5),
        ("sys.stdout.close(); os.close(1); time.sleep(60)", 30.0),
        ("while True: print('x', flush=True); time.sleep(0.05)", 30.0),
    ],
    ids=["busy", "asleep", "its own clock", "silent", "trickling"],
)
def test_a_child_that_does_not_end_is_ended(code: str, clock: float) -> None:
    """Law: neither work nor sleep nor a trickle of answers outlasts the limits."""
    started = time.monotonic()
    with pytest.raises(Incorrect) as caught:
        run(code, clock)
    assert caught.value.code == "report.time_limit"
    assert time.monotonic() - started < TIGHT.clock + 5


def test_no_process_is_left_behind() -> None:
    """Law: when the error is raised the child is gone."""
    code = "print(os.getpid(), flush=True); time.sleep(60)"
    before = set(os.listdir("/proc"))
    with pytest.raises(Incorrect):
        run(code)
    mine = {pid for pid in set(os.listdir("/proc")) - before if pid.isdigit() and _parent(pid) == os.getpid()}
    assert not mine


def _parent(pid: str) -> int:
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as status:
            return int(status.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def test_memory_is_bounded() -> None:
    """Law: what asks for more memory than it may gets a MemoryError, not the machine's."""
    code, answer = run("try:\n    x = bytearray(400_000_000)\nexcept MemoryError:\n    print('no more')")
    assert (code, answer) == (0, b"no more\n")


def test_an_answer_without_end_is_cut_off() -> None:
    """Law: a flood of answers is refused as a bomb."""
    with pytest.raises(Incorrect) as caught:
        run("while True: sys.stdout.write('x' * 10_000)")
    assert caught.value.code == "report.bomb"


def test_the_child_sees_the_bytes_and_nothing_of_us(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: stdin is the report; environment, open files and folder of the parent stay away."""
    monkeypatch.setenv("MUSTERBOOK_SECRET", "x")
    assert run("print(sys.stdin.read(), set(os.environ) - {'LC_CTYPE'})") == (0, b"given set()\n")
    listing = "import os, sys; print(sorted(os.listdir('/proc/self/fd'))[:4], os.getcwd(), os.getsid(0) == os.getpid())"
    assert run_child([sys.executable, "-c", listing], b"", TIGHT) == (
        0,
        b"['0', '1', '2', '3'] / True\n",
    )  # 3 is the listing itself


def test_large_bytes_reach_the_child_whole() -> None:
    """Law: what is fed through stdin is all of it, whether the child reads it or not."""
    data = bytes(20 * 1024**2)
    count = [sys.executable, "-c", "import sys; print(len(sys.stdin.buffer.read()))"]
    assert run_child(count, data, LIMITS) == (0, b"20971520\n")
    assert run_child([sys.executable, "-c", "print(1)"], data, LIMITS) == (0, b"1\n")


def test_a_crash_is_the_documents_fault_and_no_start_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: a reader that crashes makes a refusal of one line; one that cannot start makes a Fault."""
    with pytest.raises(Fault):
        extract_apart("no such format", b"")
    monkeypatch.setattr(keeper, "CHILD", (sys.executable, "-c", "import ctypes; ctypes.string_at(0)"))
    with pytest.raises(Incorrect) as caught:
        extract_apart("pdf", b"")
    assert caught.value.code == "report.broken"
    assert caught.value.message == (
        "The reader of pdf was stopped by this file (11): ask for it anew, or as plain text."
    )


def test_an_answer_is_not_trusted() -> None:
    """Law: what a child that was taken over might answer is cleaned, and held to known codes and one line."""
    text = Text(
        text="a\x00b \n",
        media_type="text/html",
        extractor="html/1",
        title="one\ntwo",
        publisher=None,
        published="soon",
        made="2025-02-30",
        notes=(),
    )
    taken = check_answer(0, msgspec.msgpack.encode(text))
    assert (taken.text, taken.title, taken.published, taken.made) == ("a\ufffdb", "one two", None, None)
    refusals = [("report.locked", "one\ntwo"), ("no.such", "x"), ("book.damaged", "x"), ("report.locked", "")]
    answers = [msgspec.msgpack.encode(Refusal(code=code, message=message)) for code, message in refusals]
    codes = []
    for code, answer in [*((3, answer) for answer in answers), (0, answers[0]), (0, b""), (3, b"\xc1")]:
        with pytest.raises(Incorrect) as caught:
            check_answer(code, answer)
        assert "\n" not in caught.value.message
        codes.append(caught.value.code)
    assert codes == ["report.locked", *["report.broken"] * 6]


def test_the_readers_own_limits_stand() -> None:
    """Law: what the documentation promises of memory, time and answer is what is set."""
    assert (LIMITS.memory, LIMITS.processor, LIMITS.clock) == (1536 * 1024**2, 20, 30.0)
    assert LIMITS.answer > 50 * 1024**2
