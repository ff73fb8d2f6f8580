"""Whether the model that is set can be asked: a look at the server that sends no word of any report."""

from typing import NamedTuple

import msgspec

from musterbook.config import ModelConfig
from musterbook.errors import MusterbookError
from musterbook.reading.model.exchange import exchange
from musterbook.reading.model.hosts import find_address, find_server
from musterbook.reading.model.key import read_key

WITHIN = 10.0  # seconds
OK, NO_LIST = 200, frozenset({404, 405, 501})
KEYLESS = frozenset({401, 403})


class Listed(msgspec.Struct, frozen=True):
    """A model that a server offers."""

    id: str


class Listing(msgspec.Struct, frozen=True):
    """The models that a server offers."""

    data: tuple[Listed, ...]


class Health(NamedTuple):
    """Whether all is well with the model, and one line that says so and where texts would go."""

    good: bool
    words: str


def look_at_model(config: ModelConfig) -> Health:
    """What the configuration is worth now."""
    try:
        server = find_server(config)
        key = read_key(config.key_file)
        address = find_address(server)
        answer = exchange(server, address, "GET", "/models", None, key, WITHIN)
    except MusterbookError as problem:
        return Health(False, f"model: {problem.message}")
    where = "on this machine" if address.within else "OUTSIDE this machine: the text of open reports goes there"
    place = f"model {config.name} at {server.place}, {where}"
    if answer.status in NO_LIST:
        return Health(True, f"{place}; it answers, and does not list its models")
    if answer.status in KEYLESS:
        return Health(False, f"{place}; it refuses the key: see MUSTERBOOK_MODEL_KEY_FILE")
    if answer.status != OK:
        return Health(False, f"{place}; it answers with status {answer.status}")
    return _named(config.name, place, answer.body)


def _named(name: str, place: str, body: bytes) -> Health:
    try:
        names = {one.id for one in msgspec.json.decode(body, type=Listing).data}
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return Health(False, f"{place}; its list of models cannot be read: is this an OpenAI-compatible server?")
    if name not in names:
        return Health(False, f"{place}; it has no model of this name: see MUSTERBOOK_MODEL_NAME")
    return Health(True, f"{place}; it answers, `--reader model` asks it")
