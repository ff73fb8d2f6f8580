"""Parts of speech by lexicon, shape and context: one pass from left to right, two words of look-ahead.

A word's readings come from the lexicon, else from its suffix; a rule for each ambiguity that English news is full of
(noun or verb, past or participle, gerund or noun) picks one. Case says "name" in prose only: not in capitals or headlines.
"""

import re
from collections.abc import Sequence

from musterbook.reading.gazetteer import GAZETTEER
from musterbook.reading.lexicon import EMPTY, LEXICON, Reading
from musterbook.reading.tokens import Span
from musterbook.reading.words import NOMINAL, Word, listed

CLOSED: dict[str, str] = {word: tags[0] for word, tags in LEXICON.tags.items()}
QUOTES = frozenset("\"'")
MONTHS = listed(
    "january february march april may june july august september october november december "
    "jan jan. feb feb. mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec."
)
WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun")
NUMBERS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen "
    "hundreds thousands millions billions dozens scores tens"
)
SUBJECTS = listed("i you he she it we they who nobody someone somebody everyone nothing this these those")
SUFFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ly", ("RB",)),
    ("ing", ("VBG", "NN")),
    ("ed", ("VBD", "VBN", "JJ")),
    ("ous", ("JJ",)),
    ("ful", ("JJ",)),
    ("ive", ("JJ", "NN")),
    ("able", ("JJ",)),
    ("ible", ("JJ",)),
    ("less", ("JJ",)),
    ("ish", ("JJ",)),
    ("ical", ("JJ",)),
    ("ic", ("JJ", "NN")),
    ("ial", ("JJ",)),
    ("ness", ("NN",)),
    ("ment", ("NN",)),
    ("tion", ("NN",)),
    ("sion", ("NN",)),
    ("ity", ("NN",)),
    ("ism", ("NN",)),
    ("ss", ("NN",)),
    ("us", ("NN",)),
    ("is", ("NN",)),
    ("s", ("NNS",)),
)
DIGITS = re.compile(r"\d")
HYPHEN_NUMBER = re.compile(
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\w+\Z|\w+-(?:quarters?|thirds?|fifths?|half|halves|dozen)\Z"
)
MARKS = re.compile(r"[^\w$%&]+\Z")
AFTER_NOUN_CONTEXT = frozenset({"DT", "PS", "JJ", "CD", "POS"})
BREAKS = frozenset({"PU", "CC", "WH", "TH", "QT"})
PLURAL_LEADS = listed("the their these those his our some several many all both few other")
BECOMING = listed("get gets got getting gotten become becomes became remain remains remained feel felt left keep kept")
HELPERS = listed("help helped helps let lets make makes made see saw")
COLLECTIVES = listed("police staff personnel troops people authorities forces crew")
BE_FINITE = listed("am is are was were 's 're 'm")


def tag_words(folded: str, low: str, spans: Sequence[Span], cased: bool) -> tuple[Word, ...]:
    """Words with one tag each; `cased` is whether capitals mean names here."""
    return Tagger(folded, low, spans, cased).run()


