"""Reads a web page: the article in it, by trafilatura, with its title, its publisher and the day it names."""

import datetime as dt
import re
from configparser import ConfigParser
from copy import deepcopy
from typing import Any

import trafilatura

from musterbook.errors import Incorrect
from musterbook.intake.cleaning import make_text
from musterbook.intake.formats.blocks import lay_out
from musterbook.intake.formats.charsets import decode_page
from musterbook.terms.reports import Text

DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
LETTER = re.compile(r"[^\W\d_]")
LEAST_LETTERS, SHORT = 25, 300
EMPTY_SHELL = re.compile(r"\bjavascript\b|\bcookies\b", re.IGNORECASE)
SAMPLE = """<!doctype html><html lang="en"><head><title>Sample</title><link rel="canonical" href="https://a.example/1">
<meta name="author" content="A. B."><meta property="article:published_time" content="2025-04-01T10:00:00Z"></head>
<body><article><h1>Sample</h1><p>A short paragraph of sample text, read once to load all that reading needs.</p>
<time datetime="2025-04-01">1 April 2025</time></article></body></html>"""
TOO_SHORT = "<html><body><p>Short.</p></body></html>"


def _settle(library: Any) -> ConfigParser:
    """The library's settings, but that an article of 25 letters is one: below, it would take the whole page for it."""
    settings: ConfigParser = deepcopy(library.settings.DEFAULT_CONFIG)
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(LEAST_LETTERS))
    return settings


SETTINGS = _settle(trafilatura)
EXTRACTOR = f"html/1 trafilatura {trafilatura.__version__}"


def warm_up() -> None:
    """Loads every module and list that reading a page may need."""
    dt.datetime.strptime("2025-04-01", "%Y-%m-%d")
    for sample in (SAMPLE, TOO_SHORT):
        find_article(sample)


def extract(data: bytes) -> Text:
    """The article of a page.

    Raises Incorrect (report.no_article, report.encoding, report.empty).
    """
    page, note = decode_page(data)
    found = find_article(page)
    text = lay_out(found.body) if found is not None and found.body is not None else ""
    if not is_article(text):
        raise Incorrect(
            "report.no_article", "The page has no article: open it, copy the text and save it as plain text."
        )
    return make_text(
        text, "text/html", EXTRACTOR, found.title, found.sitename or found.hostname, found.date, notes=note
    )


def find_article(page: str) -> Any:
    """What trafilatura makes of a page: a document with body, title, sitename, hostname and date, or None."""
    return trafilatura.bare_extraction(
        page if "<body" in page.lower() else f"<html><body>{page}</body></html>",
        with_metadata=True,
        include_comments=False,
        date_extraction_params=DATES,
        config=SETTINGS,
    )


def is_article(text: str) -> bool:
    """Whether a text says something: a paragraph of 25 letters, and not only that a script is needed to see more."""
    longest = max((len(LETTER.findall(paragraph)) for paragraph in text.split("\n\n")), default=0)
    return longest >= LEAST_LETTERS and not (len(text) < SHORT and EMPTY_SHELL.search(text))
