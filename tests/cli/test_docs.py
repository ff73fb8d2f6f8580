"""Every command in the README, the guide and the verbs' own help runs as written, on a small book."""

import gzip
import importlib
import io
import json
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from musterbook.cli.options import Options
from musterbook.cli.verbs import VERBS
from musterbook.cli.witness_http import Server
from tests.cli.conftest import STORY, Printed, Terminal
from tests.reading.model.server import serve, set_up, telling

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(musterbook [a-z]+(?: [^`…]*)?)`")
SHORT_ID = re.compile(r"\b(?=[0-9a-f]*[0-9])[0-9a-f]{8}\b")
FILES = (
    "wire.txt",
    "statement.pdf",
    "page.html",
    "sitrep.docx",
    "note.txt",
    "correction.txt",
    "mail.eml",
    "report.pdf",
)
SERVING = ("serve", "demo")
ENDLESS = ("--every", "musterbook witness --name")  # go on until interrupted
WANTING = "musterbook reader train"  # wants fifty decisions, more than this book has
BY = ("--by", "R. Quist")
ELSEWHERE = ("postgresql://", "musterbook restore", "musterbook copy", "--keys")  # need a server, a place, a terminal


def commands(text: str) -> Iterator[str]:
    """The commands of a document: those in fences without a language, and those within a sentence."""
    for block in FENCE.findall(text):
        for line in block.splitlines():
            told = line.partition(" #")[0].strip()
            if re.match(r"(musterbook|mb|cat \S+ \| musterbook) ", told):
                yield told
    yield from (told.strip() for told in INLINE.findall(text))


def told_by(source: str) -> list[str]:
    """All commands of one source."""
    if source == "help":
        return [example for verb in VERBS.values() for example in verb.examples]
    return list(dict.fromkeys(commands((ROOT / source).read_text(encoding="utf-8"))))


def write_archives(folder: Path) -> None:
    """The archives that the examples name, of one report each."""
    line = json.dumps({"text": STORY, "body": STORY, "date": "2021-03-03"}).encode()
    (folder / "reports").mkdir()
    (folder / "reports" / "wire.txt").write_text(STORY, encoding="utf-8")
    (folder / "news.jsonl").write_bytes(line + b"\n")
    pq.write_table(pa.Table.from_pylist([json.loads(line)]), folder / "news.parquet")
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: {len(STORY)}\r\n\r\n"
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(f"{head}{STORY}\r\n\r\n".encode()))


class Desk:
    """A folder with the files that the examples name, a book with one report, and what was printed."""

    def __init__(self, terminal: Terminal, folder: Path) -> None:
        self.terminal, self.vkey = terminal, ""
        for number, name in enumerate(FILES):
            (folder / name).write_text(STORY.replace("14,000", f"{14_000 + number:,}"), encoding="utf-8")
        (folder / "words.txt").write_text("six words that nobody would guess\n")
        (folder / "first.txt").write_text(STORY.replace("Two", "Four") * 3, encoding="utf-8")
        write_archives(folder)
        terminal("record", "first.txt", "wire.txt", "--published", "2021-03-03", "--publisher", "First Agency")
        claims = [
            json.loads(line)["claim"] for line in terminal("show", "claims", "--format", "jsonl").out.splitlines()
        ]
        self.report, self.latest = claims[0]["report"], claims[-1]["report"]  # in the order of the book
        self.harm = next(c["id"] for c in claims if c["kind"] == "casualty")
        self.others = [claim["id"] for claim in claims if claim["kind"] != "casualty"]
        (folder / "decisions.jsonl").write_text(json.dumps({"claim": self.harm, "decision": "accept"}) + "\n")
        for name, words in (("kept.checkpoint", ["--checkpoint"]), ("entry.proof", ["1"])):
            printed = terminal("prove", *words)
            (folder / name).write_text(printed.out)
            self.vkey = printed.err.rpartition(": ")[2].strip()
        terminal("publish", "public/")
        terminal("publish", "theirs/", "--share", "public")
        terminal("witness", "--name", "witness.example/one", "--log", self.vkey, "--no-serve")

    def write_policy(self, witness: Server) -> None:
        """The policy that the examples name, met at once."""
        policy = (
            f"log {self.vkey}\nwitness one {witness.witness.vkey} http://127.0.0.1:{witness.server_port}\nquorum one\n"
        )
        Path("policy.txt").write_text(policy)
        Path("theirs.txt").write_text(f"log {self.vkey}\nquorum none\n")
        assert self.terminal("cosign", "--policy", "policy.txt").code == 0

    def _offer(self, line: str) -> tuple[str, str]:
        """A report made to be erased, and the command with an entry of it."""
        Path("offered.txt").write_text(f"{line}\n{STORY}", encoding="utf-8")
        self.terminal("record", "offered.txt", "--published", "2021-03-03", "--publisher", "three officers")
        lines = self.terminal("show", "claims", "--format", "jsonl").out.splitlines()
        last = max(map(json.loads, lines), key=lambda account: account["seq"])
        return line.replace("--entry 17", f"--entry {last['seq']}"), last["claim"]["report"]

    def run(self, told: str, monkeypatch: pytest.MonkeyPatch) -> Printed:
        """Runs one command, its ids and keys replaced by those of this book."""
        piped, _, line = told.rpartition(" | ")
        if piped:
            data = Path(piped.removeprefix("cat ")).read_bytes()
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        line, _, out = line.partition(" > ")
        fills = {"--corrects": self.report, "--amend": self.harm, "--add": self.latest, "--take": self.report}
        if " erase " in line:
            line, fills["--report"] = self._offer(line)
        fill = next((told for option, told in fills.items() if option in line), None)
        spare = iter(self.others)
        line = SHORT_ID.sub(lambda _: (fill or next(spare))[:10], line).replace("KEY", shlex.quote(self.vkey))
        printed = self.terminal(*shlex.split(line)[1:])
        if out:
            Path(out).write_text(printed.out)
        return printed


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A model's server on this machine, named in the environment, that finds nothing."""
    with serve(telling()) as server:
        set_up(monkeypatch, server)
        yield


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize("source", ["README.md", "docs/guide.md", "help"])
def test_every_command_runs_as_written(
    source: str,
    terminal: Terminal,
    places: Path,
    monkeypatch: pytest.MonkeyPatch,
    witness_at: Callable[[Path, str], Server],
) -> None:
    """Law: what the documents tell a newcomer to type exits with 0 and is no guess."""
    monkeypatch.chdir(places)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    desk = Desk(terminal, places)
    desk.write_policy(witness_at(places, desk.vkey))
    ran = 0
    for told in told_by(source):
        if shlex.split(told)[1] in SERVING or "FILE" in told or any(word in told for word in ENDLESS + ELSEWHERE):
            continue
        printed = desk.run(told, monkeypatch)
        if told == WANTING:
            assert "at least 50" in printed.err
            continue
        assert printed.code == 0, f"{told}: {printed.err}"
        ran += 1
    assert ran > 5


@pytest.mark.parametrize("source", ["README.md", "docs/guide.md", "SECURITY.md", "help"])
def test_every_verb_and_option_exists(source: str) -> None:
    """Law: also what cannot be run here names verbs and options that exist."""
    for told in told_by(source):
        words = shlex.split(told.rpartition(" | ")[2].partition(" > ")[0])
        assert words[1] in VERBS, told
        parser = Options(words[1])
        importlib.import_module(VERBS[words[1]].module).add_arguments(parser)
        options = {name for action in parser._actions for name in action.option_strings} | {"--book"}
        assert {word for word in words if word.startswith("-") and word != "-"} <= options, told


@pytest.mark.parametrize("verb", VERBS)
def test_help_explains_with_an_example(verb: str, terminal: Terminal) -> None:
    """Law: --help of each verb shows an example and says where the book lies; no option is unexplained."""
    printed = terminal(verb, "--help")
    assert printed.code == 0
    assert f"musterbook {verb}" in printed.out.partition("examples:")[2]
    assert "MUSTERBOOK_BOOK" in printed.out
    assert terminal("help", verb).out == printed.out
    parser = Options(verb)
    importlib.import_module(VERBS[verb].module).add_arguments(parser)
    assert [action.dest for action in parser._actions if not action.help] == []
