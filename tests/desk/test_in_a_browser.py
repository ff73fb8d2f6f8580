"""Laws of pages as a browser shows them: on a phone, in the dark, without scripts, by keyboard."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from musterbook.house import House
from tests.desk.paths import pages_of

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
ACCESSIBILITY = (Path(__file__).parent / "accessibility.js").read_text()
PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
ALL = "?include=unreviewed"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: pages are not looked at in a browser"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


def open_page(browser: Browser, **how) -> tuple[Page, list[str]]:
    """A page, and the list in which its complaints and its requests to others gather."""
    page = browser.new_context(**how).new_page()
    trouble: list[str] = []
    page.on("console", lambda told: trouble.append(told.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("requestfailed", lambda request: trouble.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda request: None if urlsplit(request.url).hostname == "127.0.0.1" else trouble.append(request.url),
    )
    return page, trouble


@pytest.mark.parametrize(
    "how", [{"viewport": PHONE}, {"viewport": WIDE, "color_scheme": "dark"}], ids=["phone", "dark"]
)
def test_pages_fit_and_can_be_read(browser: Browser, address: str, house: House, how: dict) -> None:
    """Law: no page scrolls sideways, complains, asks another host, or is hard to read, light or dark."""
    page, trouble = open_page(browser, **how)
    for place in [*pages_of(house), "/nothing"]:
        page.goto(address + place + ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= how["viewport"]["width"], place
        page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= how["viewport"]["width"], place
        assert page.evaluate(ACCESSIBILITY) == [], place
        assert [told for told in trouble if "404" not in told] == [], place


def test_pages_print_upright_and_marked(browser: Browser, address: str, house: House, tmp_path: Path) -> None:
    """Law: on paper nothing is cut off at the side, and navigation is left out."""
    page, _ = open_page(browser, viewport={"width": 700, "height": 990})
    page.emulate_media(media="print")
    for place in pages_of(house):
        page.goto(address + place + ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= 700, place
        assert not page.locator("nav").is_visible(), place
        assert page.locator(".marking").first.is_visible(), place


def test_the_desk_works_without_scripts(browser: Browser, address: str) -> None:
    """Law: with scripts off one can ask, follow a figure to its claim, and see it beside its quote."""
    page, trouble = open_page(browser, viewport=WIDE, java_script_enabled=False)
    page.goto(address)
    page.get_by_text("Ask otherwise").click()
    page.get_by_label("Include unreviewed claims").check()
    page.get_by_role("button", name="Ask", exact=True).click()
    assert "include=unreviewed" in page.url
    page.get_by_role("link", name="Registers").click()
    page.get_by_role("link", name="Plans", exact=True).click()
    page.locator("td a.id").first.press("Enter")
    assert "#c-" in page.url
    assert page.locator(".card:target").is_visible()
    tree = html.fromstring(page.content())
    assert not tree.xpath("//script")
    assert trouble == []


def test_a_claim_lights_up_its_quote(browser: Browser, address: str, house: House) -> None:
    """Law: who comes to a claim sees which words it rests on, without any script."""
    page, _ = open_page(browser, viewport=WIDE, java_script_enabled=False)
    account = next(account for account in house.accounts() if account.claim.kind == "grounding")
    page.goto(f"{address}/claims/{account.claim.id}")
    marked = page.locator(f"#c-{account.claim.id}").locator("xpath=ancestor::div[1]").locator("mark")
    lit = [
        mark.inner_text()
        for mark in marked.all()
        if "underline" in mark.evaluate("e => getComputedStyle(e).textDecoration")
    ]
    assert lit == [account.claim.quote.exact]


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Browser, address: str, house: House) -> None:
    """Law: the first Tab offers to skip to the content; every stop of Tab is visibly outlined."""
    page, _ = open_page(browser, viewport=WIDE)
    page.goto(f"{address}/reports/{house.accounts()[0].report.id}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")


def test_a_reference_leads_to_its_claim_and_back(browser: Browser, address: str, house: House) -> None:
    """Law: by keyboard, the number in the text leads to the claim, and the claim's number back to the text."""
    page, _ = open_page(browser, viewport=PHONE)
    account = house.accounts()[0]
    page.goto(f"{address}/reports/{account.report.id}")
    page.locator(f"#q-{account.claim.id}").press("Enter")
    assert page.url.endswith(f"#c-{account.claim.id}")
    page.locator(f"#c-{account.claim.id} .back").press("Enter")
    assert page.url.endswith(f"#q-{account.claim.id}")
