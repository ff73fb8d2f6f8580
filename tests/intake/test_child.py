"""Whatever a reader throws, the child answers with a text or a refusal."""

import pytest

from musterbook.errors import Incorrect
from musterbook.intake.child import FORMATS, main, read_document
from musterbook.intake.cleaning import make_text
from musterbook.intake.keeper import Refusal
from musterbook.terms.reports import Text


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (Incorrect("report.locked", "Locked: remove the password."), "report.locked"),
        (MemoryError(), "report.bomb"),
        (RecursionError(), "report.bomb"),
        (ZeroDivisionError("what the\nparser said"), "report.broken"),
        (OSError(24, "no files here"), "report.broken"),
    ],
)
def test_every_failure_is_a_refusal(problem: Exception, code: str) -> None:
    """Law: no exception of a reader leaves the child but as a code and one line."""

    def fail(_: bytes) -> Text:
        raise problem

    answer = read_document(fail, b"")
    assert isinstance(answer, Refusal)
    assert answer.code == code
    assert "\n" not in answer.message


def test_a_text_is_handed_on() -> None:
    """Law: what a reader makes is the answer."""
    text = make_text("Two wounded", "text/plain", "text/1")
    assert read_document(lambda _: text, b"") is text


def test_only_known_formats_start() -> None:
    """Law: the child reads four formats and loads nothing else by name."""
    assert FORMATS == ("docx", "eml", "html", "pdf")
    with pytest.raises(SystemExit):
        main("os")
