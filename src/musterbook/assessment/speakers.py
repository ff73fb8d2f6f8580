"""Utterances: one utterer's part of one report. Within a report a speaker's several names are one; across, see origins.

Unnamed speakers are told apart by their head word and number: "the officers" are the nearest numbered officers before.
The report's own voice is an utterer like any other; a member's own report and a keeper's summary speak unnamed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from musterbook.assessment.words import cut_ending
from musterbook.registers.rows import Account, ReportMeta
from musterbook.registers.voices import UNNAMED_KINDS, derive_id, name_key, name_words
from musterbook.terms.record import Record

OWN_VOICE, OUTLET = "", "outlet "
MEDIA = frozenset({"agency", "news", "newspaper", "outlet", "broadcaster"})
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SMALL = frozenset({"the", "a", "an", "both", "some", "several", "many", "somebody", "someone", *NUMBERS})
UNNAMED_REPORT = {"field": "a member of the mission", "summary": "a person known to the keeper"}


class Utterance(Record, frozen=True):
    """What one utterer says in one report; `key` tells speakers apart, `number` how many unnamed people speak."""

    id: str
    report: ReportMeta
    key: str
    who: str
    anonymous: bool
    number: int | None
    role: str | None
    claims: tuple[str, ...]


def tell_who(account: Account) -> str:
    """Who speaks, in words for people."""
    source, report = account.claim.utterer, account.report
    if source is not None:
        return write_name(source.name)
    return UNNAMED_REPORT.get(report.kind) or f"{report.publisher or report.title or 'the report'}, in its own words"


def write_name(name: str) -> str:
    """A source's name as it stands within a sentence: "Three officers" begin small."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}".rstrip() if first.casefold() in SMALL else name


def part_utterances(accounts: Iterable[Account]) -> tuple[Utterance, ...]:
    """The utterances of all reports, ordered by report and first claim."""
    by_report: dict[str, list[Account]] = {}
    outlets: set[str] = set()
    for account in accounts:
        by_report.setdefault(account.report.id, []).append(account)
        outlets.add((account.report.publisher or "").casefold())
    known = {told: name for name in sorted(outlets, reverse=True) if (told := frozenset(name_words(name)) - MEDIA)}
    return tuple(u for report in sorted(by_report) for u in _part_report(by_report[report], known))


def _part_report(accounts: Sequence[Account], outlets: Mapping[frozenset[str], str]) -> list[Utterance]:
    groups: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=lambda a: (a.claim.quote.start, a.claim.id)):
        groups.setdefault(_find_key(account, groups, outlets), []).append(account)
    return [_utterance(key, members) for key, members in groups.items()]


def _find_key(account: Account, groups: Collection[str], outlets: Mapping[frozenset[str], str]) -> str:
    source = account.claim.utterer
    if source is None:
        return OWN_VOICE
    if not source.anonymous:
        outlet = _find_outlet(source.name, outlets)
        if outlet and outlet == (account.report.publisher or "").casefold():
            return OWN_VOICE
        return f"{OUTLET}{outlet}" if outlet else f"named {name_key(source.name)}"
    words = name_words(source.name)
    head = "" if not words or words[-1] in NUMBERS else cut_ending(words[-1])
    number = source.number or next((NUMBERS.index(w) + 1 for w in words if w in NUMBERS), None)
    known = [key for key in groups if _fits(key, head, number)]
    return known[-1] if known else f"unnamed {head or '-'} {number or '-'}"


def _fits(key: str, head: str, number: int | None) -> bool:
    """Whether a group already met in the report may be meant: heads and numbers told do not differ."""
    if not key.startswith("unnamed "):
        return False
    _, other, count = key.split(" ")
    return (
        (not head or head == other) and (number is None or count == str(number)) and (head != "" or number is not None)
    )


def _find_outlet(name: str, outlets: Mapping[frozenset[str], str]) -> str | None:
    """The outlet that a name is of, where it is one of the book's publishers."""
    return outlets.get(frozenset(name_words(name)) - MEDIA)


def _utterance(key: str, members: Sequence[Account]) -> Utterance:
    first = members[0]
    sources = [a.claim.utterer for a in members if a.claim.utterer is not None]
    anonymous = any(s.anonymous for s in sources) if sources else first.report.kind in UNNAMED_KINDS
    longest = max((s.name for s in sources), key=lambda name: (len(name_words(name)), name), default=tell_who(first))
    return Utterance(
        id=derive_id("utterance", first.report.id, key),
        report=first.report,
        key=key,
        who=write_name(sources[0].name if anonymous and sources else longest),
        anonymous=anonymous,
        number=next((s.number for s in sources if s.number), None),
        role=next((s.role for s in sources if s.role), None),
        claims=tuple(a.claim.id for a in members),
    )


def may_be_one(a: Utterance, b: Utterance) -> bool:
    """Whether two utterances of two reports could be one speaker's: by name; if unnamed by head word or number."""
    if a.key == OWN_VOICE and (a.anonymous or b.anonymous):
        return False
    if a.key == b.key or outlet_of(a) == outlet_of(b) != "":
        return True
    if not (a.key.startswith("unnamed ") and b.key.startswith("unnamed ")):
        return False
    (_, head, number), (_, other, count) = a.key.split(" "), b.key.split(" ")
    if number == count and number not in ("-", "1"):
        return True
    same_head = head == other or ("-" in (head, other) and number == count)
    return same_head and ("-" in (number, count) or number == count)


def outlet_of(utterance: Utterance) -> str:
    """The outlet whose own voice an utterance is, in its own report or quoted in another; empty for anybody else."""
    if utterance.key == OWN_VOICE:
        return (utterance.report.publisher or utterance.report.id).casefold()
    return utterance.key.removeprefix(OUTLET) if utterance.key.startswith(OUTLET) else ""