class Tagger:
    """The state of one sentence's tagging."""

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
        if first.isdigit():
            return (Reading("JJ" if low[-1:].isalpha() and "-" in low else "CD", low),)
        if i in self.named and low not in ("of", "and", "the"):
            return (
                Reading(
                    "JJ" if self.named[i] == "demonym" and not low.endswith("s") and self._before_noun(i) else "NP", low
                ),
            )
        if first == "'":
            return self._clitic(i)
        if low in CLOSED and not self._is_name_like(i):
            return tuple(Reading(t, self._closed_lemma(t, low)) for t in LEXICON.tags[low])
        if low in NUMBERS or HYPHEN_NUMBER.match(low):
            return (Reading("CD", low),)
        if self.cased and first.isupper() and self._is_name_here(i):
            return (Reading("NP", low),)
        return LEXICON.readings(low) or self._guess(i)

    def _before_noun(self, i: int) -> bool:
        if i + 1 >= self.n:
            return False
        following = self.lows[i + 1]
        if following in CLOSED or not following[0].isalnum():
            return False
        known = LEXICON.readings(following)
        return not known or any(r.tag in ("NN", "NNS", "JJ") for r in known)

    def _clitic(self, i: int) -> tuple[Reading, ...]:
        low = self.lows[i]
        if low == "'":
            before = self.texts[i - 1] if i else ""
            if before.endswith(("s", "S")) and self.spans[i - 1].end == self.spans[i].start and not self._opened(i):
                return (Reading("POS", "'s"),)
            return (Reading("QT", "'"),)
        if low == "'s":
            return (Reading("POS", "'s"),)
        return tuple(Reading(t, self._closed_lemma(t, low)) for t in LEXICON.tags.get(low, ["PU"]))

    def _opened(self, i: int) -> bool:
        return sum(t == "'" for t in self.texts[:i]) % 2 == 1

    def _closed_lemma(self, tag: str, low: str) -> str:
        return {"BE": "be", "HV": "have", "DO": "do"}.get(tag, low)

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
        if tag == "NP" and low in MONTHS | WEEKDAYS:
            classes |= {"month" if low in MONTHS else "weekday"}
        span = self.spans[i]
        return Word(i, span.start, span.end, self.texts[i], low, tag, lemma, classes)

    def _choose(self, i: int) -> Reading:
        options = self.options[i]
        if len(options) == 1:
            only = options[0]
            if self.lows[i] == "longer" and i and self.lows[i - 1] == "no":
                return Reading("RB", "longer")
            if only.tag == "POS" and self.lows[i] == "'s" and self._is_short_verb(i):
                return Reading("BE", "be")
            if only.tag == "VB" and self._left(i) in (*NOMINAL, "PRP", "WH", "EX"):
                return Reading("VBP", only.lemma)
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
        if low == "no" and self.lows[i + 1 : i + 2] in (["longer"], ["more"], [","]):
            return Reading("NEG" if self.lows[i + 1] == "longer" else "RB", low)
        return self._first(i)

    def _that(self, i: int) -> Reading:
        """ "that" as conjunction, determiner, relative or plain pronoun."""
        before = self.tags[i - 1] if i else "START"
        after = self.options[i + 1][0].tag if i + 1 < self.n else "PU"
        if after in ("BE", "HV", "DO", "MD") or (
            after in ("VBD", "VBZ") and len({r.tag for r in self.options[i + 1]} & {"NN", "NNS", "JJ"}) == 0
        ):
            return Reading("WH" if before in NOMINAL else "PRP", "that")
        if before == "IN" and self.lows[i - 1] not in ("in", "except", "so") and self._plain_noun(i + 1):
            return Reading("DT", "that")
        if before == "IN" and self.lows[i - 1] == "in" and self._plain_noun(i + 1) and after != "NP":
            return Reading("DT", "that")
        if before in ("START", "QT") and self._plain_noun(i + 1):
            return Reading("DT", "that")
        return Reading("TH", "that")

    def _first(self, i: int) -> Reading:
        return self.options[i][0]

    def _is_short_verb(self, i: int) -> bool:
        before = self.lows[i - 1] if i else ""
        if before in ("it", "he", "she", "that", "there", "what", "who", "here", "where", "how", "this"):
            return True
        return False

    def _left(self, i: int) -> str:
        """The tag to the left, adverbs and quotation marks passed over."""
        j = i - 1
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
                return True
            if tags & BREAKS or low in LEXICON.subordinators:
                return False
        return False

    def _open_choice(self, i: int, by_tag: dict[str, Reading], left: str) -> Reading:
        before = self.lows[i - 1] if i else ""
        after = self.lows[i + 1] if i + 1 < self.n else ""
        verbs = [t for t in ("VB", "VBZ", "VBD", "VBN", "VBG") if t in by_tag]
        noun = by_tag.get("NNS") or by_tag.get("NN")
        adjective = by_tag.get("JJ")
        if not verbs:
            if noun and adjective:
                if left == "BE" or (left != "POS" and self._describes(i)):
                    return adjective
                return noun if left in (*AFTER_NOUN_CONTEXT, *NOMINAL, "IN") else adjective
            return noun or adjective or self._first(i)
        if left in ("MD", "TO", "DO") and "VB" in by_tag:
            if left != "TO" or not (noun and self._noun_after_to(i)):
                return by_tag["VB"]
        if "VBG" in by_tag and len(verbs) == 1:
            return self._gerund(i, by_tag, left, noun, adjective)
        if "VBN" in by_tag or "VBD" in by_tag:
            return self._past(i, by_tag, left, before, after, noun, adjective)
        return self._noun_or_verb(i, by_tag, left, before, after, noun, adjective)

    def _describes(self, i: int) -> bool:
        """Whether what could be an adjective at i stands before a noun rather than a verb."""
        if i + 1 >= self.n:
            return False
        tags = {r.tag for r in self.options[i + 1]}
        return self._plain_noun(i + 1) or "CD" in tags or ("JJ" in tags and "VBD" not in tags)

    def _noun_after_to(self, i: int) -> bool:
        """ "to work", "to fire" are verbs; "to reports", "to troops of" are not verbs at all, so seldom asked."""
        after = self.options[i + 1][0].tag if i + 1 < self.n else "PU"
        before = self.lows[i - 2] if i >= 2 else ""
        return before in (
            "response",
            "access",
            "due",
            "according",
            "leading",
            "attention",
            "damage",
            "owing",
            "contrary",
            "prior",
            "threat",
            "injury",
            "injuries",
        ) and after in ("PU", "IN", "CC", "NN", "POS")

    def _gerund(
        self, i: int, by_tag: dict[str, Reading], left: str, noun: Reading | None, adjective: Reading | None
    ) -> Reading:
        verb = by_tag["VBG"]
        if self.lows[i] == "missing" and not self._object_ahead(i):
            return adjective or Reading("JJ", "missing")
        if left == "BE":
            return verb
        if noun and left in ("DT", "PS", "JJ", "POS", "CD", "NN"):
            return noun if left != "NN" or not self._object_ahead(i) else verb
        if noun and left in ("IN", "START", "CC") and i + 1 < self.n and self.lows[i + 1] == "of":
            return noun
        if adjective and self._plain_noun(i + 1) and left in AFTER_NOUN_CONTEXT | {"IN", "START", "VBD", "VBN", "VB"}:
            return adjective
        if left in ("DT", "PS", "POS", "JJ", "PDT") and self._nounish(i + 1):
            return Reading("JJ", verb.lemma)
        if (
            left == "IN"
            and self.options[i + 1 : i + 2]
            and self._plain_noun(i + 1)
            and self.options[i + 1][0].tag in ("NN", "NNS")
            and self._changes(verb.lemma)
        ):
            return Reading("JJ", verb.lemma)
        return verb

    def _changes(self, lemma: str) -> bool:
        """Verbs whose gerund before a bare noun describes it ("amid escalating violence")."""
        return "intransitive" in LEXICON.classes_of("verb", lemma)

    def _object_ahead(self, i: int) -> bool:
        return i + 1 < self.n and self.options[i + 1][0].tag in ("DT", "PS", "PRP", "CD", "NP", "TO")

    def _past(
        self,
        i: int,
        by_tag: dict[str, Reading],
        left: str,
        before: str,
        after: str,
        noun: Reading | None,
        adjective: Reading | None,
    ) -> Reading:
        past, participle = by_tag.get("VBD"), by_tag.get("VBN")
        if left in ("BE", "HV") or before in BECOMING:
            return participle or by_tag.get("VB") or by_tag.get("VBG") or self._first(i)
        if "VB" in by_tag and left in ("MD", "TO", "DO"):
            return by_tag["VB"]
        if left in ("DT", "PS", "POS", "JJ", "CD", "PDT") and not (
            left == "DT"
            and before in ("this", "that", "those", "these", "some", "all", "each", "another", "both")
            and not self._plain_noun(i + 1)
        ):
            return self._past_in_group(i, left, noun, adjective, past, participle, after)
        if left == "IN" and before not in LEXICON.subordinators:
            if self._plain_noun(i + 1):
                return Reading("JJ", (participle or past or self._first(i)).lemma) if adjective is None else adjective
            return noun or participle or self._first(i)
        if left in ("NN", "NNS", "NP", "PRP", "WH", "TH", "EX", "DT", "CD"):
            return self._past_after_noun(i, left, past, participle, noun, after)
        return self._past_after_break(i, left, past, participle, adjective)

    def _past_in_group(
        self,
        i: int,
        left: str,
        noun: Reading | None,
        adjective: Reading | None,
        past: Reading | None,
        participle: Reading | None,
        after: str,
    ) -> Reading:
        verb = participle or past or self._first(i)
        if self._plain_noun(i + 1) or (self._nounish(i + 1) and left != "CD"):
            if left in ("CD", "JJ") and past and not adjective and not self._plain_noun(i + 1):
                return past
            if left == "CD" and noun is None and adjective is None and past and self._object_here(i + 1):
                return past
            return adjective or Reading("JJ", verb.lemma)
        if left in ("DT", "PS") and noun:
            return noun
        if left in ("CD", "JJ"):
            if after in ("in", "by", "when", "after", "during", "and", ",", ".", "as") or i + 1 >= self.n:
                return participle or verb
            return past or verb
        return noun or past or verb

    def _object_here(self, i: int) -> bool:
        return i < self.n and self.options[i][0].tag in ("DT", "PS", "PRP", "CD")

    def _past_after_noun(
        self, i: int, left: str, past: Reading | None, participle: Reading | None, noun: Reading | None, after: str
    ) -> Reading:
        if (
            before_adverb(self.lows[i - 1] if i else "")
            and self._plain_noun(i + 1)
            and self.options[i + 1][0].tag in ("NN", "NNS")
        ):
            return Reading("JJ", (participle or past or self._first(i)).lemma)
        if noun and not noun.tag == "NNS" and left in ("NN", "NP") and (self.finite or self._finite_ahead(i)):
            if participle is None or after not in ("by", "in", "on", "at"):
                return noun
        if past is None:
            return participle or self._first(i)
        if participle is None:
            return past
        if left in ("PRP", "WH", "TH", "EX"):
            return past
        if after == "by" and left in NOMINAL:
            return participle
        if self.finite and left != "DT" and not self._new_subject(i):
            return participle if self.main else past
        if after == "by" and (left in NOMINAL or left == "PU"):
            return participle
        ahead = self.options[i + 1][0].tag if i + 1 < self.n else "PU"
        if (
            ahead in ("IN", "RB", "TO", "PU", "NP", "JJ", "CC")
            and self._finite_ahead(i)
            and "say" not in LEXICON.classes_of("verb", past.lemma)
        ):
            return participle
        if after == "by" and not self.cased:
            return participle
        if (
            not self.cased
            and self._is_headline()
            and ahead in ("IN", "PU")
            and "say" not in LEXICON.classes_of("verb", past.lemma)
        ):
            return participle
        return past

    def _new_subject(self, i: int) -> bool:
        """Whether a noun group of its own, joined by no preposition, stands before i ("the second time a vehicle failed")."""
        j = i - 1
        while j >= 0 and self.tags[j] in ("NN", "NNS", "NP", "JJ", "CD", "RB", "POS"):
            j -= 1
        return (
            j > 0
            and self.tags[j] in ("DT", "PS")
            and self.tags[j - 1] in ("NN", "NNS", "NP", "VBD", "VBN")
            and self.lows[j] not in ("no", "another")
        )

    def _is_headline(self) -> bool:
        return not self.texts[0].isupper()

    def _past_after_break(
        self, i: int, left: str, past: Reading | None, participle: Reading | None, adjective: Reading | None
    ) -> Reading:
        if left == "CC":
            for j in range(i - 1, -1, -1):
                tag = self.tags[j]
                if tag in ("VBD", "VBN") and {"VBD": past, "VBN": participle}[tag]:
                    return (past if tag == "VBD" else participle) or self._first(i)
                if tag in ("VBZ", "VBP", "WH") or (tag == "PU" and self.texts[j] in ".;"):
                    break
        ahead = self.options[i + 1][0].tag if i + 1 < self.n else "PU"
        if left == "PU" and participle and self.lows[i + 1 : i + 2] == ["by"]:
            return participle
        if left in ("PU", "RB") and past and not self.main and any(t in NOMINAL for t in self.tags):
            return past
        if left in ("WH", "PU") and before_adverb(self.lows[i - 1]) and self._plain_noun(i + 1):
            return adjective or Reading("JJ", (past or participle or self._first(i)).lemma)
        if (
            adjective
            and self._plain_noun(i + 1)
            and left in ("START", "PU", "CC", "VB", "VBD", "VBZ", "VBP", "VBG", "TO", "WH")
        ):
            return adjective
        if left in ("START", "PU") and participle and (ahead in ("IN", "TO") or past is None):
            return participle
        if (
            (self._plain_noun(i + 1) or (ahead == "JJ" and self._plain_noun(i + 2)))
            and self.tags[i - 1 : i] in (["VB"], ["VBG"])
            and self.lows[i].endswith("ed")
            and "say" not in LEXICON.classes_of("verb", past.lemma if past else "")
            and past
        ):
            return adjective or Reading("JJ", past.lemma)
        if (
            self._plain_noun(i + 1)
            and not adjective
            and left in ("START", "VB", "VBD", "VBG", "VBZ", "VBP")
            and past
            and self.options[i + 1][0].tag in ("NNS", "NN")
        ):
            return Reading("JJ", past.lemma)
        return past or participle or self._first(i)

    def _noun_or_verb(
        self,
        i: int,
        by_tag: dict[str, Reading],
        left: str,
        before: str,
        after: str,
        noun: Reading | None,
        adjective: Reading | None,
    ) -> Reading:
        verb = by_tag.get("VBZ") or by_tag.get("VB") or self._first(i)
        finite = Reading("VBZ" if "VBZ" in by_tag else "VBP", verb.lemma)
        if adjective and (left == "BE" or self._nounish(i + 1)) and left not in ("NNS", "PRP", "WH", "TO", "MD"):
            return adjective
        if before == "longer" and self.tags[i - 1] == "RB":
            return finite
        if noun is None and adjective is None:
            if left in ("START", "QT", "PU") and "VB" in by_tag:
                return by_tag["VB"]
            return finite
        if (left in ("PRP", "EX") and before in SUBJECTS) or (left == "WH" and before in ("who", "which")):
            return finite
        if left in ("VBD", "VBP", "VBZ", "VBG", "VB") and before in HELPERS and "VB" in by_tag:
            return by_tag["VB"]
        if left in (
            "DT",
            "PS",
            "JJ",
            "POS",
            "CD",
            "PDT",
            "IN",
            "BE",
            "HV",
            "START",
            "CC",
            "PU",
            "VB",
            "VBD",
            "VBZ",
            "VBP",
            "VBG",
            "VBN",
        ):
            if left in ("CC", "PU") and self._verb_before(i) and (self._object_ahead(i) or self._predicate_ahead(i)):
                return finite if "VBZ" in by_tag else Reading("VB", verb.lemma)
            return noun or adjective or self._first(i)
        if left in NOMINAL:
            plural = (
                left == "NNS"
                or before in COLLECTIVES
                or (left == "NP" and before.endswith("s"))
                or "armed_group" in LEXICON.classes_of("noun", before)
            )
            number_fits = plural if finite.tag == "VBP" else left in ("NN", "NP")
            if number_fits and not self.finite and not self._finite_ahead(i):
                return finite
        return noun or adjective or self._first(i)

    def _verb_before(self, i: int) -> bool:
        return any(t in ("VB", "VBP", "VBZ", "HV", "BE", "MD") for t in self.tags[max(0, i - 8) :])

    def _predicate_ahead(self, i: int) -> bool:
        ahead = {r.tag for r in self.options[i + 1]} if i + 1 < self.n else set()
        return bool(ahead & {"JJ", "TO"}) and not self._plain_noun(i + 1) and not self._plain_noun(i + 2)


def before_adverb(low: str) -> bool:
    """Whether a word is an adverb in -ly, as before a participle that describes ("heavily armed gangs")."""
    return low.endswith("ly") or low in ("well", "newly", "badly")


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
