"""A filter in the kernel (seccomp) that leaves a process nothing but memory, its pipes, clocks and its end.

Everything else, from opening a file to making a socket or a process, fails with EPERM; it cannot be taken back.
Known for x86_64 and aarch64; elsewhere there is none.
"""

import csv
import ctypes
import platform
import struct
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "syscalls.csv"
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

SET_SECCOMP, SET_NO_NEW_PRIVS, SET_DUMPABLE = 22, 38, 4  # of prctl
MODE_FILTER = 2
LOAD_WORD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06  # of classic BPF
KILL, ALLOW, FAIL_WITH_EPERM = 0x80000000, 0x7FFF0000, 0x00050001
NUMBER_AT, ARCHITECTURE_AT = 0, 4  # in the kernel's record of a call


class Program(ctypes.Structure):
    """The kernel's sock_fprog: how many instructions, and where they lie."""

    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_char_p)]


def read_filter() -> bytes | None:
    """The filter for this machine, ready to install; None where its calls are not known."""
    machine = platform.machine()
    return assemble(AUDIT_ARCH[machine], allowed_numbers(machine)) if machine in AUDIT_ARCH else None


def install_filter(code: bytes) -> bool:
    """Installs the filter for good; False where the kernel takes none."""
    program = Program(len(code) // 8, code)
    prctl = ctypes.CDLL(None).prctl
    prctl(SET_DUMPABLE, 0, 0, 0, 0)
    if prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return bool(prctl(SET_SECCOMP, MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def allowed_numbers(machine: str) -> list[int]:
    """The numbers that the allowed calls have on a machine."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [int(row[machine]) for row in csv.DictReader(line for line in lines if not line.startswith("#"))]


def assemble(architecture: int, numbers: list[int]) -> bytes:
    """The filter as instructions of 8 bytes: another architecture dies, a listed number passes, the rest fails."""
    checks = [_step(JUMP_IF_EQUAL, number, len(numbers) - place, 0) for place, number in enumerate(numbers)]
    return b"".join(
        [
            _step(LOAD_WORD, ARCHITECTURE_AT),
            _step(JUMP_IF_EQUAL, architecture, 1, 0),
            _step(RETURN, KILL),
            _step(LOAD_WORD, NUMBER_AT),
            *checks,
            _step(RETURN, FAIL_WITH_EPERM),
            _step(RETURN, ALLOW),
        ]
    )


def _step(operation: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", operation, if_true, if_false, value)
