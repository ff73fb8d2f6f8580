"""Confines the process it runs in, for good: first its memory and time, then, before it reads, files and network.

Three walls stand behind each other: no new file descriptor (RLIMIT_NOFILE 0), the kernel's filter of calls
(`syscalls`, where the kernel has it), and a hook that stops Python's own ways to files, sockets and processes.
"""

import ctypes
import os
import resource
import signal
import sys
from typing import Any

from musterbook.intake.syscalls import install_filter, read_filter
from musterbook.terms.record import Record

SET_PARENT_DEATH_SIGNAL = 1  # of prctl
FORBIDDEN = ("open", "socket.", "subprocess.", "os.", "shutil.", "tempfile.", "pty.")


class Limits(Record, frozen=True):
    """What a child may use: address space in bytes, processor and wall-clock time in seconds, bytes of answer."""

    memory: int
    processor: int
    clock: float
    answer: int


def limit_resources(limits: Limits) -> None:
    """Memory, time, no core, no written file, no new process (root excepted); the clock ends it even if orphaned."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor, limits.processor + 1))
    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC):
        resource.setrlimit(kind, (0, 0))
    signal.setitimer(signal.ITIMER_REAL, limits.clock)


def die_with_parent(parent: int) -> None:
    """The kernel ends this process when the one that started it ends, however that comes; at once if it has ended."""
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def close_doors() -> None:
    """From here on the process opens nothing: no file, socket, program or module; its three pipes stay."""
    code = read_filter()
    forbid_descriptors()
    if code is not None:
        install_filter(code)
    forbid_events()


def forbid_descriptors() -> None:
    """No descriptor beyond those that are open: neither files nor sockets nor pipes can be made."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def forbid_events() -> None:
    """Python's own ways to files, sockets and processes raise PermissionError."""
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"a confined child may not {event}")
