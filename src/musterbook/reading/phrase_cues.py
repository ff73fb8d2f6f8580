"""Sources told in a phrase: "according to the mayor", "by the count of the two", "in the words of one driver"."""

from collections.abc import Iterator

import msgspec

from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Attachment, Clause
from musterbook.reading.cue import Cue
from musterbook.reading.cue_contents import Contents
from musterbook.reading.words import listed

ACCOUNTS = listed(
    "count account reckoning estimate telling tally word view opinion version testimony calculation "
    "story position line explanation understanding information"
)


TELLERS = ("person", "official", "body", "police", "military", "media", "document", "unnamed", "armed_group")
PASSING = listed("more word news update reaction statement comment reply answer response line message latest reply")
OPENING = 4  # words in which "More from …" begins
LONGEST = 22  # words of a headline


class PhraseCues(Contents):
    """The cues of one sentence that have no verb."""

    def according(self) -> Iterator[Cue]:
        for a in self.attachments:
            told = a.prep == "according to" or (a.prep == "per" and a.group.has(*TELLERS))
            group = a.group if told else self._teller(a)
            if group is None:
                continue
            first = next(w.i for w in self.words if w.start == a.start)
            last = self._phrases_behind(max(group.last, a.group.last), len(self.words))
            if last < len(self.words) and self.words[last].text == ",":
                last = self._apposition(last)
            talk_last = self._with_relative(last)
            contents = self._around(first, talk_last)
            if not contents:
                continue
            source = (group.start, group.end if group.last < a.group.last else self.words[last - 1].end)
            yield Cue(
                group=group,
                source=source,
                cue=(a.start, self.words[first + (a.prep != "per")].end if told else a.group.end),
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

    def labels(self) -> Iterator[Cue]:
        """Headlines that name their source behind or before a mark: "Five dead in raid: army", "Minister: no talks"."""
        words = self.words
        marks = [w.i for w in words if w.text in (":", "\u2014", "--", "-") and w.tag == "PU"]
        if not marks or len(words) > LONGEST or words[-1].tag in ("PU", "QT"):
            return
        last, first = self.group_at.get(marks[-1] + 1), self.group_at.get(0)
        if last is not None and last.last == len(words) and last.has(*TELLERS, "country") and marks[-1] > 1:
            yield self._label(last, (self.start, words[marks[-1] - 1].end))
        elif first is not None and first.last == marks[0] and words[marks[0]].text == ":" and first.has(*TELLERS):
            yield self._label(first, (words[marks[0] + 1].start, self.end))

    def passed_on(self) -> Iterator[Cue]:
        """ "More from Ada Quill, the mayor: …": who is heard, before a colon."""
        words = self.words
        at = next((w.i for w in words[:OPENING] if w.low in PASSING), None)
        if at is None or at + 1 >= len(words) or words[at + 1].low not in ("from", "by"):
            return
        group = self.group_at.get(at + 2)
        mark = next((w.i for w in words if w.text == ":" and w.i > at), None)
        if group is None or mark is None or mark + 1 >= len(words) or any(w.tag == "VBD" for w in words[at:mark]):
            return
        yield self._label(group, (words[mark + 1].start, self.body_end))

    def credited(self) -> Iterator[Cue]:
        """A quotation with its speaker in brackets behind it: "…" (Ada Quill, mayor)."""
        for w in self.words[:-1]:
            quote = next((q for q in self.quotes if w.text == "(" and 0 <= w.start - q.end <= 1), None)
            group = self.group_at.get(w.i + 1)
            if quote is not None and group is not None and (group.name or group.has(*TELLERS)):
                yield self._label(group, (quote.start, quote.end))

    def _label(self, group: NounGroup, content: tuple[int, int]) -> Cue:
        return Cue(
            group=group,
            source=(group.start, group.end),
            cue=(group.start, group.end),
            contents=(content,),
            lemma="say",
            verb=None,
            manner="says",
            position="after" if content[0] < group.start else "before",
            talk=frozenset(range(group.first, group.last)),
            told_to=None,
            outside=None,
            direct=False,
        )

    def _teller(self, a: Attachment) -> NounGroup | None:
        """Whose account a phrase names: "by the count of *two clerks*", "in *the ministry*'s words"."""
        if a.prep not in ("by", "in", "on", "to") or a.group.lemma not in ACCOUNTS or not a.group.definite:
            return None
        return self._owner(a.group)

    def account(self, clause: Clause) -> Cue | None:
        """ "The mayor's version is that …": whose account a subject names, and what it is."""
        group, verb = clause.subject, clause.verb
        if group is None or verb.lemma != "be" or verb.negated or group.lemma not in ACCOUNTS:
            return None
        child = next((c for c in self.clauses if c.kind == "content" and c.parent == clause.index), None)
        teller = self._owner(group)
        if child is None or teller is None or child.start < verb.end:
            return None
        return Cue(
            group=teller,
            source=(teller.start, teller.end),
            cue=(group.start, verb.end),
            contents=((child.start, self._content_end(child.start, False, True)),),
            lemma="say",
            verb=verb,
            manner="says",
            position="before",
            talk=frozenset(),
            told_to=None,
            outside=None,
            direct=False,
        )

    def _owner(self, group: NounGroup) -> NounGroup | None:
        """Who stands before "'s", or behind "of"."""
        if group.words[0].tag == "PS":
            return self._cut(group, group.first + 1, pronoun=True)
        told = next((b.group for b in self.attachments if b.prep == "of" and 0 <= b.start - group.end <= 1), None)
        if told is not None:
            return told
        mark = next((w for w in group.words if w.tag == "POS"), None)
        if mark is None or mark.i == group.first:
            return None
        return self._cut(group, mark.i)

    def _cut(self, group: NounGroup, last: int, pronoun: bool = False) -> NounGroup:
        """The part of a group before a word, as a group of its own."""
        words = tuple(w for w in group.words if w.i < last)
        return msgspec.structs.replace(
            group,
            last=last,
            pronoun=pronoun,
            end=words[-1].end,
            text=self.text[group.start : words[-1].end],
            words=words,
            head=words[-1],
            classes=words[-1].classes,
            name=words[-1].tag == "NP",
            plural=words[-1].tag == "NNS",
            owner=None,
        )
