"""A quote is found by us, at whole words, or nowhere."""

from hypothesis import given
from hypothesis import strategies as st

from musterbook.reading.model.anchoring import find_quote
from musterbook.reading.model.open_text import OpenText, Window


def place(text: str, quote: str, *taken: tuple[int, int]) -> str | None:
    """The stretch at which a quote is found in a text."""
    of = OpenText(text=text, kind="wire", handling="open")
    span = find_quote(Window(of=of, start=0, end=len(text)), quote, frozenset(taken))
    return text[slice(*span)] if span else None


@given(
    st.lists(st.sampled_from(["Two", "officers", "were", "hurt", "1,000", "“there”", "it’s"]), min_size=1), st.data()
)
def test_what_is_found_stands_there(words: list[str], data: st.DataObject) -> None:
    """Law: whatever is asked for, what is found is a stretch of the text that says it, blanks and marks aside."""
    text = "\n ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    found = place(text, " ".join(words[first:last]))
    if found is not None:
        assert found.split() == words[first:last]


def test_a_word_or_figure_is_not_cut() -> None:
    """Law: "1 officer" stands neither in "21 officers" nor in "1,1 officer" nor in "1 officers"."""
    for text in ("There were 21 officer", "There were 3,1 officer", "There were 1 officers"):
        assert place(text, "1 officer") is None
    assert place("There was 1 officer.", "1 officer") == "1 officer"
    assert place("It cost 1,000 dollars", "It cost 1") is None


def test_marks_and_blanks_may_differ_once() -> None:
    """Law: folded words count only where they stand once; exact words stand where they stand, in turn."""
    assert place("He said “it’s over”\nand left", 'said "it\'s over" and') == "said “it’s over”\nand"
    assert place("two  men and two  men", "two men") is None
    of = OpenText(text="two men and two men", kind="wire", handling="open")
    window = Window(of=of, start=0, end=19)
    assert find_quote(window, "two men", frozenset()) == (0, 7)
    assert find_quote(window, "two men", frozenset({(0, 7)})) == (12, 19)


def test_a_quote_is_found_in_its_window_only() -> None:
    """Law: what was not shown was not quoted; offsets are those of the whole text."""
    of = OpenText(text="two men left. three men came.", kind="wire", handling="open")
    window = Window(of=of, start=14, end=29)
    assert find_quote(window, "two men left", frozenset()) is None
    assert find_quote(window, "three men came", frozenset()) == (14, 28)


def test_a_quote_stays_in_its_paragraph() -> None:
    """Law: a stretch that runs over the end of a paragraph is no quote, however exact."""
    assert place("Two men left\n \nthe town.", "Two men left\n \nthe town") is None
    assert place("Two men left\n \nthe town.", "Two men left the town") is None


def test_no_words_are_no_quote() -> None:
    """Law: blanks, marks, a letter, or a whole page are not quoted."""
    assert [place("a ... b " + "x " * 500, quote) for quote in ("", "  ", "...", "a", "x " * 400)] == [None] * 5
