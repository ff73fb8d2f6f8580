"""Transcripts."""

from tests.reading.sample import told


def test_labels_tell_who_speaks() -> None:
    """What stands behind a label is its speaker's; questions, and answers without a name, are nobody's."""
    text = (
        "MINISTER: Two bridges fell.\n\nQ: Where?\n\nMINISTER: In the north. Nobody was hurt.\n\nQ: When?\n\nA: Today."
    )
    assert told(text) == [
        ("MINISTER", "Two bridges fell."),
        ("MINISTER", "In the north. Nobody was hurt."),
    ]


def test_a_list_with_colons_is_no_transcript() -> None:
    """Headings of a situation report are no speakers."""
    assert told("Losses: 2 trucks.\n\nWeather: fair.\n\nStrength: 410.") == []


def test_lines_of_one_block_are_turns_too() -> None:
    """Turns need no blank line between them, even where a line is long."""
    text = (
        "COLONEL ADA QUILL: Two bridges fell in the north this morning after the rain.\n"
        "QUESTION: Was anybody on them?\nCOLONEL ADA QUILL: No."
    )
    assert told(text)[0] == ("COLONEL ADA QUILL", "Two bridges fell in the north this morning after the rain.")
