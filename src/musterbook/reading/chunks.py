"""Noun groups and verb groups: the first stage over words, each group flat and without overlaps."""

from typing import Literal

import msgspec

from musterbook.reading.words import Word
from musterbook.terms.counts import Count

Voice = Literal["active", "passive"]
VerbForm = Literal["finite", "infinitive", "gerund", "participle"]
Tense = Literal["past", "present", "future"]


class NounGroup(msgspec.Struct, frozen=True, gc=False):
    """A noun group up to its head: "at least nine tired border guards", "he", "the (MSS) mission", "Ivo Brandt".

    `first` and `last` are word indexes, last exclusive. `classes` are those of the head, of phrases that end in it
    and of the whole group. `count` is what it says of how many (a plural without a number: null, see
    `quantities.count_of`). `more` marks an increment ("another", "two more"); `definite` "the", "both", "his".
    `owner` is what stands before "'s" or the possessive pronoun.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    head: Word
    classes: frozenset[str]
    count: Count | None
    share: tuple[str, str] | None
    more: bool
    definite: bool
    plural: bool
    name: bool
    pronoun: bool
    determiner: str | None
    owner: str | None

    @property
    def lemma(self) -> str:
        """The head's lemma."""
        return self.head.lemma

    def has(self, *classes: str) -> bool:
        """Whether the group is of one of the classes."""
        return not self.classes.isdisjoint(classes)


class VerbGroup(msgspec.Struct, frozen=True, gc=False):
    """A verb group with all that bends it: "are believed to have been killed" has lemma "kill" and hedge "believe".

    `via` are the verbs passed through to reach the lemma ("continue", "seem", "set" in "is set to travel").
    `modal` is "will", "would", "may", "have to"…; `particle` the "down" of "broke down"; `adverbs` small forms.
    `reported` is the carrying verb of a hearsay passive ("was reported missing" → lemma "be", reported "report").
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    head: Word
    lemma: str
    classes: frozenset[str]
    voice: Voice
    form: VerbForm
    tense: Tense
    perfect: bool
    progressive: bool
    negated: bool
    modal: str | None
    particle: str | None
    hedges: tuple[str, ...]
    via: tuple[str, ...]
    adverbs: tuple[str, ...]

    def has(self, *classes: str) -> bool:
        """Whether the verb is of one of the classes."""
        return not self.classes.isdisjoint(classes)
