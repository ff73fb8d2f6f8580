"""The model's answer, decoded strictly: the server's envelope, then each claim by itself; what does not fit is out."""

import re
from typing import Any, NamedTuple

import msgspec

from musterbook.reading.model.shapes import ANY_SHAPE, ModelClaim

MOST = 400  # claims of one answer
FENCE = re.compile(r"\s*```(?:json)?\s*(.*?)\s*```\s*\Z", re.DOTALL)
BROKEN = (msgspec.MsgspecError, RecursionError, UnicodeError)


class Message(msgspec.Struct, frozen=True):
    """What the model says."""

    content: str | None = None


class Choice(msgspec.Struct, frozen=True):
    """One answer out of those a server may give; `finish_reason` "stop" where it was not cut off."""

    message: Message
    finish_reason: str | None = None


class Envelope(msgspec.Struct, frozen=True):
    """A chat completion, as far as it matters here."""

    choices: tuple[Choice, ...]


class Bundle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The claims of an answer, not yet looked into."""

    claims: list[msgspec.Raw]


class Answered(NamedTuple):
    """The claims of an answer that have the shape of one, and how many have not."""

    claims: tuple[ModelClaim, ...]
    malformed: int


_envelope = msgspec.json.Decoder(Envelope)
_bundle = msgspec.json.Decoder(Bundle)
_claim: Any = msgspec.json.Decoder(ANY_SHAPE)


def content_of(body: bytes) -> str | None:
    """The words of the first choice where they hold a list of claims; none where the answer is cut off or no such."""
    try:
        choices = _envelope.decode(body).choices
        if not choices or choices[0].finish_reason not in ("stop", None):
            return None
        content = choices[0].message.content or ""
        fenced = FENCE.match(content)
        told = fenced[1] if fenced else content
        _bundle.decode(told)
    except BROKEN:
        return None
    return told


def claims_of(content: str) -> Answered:
    """The claims in words that `content_of` let through."""
    raw = _bundle.decode(content).claims
    claims: list[ModelClaim] = []
    for one in raw[:MOST]:
        try:
            claims.append(_claim.decode(one))
        except BROKEN:
            continue
    return Answered(tuple(claims), len(raw) - len(claims))
