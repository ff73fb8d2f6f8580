"""The demonstration dispatches rest on the public record and keep the harmed unnamed.

What the texts say is checked against the public claims table where that table is at hand: MUSTERBOOK_DATA points to
the folder that holds mss_haiti/claims.csv.
"""

import csv
import hashlib
import os
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "src" / "musterbook" / "cli" / "data" / "demo"
DISPATCHES = DEMO / "dispatches"
CLAIMS = Path(os.environ.get("MUSTERBOOK_DATA") or ROOT.parent / "shared" / "data") / "mss_haiti" / "claims.csv"
MANIFEST = tomllib.loads((DEMO / "manifest.toml").read_text(encoding="utf-8"))
ENTRIES = MANIFEST["dispatch"]
LAST_LINE = "Written for demonstration."

# First 24 hex digits of SHA-256 over each name in small letters: the list must not print what it keeps out.
NAMES_OF_THE_DEAD = {
    "6ba53ddb625b8f7cb3b776c9",
    "7fe4fe219f7a9cc9349b5a71",
    "c2bccf5fb64da53b273b8d41",
    "a154fe22b1e8aa0c8dd47c12",
    "48713e9f6ebce9b23bf8f49c",
    "ed36af59e25c7b4896607403",
    "c59cdd348febad28a1a5c508",
    "4995c5ff3f5b1e9b1bc3f49c",
    "e47c3f7c7b7acf908c325d26",
}

SMALL_NUMBERS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
)
MONTHS = re.findall(r"\w+", "January February March April May June July August September October November December")

ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
CLOCK = re.compile(r"(\d{2}):(\d{2})")
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(M\b)?")


def body(entry):
    return (DISPATCHES / entry["file"]).read_text(encoding="utf-8")


def words(text):
    return re.findall(r"[^\W\d_]+", text.casefold())


def claims():
    if not CLAIMS.is_file():
        pytest.skip(f"no claims table at {CLAIMS}")
    with CLAIMS.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def matching(row, table):
    key = row.split(" | ")
    return [line for line in table if [line[k] for k in ("event_key", "publisher", "attributed_to", "field")] == key]


def numbers_in(text):
    figures = {figure.replace(",", "") for figure in re.findall(r"\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|\d+", text)}
    return figures | {str(SMALL_NUMBERS.index(word)) for word in words(text) if word in SMALL_NUMBERS}


def says_date(text, month, day):
    name = MONTHS[int(month) - 1]
    return re.search(rf"\b{int(day)} {name}\b|\b{name} {int(day)}\b|\b{int(day):02d} {name[:3].upper()}\b", text)


def says_time(text, hour, minute):
    return re.search(rf"\b{hour}:?{minute}\b|\b{int(hour) % 12 or 12}[:.]{minute}\b", text)


def says_millions(text, figure):
    return re.search(rf"(?<![\d.,]){re.escape(figure)} ?(?:million|M)\b", text)


def missing_from(text, value):
    """What of the dates, times and numbers in a row's value the text does not say."""
    missing = [found.group() for found in ISO_DATE.finditer(value) if not says_date(text, *found.groups()[1:])]
    value = ISO_DATE.sub(" ", value)
    missing += [found.group() for found in CLOCK.finditer(value) if not says_time(text, *found.groups())]
    value = CLOCK.sub(" ", value)
    said = numbers_in(text)
    for figure, millions in NUMBER.findall(value):
        plain = figure.rstrip(",").replace(",", "")
        if plain not in said or (millions and not says_millions(text, plain)):
            missing.append(figure + millions)
    return missing


def test_there_are_enough_dispatches_of_every_kind():
    """The book opens with at least 24 dispatches, members' own reports and situation reports among them."""
    kinds = [entry["kind"] for entry in ENTRIES]
    assert len(ENTRIES) >= 24
    assert set(kinds) == {"wire", "statement", "sitrep", "field"}
    assert kinds.count("field") >= 3


def test_every_file_is_listed_once():
    """Manifest and folder hold the same files, each once."""
    listed = [entry["file"] for entry in ENTRIES]
    assert sorted(listed) == sorted(path.name for path in DISPATCHES.iterdir())
    assert len(listed) == len(set(listed))


def test_corrections_point_to_an_earlier_dispatch():
    """A correction names a listed dispatch that was out before it."""
    published = {entry["file"]: entry["published"] for entry in ENTRIES}
    corrections = [entry for entry in ENTRIES if "corrects" in entry]
    assert corrections
    for entry in corrections:
        assert published[entry["corrects"]] < entry["published"]


def test_no_publisher_is_a_real_one():
    """Every dispatch is by an invented outlet or reporter, and none of these is a publisher of the claims table."""
    invented = set(MANIFEST["invented_outlets"])
    assert {entry["publisher"] for entry in ENTRIES} <= invented | set(MANIFEST["invented_reporters"])
    for real in {line["publisher"].casefold() for line in claims()}:
        assert not [outlet for outlet in invented if outlet.casefold() in real or real in outlet.casefold()]


def test_no_text_names_the_dead():
    """The dead and the missing stay unnamed, in the texts and in the manifest."""
    everything = "\n".join([*map(body, ENTRIES), (DEMO / "manifest.toml").read_text(encoding="utf-8")])
    digests = {hashlib.sha256(word.encode()).hexdigest()[:24] for word in words(everything)}
    assert not digests & NAMES_OF_THE_DEAD


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["file"])
def test_dispatch_is_well_formed(entry):
    """A dispatch opens with its title, says that it is a demonstration, is of natural length and names its ground."""
    lines = body(entry).rstrip("\n").split("\n")
    assert lines[0] == entry["title"]
    assert lines[1] == ""
    assert lines[-1] == LAST_LINE
    assert 70 <= len(body(entry).split()) <= 350
    assert entry["rows"] or entry.get("seed") is True
    assert entry["stage"] in {"flash", "follow-up", "final"}
    assert entry["handling"] in {"open", "internal", "confidential"}
    assert entry["kind"] != "field" or entry["handling"] == "internal"
    assert "2024-08-01" <= entry["published"].isoformat() <= "2025-09-30"


@pytest.mark.parametrize(
    ("entry", "row"),
    [pytest.param(entry, row, id=f"{entry['file']}: {row}") for entry in ENTRIES for row in entry["rows"]],
)
def test_dispatch_says_what_its_row_says(entry, row):
    """A row named is in the claims table once, and the text says its numbers."""
    found = matching(row, claims())
    assert len(found) == 1
    assert missing_from(body(entry), found[0]["value"]) == []
