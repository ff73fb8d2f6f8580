"""A confined process keeps its memory and time, and reaches neither files nor network nor other processes."""

import subprocess
import sys
from pathlib import Path

import pytest

PRELUDE = """
import ctypes, os, resource, signal, socket, subprocess, sys, time
from musterbook.intake import confine, syscalls
libc = ctypes.CDLL(None, use_errno=True)
"""
WALLS = {
    "all": "confine.close_doors()",
    "no descriptors": "confine.forbid_descriptors()",
    "the kernel's filter": "assert syscalls.install_filter(syscalls.read_filter())",
    "the hook": "confine.forbid_events()",
}


def run(wall: str, attempt: str) -> str:
    """What a process prints that goes behind a wall and makes an attempt; "refused" where that raises OSError."""
    code = f"{PRELUDE}\n{WALLS[wall]}\ntry:\n    print({attempt})\nexcept OSError:\n    print('refused')\n"
    done = subprocess.run(
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20
    )
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout.strip()


@pytest.mark.parametrize("wall", WALLS)
@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.socket(socket.AF_UNIX)",
        "open('/etc/passwd').read()",
        "open('FOLDER/written', 'w').write('x')",
        "os.open('FOLDER/written', os.O_CREAT | os.O_WRONLY)",
        "subprocess.run(['true'])",
    ],
)
def test_each_wall_alone_keeps_files_network_and_programs_away(wall: str, attempt: str, tmp_path: Path) -> None:
    """Law: behind any of the three walls no socket is made, no file opened, no program run."""
    assert run(wall, attempt.replace("FOLDER", str(tmp_path))) == "refused"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("wall", ["all", "the kernel's filter"])
@pytest.mark.parametrize(
    "call",
    [
        "libc.socket(2, 1, 0)",
        "libc.open(b'/etc/passwd', 0)",
        "libc.creat(b'FOLDER/written', 0o600)",
        "libc.unlink(b'FOLDER/kept')",
        "libc.rename(b'FOLDER/kept', b'FOLDER/moved')",
        "libc.fork()",
        "libc.execv(b'/bin/true', None)",
        "libc.kill(os.getppid(), 0)",
        "libc.setrlimit(7, ctypes.byref((ctypes.c_ulong * 2)(64, 64)))",
        "libc.ptrace(0, 0, 0, 0)",
    ],
)
def test_native_code_reaches_no_more_than_python(wall: str, call: str, tmp_path: Path) -> None:
    """Law: what a parser's own machine code asks of the kernel fails too (where the kernel has filters)."""
    (tmp_path / "kept").write_text("x")
    assert run(wall, call.replace("FOLDER", str(tmp_path))) == "-1"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_files_cannot_be_removed_by_python() -> None:
    """Law: the hook alone stops what needs no descriptor."""
    for attempt in ("os.remove('/tmp/x')", "os.rename('/tmp/x', '/tmp/y')", "os.mkdir('/tmp/x/y')", "os.kill(1, 0)"):
        assert run("the hook", attempt) == "refused"


def test_work_goes_on_behind_the_walls() -> None:
    """Law: memory, clocks, chance and the pipes remain."""
    attempt = "len(bytearray(10_000_000)), time.time() > 0, len(os.urandom(8)), repr(sys.stdin.read())"
    assert run("all", attempt) == "10000000 True 8 ''"
