"""Noun groups out of tagged words: determiners, counts, modifiers, owners and heads, flat and from left to right."""

from collections.abc import Mapping, Sequence

from musterbook.reading.chunks import NounGroup
from musterbook.reading.gazetteer import GAZETTEER
from musterbook.reading.lexicon import EMPTY, LEXICON
from musterbook.reading.quantity_row import Quantity
from musterbook.reading.words import NOMINAL, Word, listed
from musterbook.terms.counts import exactly

DEFINITE = listed("the this that these those both all its his her their our my your")
ALONE = listed("another others some all both each those these this that any neither either")
PLURAL_PRONOUNS = listed("they them we us these those others both all some ours theirs")
OPENERS = frozenset({*NOMINAL, "DT", "PDT", "PS", "PRP", "JJ", "RB", "CD"})
SINGULAR_TITLES = frozenset({"person", "official", "rank", "media", "body"})


def find_groups(
    words: Sequence[Word], quantities: Sequence[Quantity], blocked: frozenset[int], text: str
) -> tuple[NounGroup, ...]:
    """All noun groups; `blocked` are the words of time expressions."""
    starts = {q.first: q for q in quantities if not q.money}
    money = {i for q in quantities if q.money for i in range(q.first, q.last)}
    found: list[NounGroup] = []
    i = 0
    while i < len(words):
        opens = (words[i].tag in OPENERS or i in starts) and i not in blocked and i not in money
        group = _Builder(words, starts, blocked, text, i).build() if opens else None
        if group is None:
            i += 1
            continue
        found.append(group)
        i = max(group.last, i + 1)
    return tuple(found)


PARTITIVES = listed("all both most some many few none each neither either much any")
MEDIA_ENDS = frozenset(LEXICON.lists["media_name_ends"])
MEDIA_STARTS = frozenset(LEXICON.lists["media_name_starts"])
MEDIA = frozenset({"media"})


