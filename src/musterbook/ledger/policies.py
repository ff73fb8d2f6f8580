"""A checker's policy: whose checkpoints count, who must have witnessed them, how many, and how lately.

The file is a C2SP tlog-policy, got elsewhere than from whoever keeps the book, with one line of our own, `age`:

    log VKEY [URL]
    witness NAME VKEY [URL]
    group NAME any|all|K MEMBER…
    quorum NAME|none
    age 30d              none of the cosignatures that are counted is older (d, h or m)
"""

import datetime as dt
import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from musterbook.errors import Incorrect, MusterbookError
from musterbook.ledger.checkpoints import Checkpoint, parse_checkpoint
from musterbook.ledger.cosignatures import parse_cosigner, read_cosignatures
from musterbook.ledger.notes import Verifier, open_note, parse_key, split_note

NONE = "none"
AHEAD = dt.timedelta(minutes=10)  # how far a witness's clock may run before ours
_AGE = re.compile(r"([1-9][0-9]{0,5})([dhm])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Witness(NamedTuple):
    """A witness of a policy: what the policy calls it, its key, and where it answers, "" where that is not told."""

    name: str
    verifier: Verifier
    url: str


class Group(NamedTuple):
    """Members of which `least` must have witnessed."""

    least: int
    members: tuple[str, ...]


class Policy(NamedTuple):
    """What a checker asks of a checkpoint; `quorum` names a witness or a group, "none" asks for nobody."""

    logs: tuple[Verifier, ...]
    witnesses: tuple[Witness, ...]
    groups: dict[str, Group]
    quorum: str
    age: dt.timedelta | None


class Witnessed(NamedTuple):
    """How a checkpoint stands before a policy: who witnessed it when, who did so too long ago, and whether it suffices.

    Times are in UTC, by the policy's names.
    """

    checkpoint: Checkpoint
    seen: dict[str, dt.datetime]
    stale: dict[str, dt.datetime]
    met: bool

    def __str__(self) -> str:
        told = ", ".join(f"{name} ({when:%Y-%m-%d %H:%M} UTC)" for name, when in sorted(self.seen.items()))
        old = ", ".join(f"{name} ({when:%Y-%m-%d %H:%M} UTC)" for name, when in sorted(self.stale.items()))
        return (told or "nobody") + (f"; too long ago by {old}" if old else "")


def parse_policy(text: str) -> Policy:
    """The policy that a file tells.

    Raises Incorrect (policy.incorrect).
    """
    if _FORBIDDEN.search(text):
        raise Incorrect("policy.incorrect", "this is no policy: it holds control characters")
    draft = _Draft()
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.replace("\t", " ").split(" ")
        words = [word for word in words if word]
        if words and not words[0].startswith("#"):
            try:
                draft.take(words)
            except MusterbookError as problem:
                raise Incorrect("policy.incorrect", f"line {number} of the policy: {problem.message}") from problem
    return draft.done()


def judge_note(policy: Policy, note: str, now: dt.datetime) -> Witnessed:
    """How a signed checkpoint stands before a policy.

    Raises Incorrect (proof.broken) where no log of the policy signed it, or a signature on it does not hold.
    """
    checkpoint = parse_checkpoint(open_note(note, log_of(policy, note)))
    times = read_cosignatures(note, [witness.verifier for witness in policy.witnesses])
    told = {
        witness.name: dt.datetime.fromtimestamp(min(times[witness.verifier.raw], 2**37), dt.UTC)
        for witness in policy.witnesses
        if witness.verifier.raw in times
    }
    seen = {name: when for name, when in told.items() if _is_timely(policy, when, now)}
    stale = {name: when for name, when in told.items() if name not in seen}
    return Witnessed(checkpoint, seen, stale, _reaches(policy, policy.quorum, seen.keys()))


def judge_best(policy: Policy, notes: Sequence[str], now: dt.datetime) -> Witnessed | None:
    """Of several checkpoints the one with most entries that meets the policy, else that with most entries."""
    judged = [judge_note(policy, note, now) for note in notes]
    return max(judged, key=lambda told: (told.met, told.checkpoint.size), default=None)


def log_of(policy: Policy, note: str) -> Verifier:
    """The policy's log whose name a note begins with.

    Raises Incorrect (proof.broken).
    """
    text, signatures = split_note(note)
    origin = parse_checkpoint(text).origin
    named = {(signature.name, signature.key_id) for signature in signatures}
    for log in policy.logs:
        if log.name == origin and (log.name, log.key_id) in named:
            return log
    raise Incorrect("proof.broken", f"the policy names no log that signed this checkpoint of {origin}")


class _Draft:
    """A policy while its lines are read."""

    def __init__(self) -> None:
        self._logs: list[Verifier] = []
        self._witnesses: list[Witness] = []
        self._groups: dict[str, Group] = {}
        self._members: set[str] = set()
        self._quorum: str | None = None
        self._age: dt.timedelta | None = None

    def take(self, words: list[str]) -> None:
        """One line, as words."""
        match words:
            case ["log", vkey] | ["log", vkey, _]:
                self._add_log(parse_key(vkey))
            case ["witness", name, vkey]:
                self._add_witness(Witness(name, parse_cosigner(vkey), ""))
            case ["witness", name, vkey, url]:
                self._add_witness(Witness(name, parse_cosigner(vkey), url))
            case ["group", name, least, *members] if members:
                self._add_group(name, least, members)
            case ["quorum", name] if self._quorum is None:
                self._quorum = name if name == NONE else self._known(name)
            case ["age", told] if self._age is None and (found := _AGE.fullmatch(told)):
                self._age = dt.timedelta(**{_UNITS[found[2]]: int(found[1])})
            case _:
                raise Incorrect("policy.incorrect", f"“{' '.join(words)[:80]}” is no line of a policy")

    def done(self) -> Policy:
        """The whole policy."""
        if self._quorum is None:
            raise Incorrect("policy.incorrect", "the policy has no quorum line: `quorum NAME`, or `quorum none`")
        return Policy(tuple(self._logs), tuple(self._witnesses), self._groups, self._quorum, self._age)

    def _add_log(self, log: Verifier) -> None:
        if log.raw in {known.raw for known in self._logs}:
            raise Incorrect("policy.incorrect", f"the key of {log.name} is named twice")
        self._logs.append(log)

    def _add_witness(self, witness: Witness) -> None:
        self._new(witness.name)
        if witness.verifier.raw in {known.verifier.raw for known in self._witnesses}:
            raise Incorrect("policy.incorrect", f"the key of {witness.name} is named twice")
        self._witnesses.append(witness)

    def _add_group(self, name: str, least: str, members: list[str]) -> None:
        self._new(name)
        for member in members:
            if self._known(member) in self._members:
                raise Incorrect("policy.incorrect", f"“{member}” is a member twice")
            self._members.add(member)
        count = {"any": "1", "all": str(len(members))}.get(least, least)
        if not re.fullmatch("[1-9][0-9]{0,3}", count) or int(count) > len(members):
            raise Incorrect("policy.incorrect", f"“{least}” of {len(members)} members cannot be asked for")
        self._groups[name] = Group(int(count), tuple(members))

    def _names(self) -> set[str]:
        return {witness.name for witness in self._witnesses} | self._groups.keys()

    def _new(self, name: str) -> None:
        if name == NONE or name in self._names():
            raise Incorrect("policy.incorrect", f"the name “{name}” is taken")

    def _known(self, name: str) -> str:
        if name not in self._names():
            raise Incorrect("policy.incorrect", f"“{name}” is named before it is told who it is")
        return name


def _is_timely(policy: Policy, when: dt.datetime, now: dt.datetime) -> bool:
    return when - now <= AHEAD and (policy.age is None or now - when <= policy.age)


def _reaches(policy: Policy, name: str, seen: Collection[str]) -> bool:
    if name == NONE:
        return True
    group = policy.groups.get(name)
    if group is None:
        return name in seen
    return sum(_reaches(policy, member, seen) for member in group.members) >= group.least
