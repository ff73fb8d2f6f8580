"""A confined process keeps its memory and time, and reaches neither files nor network nor other processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from musterbook.intake.syscalls import read_filter

PRELUDE = """
import ctypes, os, resource, signal, socket, subprocess, sys, time
from musterbook.intake import confine, syscalls
libc = ctypes.CDLL(None, use_errno=True)
"""
FILTER = "the kernel's filter"
WALLS = {
    "all": "confine.close_doors()",
    "no descriptors": "confine.forbid_descriptors()",
    FILTER: "assert syscalls.install_filter(syscalls.read_filter())",
    "the hook": "confine.forbid_events()",
}


EVERYWHERE = (
    "socket.socket()",
    "socket.socket(socket.AF_UNIX)",
    "open('/etc/passwd').read()",
    "open('FOLDER/written', 'w').write('x')",
    "os.open('FOLDER/written', os.O_CREAT | os.O_WRONLY)",
    "subprocess.run(['true'])",
)
NATIVE = (
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
)
CHANGING = (
    "os.remove('FOLDER/kept')",
    "os.rename('FOLDER/kept', 'FOLDER/moved')",
    "os.mkdir('FOLDER/made')",
    "os.kill(1, 0)",
)


def run(wall: str, attempts: tuple[str, ...], folder: Path) -> dict[str, str]:
    """What a process behind a wall prints of each of its attempts; "refused" for those that raise OSError."""
    if wall == FILTER and read_filter() is None:
        pytest.skip("no filter is known for this machine")
    code = [PRELUDE, WALLS[wall]]
    code += [f"try: print({attempt})\nexcept OSError: print('refused')" for attempt in attempts]
    command = [sys.executable, "-c", "\n".join(code).replace("FOLDER", str(folder))]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)
    assert done.returncode == 0, done.stderr[-500:]
    return dict(zip(attempts, done.stdout.splitlines(), strict=True))


@pytest.mark.parametrize("wall", WALLS)
def test_each_wall_alone_keeps_files_network_and_programs_away(wall: str, tmp_path: Path) -> None:
    """Law: behind any of the three walls no socket is made, no file opened, no program run."""
    assert run(wall, EVERYWHERE, tmp_path) == dict.fromkeys(EVERYWHERE, "refused")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("wall", ["all", FILTER])
def test_native_code_reaches_no_more_than_python(wall: str, tmp_path: Path) -> None:
    """Law: what a parser's own machine code asks of the kernel fails too (where the kernel has filters)."""
    (tmp_path / "kept").write_text("x")
    assert run(wall, NATIVE, tmp_path) == dict.fromkeys(NATIVE, "-1")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("wall", ["all", "the hook"])
def test_files_are_neither_removed_nor_moved(wall: str, tmp_path: Path) -> None:
    """Law: what needs no descriptor is refused as well."""
    (tmp_path / "kept").write_text("x")
    assert run(wall, CHANGING, tmp_path) == dict.fromkeys(CHANGING, "refused")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_work_goes_on_behind_the_walls(tmp_path: Path) -> None:
    """Law: memory, clocks, chance and the pipes remain."""
    work = ("len(bytearray(10_000_000))", "time.time() > 0", "len(os.urandom(8))", "repr(sys.stdin.read())")
    assert tuple(run("all", work, tmp_path).values()) == ("10000000", "True", "8", "''")
