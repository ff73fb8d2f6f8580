"""The nursery: a process that has loaded the reader of one format and forks a child for every document.

`python -I -B -X utf8 -m musterbook.intake.nursery FORMAT`, with a socket as stdin, started by `warm` alone. It never
touches a document: each child gets its bytes on stdin, limits itself, closes every door as a short-lived child does
(`child`), answers on stdout, and ends. Only the loading of the reader is shared, which is what costs time.
"""

import gc
import importlib
import os
import socket
import sys
from collections.abc import Callable

import msgspec

from musterbook.intake.child import FORMATS, read_document
from musterbook.intake.confine import close_doors, die_with_parent, limit_resources
from musterbook.intake.formats.charsets import load_codecs
from musterbook.intake.keeper import LIMITS, REFUSED, TAKEN, Refusal
from musterbook.terms.reports import Text

CODE_BYTES = 4
GIVEN_AND_ANSWER = 2  # descriptors with each request
MOST_DESCRIPTORS = 1 << 16
READ_AT_ONCE = 1 << 20


def main(form: str) -> int:
    """Serves one request after another until the keeper closes the socket."""
    if form not in FORMATS:
        raise SystemExit(f"no such format: {form}")
    reader = importlib.import_module(f"musterbook.intake.formats.{form}")
    load_codecs()
    reader.warm_up()
    gc.freeze()
    nursery = os.getpid()
    with socket.socket(fileno=os.dup(0)) as keeper:
        while True:
            request, handed, _, _ = socket.recv_fds(keeper, 1, GIVEN_AND_ANSWER)
            if not request:
                return 0
            child = os.fork()
            if not child:
                os._exit(be_child(reader.extract, nursery, *handed))
            for descriptor in handed:
                os.close(descriptor)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            keeper.sendall(code.to_bytes(CODE_BYTES, "little", signed=True))


def be_child(extract: Callable[[bytes], Text], nursery: int, given: int, answer: int) -> int:
    """One document's child, from its first step to its exit code: like `child`, but for what was loaded before."""
    die_with_parent(nursery)
    os.setsid()
    os.dup2(given, 0)
    os.dup2(answer, 1)
    os.closerange(3, MOST_DESCRIPTORS)
    limit_resources(LIMITS)
    close_doors()
    told = read_document(extract, _read_all(0))
    _write_all(1, msgspec.msgpack.encode(told))
    return REFUSED if isinstance(told, Refusal) else TAKEN


def _read_all(descriptor: int) -> bytes:
    data = bytearray()
    while piece := os.read(descriptor, READ_AT_ONCE):
        data += piece
    return bytes(data)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
