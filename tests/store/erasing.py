"""A house with something to forget: distinctive words in every place that keeps any, and where they are looked for."""

import json
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from musterbook.actions.erase import Asked
from musterbook.actions.record_report import Arrival
from musterbook.actions.review_claims import Review
from musterbook.config import Config
from musterbook.house import create_house
from musterbook.intake.take import take_in
from musterbook.terms.entries import draft
from musterbook.terms.times import parse_time

WORDS = ("Zebulon", "Quibdonia", "Ossifrage", "Xanthippe", "Marmoset")
STORY = """GOMA, 3 March 2021 - Two peacekeepers of the mission were wounded on Tuesday when gunmen fired on their
patrol near Quibdonia, Zebulon Trask, a spokesman for the mission, said. They were flown to Ossifrage for treatment.

The force has about 14,000 soldiers. The ministry did not respond to a request for comment.
"""
KEPT = """Five officers were wounded on 4 March when a mine struck their vehicle near Bunia, the ministry said.
"""


def config_in(folder):
    return Config(book=folder / "mission.book", signers=folder / "signers", mission="mission", hosts=())


def arrival(text, *, title, publisher=None, published="2021-03-03"):
    return Arrival(
        data=text.encode(),
        text=take_in(text.encode(), None),
        name=f"{title}.txt",
        kind="wire",
        stage=None,
        handling="open",
        mission="mission",
        title=title,
        publisher=publisher,
        published=published,
        corrects=None,
    )


def make_house(config):
    """A book with a report to be forgotten and one that stays; the ids of both."""
    house = create_house(config, actor="Ann")
    gone = house.record(arrival(STORY, title="Xanthippe", publisher="The Marmoset")).report
    stays = house.record(arrival(KEPT, title="Mine"), accept_by="Ben").report
    claims = [a.claim for a in house.accounts() if a.report.id == gone]
    for number, claim in enumerate(claims):
        decision = ("accept", "amend", "reject")[number % 3]
        changes = {"attribution": []} if decision == "amend" else {}
        why = f"Zebulon {number}"
        house.review([Review(claim=claim.id, decision=decision, by="Ben", reason=why, changes=changes)])
    told = {"incident": "ab" * 16, "claims": [claims[0].id], "reason": "Ossifrage too"}
    house.ledger.append([draft("incident.linked", told, actor="Ben")], now=_now(house))
    model = config.book.with_name(config.book.name + ".reader")
    model.write_text(json.dumps({"claims": [claim.id for claim in claims], "words": list(WORDS)}))
    house.refresh()
    house.situation(house.ask())
    house.sign()
    return house, gone, stays


def _now(house):
    return parse_time(str(house.ledger.entry(house.ledger.size() - 1).payload["recorded_at"]))


def asked(**told):
    blank = {"entry": None, "report": None, "source": None, "reason": "consent_withdrawn", "by": "Cleo"}
    return Asked(**{**blank, **told})


def words_left(config, words=WORDS):
    """Which of the words stand in the bytes of any file of the book's folder, or left behind for temporary files."""
    files = [path for path in config.book.parent.rglob("*") if path.is_file()]
    files += [path for path in map(_temporary, os.listdir(tempfile.gettempdir())) if path]
    found = set()
    for path in files:
        data = path.read_bytes().lower()
        found |= {(path.name, word) for word in words if word.lower().encode() in data}
    return found


def _temporary(name):
    path = Path(tempfile.gettempdir()) / name
    return path if name.startswith(("musterbook", "etilqs")) and path.is_file() else None


def keys_in(config):
    """How many keys the keys file still holds."""
    with closing(sqlite3.connect(config.keys)) as connection:
        return connection.execute("SELECT count(*) FROM keys WHERE length(wrapped) > 0").fetchone()[0]
