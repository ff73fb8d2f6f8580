"""Past or participle: "the men arrested said", "were believed trapped", "1 x truck destroyed"."""

from musterbook.reading.lexicon import LEXICON, Reading
from musterbook.reading.word_options import Options
from musterbook.reading.words import NOMINAL, listed

BECOMING = listed("get gets got getting gotten become becomes became remain remains remained feel felt left keep kept")

EVENTS = listed(
    "to from in on at near during when after while since yesterday today overnight "
    "monday tuesday wednesday thursday friday saturday sunday"
)

NEVER_PASSIVE = listed("die arrive occur happen vanish disappear perish depart emerge remain belong")


class PastReadings(Options):
    """Choices among readings of which one is a past form."""

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
        if past is not None and self._tells_behind(i, past):
            return past
        if left in ("BE", "HV") or before in BECOMING:
            return participle or by_tag.get("VB") or by_tag.get("VBG") or self._first(i)
        if "VB" in by_tag and left in ("MD", "TO", "DO"):
            return by_tag["VB"]
        if past is None and "VB" in by_tag and left in ("WH", "TH", "PRP", "NNS", "EX"):
            return Reading("VBP", by_tag["VB"].lemma)
        if participle and self.tags[i - 1 : i] == ["VBN"] and self._passive_before(i - 1):
            return participle
        if past and left in ("NN", "NNS", "NP", "PRP", "CD") and past.lemma in NEVER_PASSIVE:
            return past
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
            if left == "CD" and past and not adjective and self._goes_to_name(i):
                return past
            return adjective or Reading("JJ", verb.lemma)
        if left in ("DT", "PS") and noun:
            return noun
        ahead = self.options[i + 1][0].tag if i + 1 < self.n else "PU"
        if before_the(self.lows, i) and ahead in ("PU", "IN", "CC", "BE", "HV", "MD") and participle:
            return Reading("NNS", verb.lemma)
        if left == "CD" and past and self._counted_subject(i):
            return past
        if left in ("CD", "JJ"):
            if after in ("in", "by", "when", "after", "during", "and", ",", ".", "as") or i + 1 >= self.n:
                return participle or verb
            return past or verb
        return noun or past or verb

    def _goes_to_name(self, i: int) -> bool:
        """Whether a name that stands alone follows a bare number's verb ("the first 90 reached Gao in May")."""
        j = i + 1
        while j < self.n and self.options[j][0].tag == "NP" and self.named.get(j) != "demonym":
            j += 1
        alone = j == self.n or self.options[j][0].tag in ("IN", "PU", "CC", "RB", "TO")
        return not self.finite and j > i + 1 and alone

    def _tells_behind(self, i: int, past: Reading) -> bool:
        """A verb of telling behind "at first", behind a relative clause's participle, or behind ", and"."""
        if "say" not in LEXICON.classes_of("verb", past.lemma) or i < 2:
            return False
        if self.lows[i - 2] == "at" and self.lows[i - 1] in ("first", "last", "least", "once"):
            return True
        ahead = self.lows[i + 1] if i + 1 < self.n else ""
        if self.tags[i - 1] == "VBN" and self.relative and not self.main:
            return ahead in ("us", "me", "him", "her", "them", "reporters", "journalists", "that", "the")
        low = self.lows[i]
        return low == "said" and self.tags[i - 1] == "CC" and self.tags[i - 2] == "PU" and ahead not in ("to", "by")

    def _counted_subject(self, i: int) -> bool:
        """Whether a bare number before i is a subject still without a verb ("when 14 died", "Nine perished")."""
        j = i - 1
        while j >= 0 and self.tags[j] in ("CD", "RB", "DT"):
            j -= 1
        if self.finite or j < 0:
            return not self.finite
        opens = self.tags[j] in ("WH", "TH", "PU") or self.lows[j] in LEXICON.subordinators
        return opens and self.lows[i + 1 : i + 2] != ["by"]

    def _past_after_noun(
        self, i: int, left: str, past: Reading | None, participle: Reading | None, noun: Reading | None, after: str
    ) -> Reading:
        if (
            before_adverb(self.lows[i - 1] if i else "")
            and self._plain_noun(i + 1)
            and self.options[i + 1][0].tag in ("NN", "NNS")
        ):
            return Reading("JJ", (participle or past or self._first(i)).lemma)
        modified = noun is not None and noun.tag != "NNS" and left in ("NN", "NP")
        settled = participle is None or after not in ("by", "in", "on", "at")
        if modified and settled and noun and (self.finite or self._finite_ahead(i)):
            return noun
        if past is None:
            return participle or self._first(i)
        if participle is None:
            return past
        if left in ("PRP", "WH", "TH", "EX"):
            return past
        if "suffered" in LEXICON.classes_of("verb", past.lemma) and self._ends_bare(i):
            return participle
        if self._in_opening_phrase(i) and "say" not in LEXICON.classes_of("verb", past.lemma):
            return participle
        if left in NOMINAL and (after == "by" or self._by_behind_particle(i)):
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

    def _by_behind_particle(self, i: int) -> bool:
        """ "a bridge blown up by the retreating army"."""
        return self.lows[i + 2 : i + 3] == ["by"] and self.lows[i + 1] in ("over", "up", "out", "in", "down", "off")

    def _new_subject(self, i: int) -> bool:
        """Whether a noun group of its own, joined by no preposition, stands before i ("the day a bridge fell")."""
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
        by = next((w for w, o in zip(self.lows[i + 1 :], self.options[i + 1 :], strict=True) if o[0].tag != "RB"), "")
        if left == "PU" and participle and by == "by":
            return participle
        if left == "PU" and participle and ahead in ("IN", "TO", "RB") and self._set_off_before_verb(i):
            return participle
        if left in ("PU", "RB") and past and not self.main and any(t in NOMINAL for t in self.tags):
            return past
        if left in ("WH", "PU") and before_adverb(self.lows[i - 1]) and self._plain_noun(i + 1):
            return adjective or Reading("JJ", (past or participle or self._first(i)).lemma)
        if (
            adjective
            and self._plain_noun(i + 1)
            and left in ("START", "PU", "CC", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "TO", "WH")
        ):
            return adjective
        asked = participle is not None and participle.lemma == "ask" and ahead in ("WH", "TH")
        if left in ("START", "PU") and participle and (ahead in ("IN", "TO") or past is None or asked):
            return participle
        if (
            (self._plain_noun(i + 1) or (ahead == "JJ" and self._plain_noun(i + 2)))
            and self.tags[i - 1 : i] in (["VB"], ["VBG"], ["VBN"], ["VBD"], ["VBZ"], ["VBP"])
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

    def _set_off_before_verb(self, i: int) -> bool:
        """Whether a comma and then a finite verb close what opens here ("The audit, published in May, says …")."""
        comma = next((j for j in range(i + 1, min(self.n, i + 14)) if self.texts[j] in ",;."), None)
        if comma is None or self.texts[comma] != "," or comma + 1 >= self.n or self.finite:
            return False
        ahead = {r.tag for r in self.options[comma + 1]}
        return bool(ahead & {"VBZ", "VBD", "BE", "HV", "MD"}) and not ahead & {"NN", "NNS", "NP", "JJ", "DT"}

    def _ends_bare(self, i: int) -> bool:
        """Whether nothing that could be an object stands behind a verb: a mark, a place or a time."""
        if i + 1 >= self.n:
            return True
        low, after = self.lows[i + 1], self.lows[i + 2] if i + 2 < self.n else ""
        if self.texts[i + 1] in (".", ";", ")", "?"):
            return True
        return low in EVENTS and after not in ("least", "most")

    def _passive_before(self, i: int) -> bool:
        """Whether a participle at i ends a passive of hearsay ("are believed", "have been reported")."""
        j = i - 1
        while j >= 0 and self.tags[j] in ("RB", "NEG"):
            j -= 1
        return j >= 0 and self.tags[j] == "BE"

    def _in_opening_phrase(self, i: int) -> bool:
        """Whether the only noun group before i is that of a phrase that opens the sentence ("In a raid held …,")."""
        j = i - 1
        while j >= 0 and self.tags[j] in ("NN", "NNS", "NP", "JJ", "CD", "DT", "PS", "POS"):
            j -= 1
        return j == 0 and self.tags[0] == "IN" and "," in self.texts[i : i + 10]


def before_adverb(low: str) -> bool:
    """Whether a word is an adverb in -ly, as before a participle that describes ("heavily armed gangs")."""
    return low.endswith("ly") or low in ("well", "newly", "badly")


def before_the(lows: list[str], i: int) -> bool:
    """Whether "the" or "those" stands right before i, as before people told by what befell them ("the drowned")."""
    return i > 0 and lows[i - 1] in ("the", "those")
