"""Reported words that go on without a cue."""

import pytest

from tests.reading.sample import attributions_in


def speakers_of(text: str, words: str) -> list[str]:
    """The names under which some words of a text stand."""
    at = text.index(words)
    return [
        a.source.name
        for a in attributions_in(text)
        if a.source is not None and any(start <= at < end for start, end in a.contents)
    ]


GOES_ON = [
    ("Two porters said two crates were lost. In one case a rope had snapped.", "a rope"),
    ("Two porters said two crates were lost. One fell into the harbour.", "fell into"),
    ("Two porters said the crates were lost. They had stood on the quay since Monday.", "stood on"),
    ("Two porters said the crates were lost. They could not lift them.", "could not lift"),
]


@pytest.mark.parametrize(("text", "words"), GOES_ON)
def test_parts_and_shifted_tenses_go_on(text: str, words: str) -> None:
    """A part picked out of what was told, and the tense of reported speech, keep the speaker."""
    assert speakers_of(text, words) == ["Two porters"]


OWN_VOICE = [
    ("Two porters said the crates were lost. The harbour has four cranes.", "has four"),
    ("Two porters said the crates were lost. Mayor Ivo Brandt had closed the quay.", "closed the"),
    ("Two porters said the crates were lost.\n\nOne fell into the harbour.", "fell into"),
]


@pytest.mark.parametrize(("text", "words"), OWN_VOICE)
def test_a_bare_sentence_is_the_reports_own(text: str, words: str) -> None:
    """Plain statements, new names and new paragraphs belong to nobody but the report."""
    assert speakers_of(text, words) == []


def test_a_statement_that_is_passed_on_keeps_its_speaker() -> None:
    """Where a report passes on a statement, the sentences of a paragraph stay with its speaker."""
    text = "The following was given on behalf of the port.\n\nThe port said a crane fell. Nobody was under it."
    assert speakers_of(text, "Nobody was") == ["The port"]


def test_words_joined_behind_a_cue_are_told_too() -> None:
    """ "…, X said, and …" goes on; a second cue or a shared subject does not."""
    assert speakers_of("The quay was shut, porters said, and the cranes had been sold.", "the cranes") == ["porters"]
    assert speakers_of("The quay was shut, porters said, and the mayor denied it.", "denied it") == []
