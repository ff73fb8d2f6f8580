"""Laws of the brief as Markdown."""

import re
from html import escape

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from musterbook.briefing.html import render_html
from musterbook.briefing.markdown import escape_text, render_markdown
from musterbook.briefing.pdf import render_pdf
from tests.briefing.mission import HOSTILE, brief_of, make_book
from tests.briefing.test_pdf import words_of

PARSER = MarkdownIt("commonmark").enable("table")
TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("Cs", "Cc", "Zs")) | st.just(" ")
)


def tokens_of(text):
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


@given(TEXT.filter(str.strip))
def test_escaped_text_is_text(text):
    """A parser reads escaped text as one paragraph of these very letters."""
    told = [t for t in tokens_of(escape_text(text)) if t.type not in ("inline", "paragraph_open", "paragraph_close")]
    assert {t.type for t in told} <= {"text", "text_special"}
    assert "".join(t.content for t in told) == " ".join(text.split())


def test_hostile_text_is_text():
    """Nothing that a report says becomes markup: the same kinds of mark as without it, every tag our own anchor."""
    tokens = list(tokens_of(render_markdown(brief_of(make_book(hostile=True)))))
    plain = list(tokens_of(render_markdown(brief_of(make_book()))))
    assert {t.type for t in tokens} == {t.type for t in plain}
    tags = [t.content for t in tokens if t.type in ("html_inline", "html_block")]
    assert all(re.fullmatch(r'<a id="c-[0-9a-f]+">|</a>', tag) for tag in tags)
    assert all(t.attrs["href"].startswith("#c-") for t in tokens if t.type == "link_open")


def test_hostile_text_reads_as_it_was():
    """A quote's letters all arrive."""
    tokens = tokens_of(render_markdown(brief_of(make_book(hostile=True))))
    told = [t for t in tokens if t.type == "inline"]
    shown = ["".join(c.content for c in t.children if c.type in ("text", "text_special")) for t in told]
    assert any(" ".join(HOSTILE.split()) in text for text in shown)


def test_the_same_brief_gives_the_same_bytes():
    """The text depends on the brief alone."""
    assert render_markdown(brief_of(make_book())) == render_markdown(brief_of(make_book()))


def test_the_checkpoint_stands_as_it_was_signed():
    """Law: where the book has a signed note, every form of the brief carries it unchanged."""
    note = "book.example/1\n7\nabc=\n\n— book.example/1 c2ln\n"
    brief = msgspec.structs.replace(brief_of(make_book()), checkpoint=note)
    assert note in render_markdown(brief)
    assert escape(note) in render_html(brief)
    assert "book.example/1" in " ".join(words_of(render_pdf(brief)))
