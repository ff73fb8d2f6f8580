"""A checker's policy: what it asks for, and what it takes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.ledger.policies import judge_best, judge_note, parse_policy
from tests.ledger.test_cosignatures import cosigned
from tests.ledger.trees import LOG, Log, witness_key

NOW = dt.datetime(2026, 1, 31, tzinfo=dt.UTC)
KEYS = [witness_key(number) for number in range(5)]
NAMED = f"log {LOG.vkey}\n" + "".join(f"witness w{at} {key.vkey}\n" for at, key in enumerate(KEYS))


def note_by(witnesses, when=NOW, size=5):
    note = Log(9).note(size)
    for number in witnesses:
        note = cosigned(note, KEYS[number], int(when.timestamp()))
    return note


@given(st.integers(1, 5), st.sets(st.integers(0, 4)))
def test_k_of_n_is_k_of_n(least, signers):
    """A group of n of which k are asked for is met by exactly those notes that k of them signed."""
    policy = parse_policy(f"{NAMED}group g {least} w0 w1 w2 w3 w4\nquorum g\n")
    told = judge_note(policy, note_by(sorted(signers)), NOW)
    assert told.met == (len(signers) >= least)
    assert set(told.seen) == {f"w{number}" for number in signers}


@given(st.sets(st.integers(0, 4)))
def test_groups_of_groups(signers):
    """The example of the specification: two of one house and any of another."""
    policy = parse_policy(
        f"# a comment\n{NAMED}\tgroup X 2  w0 w1 w2 \ngroup Y any w3 w4\n\ngroup both all X Y\nquorum both\n"
    )
    met = len(signers & {0, 1, 2}) >= 2 and bool(signers & {3, 4})
    assert judge_note(policy, note_by(sorted(signers)), NOW).met == met


def test_nobody_need_be_asked_for():
    """`quorum none` takes what the log alone signed."""
    assert judge_note(parse_policy(NAMED + "quorum none\n"), note_by([]), NOW).met


@pytest.mark.parametrize(("days", "met"), [(0, True), (29, True), (30, True), (31, False), (-1, False)])
def test_age_counts(days, met):
    """A cosignature that is older than the policy allows, or lies ahead, is told and does not count."""
    policy = parse_policy(NAMED + "quorum w1\nage 30d\n")
    told = judge_note(policy, note_by([1], NOW - dt.timedelta(days=days)), NOW)
    assert (told.met, set(told.seen) | set(told.stale)) == (met, {"w1"})
    assert ("too long ago" in str(told)) != met


def test_the_best_of_several_is_taken():
    """Of the notes that a book keeps that counts which meets the policy, though another has more entries."""
    policy = parse_policy(NAMED + "quorum w1\n")
    best = judge_best(policy, [note_by([], size=9), note_by([1], size=5)], NOW)
    assert best is not None
    assert (best.met, best.checkpoint.size) == (True, 5)
    assert judge_best(policy, [], NOW) is None


def test_another_log_or_a_broken_signature_is_refused():
    """A note by a key that the policy does not name is refused, as is one whose named witness did not sign that."""
    policy = parse_policy(NAMED + "quorum none\n")
    other = Log(3, key=witness_key(9)._replace(kind=LOG.kind)).note()
    with pytest.raises(Incorrect, match="names no log"):
        judge_note(policy, other, NOW)
    note = note_by([1])
    with pytest.raises(Incorrect, match="does not hold"):
        judge_note(policy, note[:-10] + ("A" if note[-10] != "A" else "B") + note[-9:], NOW)


WRONG = [
    "",
    "quorum nobody\n",
    "quorum none\nquorum none\n",
    "quorum none\nwitness none " + KEYS[0].vkey,
    f"log {KEYS[0].vkey}\nquorum none\n",
    f"log {LOG.vkey}\nlog {LOG.vkey}\nquorum none\n",
    f"witness a {LOG.vkey}\nquorum none\n",
    f"witness a {KEYS[0].vkey}\nwitness a {KEYS[1].vkey}\nquorum none\n",
    f"witness a {KEYS[0].vkey}\nwitness b {KEYS[0].vkey}\nquorum none\n",
    NAMED + "group g 3 w1 w2\nquorum g\n",
    NAMED + "group g 0 w1 w2\nquorum g\n",
    NAMED + "group g 01 w1 w2\nquorum g\n",
    NAMED + "group g any\nquorum g\n",
    NAMED + "group g any w1 w1\nquorum g\n",
    NAMED + "group g any w1\ngroup h any w1\nquorum g\n",
    NAMED + "group g any h\ngroup h any w1\nquorum g\n",
    NAMED + "group g any none\nquorum g\n",
    NAMED + "quorum w1\nage soon\n",
    NAMED + "quorum w1\nage 0d\n",
    NAMED + "quorum w1\r\n",
    "anything else\nquorum none\n",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_policy_is_refused(text):
    """A policy that could be read in two ways, or asks for what cannot be, is refused and its line named."""
    with pytest.raises(Incorrect) as told:
        parse_policy(text)
    assert told.value.code == "policy.incorrect"
