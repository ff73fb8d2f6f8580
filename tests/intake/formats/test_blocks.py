"""Marked-up pages are laid out as paragraphs."""

import pytest
from lxml import html

from musterbook.intake.formats.blocks import lay_out


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One</p><p>Two\n  lines</p>", "One\n\nTwo lines"),
        ("<div>One<br>Two<div>Three</div>Four</div>", "One\nTwo\n\nThree\n\nFour"),
        ("<ul><li>a</li><li>b <b>c</b></li></ul>", "- a\n- b c"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n\n- b"),
        ("<table><tr><td>a</td><td> b </td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<p>One<script>no</script> two<!-- no --> three</p><style>no</style>", "One two three"),
        ("<p>in<b>side</b> a wo<i>rd</i></p>", "inside a word"),
        ("<p>a&nbsp;b\x1d</p>", "a\u00a0b"),
        ("<p> </p><li></li>", ""),
    ],
)
def test_layout(page: str, text: str) -> None:
    """Law: blocks are paragraphs, items and rows are lines, cells are parted by tabs, words are never torn."""
    assert lay_out(html.fragment_fromstring(f"<section>{page}</section>")) == text


def test_depth_is_no_matter() -> None:
    """Law: nesting is walked flat."""
    root = element = html.Element("div")
    for _ in range(5000):
        element = html.etree.SubElement(element, "div")
    element.text = "deep"
    assert lay_out(root) == "deep"
