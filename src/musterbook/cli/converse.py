"""A person at a terminal goes through claims one by one: accepts, rejects, amends, adds what was missed, skips, quits.

Each decision is recorded at once. What is typed wrongly is asked again; Ctrl-D and quit end; what was decided stays.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

import msgspec

from musterbook.actions.actors import named_actor
from musterbook.actions.add_claims import Addition
from musterbook.actions.review_claims import Decision, Review
from musterbook.cli.read import summarise_slots
from musterbook.cli.record import summarise_review
from musterbook.cli.tables import fold, width_of_output
from musterbook.errors import Incorrect
from musterbook.house import House
from musterbook.registers.rows import Account
from musterbook.terms.claims import KINDS, SLOT_NAMES
from musterbook.terms.plain_text import plain

AROUND, WIDEST = 160, 100
KEYS: dict[str, Decision] = {"a": "accept", "r": "reject", "m": "amend"}
WORDS = {"accept": "a", "reject": "r", "amend": "m", "new": "n", "skip": "s", "quit": "q"}
KEYS_HELP = """  a  accept: the text says this, by this source
  r  reject: it does not; you say why
  m  amend: right but for a field; you set it and say why
  n  new: a claim that the reader missed here; you give its words, its kind and what it states
  s  skip: decide later
  q  quit: what you decided stays
"""
WITHHELD = ("id", "report", "quote", "language", "reader", "rule", "score", "refers", "kind")


class Quit(Exception):
    """The person has had enough."""


def converse(house: House, waiting: Sequence[Account], by: str | None) -> None:
    """Goes through the claims with the person at the terminal."""
    try:
        by = by or _ask_name()
        for number, account in enumerate(waiting, 1):
            _show(_tell_claim(house, account, f"{number} of {len(waiting)}"))
            while not _decide(house, account, by):
                pass
    except Quit:
        _show("\n")
    finally:
        house.sign()
    _show(summarise_review(house))


def _decide(house: House, account: Account, by: str) -> bool:
    """Asks once; whether the claim is done with."""
    told = _ask("[a]ccept, [r]eject, a[m]end, [n]ew, [s]kip, [q]uit, ? for help: ").lower()
    answer = WORDS.get(told, told)
    if answer == "q":
        raise Quit
    if answer == "s":
        return True
    if answer not in KEYS:
        _show(KEYS_HELP) if answer != "n" else _add_missed(house, account, by)
        return False
    changes = _ask_changes(account) if answer == "m" else {}
    if answer == "m" and not changes:
        return False
    reason = None if answer == "a" else _ask("why (empty goes back): ")
    if reason == "":
        return False
    try:
        house.review([Review(claim=account.claim.id, decision=KEYS[answer], by=by, reason=reason, changes=changes)])
    except Incorrect as problem:
        _show(f"  {problem.message}\n")
        return False
    return True


def _add_missed(house: House, account: Account, by: str) -> None:
    """Asks for a claim that was missed in the same report and records it; an empty answer goes back."""
    quote = _ask("its exact words (empty goes back): ")
    kind = _ask(f"its kind ({', '.join(KINDS)}; empty goes back): ") if quote else ""
    if not kind:
        return
    names = ("stance", "attribution", *(f"slots.{name}" for name in SLOT_NAMES.get(kind, ())))
    told = _ask_fields(dict.fromkeys(names))
    report = account.report.id
    missed = Addition(report=report, kind=kind, quote=quote, which=0, told=told, by=by, reason=None)
    try:
        house.review([missed])
        _show("  added and accepted\n")
    except Incorrect as problem:
        _show(f"  {problem.message}\n")


def _ask_changes(account: Account) -> dict[str, Any]:
    """The fields to be changed, one a line, until an empty one."""
    told = msgspec.to_builtins(account.claim)
    fields = {name: value for name, value in told.items() if name not in (*WITHHELD, "slots")}
    return _ask_fields(fields | {f"slots.{name}": value for name, value in told["slots"].items()})


def _ask_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """New values for some of the fields, one a line, until an empty one."""
    _show("".join(f"  {name}={msgspec.json.encode(value).decode()}\n" for name, value in fields.items()))
    changes: dict[str, Any] = {}
    while line := _ask("FIELD=VALUE (empty ends): "):
        try:
            name, value = parse_change(line)
        except Incorrect as problem:
            _show(f"  {problem.message}\n")
            continue
        if name in fields:
            changes[name] = value
        else:
            _show(f"  no field {name}: take one of those above\n")
    return changes


def parse_change(text: str) -> tuple[str, Any]:
    """A field and its new value: JSON, or a bare word or words, which are taken as they stand.

    Raises Incorrect (review.incorrect).
    """
    path, sign, value = (part.strip() for part in text.partition("="))
    try:
        return path, json.loads(value)
    except ValueError as problem:
        if path and sign and value and value[0] not in "\"'{[":
            return path, value
        message = f"“{text}” is no change: write FIELD=VALUE, as in slots.outcome=injured or slots.age=31"
        raise Incorrect("review.incorrect", message) from problem


def _ask(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError as problem:
        raise Quit from problem


def _ask_name() -> str:
    while True:
        try:
            return named_actor(_ask("Your name: "), "a decision")
        except Incorrect:
            _show("a decision needs a person's name; Ctrl-D ends\n")


def _tell_claim(house: House, account: Account, place: str) -> str:
    quote, text = account.claim.quote, house.text(account.report.id)
    context = f"{_before(text[: quote.start])}▸{quote.exact}◂{_after(text[quote.end :])}"
    source = account.claim.utterer
    who = "the report itself" if source is None else source.name + (" (unnamed)" if source.anonymous else "")
    says = f"{account.claim.kind}, {account.claim.stance}, {who}: {summarise_slots(account.claim)}"
    report = account.report
    title = report.title or report.name or report.id[:8]
    day = report.published or f"undated, recorded {report.recorded}"
    width = min(WIDEST, width_of_output(sys.stdout)) - 2
    lines = [*fold(plain(context), width), "", *fold(plain(says), width)]
    head = f"\n{place} · {account.claim.id[:8]} · {plain(title)} · {day}\n"
    return head + "".join(f"  {line}".rstrip() + "\n" for line in lines)


def _before(text: str) -> str:
    """The end of what stands before, from a whole word on."""
    return text.lstrip() if len(text) <= AROUND else "… " + text[-AROUND:].partition(" ")[2].lstrip()


def _after(text: str) -> str:
    """The beginning of what stands after, up to a whole word."""
    return text.rstrip() if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0].rstrip() + " …"


def _show(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
