"""The faults in their full form, each counted: `make soak`, or `python -m tests.soak NAME…` for some of them."""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.store import faults

FAULTS: dict[str, Callable[[Path], Counter[str]]] = {
    "recordings killed": lambda folder: faults.kill_recordings(folder, 1000),
    "erasures killed": lambda folder: faults.kill_erasures(folder, 200),
    "stored bytes flipped": faults.flip_stored_bytes,
    "file bytes flipped": faults.flip_file_bytes,
    "rows moved": faults.move_rows,
    "disks full": lambda folder: faults.fill_the_disk(folder, range(8_000, 400_000, 8_000)),
    "writers side by side": lambda folder: faults.write_side_by_side(folder, 4, 250),
    "reader during an append": lambda folder: faults.read_during_an_append(folder, 40_000),
}


def main() -> int:
    """Does each fault, or those whose names begin as told, and prints what came of them."""
    wanted = sys.argv[1:]
    for name, work in FAULTS.items():
        if wanted and not any(name.startswith(word) for word in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            start = time.monotonic()
            counts = work(Path(folder))
        told = ", ".join(f"{number} {what}" for what, number in sorted(counts.items()))
        print(f"{name}: {told} ({time.monotonic() - start:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
