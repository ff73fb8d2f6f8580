"""Sets up the virtual environment that the Makefile runs in, and says what it fetched and how long it took.

Standard library only, since it runs before anything is installed. Usage: python3 scripts/setup.py FOLDER REQUIREMENTS…
"""

import re
import subprocess
import sys
import time
import venv
from pathlib import Path

FETCHED = re.compile(r"^\s*Downloading \S+ \((?P<size>[\d.]+) (?P<unit>bytes|kB|MB|GB)\)")
MEGABYTES = {"bytes": 1e-6, "kB": 1e-3, "MB": 1.0, "GB": 1e3}
OLDEST = (3, 11)


def main() -> int:
    """Makes the environment, installs by hash, then the project itself; prints megabytes and seconds."""
    folder, requirements = Path(sys.argv[1]), sys.argv[2:]
    if sys.version_info < OLDEST:
        return fail(f"Python {OLDEST[0]}.{OLDEST[1]} or later is needed; this is {sys.version.split()[0]}")
    started = time.monotonic()
    try:
        if not (folder / "bin" / "python").exists():
            venv.create(folder, with_pip=True)
    except (subprocess.CalledProcessError, OSError) as problem:
        return fail(f"no virtual environment could be made ({problem}); on Debian: apt-get install python3-venv")
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    pip.append("--no-build-isolation")
    megabytes = 0.0
    for file in requirements:
        print(f"Installing what {file} names …", flush=True)
        fetched, code = install([*pip, "--require-hashes", "--only-binary", ":all:", "-r", file])
        megabytes += fetched
        if code:
            return fail(f"installing {file} failed; the lines above say why")
    _, code = install([*pip, "--quiet", "--no-deps", "-e", "."])
    if code:
        return fail("installing the project itself failed; the lines above say why")
    print(f"Set up: {megabytes:.0f} MB fetched, {time.monotonic() - started:.0f} seconds.", flush=True)
    return 0


def install(command: list[str]) -> tuple[float, int]:
    """Runs pip; the megabytes it fetched (what its cache held is not fetched) and its exit code."""
    megabytes, last = 0.0, []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            if found := FETCHED.match(line):
                megabytes += float(found["size"]) * MEGABYTES[found["unit"]]
                if sys.stdout.isatty():
                    print(f"  {megabytes:6.1f} MB", end="\r", flush=True)
            last = [*last[-19:], line]
    if process.returncode:
        print("".join(last), file=sys.stderr)
    return megabytes, process.returncode


def fail(message: str) -> int:
    """One line for the person, and the exit code of an error."""
    print(f"setup: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
