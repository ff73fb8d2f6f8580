"""The readings of each word before context: lexicon, gazetteer, shape, suffix; and what stands around it."""

import re
from collections.abc import Sequence

from musterbook.reading.gazetteer import GAZETTEER
from musterbook.reading.lexicon import LEXICON, Reading
from musterbook.reading.suffixes import SUFFIXES
from musterbook.reading.tokens import Span
from musterbook.reading.words import listed

CLOSED: dict[str, str] = {word: tags[0] for word, tags in LEXICON.tags.items()}

LEMMAS = {"BE": "be", "HV": "have", "DO": "do"}

CLOSED_READINGS: dict[str, tuple[Reading, ...]] = {
    word: tuple(Reading(tag, LEMMAS.get(tag, word)) for tag in tags) for word, tags in LEXICON.tags.items()
}

QUOTES = frozenset("\"'")

NUMBERS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand million billion trillion dozen hundreds thousands millions billions dozens scores tens"
)

DIGITS = re.compile(r"\d")

HYPHEN_NUMBER = re.compile(
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\w+\Z|\w+-(?:quarters?|thirds?|fifths?|half|halves|dozen)\Z"
)

BREAKS = frozenset({"PU", "CC", "WH", "TH", "QT"})

PLURAL_LEADS = listed("the their these those his our some several many all both few other")

BE_FINITE = listed("am is are was were 's 're 'm")

SUBJECTS = listed("i you he she it we they who nobody someone somebody everyone nothing this these those")


