"""What a suffix says of a word that the lexicon does not know."""

import re

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

MARKS = re.compile(r"[^\w$%&]+\Z")
