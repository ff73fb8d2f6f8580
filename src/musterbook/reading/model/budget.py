"""How much a model may be asked: calls and characters, for one report and for a run of many."""

import time

from musterbook.errors import Incorrect, Unavailable
from musterbook.reading.model.open_text import Window

LONGEST_TEXT = 400_000  # characters of a report
REPORT_CALLS = 90
REPORT_CHARACTERS = 600_000  # shown of one report, overlaps and further tries counted


class Budget:
    """What is left of a run. Every try counts, also one that fails, with the characters of the report that it shows."""

    def __init__(self, calls: int, characters: int, seconds: int) -> None:
        self.calls, self.characters, self.seconds = calls, characters, seconds

    def open(self, windows: tuple[Window, ...]) -> "Allowance":
        """The allowance of one report; nothing is sent of a report that cannot be sent whole.

        Raises Incorrect (model.budget) for the report, Unavailable (model.budget) for the run.
        """
        calls, characters = len(windows), sum(w.end - w.start for w in windows)
        if (
            calls > REPORT_CALLS
            or characters > REPORT_CHARACTERS
            or (windows and len(windows[0].of.text) > LONGEST_TEXT)
        ):
            raise Incorrect(
                "model.budget",
                f"the report is longer than the {LONGEST_TEXT:,} characters that a model is asked to read of one: "
                "read it by the rules",
            )
        if calls > self.calls or characters > self.characters:
            raise Unavailable(
                "model.budget",
                f"the run's budget for the model is spent ({self.calls} calls and {self.characters:,} characters are "
                "left): MUSTERBOOK_MODEL_CALLS and MUSTERBOOK_MODEL_CHARACTERS raise it",
            )
        return Allowance(self)


class Allowance:
    """What is left for one report, and until when it may go on."""

    def __init__(self, run: Budget) -> None:
        self._run = run
        self.calls, self.characters = REPORT_CALLS, REPORT_CHARACTERS
        self.ends = time.monotonic() + run.seconds

    @property
    def seconds(self) -> float:
        """How long the report may still take."""
        return max(0.0, self.ends - time.monotonic())

    def take(self, characters: int) -> bool:
        """Whether one more call that shows so many characters may be made; if so it is counted."""
        run = self._run
        if min(self.calls, run.calls) < 1 or characters > min(self.characters, run.characters) or not self.seconds:
            return False
        self.calls, self.characters = self.calls - 1, self.characters - characters
        run.calls, run.characters = run.calls - 1, run.characters - characters
        return True
