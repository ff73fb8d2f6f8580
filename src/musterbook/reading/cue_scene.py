"""One sentence laid out for the search of cues: words, groups, quotations, and where a source or a telling ends."""

from collections.abc import Sequence

from musterbook.reading.chunks import NounGroup, VerbGroup
from musterbook.reading.clauses import Attachment, Clause
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.parsing import Parse
from musterbook.reading.quotations import Quotation

CLOSERS = frozenset({".", ",", ";", ":", "\u2014", "--", "?", "!", ")", '"', "'"})

ADDRESSING = frozenset(LEXICON.members("addressing"))


class Scene:
    """What the search for cues sees of a sentence."""

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
        if last < len(self.words) and self.words[last].tag == "WH" and self.words[last].low in ("who", "whose"):
            return next((w.i for w in self.words[last:] if w.text in (",", ".", ";", '"')), len(self.words))
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
            told = i and any(v.last == i and v.lemma in ADDRESSING for v in self.parsed.verbs)
            if (
                group is not None
                and (told or group.has("media", "person", "body", "document") or group.name or group.pronoun)
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
                return self._closing(i + 1)
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

    def _addressee(self, i: int, verb: VerbGroup) -> tuple[NounGroup | None, int]:
        group = self.group_at.get(i)
        if verb.lemma in ADDRESSING and group is not None:
            return group, self._phrases_behind(group.last, len(self.words)) if group.has(
                "person"
            ) and not group.name else group.last
        return None, i

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
        """Past "who saw it from the roof …" up to the comma or end that closes it."""
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

    def _left_of(self, i: int) -> int:
        return self.words[i - 1].end
