"""Nurseries: a confined child for every document, as for a single one, without its start-up time."""

import os
import signal
import time
from pathlib import Path

import msgspec
import pytest

from musterbook.errors import Fault, Incorrect
from musterbook.intake import warm
from musterbook.intake.keeper import LIMITS, extract_apart
from musterbook.intake.take import take_in
from musterbook.intake.warm import Nurseries
from tests.intake.documents import SENTENCE, make_page, make_pdf

PAGE = make_page(f"<p>{SENTENCE}</p>").encode()
BOMB = b"<html><body>" + b"<div>" * 200_000 + SENTENCE.encode()
FORKED = """
import os, socket, sys, time
sys.path[:0] = {path!r}
from musterbook.intake import nursery
nursery.read_document = lambda extract, data: eval(data)
sys.exit(nursery.main("docx"))
"""


def nursery_that_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nurseries whose children, confined as always, do what the document says."""
    code = FORKED.format(path=[])
    monkeypatch.setattr(warm, "NURSERY", (warm.NURSERY[0], "-I", "-B", "-X", "utf8", "-c", code))


def children_of(process: int) -> set[int]:
    """The processes that a process has started and that still are."""
    return set(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))


def test_what_it_reads_is_what_a_single_child_reads() -> None:
    """Law: texts and refusals are those of `extract_apart`, document after document, in any order of formats."""
    with Nurseries() as nurseries:
        for form, data in (("html", PAGE), ("pdf", make_pdf(SENTENCE)), ("html", PAGE)):
            assert nurseries.extract(form, data) == extract_apart(form, data)
        for form, data in (("html", b"<p>"), ("pdf", b"x"), ("docx", b"PK\x03\x04"), ("html", BOMB)):
            with pytest.raises(Incorrect) as alone:
                extract_apart(form, data)
            with pytest.raises(Incorrect) as caught:
                nurseries.extract(form, data)
            assert (caught.value.code, caught.value.message) == (alone.value.code, alone.value.message)
        assert take_in(PAGE, None, nurseries.extract) == take_in(PAGE, None)


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/passwd')",
        "os.open('/dev/null', os.O_RDONLY)",
        "os.dup(0)",
        "socket.socket()",
        "os.fork()",
        "os.kill(os.getppid(), 9)",
        "os.read(3, 1)",
        "__import__('ctypes').CDLL(None).kill(os.getppid(), 9) and 1 / 0",
    ],
)
def test_a_child_reaches_nothing(monkeypatch: pytest.MonkeyPatch, attempt: str) -> None:
    """Law: behind the nursery's walls there is no file, socket, process or descriptor; the next is read."""
    nursery_that_does(monkeypatch)
    with Nurseries() as nurseries:
        with pytest.raises((Incorrect, Fault)):
            nurseries.extract("docx", attempt.encode())
        told = "nursery.Refusal(code='report.locked', message='alive')"
        with pytest.raises(Incorrect, match="alive"):
            nurseries.extract("docx", told.encode())


def test_one_document_leaves_nothing_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: each document has a child of its own: what one changes in memory the next does not see."""
    nursery_that_does(monkeypatch)
    count = "nursery.__dict__.update(n=nursery.__dict__.get('n', 0) + 1)"
    told = f"({count}, nursery.Refusal(code='report.locked', message=str(nursery.n)))[1]"
    with Nurseries() as nurseries:
        for _ in range(3):
            with pytest.raises(Incorrect, match=r"^1$"):
                nurseries.extract("docx", told.encode())


@pytest.mark.parametrize("doing", ["time.sleep(60)", "[0 for _ in iter(int, 1)]"])
def test_a_child_that_does_not_end_is_ended_with_its_nursery(monkeypatch: pytest.MonkeyPatch, doing: str) -> None:
    """Law: past its time the child is gone and its nursery too; the next document gets a new one."""
    nursery_that_does(monkeypatch)
    monkeypatch.setattr(warm, "START", 1.5)
    limits = msgspec.structs.replace(LIMITS, clock=0.5)
    with Nurseries(limits) as nurseries:
        before = children_of(os.getpid())
        started = time.monotonic()
        with pytest.raises(Incorrect) as caught:
            nurseries.extract("docx", doing.encode())
        assert caught.value.code == "report.time_limit"
        assert time.monotonic() - started < 10
        assert children_of(os.getpid()) == before
        assert not nurseries.running


def test_a_crash_is_the_documents_fault_and_no_start_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: a child that crashes makes a refusal; a nursery that does not start makes a Fault, and a new one."""
    with Nurseries() as nurseries:
        with pytest.raises(Fault):
            nurseries.extract("no such format", b"")
        nurseries.extract("html", PAGE)
        os.killpg(nurseries.running["html"].process.pid, signal.SIGKILL)
        nurseries.running["html"].process.wait()
        with pytest.raises(Fault):
            nurseries.extract("html", PAGE)
        assert SENTENCE in nurseries.extract("html", PAGE).text
    nursery_that_does(monkeypatch)
    with Nurseries() as nurseries, pytest.raises(Incorrect) as caught:
        nurseries.extract("docx", b"__import__('ctypes').string_at(0)")
    assert (caught.value.code, "(11)" in caught.value.message) == ("report.broken", True)


def test_nurseries_end_with_their_keeper() -> None:
    """Law: when they are closed no process of theirs is left."""
    before = children_of(os.getpid())
    with Nurseries() as nurseries:
        nurseries.extract("html", PAGE)
        assert len(children_of(os.getpid()) - before) == 1
    assert children_of(os.getpid()) == before
