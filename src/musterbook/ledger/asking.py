"""Asks a witness over HTTP to cosign a checkpoint (C2SP tlog-witness), at no address but the one its policy names."""

import http.client
from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from musterbook.errors import Conflict, Forbidden, Incorrect, Unavailable
from musterbook.ledger.checkpoints import parse_checkpoint, parse_number
from musterbook.ledger.cosignatures import check_cosignature
from musterbook.ledger.notes import Signature, split_note
from musterbook.ledger.policies import Witness
from musterbook.ledger.witness_protocol import MOST_BYTES, PATH, SIZE_TYPE, format_request, parse_signatures

PATIENCE = 20.0  # seconds
ROUNDS = 4

ProveSince = Callable[[int], Sequence[bytes]]


class Reply(NamedTuple):
    """What a witness answered."""

    status: int
    media_type: str
    body: str


def obtain_cosignature(witness: Witness, note: str, old: int, prove_since: ProveSince) -> Signature:
    """The witness's cosignature on a note, checked; `old` is the size that it is thought to have seen last.

    Raises Unavailable (witness.unreachable), Forbidden (witness.refused), Conflict (witness.disagrees) where it has
    seen what this book does not extend, Incorrect (proof.broken) for an answer that does not hold.
    """
    size = parse_checkpoint(split_note(note)[0]).size
    tried: set[int] = set()
    while old not in tried and len(tried) < ROUNDS:
        tried.add(old)
        reply = post(witness, format_request(old, prove_since(old) if 0 < old < size else (), note))
        if reply.status == http.HTTPStatus.OK:
            return _ours(witness, note, reply)
        if reply.status != http.HTTPStatus.CONFLICT or reply.media_type.partition(";")[0] != SIZE_TYPE:
            raise _refused(witness, reply)
        old = parse_number(reply.body.removesuffix("\n"))
        if old > size:
            seen = f"{witness.name} has seen this book with {old} entries, and it has {size}"
            raise Conflict("witness.disagrees", f"{seen}: its tail is lost, or another copy of it goes on elsewhere")
    raise Conflict(
        "witness.disagrees", f"{witness.name} has seen another history of {old} entries: ask it for its evidence"
    )


def post(witness: Witness, body: bytes) -> Reply:
    """Sends a request; redirects are not followed.

    Raises Incorrect (policy.incorrect), Unavailable (witness.unreachable).
    """
    try:
        parts = urlsplit(witness.url)
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = urlsplit(""), None, None
    if parts.scheme not in ("http", "https") or host is None:
        raise Incorrect("policy.incorrect", f"the policy gives no address at which {witness.name} can be asked")
    make = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = make(host, port, timeout=PATIENCE)
    try:
        connection.request("POST", parts.path.rstrip("/") + PATH, body, {"Content-Type": "text/plain; charset=utf-8"})
        response = connection.getresponse()
        told = response.read(MOST_BYTES)
        return Reply(response.status, response.getheader("Content-Type", ""), told.decode("utf-8", "replace"))
    except (OSError, http.client.HTTPException) as problem:
        raise Unavailable(
            "witness.unreachable", f"{witness.name} does not answer at {witness.url}: try again later"
        ) from problem
    finally:
        connection.close()


def _ours(witness: Witness, note: str, reply: Reply) -> Signature:
    for signature in parse_signatures(reply.body):
        if signature[:2] == witness.verifier[:2]:
            check_cosignature(split_note(note)[0], signature, witness.verifier)
            return signature
    raise Incorrect("proof.broken", f"{witness.name} answered with no signature of its own key")


def _refused(witness: Witness, reply: Reply) -> Forbidden | Unavailable:
    if reply.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unavailable("witness.unreachable", f"{witness.name} cannot answer now ({reply.status}): try again later")
    reasons = {
        403: "it does not trust this book's key: give it the key that `musterbook verify` prints",
        404: "it does not know this book: ask who keeps it to add the key that `musterbook verify` prints",
        422: "what it saw of this book last is not what this book extends: ask it for what it saw",
    }
    why = reasons.get(reply.status, f"it answered {reply.status}")
    return Forbidden("witness.refused", f"{witness.name} does not cosign: {why}")
