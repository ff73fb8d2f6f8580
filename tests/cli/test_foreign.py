"""Another house's book: what it shares, how it is checked, and that nothing of it counts here until it is reviewed."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import STORY, Terminal
from tests.ledger.trees import witness_key

SECRET = """GOMA, 4 March 2021 - A peacekeeper told the board of inquiry that the armour of two vehicles
failed on Tuesday. Three officers of the mission were injured near Sake, he said.
"""
NAMED = """GOMA, 5 March 2021 - Sergeant Paul Okonkwo, 34, was wounded in the chest near Beni, the mission said.

The mission has 12,000 soldiers.
"""


class Theirs:
    """Another house: its book, its key, what it shares, and a book of our own."""

    def __init__(self, terminal: Terminal, places: Path) -> None:
        self.terminal, self.places = terminal, places
        self.book, self.ours, self.folder = places / "theirs.book", places / "ours.book", places / "theirs"
        for name, text, words in (
            ("open.txt", STORY, ("--publisher", "Some Agency")),
            ("secret.txt", SECRET, ("--handling", "confidential")),
            ("member.txt", SECRET.replace("Three", "Four"), ("--kind", "field")),
            ("named.txt", NAMED, ()),
        ):
            (places / name).write_text(text, encoding="utf-8")
            terminal("record", places / name, "--book", self.book, "--published", "2021-03-05", *words)
        self.vkey = terminal("prove", "--checkpoint", "--book", self.book).err.rpartition(": ")[2].strip()
        casualty = next(c for c in self.claims("claims", self.book) if c["claim"]["kind"] == "casualty")
        terminal("review", "--accept", casualty["claim"]["id"], "--by", "R. Quist", "--book", self.book)
        (places / "ours.txt").write_text("PORT SUDAN, 6 March 2021 - The force has 400 officers.\n", encoding="utf-8")
        terminal("record", places / "ours.txt", "--book", self.ours)

    def claims(self, register: str, book: Path) -> list[dict[str, Any]]:
        out = self.terminal("show", register, "--format", "jsonl", "--book", book).out
        return [json.loads(line) for line in out.splitlines()]

    def publish(self, *words: str) -> None:
        assert self.terminal("publish", self.folder, *words, "--book", self.book).code == 0

    def read(self, *words: str | Path) -> list[dict[str, Any]]:
        printed = self.terminal("foreign", self.folder, "--vkey", self.vkey, "--format", "jsonl", *words)
        assert printed.code == 0, printed.err
        return [json.loads(line) for line in printed.out.splitlines()]

    def shared_files(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted((self.folder / "shared").iterdir()))


@pytest.fixture
def theirs(terminal: Terminal, places: Path) -> Theirs:
    """Another house with four reports, of which some may be seen."""
    return Theirs(terminal, places)


def plain_of(shared: bytes) -> str:
    """All that shared files say, their salts and digests left out."""
    told = [field for line in shared.splitlines() for field in json.loads(line)["fields"]]
    return json.dumps([field["value"] for field in told if field["type"] == "shown"])


@pytest.mark.parametrize("audience", ["partner", "public"])
def test_only_what_the_audience_may_see_is_shared(theirs: Theirs, audience: str) -> None:
    """Law: no word of a confidential report or a member's own, no text, no digest, no withheld name leaves."""
    theirs.publish("--share", audience)
    told = plain_of(theirs.shared_files())
    assert "Rutshuru" in told
    for word in ("Sake", "inquiry", "Okonkwo", "Paul", "chest", "R. Quist", "open.txt", "GOMA, 3 March 2021 - Two"):
        assert word not in told
    assert re.findall(r"\b[0-9a-f]{64}\b", told) == []
    opened = json.loads(theirs.shared_files().splitlines()[0])["fields"][1]["value"]
    assert told.count(opened[:10]) == 1, "when something was recorded is told of the book's first entry alone"


def test_a_foreign_book_is_read_with_its_actors_named_by_house(theirs: Theirs) -> None:
    """Law: who decided there is `name @ origin`, or somebody there where the house does not say."""
    origin = theirs.vkey.partition("+")[0]
    theirs.publish("--share", "partner", "--name-reviewers")
    (accepted,) = [a["review"] for a in theirs.read() if a["review"]["status"] == "accepted"]
    assert accepted["by"] == f"R. Quist @ {origin}"
    table = theirs.terminal("foreign", theirs.folder, "--vkey", theirs.vkey)
    assert (table.code, "nothing of this counts here" in table.out, "nobody you named" in table.out) == (0, True, True)
    theirs.publish("--share", "partner")
    (accepted,) = [a["review"] for a in theirs.read() if a["review"]["status"] == "accepted"]
    assert accepted["by"] == f"somebody @ {origin}"


