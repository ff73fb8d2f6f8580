"""The reader by model: asks a named server what an open report states; believes nothing that the text does not bear.

`plan` refuses before anything is sent: what is not open, a host that may not be asked, a spent budget, a server that
does not answer. `read` then never fails: a window that stays without an answer is read by the rules, and what the
rules find beside the model is kept as theirs, so that no text can silence them by speaking to the model.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from musterbook.config import ModelConfig
from musterbook.errors import Forbidden
from musterbook.reading.documents import open_document
from musterbook.reading.languages import find_language
from musterbook.reading.model.anchoring import Span
from musterbook.reading.model.answers import claims_of
from musterbook.reading.model.budget import Allowance, Budget
from musterbook.reading.model.calls import Asked, Call, Caller
from musterbook.reading.model.exchange import reach
from musterbook.reading.model.holding import Held, anchor, counterpart, hold_claim
from musterbook.reading.model.hosts import Address, find_address, find_server
from musterbook.reading.model.joining import Stamp, join_claims, without_doubles
from musterbook.reading.model.key import read_key
from musterbook.reading.model.open_text import OpenText, Window
from musterbook.reading.model.rules_check import RulesCheck
from musterbook.reading.model.windows import cut_windows
from musterbook.reading.reader import NAME as RULES
from musterbook.reading.reader import READ, Reading, RulesReader
from musterbook.terms.claims import Claim

VERSION = 1
REACH_WITHIN = 10.0  # seconds
UNASKED = "the model was not asked: its answers are checked in English only; read by the rules"
MARKED = {
    "addressed": "beside words that speak to a machine",
    "stance_differs": "told more or less firmly by the rules",
    "source_differs": "given to another source by the rules",
    "source_absent": "whose source does not stand near the quote",
    "slots_differ": "told otherwise by the rules",
    "alone": "of which the rules find nothing",
}


class ModelReading(Reading, frozen=True):
    """A reading with the calls it took and how many of the model's claims were dropped."""

    calls: tuple[Call, ...]
    dropped: int

    @property
    def outside(self) -> tuple[Call, ...]:
        """The calls that went to another machine."""
        return tuple(call for call in self.calls if not call.within)


class Plan(NamedTuple):
    """An open text about to be read: its windows, what it may cost, and the address that they go to."""

    of: OpenText
    windows: tuple[Window, ...]
    allowance: Allowance
    address: Address | None
    place: str

    @property
    def within(self) -> bool:
        """Whether the text stays on this machine."""
        return self.address is None or self.address.within


class Heard(NamedTuple):
    """What the model told of a window, anchored, with what was dropped; `answered` where it gave an answer at all."""

    held: tuple[Held, ...]
    calls: tuple[Call, ...]
    malformed: int
    absent: int
    answered: bool


class ModelReader:
    """Reads open reports with a model, held to the rules. One object is one run: it has one budget."""

    def __init__(self, config: ModelConfig, pause: Callable[[float], None] = time.sleep) -> None:
        self.name: str = f"model/{config.name}@{VERSION}"
        self.server = find_server(config)
        self._budget = Budget(config.calls, config.characters, config.seconds)
        self._caller = Caller(self.server, config.name, read_key(config.key_file), pause)
        self._rules = RulesReader()

    def plan(self, of: OpenText) -> Plan:
        """How a text would be read; nothing of it is sent yet. A text that is not in English has no windows.

        Raises Forbidden (model.not_open, model.host), Incorrect and Unavailable (model.budget, model.unreachable).
        """
        if not isinstance(of, OpenText):
            raise Forbidden("model.not_open", "only the text of an open report is shown to a model")
        language = find_language(of.text)
        windows = cut_windows(of) if language is None or language in READ else ()
        allowance = self._budget.open(windows)
        if not windows:
            return Plan(of, (), allowance, None, self.server.place)
        address = find_address(self.server)
        reach(self.server, address, REACH_WITHIN)
        return Plan(of, windows, allowance, address, self.server.place)

    def read(self, plan: Plan, *, published: str | None, publisher: str | None, report_digest: bytes) -> ModelReading:
        """The claims of a planned text, the model's and those that only the rules find, in the order of the text."""
        text = plan.of.text
        ruled = self._rules.read(text, published=published, publisher=publisher, report_digest=report_digest)
        if plan.address is None:
            notes = (*ruled.notes, UNASKED)
            return ModelReading(claims=ruled.claims, language=ruled.language, notes=notes, calls=(), dropped=0)
        check = RulesCheck(open_document(text, published, publisher))
        ask = partial(self._caller.ask, allowance=plan.allowance, address=plan.address)
        heard = [_hear(ask(window), window, check, ruled.claims) for window in plan.windows]
        held = without_doubles([one for told in heard for one in told.held])
        claims = join_claims(held, ruled.claims, Stamp(text, ruled.language or "en", report_digest, self.name))
        return ModelReading(
            claims=claims,
            language=ruled.language,
            notes=tuple(_notes(plan, heard, held, claims)) + ruled.notes,
            calls=tuple(call for told in heard for call in told.calls),
            dropped=sum(told.malformed + told.absent for told in heard),
        )


def _hear(asked: Asked, window: Window, check: RulesCheck, ruled: Sequence[Claim]) -> Heard:
    """Holds each claim of an answer on a window against the text."""
    content, calls = asked
    if content is None:
        return Heard((), calls, 0, 0, False)
    claims, malformed = claims_of(content)
    taken: dict[str, frozenset[Span]] = {}
    held: list[Held] = []
    for claim in claims:
        span = anchor(claim, window, taken)
        one = hold_claim(claim, span, check, counterpart(claim, span, ruled)) if span else None
        if one is not None:
            held.append(one)
    return Heard(tuple(held), calls, malformed, len(claims) - len(held), True)


def _notes(plan: Plan, heard: Sequence[Heard], held: Sequence[Held], claims: Sequence[Claim]) -> Iterator[str]:
    """What a person who reviews the claims must know of how they came to be, in plain words."""
    calls = sum(len(told.calls) for told in heard)
    where = "on this machine" if plan.within else "outside this machine"
    yield f"{calls} call{'' if calls == 1 else 's'} to the model at {plan.place}, {where}"
    unanswered = sum(not told.answered for told in heard)
    if unanswered:
        yield f"no usable answer on {unanswered} of {len(heard)} stretches: read by the rules alone"
    malformed, absent = sum(told.malformed for told in heard), sum(told.absent for told in heard)
    if malformed:
        yield f"{malformed} of the model's claims dropped: not of the form that was asked for"
    if absent:
        yield f"{absent} of the model's claims dropped: their quotes do not stand in the text"
    nulled = sum(one.nulled for one in held)
    if nulled:
        yield f"{nulled} of the model's slots left empty: their words do not stand near the quote"
    for mark, words in MARKED.items():
        count = sum(one.told.candidate.rule == f"model.{mark}" for one in held)
        if count:
            yield f"to be reviewed first: {count} of the model's claims, {words}"
    beside = sum(claim.reader == RULES for claim in claims)
    if beside:
        yield f"{beside} found by the rules and not by the model, kept as the rules' own"
