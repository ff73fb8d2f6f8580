"""The short-lived child that reads one document: `python -I -m musterbook.intake.child FORMAT < bytes > answer`.

It limits itself, loads its reader, closes every door, and only then reads stdin. The answer is msgpack: a Text,
or a Refusal with exit code 3. Nobody but `keeper` starts it.
"""

import importlib
import sys
from collections.abc import Callable

import msgspec

from musterbook.errors import Incorrect
from musterbook.intake.confine import close_doors, limit_resources
from musterbook.intake.formats.charsets import load_codecs
from musterbook.intake.keeper import LIMITS, REFUSED, TAKEN, Refusal
from musterbook.terms.reports import Text

FORMATS = ("docx", "eml", "html", "pdf")


def main(form: str) -> int:
    """Reads stdin as one of FORMATS and answers on stdout; the exit code says which answer it is."""
    if form not in FORMATS:
        raise SystemExit(f"no such format: {form}")
    limit_resources(LIMITS)
    reader = importlib.import_module(f"musterbook.intake.formats.{form}")
    load_codecs()
    reader.warm_up()
    close_doors()
    answer = read_document(reader.extract, sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    sys.stdout.buffer.flush()
    return REFUSED if isinstance(answer, Refusal) else TAKEN


def read_document(extract: Callable[[bytes], Text], data: bytes) -> Text | Refusal:
    """What a reader makes of bytes; whatever it throws becomes a refusal of one line."""
    try:
        return extract(data)
    except Incorrect as problem:
        return Refusal(code=problem.code, message=problem.message)
    except (MemoryError, RecursionError):
        return Refusal(code="report.bomb", message="It unfolds beyond the memory it may use: save its text only.")
    except Exception as problem:  # noqa: BLE001 — readers of damaged files throw anything
        name = type(problem).__name__
        return Refusal(code="report.broken", message=f"It is damaged ({name}): ask for it anew, or as plain text.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
