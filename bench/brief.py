"""How long a brief takes: assessing, building, and each form, beside its limits taken in the same run.

    python bench/brief.py [BOOK]

Without BOOK the test mission's small book is briefed. Limits: one bare chart from the converter, and three pages of
plain text from the typesetter. The first build also starts the converter, as the command line does; later ones reuse
drawings that were kept, as the desk does.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

import typst
import vl_convert

from musterbook.briefing.brief import build_brief
from musterbook.briefing.charts import VEGA_LITE, _convert
from musterbook.briefing.html import render_html
from musterbook.briefing.markdown import render_markdown
from musterbook.briefing.pdf import count_pages, render_pdf
from musterbook.config import find_config
from musterbook.house import open_house
from musterbook.registers.rows import Account
from tests.briefing.mission import brief_of, make_book

ROUNDS = 7
BARE = {
    "data": {"values": [{"a": 1, "b": 2}, {"a": 2, "b": 3}]},
    "mark": "line",
    "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "quantitative"}},
}


def main(book: str | None) -> None:
    """Prints seconds, first and best of the rounds."""
    make = _make_small() if book is None else _make_of_book(book)
    first, brief = _time(make)
    print(f"{'build, first (converter starts)':34}{first:8.3f} s")
    print(f"{'build, drawings kept':34}{_best(make):8.3f} s")
    print(f"{'build, drawings made anew':34}{_best(lambda: (_convert.cache_clear(), make())):8.3f} s")
    for name, render in (("html", render_html), ("md", render_markdown), ("pdf", render_pdf)):
        print(f"{name:34}{_best(lambda render=render: render(brief)):8.3f} s")
    print(f"{'pages':34}{count_pages(render_pdf(brief)):8d}")
    print(f"{'limit: one bare chart':34}{_best(_draw_bare):8.3f} s")
    print(f"{'limit: three plain pages':34}{_best(_set_plain):8.3f} s")


def _make_small() -> Callable[[], Any]:
    book = make_book()
    return lambda: brief_of(book)


def _make_of_book(book: str) -> Callable[[], Any]:
    with open_house(find_config(book)) as house:
        question = house.ask(include_unreviewed=True)
        situation = house.situation(question)
        accounts = [row.body for row in house.rows(question) if isinstance(row.body, Account)]
    told = {"title": "Brief", "mission": "all", "as_of": "", "known_at": "", "audience": "house"}
    return lambda: build_brief(situation, accounts=accounts, **told)


def _draw_bare() -> None:
    vl_convert.vegalite_to_svg(BARE, vl_version=VEGA_LITE, allowed_base_urls=[])


def _set_plain() -> None:
    source = "#lorem(600) #pagebreak() #lorem(600) #pagebreak() #lorem(600)"
    typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)


def _time(act: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    made = act()
    return time.perf_counter() - started, made


def _best(act: Callable[[], Any]) -> float:
    return min(_time(act)[0] for _ in range(ROUNDS))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
