"""Noun groups: a preposition, a quantity, a head and what stands behind it, in one pass over the tokens."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from musterbook.reading.romance.language import PERSONS, Language, VerbReading
from musterbook.reading.romance.numbers import UNITS, Quantity, read_quantity
from musterbook.reading.romance.tokens import Token
from musterbook.terms.counts import Count, at_least, exactly

CONTRACTED = frozenset({"au", "aux", "du", "des", "al", "del"})
INDEFINITE = frozenset({"un", "une", "una", "des", "unos", "unas"})
PLURAL_DETERMINERS = frozenset(
    [
        "les",
        "des",
        "ces",
        "ses",
        "leurs",
        "nos",
        "vos",
        "mes",
        "plusieurs",
        "quelques",
        "certains",
        "certaines",
        "tous",
        "toutes",
        "los",
        "las",
        "unos",
        "unas",
        "estos",
        "estas",
        "esos",
        "esas",
        "aquellos",
        "aquellas",
        "sus",
        "mis",
        "nuestros",
        "nuestras",
        "varios",
        "varias",
        "algunos",
        "algunas",
        "todos",
        "todas",
        "ambos",
        "ambas",
    ]
)
ENDS_OF_PERSONS = ("eur", "eurs", "ier", "iers", "iste", "istes", "ista", "istas", "ero", "eros", "dor", "dores")
HARMING = frozenset({"kill", "injure", "hit", "die", "vanish", "capture"})
ARTICLES = frozenset(
    [
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "du",
        "ce",
        "cet",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "notre",
        "nos",
        "mon",
        "ma",
        "mes",
        "au",
        "aux",
        "chaque",
        "el",
        "los",
        "las",
        "una",
        "unos",
        "unas",
        "este",
        "esta",
        "estos",
        "estas",
        "ese",
        "esa",
        "esos",
        "esas",
        "su",
        "sus",
        "al",
        "del",
        "cada",
        "nuestro",
        "nuestra",
        "nuestros",
    ]
)
NOUNISH = {
    "fr": frozenset({"de", "d'", "sans", "par", "sous"}),
    "es": frozenset({"de", "con", "sin", "por", "en", "bajo"}),
}
ALL = frozenset({"todos", "todas", "tous", "toutes", "ambos", "ambas"})
SHARING = frozenset({"et", "puis", "ou", "y", "e", "mais", "pero", "voire"})
AUXILIARY = frozenset({"be", "have"})
ALSO_ADJECTIVE = frozenset({"militaire", "militaires", "civil", "civils", "militar", "militares", "civiles", "jeune"})


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A noun group: tokens [first, last) with its preposition at `first` if it has one, its head and its marks.

    `core` is the first token behind the preposition. `marks` are participles that stand behind the head. `name` is the
    proper name in it; `bare` is true where only a quantity or pronoun stands for what was told before.
    """

    first: int
    core: int
    last: int
    start: int
    end: int
    text: str
    low: str
    head: str
    classes: frozenset[str]
    count: Count | None
    share: Decimal | None
    plural: bool
    definite: bool
    prep: str | None
    name: str | None
    bare: bool
    pronoun: bool
    marks: tuple[tuple[int, VerbReading], ...]
    country: str | None

    def has(self, *classes: str) -> bool:
        """Whether the group is of any of these classes."""
        return not self.classes.isdisjoint(classes)

    @property
    def person(self) -> bool:
        """Whether the group speaks of people, as far as its words tell."""
        return not self.classes.isdisjoint(PERSONS) and not self.has("animal")

    @property
    def counted(self) -> Count | None:
        """How many the group speaks of: what it says, 2-null for a bare plural, 1-1 for one."""
        if self.count is not None or self.share is not None:
            return self.count
        words = self.text
        if self.pronoun:
            return exactly(1, words) if not self.plural else None
        if self.plural:
            return at_least(2, words)
        return exactly(1, words) if self.person or self.name or not self.has("people") else None


