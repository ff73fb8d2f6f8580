"""What is told: the stretch of a sentence that a cue governs, to its left, its right or around it."""

from musterbook.reading.clauses import Clause
from musterbook.reading.cue_scene import Scene
from musterbook.reading.words import NOMINAL, Word, listed

EVENTS = listed(
    "in at on during after before by when while because since until as amid following despite from through within"
)


class Contents(Scene):
    """The contents of cues."""

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
        """Where the sentence begins, if words of its own lead into it (the raid was "a success", he said)."""
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
                there = j > i and words[j - 1].tag == "EX"
                return words[j - 1].start if there else word.start, False, True
            if word.text == ":" and any(q.start == w.start for q in self.quotes for w in words[j + 1 : j + 2]):
                return words[j + 1].start, True, True
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
        timed = j > i and all(k in self.times or self.words[k].tag in ("IN", "RB") for k in range(i, j))
        if group is None and timed and j in self.group_at:
            return self.group_at[j].start, False, False
        if group is not None and ((clause.objects and clause.objects[0] is group) or group.first == i):
            return group.start, False, False
        return None

    def _content_end(self, start: int, direct: bool, has_clause: bool) -> int:
        """Where the content ends: with its quotation, before words of the teller again, else with the sentence."""
        if direct:
            quote = next(q for q in self.quotes if q.start == start)
            return quote.end
        end = self.body_end
        if not has_clause:
            told = self._object_end(start)
            listed_on = next((w for w in self.words if w.start >= told), None)
            return end if listed_on is not None and listed_on.text == ":" else min(end, told)
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
            if word.text == "," and following is not None and self._goes_back(following):
                return self._left_of(word.i)
            if word.low in ("and", "but") and word.tag == "CC" and self._goes_back(word):
                return self._left_of(word.i)
        return end

    def _clipped(self, start: int) -> int:
        """The end of what stands behind "according to X,": the sentence's end, or words that turn away from X."""
        for word in self.words:
            if word.start <= start or word.i + 1 >= len(self.words):
                continue
            following = self.words[word.i + 1].low
            if word.text == ";" or (word.text == "," and following in ("but", "although", "though", "adding")):
                return self._left_of(word.i)
        return self.body_end

    def _object_end(self, start: int) -> int:
        """The end of an object with what belongs to it: phrases of matter, participles, relative clauses, "and"."""
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

    def _goes_back(self, following: Word) -> bool:
        low = following.low
        if low in ("according", "adding", "citing", "noting", "saying", "referring"):
            return True
        set_off = self.words[following.i - 1].text == ","
        verb = next((v for v in self.parsed.verbs if v.first == following.i + 1), None)
        if low in ("and", "but") and verb is not None and verb.form == "finite":
            return verb.has("say", "think") if set_off else verb.has("say")
        if low == "but" and set_off:
            after = self.words[following.i + 1] if following.i + 1 < len(self.words) else None
            return after is None or after.low != "that"
        return False

    def _around(self, first: int, last: int) -> tuple[tuple[int, int], ...]:
        """The content of an "according to" at words [first, last): behind it if it opens the sentence, else around."""
        opens = not any(w.tag in NOMINAL or w.tag in ("PRP", "CD") for w in self.words[:first])
        spans = [] if opens else [(self._opening(), self._trim_right(first))]
        j = last
        while j < len(self.words) and self.words[j].tag == "PU" and (opens or j == last):
            j += 1
        goes_on = opens or (j > last and j < len(self.words) and self.words[j].low not in ("but", "while", "although"))
        if j < len(self.words) and goes_on:
            spans.append((self.words[j].start, self._clipped(self.words[j].start)))
        return tuple(s for s in spans if s[1] > s[0])

    def _continued(self, last: int, direct: bool) -> tuple[tuple[int, int], ...]:
        """The second half of what a cue in the middle of its sentence divides."""
        words = self.words
        if last >= len(words) or words[last].text not in (",", "\u2014", "--", ":", ";") or last + 1 >= len(words):
            return ()
        following = words[last + 1]
        quote = next((q for q in self.quotes if q.start == following.start), None)
        if quote is not None:
            return ((quote.start, min(quote.end, max(self.end, quote.end))),)
        if words[last].text == ";" and (direct or not self._tells_on(last + 1)):
            return ()
        if direct or following.low in ("adding", "as", "who", "which"):
            return ()
        if following.low in ("and", "but"):
            return self._joined_on(last + 1)
        return ((following.start, self.body_end),) if self.body_end > following.start else ()

    def _tells_on(self, i: int) -> bool:
        """Whether what stands behind a semicolon has no cue of its own."""
        verbs = [v for v in self.parsed.verbs if v.first >= i and v.form == "finite"]
        return bool(verbs) and not any(v.has("say", "think") for v in verbs)

    def _joined_on(self, i: int) -> tuple[tuple[int, int], ...]:
        """The clause behind ", X said, and …": still X's words where it has a subject of its own and no cue."""
        told = next((c for c in self.clauses if c.verb.form == "finite" and c.verb.first > i), None)
        if told is None or told.subject is None or told.verb.has("say", "think"):
            return ()
        if not i < told.subject.first < told.verb.first or (self.words[i].low == "but" and told.subject.name):
            return ()
        return ((self.words[i + 1].start, self.body_end),)
