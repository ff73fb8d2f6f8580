"""Laws of the page."""

import re

import pytest
from lxml import html

from musterbook.briefing.html import STYLE, mark_pages, render_html, table_html
from musterbook.briefing.tables import table_of
from tests.briefing.mission import HOSTILE, brief_of, make_book

SHOWN = " ".join(HOSTILE.split())


def page(**told):
    return render_html(brief_of(make_book(**told)))


def test_hostile_text_is_text():
    """Whatever a quote, a title or an item's name holds is shown as letters and makes no element."""
    made = page(hostile=True)
    tree = html.fromstring(made)
    plain = html.fromstring(page())
    assert {e.tag for e in tree.iter()} == {e.tag for e in plain.iter()}
    assert not tree.xpath("//script|//img|//iframe|//*[@onerror]|//*[@style]")
    assert SHOWN in " ".join(tree.text_content().split())


def test_the_page_stands_alone():
    """It loads nothing and runs nothing: no address, no script, and a policy that says so."""
    made = page()
    assert not re.search(r"""(?:src|href)=["'](?!#)""", made)
    assert "url(" not in made
    assert "@import" not in STYLE
    assert "default-src 'none'" in made


def test_links_lead_somewhere():
    """Each link's target is on the page, and no id stands twice."""
    tree = html.fromstring(page())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(ids)
    assert tree.xpath("//svg/@aria-labelledby")


def test_the_marking_stands_first_and_last():
    """A demonstration says so above and below."""
    tree = html.fromstring(page())
    article = tree.xpath("//article")[0]
    assert article[0].text == article[-1].text == "written for demonstration"


@pytest.mark.parametrize("marking", ['"; } * { color: red', "</style><script>", "\\\n/*"])
def test_a_marking_cannot_leave_its_string(marking):
    """Whatever the marking holds stays within the quotes of its rule."""
    assert re.fullmatch(r'@page \{ @top-center \{ content: "[A-Z0-9\\a-f]*"; font: [^;]*; \} \}\n', mark_pages(marking))


def test_the_same_brief_gives_the_same_bytes():
    """The page depends on the brief alone."""
    assert page() == page()


def test_tables_are_escaped():
    """Captions, names, cells and sources are text."""
    made = table_html(table_of("<b>", ("<i>",), [("<u>",)], cites=[("<s>",)]))
    assert not re.search(r"<[bius]>", made)
