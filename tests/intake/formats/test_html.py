"""Web pages give their article, or say that they have none."""

import time

import pytest

from musterbook.errors import Incorrect
from musterbook.intake.formats import html
from musterbook.intake.take import take_in
from tests.intake.documents import SENTENCE, make_page
from tests.intake.refusals import refuse

META = (
    '<meta property="og:site_name" content="Example Wire">'
    '<meta property="article:published_time" content="2025-04-01T23:00:00-04:00">'
)
LIST_AND_TABLE = (
    "<ul><li>One was hit in the arm.</li><li>One in the leg.</li></ul>"
    "<table><tr><th>Item</th><th>Held</th></tr><tr><td>Carrier</td><td>12</td></tr></table>"
)


def test_the_article_and_what_the_page_says_of_itself() -> None:
    """Law: paragraphs are parted by blank lines, navigation is left out; title, publisher and day are the page's."""
    body = f"<h1>Two wounded</h1><p>{SENTENCE}</p><p>“Both are stable,”\n she said.</p>{LIST_AND_TABLE}"
    taken = take_in(make_page(body, META).encode(), None)
    assert taken.text.split("\n\n") == [
        "Two wounded",
        SENTENCE,
        "“Both are stable,” she said.",
        "- One was hit in the arm.\n- One in the leg.",
        "Item\tHeld\nCarrier\t12",
    ]
    assert (taken.title, taken.publisher, taken.published) == ("Two wounded", "Example Wire", "2025-04-01")
    assert (taken.media_type, taken.extractor) == ("text/html", html.EXTRACTOR)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><nav><a href='/'>Home</a> <a href='/n'>News</a></nav></body></html>",
        "<html><body><noscript>x</noscript><p>You need to enable JavaScript to run this app.</p></body></html>",
        "<html><head><title>Two officers of the mission wounded on Monday</title></head><body></body></html>",
        "<html></html>",
        "<html><body><form><input></form><script>var text = 'Two officers of the mission';</script></body></html>",
    ],
)
def test_a_page_without_an_article_says_so(page: str) -> None:
    """Law: navigation, scripts, titles and shells are no article."""
    with pytest.raises(Incorrect) as caught:
        html.extract(page.encode())
    assert caught.value.code == "report.no_article"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-1", "windows-1251", "utf-16", "shift_jis"])
def test_a_pages_encoding_is_the_one_it_declares(encoding: str) -> None:
    """Law: declared encodings are read as browsers read them."""
    words = {
        "windows-1251": "Двое сотрудников миссии были ранены.",
        "shift_jis": "警察官二人が負傷したと報道官が述べた。" * 3,
    }
    sentence = words.get(encoding, "Deux policiers de la mission ont été blessés à Delmas.")
    page = make_page(f"<p>{sentence}</p>", f'<meta charset="{encoding}">')
    assert html.extract(page.encode(encoding)).text == sentence


def test_an_encoding_that_is_not_declared_is_inferred() -> None:
    """Law: without a declaration a page's words tell."""
    sentence = "Deux policiers de la mission ont été blessés à Delmas."
    assert html.extract(make_page(f"<p>{sentence}</p>").encode("cp1252")).text == sentence


def test_one_broken_letter_in_a_page_is_noted() -> None:
    """Law: what nobody can mend in a page does not keep it out, and the text says where it was."""
    sentence = "Deux policiers de la mission ont été blessés à Delmas."
    data = make_page(f"<p>{sentence}</p>", '<meta charset="utf-8">').encode().replace("à".encode(), b"\xc3")
    taken = html.extract(data)
    assert taken.text == sentence.replace("à", "\ufffd")
    assert taken.notes == ("damaged places in its utf-8: 1",)


@pytest.mark.parametrize(
    "page",
    [
        make_page(f"<p>{SENTENCE}</p>"),
        make_page(f"<div>{SENTENCE}<br>{SENTENCE}</div>", META),
        f"<p>{SENTENCE}</p>",
        make_page(
            f"<p>{SENTENCE}</p>" * 30 + LIST_AND_TABLE, '<link rel="canonical" href="https://x.example/2025/04/01/a">'
        ),
        make_page(f"<p>{SENTENCE}</p><p class='date'>3 mars 2025</p><time datetime='2025-03-04'>4 mars</time>"),
    ],
)
def test_the_walls_change_nothing(page: str) -> None:
    """Law: read behind the walls or in the open, a page gives the same text: reading needs nothing that they deny."""
    assert take_in(page.encode(), None) == html.extract(page.encode())


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 300_000 + SENTENCE,
        "<html><body>" + "<a " + "b=c " * 500_000 + ">" + SENTENCE,
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b;&b;</p></body></html>',
        "<html><body><p>&#0;&#xd800;&#x110000;&#99999999999;</p></body></html>",
    ],
    ids=["deep", "many attributes", "entities", "impossible characters"],
)
def test_hostile_pages_end_in_one_line(page: str) -> None:
    """Law: depth, width, entities and impossible characters end in the page's own words or in one line, and soon."""
    started = time.perf_counter()
    try:
        assert take_in(page.encode(), None).text == SENTENCE
    except Incorrect as problem:
        assert problem.code in ("report.no_article", "report.broken", "report.bomb")
    assert time.perf_counter() - started < 10


def test_the_refusal_says_what_to_do() -> None:
    """Law: a page without article is refused by the child as in the open."""
    assert refuse(b"<html><body><nav><a href='/'>Home</a></nav></body></html>").code == "report.no_article"


def test_text_inside_script_and_style_is_never_text() -> None:
    """Law: what a reader of the page does not see is not in the text."""
    body = f"<p>{SENTENCE}</p><script>hidden()</script><style>.hidden {{}}</style><!-- hidden -->"
    assert "hidden" not in html.extract(make_page(body).encode()).text
