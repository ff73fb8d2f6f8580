"""Who said what when: a person record's history, with the time that passed between one telling and the next."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from musterbook.assessment.lines import PersonLine
from musterbook.assessment.records import Voice
from musterbook.briefing.dates import find_day
from musterbook.terms.record import Record

WEEK, MONTH = 7, 30.44


class Step(Record, frozen=True):
    """One telling: what state it gives (or "" where it moves none), who says so, and how long after the one before."""

    said: str | None
    later: str
    state: str
    voice: Voice


class Speech(Record, frozen=True):
    """All that one speaker says of one incident."""

    who: str
    anonymous: bool
    voices: tuple[Voice, ...]


def steps_of(person: PersonLine, accounts: Mapping[str, Voice]) -> tuple[Step, ...]:
    """A person's tellings in the order in which they were said; every account, whether or not it moved the status."""
    states = {step.claim: step.state for step in person.history}
    voices = {voice.claim: voice for voice in person.accounts}
    voices |= {claim: accounts[claim] for claim in states if claim in accounts and claim not in voices}
    told = sorted(voices.values(), key=lambda voice: (voice.said or "", voice.who))
    before = [None, *(voice.said for voice in told)]
    return tuple(
        Step(said=voice.said, later=_later(past, voice.said), state=states.get(voice.claim, ""), voice=voice)
        for past, voice in zip(before, told, strict=False)
    )


def _later(before: str | None, after: str | None) -> str:
    """How long after, in words; "" for the first or the same day."""
    first, last = find_day(before), find_day(after)
    days = (last - first).days if first and last else 0
    if days <= 0:
        return ""
    if days < 2 * WEEK:
        return f"{days} day{'s' if days > 1 else ''} later"
    if days < 2 * MONTH:
        return f"{days // WEEK} weeks later"
    return f"{round(days / MONTH)} months later"


def speeches_of(voices: Iterable[Voice]) -> tuple[Speech, ...]:
    """Accounts side by side: each speaker's, in the order in which they first spoke."""
    told = sorted(voices, key=lambda voice: (voice.said or "", voice.who))
    order = {voice.who: place for place, voice in reversed(list(enumerate(told)))}
    told.sort(key=lambda voice: order[voice.who])
    return tuple(_speech(list(group)) for _, group in groupby(told, key=lambda voice: voice.who))


def _speech(voices: Sequence[Voice]) -> Speech:
    return Speech(who=voices[0].who, anonymous=voices[0].anonymous, voices=tuple(voices))
