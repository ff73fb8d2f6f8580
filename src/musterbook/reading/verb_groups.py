"""Verb groups out of tagged words: auxiliaries, modals, negation, hearsay passives and light verbs around one lemma."""

from collections.abc import Sequence

from musterbook.reading.chunks import Tense, VerbForm, VerbGroup, Voice
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.words import Word, listed

OPENERS = frozenset({"MD", "HV", "BE", "DO", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
LEADS = OPENERS | {"RB", "NEG", "TO"}
HEDGING = frozenset(LEXICON.members("hedging"))
HEARSAY = frozenset(LEXICON.members("hearsay"))
LIGHT = frozenset(LEXICON.members("light"))
CHAIN_ADJECTIVES = listed(
    "set due likely unlikely expected ready able unable bound scheduled about supposed poised prepared "
    "sure certain slated"
)
HEDGE_ADVERBS = frozenset(LEXICON.members("hearsay_adverb"))
FUTURE = listed("will wo 'll shall would going")
PAST_AUX = listed("was were had did 'd")
ASIDES = listed(
    "however though also therefore moreover meanwhile nevertheless nonetheless too then instead furthermore"
)
PARTICLES = listed("up down out off back away over in on through apart along around by for under into to forward aside")


def find_verbs(words: Sequence[Word], text: str, blocked: frozenset[int]) -> tuple[VerbGroup, ...]:
    """All verb groups, left to right, without overlaps; `blocked` words belong to noun groups."""
    found: list[VerbGroup] = []
    i = 0
    while i < len(words):
        group = _Builder(words, text, i, blocked).build() if words[i].tag in LEADS and i not in blocked else None
        if group is None:
            i += 1
            continue
        found.append(group)
        i = group.last
    return tuple(found)


class _Builder:
    def __init__(self, words: Sequence[Word], text: str, i: int, blocked: frozenset[int]) -> None:
        self.words, self.text, self.first, self.i, self.blocked = words, text, i, i, blocked
        self.modal: str | None = None
        self.perfect = self.progressive = self.negated = False
        self.voice: Voice = "active"
        self.form: VerbForm = "finite"
        self.tense: Tense = "present"
        self.hedges: list[str] = []
        self.via: list[str] = []
        self.adverbs: list[str] = []
        self.head: Word | None = None

    def word(self, k: int = 0) -> Word | None:
        j = self.i + k
        return self.words[j] if j < len(self.words) and j not in self.blocked else None

    def tag(self, k: int = 0) -> str:
        word = self.word(k)
        return word.tag if word else "END"

    def low(self, k: int = 0) -> str:
        word = self.word(k)
        return word.low if word else ""

    def build(self) -> VerbGroup | None:
        self._lead()
        if self.tag() == "TO" and self._verb_behind(1):
            self.form, self.tense = "infinitive", "future"
            self.i += 1
        elif self.tag() not in OPENERS:
            return None
        else:
            self._open()
        if not self._chain():
            return None
        return self._made()

    def _lead(self) -> None:
        """Adverbs before the verb belong to it ("reportedly killed")."""
        j = self.i
        while j < len(self.words) and j not in self.blocked and self.words[j].tag in ("RB", "NEG"):
            j += 1
        if (
            j > self.i
            and j < len(self.words)
            and j not in self.blocked
            and (self.words[j].tag in OPENERS or (self.words[j].tag == "TO" and self._is_verb(j + 1)))
        ):
            self._skip_to(j)

    def _skip_to(self, j: int) -> None:
        for word in self.words[self.i : j]:
            if word.tag == "NEG":
                self.negated = True
            elif word.tag != "PU":
                self.adverbs.append(word.low)
        self.i = j

    def _is_verb(self, j: int) -> bool:
        while j < len(self.words) and self.words[j].tag in ("RB", "NEG"):
            j += 1
        return j < len(self.words) and j not in self.blocked and self.words[j].tag in ("VB", "BE", "HV", "DO", "VBP")

    def _verb_behind(self, k: int) -> bool:
        return self._is_verb(self.i + k)

    def _open(self) -> None:
        word = self.words[self.i]
        if word.tag == "VBG" or word.low in ("being", "having", "doing"):
            self.form = "gerund"
        elif word.tag == "VBN" or word.low == "been":
            self.form, self.voice = "participle", "passive"
            self.tense = "past"
        elif word.tag == "VBD" or word.low in PAST_AUX:
            self.tense = "past"

    def _adverbs_then(self, *tags: str) -> bool:
        """Pass adverbs if a word with one of the tags follows them."""
        j = self._aside(self.i)
        while j < len(self.words) and j not in self.blocked and (self.words[j].tag in ("RB", "NEG")):
            j += 1
        j = self._aside(j)
        if j < len(self.words) and j not in self.blocked and self.words[j].tag in tags:
            self._skip_to(j)
            return True
        return False

    def _aside(self, j: int) -> int:
        """Past an adverb set off by commas inside a chain ("has, however, told")."""
        row = self.words[j : j + 3]
        aside = len(row) == 3 and row[0].text == row[2].text == "," and row[1].tag == "RB" and self.head is not None
        return j + 3 if aside and row[1].low in ASIDES and j not in self.blocked else j

    def _chain(self) -> bool:
        while True:
            self._adverbs_then(*OPENERS)
            word = self.word()
            if word is None:
                return self.head is not None
            if word.tag == "MD":
                self.modal = (
                    "will" if word.low in ("will", "wo", "'ll", "shall") else "can" if word.low == "ca" else word.low
                )
                if word.low in FUTURE:
                    self.tense = "future"
                self.i += 1
                self._negation()
                if not self._adverbs_then("VB", "BE", "HV", "DO", "VBP"):
                    self.head = word
                    return True
                continue
            if not self._step(word):
                return self.head is not None

    def _negation(self) -> None:
        while self.tag() == "NEG":
            self.negated = True
            self.i += 1

    def _step(self, word: Word) -> bool:
        """Take one verb; true while the chain goes on."""
        self.head = word
        self.i += 1
        if word.tag in ("BE", "HV", "DO"):
            self._negation()
        if word.tag == "DO":
            return self._adverbs_then("VB", "HV", "BE") if word.low != "done" else False
        if word.tag == "HV":
            return self._after_have()
        if word.tag == "BE":
            return self._after_be()
        return self._after_verb(word)

    def _after_have(self) -> bool:
        if self._adverbs_then("VBN", "BE") or self.low() == "done":
            self.perfect = True
            if self.form == "infinitive" or (self.tense != "future" and self.form == "finite"):
                self.tense = "past"
            return True
        if self.tag() == "TO" and self._verb_behind(1):
            self.modal, self.i = "have to", self.i + 1
            return True
        if self.low() == "yet" and self.tag(1) == "TO" and self._verb_behind(2):
            self.modal, self.negated, self.i = "have yet to", True, self.i + 2
            return True
        return False

    def _after_be(self) -> bool:
        if self._adverbs_then("VBN"):
            self.voice = "passive"
            return True
        if self._adverbs_then("VBG"):
            self.progressive = True
            return True
        if self._adverbs_then("BE"):
            return True
        if self.tag() == "TO" and self._verb_behind(1):
            self.modal, self.tense, self.i = "be to", "future", self.i + 1
            return True
        k = 0
        while self.tag(k) in ("RB", "NEG"):
            k += 1
        if self.low(k) in CHAIN_ADJECTIVES and self.tag(k + 1) == "TO" and self._verb_behind(k + 2):
            adjective = self.low(k)
            self.via.append(adjective)
            if adjective in ("likely", "unlikely"):
                self.hedges.append(adjective)
            if adjective != "able":
                self.tense = "future"
            self.negated = self.negated or adjective in ("unable", "unlikely")
            self.i += k + 2
            return True
        return False

    def _after_verb(self, word: Word) -> bool:
        lemma = word.lemma
        if self.voice == "passive" and lemma in HEARSAY and word.tag == "VBN":
            return self._hearsay(lemma)
        if self.progressive and word.low == "going" and self.tag() == "TO" and self._verb_behind(1):
            self.modal, self.tense, self.progressive = "will", "future", False
            self.i += 1
            return True
        if lemma in LIGHT and self.voice == "active":
            if self.tag() == "TO" and self._verb_behind(1):
                self.via.append(lemma)
                if lemma in ("seem", "appear"):
                    self.hedges.append(lemma)
                self.i += 1
                return True
            if self.tag() == "VBG":
                self.via.append(lemma)
                return True
        if lemma in ("get", "become", "remain") and self.tag() == "VBN":
            self.voice = "passive"
            if lemma != "get":
                self.via.append(lemma)
            return True
        if self.voice == "passive" and word.low in CHAIN_ADJECTIVES and self.tag() == "TO" and self._verb_behind(1):
            self.via.append(lemma)
            self.voice, self.tense = "active", "future"
            self.i += 1
            return True
        return False

    def _hearsay(self, lemma: str) -> bool:
        goes_on = (self.tag() == "TO" and self._verb_behind(1)) or self.tag() == "VBN"
        self.via.append(lemma)
        if lemma in HEDGING:
            self.hedges.append(lemma)
        if not goes_on:
            return False
        if self.tag() == "TO":
            self.i += 1
            self.voice = "active"
            if lemma in ("expect", "schedule", "plan", "set"):
                self.tense = "future"
        return True

    def _made(self) -> VerbGroup | None:
        head = self.head
        if head is None:
            return None
        lemma, particle = head.lemma, None
        if head.tag == "MD":
            lemma = "do"
        after = self.low()
        if after in PARTICLES and (lemma, after) in LEXICON.verb_particles:
            particle = after
            self.i += 1
        classes = LEXICON.classes_of("verb", lemma)
        if particle:
            for told in sorted(LEXICON.verb_particles[lemma, particle]):
                classes |= LEXICON.classes_of("verb", told)
        if self.form == "participle" and head.tag not in ("VBN",) and self.voice == "passive" and head.lemma != "be":
            self.form = "participle"
        self.hedges.extend(a for a in self.adverbs if a in HEDGE_ADVERBS)
        start, end = self.words[self.first].start, self.words[self.i - 1].end
        return VerbGroup(
            self.first,
            self.i,
            start,
            end,
            self.text[start:end],
            head,
            lemma,
            classes,
            self.voice,
            self.form,
            self.tense,
            self.perfect,
            self.progressive,
            self.negated,
            self.modal,
            particle,
            tuple(self.hedges),
            tuple(self.via),
            tuple(self.adverbs),
        )
