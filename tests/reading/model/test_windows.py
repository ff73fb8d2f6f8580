"""Windows cover an open text and overlap."""

from hypothesis import given
from hypothesis import strategies as st

from musterbook.reading.model.open_text import OpenText
from musterbook.reading.model.windows import cut_windows

TEXTS = st.lists(st.sampled_from(["word ", "a. ", "\n", "\n\n", "unbrokenlongword"]), max_size=120).map("".join)


@given(TEXTS, st.integers(0, 300))
def test_every_stretch_shorter_than_half_the_overlap_stands_whole_in_a_window(text: str, at: int) -> None:
    """Law: windows stay in their bounds, and nothing short that they are cut around is lost."""
    windows = cut_windows(OpenText(text=text, kind="wire", handling="open"), longest=100, overlap=40)
    assert all(0 < w.end - w.start <= 100 and w.text == text[w.start : w.end] for w in windows)
    start, end = min(at, len(text)), min(at + 19, len(text))
    if text[start:end].strip():
        inner = text[start:end].strip()
        first = text.index(inner, start)
        assert any(w.start <= first and first + len(inner) <= w.end for w in windows)
