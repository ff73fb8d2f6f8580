"""Tags and filters of the desk's templates: addresses that carry the question on, days, short ids, class names."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from musterbook.assessment.records import Figure
from musterbook.briefing.cells import short as shorten
from musterbook.briefing.dates import find_day, write_day_short
from musterbook.briefing.tables import Table, TableRow
from musterbook.desk import addresses
from musterbook.desk.glance import write_spread

register = template.Library()


@register.simple_tag(takes_context=True)
def to(context: Mapping[str, Any], page: str, *parts: str, anchor: str = "") -> str:
    """The address of a page, with the reader's question carried on."""
    visit = context.get("visit")
    told = [part for part in parts if part]
    return addresses.address_of(visit.asked if visit else None, page, *told, anchor=anchor)


@register.simple_tag(takes_context=True)
def here(context: Mapping[str, Any], page: str) -> SafeString:
    """Marks the link to the page family on which the reader is."""
    match = getattr(context.get("request"), "resolver_match", None)
    family = (match.url_name or "").split("-")[0] if match else ""
    return format_html(' aria-current="{}"', "page") if family.rstrip("s") == page.rstrip("s") else SafeString("")


@register.filter
def day(told: str | None) -> SafeString:
    """A date or the day of a time, as "5 Apr 2025" with its machine form."""
    if find_day(told) is None or told is None:
        return format_html("{}", told or "–")
    return format_html('<time datetime="{}">{}</time>', told, write_day_short(told))


@register.filter
def short(identifier: str) -> str:
    """The beginning of an id."""
    return shorten(identifier)


@register.filter
def named(word: str | None) -> str:
    """A word of the vocabulary as the name of a class."""
    return (word or "").replace(" ", "-").replace("_", "-")


@register.filter
def capital(words: str) -> str:
    """The words with a capital letter, the rest left alone."""
    return words[:1].upper() + words[1:]


@register.filter
def spaced(word: str) -> str:
    """A word of the vocabulary as it is read: gear failure."""
    return word.replace("_", " ")


@register.filter
def thousands(number: int) -> str:
    """A whole number with its thousands apart."""
    return f"{number:,}"


@register.filter
def under(row: TableRow, table: Table) -> list[tuple[str, bool]]:
    """A row's cells, each with whether its column keeps to the right."""
    return [(cell, column.align == "right") for cell, column in zip(row.cells, table.columns, strict=True)]


@register.filter
def spread(figure: Figure) -> str:
    """The range beside a best figure."""
    return write_spread(figure)
