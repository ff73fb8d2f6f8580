"""Who says what, in one sentence: cue verbs and "according to", each with its source group and its content.

Positions: before ("X said that …"), after ("…, X said"; "…," said X), between ("…, X said, …"). What is found here
is grammar alone; who a pronoun stands for and who is anonymous is settled in `attribution`.
"""

from collections.abc import Iterator, Sequence

from musterbook.reading.chunks import NounGroup, VerbGroup
from musterbook.reading.clauses import Attachment, Clause
from musterbook.reading.cue import Cue, Manner, Position
from musterbook.reading.parsing import Parse
from musterbook.reading.passive_cues import PassiveCues
from musterbook.reading.quotations import Quotation
from musterbook.reading.telling_verbs import SPEAKING
from musterbook.reading.words import listed

NEVER_AFTER = listed(
    "read call ask demand need want love like hate trust support oppose back favor favour reject accept seek aim prefer"
)

SPEAKING_OF = listed("speak talk tell warn complain write boast")

OF = listed("of about")

MAYBE = listed("will may might should would must")

REMINDING = listed(
    "recall remember recognise recognize note agree know understand appreciate realise realize see notice"
)

AWAITING = listed("expect anticipate foresee project predict forecast")

REPLYING = listed("reply answer respond counter")

AGREEING = listed("agree decide plan order expect intend hope require need know")

BACK = listed("this that these those it them")

RECKONING = listed("estimate reckon calculate find conclude remember recollect understand gather")

QUOTING = listed("continue joke quip read call gush muse chime begin go")


def find_cues(
    parsed: Parse,
    clauses: Sequence[Clause],
    attachments: Sequence[Attachment],
    quotations: Sequence[Quotation],
    text: str,
    folded: str,
) -> tuple[Cue, ...]:
    """The cues of one sentence, in the order of the text."""
    finder = _Finder(parsed, clauses, attachments, quotations, text, folded)
    found = [
        *finder.verbs(),
        *finder.according(),
        *finder.labels(),
        *finder.passed_on(),
        *finder.credited(),
        *finder.nominal(),
    ]
    return tuple(sorted(found, key=lambda c: c.cue))


