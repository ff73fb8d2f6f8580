"""Laws that hold for any words: a claim of harm or equipment lies in its text, and its count is a range."""

from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.reading.reader import RulesReader

WORDS = [
    *["two", "a", "the", "at least", "12", "no", "several", "one of", "another", "more", "his", "their", "both"],
    *[
        "soldiers",
        "officer",
        "gunmen",
        "helmet",
        "armoured car",
        "bullet",
        "leg",
        "hospital",
        "Kenyan",
        "Ann Roe",
        "patrol",
        "truck",
        "he",
        "them",
    ],
    *[
        "was",
        "were",
        "killed",
        "wounded",
        "shot",
        "dead",
        "missing",
        "pierced",
        "grounded",
        "flown",
        "died",
        "left",
        "lost",
        "suffered",
        "wounds",
    ],
    *[
        "refused to use",
        "stuck",
        "broke down",
        "to",
        "in",
        "of",
        "by",
        "and",
        "or",
        "after",
        "when",
        "if",
        "not",
        "who",
        ",",
        ";",
        "-",
        "(",
        ")",
        '"',
    ],
    *[
        "death",
        "deaths",
        "bodies",
        "toll",
        "rose",
        "among",
        "include",
        "on Monday",
        "near Goma",
        "treated",
        "for",
        "with",
        "being",
        "killing",
    ],
]
KINDS = {"casualty", "evacuation", "gear_failure", "grounding", "holding"}
READER = RulesReader()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=24))
def test_any_row_of_words_gives_claims_that_lie_in_it(words):
    """No row of words breaks the grammars; every quote is a stretch of the text and every count a range."""
    text = " ".join(words) + "."
    for claim in READER.read(text, published=None, publisher=None, report_digest=b"\0" * 32).claims:
        if claim.kind in KINDS:
            assert claim.quote.exact == text[claim.quote.start : claim.quote.end] != ""
            count = claim.slots.count
            assert count is None or count.max is None or 0 <= count.min <= count.max
