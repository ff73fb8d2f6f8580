"""Parts of speech by lexicon, shape and context: one pass from left to right, two words of look-ahead.

A word's readings come from the lexicon, else from its suffix; a rule for each ambiguity that English news is full of
(noun or verb, past or participle, gerund or noun) picks one. Case says "name" in
prose only: not in capitals or headlines.
"""

from collections.abc import Sequence

from musterbook.reading.lexicon import EMPTY, LEXICON, Reading
from musterbook.reading.tokens import Span
from musterbook.reading.verb_readings import VerbReadings
from musterbook.reading.word_options import BREAKS
from musterbook.reading.words import NOMINAL, Word, listed

MONTHS = listed(
    "january february march april may june july august september october november december jan jan. feb "
    "feb. mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec."
)

COMPARED = listed("further more less")

WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun")

REFLEXIVE = listed("itself himself herself themselves")

CALENDAR = MONTHS | WEEKDAYS


def tag_words(folded: str, low: str, spans: Sequence[Span], cased: bool) -> tuple[Word, ...]:
    """Words with one tag each; `cased` is whether capitals mean names here."""
    return Tagger(folded, low, spans, cased).run()


class Tagger(VerbReadings):
    """One pass over a sentence."""

    def run(self) -> tuple[Word, ...]:
        """Choose from left to right."""
        words = []
        for i in range(self.n):
            reading = self._choose(i)
            self.tags.append(reading.tag)
            self._note(reading, i)
            words.append(self._word(i, reading))
        return tuple(words)

    def _note(self, reading: Reading, i: int) -> None:
        tag = reading.tag
        if tag == "WH" and i and self.tags[i - 1] in ("PU", "NN", "NNS", "NP", "CC", "IN"):
            self.relative = True
        elif tag == "PU" and self.finite:
            self.relative = False
        if tag in BREAKS or (tag == "IN" and self.lows[i] in LEXICON.subordinators):
            self.finite = False
        elif tag in ("VBD", "VBZ", "VBP", "MD") or (
            tag in ("BE", "HV", "DO") and self.lows[i] not in ("be", "been", "being", "having", "done", "doing")
        ):
            self.finite = "say" not in LEXICON.classes_of("verb", reading.lemma)
            self.main = self.main or not self.relative

    def _word(self, i: int, reading: Reading) -> Word:
        tag, lemma = reading
        low = self.lows[i]
        if tag in ("NN", "NNS", "NP"):
            classes = LEXICON.classes_of("noun", lemma)
            if tag == "NP" and not classes:
                noun = next((r for r in LEXICON.readings(low) if r.tag in ("NN", "NNS")), None)
                classes = LEXICON.classes_of("noun", noun.lemma) if noun else classes
        elif tag in ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"):
            classes = LEXICON.classes_of("verb", lemma)
        elif tag in ("JJ", "RB"):
            classes = LEXICON.classes_of("adjective" if tag == "JJ" else "adverb", lemma)
        else:
            classes = EMPTY
        place = self.named.get(i)
        if place and tag in ("NP", "JJ"):
            classes |= {place}
        if tag == "NP" and low in CALENDAR:
            classes |= {"month" if low in MONTHS else "weekday"}
        span = self.spans[i]
        return Word(i, span.start, span.end, self.texts[i], low, tag, lemma, classes)

    def _choose(self, i: int) -> Reading:
        options = self.options[i]
        if self.lows[i] == "since" and i and self.tags[i - 1] == "HV":
            return Reading("RB", "since")
        if self.lows[i] in REFLEXIVE and i and self.tags[i - 1] in NOMINAL:
            return Reading("RB", self.lows[i])
        if self.lows[i] in ("last", "next", "past") and self.lows[i + 1 : i + 2] and self.lows[i + 1] in CALENDAR:
            return Reading("JJ", self.lows[i])
        if self.lows[i] == "outside" and i and self.tags[i - 1] in ("DT", "PS") and self._nounish(i + 1):
            return Reading("JJ", "outside")
        if self.lows[i] == "neither" and i and self.tags[i - 1] in ("MD", "HV", "BE", "DO"):
            return Reading("NEG", "neither")
        if len(options) == 1:
            only = options[0]
            if self.lows[i] == "longer" and i and self.lows[i - 1] == "no":
                return Reading("RB", "longer")
            if only.tag == "POS" and self.lows[i] == "'s" and self._is_short_verb(i):
                return Reading("BE", "be")
            if self.lows[i] == "no" and self.lows[i + 1 : i + 2] == ["longer"]:
                return Reading("NEG", "no")
            after_determiner = i > 0 and self.tags[i - 1] in ("DT", "PS")
            if only.tag == "RB" and self.lows[i] in COMPARED and after_determiner and self._plain_noun(i + 1):
                return Reading("JJ", self.lows[i])
            if only.tag in ("VB", "VBP") and after_determiner and not self._nounish(i + 1):
                return Reading("NN", self.lows[i])
            if only.tag in ("VB", "VBZ") and self._is_made_noun(i, self._left(i), only):
                return Reading("NN" if only.tag == "VB" else "NNS", only.lemma)
            if only.tag == "NN" and self._is_bare_verb(i):
                return Reading("VB", self.lows[i])
            if only.tag == "VB" and self._left(i) in (*NOMINAL, "PRP", "WH", "EX"):
                return Reading("VBP", only.lemma)
            owned = i > 0 and (self.tags[i - 1] == "DT" or self.lows[i - 1] == "own")
            if only.tag == "VBG" and owned and not self._nounish(i + 1):
                return Reading("NN", self.lows[i])
            if only.tag == "VBG":
                return self._gerund(i, {"VBG": only}, self._left(i), None, None)
            return self._that(i) if only.tag == "TH" else only
        by_tag = {r.tag: r for r in reversed(options)}
        left = self._left(i)
        if "CC" in by_tag or "DT" in by_tag or "IN" in by_tag or "PRP" in by_tag or "MD" in by_tag or "WH" in by_tag:
            return self._closed_choice(i, by_tag, left)
        if self.lows[i] == "longer" and i and self.lows[i - 1] == "no":
            return Reading("RB", "longer")
        if set(by_tag) <= {"JJ", "RB"}:
            if left in NOMINAL and self.lows[i] in ("first", "last", "next"):
                return by_tag["RB"]
            return by_tag["RB"] if "JJ" not in by_tag or not self._describes(i) else by_tag["JJ"]
        return self._open_choice(i, by_tag, left)

    def _is_bare_verb(self, i: int) -> bool:
        """A word that the lexicon does not know, behind a modal, or between "to" and an object."""
        if i == 0 or LEXICON.readings(self.lows[i]) or self.texts[i][0].isupper():
            return False
        if self._left(i) == "MD":
            return True
        return self.tags[i - 1] == "TO" and self._object_here(i + 1) and not self.lows[i].endswith(("ing", "ion"))

    def _closed_choice(self, i: int, by_tag: dict[str, Reading], left: str) -> Reading:
        low = self.lows[i]
        if low == "her":
            return by_tag["PS"] if self._nounish(i + 1) else by_tag["PRP"]
        if low in ("'s", "'d"):
            return by_tag.get("BE") or by_tag["HV"]
        if low == "there":
            after = self.options[i + 1][0].tag if i + 1 < self.n else "PU"
            return (
                by_tag["EX"]
                if after in ("BE", "HV", "MD", "POS") or (after == "RB" and left != "VBN")
                else by_tag.get("RB", by_tag["EX"])
            )
        return self._first(i)

    def _that(self, i: int) -> Reading:
        """ "that" as conjunction, determiner, relative or plain pronoun."""
        before = self.tags[i - 1] if i else "START"
        after = self.options[i + 1][0].tag if i + 1 < self.n else "PU"
        if after in ("BE", "HV", "DO", "MD") or (
            after in ("VBD", "VBZ", "VB") and len({r.tag for r in self.options[i + 1]} & {"NN", "NNS", "JJ"}) == 0
        ):
            return Reading("WH" if before in NOMINAL else "PRP", "that")
        if before == "IN" and self.lows[i - 1] not in ("in", "except", "so") and self._plain_noun(i + 1):
            return Reading("DT", "that")
        if before == "IN" and self.lows[i - 1] == "in" and self._plain_noun(i + 1) and after != "NP":
            return Reading("DT", "that")
        if before in ("START", "QT") and self._plain_noun(i + 1):
            return Reading("DT", "that")
        return Reading("TH", "that")

    def _is_short_verb(self, i: int) -> bool:
        before = self.lows[i - 1] if i else ""
        return before in ("it", "he", "she", "that", "there", "what", "who", "here", "where", "how", "this")
