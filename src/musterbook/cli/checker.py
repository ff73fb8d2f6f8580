"""What a checker brings along: a policy, a verifier key, checkpoints kept elsewhere, whatever file they stand in."""

import html
import re
from pathlib import Path

from musterbook.errors import Incorrect, MusterbookError
from musterbook.intake.take import take_in
from musterbook.ledger.checkpoints import parse_checkpoint
from musterbook.ledger.notes import Verifier, parse_key, split_note
from musterbook.ledger.policies import Policy, parse_policy

MOST_BYTES = 64 * 1024 * 1024
BLOCK = re.compile(r"</?(?:pre|p|div|h[1-6]|li|td|th|tr|dd|dt|br|section|figure|blockquote)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
SIGNATURE = re.compile(r"— (\S+) ([A-Za-z0-9+/]+=*)")
NOTE = re.compile(rf"(\S+)\s+([0-9]+)\s+([A-Za-z0-9+/]{{43}}=)\s+((?:{SIGNATURE.pattern}\s*)+)")
QUOTED = re.compile(r"^[ \t>|]+|[ \t\r]+$", re.MULTILINE)


def read_text(file: str) -> str:
    """The text of a file.

    Raises Incorrect (report.unreadable).
    """
    try:
        return read_bytes(file).decode()
    except UnicodeDecodeError as problem:
        raise Incorrect("report.unreadable", f"{file} cannot be read (it is no text): check its name") from problem


def read_bytes(file: str) -> bytes:
    """The bytes of a file.

    Raises Incorrect (report.unreadable).
    """
    try:
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES)
    except OSError as problem:
        raise Incorrect(
            "report.unreadable", f"{file} cannot be read ({problem.strerror}): check its name and rights"
        ) from problem


def read_policy(file: str | None) -> Policy | None:
    """The policy in a file; None where none is named.

    Raises Incorrect (policy.incorrect, report.unreadable).
    """
    return parse_policy(read_text(file)) if file else None


def read_checkpoints(file: str) -> tuple[str, ...]:
    """The signed checkpoints that stand in a file: a checkpoint itself, or text, HTML, Markdown or PDF that quotes one.

    The one with most entries comes first. Raises Incorrect (proof.broken, report.unreadable).
    """
    data = read_bytes(file)
    found = dict.fromkeys(_notes_in(_text_of(data, file)))
    if not found:
        raise Incorrect("proof.broken", f"{file} holds no checkpoint: `musterbook prove --checkpoint` writes one")
    return tuple(sorted(found, key=lambda note: parse_checkpoint(split_note(note)[0]).size, reverse=True))


def logs_of(policy: Policy | None, vkey: str | None) -> tuple[Verifier, ...]:
    """The logs whose signatures a checker trusts.

    Raises Incorrect (proof.broken) where the checker names none.
    """
    logs = ((parse_key(vkey),) if vkey else ()) + (policy.logs if policy else ())
    if not logs:
        raise Incorrect(
            "proof.broken", "this needs the log's verifier key, got elsewhere: add --vkey KEY or --policy FILE"
        )
    return logs


def _text_of(data: bytes, name: str) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        try:
            return take_in(data, Path(name).name).text
        except MusterbookError as problem:
            raise Incorrect("proof.broken", f"{name} holds no checkpoint: {problem.message}") from problem
    return take_in(data, Path(name).name).text if data.startswith(b"%PDF") else text


def _notes_in(text: str) -> list[str]:
    try:
        split, _ = split_note(text)
        parse_checkpoint(split)
        return [text]
    except MusterbookError:
        plain = QUOTED.sub("", html.unescape(TAG.sub("", BLOCK.sub("\n", text))))
    return [_note_of(found) for found in NOTE.finditer(plain)]


def _note_of(found: re.Match[str]) -> str:
    """The note as it was signed, whatever became of its lines in print."""
    signed = "".join(f"— {name} {told}\n" for name, told in SIGNATURE.findall(found[4]))
    return f"{found[1]}\n{found[2]}\n{found[3]}\n\n{signed}"
