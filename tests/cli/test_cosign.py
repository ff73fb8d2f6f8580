"""Asking witnesses from the terminal: what is kept, what a checker's policy then says, and what refusal looks like."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from musterbook.cli.witness_http import Server
from tests.cli.conftest import STORY, Terminal
from tests.ledger.trees import LOG

StartWitness = Callable[[Path, str], Server]


@pytest.fixture
def vkey(terminal: Terminal, places: Path, story: Path) -> str:
    """The key of a book with one report."""
    terminal("record", story)
    return terminal("prove", "--checkpoint").err.rpartition(": ")[2].strip()


def policy_of(vkey: str, *servers: Server, least: str = "all", more: str = "") -> str:
    """A policy that asks for these witnesses."""
    lines = [f"log {vkey}"]
    lines += [
        f"witness w{at} {told.witness.vkey} http://127.0.0.1:{told.server_port}" for at, told in enumerate(servers)
    ]
    members = " ".join(f"w{at}" for at in range(len(servers)))
    return "\n".join([*lines, f"group g {least} {members}", "quorum g", more, ""])


def test_cosigned_is_witnessed(terminal: Terminal, places: Path, vkey: str, witness_at: StartWitness) -> None:
    """Law: before, the policy is not met (exit code 5); after, it is, with names and times; proofs carry it too."""
    file = places / "policy.txt"
    file.write_text(policy_of(vkey, witness_at(places, vkey), witness_at(places, vkey)))
    before = terminal("verify", "--policy", file)
    assert (before.code, "PROBLEM policy" in before.out, "not with your policy" in before.out) == (5, True, True)
    asked = terminal("cosign", "--policy", file)
    assert (asked.code, asked.out.count("signed")) == (0, 2)
    after = terminal("verify", "--policy", file, "--open")
    assert (after.code, "witnessed as the policy asks" in after.out, "w0 (20" in after.out) == (0, True, True)
    (places / "entry.proof").write_text(terminal("prove", "1").out)
    proof = terminal("verify", places / "entry.proof", "--policy", file)
    assert (proof.code, "witnessed as the policy asks" in proof.out) == (0, True)
    assert terminal("show", "claims").code == 0, "cosignatures are entries that registers leave aside"


def test_asking_again_asks_for_no_new_entry(
    terminal: Terminal, places: Path, vkey: str, witness_at: StartWitness
) -> None:
    """Law: a cosignature is one entry; asking again without news renews its time and adds none; news is one more."""
    file = places / "policy.txt"
    file.write_text(policy_of(vkey, witness_at(places, vkey)))

    def entries() -> int:
        return int(terminal("verify").out.split()[0])

    size = entries()
    for _ in range(3):
        assert terminal("cosign", "--policy", file).code == 0
        assert entries() == size + 1
    (places / "second.txt").write_text(STORY.replace("Two", "Three"), encoding="utf-8")
    terminal("record", places / "second.txt")
    assert terminal("verify", "--policy", file).code == 0
    assert "not witnessed yet" in terminal("verify", "--policy", file).out
    assert terminal("cosign", "--policy", file).code == 0
    assert terminal("verify", "--policy", file, "--open", "--rebuild").code == 0


def test_k_of_n_is_enough(terminal: Terminal, places: Path, vkey: str, witness_at: StartWitness) -> None:
    """Law: a witness that does not answer, or know the book, is told; with the quorum reached the code is 0."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    good, stranger = witness_at(places, vkey), witness_at(places, LOG.vkey)
    silent = witness_at(places, vkey)
    text = policy_of(vkey, good, stranger, silent, least="1").replace(str(silent.server_port), str(port))
    file = places / "policy.txt"
    file.write_text(text)
    asked = terminal("cosign", "--policy", file)
    assert (asked.code, asked.out.count("PROBLEM"), "w0 signed" in asked.out) == (0, 2, True)
    assert "does not answer" in asked.out
    file.write_text(text.replace("group g 1", "group g 2"))
    assert terminal("cosign", "--policy", file).code == 5


def test_a_book_that_lost_its_tail_is_told_by_its_witness(
    terminal: Terminal, places: Path, vkey: str, witness_at: StartWitness
) -> None:
    """Law: a witness that saw more entries, or others, makes `cosign` say so; nothing is kept."""
    book, state = places / "data" / "musterbook" / "mission.book", places / "state" / "musterbook" / "signers"
    file = places / "policy.txt"
    file.write_text(policy_of(vkey, witness_at(places, vkey)))
    files = [*book.parent.iterdir(), *state.iterdir()]
    before = {path: path.read_bytes() for path in files if path.is_file()}
    (places / "second.txt").write_text(STORY.replace("Two", "Three"), encoding="utf-8")
    terminal("record", places / "second.txt")
    assert terminal("cosign", "--policy", file).code == 0
    kept = places / "kept.checkpoint"
    kept.write_text(terminal("prove", "--checkpoint").out)
    for path in [*book.parent.iterdir(), *state.iterdir()]:
        path.unlink()
    for path, data in before.items():
        path.write_bytes(data)
    asked = terminal("cosign", "--policy", file)
    assert (asked.code, "its tail is lost" in asked.out) == (5, True)
    for number in range(2):
        (places / f"other{number}.txt").write_text(STORY.replace("Two", "Five") * (number + 1), encoding="utf-8")
        terminal("record", places / f"other{number}.txt")
    asked = terminal("cosign", "--policy", file)
    assert (asked.code, "PROBLEM w0" in asked.out) == (5, True)
    held = terminal("verify", "--checkpoint", kept, "--vkey", vkey)
    assert (held.code, "FORK" in held.out) == (5, True)
    (evidence,) = book.with_name("mission.book.evidence").iterdir()
    terminal("verify", "--checkpoint", kept, "--evidence", places / "elsewhere")
    assert [path.read_bytes() for path in (places / "elsewhere").iterdir()] == [evidence.read_bytes()]
    shown = terminal("verify", evidence, "--vkey", vkey)
    assert (shown.code, "signed two histories" in shown.out) == (0, True)
    assert terminal("verify", evidence).code == 2
    assert terminal("verify", evidence, "--vkey", vkey.replace("mission", "x")).code in (0, 2)


def test_a_policy_that_trusts_another_key_is_not_met(terminal: Terminal, places: Path, vkey: str, story: Path) -> None:
    """Law: a book whose label names a key that the checker does not know is a problem, however well it agrees."""
    terminal("record", story, "--book", places / "b.book")
    other = terminal("prove", "--checkpoint", "--book", places / "b.book").err.rpartition(": ")[2].strip()
    (places / "policy.txt").write_text(f"log {other}\nquorum none\n")
    printed = terminal("verify", "--policy", places / "policy.txt")
    assert (printed.code, "another key than the one that you trust" in printed.out) == (5, True)
    assert terminal("verify", "--vkey", other).code == 5
    assert terminal("verify", "--vkey", vkey).code == 0
    assert terminal("verify", "--policy", story).code == 2
    assert terminal("cosign", "--policy", places / "policy.txt").code == 2
