"""Attribution of a whole report: which stretch of the text is whose words, carried on over sentences and paragraphs.

`Attributor` walks the sentences in order. Each cue becomes an `Attribution` with its resolved source; quotations
without a cue of their own go on with the speaker before them.
"""

import re
from bisect import bisect_left, bisect_right

import msgspec

from musterbook.reading.analysis import Document, View
from musterbook.reading.anonymity import asks_for_anonymity
from musterbook.reading.attributions import Attribution, attributions_at
from musterbook.reading.carrying import goes_on, is_relayed
from musterbook.reading.cue import Cue
from musterbook.reading.cues import find_cues
from musterbook.reading.giving import Giving
from musterbook.reading.headed import find_headed
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.parsing import Parse
from musterbook.reading.quotations import Quotation, find_quotations
from musterbook.reading.speakers import FIRST_PERSON
from musterbook.reading.turns import Turn, find_turns
from musterbook.reading.words import listed
from musterbook.terms.sources import Source
from musterbook.terms.times import Interval

ISSUED = re.compile(
    r"(?i:(?:press |joint |official )?(?:statement|communiqu\w+|declaration|release)) (?i:issued )?(?i:by|from) "
    r"(?P<issuer>(?i:the )?[A-Z][^.\n,:;]{2,70}?)(?: (?i:on)\b[^\n]*)?[.:]?\Z"
)
LONGEST_GAP, SHORT_GAP = 160, 60
LONGEST_QUOTE = 10_000
RECENT = 300  # attributions back that may reach into a sentence
LABELLING = listed("describe call brand label term dub characterise characterize portray denounce decry")
UNTRUTH = re.compile(
    r"\b(?:lies?|false(?:hoods?)?|fabricat\w+|fiction|fantasy|nonsense|untrue|untruths?|baseless|unfounded|propaganda|fake"
    r"|invent(?:ed|ions?)|disinformation|rubbish|absurd|ridiculous|hoax|rumou?rs|smears?|slander)\b"
)
NOT_CARRIED = frozenset((*LEXICON.members("question"), *LEXICON.members("deny")))


__all__ = ["Attribution", "Attributor", "attributions_at"]


