"""All measures in turn: `python -m bench`."""

import subprocess
import sys

MEASURES = ("bench.reading_speed", "bench.recording", "bench.archive", "bench.ledger", "bench.proof", "bench.brief")


def main() -> int:
    """Runs each measure in a process of its own; the worst exit code."""
    worst = 0
    for module in MEASURES:
        print(f"\n== {module}", flush=True)
        worst = max(worst, subprocess.run([sys.executable, "-m", module], check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
