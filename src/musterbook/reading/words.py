"""A word: a token with its part of speech, its lemma and the classes that the lexicon gives it.

Tags: DT determiner · PDT "all, both, half" before one · PS possessive ("his", "'s") · PRP pronoun · CD number · JJ
adjective · RB adverb · NN, NNS noun · NP name · VB base or infinitive · VBP, VBZ present · VBD past · VBN past
participle · VBG gerund or present participle · BE, HV, DO their forms · MD modal · TO · NEG "not" · IN preposition
or subordinator · RP particle · CC · WH "who, which, when…" · TH "that" · EX "there" · PU mark · QT quotation mark.
"""

import msgspec


def listed(words: str) -> frozenset[str]:
    """The words of one string, cut at blanks."""
    return frozenset(words.split())


VERBAL = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "BE", "HV", "DO", "MD"})
FINITE = frozenset({"VBP", "VBZ", "VBD", "MD"})
NOMINAL = frozenset({"NN", "NNS", "NP"})


class Word(msgspec.Struct, frozen=True, gc=False):
    """`i` is the place in the sentence; `start`, `end` are offsets into the text; `low` is its folded small form."""

    i: int
    start: int
    end: int
    text: str
    low: str
    tag: str
    lemma: str
    classes: frozenset[str]
