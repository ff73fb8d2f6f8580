"""Single quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.reading.single_quotes import double_quoted
from tests.reading.sample import told

TURNED = [
    ("'It rained,' she said.", '"It rained," she said.'),
    ("'The clerks' pay is late,' she said.", '"The clerks\' pay is late," she said.'),
    ("It was 'a mess', he said. 'It's done.'", 'It was "a mess", he said. "It\'s done."'),
    ("The clerks' pay didn't come in the '90s.", "The clerks' pay didn't come in the '90s."),
    ("\"It's 'fine',\" he said.", "\"It's 'fine',\" he said."),
]


@pytest.mark.parametrize(("text", "expected"), TURNED)
def test_quotation_marks_and_apostrophes_are_told_apart(text: str, expected: str) -> None:
    """Marks around speech become double; apostrophes, and marks inside double ones, stay."""
    assert double_quoted(text) == expected


def test_speech_in_single_quotes_has_its_speaker() -> None:
    """Quotations in single marks are attributed as those in double ones."""
    assert told("'It rained,' said Ada Quill. 'The road is gone.'") == [
        ("Ada Quill", "'It rained,'"),
        ("Ada Quill", "'The road is gone.'"),
    ]


@given(st.text(alphabet="ab s'\".,\n", max_size=60))
def test_no_character_moves(text: str) -> None:
    """Nothing but single marks changes, and the length stays."""
    told_again = double_quoted(text)
    assert len(told_again) == len(text)
    assert all(a == b or (a, b) == ("'", '"') for a, b in zip(text, told_again, strict=True))
