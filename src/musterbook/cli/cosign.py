"""`musterbook cosign`: asks the witnesses of a policy to sign the book's checkpoint, and keeps what they sign."""

import argparse
import datetime as dt
import sys

from musterbook.actions.keep_cosignatures import keep_cosignatures
from musterbook.cli.checker import read_policy
from musterbook.cli.places import house_of
from musterbook.errors import Incorrect, MusterbookError
from musterbook.ledger.asking import obtain_cosignature
from musterbook.ledger.cosignatures import read_cosignatures
from musterbook.ledger.growth import own_notes, own_state, present_note, prove_growth
from musterbook.ledger.notes import Signature
from musterbook.ledger.policies import Policy, Witness, judge_note
from musterbook.ledger.protocol import Ledger
from musterbook.terms.plain_text import plain

UNMET = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("--policy", metavar="FILE", required=True, help="the witnesses, their keys and addresses")


def run(options: argparse.Namespace) -> int:
    """Prints a line for each witness; exit code 5 where the policy's quorum was not reached."""
    policy = read_policy(options.policy)
    if policy is None or not policy.witnesses:
        raise Incorrect("policy.incorrect", f"{options.policy} names no witness: add a line `witness NAME VKEY URL`")
    with house_of(options) as house:
        _, met = ask_all(house.ledger, policy)
        house.refresh()
    return 0 if met else UNMET


def ask_all(ledger: Ledger, policy: Policy) -> tuple[str, bool]:
    """Asks every witness for its cosignature, says what each answered, and keeps what holds.

    The checkpoint as it then is, and whether it meets the policy.
    Raises what the ledger raises.
    """
    note = present_note(ledger)
    state = own_state(ledger, note)
    signatures: list[Signature] = []
    for witness in policy.witnesses:
        try:
            signatures.append(
                obtain_cosignature(
                    witness, note, _last_asked(ledger, witness), lambda old: prove_growth(ledger, old, state.size)
                )
            )
            sys.stdout.write(plain(f"{witness.name} signed {state.size} entries") + "\n")
        except MusterbookError as problem:
            sys.stdout.write(plain(f"PROBLEM {witness.name}: {problem.message}") + "\n")
    now = dt.datetime.now(dt.UTC)
    if signatures:
        note = keep_cosignatures(ledger, note, signatures, now=now)
    if not policy.logs:
        return note, len(signatures) == len(policy.witnesses)
    return note, judge_note(policy, note, now).met


def _last_asked(ledger: Ledger, witness: Witness) -> int:
    """The newest size that this witness is known to have signed; 0 where it is not known."""
    signed = [note for note in own_notes(ledger) if read_cosignatures(note, [witness.verifier])]
    sizes = [own_state(ledger, note).size for note in signed]
    return max(sizes, default=0)
