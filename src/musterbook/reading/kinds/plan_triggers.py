"""The words that may state a plan, alone or together."""

from musterbook.reading.frames import forms_of, load_frames
from musterbook.reading.kinds.plan_events import AIMS, JOURNEYS, NOUNS
from musterbook.reading.kinds.plan_told import DATED, TO_COME
from musterbook.reading.lexicon import verb_forms
from musterbook.reading.tagging import CALENDAR

_TOLD = load_frames("plan")
INTEND = frozenset(_TOLD["intend"]["lemmas"])
SET = frozenset(_TOLD["intend"]["adjectives"])
STEPS = frozenset(_TOLD["under_way"]["steps"])
INQUIRIES = frozenset(_TOLD["under_way"]["inquiries"])
SEND = frozenset(
    {"send", "rush", "dispatch", "deploy", "fly", "move", "despatch", "ship", "airlift", "pull", "withdraw", "bring"}
)
TRIGGERS = (
    *forms_of([*SEND, *INTEND, *_TOLD["under_way"]["open"], *_TOLD["under_way"]["phrases"]]),
    *SET,
    *(
        "will",
        "would",
        "shall",
        "is to",
        "are to",
        "was to",
        "were to",
        "going on",
        "being",
        "there'll",
        "foreseen",
        "under way",
        "underway",
        "ongoing",
    ),
    *forms_of(["continue", "investigate", "consider", "contemplate", "schedule", "resume", "foresee", "envisage"]),
    *forms_of(["request", "instruct", "task", "direct", "mandate", "probe", "envision", "mull", "weigh", "discuss"]),
    "won't",
    "not to",
    "in progress",
    "in hand",
    *AIMS,
    *NOUNS,
    *(f"{noun}s" for noun in NOUNS),
)

PRESENT = frozenset(f for verb in DATED for tag in ("VB", "VBZ") for f in verb_forms(verb)[tag])
DAYS = frozenset({*CALENDAR, *TO_COME, "day", "days", "week", "weeks", "month", "months", "year", "noon", "midnight"})
GOING = frozenset(form for form in forms_of(JOURNEYS) if form.endswith("ing"))
NOW = frozenset({"is", "are", "am", "'s", "'re", "'m"})
ON = frozenset(forms_of([*_TOLD["events"]["goes_on"], "go", "set", "order", "launch", "convene", "appoint", "follow"]))
EVENTS = frozenset(noun.split()[-1] for noun in (*_TOLD["events"]["nouns"], *INQUIRIES, *STEPS))
ROWS = ((PRESENT, DAYS), (NOW, GOING), (ON, EVENTS | frozenset(f"{noun}s" for noun in EVENTS)))
