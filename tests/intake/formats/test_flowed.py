"""Soft line ends are joined after RFC 3676."""

import pytest

from musterbook.intake.formats.flowed import unwrap


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Two officers \nwere hurt.\nNone died.", "Two officers were hurt.\nNone died."),
        ("Two officers \r\nwere hurt.", "Two officers were hurt."),
        (" From stuffing\n", "From stuffing\n"),
        ("> quoted \n> words\nmine", "> quoted words\nmine"),
        (">> deeper \n> less", ">> deeper \n> less"),
        ("End \n-- \nName", "End \n-- \nName"),
        ("", ""),
    ],
)
def test_unwrapping(text: str, joined: str) -> None:
    """Law: lines that end in a space run on, within one depth of quotation, and never into a signature."""
    assert unwrap(text, delete_space=False) == joined


def test_deleted_spaces() -> None:
    """Law: with delsp=yes the soft space is no space."""
    assert unwrap("警察官 \n二人", delete_space=True) == "警察官二人"
