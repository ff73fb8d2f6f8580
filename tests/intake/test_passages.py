"""Sentences that two texts share nearly word for word are found where they stand."""

import subprocess
import sys
import time

from hypothesis import given
from hypothesis import strategies as st

from musterbook.intake.passages import FEWEST_WORDS, NEARLY, shared_passages, split_sentences

LEAD = "Two officers were wounded on Monday when their armoured vehicle came under fire near the port."
MOVED = "The mission said that both officers were flown to Santo Domingo for treatment on Tuesday morning."
OWN = "Residents of the neighbourhood, who would not give their names, told another story of that night."


def test_a_sentence_is_found_wherever_it_stands() -> None:
    """Law: offsets name the sentence in both texts, whatever surrounds it."""
    one, other = f"{LEAD} {MOVED}\n\n{OWN}", f"PORT-AU-PRINCE\n\nOfficials declined to comment. {MOVED} {LEAD}"
    found = shared_passages(one, other)
    assert [one[s.start : s.end] for s in found] == [LEAD, MOVED]
    assert [other[s.other_start : s.other_end] for s in found] == [LEAD, MOVED]
    assert {s.likeness for s in found} == {1.0}


def test_a_changed_word_and_an_added_clause_are_near() -> None:
    """Law: light editing keeps a sentence recognisable; another sentence of the same event is not it."""
    edited = LEAD.replace("Monday", "Monday evening").replace("near the port", "near the city’s port, police said")
    assert NEARLY <= shared_passages(LEAD, edited)[0].likeness < 1
    assert not shared_passages(
        LEAD, "On Monday a vehicle of the mission was shot at and two of its officers were hurt."
    )


def test_short_sentences_tell_nothing() -> None:
    """Law: what many write is no copy."""
    assert not shared_passages("He declined to comment. It is not known why.", "He declined to comment. It was dark.")
    assert not split_sentences("one two three four five six seven")


@given(st.lists(st.sampled_from([LEAD, MOVED, OWN, "Nobody spoke."]), max_size=6))
def test_a_text_shares_every_long_sentence_with_itself(sentences: list[str]) -> None:
    """Law: compared with itself, a text shares all its sentences of eight words."""
    text = " ".join(sentences)
    found = shared_passages(text, text)
    assert [text[s.start : s.end] for s in found] == [s for s in sentences if len(s.split()) >= FEWEST_WORDS]


def test_the_same_in_every_process() -> None:
    """Law: nothing hangs on the process's seed for hashing."""
    code = f"from musterbook.intake.passages import *; print(shared_passages({LEAD + ' ' + MOVED!r}, {MOVED + LEAD!r}))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_repetition_costs_no_more_than_reading() -> None:
    """Law: a text of one sentence a thousand times over is compared in seconds."""
    started = time.perf_counter()
    assert len(shared_passages(f"{LEAD}\n" * 1000, f"{LEAD}\n" * 1000)) == 1000
    assert time.perf_counter() - started < 5
