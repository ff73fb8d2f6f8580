"""One tree of errors, documented."""

import re
from pathlib import Path

import pytest

from musterbook import errors
from musterbook.cli.reference import write_reference

ROOT = Path(__file__).parent.parent
FAMILIES = [errors.Incorrect, errors.Forbidden, errors.NotFound, errors.Conflict, errors.Unavailable, errors.Fault]


def test_families_have_their_own_exit_code_and_status() -> None:
    """Law: an exit code and a status name one family."""
    assert [f.exit_code for f in FAMILIES] == [2, 3, 4, 5, 6, 1]
    assert [f.status for f in FAMILIES] == [400, 403, 404, 409, 503, 500]


def test_codes_are_dotted_words_with_a_sentence() -> None:
    """Law: every code is dotted words, and its meaning a sentence."""
    for code, meaning in errors.CATALOGUE.items():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)?", code), code
        assert meaning[0].isupper(), code
        assert meaning.endswith("."), code


def test_every_code_is_raised_and_every_raised_code_is_known() -> None:
    """Law: the catalogue and the raises in the source name the same codes."""
    raised: set[str] = set()
    names = "|".join(family.__name__ for family in FAMILIES)
    for file in (ROOT / "src").rglob("*.py"):
        raised |= set(re.findall(rf'\b(?:{names})\(\s*"([a-z_.]+)"', file.read_text()))
    assert raised <= set(errors.CATALOGUE)


def test_an_unknown_code_cannot_be_raised() -> None:
    """Law: a code out of the catalogue is our own mistake."""
    with pytest.raises(ValueError, match="not in the catalogue"):
        errors.Incorrect("no.such", "text")


def test_the_reference_explains_every_code() -> None:
    """Law: docs/reference.md says what each code means."""
    reference = (ROOT / "docs" / "reference.md").read_text()
    for code, meaning in errors.CATALOGUE.items():
        assert f"`{code}`" in reference, code
        assert meaning in reference, code


def test_the_reference_is_what_the_code_says() -> None:
    """Law: docs/reference.md is what `make reference` writes."""
    assert (ROOT / "docs" / "reference.md").read_text() == write_reference()
