"""Addresses within the desk, each with the reader's question carried on."""

from django.urls import reverse

from musterbook.desk.asked import Asked


def address_of(asked: Asked | None, page: str, *parts: str, anchor: str = "") -> str:
    """The address of a page by its name, with its parts, the question and a place on the page."""
    query = asked.query if asked else ""
    return reverse(page, args=parts) + query + (f"#{anchor}" if anchor else "")


def claim_anchor(claim: str) -> str:
    """Where a claim stands on its report's page."""
    return f"c-{claim}"