class Options:
    """The words of one sentence with all their readings, and looks to the left and right."""

    def __init__(self, folded: str, low: str, spans: Sequence[Span], cased: bool) -> None:
        self.spans = spans
        self.texts = [folded[s.start : s.end] for s in spans]
        self.lows = [low[s.start : s.end] for s in spans]
        self.cased = cased
        self.n = len(spans)
        self.named = self._gazetteer_names()
        self.options = [self._options(i) for i in range(self.n)]
        self.tags: list[str] = []
        self.finite = False
        self.main = False
        self.relative = False

    def _gazetteer_names(self) -> dict[int, str]:
        found: dict[int, str] = {}
        i = 0
        while i < self.n:
            step = 1
            for words in GAZETTEER.starts.get(self.lows[i], ()):
                if (
                    tuple(self.lows[i : i + len(words)]) == words
                    and (not self.cased or self.texts[i][0].isupper())
                    and not (words == ("us",) and self.texts[i] != "US")
                ):
                    kind = GAZETTEER.places[" ".join(words).replace(" 's", "'s")].kind
                    found.update(dict.fromkeys(range(i, i + len(words)), kind))
                    step = len(words)
                    break
            i += step
        if not self.cased:
            for at in [
                i
                for i in found
                if self.lows[i] in ("us", "turkey", "of", "and", "mali", "chad", "male", "polish")
                and found.get(i - 1) is None
                and found.get(i + 1) is None
            ]:
                del found[at]
        return found

    def _options(self, i: int) -> tuple[Reading, ...]:
        text, low = self.texts[i], self.lows[i]
        first = text[0]
        if not (first.isalnum() or first in "$'\u20ac\u00a3%&"):
            return (Reading("QT" if text in QUOTES else "PU", text),)
        if first.isdigit() and low.endswith("-old") and not self._before_noun(i):
            return (Reading("NN", "year-old"),)
        if first.isdigit():
            return (Reading("JJ" if low[-1:].isalpha() and "-" in low else "CD", low),)
        if low in ("x", "\u00d7") and i and self.texts[i - 1].isdigit():
            return (Reading("JJ", low),)
        if i in self.named and low not in ("of", "and", "the"):
            return (
                Reading(
                    "JJ" if self.named[i] == "demonym" and not low.endswith("s") and self._before_noun(i) else "NP", low
                ),
            )
        if first == "'":
            return self._clitic(i)
        if low in CLOSED and not self._is_name_like(i):
            return CLOSED_READINGS[low]
        if low in NUMBERS or ("-" in low and HYPHEN_NUMBER.match(low)):
            return (Reading("CD", low),)
        if self.cased and first.isupper() and self._is_name_here(i):
            return (Reading("NP", low),)
        return LEXICON.readings(low) or self._guess(i)

    def _before_noun(self, i: int) -> bool:
        if i + 1 >= self.n:
            return False
        following = self.lows[i + 1]
        if (
            following in ("and", "or", ",")
            and self.named.get(i + 2) == "demonym"
            and not self.lows[i + 2].endswith("s")
        ):
            return self._before_noun(i + 2)
        if following in CLOSED or not following[0].isalnum():
            return False
        known = LEXICON.readings(following)
        if not known or any(r.tag in ("NN", "NNS", "JJ") for r in known):
            return True
        behind = self.lows[i + 2] if i + 2 < self.n else ""
        named = any(r.tag == "NN" for r in LEXICON.readings(behind))
        return named and behind not in CLOSED and any(r.tag == "VBG" for r in known)

    def _clitic(self, i: int) -> tuple[Reading, ...]:
        low = self.lows[i]
        if low == "'":
            before = self.texts[i - 1] if i else ""
            if before.endswith(("s", "S")) and self.spans[i - 1].end == self.spans[i].start and not self._opened(i):
                return (Reading("POS", "'s"),)
            return (Reading("QT", "'"),)
        if low == "'s":
            return (Reading("POS", "'s"),)
        return CLOSED_READINGS.get(low) or (Reading("PU", low),)

    def _opened(self, i: int) -> bool:
        return sum(t == "'" for t in self.texts[:i]) % 2 == 1

    def _is_name_like(self, i: int) -> bool:
        """Closed words that may be names: "US", "May", "Will" inside a sentence."""
        text, low = self.texts[i], self.lows[i]
        if not self.cased or not text[0].isupper():
            return low == "may" and i + 1 < self.n and self.lows[i + 1][0].isdigit() and not self.cased
        if low in ("us", "it", "who", "un") and text.isupper():
            return True
        if low == "may":
            near = self.lows[i - 1] if i else ""
            after = self.lows[i + 1] if i + 1 < self.n else ""
            return i > 0 and (
                near in ("in", "of", "since", "by", "until", "last", "this", "early", "late", "on")
                or after[:1].isdigit()
                or near[:1].isdigit()
            )
        return low in ("will",) and i > 0 and self.texts[i - 1] not in QUOTES and self.lows[i - 1] not in (".",)

    def _is_name_here(self, i: int) -> bool:
        low = self.lows[i]
        starts = i == 0 or (
            self.texts[i - 1] in QUOTES
            or self.texts[i - 1] in (":", "\u2022", "[")
            or (self.texts[i - 1] in (".", "!", "?", "\u2026", "..."))
        )
        if not starts:
            return True
        known = LEXICON.readings(low)
        if not known:
            return True
        following = self.texts[i + 1] if i + 1 < self.n else ""
        noun = any(r.tag == "NN" for r in known)
        return (
            noun
            and following[:1].isupper()
            and following.lower() not in CLOSED
            and not LEXICON.classes_of("noun", low)
            and all(r.tag in ("NN", "NNS") for r in known)
        )

    def _guess(self, i: int) -> tuple[Reading, ...]:
        low = self.lows[i]
        if "-" in low:
            tail = low.rpartition("-")[2]
            known = LEXICON.readings(tail)
            if any(r.tag in ("VBN", "VBG", "JJ") for r in known) or tail.endswith(("ed", "ing")):
                return (Reading("JJ", low),)
            if known:
                noun = next((r for r in known if r.tag in ("NN", "NNS")), None)
                if noun:
                    return (Reading(noun.tag, low), Reading("JJ", low))
        if not self.cased and len(low) <= 5 and not low.endswith("s"):
            return (Reading("NP", low),)
        if (
            not self.cased
            and low.endswith("s")
            and i
            and (self.lows[i - 1] in PLURAL_LEADS or self.lows[i - 1] in NUMBERS or self.lows[i - 1][0].isdigit())
        ):
            return (Reading("NNS", low[:-1]),)
        for suffix, tags in SUFFIXES:
            if not self.cased and suffix in ("s", "us", "is", "ss", "ed", "ish", "ive", "ic") and len(low) < 9:
                continue
            if low.endswith(suffix) and len(low) > len(suffix) + 2:
                return tuple(Reading(t, _lemma(low, t)) for t in tags)
        return (Reading("NN" if self.cased else "NP", low),)

    def _first(self, i: int) -> Reading:
        return self.options[i][0]

    def _left(self, i: int) -> str:
        """The tag to the left, adverbs and quotation marks passed over."""
        j = i - 1
        if j > 2 and self.texts[j] == self.texts[j - 2] == "," and self.tags[j - 1] == "RB":
            j -= 3 if self.tags[j - 3] in ("HV", "BE", "MD", "DO") else 0
        while j >= 0 and (self.tags[j] in ("RB", "QT") or (self.tags[j] == "NEG")):
            j -= 1
        return self.tags[j] if j >= 0 else "START"

    def _nounish(self, i: int) -> bool:
        """Whether a noun group goes on at i."""
        if i >= self.n:
            return False
        return any(r.tag in ("NN", "NNS", "NP", "JJ", "CD", "VBG", "VBN") for r in self.options[i])

    def _plain_noun(self, i: int) -> bool:
        return i < self.n and any(r.tag in ("NN", "NNS", "NP") for r in self.options[i])

    def _finite_ahead(self, i: int) -> bool:
        """Whether a verb that is surely finite follows before the clause breaks."""
        for j in range(i + 1, min(self.n, i + 14)):
            tags = {r.tag for r in self.options[j]}
            low = self.lows[j]
            if low in BE_FINITE or (tags & {"HV", "MD", "DO"} and low not in ("having", "done", "doing")):
                return self.lows[j - 1] not in SUBJECTS
            if "VBD" in tags and not tags & {"NN", "NNS", "JJ"} and self.lows[j - 1] not in SUBJECTS:
                return "VBN" not in tags or self._object_ahead(j) or "say" in self._verb_classes(j)
            if tags & BREAKS or low in LEXICON.subordinators:
                return False
        return False

    def _verb_classes(self, i: int) -> frozenset[str]:
        verb = next((r for r in self.options[i] if r.tag == "VBD"), None)
        return LEXICON.classes_of("verb", verb.lemma) if verb else frozenset()

    def _object_ahead(self, i: int) -> bool:
        return i + 1 < self.n and self.options[i + 1][0].tag in ("DT", "PS", "PRP", "CD", "NP", "TO")

    def _object_here(self, i: int) -> bool:
        return i < self.n and self.options[i][0].tag in ("DT", "PS", "PRP", "CD")

    def _describes(self, i: int) -> bool:
        """Whether what could be an adjective at i stands before a noun rather than a verb."""
        if i + 1 >= self.n:
            return False
        tags = {r.tag for r in self.options[i + 1]}
        return self._plain_noun(i + 1) or "CD" in tags or ("JJ" in tags and "VBD" not in tags)


def _lemma(low: str, tag: str) -> str:
    if tag == "NNS":
        return low[:-1]
    if tag in ("VBD", "VBN"):
        return (
            low[:-2]
            if not low[:-2].endswith(("t", "s", "c", "v", "r", "z", "g", "u", "i"))
            else low[:-1]
            if low.endswith("ed") and len(low) < 6
            else low[:-2]
        )
    return low[:-3] if tag == "VBG" else low
