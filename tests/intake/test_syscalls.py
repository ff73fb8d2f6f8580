"""The filter of kernel calls is what its table says."""

import os
import struct

import pytest

from musterbook.intake import syscalls
from musterbook.intake.syscalls import ALLOW, AUDIT_ARCH, FAIL_WITH_EPERM, KILL, allowed_numbers, assemble


def judge(code: bytes, architecture: int, number: int) -> int:
    """What the filter answers to a call: an interpreter of the five instructions it is made of."""
    steps = list(struct.iter_unpack("=HBBI", code))
    place = loaded = 0
    while True:
        operation, if_true, if_false, value = steps[place]
        if operation == syscalls.RETURN:
            return int(value)
        if operation == syscalls.LOAD_WORD:
            loaded = architecture if value == syscalls.ARCHITECTURE_AT else number
        else:
            place += if_true if loaded == value else if_false
        place += 1


@pytest.mark.parametrize("machine", AUDIT_ARCH)
def test_listed_calls_pass_and_all_others_fail(machine: str) -> None:
    """Law: the table's numbers pass, every other fails, and a call of another architecture ends the process."""
    numbers, architecture = allowed_numbers(machine), AUDIT_ARCH[machine]
    code = assemble(architecture, numbers)
    assert len(set(numbers)) == len(numbers)
    for number in range(600):
        assert judge(code, architecture, number) == (ALLOW if number in numbers else FAIL_WITH_EPERM)
    assert judge(code, architecture, 0x40000000 + numbers[0]) == FAIL_WITH_EPERM
    assert judge(code, 0x40000003, numbers[0]) == KILL


def test_no_listed_call_opens_or_sends() -> None:
    """Law: the calls that open files, make sockets or start processes are not in the table (x86_64)."""
    opening = {2, 41, 42, 44, 46, 49, 53, 56, 57, 58, 59, 62, 82, 85, 87, 101, 257, 302, 319, 322, 425, 435, 437}
    assert not opening & set(allowed_numbers("x86_64"))


def test_an_unknown_machine_has_no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: where the calls' numbers are not known, no filter is made."""
    monkeypatch.setattr(syscalls.platform, "machine", lambda: "riscv64")
    assert syscalls.read_filter() is None
    assert os.uname().machine not in AUDIT_ARCH or len(assemble(1, [1])) == 8 * 7
