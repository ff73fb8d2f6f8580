"""How fast reports go from text to registers: `python -m bench.recording [REPORTS]`.

Each report is one of the demonstration dispatches with a line of its own, so that none is a double: read, recorded
(durable, a commit each) and folded into the registers, on one core. Beside it, in the same run: reading alone.
"""

import sys
import tempfile
import time
from pathlib import Path

import musterbook
from musterbook.actions.record_report import Arrival
from musterbook.config import Config
from musterbook.house import create_house
from musterbook.intake.take import take_in
from musterbook.reading.reader import RulesReader

DISPATCHES = Path(musterbook.__file__).parent / "cli" / "data" / "demo" / "dispatches"


def make_arrivals(number: int) -> list[Arrival]:
    """That many different reports, in turn from the dispatches."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(DISPATCHES.glob("*.txt"))]
    return [make_arrival(f"{texts[i % len(texts)]}\nCopy {i}.\n", i) for i in range(number)]


def make_arrival(text: str, number: int) -> Arrival:
    """A report of that text."""
    data = text.encode()
    return Arrival(
        data=data, text=take_in(data, None), name=f"{number}.txt", kind="wire", stage=None, handling="open",
        mission="bench", title=f"Report {number}", publisher=f"Outlet {number % 50}", published="2025-04-01",
        corrects=None,
    )  # fmt: skip


def main() -> None:
    """Prints reports, claims and entries a second."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    arrivals = make_arrivals(number)
    reader = RulesReader()
    reader.read(arrivals[0].text.text, published="2025-04-01", publisher=None, report_digest=bytes(32))
    started = time.perf_counter()
    for arrival in arrivals:
        reader.read(arrival.text.text, published=arrival.published, publisher=None, report_digest=bytes(32))
    reading = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        config = Config(book=place / "a.book", signers=place / "signers", mission="bench", hosts=())
        with create_house(config, actor="bench") as house:
            started = time.perf_counter()
            claims = sum(len(house.record(arrival).claims) for arrival in arrivals)
            recording = time.perf_counter() - started
            entries = house.ledger.size()
            started = time.perf_counter()
            good = house.ledger.verify().good
            verifying = time.perf_counter() - started
    print(f"{number} reports, {claims} claims, {entries} entries; book verifies: {good}")
    print(f"read alone              {number / reading:8.0f} reports/s  {claims / reading:8.0f} claims/s")
    print(f"record, end to end      {number / recording:8.0f} reports/s  {claims / recording:8.0f} claims/s")
    print(f"record / read alone     {reading / recording:8.2f}")
    print(f"verify, no key          {entries / verifying:8.0f} entries/s")


if __name__ == "__main__":
    main()