class GroupReader:
    """Groups of one sentence."""

    def __init__(self, tokens: Sequence[Token], text: str, language: Language) -> None:
        self.tokens, self.text, self.language = tokens, text, language
        self.closed = language.closed
        self._small = language.small

    def low(self, i: int) -> str:
        """The small letters of a token, empty beyond the end."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def read(self, i: int, after_group: bool) -> Group | None:
        """The group at token i; `after_group` where another group ends right before it."""
        j, prep = i, None
        token = self.tokens[i]
        if token.low == "en" and (
            self.low(i - 1) in ("n'", "ne", "s'", "m'", "t'") or self._is_auxiliary(self.low(i + 1))
        ):
            return None
        if token.low in self.language.bound_starts:
            quantity = read_quantity(self.tokens, i, self.text, self.language)
            if quantity is not None and quantity.last > i + 1:
                return self._rest(i, i, None)
        if token.low in self.closed["preposition"] and (token.low not in ("des", "du") or after_group):
            prep, j = token.low, i + 1
            if token.low in CONTRACTED and self.low(j) in self.closed["determiner"]:
                j = j + 1
        if j >= len(self.tokens) or self.tokens[j].kind == "mark":
            return None
        return self._rest(i, j, prep)

    def _rest(self, i: int, j: int, prep: str | None) -> Group | None:
        at, definite, plural = j, prep in CONTRACTED, prep in ("aux", "des")
        quantity: Quantity | None = read_quantity(self.tokens, at, self.text, self.language)
        if quantity is not None:
            at = quantity.last
        determined = quantity is not None
        while at < len(self.tokens) and at - j < 8:
            low = self.low(at)
            if quantity is not None and low in CONTRACTED:
                break
            if low in self.closed["determiner"] and not self._is_clitic(at):
                definite = definite or low not in INDEFINITE
                plural = plural or low in PLURAL_DETERMINERS
                determined = True
            elif low in self.language.adjectives["before"] and self._goes_on(at + 1):
                plural = plural or (low.endswith("s") and low not in ("gros", "mais", "tres", "dos", "ex"))
                determined = True
            elif quantity is None or quantity.article:
                told = read_quantity(self.tokens, at, self.text, self.language)
                if told is None:
                    break
                quantity, at = told, told.last
                determined = True
                continue
            else:
                break
            at += 1
        return self._headed(i, j, at, prep, quantity, definite, plural, determined)

    def _goes_on(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].kind != "mark" and not self._is_verb(i)

    def _is_clitic(self, i: int) -> bool:
        """Whether "le", "la", "les", "l'", "los" … here goes with a verb."""
        if self.low(i) not in self.closed["clitic"] or self.low(i) in ("des",):
            return False
        nxt = self.low(i + 1)
        before = self.low(i - 1)
        if before in self.closed["subject_pronoun"] or before in ("ne", "n'", "qui", "no", "se", "me", "quien"):
            return bool(self.language.verb(nxt))
        return self.language.finite(nxt) is not None and self.language.noun(nxt) is None

    def _is_verb(self, i: int) -> bool:
        low = self.low(i)
        return self.language.finite(low) is not None and self.language.noun(low) is None

    def _phrase(self, i: int) -> int:
        """How many tokens a noun of several words takes here."""
        for phrase in self.language.phrases.get(self.low(i), ()):
            if all(self.low(i + n) == word for n, word in enumerate(phrase)):
                return len(phrase)
        return 0

    def _headed(
        self,
        i: int,
        j: int,
        at: int,
        prep: str | None,
        quantity: Quantity | None,
        definite: bool,
        plural: bool,
        determined: bool,
    ) -> Group | None:
        size = self._phrase(at) if at < len(self.tokens) else 0
        last = at + size if size else at + 1 if self._is_head(at, determined or prep is not None) else at
        if last == at:
            return self._headless(i, j, at, prep, quantity, definite)
        head = " ".join(self.low(n) for n in range(at, last))
        classes = set(self._classes(at, head))
        last, marks, adjectives = self._behind(last, bool(self.tokens[at].text[0].isupper()))
        reading = self.language.noun(head)
        plural = plural or bool(reading and reading.plural) or (reading is None and determined and head.endswith("s"))
        country = self._country(at, last)
        if country is not None and self.language.countries.get(head):
            classes.add("demonym" if self.language.countries[head].demonym else "country")
        if quantity is not None and quantity.count is not None and not quantity.article:
            plural = (quantity.count.max or 2) > 1
        count = quantity.count if quantity is not None else None
        if classes == {"named"} and country is None and quantity is not None and not quantity.article:
            classes.add("counted")
        classes.update(adjectives)
        if count is None and self.low(j) in ("otro", "otra"):
            count = exactly(1, self.text[self.tokens[j].start : self.tokens[last - 1].end])
        return self._group(
            i,
            j,
            last,
            prep,
            head,
            classes,
            count,
            quantity,
            plural,
            definite,
            classes == {"rest"},
            False,
            marks,
            country,
        )

    def _headless(
        self, i: int, j: int, at: int, prep: str | None, quantity: Quantity | None, definite: bool
    ) -> Group | None:
        if at > j and self.low(at) in ("plus", "más") and quantity is None:
            end = next((n for n in (at + 1, at + 2) if n < len(self.tokens) and not self._is_adverb(n)), at)
            if end > at and self.tokens[end].kind == "word" and self.low(end).endswith("s"):
                told = self.low(end)
                return self._group(
                    i, j, end + 1, prep, told, set(), None, None, True, True, True, False, (), None
                )  # fmt: skip
        pronoun = at < len(self.tokens) and self.low(at) in self.closed["subject_pronoun"]
        if at > j and (quantity is None or not quantity.article or self._stands_alone(at)):
            plural = quantity is not None and (quantity.count is None or (quantity.count.max or 2) > 1)
            plural = plural or (quantity is None and self.low(at - 1).endswith("s"))
            told = self.low(at - 1)
            if quantity is None and told not in self.language.adjectives["before"] and told not in ALL:
                return None
            last, marks, _ = self._behind(at, False)
            return self._group(
                i, j, last, prep, told, set(), quantity.count if quantity else None, quantity, plural, definite,
                True, False, marks, None,
            )  # fmt: skip
        if pronoun and at == j:
            plural = self.low(at) in (
                "ils",
                "elles",
                "eux",
                "nous",
                "ellos",
                "ellas",
                "éstos",
                "éstas",
                "ceux",
                "celles",
            )
            return self._group(
                i, j, at + 1, prep, self.low(at), set(), None, None, plural, True, True, True, (), None
            )  # fmt: skip
        return None

    def _stands_alone(self, at: int) -> bool:
        """Whether "un" or "una" before this token stands for somebody ("dont un grièvement", "l'un d'eux")."""
        return self.low(at) in ("de", "d'", "des") or (at < len(self.tokens) and self._is_adverb(at))

    def _is_head(self, i: int, determined: bool) -> bool:
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind != "word" or (token.low in self._small and not token.text[:1].isupper()):
            return False
        if token.low in self._small and not (determined and token.text.isupper() and len(token.text) > 2):
            return False
        noun = self.language.noun(token.low)
        verbs = self.language.verb(token.low)
        auxiliary = noun is None and self._is_auxiliary(token.low)
        if auxiliary or (not determined and (self.shares(i) or self.completes(i))):
            return False
        if noun is not None:
            return determined or not any(r.tense not in ("participle",) for r in verbs) or token.text[0].isupper()
        if verbs and not token.text[0].isupper():
            if (
                self.language.finite(token.low) is not None
                and self.low(i - 1) not in ARTICLES | NOUNISH[self.language.code]
            ):
                return False
            return determined and all(r.tense not in ("infinitive", "gerund") for r in verbs)
        if token.low.endswith(("ment", "mente")) and not determined:
            return False
        if self.language.code == "es" and not determined and token.low.endswith(("ó", "aron", "ieron", "aba", "aban")):
            return False
        return not (verbs and i == 0 and self.language.finite(token.low))

    def _is_auxiliary(self, low: str) -> bool:
        return any(not AUXILIARY.isdisjoint(r.classes) for r in self.language.verb(low))

    def completes(self, i: int) -> bool:
        """Whether a participle here completes an auxiliary right before it ("ont, depuis, tué")."""
        if self.language.form(self.low(i), "participle") is None:
            return False
        for n in range(i - 1, max(i - 4, -1), -1):
            if self._is_auxiliary(self.low(n)) and self.language.noun(self.low(n)) is None:
                return True
            if not (
                self._is_adverb(n) or self.low(n) in self.closed["negation"] or self.low(n) in self.closed["clitic"]
            ):
                return False
        return False

    def shares(self, i: int) -> bool:
        """Whether a participle here goes with the auxiliary of the verb before ("ont tué … et blessé …")."""
        if self.low(i - 1) not in SHARING or self.language.form(self.low(i), "participle") is None:
            return False
        for n in range(i - 2, max(i - 25, 0), -1):
            if self.tokens[n].low in (".", ";", ":"):
                return False
            told = self.language.form(self.low(n), "participle")
            if told is not None and any(self._is_auxiliary(self.low(m)) for m in range(max(n - 4, 0), n)):
                return True
        return False

    def _classes(self, i: int, head: str) -> frozenset[str]:
        reading = self.language.noun(head)
        if reading is not None:
            return reading.classes
        if self.tokens[i].text[0].isupper():
            return frozenset({"named"})
        return frozenset({"someone"}) if head.endswith(ENDS_OF_PERSONS) else frozenset()

    def _behind(self, last: int, named: bool) -> tuple[int, tuple[tuple[int, VerbReading], ...], set[str]]:
        """Where the words behind a head end: adjectives, names and participles, which are kept as marks."""
        marks: list[tuple[int, VerbReading]] = []
        classes: set[str] = set()
        while last < len(self.tokens):
            token = self.tokens[last]
            low = token.low
            if token.kind == "number" and named and len(token.text) < 4 and not self._is_word(last + 1):
                last += 1
                continue
            if token.kind == "number" and self.low(last + 1) in UNITS:
                last += 2
                continue
            if token.kind != "word" or low in self.language.numbers or low in self.language.collective:
                break
            if self._is_adverb(last) and self._marks(last + 1) and low not in SHARING:
                last += 1
                continue
            mark = self.language.form(low, "participle")
            country = self.language.countries.get(low)
            if mark is not None and self._marks(last):
                marks.append((last, mark))
            elif low in self._small or (self.language.finite(low) and low not in ALSO_ADJECTIVE):
                break
            elif token.text[0].isupper():
                named = True
            elif (
                (country is None and self.language.noun(low) and low not in ALSO_ADJECTIVE)
                or low.endswith(("ment", "mente"))
                or self.language.verb(low)
                or (self.language.code == "es" and low.endswith(("ó", "aron", "ieron", "aban")))
            ):
                break
            if country is not None and country.demonym:
                classes.add("national")
            last += 1
        return last, tuple(marks), classes

    def _is_word(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].kind == "word" and self.tokens[i].text[0].islower()

    def _is_adverb(self, i: int) -> bool:
        return self.low(i) in self.closed["adverb"] or self.low(i).endswith(("ment", "mente"))

    def _marks(self, i: int) -> bool:
        reading = self.language.form(self.low(i), "participle")
        if reading is None:
            return False
        finite = self.language.finite(self.low(i))
        return finite is None or bool(HARMING & reading.classes)

    def _country(self, first: int, last: int) -> str | None:
        for size in (3, 2, 1):
            for i in range(first, last - size + 1):
                told = self.language.countries.get(" ".join(self.low(n) for n in range(i, i + size)))
                if told is not None:
                    return told.name
        return None

    def _group(
        self,
        i: int,
        j: int,
        last: int,
        prep: str | None,
        head: str,
        classes: set[str],
        count: Count | None,
        quantity: Quantity | None,
        plural: bool,
        definite: bool,
        bare: bool,
        pronoun: bool,
        marks: tuple[tuple[int, VerbReading], ...],
        country: str | None,
    ) -> Group:
        core = self.tokens[j]
        end = self.tokens[last - 1].end
        return Group(
            first=i,
            core=j,
            last=last,
            start=core.start,
            end=end,
            text=self.text[core.start : end],
            low=self.text[core.start : end].lower(),
            head=head,
            classes=frozenset(classes),
            count=count,
            share=quantity.share if quantity else None,
            plural=plural,
            definite=definite,
            prep=prep,
            name=self._name(j, last),
            bare=bare,
            pronoun=pronoun,
            marks=marks,
            country=country,
        )

    def _name(self, first: int, last: int) -> str | None:
        """The longest run of words with capitals that are no nouns of the language."""
        best: tuple[int, int] = (0, 0)
        start: int | None = None
        for i in range(first, last + 1):
            token = self.tokens[i] if i < last else None
            capital = token is not None and token.text[:1].isupper() and token.kind == "word"
            known = token is not None and (token.low in self._small or (self.language.noun(token.low) and i == first))
            if capital and not known:
                start = i if start is None else start
            elif start is not None:
                best = max(best, (i - start, start))
                start = None
        size, at = best
        return self.text[self.tokens[at].start : self.tokens[at + size - 1].end] if size else None