def test_nothing_of_it_counts_here_until_reviewed_here(theirs: Theirs) -> None:
    """Law: reading changes nothing here; what is taken is unreviewed, whoever accepted it there, till reviewed."""
    theirs.publish("--share", "partner")
    before = theirs.claims("claims", theirs.ours)
    shared = theirs.read("--book", theirs.ours)
    assert theirs.claims("claims", theirs.ours) == before
    accepted = next(account for account in shared if account["review"]["status"] == "accepted")
    report = accepted["report"]["id"]
    words = ("foreign", theirs.folder, "--vkey", theirs.vkey, "--take", report[:10], "--book", theirs.ours)
    assert theirs.terminal(*words).code == 2, "taking needs a name"
    assert theirs.terminal(*words, "--by", "A. Ash").code == 0
    assert "is here already" in theirs.terminal(*words, "--by", "A. Ash").out
    taken = [a for a in theirs.claims("claims", theirs.ours) if a not in before]
    assert {a["review"]["status"] for a in taken} == {"unreviewed"}
    same = ("kind", "attribution", "stance", "slots")
    assert [[a["claim"][name] for name in same] for a in taken] == [
        [a["claim"][name] for name in same] for a in shared if a["report"]["id"] == report
    ]
    assert "0 accepted" in theirs.terminal("show", "casualties", "--book", theirs.ours).out
    harm = next(a["claim"]["id"] for a in taken if a["claim"]["kind"] == "casualty")
    assert theirs.terminal("review", "--accept", harm, "--by", "A. Ash", "--book", theirs.ours).code == 0
    assert theirs.terminal("verify", "--open", "--rebuild", "--book", theirs.ours).code == 0


def test_what_was_changed_in_an_export_is_found(theirs: Theirs) -> None:
    """Law: a value, a salt, an entry's number, a tile or the signature changed, and the export is refused in a line."""
    theirs.publish("--share", "partner")
    file = next((theirs.folder / "shared").iterdir())
    good = file.read_bytes()
    lines = good.splitlines()
    entry = json.loads(lines[1])
    for change in ("value", "seq", "salt", "fields"):
        wrong = json.loads(lines[1])
        shown = next(field for field in wrong["fields"] if field["type"] == "shown")
        if change == "value":
            shown["value"] = "another"
        elif change == "salt":
            shown["salt"] = base64.b64encode(bytes(16)).decode()
        elif change == "seq":
            wrong["seq"] = entry["seq"] + 1
        else:
            wrong["fields"] = wrong["fields"][:-1]
        file.write_bytes(b"\n".join([lines[0], json.dumps(wrong).encode(), *lines[2:]]) + b"\n")
        assert theirs.terminal("foreign", theirs.folder, "--vkey", theirs.vkey).code == 2, change
    file.write_bytes(b"no json\n")
    assert theirs.terminal("foreign", theirs.folder, "--vkey", theirs.vkey).code == 2
    file.write_bytes(good)
    assert theirs.terminal("foreign", theirs.folder, "--vkey", theirs.vkey).code == 0
    tile = next(path for path in (theirs.folder / "tile" / "0").rglob("*") if path.is_file())
    tile.write_bytes(tile.read_bytes()[:-1] + b"x")
    assert theirs.terminal("foreign", theirs.folder, "--vkey", theirs.vkey).code == 5
    other = theirs.terminal("prove", "--checkpoint", "--book", theirs.ours).err.rpartition(": ")[2].strip()
    assert theirs.terminal("foreign", theirs.folder, "--vkey", other).code == 2
    assert theirs.terminal("foreign", theirs.folder).code == 2
    assert theirs.terminal("foreign", theirs.places, "--vkey", theirs.vkey).code == 2


def test_a_policy_decides_whether_it_is_read(theirs: Theirs) -> None:
    """Law: an export that too few of a policy's witnesses signed is not read, with exit code 5."""
    theirs.publish("--share", "partner")
    policy = theirs.places / "theirs.txt"
    policy.write_text(f"log {theirs.vkey}\nwitness w {witness_key(1).vkey}\nquorum w\n")
    refused = theirs.terminal("foreign", theirs.folder, "--policy", policy)
    assert (refused.code, "asks for more witnesses" in refused.err) == (5, True)
    policy.write_text(f"log {theirs.vkey}\nquorum none\n")
    assert theirs.terminal("foreign", theirs.folder, "--policy", policy).code == 0


def test_what_is_shared_no_longer_goes_at_the_next_publication(theirs: Theirs) -> None:
    """Law: what a narrower audience may not see is gone from the folder after the next publication."""
    (theirs.places / "more.txt").write_text(STORY.replace("Rutshuru", "Bunia"), encoding="utf-8")
    theirs.terminal("record", theirs.places / "more.txt", "--handling", "internal", "--book", theirs.book)
    theirs.publish("--share", "partner")
    assert "Bunia" in plain_of(theirs.shared_files())
    theirs.publish("--share", "public")
    assert "Bunia" not in plain_of(theirs.shared_files())
    theirs.publish()
    assert not (theirs.folder / "shared").exists()
    assert theirs.terminal("publish", theirs.folder, "--name-reviewers", "--book", theirs.book).code == 2
