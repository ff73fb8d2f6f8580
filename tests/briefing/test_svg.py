"""Laws of rebuilt drawings: what is not known to be harmless is not there."""

import pytest
from lxml import etree

from musterbook.briefing.svg import ATTRIBUTES, ELEMENTS, rebuild_svg
from musterbook.errors import Fault

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
HARMFUL = (
    "<script>alert(1)</script>",
    '<a xlink:href="https://example.org"><text>x</text></a>',
    '<image href="https://example.org/i.png"/>',
    "<foreignObject><p>x</p></foreignObject>",
    '<style>@import "https://example.org"</style>',
    '<text onload="x" style="fill:url(https://example.org)" fill="url(#x)" transform="matrix(1)">x</text>',
    '<path fill="#20242a" d="M0,0 url(javascript:x)"/>',
    '<use href="#x"/>',
    '<rect id="x" class="y" data-z="1" width="1e999px;" fill="#123456"/>',
)


@pytest.mark.parametrize("harmful", HARMFUL)
def test_nothing_but_the_list_gets_through(harmful):
    """Elements, attributes and values are all on the list."""
    made = etree.fromstring(rebuild_svg(f"{HEAD}{harmful}</svg>", prefix="p", title="t", description="d"))
    for element in list(made.iter())[3:]:
        assert etree.QName(element).localname in ELEMENTS
        assert set(element.keys()) <= {*ATTRIBUTES, "fill", "stroke", "class"}
    text = etree.tostring(made).decode()
    assert not any(word in text for word in ("example", "javascript", "alert", "url(", "onload", "#123456"))


def test_drawings_have_a_name():
    """A drawing is one image with a title and a description, whose ids begin with the prefix; text is escaped."""
    made = rebuild_svg(f"{HEAD}</svg>", prefix="p", title="<b>", description="&")
    assert 'role="img"' in made
    assert 'aria-labelledby="p-title p-desc"' in made
    assert "&lt;b&gt;" in made


def test_colours_become_classes():
    """A colour of the palette stays as a fallback and is named as a class for pages to recolour."""
    made = rebuild_svg(f'{HEAD}<text fill="#20242a">x</text></svg>', prefix="p", title="t", description="d")
    assert '<text fill="#20242a" class="f-ink">x</text>' in made


@pytest.mark.parametrize(
    "broken", ["", "<svg", "<p/>", '<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg>&e;</svg>']
)
def test_what_is_no_drawing_is_refused(broken):
    """Broken XML, other XML and entities end as one error."""
    with pytest.raises(Fault) as caught:
        rebuild_svg(broken, prefix="p", title="t", description="d")
    assert caught.value.code == "print.failed"
