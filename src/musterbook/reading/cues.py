"""Who says what, in one sentence: cue verbs and "according to", each with its source group and its content.

Positions: before ("X said that …"), after ("…, X said"; "…," said X), between ("…, X said, …"). What is found here
is grammar alone; who a pronoun stands for and who is anonymous is settled in `attribution`.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from musterbook.reading.chunks import NounGroup, VerbGroup
from musterbook.reading.clauses import Attachment, Clause
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.parsing import Parse
from musterbook.reading.quotations import Quotation
from musterbook.reading.words import NOMINAL, Word, listed

Position = Literal["before", "after", "between"]
Manner = Literal["says", "thinks", "acts"]

ADDRESSING = frozenset(LEXICON.members("addressing"))
NEVER_AFTER = listed(
    "read call ask demand need want love like hate trust support oppose back favor favour reject accept seek aim prefer"
)
FIGURES = listed("toll number figure count total estimate tally losses")
QUOTING = listed("continue joke quip read call gush muse chime begin go")
LEADS = frozenset({"RB", "IN", "TO", "PU", "QT"})
EVENTS = listed(
    "in at on during after before by when while because since until as amid following despite from through within"
)
CLOSERS = frozenset({".", ",", ";", ":", "\u2014", "--", "?", "!", ")", '"', "'"})


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A source, the words that report it, and what it says; spans are offsets into the text.

    `source` and `group` are null where the text leaves the source out ("it was said"). `talk` is the whole stretch that
    belongs to the telling rather than the told, as word indexes. `told_to` is who was spoken to.
    """

    group: NounGroup | None
    source: tuple[int, int] | None
    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    lemma: str
    verb: VerbGroup | None
    manner: Manner
    position: Position
    talk: frozenset[int]
    told_to: NounGroup | None
    outside: tuple[int, int] | None
    direct: bool


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
    found = [*finder.verbs(), *finder.according()]
    return tuple(sorted(found, key=lambda c: c.cue))


