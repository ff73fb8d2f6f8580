"""Verb groups: auxiliaries, modals, clitics and negation gathered around the verb that carries the meaning."""

from collections.abc import Sequence

import msgspec

from musterbook.reading.romance.language import Language, VerbReading
from musterbook.reading.romance.tokens import Token

NEGATIONS = frozenset({"pas", "plus", "jamais", "guère", "point", "nullement", "aucunement"})
OPENERS = frozenset({"ne", "n'", "no", "nunca", "jamás", "tampoco"})
GAP = 6
SHARED = 14
ENDING = 3  # letters that agreement may add to an adjective
SHARING = frozenset({"et", "puis", "ou", "y", "e", "mais", "pero", "voire"})
PREPOSITIONS = frozenset({"de", "d'", "à", "a", "que"})
SKIPPED = frozenset(
    {
        "chacun",
        "chacune",
        "tous",
        "toutes",
        "eux",
        "depuis",
        "quand",
        "pourtant",
        "ainsi",
        "donc",
        "d'",
        "ores",
        "en",
        "revanche",
        "effet",
        "abord",
        "quant",
        "elle",
        "elles",
        "ils",
        "il",
    }
)
HEARSAY = frozenset({"conditional"})


class VerbGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A verb with what goes with it: tokens [first, last).

    `voice` is active, passive or reflexive; `form` finite, infinitive, gerund or participle; `via` are the verbs that
    govern it ("devoir", "poder"); `classes` are those of the last verb and of an idiom that it opens.
    """

    first: int
    last: int
    start: int
    end: int
    lemma: str
    classes: frozenset[str]
    voice: str
    form: str
    tense: str
    perfect: bool
    negated: bool
    plural: bool | None
    person: str
    via: tuple[str, ...]
    clitics: frozenset[str]
    tail: int

    def has(self, *classes: str) -> bool:
        """Whether the verb, or the idiom that it opens, is of any of these classes."""
        return not self.classes.isdisjoint(classes)


class VerbFinder:
    """Verb groups of one sentence."""

    def __init__(self, tokens: Sequence[Token], text: str, language: Language, nouns: frozenset[int]) -> None:
        self.tokens, self.text, self.language, self.nouns = tokens, text, language, nouns
        self.closed = language.closed

    def low(self, i: int) -> str:
        """The small letters of a token, empty beyond the end."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def find(self) -> tuple[VerbGroup, ...]:
        """All verb groups, left to right."""
        found: list[VerbGroup] = []
        i = 0
        while i < len(self.tokens):
            group = self._at(i, found) if i not in self.nouns and self.tokens[i].kind == "word" else None
            if group is not None:
                found.append(group)
            i = group.last if group is not None else i + 1
        return tuple(found)

    def _at(self, i: int, found: Sequence[VerbGroup]) -> VerbGroup | None:
        if self.low(i) in self.closed["preposition"] or (self.low(i) == "fuera" and self.low(i + 1) == "de"):
            return None
        readings = self.language.verb(self.low(i))
        if not readings:
            readings = self._guessed(i)
        finite = next((r for r in readings if r.tense not in ("participle", "infinitive", "gerund")), None)
        if self.low(i - 1) == "," and any(r.tense == "participle" for r in readings):
            return None
        if finite is not None:
            return self._chain(i, self._best(readings, i), "finite")
        if found and self.low(i - 1) in SHARING and found[-1].last > found[-1].first + 1:
            shared = self.language.form(self.low(i), "participle")
            if shared is not None and i - found[-1].last < SHARED:
                return self._sharing(i, shared, found[-1])
        told = next((r for r in readings if r.tense in ("infinitive", "gerund")), None)
        return self._chain(i, told, told.tense) if told is not None else None

    def _sharing(self, i: int, reading: VerbReading, before: VerbGroup) -> VerbGroup | None:
        """A participle that goes with the auxiliary of the verb before it ("ont été soignés puis rapatriés")."""
        if not before.perfect and before.voice != "passive":
            return None
        classes, tail = self._idiom([reading], i, i + 1, before.negated)
        return msgspec.structs.replace(
            before, first=i, last=i + 1, start=self.tokens[i].start, end=self.tokens[i].end, lemma=reading.lemma,
            classes=reading.classes | classes, clitics=frozenset(), tail=tail,
        )  # fmt: skip

    def _best(self, readings: Sequence[VerbReading], i: int) -> VerbReading:
        finite = [r for r in readings if r.tense not in ("participle", "infinitive", "gerund")]
        plain = [r for r in finite if r.tense != "subjunctive"] or finite
        if self.low(i).startswith("fu") and self.language.code == "es":
            return next((r for r in plain if r.lemma == "ser"), plain[0])
        return max(plain, key=lambda r: (r.person in ("3s", "3p"), len(r.classes - {"plain"})))

    def _guessed(self, i: int) -> tuple[VerbReading, ...]:
        """A word that no list has, whose ending tells a verb."""
        low = self.low(i)
        if len(low) < 5 or self.tokens[i].text[0].isupper():
            return ()
        none: frozenset[str] = frozenset()
        if self.language.code == "es":
            for ending, tense, person in (
                ("aron", "past", "3p"), ("ieron", "past", "3p"), ("ó", "past", "3s"), ("aban", "imperfect", "3p"),
                ("ían", "imperfect", "3p"), ("arán", "future", "3p"), ("erán", "future", "3p"),
            ):  # fmt: skip
                if low.endswith(ending):
                    return (VerbReading(low, tense, person, none),)
            return ()
        for ending, tense, person in (("èrent", "past", "3p"), ("aient", "imperfect", "3p"), ("irent", "past", "3p")):
            if low.endswith(ending):
                return (VerbReading(low, tense, person, none),)
        return ()

    def _is_adverb(self, i: int) -> bool:
        low = self.low(i)
        return low in self.closed["adverb"] or low in NEGATIONS or low.endswith(("ment", "mente"))

    def _chain(self, i: int, reading: VerbReading, form: str) -> VerbGroup:
        lemmas: list[VerbReading] = [reading]
        last, at = i + 1, i + 1
        passive = perfect = False
        while at < len(self.tokens) and at - last < GAP:
            head = lemmas[-1]
            low = self.low(at)
            told = self._next(head, at, len(lemmas))
            if told is not None:
                if head.lemma == "haber" or "have" in head.classes:
                    perfect = True
                if told.tense == "participle" and ("be" in head.classes or "state" in head.classes):
                    moves = self.language.code == "fr" and "motion_be" in told.classes and head.lemma == "être"
                    passive, perfect = (passive or not moves), perfect or moves
                lemmas.append(told)
                at, last = at + 1, at + 1
                continue
            if not (self._is_adverb(at) or low in self.closed["clitic"] or self._may_skip(head, at)):
                break
            at += 1
        return self._built(i, last, lemmas, form, passive, perfect)

    def _may_skip(self, head: VerbReading, at: int) -> bool:
        low = self.low(at)
        if low in PREPOSITIONS and ("modal" in head.classes or "refuse" in head.classes or "wish" in head.classes):
            return True
        return low in SKIPPED and ("be" in head.classes or "have" in head.classes)

    def _next(self, head: VerbReading, at: int, depth: int) -> VerbReading | None:
        low = self.low(at)
        infinitive = self.language.form(low, "infinitive")
        if infinitive is not None and ("modal" in head.classes or "wish" in head.classes) and at not in self.nouns:
            return infinitive
        participle = self.language.form(low, "participle")
        if "have" in head.classes or "be" in head.classes or "state" in head.classes:
            if participle is not None:
                return participle
            endings = (
                ("é", "és", "ée", "ées")
                if self.language.code == "fr"
                else ("ado", "ido", "ados", "idos", "ada", "idas")
            )
            if len(low) > 4 and low.endswith(endings) and self.language.noun(low) is None and not self._is_adverb(at):
                return VerbReading(low, "participle", "", frozenset())
        if head.lemma in ("seguir", "andar", "estar", "ir") and depth == 1:
            return self.language.form(low, "gerund")
        return None

    def _built(
        self, i: int, last: int, lemmas: list[VerbReading], form: str, passive: bool, perfect: bool
    ) -> VerbGroup:
        first, clitics, negated = i, set(), False
        while first > 0 and (self.low(first - 1) in self.closed["clitic"] or self.low(first - 1) in OPENERS):
            if first - 1 in self.nouns:
                break
            first -= 1
            clitics.add(self.low(first))
        inside = {self.low(n) for n in range(first, min(last + 1, len(self.tokens)))}
        if self.language.code == "fr":
            ahead = {self.low(n) for n in range(max(first - 3, 0), first)} if form == "infinitive" else set()
            negated = bool({"ne", "n'"} & (inside | ahead)) or bool(NEGATIONS - {"plus"} & inside)
        else:
            negated = bool(OPENERS & inside) or self.low(first - 1) in OPENERS
        main = lemmas[-1]
        reflexive = bool(clitics & {"se", "s'"}) and not passive
        if reflexive and self.language.code == "fr" and any("be" in r.classes for r in lemmas[:-1]):
            passive = False
        classes, tail = self._idiom(lemmas, i, last, negated)
        person = lemmas[0].person
        return VerbGroup(
            first=first,
            last=last,
            start=self.tokens[first].start,
            end=self.tokens[last - 1].end,
            lemma=main.lemma,
            classes=main.classes | classes,
            voice="passive" if passive else "reflexive" if clitics & {"se", "s'"} else "active",
            form=form,
            tense=lemmas[0].tense,
            perfect=perfect,
            negated=negated,
            plural=person.endswith("p") if person else None,
            person=person,
            via=tuple(r.lemma for r in lemmas[:-1]),
            clitics=frozenset(clitics),
            tail=tail,
        )

    def _idiom(self, lemmas: list[VerbReading], first: int, last: int, negated: bool) -> tuple[frozenset[str], int]:
        """The classes of the idiom that opens here, and where its words end."""
        told: set[str] = set()
        end = last
        for depth, reading in enumerate(reversed(lemmas)):
            begin = last if depth == 0 else max(first + 1, last - depth - 2)
            for name, words in self.language.idioms.get(reading.lemma, ()):
                if words == ("neg",):
                    if negated and depth == 0:
                        told.add(name)
                    continue
                stop = self._tail(begin, words) if words or depth == 0 else None
                if stop is not None:
                    told.add(name)
                    end = max(end, stop)
        return frozenset(told), end

    def _tail(self, begin: int, words: tuple[str, ...]) -> int | None:
        """Where the words of an idiom end, if they stand within a few tokens behind the verb."""
        if not words:
            return begin
        for at in range(begin, min(begin + 5, len(self.tokens))):
            if self.tokens[at].kind == "mark":
                return None
            if all(self._fits(at + n, word) for n, word in enumerate(words)):
                return at + len(words)
        return None

    def _fits(self, i: int, word: str) -> bool:
        low = self.low(i)
        if low == word:
            return True
        if len(word) > 4 and low.startswith(word[:-1]) and len(low) - len(word) <= ENDING:
            return True
        if low in ("d'", "l'") and word in ("de", "le", "la"):
            return True
        mine, theirs = self.language.form(low, "participle"), self.language.form(word, "participle")
        return mine is not None and theirs is not None and mine.lemma == theirs.lemma
