"""Laws of the print."""

import pypdfium2
import pytest

from musterbook.briefing.pdf import count_pages, render_pdf, tell_brief
from tests.briefing.mission import brief_of, make_book


def words_of(pages):
    document = pypdfium2.PdfDocument(pages)
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return texts


@pytest.fixture(scope="module")
def pages():
    return render_pdf(brief_of(make_book()))


def test_one_to_three_pages(pages):
    """A brief of ordinary length has three pages at the most."""
    assert 1 <= count_pages(pages) <= 3


def test_every_page_is_marked_and_numbered(pages):
    """Each page says that it was written for demonstration, and which of how many it is."""
    texts = words_of(pages)
    for number, text in enumerate(texts, 1):
        assert "WRITTEN FOR DEMONSTRATION" in text
        assert f"{number} of {len(texts)}" in text


def test_the_print_can_be_kept_and_heard(pages):
    """It declares PDF/A-2b and PDF/UA-1; the typesetter refuses to set what isn't."""
    assert b"pdfaid:part" in pages
    assert b"pdfuaid:part" in pages


def test_the_same_brief_gives_the_same_bytes(pages):
    """The print depends on the brief alone: not on the hour, nor on the machine's fonts."""
    assert render_pdf(brief_of(make_book())) == pages


def test_hostile_text_is_text():
    """Markup and code in a quote are set as letters; nothing is read, run or lost."""
    text = " ".join(" ".join(words_of(render_pdf(brief_of(make_book(hostile=True))))).split())
    assert '#read("/etc/passwd")' in text
    assert "<script>alert" in text
    assert "*b* _i_ $x$" in text
    assert "root:" not in text


def test_a_long_brief_is_set_closer():
    """Where three pages are too few at one setting the next is tried; quotes may be cut, which is said, ids never."""
    brief = brief_of(make_book())
    citations = tuple(
        type(c)(**{f: getattr(c, f) for f in c.__struct_fields__} | {"id": f"{n:06x}{c.id}", "quote": c.quote * 9})
        for n in range(5)
        for c in brief.citations
    )
    fields = {name: getattr(brief, name) for name in brief.__struct_fields__}
    longer = type(brief)(**fields | {"citations": (*brief.citations, *citations)})
    text = " ".join(words_of(render_pdf(longer)))
    assert all(citation.id in text for citation in longer.citations)
    assert len(tell_brief(longer)["reports"]) == len(brief.reports)
    assert "Quotes are shortened here" in text