class _Finder:
    def __init__(
        self,
        parsed: Parse,
        clauses: Sequence[Clause],
        attachments: Sequence[Attachment],
        quotations: Sequence[Quotation],
        text: str,
        folded: str,
    ) -> None:
        self.parsed, self.clauses, self.attachments, self.text, self.folded = parsed, clauses, attachments, text, folded
        self.words = parsed.words
        self.start, self.end = parsed.sentence.start, parsed.sentence.end
        self.quotes = [q for q in quotations if q.start < self.end and q.end > self.start]
        self.times = {i for t in parsed.times for i in range(t.first, t.last)}
        self.group_at = {g.first: g for g in parsed.groups}
        self.group_before = {g.last: g for g in parsed.groups}
        self.body_end = self._body_end()

    def _body_end(self) -> int:
        """Where the sentence's own words end, without its full stop."""
        words = self.words
        i = len(words) - 1
        while i >= 0 and words[i].text in (".", "!", "?", "...", "\u2026") and words[i].tag == "PU":
            i -= 1
        return words[i].end if i >= 0 else self.end

    # -- verbs

    def verbs(self) -> Iterator[Cue]:
        for clause in self.clauses:
            verb = clause.verb
            if verb.voice == "passive" or not (verb.has("say", "think", "show") or self._puts(clause)):
                continue
            cue = self._inverted(clause) or self._behind(clause) or self._before(clause)
            if cue is not None and not (self._inside(verb) and self._is_slight(cue)):
                yield cue

    def _puts(self, clause: Clause) -> bool:
        """ "The mayor put the toll at six": a figure told."""
        return (
            clause.verb.lemma in ("put", "place", "give")
            and clause.object is not None
            and clause.object.lemma in FIGURES
        )

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
        """ "…," said Jack Ombaka, the mission's spokesman."""
        verb = clause.verb
        if verb.form != "finite" or verb.negated or verb.modal or not verb.has("say") or verb.first == 0:
            return None
        before = self.words[verb.first - 1]
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
        if stop is None and not before.tag == "QT":
            return None
        contents = self._contents_left(verb.first, self.words[verb.first].start)
        if not contents:
            return None
        return self._cue(clause, group, (group.start, last), contents, "after", verb.first, self._talk_end(after))

    def _subject_here(self, clause: Clause) -> bool:
        """Whether a subject set off by commas stands right before ("Ombaka, a spokesman, said the men …")."""
        subject = clause.subject
        if subject is None:
            return False
        gap = [w for w in self.words[subject.last : clause.verb.first]]
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
            or (verb.has("think") and not verb.has("say", "believe"))
            or verb.lemma in NEVER_AFTER
        ):
            return None
        first = self._source_first(clause, group)
        if first == 0 or not self._set_off(first):
            return None
        after = self._talk_end(verb.last)
        if self._closer(after) is None:
            return None
        if any(c.kind == "content" and c.parent == clause.index and c.start > verb.end for c in self.clauses):
            return None
        contents = self._contents_left(first, self.words[first].start)
        if not contents:
            return None
        source = self._source_span(clause, group, first)
        return self._cue(clause, group, source, contents, "after", first, after)

    def _set_off(self, first: int) -> bool:
        before = self.words[first - 1]
        if before.text in (",", "\u2014", "--", '"', "'", "?", "!", ";"):
            return True
        return before.low == "as" and first >= 2 and self.words[first - 2].text == ","

    def _source_first(self, clause: Clause, group: NounGroup) -> int:
        return min(s.first for s in clause.subjects)

    def _source_span(self, clause: Clause, group: NounGroup, first: int) -> tuple[int, int]:
        """From the first subject to the last, with the phrases and appositions between it and the verb."""
        last = max(s.last for s in clause.subjects)
        last = self._phrases_behind(last, clause.verb.first)
        return self.words[first].start, self.words[last - 1].end

    def _phrases_behind(self, last: int, limit: int) -> int:
        """A group's end with the prepositional phrases right behind it."""
        moved = True
        while moved:
            moved = False
            for a in self.attachments:
                if (
                    a.group.last <= limit
                    and (
                        a.prep not in ("during", "after", "before", "by", "as")
                        or (a.prep == "by" and self._is_document(last))
                    )
                    and last < len(self.words)
                    and a.start == self.words[last].start
                    and a.group.last > last
                ):
                    last, moved = a.group.last, True
        return last

    def _is_document(self, last: int) -> bool:
        group = self.group_before.get(last)
        return group is not None and group.has("document")

    def _behind_group(self, last: int) -> int:
        """Where an inverted source ends, with its phrases and an apposition or relative clause set off by commas."""
        last = self._phrases_behind(last, len(self.words))
        if last < len(self.words) and self.words[last].text == ",":
            group = self.group_at.get(last + 1)
            if group is not None and not group.pronoun and last + 1 not in self.times:
                end = self._phrases_behind(group.last, len(self.words))
                while end < len(self.words) and self.words[end].tag == "CC" and end + 1 in self.group_at:
                    end = self._phrases_behind(self.group_at[end + 1].last, len(self.words))
                if end >= len(self.words) or self.words[end].text in CLOSERS or self.words[end].tag in ("WH", "VBG"):
                    return end
        return last

    def _talk_end(self, i: int) -> int:
        """Behind the cue: addressee, times and phrases that belong to the telling."""
        words = self.words
        while i < len(words):
            if i in self.times or words[i].tag == "RB":
                i += 1
                continue
            group = self.group_at.get(i)
            if (
                group is not None
                and (group.has("media", "person", "body", "document") or group.name or group.pronoun)
                and i
                and words[i - 1].tag not in ("PU",)
            ):
                i = group.last
                continue
            phrase = next(
                (a for a in self.attachments if a.start == words[i].start and words[i].text not in (",",)), None
            )
            if phrase is not None:
                i = phrase.group.last
                continue
            if words[i].tag == "VBG" or (
                words[i].text == ","
                and i + 1 < len(words)
                and (
                    words[i + 1].tag == "VBG"
                    or (i + 1 in self.times and self._closer(self._times_end(i + 1)) is not None)
                )
            ):
                j = self._closing(i + 1)
                return j
            break
        return i

    def _times_end(self, i: int) -> int:
        while i < len(self.words) and i in self.times:
            i += 1
        return i

    def _closing(self, i: int) -> int:
        """The end of a participle phrase that trails the cue ("…, he said, referring to the convoy")."""
        while i < len(self.words) and not (
            self.words[i].text in (".", ";", '"', "\u2014") and self.words[i].tag in ("PU", "QT")
        ):
            i += 1
        return i

    def _closer(self, i: int) -> int | None:
        """The index itself where the telling closes at i: a mark, or the sentence's end."""
        if i >= len(self.words):
            return i
        word = self.words[i]
        return (
            i
            if word.text in CLOSERS
            or word.tag in ("PU", "QT")
            or (word.low in ("and", "but", "as", "while", "when", "after", "adding") and i > 0)
            else None
        )

    def _contents_left(self, first: int, at: int) -> tuple[tuple[int, int], ...]:
        """What stands before a cue in its sentence: the quotations that end there, else the words since the start."""
        quotes = [q for q in self.quotes if q.end <= at and self.folded[q.end : at].strip(' ,;"\u2014-') == ""]
        if quotes:
            q = quotes[-1]
            lead = self._words_before(q.start)
            if lead is None:
                return ((q.start, q.end),)
            return ((lead, q.end),)
        start = self._opening()
        end = self._trim_right(first)
        return ((start, end),) if end > start else ()

    def _words_before(self, start: int) -> int | None:
        """Where the sentence begins, if words of its own lead into the quotation ("The raid was \"a success\", he said")."""
        inside = [w for w in self.words if w.end <= start]
        told = [w for w in inside if w.tag not in ("PU", "QT", "CC")]
        if not told or any(w.tag == "QT" for w in inside):
            return None
        return told[0].start

    def _opening(self) -> int:
        """The first word of the sentence's own content: a leading "but" or "meanwhile," left out."""
        words = self.words
        i = 0
        while i < len(words) and (
            words[i].tag in ("CC", "QT")
            or (words[i].tag == "RB" and i + 1 < len(words) and words[i + 1].text == ",")
            or (i > 0 and words[i].text == ",")
        ):
            i += 1
        return words[i].start if i < len(words) else self.start

    def _trim_right(self, first: int) -> int:
        i = first - 1
        if i >= 0 and self.words[i].low == "as":
            i -= 1
        while i >= 0 and self.words[i].tag == "PU" and self.words[i].text in (",", ";", "\u2014", "--", ":"):
            i -= 1
        return self.words[i].end if i >= 0 else 0

    # -- before

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
        if group is None and verb.form != "gerund":
            return None
        told_to, i = self._addressee(verb.last, verb)
        content = self._content_right(clause, i)
        if content is None or (verb.lemma in QUOTING and not content[1]):
            return None
        start, direct, has_clause = content
        has_clause = has_clause or self._puts(clause)
        manner: Manner = (
            "says"
            if (verb.has("say", "show") or self._puts(clause)) and (has_clause or direct or not verb.has("think"))
            else "thinks"
            if has_clause
            else "acts"
        )
        if manner == "says" and not (has_clause or direct) and not (verb.has("say", "show") or self._puts(clause)):
            manner = "acts"
        ends = self._content_end(clause, start, direct, has_clause)
        if ends <= start:
            return None
        first = self._source_first(clause, group) if group is not None else verb.first
        source = self._source_span(clause, group, first) if group is not None else None
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

    def _addressee(self, i: int, verb: VerbGroup) -> tuple[NounGroup | None, int]:
        group = self.group_at.get(i)
        if verb.lemma in ADDRESSING and group is not None:
            return group, self._phrases_behind(group.last, len(self.words)) if group.has(
                "person"
            ) and not group.name else group.last
        return None, i

    def _content_right(self, clause: Clause, i: int) -> tuple[int, bool, bool] | None:
        """Start of the content, whether it is a quotation, whether it is a clause; null where nothing is told."""
        words = self.words
        child = next(
            (
                c
                for c in self.clauses
                if c.kind == "content" and c.parent == clause.index and c.start >= clause.verb.end
            ),
            None,
        )
        limit = child.start if child else None
        j = i
        while j < len(words):
            word = words[j]
            quote = next((q for q in self.quotes if q.start <= word.start < q.end and word.tag == "QT"), None)
            if quote is not None and quote.start == word.start:
                lead = j == i or words[j - 1].text in (",", ":") or words[j - 1].low in ("that", "as", ":")
                return quote.start, lead, True
            if word.tag == "TH" or (
                word.low in ("whether", "how", "why", "what", "who", "if")
                and word.tag in ("WH", "IN")
                and clause.verb.has("say", "think")
            ):
                return word.start, False, True
            if limit is not None and word.start >= limit:
                return word.start, False, True
            if word.text == ":":
                return (words[j + 1].start, False, True) if j + 1 < len(words) else None
            if j in self.times or word.tag == "RB" or word.text == ",":
                j += 1
                continue
            phrase = next((a for a in self.attachments if a.start == word.start), None)
            if (
                phrase is not None
                and limit is None
                and not (
                    clause.verb.has("say")
                    and phrase.prep in ("in", "on", "at", "to", "during", "after", "by", "as", "from")
                )
            ):
                return (
                    (phrase.group.start, False, False)
                    if phrase.prep in ("of", "about", "for", "over", "against", "with", "on", "in") and j == i
                    else None
                )
            if phrase is not None:
                j = phrase.group.last
                continue
            break
        return self._object_right(clause, i, j, limit)

    def _object_right(self, clause: Clause, i: int, j: int, limit: int | None) -> tuple[int, bool, bool] | None:
        """The content where it is no clause: an infinitive, a gerund or an object."""
        if limit is not None:
            return limit, False, True
        if i >= len(self.words):
            return None
        verb_next = next(
            (v for v in self.parsed.verbs if v.first in (i, j) and v.form in ("infinitive", "gerund")), None
        )
        if verb_next is not None:
            return None if verb_next.negated and clause.verb.lemma == "ask" else (verb_next.start, False, False)
        group = self.group_at.get(i)
        if group is not None and ((clause.objects and clause.objects[0] is group) or group.first == i):
            return group.start, False, False
        return None

    def _content_end(self, clause: Clause, start: int, direct: bool, has_clause: bool) -> int:
        """Where the content ends: with its quotation, before words that go back to the teller, else with the sentence."""
        if direct:
            quote = next(q for q in self.quotes if q.start == start)
            return quote.end
        end = self.body_end
        if not has_clause:
            return min(end, self._object_end(start))
        words = [w for w in self.words if w.start > start]
        depth = 0
        for k, word in enumerate(words):
            if word.tag == "QT" and word.text == '"':
                depth ^= 1
            if depth or word.start <= start:
                continue
            following = words[k + 1] if k + 1 < len(words) else None
            if word.text in (";", "\u2014", "--") and word.tag == "PU":
                return self._left_of(word.i)
            if word.text == "," and following is not None and self._goes_back(following, clause):
                return self._left_of(word.i)
        return end

    def _clipped(self, start: int) -> int:
        """The end of what stands behind "according to X,": the sentence's end, or words that turn away from X."""
        for word in self.words:
            if word.start > start and word.text in (",", ";") and word.i + 1 < len(self.words):
                if word.text == ";" or self.words[word.i + 1].low in ("but", "although", "though", "adding"):
                    return self._left_of(word.i)
        return self.body_end

    def _object_end(self, start: int) -> int:
        """The end of an object with what belongs to it: phrases of matter, participles and relative clauses, and "and"."""
        i = next((w.i for w in self.words if w.start >= start), len(self.words))
        words = self.words
        end = i
        while i < len(words):
            group = self.group_at.get(i)
            if group is not None:
                end = i = group.last
                continue
            verb = next((v for v in self.parsed.verbs if v.first == i), None)
            if verb is not None and (verb.form in ("infinitive", "participle", "gerund") or end == i - 1):
                end = i = verb.last
                continue
            word = words[i]
            if word.tag in ("IN", "TO") and word.low not in EVENTS and i + 1 < len(words):
                i += 1
                continue
            if word.tag == "CC" and i + 1 in self.group_at:
                i += 1
                continue
            if word.tag in ("WH", "TH"):
                return self.body_end
            if word.tag in ("JJ", "QT") or (word.tag == "RB" and end == i):
                i += 1
                end = i if word.tag == "JJ" else end
                continue
            break
        if end < len(words) and words[end].tag == "QT":
            end += 1
        return words[end - 1].end if end else start

    def _goes_back(self, following: Word, clause: Clause) -> bool:
        low = following.low
        if low in ("according", "adding", "citing", "noting", "saying", "referring"):
            return True
        if low == "but":
            after = self.words[following.i + 1] if following.i + 1 < len(self.words) else None
            return after is None or after.low != "that"
        if low == "and":
            j = following.i + 1
            verb = next((v for v in self.parsed.verbs if v.first == j), None)
            return verb is not None and verb.has("say", "think") and verb.form == "finite"
        return False

    def _left_of(self, i: int) -> int:
        return self.words[i - 1].end

    # -- according to

    def according(self) -> Iterator[Cue]:
        for a in self.attachments:
            if a.prep != "according to":
                continue
            first = next(w.i for w in self.words if w.start == a.start)
            last = self._phrases_behind(a.group.last, len(self.words))
            if last < len(self.words) and self.words[last].text == ",":
                last = self._apposition(last)
            talk_last = self._with_relative(last)
            contents = self._around(first, talk_last)
            if contents:
                cue_end = self.words[first + 1].end
                yield Cue(
                    group=a.group,
                    source=(a.group.start, self.words[last - 1].end),
                    cue=(a.start, cue_end),
                    contents=contents,
                    lemma="according",
                    verb=None,
                    manner="says",
                    position="before" if first == 0 else "after",
                    talk=frozenset(range(first, talk_last)),
                    told_to=None,
                    outside=None,
                    direct=False,
                )

    def _apposition(self, last: int) -> int:
        group = self.group_at.get(last + 1)
        if group is None or group.pronoun or last + 1 in self.times:
            return last
        end = self._phrases_behind(group.last, len(self.words))
        if end < len(self.words) and self.words[end].text in (",", "."):
            has_verb = any(c.subject is group for c in self.clauses)
            return last if has_verb else end
        return last

    def _with_relative(self, last: int) -> int:
        """Past "who spoke to Reuters and asked for anonymity …" up to the comma or end that closes it."""
        if last < len(self.words) and (
            self.words[last].tag == "WH"
            or (
                self.words[last].text == ","
                and last + 1 < len(self.words)
                and self.words[last + 1].low in ("who", "which")
            )
        ):
            j = last + 1
            while j < len(self.words) and self.words[j].text not in (",", ".", ";"):
                j += 1
            return j
        verb = next((v for v in self.parsed.verbs if v.first == last and v.form in ("participle", "gerund")), None)
        if verb is not None:
            j = last
            while j < len(self.words) and self.words[j].text not in (",", ".", ";"):
                j += 1
            return j
        return last

    def _around(self, first: int, last: int) -> tuple[tuple[int, int], ...]:
        """The content of an "according to" at words [first, last): behind it where it opens the sentence, else around it."""
        opens = not any(w.tag in NOMINAL or w.tag == "PRP" for w in self.words[:first])
        spans = [] if opens else [(self._opening(), self._trim_right(first))]
        j = last
        while j < len(self.words) and self.words[j].tag == "PU" and (opens or j == last):
            j += 1
        goes_on = opens or (j > last and j < len(self.words) and self.words[j].low not in ("but", "while", "although"))
        if j < len(self.words) and goes_on:
            spans.append((self.words[j].start, self._clipped(self.words[j].start)))
        return tuple(s for s in spans if s[1] > s[0])

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
        more = self._continued(last, contents, direct)
        return Cue(
            group=group,
            source=source,
            cue=(verb.start, verb.end),
            contents=(*contents, *more),
            lemma=verb.lemma,
            verb=verb,
            manner="says" if verb.has("say", "show") else "thinks",
            position="between" if more else position,
            talk=frozenset(range(min(first, verb.first), max(last, verb.last))),
            told_to=told_to,
            outside=(verb.end, self.words[min(last, len(self.words)) - 1].end),
            direct=direct,
        )

    def _continued(self, last: int, contents: tuple[tuple[int, int], ...], direct: bool) -> tuple[tuple[int, int], ...]:
        """The second half of what a cue in the middle of its sentence divides."""
        words = self.words
        if last >= len(words) or words[last].text not in (",", "\u2014", "--", ":") or last + 1 >= len(words):
            return ()
        following = words[last + 1]
        quote = next((q for q in self.quotes if q.start == following.start), None)
        if quote is not None:
            return ((quote.start, min(quote.end, max(self.end, quote.end))),)
        if direct or following.low in ("but", "and", "adding", "while", "although", "as", "who", "which", "though"):
            return ()
        return ((following.start, self.body_end),) if self.body_end > following.start else ()
