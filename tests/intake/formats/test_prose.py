"""Lines of a page become paragraphs as a reader's eye joins them."""

import pytest

from musterbook.intake.formats.lines import Line, Page
from musterbook.intake.formats.prose import join_lines

WIDTH = 60  # letters to a full line, six points each


def page(*lines: str | tuple[str, float, float]) -> Page:
    """A page of lines 14 points apart; a line may have an indent and a gap above, in points; ¬ ends a parted word."""
    made, bottom = [], 700.0
    for line in lines:
        words, indent, gap = line if isinstance(line, tuple) else (line, 0.0, 0.0)
        bottom -= 14 + gap
        left = 50 + indent
        text = words.removesuffix("¬")
        made.append(
            Line(
                text=text,
                parted=words.endswith("¬"),
                left=left,
                right=left + 6 * len(text),
                bottom=bottom,
                height=12.0,
            )
        )
    return Page(lines=tuple(made), height=842.0, pictured=False)


FULL = "The carrier was hit by small arms fire on the road to the po"


@pytest.mark.parametrize(
    ("pages", "paragraphs"),
    [
        ([page(FULL, FULL, "rt.")], [f"{FULL} {FULL} rt."]),
        ([page(FULL, "rt.", "Both live.")], [f"{FULL} rt.", "Both live."]),
        ([page(FULL, (FULL, 0, 14), FULL, FULL, FULL)], [FULL, f"{FULL} {FULL} {FULL} {FULL}"]),
        ([page((FULL, 20, 0), FULL, (FULL, 20, 0), FULL)], [f"{FULL} {FULL}", f"{FULL} {FULL}"]),
        ([page(FULL, "• one", "• two")], [FULL, "• one", "• two"]),
        ([page(f"1. {FULL}", (FULL, 18, 0), f"2. {FULL}")], [f"1. {FULL} {FULL}", f"2. {FULL}"]),
        ([page(FULL), page("rt and further on.")], [f"{FULL} rt and further on."]),
        ([page(FULL, "It ended."), page("Another day.")], [f"{FULL} It ended.", "Another day."]),
        ([page("Heading"), page("Another day.")], ["Heading", "Another day."]),
        ([page(f"{FULL}peace¬", "keepers are safe.")], [f"{FULL}peacekeepers are safe."]),
        (
            [page("They were flown to Port-au¬", "Prince on Monday.")],
            ["They were flown to Port-au-Prince on Monday."],
        ),
        (
            [page("It is well-known that a well¬", "known man spoke.")],
            ["It is well-known that a well-known man spoke."],
        ),
        ([page("A self-propelled wellknown well¬", "known")], ["A self-propelled wellknown wellknown"]),
        ([page("A MRAP of the Mid¬", "East fleet")], ["A MRAP of the Mid-East fleet"]),
        (
            [page("警察官二人が負傷したと報道官が述べた", "。死者はない。")],
            ["警察官二人が負傷したと報道官が述べた。死者はない。"],
        ),
        ([page()], []),
    ],
)
def test_joining(pages: list[Page], paragraphs: list[str]) -> None:
    """Law: gaps, indents, short lines and signs part paragraphs; full lines, columns and pages do not."""
    assert join_lines(pages) == paragraphs
