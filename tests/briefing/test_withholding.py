"""Laws of what is covered outside the house."""

import pytest

from musterbook.briefing.html import render_html
from musterbook.briefing.markdown import render_markdown
from tests.briefing.mission import brief_of, make_book
from tests.registers.booking import exactly, named

WITHHELD = ("Aurel", "Brandt", "in the head", "Saint Odile", "31-year")


def book_with_names():
    book = make_book()
    report = book.report("Officer Brandt, 31, thanks doctors", "2025-04-03", "Heron Wire")
    told = book.claim(report, "position", "Aurel Brandt, a 31-year-old, praised Saint Odile hospital", named("a nurse"),
                      topic="care")  # fmt: skip
    book.accept(told)
    more = book.claim(report, "casualty", "a second officer, 31-year-old Brandt, was hurt", named("a nurse"),
                      count=exactly(1), outcome="injured", population="mission")  # fmt: skip
    book.accept(more)
    spoken = book.claim(report, "concern", "there were too few vests", named("Aurel Brandt"), topic="vests")
    book.accept(spoken)
    hidden = book.report("Confidential", "2025-04-03", kind="field", handling="confidential")
    secret = book.claim(
        hidden, "casualty", "Tamsin was hurt", count=exactly(1), outcome="injured", name="Tamsin Okello"
    )
    book.accept(secret)
    told = book.claim(report, "no_comment", "Tamsin Okello has not answered", who="Tamsin Okello", answer="none yet")
    book.accept(told)
    return book


@pytest.mark.parametrize("audience", ["partner", "public"])
def test_outside_the_house_the_harmed_are_not_named(audience):
    """Name, age, wound and hospital are covered wherever they stand."""
    brief = brief_of(book_with_names(), audience=audience)
    for printed in (render_html(brief), render_markdown(brief)):
        assert not [word for word in WITHHELD if word in printed]
    assert "[withheld]" in render_html(brief)


def test_what_may_not_be_seen_covers_nothing():
    """A name that only a confidential report gives is not covered: the gap would tell that there is one."""
    assert "Tamsin Okello has not answered" in render_html(brief_of(book_with_names(), audience="public"))


def test_within_the_house_quotes_are_whole():
    """The house reads what was said."""
    printed = render_html(brief_of(book_with_names()))
    assert "shot in the head" in printed
    assert "Saint Odile hospital" in printed


def test_other_uses_of_a_word_stay():
    """A head of mission is no wound."""
    book = book_with_names()
    report = book.report("Head of mission speaks", "2025-04-03", "Heron Wire")
    told = book.claim(report, "strength", "the head of mission counts 900", count=exactly(900))
    book.accept(told)
    assert "the head of mission counts 900" in render_html(brief_of(book, audience="public"))
