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
LONGEST = 22  # words of a headline


class PhraseCues(Contents):
    """The cues of one sentence that have no verb."""

    def according(self) -> Iterator[Cue]:
        for a in self.attachments:
            group = a.group if a.prep == "according to" else self._teller(a)
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
                cue=(a.start, self.words[first + 1].end if a.prep == "according to" else a.group.end),
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
        told = next((b.group for b in self.attachments if b.prep == "of" and 0 <= b.start - group.end <= 1), None)
        if told is not None:
            return told
        mark = next((w for w in group.words if w.tag == "POS"), None)
        if mark is None or mark.i == group.first:
            return None
        words = tuple(w for w in group.words if w.i < mark.i)
        return msgspec.structs.replace(
            group,
            last=mark.i,
            end=words[-1].end,
            text=self.text[group.start : words[-1].end],
            words=words,
            head=words[-1],
            classes=words[-1].classes,
            name=words[-1].tag == "NP",
            plural=words[-1].tag == "NNS",
            owner=None,
        )