class _Finder(PassiveCues):
    """The cues of one sentence."""

    def verbs(self) -> Iterator[Cue]:
        for clause in self.clauses:
            verb = clause.verb
            passive = self._told_by(clause) if verb.voice == "passive" else None
            if passive is not None:
                yield passive
            nominal = self.account(clause) or self.answered(clause)
            if nominal is not None:
                yield nominal
            if any(c.parent == clause.index and c.marker == "as" and c.verb.has("say") for c in self.clauses):
                continue
            if verb.voice == "passive" or not (
                verb.has("say", "think", "show")
                or verb.lemma in SPEAKING
                or self._puts(clause)
                or self._puts_it(clause)
                or self._voices(clause)
                or self._goes_on(clause)
            ):
                continue
            if verb.modal in MAYBE and verb.lemma in REMINDING:
                continue
            cue = self._inverted(clause) or self._behind(clause) or self._before(clause)
            if cue is not None and not (self._inside(verb) and self._is_slight(cue)):
                yield cue

    def _inside(self, verb: VerbGroup) -> bool:
        return any(q.start < verb.start and verb.end < q.end for q in self.quotes)

    def _is_slight(self, cue: Cue) -> bool:
        """Inside a quotation, the speaker's own "I think" and "you know", and likings, tell of nobody else's words."""
        return (
            cue.group is None
            or cue.manner != "says"
            or cue.group.head.low in ("i", "you", "we", "me", "it", "this", "that")
            or cue.verb is None
            or cue.verb.form != "finite"
        )

    def _inverted(self, clause: Clause) -> Cue | None:
        """ "…," said Ivo Brandt, the brigade's spokesman."""
        verb = clause.verb
        if verb.form != "finite" or verb.negated or verb.modal or verb.first == 0:
            return None
        before = self.words[verb.first - 1]
        if not verb.has("say") and not (verb.lemma in SPEAKING and before.tag == "QT"):
            return None
        if before.text not in (",", '"', "'", "\u2014", "--", "?", "!"):
            return None
        group = self.group_at.get(verb.last)
        if (
            group is None
            or (group.pronoun and group.head.low not in ("he", "she", "they", "i", "we"))
            or group.head.i in self.times
        ):
            return None
        subject = clause.subject
        if (
            subject is not None
            and subject.last >= verb.first - 1
            and subject.first < verb.first
            and before.tag not in ("PU", "QT")
        ):
            return None
        if before.text == "," and self._subject_here(clause):
            return None
        after = self._behind_group(group.last)
        last = self.words[after - 1].end
        stop = self._closer(after)
        if stop is None and before.tag != "QT":
            return None
        contents = self._contents_left(verb.first, self.words[verb.first].start)
        if not contents:
            return None
        return self._cue(clause, group, (group.start, last), contents, "after", verb.first, self._talk_end(after))

    def _subject_here(self, clause: Clause) -> bool:
        """Whether a subject set off by commas stands right before ("Brandt, a spokesman, said the men …")."""
        subject = clause.subject
        if subject is None:
            return False
        gap = self.words[subject.last : clause.verb.first]
        return (
            len(gap) <= 25
            and sum(w.text == "," for w in gap) >= 2
            and not any(w.tag == "QT" for w in gap)
            and not any(
                c.verb.form == "finite" and c.kind != "relative" and subject.last <= c.verb.first < clause.verb.first
                for c in self.clauses
            )
        )

    def _behind(self, clause: Clause) -> Cue | None:
        """ "…, police said on Monday." and "…, he said, …"."""
        verb, group = clause.verb, clause.subject
        if (
            group is None
            or verb.form != "finite"
            or (verb.has("think") and not verb.has("say", "believe") and verb.lemma not in RECKONING)
            or verb.lemma in NEVER_AFTER
            or (verb.lemma in SPEAKING and not any(q.end <= verb.start for q in self.quotes))
            or (clause.marker == "as" and verb.lemma in AGREEING)
            or (clause.object is not None and clause.object.text.lower() in BACK and not self._puts_it(clause))
        ):
            return None
        first = self._source_first(clause)
        if first == 0 or not self._set_off(first):
            return None
        if verb.lemma in SPEAKING_OF and self.words[verb.last : verb.last + 1] and self.words[verb.last].low in OF:
            return None
        after = self._talk_end(verb.last + (self._goes_on(clause) and self.words[verb.last].low == "on"))
        if self._closer(after) is None:
            return None
        closed = verb.last < len(self.words) and self.words[verb.last].text == ","
        content = any(c.kind == "content" and c.parent == clause.index and c.start > verb.end for c in self.clauses)
        if content and not closed:
            return None
        contents = self._contents_left(first, self.words[first].start)
        if not contents:
            return None
        source = self._source_span(clause, first)
        return self._cue(clause, group, source, contents, "after", first, after)

    def _set_off(self, first: int) -> bool:
        before = self.words[first - 1]
        if before.text in (",", "\u2014", "--", '"', "'", "?", "!", ";"):
            return True
        return before.low == "as" and first >= 2 and self.words[first - 2].text == ","

    def _source_span(self, clause: Clause, first: int) -> tuple[int, int]:
        """From the first subject to the last, with the phrases and appositions between it and the verb."""
        last = max(s.last for s in clause.subjects)
        last = self._phrases_behind(last, clause.verb.first)
        between = self.words[last : clause.verb.first]
        told = between and (between[0].low in ("who", "known", "called", "named", "seen") or between[0].low == "dated")
        if told and not any(w.tag in ("PU", "QT") for w in between):
            last = clause.verb.first
        return self.words[first].start, self.words[last - 1].end

    def _before(self, clause: Clause) -> Cue | None:
        verb, group = clause.verb, clause.subject
        if verb.form == "gerund" and verb.lemma not in (
            "say",
            "add",
            "claim",
            "tell",
            "note",
            "warn",
            "insist",
            "stress",
            "cite",
            "quote",
            "argue",
            "call",
            "describe",
            "urge",
            "accuse",
        ):
            group = group if verb.has("say") else None
        if group is None and verb.form == "finite":
            group = self._far_subject(verb.first)
        if group is None and verb.form != "gerund":
            return None
        told_to, i = self._addressee(verb.last, verb)
        if self._puts_it(clause) and clause.object is not None:
            i = max(i, clause.object.last)
        content = self._content_right(clause, i)
        if content is None and self._puts(clause) and verb.last < len(self.words):
            content = (self.words[verb.last].start, False, True)
        if content is None or (verb.lemma in QUOTING | SPEAKING and not content[1]):
            return None
        start, direct, has_clause = content
        has_clause = has_clause or self._puts(clause) or self._puts_it(clause)
        looks_ahead = verb.lemma in AWAITING and any(
            c.kind == "infinitive" and c.parent == clause.index and c.start > start for c in self.clauses
        )
        has_clause = has_clause or looks_ahead
        bare = verb.lemma in REPLYING and not has_clause and not direct
        manner: Manner = (
            "says"
            if (verb.has("say", "show") or self._tells(clause))
            and not bare
            and (has_clause or direct or not verb.has("think"))
            else "thinks"
            if has_clause
            else "acts"
        )
        ends = self._content_end(start, direct, has_clause)
        if clause.kind == "relative" and not direct:
            ends = min(ends, self._relative_end(clause, ends))
        if ends <= start:
            return None
        far = group is not None and not clause.subjects
        first = group.first if far and group else self._source_first(clause) if group is not None else verb.first
        source = self._source_span(clause, first) if group is not None and not far else None
        if far and group is not None:
            source = (group.start, self.words[self._phrases_behind(group.last, verb.first) - 1].end)
        if source is not None and verb.start < source[0]:
            source = None
        talk_last = next((w.i for w in self.words if w.start >= start), verb.last)
        return Cue(
            group=group,
            source=source,
            cue=self._cue_span(verb, i, start),
            contents=((start, ends),),
            lemma=verb.lemma,
            verb=verb,
            manner=manner,
            position="before",
            talk=frozenset(),
            told_to=told_to,
            outside=(self.words[verb.last - 1].end, self.words[talk_last].start)
            if talk_last < len(self.words)
            else None,
            direct=direct,
        )

    def _relative_end(self, clause: Clause, ends: int) -> int:
        """Where a relative clause gives way to the verb of the group that it describes."""
        main = next((c for c in self.clauses if c.index == clause.parent and c.verb.first > clause.verb.last), None)
        return self._trim_right(main.verb.first) if main else ends

    def _cue_span(self, verb: VerbGroup, i: int, start: int) -> tuple[int, int]:
        """The verb, with the preposition that leads straight into the content ("spoke of", "focused on")."""
        if (
            i < len(self.words)
            and self.words[i].tag == "IN"
            and i + 1 < len(self.words)
            and self.words[i + 1].start == start
            and i == verb.last
        ):
            return verb.start, self.words[i].end
        return verb.start, verb.end

    def _cue(
        self,
        clause: Clause,
        group: NounGroup,
        source: tuple[int, int],
        contents: tuple[tuple[int, int], ...],
        position: Position,
        first: int,
        last: int,
    ) -> Cue:
        verb = clause.verb
        told_to, _ = self._addressee(verb.last, verb)
        direct = any(q.start == contents[0][0] for q in self.quotes)
        more = self._continued(last, direct)
        return Cue(
            group=group,
            source=source,
            cue=(verb.start, verb.end),
            contents=(*contents, *more),
            lemma=verb.lemma,
            verb=verb,
            manner="says" if verb.has("say", "show") or self._tells(clause) else "thinks",
            position="between" if more else position,
            talk=frozenset(range(min(first, verb.first), max(last, verb.last))),
            told_to=told_to,
            outside=(verb.end, self.words[min(last, len(self.words)) - 1].end),
            direct=direct,
        )
