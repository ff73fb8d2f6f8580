"""Starts the desk: one process, one blocking thread, on the address that the terminal found free."""

import os

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from musterbook.config import Config

APPLICATION = "musterbook.desk.wsgi:application"


def serve(config: Config, address: str, port: int) -> None:
    """Serves the book until interrupted; the worker finds its configuration in the environment."""
    os.environ["MUSTERBOOK_BOOK"] = config.address
    os.environ["MUSTERBOOK_SIGNERS"] = str(config.signers)
    server = Granian(
        APPLICATION,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=1,
        log_level=LogLevels.warning,
    )
    server.serve()
