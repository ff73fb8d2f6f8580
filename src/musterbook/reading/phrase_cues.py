"""Sources told in a phrase: "according to the mayor", "by the count of the two", "in the words of one driver"."""

from collections.abc import Iterator

import msgspec

from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Attachment
from musterbook.reading.cue import Cue
from musterbook.reading.cue_contents import Contents
from musterbook.reading.words import listed

ACCOUNTS = listed("count account reckoning estimate telling tally word view opinion version testimony calculation")


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

    def _teller(self, a: Attachment) -> NounGroup | None:
        """Whose account a phrase names: "by the count of *two clerks*", "in *the ministry*'s words"."""
        if a.prep not in ("by", "in", "on", "to") or a.group.lemma not in ACCOUNTS or not a.group.definite:
            return None
        told = next((b.group for b in self.attachments if b.prep == "of" and 0 <= b.start - a.group.end <= 1), None)
        if told is not None:
            return told
        mark = next((w for w in a.group.words if w.tag == "POS"), None)
        if mark is None or mark.i == a.group.first:
            return None
        words = tuple(w for w in a.group.words if w.i < mark.i)
        return msgspec.structs.replace(
            a.group,
            last=mark.i,
            end=words[-1].end,
            text=self.text[a.group.start : words[-1].end],
            words=words,
            head=words[-1],
            classes=words[-1].classes,
            name=words[-1].tag == "NP",
            plural=words[-1].tag == "NNS",
            owner=None,
        )