class Attributor(Giving):
    """Attributions of one document, sentence after sentence."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.quotations = find_quotations(document.text, document.folded)
        self.last: Attribution | None = None
        issuer = ISSUED.match(document.folded[: document.sentences[0].end]) if document.sentences else None
        if issuer:
            self._turn(Turn(issuer["issuer"], False, document.sentences[0].end, len(document.folded)))
        turns = find_turns(document.folded, document.sentences)
        for turn in (*find_headed(document.folded, document.sentences, turns), *turns):
            self._turn(turn)
        self.answers += [t for t in turns if t.speaker is None and not t.asks]
        self.turns = len(self.found)
        self.turned = sorted((start, n) for n, a in enumerate(self.found) for start, _ in a.contents)
        self.told_quotes: set[int] = set()
        self.reported: tuple[int, Attribution, bool] | None = None
        opening = document.sentences[1].end if len(document.sentences) > 1 else 0
        self.unnamed: dict[str, Source] = {}
        self.relayed = is_relayed(document.low[:opening])

    def read(self, parsed: Parse, view: View) -> frozenset[int]:
        """Take in the next sentence; the words that tell who says it, for the clauses to pass over."""
        self._answer(parsed.sentence)
        cues = find_cues(
            parsed,
            view.clauses,
            view.attachments,
            self._quotes(parsed.sentence.start - LONGEST_QUOTE, parsed.sentence.end),
            self.document.text,
            self.document.folded,
        )
        talk: set[int] = set()
        low = self.document.low[parsed.sentence.start : parsed.sentence.end]
        cited = self._cited(cues)
        for cue in cues:
            if cue is cited:
                continue
            self._take(cue, cited, parsed, low)
            talk |= cue.talk
        self._list(parsed, view)
        self._carry(parsed)
        self._unname(parsed, view, low)
        self._tell_on(parsed, view, low)
        self.speakers.note(parsed.groups, [c.subject for c in view.clauses if c.subject], parsed.sentence.number)
        return frozenset(talk)

    def _quotes(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that begin at [start, end]."""
        first = bisect_left(self.quotations, start, key=lambda q: q.start)
        return self.quotations[first : bisect_right(self.quotations, end, key=lambda q: q.start)]

    def _unname(self, parsed: Parse, view: View, low: str) -> None:
        """A sentence that says of an earlier source that it asks not to be named makes it anonymous from its start."""
        subject = next((c.subject for c in view.clauses if c.subject is not None), None)
        source = self.speakers.unnamed_in(subject, low, parsed.sentence.number) if subject is not None else None
        if source is not None:
            self.unnamed[source.name] = source

    def _tell_on(self, parsed: Parse, view: View, low: str) -> None:
        """Reported speech that goes on in a sentence without a cue of its own."""
        sentence = parsed.sentence
        told = self.turned[bisect_left(self.turned, (sentence.start, 0)) : bisect_left(self.turned, (sentence.end, 0))]
        recent = self.found[max(self.turns, len(self.found) - RECENT) :]
        here = [self.found[n] for n in sorted({n for _, n in told})]
        here += [a for a in recent if any(sentence.start <= start < sentence.end for start, _ in a.contents)]
        last = next((a for a in reversed(here) if self._is_report(a)), None)
        if last is None and asks_for_anonymity(low):
            return
        before, self.reported = self.reported, None
        if here:
            self.reported = (sentence.paragraph, last, False) if last is not None else None
            return
        if before is None or before[0] != sentence.paragraph or not goes_on(view, before[2], self.relayed):
            return
        carried = msgspec.structs.replace(
            before[1],
            span=None,
            cue=None,
            contents=((sentence.start, sentence.end),),
            direct=False,
            said_at=None,
            hedged=False,
        )
        self.found.append(carried)
        self.reported = (sentence.paragraph, carried, True)

    def _is_report(self, a: Attribution) -> bool:
        """Whether what a cue tells may go on in the next sentence: a saying, and not the wish to be unnamed."""
        start, end = a.contents[-1]
        return (
            a.manner == "says"
            and a.source is not None
            and not a.negated
            and a.lemma not in NOT_CARRIED
            and not asks_for_anonymity(self.document.low[start:end])
        )

    def settled(self) -> list[Attribution]:
        """All attributions, a reason for anonymity told later given to earlier mentions of the same unnamed people."""
        reasons: dict[tuple[str | None, int | None], str | None] = {
            (a.source.role, a.source.number): a.source.reason
            for a in self.found
            if a.source is not None and a.source.anonymous and a.source.reason and a.source.role
        }
        return [_with_reason(self._known_since(a), reasons) for a in self.found]

    def _known_since(self, a: Attribution) -> Attribution:
        known = self.unnamed.get(a.source.name) if a.source is not None else None
        return msgspec.structs.replace(a, source=known) if known is not None else a

    def _cited(self, cues: tuple[Cue, ...]) -> Cue | None:
        """ "…, citing a spokesperson, reported": the cue that tells the real speaker of another cue's words."""
        return next(
            (
                c
                for c in cues
                if c.lemma in ("cite", "quote") and c.verb is not None and c.verb.form == "gerund" and len(cues) > 1
            ),
            None,
        )

    def _take(self, cue: Cue, cited: Cue | None, parsed: Parse, low: str) -> None:
        source = self._source(cue, parsed, low)
        carrier = self._carrier(cue, parsed)
        if cited is not None and cited.contents and source is not None:
            speaker = self._cited_source(cited, parsed, low)
            if speaker is not None and (source.role == "outlet" or speaker.anonymous):
                source, carrier = speaker, source
        told = Attribution(
            source=source,
            span=cue.source,
            cue=cue.cue,
            contents=cue.contents,
            lemma="deny" if self._calls_untrue(cue) else cue.lemma,
            manner=cue.manner,
            direct=cue.direct,
            negated=bool(cue.verb and cue.verb.negated),
            hedged=bool(cue.verb and cue.verb.hedges),
            carrier=carrier,
            said_at=self._said_at(cue, parsed),
            first_person=cue.group is not None and cue.group.head.low in FIRST_PERSON,
            passed_on=cue.verb is None and cue.lemma != "according",
        )
        self.found.append(told)
        for start, end in cue.contents:
            self.told_quotes.update(q.start for q in self._quotes(start, end) if q.end <= end)
        if cue.manner == "says" and (cue.verb is not None or cue.lemma == "according"):
            self.last = told

    def _calls_untrue(self, cue: Cue) -> bool:
        """ "… described as lies a claim that …": a denial in other words."""
        if cue.lemma not in LABELLING or (cue.verb is not None and cue.verb.negated):
            return False
        last = max(cue.cue[1], *(end for _, end in cue.contents))
        return UNTRUTH.search(self.document.low, cue.cue[1], last) is not None

    def _said_at(self, cue: Cue, parsed: Parse) -> Interval | None:
        if cue.outside is None:
            return None
        return next((t.interval for t in parsed.times if cue.outside[0] <= t.start and t.end <= cue.outside[1]), None)

    def _carry(self, parsed: Parse) -> None:
        """Quotations that begin in this sentence without a cue of their own go on with the last speaker."""
        sentence, last = parsed.sentence, self.last
        for q in self._quotes(sentence.start, sentence.end):
            if not sentence.start <= q.start < sentence.end or q.start in self.told_quotes or last is None:
                continue
            if q.carried or self._follows(q, last):
                carried = msgspec.structs.replace(
                    last,
                    span=None,
                    cue=None,
                    contents=((q.start, q.end),),
                    lemma="say" if last.lemma in NOT_CARRIED else last.lemma,
                    direct=True,
                    said_at=None,
                )
                self.found.append(carried)
                self.told_quotes.add(q.start)
                self.last = carried

    def _follows(self, q: Quotation, last: Attribution) -> bool:
        """Whether a quotation that fills its sentences stands right behind words of the last speaker."""
        index = next((s for s in self.document.sentences if s.start <= q.start < s.end), None)
        if index is None or q.start != index.start:
            return False
        closes = self.document.folded[q.end : q.end + 2].strip()
        if closes and self.document.folded[q.end : q.end + 1] not in ("\n", " "):
            return False
        before = last.cue or last.contents[-1]
        gap = self.document.folded[max(before[1], last.contents[-1][1]) : q.start]
        if last.direct:
            return gap.count("\n\n") <= 1 and len(gap) < LONGEST_GAP
        return "\n" not in gap and len(gap.strip()) < SHORT_GAP


def _with_reason(a: Attribution, reasons: dict[tuple[str | None, int | None], str | None]) -> Attribution:
    source = a.source
    if source is None or not source.anonymous or source.reason or source.number is None:
        return a
    reason = reasons.get((source.role, source.number))
    return msgspec.structs.replace(a, source=msgspec.structs.replace(source, reason=reason)) if reason else a
