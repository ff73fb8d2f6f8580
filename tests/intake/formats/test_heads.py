"""What stands on every page is kept once."""

from musterbook.intake.formats.heads import leave_out_heads
from musterbook.intake.formats.lines import Line, Page


def line(text: str, bottom: float) -> Line:
    """A line at a height."""
    return Line(text=text, parted=False, left=50, right=500, bottom=bottom, height=12)


def page(number: int, total: int, body: str) -> Page:
    """A page with a running head, a body and a numbered foot."""
    head, foot = line("SITREP 12 – 1 April 2025", 800 + number % 2), line(f"Page {number} of {total}", 30)
    return Page(lines=(head, line(body, 400), foot), height=842, pictured=False)


def words(pages: list[Page]) -> list[str]:
    """The lines of all pages."""
    return [line.text for page in pages for line in page.lines]


def test_a_running_head_is_kept_where_it_first_stands() -> None:
    """Law: heads that may hold the date stay once, page numbers go, bodies stay; what was left out is told."""
    pages = [page(number, 3, f"Body {number}") for number in (1, 2, 3)]
    kept, heads = leave_out_heads(pages)
    assert words(kept) == ["SITREP 12 – 1 April 2025", "Body 1", "Body 2", "Body 3"]
    assert heads == ["SITREP 12 – 1 April 2025"]


def test_bodies_that_repeat_are_no_heads() -> None:
    """Law: the same words in the middle of pages, or now and then in a margin, stay."""
    pages = [page(number, 10, "No casualties.") for number in range(1, 11)]
    assert words(leave_out_heads(pages)[0]).count("No casualties.") == 10
    odd = [
        Page(lines=(line("Two wounded" if n in (2, 7) else f"Day {n}", 800),), height=842, pictured=False)
        for n in range(10)
    ]
    assert words(leave_out_heads(odd)[0]).count("Two wounded") == 2


def test_only_what_stands_outermost_is_a_head() -> None:
    """Law: a repeated line below one that does not repeat is body, however high it stands."""
    cases = [(line(f"Case {n + 20}", 800), line("Two wounded", 786), line("Body", 400 + 20 * n)) for n in range(4)]
    pages = [Page(lines=lines, height=842, pictured=False) for lines in cases]
    assert words(leave_out_heads(pages)[0]).count("Two wounded") == 4


def test_other_numbers_tell_heads_apart() -> None:
    """Law: only the page's own number is blotted out, never a figure of the report."""
    pages = [Page(lines=(line(f"{n + 20} wounded", 800),), height=842, pictured=False) for n in range(1, 6)]
    assert len(words(leave_out_heads(pages)[0])) == 5


def test_one_page_keeps_all() -> None:
    """Law: on a single page nothing repeats."""
    assert words(leave_out_heads([page(1, 1, "Body")])[0])[-1] == "Page 1 of 1"
