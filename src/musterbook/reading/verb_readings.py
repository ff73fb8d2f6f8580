"""Noun or verb, gerund or noun: the choices that need a verb's surroundings."""

from musterbook.reading.lexicon import LEXICON, Reading
from musterbook.reading.past_readings import PastReadings
from musterbook.reading.word_options import SUBJECTS
from musterbook.reading.words import NOMINAL, listed

HELPERS = listed("help helped helps let lets make makes made see saw")

SEEING = listed("see saw seen hear heard watch watched watching seeing hearing notice noticed let lets feel felt")


NEVER_NOUNS = listed(
    "go come get be have do become seem let keep bring take sit stand speak say tell lie live remain die"
)

COLLECTIVES = listed("police staff personnel troops people authorities forces crew")

AFTER_NOUN_CONTEXT = frozenset({"DT", "PS", "JJ", "CD", "POS"})


class VerbReadings(PastReadings):
    """Choices among readings of which one at least is a verb."""

    def _open_choice(self, i: int, by_tag: dict[str, Reading], left: str) -> Reading:
        before = self.lows[i - 1] if i else ""
        after = self.lows[i + 1] if i + 1 < self.n else ""
        verbs = [t for t in ("VB", "VBZ", "VBD", "VBN", "VBG") if t in by_tag]
        noun = by_tag.get("NNS") or by_tag.get("NN")
        adjective = by_tag.get("JJ")
        if not verbs:
            if noun and adjective:
                if left == "BE" or (left in NOMINAL and "hurt" in LEXICON.classes_of("adjective", adjective.lemma)):
                    return adjective
                person = "person" in LEXICON.classes_of("noun", noun.lemma)
                if left != "POS" and self._describes(i) and not (person and self._is_past(i + 1)):
                    return adjective
                return noun if left in (*AFTER_NOUN_CONTEXT, *NOMINAL, "IN") else adjective
            return noun or adjective or self._first(i)
        if left in ("MD", "DO") and "VB" in by_tag:
            return by_tag["VB"]
        if left == "TO" and "VB" in by_tag and not (noun and self._noun_after_to(i)):
            return by_tag["VB"]
        if "VBG" in by_tag and len(verbs) == 1:
            return self._gerund(i, by_tag, left, noun, adjective)
        if "VBN" in by_tag or "VBD" in by_tag:
            return self._past(i, by_tag, left, before, after, noun, adjective)
        return self._noun_or_verb(i, by_tag, left, before, noun, adjective)

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

    def _noun_or_verb(
        self,
        i: int,
        by_tag: dict[str, Reading],
        left: str,
        before: str,
        noun: Reading | None,
        adjective: Reading | None,
    ) -> Reading:
        verb = by_tag.get("VBZ") or by_tag.get("VB") or self._first(i)
        finite = Reading("VBZ" if "VBZ" in by_tag else "VBP", verb.lemma)
        if noun is not None and self._tells_here(i, verb.lemma, left, before, "VBZ" in by_tag):
            return finite
        if adjective and (left == "BE" or self._describes(i)) and left not in ("NNS", "PRP", "WH", "TO", "MD"):
            return adjective
        if before == "longer" and self.tags[i - 1] == "RB":
            return finite
        if noun is None and adjective is None and self._is_made_noun(i, left, verb):
            return Reading("NNS" if "VBZ" in by_tag else "NN", verb.lemma)
        if noun is None and adjective is None:
            if left in ("START", "QT", "PU") and "VB" in by_tag:
                return by_tag["VB"]
            return finite
        asks = left == "WH" and before in ("which", "what", "whose") and noun is not None
        if asks and i + 1 < self.n and any(r.tag in ("VBD", "VBZ", "MD", "BE", "HV") for r in self.options[i + 1]):
            return noun or finite
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
            waits = left == "PU" and "VBZ" in by_tag and not self.main and any(t in NOMINAL for t in self.tags)
            if waits and self._object_ahead(i) and not any(t in ("VBZ", "VBP", "HV", "MD") for t in self.tags):
                return finite
            if left in ("CC", "PU") and self._verb_before(i) and (self._object_ahead(i) or self._predicate_ahead(i)):
                return finite if "VBZ" in by_tag else Reading("VB", verb.lemma)
            return noun or adjective or self._first(i)
        if left in NOMINAL and "VB" in by_tag and self._is_seen(i):
            return by_tag["VB"]
        if left in NOMINAL:
            plural = (
                left == "NNS"
                or before in COLLECTIVES
                or (left == "NP" and before.endswith("s") and len(before) > 3)
                or ("armed_group" in LEXICON.classes_of("noun", before) and self.lows[max(0, i - 2)] not in ("a", "an"))
            )
            number_fits = plural if finite.tag == "VBP" else left in ("NN", "NP")
            compound = left != "NNS" and self._plain_noun(i + 1) and self.options[i + 1][0].tag in ("NN", "NNS")
            settled = i + 1 < self.n and self.texts[i + 1] == "," and noun is not None and self._is_person_noun(noun)
            if number_fits and not compound and not settled and not self.finite and not self._finite_ahead(i):
                return finite
        return noun or adjective or self._first(i)

    def _tells_here(self, i: int, lemma: str, left: str, before: str, third: bool) -> bool:
        """A verb of telling that is a noun too: "the figures show 12", "the widow of one of them claims."."""
        if not {"say", "show"} & LEXICON.classes_of("verb", lemma):
            return False
        ahead = self.options[i + 1][0].tag if i + 1 < self.n else "PU"
        if left == "PRP" and third:
            return before in ("them", "us") and ahead in ("PU", "TH")
        return left == "NNS" and not third and not self.finite and ahead in ("CD", "DT", "TH", "PS", "EX")

    def _is_past(self, i: int) -> bool:
        return i < self.n and any(r.tag in ("VBD", "VBN") for r in self.options[i])

    def _is_made_noun(self, i: int, left: str, verb: Reading) -> bool:
        """Whether a word known as a verb alone stands where only a noun can ("in pools of", "security measures")."""
        if "say" in LEXICON.classes_of("verb", verb.lemma) or verb.lemma in NEVER_NOUNS:
            return False
        if self.tags[i - 1 : i] == ["RB"] or self._object_ahead(i):
            return False
        if left in ("DT", "PS", "POS", "IN") or (left == "JJ" and self.tags[i - 1 : i] == ["JJ"]):
            return True
        return left == "NN" and (self.finite or self._finite_ahead(i)) and self.tags[i - 1 : i] == ["NN"]

    def _is_person_noun(self, noun: Reading) -> bool:
        return "unnamed" in LEXICON.classes_of("noun", noun.lemma)

    def _is_seen(self, i: int) -> bool:
        """Whether a bare verb at i tells what somebody was seen or made to do ("saw two trucks burn")."""
        j = i - 1
        while j >= 0 and self.tags[j] in ("DT", "PS", "CD", "JJ", "NN", "NNS", "NP", "PRP", "RB"):
            j -= 1
        after = self.options[i + 1][0].tag if i + 1 < self.n else "PU"
        return 0 <= j < i - 1 and self.lows[j] in SEEING and after in ("PU", "IN", "CC", "RB", "RP")

    def _verb_before(self, i: int) -> bool:
        return any(t in ("VB", "VBP", "VBZ", "HV", "BE", "MD") for t in self.tags[max(0, i - 8) :])

    def _predicate_ahead(self, i: int) -> bool:
        ahead = {r.tag for r in self.options[i + 1]} if i + 1 < self.n else set()
        return bool(ahead & {"JJ", "TO"}) and not self._plain_noun(i + 1) and not self._plain_noun(i + 2)
