"""`musterbook serve`: serves the desk on this machine. Without accounts it listens on loopback only."""

import argparse
import importlib
import socket
import sys

from musterbook.cli.places import config_of
from musterbook.cli.served import serving
from musterbook.errors import Forbidden, Incorrect, NotFound, Unavailable
from musterbook.store.books import book_exists

FIRST_PORT, TRIES = 8000, 50
LOOPBACK = "127.0.0.1"
DESK = "musterbook.desk.server"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("--port", type=int, help=f"the port (default {FIRST_PORT}, or the next one that is free)")
    parser.add_argument("--address", default=LOOPBACK, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Serves until interrupted."""
    if options.address not in (LOOPBACK, "localhost"):
        raise Forbidden("address.refused", "the desk has no accounts yet: it serves 127.0.0.1 only")
    config = config_of(options)
    if not book_exists(config):
        raise NotFound("book.absent", f"there is no book at {config.place}: `musterbook record FILE` makes one")
    port = find_port(options.port)
    sys.stdout.write(f"The desk is at http://{LOOPBACK}:{port} (Ctrl-C ends it)\n")
    sys.stdout.flush()
    with serving(config.keys if config.server else config.book):
        importlib.import_module(DESK).serve(config, LOOPBACK, port)
    return 0


def find_port(wanted: int | None) -> int:
    """The port that was asked for, or the first that is free from 8000 on; a busy one is named.

    Raises Incorrect (argument.incorrect) and Unavailable (port.busy).
    """
    if wanted is not None:
        if not 0 < wanted < 2**16:
            raise Incorrect("argument.incorrect", f"{wanted} is no port: give one from 1 to 65535")
        if not _is_free(wanted):
            raise Unavailable("port.busy", f"port {wanted} is in use: give another with --port")
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + TRIES):
        if _is_free(port):
            if port != FIRST_PORT:
                sys.stdout.write(f"Port {FIRST_PORT} is busy; taking {port}.\n")
            return port
    raise Unavailable("port.busy", f"no free port from {FIRST_PORT} to {FIRST_PORT + TRIES - 1}: give one with --port")


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True
