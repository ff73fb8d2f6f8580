"""When two readings state the same."""

import pytest

from musterbook.learning.agreement import same_source, same_value
from musterbook.terms.counts import Count
from musterbook.terms.sources import Source
from tests.registers.booking import at_least, day, exactly, place
from tests.registers.booking import named as person


@pytest.mark.parametrize(
    ("read", "held", "same"),
    [
        (exactly(2, "two"), exactly(2, "a pair"), True),
        (exactly(2), at_least(2, "two or more"), False),
        (exactly(40), Count(min=40, max=40, approx=True, words="about 40"), False),
        (day("2025-03-01", words="on Saturday"), day("2025-03-01", words="1 March"), True),
        (day("2025-03-01"), day("2025-03-01", "2025-03-02"), False),
        (day(None, words="on Saturday"), day(None, words="on  saturday"), True),
        (day(None, words="on Saturday"), day(None, words="on Sunday"), False),
        (place("the gate", "goma"), place("Goma", "goma"), True),
        (place("the gate"), place("the ford"), False),
        ("Guards", "guards ", True),
        ("guards", "police", False),
        (31, 31, True),
        (None, "guards", False),
        ("guards", None, False),
    ],
)
def test_values_are_the_same_in_what_they_state(read: object, held: object, same: bool) -> None:
    """Law: numbers, bounds and places count; the words that told them do where there is nothing else."""
    assert same_value(read, held) is same


class Said:
    """Something said by somebody."""

    def __init__(self, utterer: Source | None) -> None:
        self.utterer = utterer


def test_a_speaker_is_the_same_by_name_and_by_being_unnamed() -> None:
    """Law: titles do not matter; being named or not does; the report's own voice is nobody else's."""
    full, short = person("Major Ilse Marchetti"), person("Marchetti")
    hidden = Source(name="Marchetti", anonymous=True, number=None, role=None, reason=None)
    assert same_source(Said(full), Said(short))  # type: ignore[arg-type]
    assert not same_source(Said(full), Said(hidden))  # type: ignore[arg-type]
    assert not same_source(Said(None), Said(full))  # type: ignore[arg-type]
    assert same_source(Said(None), Said(None))  # type: ignore[arg-type]
