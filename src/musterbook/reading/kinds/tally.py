"""Tallies: running totals ("since 2014 some 90 have died") and ordinals ("the third raid this month")."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.forces import is_equipment, serves
from musterbook.reading.frames import end_of, in_phrase, is_unreal, load_frames, start_of
from musterbook.reading.kinds.tally_loose import TRIGGERS as LOOSE
from musterbook.reading.kinds.tally_loose import find_loose
from musterbook.reading.kinds.tally_times import TIMES_RULES
from musterbook.reading.kinds.tally_told import MARKED_RULES
from musterbook.reading.kinds.tally_totals import TOTALS, find_counted, find_running, find_total
from musterbook.reading.kinds.tally_words import marker_end, tally_claim
from musterbook.reading.words import Word
from musterbook.terms.counts import exactly

_TOLD = load_frames("tally")
ORDINALS = {word: i + 1 for i, word in enumerate(_TOLD["ordinals"]["words"])}
OCCASIONS = frozenset(_TOLD["ordinals"]["occasions"])


def ordinal_of(group: NounGroup, before: tuple[Word, ...] = ()) -> int | None:
    """The number of an ordinal in a group: 3 for "the third raid"; None without one."""
    for word in (*before, *group.words[:-1]):
        if word.low in ORDINALS:
            return ORDINALS[word.low]
        if word.low[:-2].isdigit() and word.low[-2:] in {"st", "nd", "rd", "th"}:
            return int(word.low[:-2])
    return None


def _ordinals(view: View) -> Iterator[Candidate]:
    """ "it was the fourth time that the lock jammed", "the sixth ambush since June"."""
    for group in view.groups:
        number = ordinal_of(group, view.words[max(0, group.first - 1) : group.first])
        if number is None or number < 2 or not in_phrase(group, OCCASIONS) or view.is_unreal(group.start):
            continue
        if is_equipment(group) and any(group in c.subjects for c in view.clauses):
            continue
        clause = next(
            (
                c
                for c in view.clauses
                if c.verb.lemma in {"be", "become", "mark"} and group in (*c.objects, *(a.group for a in c.attachments))
            ),
            None,
        )
        child = next(
            (
                c
                for c in view.clauses
                if c.kind in {"content", "relative", "infinitive"} and 0 <= c.start - group.end <= 3
            ),
            None,
        )
        end = next(
            (
                e
                for i in range(group.last, min(len(view.words), group.last + 9))
                if (e := marker_end(view, i)) is not None
            ),
            None,
        )
        told = clause is not None and (
            clause.subject is None
            or clause.subject.head.low in {"it", "this", "that", "which"}
            or serves(clause.subject)
        )
        occasion = group.lemma in {"time", "occasion"}
        if not (told or end is not None or (occasion and child is not None)) or (
            occasion and not told and view.words[group.first - 1].low != "for"
        ):
            continue
        start = start_of(view, clause) if clause is not None and told else group.start
        last = max(
            group.end,
            end or 0,
            end_of(view, child, whole=True) if child is not None else 0,
            clause.end if clause is not None and told else 0,
        )
        what = view.document.text[start_of(view, child) : child.end] if occasion and child is not None else group.text
        yield tally_claim(
            view, "ordinal", 0.85 if told else 0.7, start, last, what=what, count=exactly(number, group.text)
        )


def find_tallies(view: View) -> Iterator[Candidate]:
    """The totals and ordinals of one sentence, without overlaps."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = []
    found = [
        c
        for clause in view.clauses
        if not is_unreal(view, clause)
        for rule in (find_total, find_running)
        if (c := rule(view, clause))
    ]
    often = [c for rule in TIMES_RULES for c in rule(view)]
    marked = [c for rule in MARKED_RULES for c in rule(view)]
    for candidate in (*found, *often, *_ordinals(view), *find_counted(view), *marked, *find_loose(view)):
        if not any(candidate.start < end and start < candidate.end for start, end in told):
            told.append((candidate.start, candidate.end))
            yield candidate


TALLY = KindReader(
    kind="tally",
    triggers=(
        *word_triggers(
            [
                *_TOLD["since"]["markers"],
                *_TOLD["ordinals"]["words"],
                *TOTALS,
                *LOOSE,
                "in the course of",
                "in as many",
                "in its service",
                "on that service",
                "this winter",
                "this summer",
                "this spring",
                "this autumn",
                "number of",
                "toll",
                "losses",
                "twice",
                "times",
                "makes",
                "made",
                "known",
                "lost",
                "lose",
                "fled",
                "flee",
                "displaced",
                "uprooted",
            ]
        ),
        r"\b\d+(?:st|nd|rd|th)\b",
    ),
    find=find_tallies,
)
