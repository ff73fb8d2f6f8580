"""`musterbook witness`: serves a witness, which cosigns checkpoints of books that it knows (C2SP tlog-witness)."""

import argparse
import sys
from pathlib import Path

from musterbook.cli.places import config_of
from musterbook.cli.witness_http import bind, serve
from musterbook.errors import Incorrect, Unavailable
from musterbook.ledger.witness import Witness, add_log, create_witness, open_witness

LOOPBACK, FIRST_PORT = "127.0.0.1", 8100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("--name", help="makes a new witness under this name, as in witness.example/one")
    parser.add_argument(
        "--log", action="append", default=[], metavar="KEY", help="answer for the book with this key too"
    )
    parser.add_argument(
        "--folder", metavar="DIR", help="where its key and memory lie (default: the user's state folder)"
    )
    parser.add_argument("--port", type=int, default=FIRST_PORT, help=f"the port (default {FIRST_PORT}; 0: any)")
    parser.add_argument("--address", default=LOOPBACK, help="the address to listen on (default: this machine alone)")
    parser.add_argument("--no-serve", action="store_true", help="make the witness or add the log, and end")


def run(options: argparse.Namespace) -> int:
    """Prints the witness's key, then serves until interrupted."""
    folder = Path(options.folder) if options.folder else config_of(options).signers.parent / "witness"
    witness = _find(folder, options.name)
    for vkey in options.log:
        witness = add_log(folder, vkey)
    out = sys.stdout.write
    out(f"witness key: {witness.vkey}\n")
    out(f"answers for: {', '.join(witness.origins) or 'no book yet: add one with --log KEY'}\n")
    if options.no_serve:
        return 0
    if not 0 <= options.port < 2**16:
        raise Incorrect("argument.incorrect", f"{options.port} is no port: give one from 0 to 65535")
    server = bind(witness, options.address, options.port)
    host = f"[{options.address}]" if ":" in options.address else options.address
    out(f"The witness is at http://{host}:{server.server_port} (Ctrl-C ends it)\n")
    if options.address != LOOPBACK:
        out("others can reach it; put a web server with TLS in front of it\n")
    sys.stdout.flush()
    serve(server)
    return 0


def _find(folder: Path, name: str | None) -> Witness:
    if (folder / "witness.key").exists() or name is None:
        witness = open_witness(folder)
        if name and witness.vkey.partition("+")[0] != name:
            raise Unavailable("witness.absent", f"{folder} holds a witness of another name: give another --folder")
        return witness
    return create_witness(folder, name)
