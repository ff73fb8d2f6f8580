"""One window put to the model: tried again where that may help, and every try kept as a call to be recorded."""

import datetime as dt
import hashlib
import time
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from musterbook.errors import MusterbookError
from musterbook.reading.model.answers import content_of
from musterbook.reading.model.budget import Allowance
from musterbook.reading.model.exchange import Answer, exchange
from musterbook.reading.model.hosts import Address, Server
from musterbook.reading.model.open_text import Window
from musterbook.reading.model.request import FORMATS, request_body
from musterbook.terms.record import Record
from musterbook.terms.times import format_time

TRIES = 4  # of one window
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds
CALL_WITHIN = 180.0  # seconds
OK, REDIRECTS, BUSY = 200, range(300, 400), frozenset({408, 425, 429})
NOT_UNDERSTOOD = frozenset({400, 415, 422})
CHAT = "/chat/completions"


class Call(Record, frozen=True):
    """One request that showed a stretch of a report to a server: what the book keeps of it.

    `host` and `port` as they were set, `address` the one connected to, `within` whether that is this machine;
    `sent` and `received` in bytes; `status` null where no answer came; `outcome` in a word.
    """

    at: str
    host: str
    port: int
    address: str
    within: bool
    model: str
    start: int
    end: int
    sent: int
    sent_sha256: str
    received: int
    status: int | None
    outcome: str


class Asked(NamedTuple):
    """What became of a window: the words of the model's answer, or none, and the calls that were made."""

    content: str | None
    calls: tuple[Call, ...]


class Caller:
    """Puts windows to one server; remembers which form of answer the server lets itself be held to."""

    def __init__(
        self, server: Server, model: str, key: str | None, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self.server, self.model, self._key, self._pause = server, model, key, pause
        self._form = 0

    def ask(self, window: Window, allowance: Allowance, address: Address) -> Asked:
        """The model's words on a window; none once tries, time or allowance are spent."""
        calls: list[Call] = []
        tries, pause = 0, FIRST_PAUSE
        while tries < TRIES and allowance.take(window.end - window.start):
            call, answer = self._try(window, allowance, address)
            calls.append(call)
            if answer is not None and answer.status == OK:
                content = content_of(answer.body)
                if content is not None:
                    return Asked(content, tuple(calls))
                calls[-1] = _renamed(calls[-1], "unusable")
            if answer is not None and answer.status in NOT_UNDERSTOOD and self._form + 1 < len(FORMATS):
                self._form += 1
                continue
            tries += 2 if answer is not None and answer.status == OK else 1
            wait = _wait(answer, pause) if call.outcome != "answer" else None
            if wait is None or wait >= allowance.seconds or tries >= TRIES:
                break
            self._pause(wait)
            pause *= 2
        return Asked(None, tuple(calls))

    def _try(self, window: Window, allowance: Allowance, address: Address) -> tuple[Call, Answer | None]:
        """One request, to the address that was judged."""
        body = request_body(self.model, window, FORMATS[self._form])
        at = format_time(dt.datetime.now(dt.UTC))
        seconds = min(CALL_WITHIN, max(0.1, allowance.seconds))
        try:
            answer = exchange(self.server, address, "POST", CHAT, body, self._key, seconds)
        except MusterbookError as problem:
            return self._call(window, body, at, address, None, problem.code.partition(".")[2]), None
        return self._call(window, body, at, address, answer, _outcome(answer.status)), answer

    def _call(
        self, window: Window, body: bytes, at: str, address: Address, answer: Answer | None, outcome: str
    ) -> Call:
        return Call(
            at=at,
            host=self.server.host,
            port=self.server.port,
            address=address.sockaddr[0],
            within=address.within,
            model=self.model,
            start=window.start,
            end=window.end,
            sent=len(body),
            sent_sha256=hashlib.sha256(body).hexdigest(),
            received=len(answer.body) if answer else 0,
            status=answer.status if answer else None,
            outcome=outcome,
        )


def _renamed(call: Call, outcome: str) -> Call:
    return msgspec.structs.replace(call, outcome=outcome)


def _outcome(status: int) -> str:
    if status == OK:
        return "answered"
    if status in REDIRECTS:
        return "redirect refused"
    return "busy" if status in BUSY or status >= 500 else "refused"


def _wait(answer: Answer | None, pause: float) -> float | None:
    """How long to wait before another try; none where another would meet the same answer."""
    if answer is None:
        return pause
    if answer.status not in BUSY and answer.status < 500 and answer.status != OK:
        return None
    return min(LONGEST_PAUSE, max(pause, float(answer.retry_after or 0)))
