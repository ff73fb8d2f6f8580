"""Field and sealed text never reach a model: held by a type, and by that type at run time."""

import itertools
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from mypy import api

from musterbook.errors import Forbidden
from musterbook.reading.model.open_text import OpenText, open_text_of
from musterbook.terms.reports import Handling, ReportKind

OPEN = {(kind, "open") for kind in ("wire", "statement", "sitrep", "dataset")}
ALL = tuple(itertools.product(get_args(ReportKind), get_args(Handling)))
ATTEMPTS = """
from musterbook.reading.model.open_text import OpenText, Window
from musterbook.reading.model.reader import ModelReader

def try_all(reader: ModelReader) -> None:
    reader.plan("a member's words")
    Window(of="a member's words", start=0, end=4)
    OpenText(text="", kind="field", handling="open")
    OpenText(text="", kind="summary", handling="open")
    OpenText(text="", kind="wire", handling="internal")
    OpenText(text="", kind="wire", handling="confidential")
    reader.plan(OpenText(text="", kind="wire", handling="open"))
"""


@pytest.mark.parametrize(("kind", "handling"), ALL)
def test_only_open_reports_become_open_text(kind: str, handling: str) -> None:
    """Law: of all kinds and handlings only open ones come into being; a member's and a summary never."""
    if (kind, handling) in OPEN:
        assert open_text_of("words", kind=kind, handling=handling).text == "words"
        return
    with pytest.raises(Forbidden) as caught:
        open_text_of("words", kind=kind, handling=handling)
    assert caught.value.code == "model.not_open"


def test_no_way_around_makes_one() -> None:
    """Law: neither a change to an open text nor decoding one makes another of a member's."""
    one = OpenText(text="words", kind="wire", handling="open")
    with pytest.raises(Forbidden):
        msgspec.structs.replace(one, kind="field")
    with pytest.raises((msgspec.ValidationError, Forbidden)):
        msgspec.convert({"text": "words", "kind": "field", "handling": "open"}, OpenText)


def test_the_type_checker_refuses_what_is_not_open(tmp_path: Path) -> None:
    """Law: each attempt to show a model anything but an open text is an error of types, line by line."""
    file = tmp_path / "attempts.py"
    file.write_text(ATTEMPTS)
    told, _, _ = api.run([str(file), "--no-error-summary", "--hide-error-context", "--config-file", "pyproject.toml"])
    wrong = {int(line.split(":")[1]) for line in told.splitlines() if "attempts.py" in line and "arg-type" in line}
    lines = [number for number, line in enumerate(ATTEMPTS.splitlines(), 1) if line.startswith("    ")]
    assert wrong == set(lines[:-1]), told