class _Builder:
    def __init__(
        self, words: Sequence[Word], starts: Mapping[int, Quantity], blocked: frozenset[int], text: str, i: int
    ) -> None:
        self.words, self.starts, self.blocked, self.text = words, starts, blocked, text
        self.first = self.i = i
        self.quantity: Quantity | None = None
        self.determiner: str | None = None
        self.owner: str | None = None
        self.more = False

    def tag(self, k: int = 0) -> str:
        j = self.i + k
        return self.words[j].tag if j < len(self.words) and j not in self.blocked else "END"

    def low(self, k: int = 0) -> str:
        j = self.i + k
        return self.words[j].low if j < len(self.words) else ""

    def build(self) -> NounGroup | None:
        if self.tag() == "NEG":
            return None
        if self.tag() == "PRP":
            return self._pronoun()
        self._open()
        head = self._core()
        if head is None:
            return self._headless()
        return self._made(head)

    def _pronoun(self) -> NounGroup:
        word = self.words[self.i]
        self.i += 1
        return self._group(word, EMPTY, pronoun=True)

    def _take_quantity(self) -> None:
        quantity = self.starts.get(self.i)
        if quantity is not None and self.quantity is None:
            self.quantity = quantity
            self.i = quantity.last

    def _open(self) -> None:
        self._take_quantity()
        if (
            self.quantity is not None
            and self.low() == "of"
            and self.tag(1) in ("DT", "PS", "PRP", "NNS", "NN", "NP", "JJ", "CD", "PDT")
        ):
            self.i += 1
            if self.tag() == "PRP":
                return
        if self.low() in PARTITIVES and self.low(1) == "of" and self.tag(2) in ("DT", "PS", "PRP", "CD"):
            self.i += 2
            if self.tag() == "PRP":
                return
        if self.tag() == "PDT":
            self.i += 1
        if self.tag() in ("DT", "PS"):
            word = self.words[self.i]
            self.determiner = word.low
            if word.tag == "PS":
                self.owner = word.text
            self.more = word.low == "another"
            self.i += 1
        if self.quantity is None:
            self._take_quantity()
        elif self.i in self.starts and self.starts[self.i].count is not None:
            self.i = self.starts[self.i].last

    def _core(self) -> Word | None:
        if self.tag() == "PRP" and self.quantity is not None:
            self.i += 1
            return self.words[self.i - 1]
        head: Word | None = None
        while self.i < len(self.words) and self.i not in self.blocked:
            tag = self.tag()
            if tag in NOMINAL:
                if head is not None and not self._joins(head):
                    break
                head = self.words[self.i]
            elif tag == "JJ":
                if head is not None and head.tag != "POS":
                    if not self._adjective_goes_on(head):
                        break
                elif not self._leads_to_noun():
                    break
            elif tag == "POS" and head is not None:
                self.owner = self.text[self.words[self.first].start : self.words[self.i - 1].end]
                head = self.words[self.i]
            elif tag == "RB" and self._adverb_goes_on():
                pass
            elif tag == "VBG" and head is not None and head.tag == "POS":
                head = self.words[self.i]
            elif tag == "CD" and self._number_goes_on(head):
                self._take_owned(head)
            elif self.low() in ("(", "[") and head is not None and self._acronym():
                self.i += 2
            elif (tag == "IN" and head is not None and self._name_goes_on()) or (
                tag == "CC" and head is not None and head.tag == "NP" and self._place_goes_on()
            ):
                pass
            else:
                break
            self.i += 1
        if head is not None and head.tag == "POS":
            self.i = head.i
            return self.words[head.i - 1] if head.i > self.first else None
        return head

    def _joins(self, head: Word) -> bool:
        """Whether the word at hand continues the group whose head so far is `head`."""
        tag, word = self.tag(), self.words[self.i]
        if head.tag == "POS":
            return True
        if head.tag == "NNS":
            if (
                head.low in LEXICON.plural_only
                or head.low.endswith("ics")
                or head.low in ("sports", "affairs", "operations", "relations", "communications", "rights", "human")
            ):
                return tag in ("NN", "NNS") or (tag == "NP" and head.low == "people")
            return tag == "NN" and (bool(word.classes & SINGULAR_TITLES) or not LEXICON.readings(head.low))
        if head.tag == "NN" and tag == "NP":
            return True
        return True

    def _adjective_goes_on(self, head: Word) -> bool:
        """A name may lead an adjective ("Mexican-born US military adviser", "Nato-led")."""
        return (
            head.tag in ("NP", "NN")
            and self.tag(1) in NOMINAL
            and (self.words[self.i].start - head.end == 1 or self.words[self.i - 1].low == ")")
            and head.tag == "NP"
            and self.words[self.i].low not in ("last", "next", "early", "late")
        )

    def _leads_to_noun(self) -> bool:
        j = self.i
        while j < len(self.words) and j not in self.blocked and self.words[j].tag in ("JJ", "RB", "CD", "CC", "PU"):
            if self.words[j].tag == "PU" and self.words[j].text != ",":
                return False
            if self.words[j].tag == "CD" and j > self.i and self.words[j - 1].low not in BEFORE_NUMBERS:
                return False
            if self.words[j].tag in ("PU", "CC") and (
                j + 1 >= len(self.words) or self.words[j + 1].tag not in ("JJ", "RB")
            ):
                return False
            j += 1
        if j < len(self.words) and j not in self.blocked and self.words[j].tag in NOMINAL:
            self.i = j - 1
            return True
        return False

    def _adverb_goes_on(self) -> bool:
        j = self.i + 1
        return (
            j + 1 < len(self.words)
            and self.words[j].tag == "JJ"
            and self.words[j + 1].tag in (*NOMINAL, "JJ")
            and self.words[self.i].low not in ("also", "however", "not", "now", "still")
        )

    def _number_goes_on(self, head: Word | None) -> bool:
        if head is None or head.tag == "POS":
            return self.tag(1) in (*NOMINAL, "JJ")
        return (
            head.tag == "NP" and self.words[self.i].low.isdigit() and self.tag(1) not in NOMINAL and self.tag(1) != "JJ"
        )

    def _take_owned(self, head: Word | None) -> None:
        """ "the mission's 450 peacekeepers": the number behind an owner is the group's."""
        quantity = self.starts.get(self.i)
        if head is not None and head.tag == "POS" and self.quantity is None and quantity and quantity.count:
            self.quantity = quantity
            self.i = quantity.last - 1

    def _acronym(self) -> bool:
        return self.tag(1) in NOMINAL and self.low(2) in (")", "]") and self.words[self.i + 1].text[:1].isupper()

    def _name_goes_on(self) -> bool:
        """ "Port of Spain", "Dar es Salaam": gazetteer names with small words inside."""
        return self._gazetteer_ahead()

    def _place_goes_on(self) -> bool:
        return self._gazetteer_ahead()

    def _gazetteer_ahead(self) -> bool:
        for k in (1, 2):
            j = self.i - k
            if j < self.first:
                return False
            for told in GAZETTEER.starts.get(self.words[j].low, ()):
                if len(told) > k and tuple(w.low for w in self.words[j : j + len(told)]) == told:
                    return True
        return False

    def _headless(self) -> NounGroup | None:
        """Groups without a noun: "the two", "another", "some", "five", "the other"."""
        if self.quantity is not None and self._is_age():
            return None
        if self.quantity is None and self.determiner and self._is_number_next():
            self.i += 1
            self._take_quantity()
        if self.quantity is not None and self.i >= self.quantity.last:
            count_word = self.words[self.quantity.last - 1]
            if self.i > self.quantity.last:
                self.determiner = self.owner = None
            self.i = max(
                self.i if self.determiner and self.i <= self.quantity.last else self.quantity.last, self.quantity.last
            )
            return self._group(count_word, EMPTY)
        if self.determiner is None:
            return None
        word = self.words[self.first]
        after = self.low(0)
        if self.determiner in ("the", "an", "a") and after in ("other", "others", "former", "latter", "same", "rest"):
            self.i += 1
            return self._group(self.words[self.i - 1], EMPTY)
        if self.determiner in ("the", "a", "an") and self.low(1) == "of" and self.tag() in ("JJ", "RB"):
            self.i += 1
            return self._group(self.words[self.i - 1], EMPTY)
        if word.tag in ("DT", "PDT") and word.low in ALONE and self.i == self.first + 1:
            return self._group(word, EMPTY, pronoun=word.low in ("this", "that"))
        return None

    def _is_number_next(self) -> bool:
        """ "an intended 2,500": a number alone behind "intended", "other", "promised" …"""
        told = self.starts.get(self.i + 1)
        of = told is not None and told.last < len(self.words) and self.words[told.last].low == "of"
        return told is not None and not of and self.low() in BEFORE_NUMBERS

    def _is_age(self) -> bool:
        """ "Ochieng, 27, from Kisumu": a number between commas behind a name is nobody of its own."""
        if self.first < 2 or self.words[self.first - 1].text != "," or self.i - self.first != 1:
            return False
        return (
            self.words[self.first - 2].tag in NOMINAL
            and self.low() in (",", ".", ")", "")
            and self.words[self.first].low.isdigit()
        )

    def _made(self, head: Word) -> NounGroup:
        classes = head.classes
        for form, lemma in LEXICON.phrases.get(head.low, ()):
            if (
                head.i - len(form) + 1 >= self.first
                and tuple(w.low for w in self.words[head.i - len(form) + 1 : head.i + 1]) == form
            ):
                classes |= LEXICON.classes_of("noun", lemma)
        if head.tag == "NP":
            classes |= self._name_classes(head)
        if "demonym" in classes and head.tag == "NP":
            classes |= {"person"}
        if head.tag == "PRP":
            return self._group(head, EMPTY, pronoun=True)
        return self._group(head, classes)

    def _name_classes(self, head: Word) -> frozenset[str]:
        """A name that a title or role leads in is that person ("spokeswoman Ada Quill")."""
        if head.classes & {"body", "media", "document"}:
            return EMPTY
        if head.low in MEDIA_ENDS or self.words[max(self.first, head.i - 1)].low in MEDIA_STARTS:
            return MEDIA
        before = self.words[self.first : head.i]
        title = next((w for w in reversed(before) if w.classes & {"person", "rank"} or w.low in TITLES), None)
        if title is not None:
            return (title.classes - {"body"}) | {"person", "named"}
        return EMPTY

    def _group(self, head: Word, classes: frozenset[str], pronoun: bool = False) -> NounGroup:
        first, last = self.first, max(self.i, head.i + 1)
        start, end = self.words[first].start, self.words[last - 1].end
        q = self.quantity
        count = q.count if q else exactly(1, self.determiner or "") if self.more else None
        share = (str(q.share[0]), str(q.share[1])) if q and q.share else None
        plural = (
            head.tag == "NNS"
            or head.low in PLURAL_PRONOUNS
            or bool(count and (count.max is None or count.max > 1))
            or (head.tag == "NP" and head.low.endswith("s") and "demonym" in classes)
        )
        definite = (
            (self.determiner in DEFINITE)
            or self.owner is not None
            or bool(q and q.definite)
            or (head.tag == "NP" and self.determiner not in ("a", "an", "another"))
        )
        return NounGroup(
            first,
            last,
            start,
            end,
            self.text[start:end],
            tuple(self.words[first:last]),
            head,
            classes,
            count,
            share,
            self.more or bool(q and q.more),
            definite,
            plural,
            head.tag == "NP",
            pronoun,
            self.determiner,
            self.owner,
        )


BEFORE_NUMBERS = listed(
    "other last first next past additional further remaining estimated some final previous more latest "
    "another same nearly intended planned authorised authorized promised pledged expected initial original projected "
    "mandated approved proposed required reported new extra dead wounded missing"
)
TITLES = listed(
    "mr mrs ms mr. mrs. ms. dr dr. sir col col. gen gen. lt lt. sgt sgt. cpl cpl. maj maj. capt capt. "
    "cmdr cmdr. adm adm. pvt pvt. brig brig. insp insp. supt supt. det det. sen sen. rep rep. gov gov. "
    "rev rev. prof prof. hon hon. pte sr. const const. pc"
)
