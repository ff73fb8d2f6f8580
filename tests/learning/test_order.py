"""What to review first."""

from pathlib import Path

import pytest

from musterbook.learning.order import AWAITING, CONSEQUENCE, consequence_of, rank_claims
from musterbook.terms.claims import KINDS
from tests.learning.teaching import make_house, record


def test_every_kind_has_its_weight() -> None:
    """Law: what hangs on a claim is told for each kind of the vocabulary and for no other."""
    assert set(CONSEQUENCE["kind"]) == set(KINDS)
    assert min(CONSEQUENCE["kind"].values()) >= 1


def test_priority_is_as_the_methods_say(tmp_path: Path) -> None:
    """Law: priority = consequence × (0.1 + 4 × chance × (1 − chance)); of equals the earlier one first."""
    with make_house(tmp_path) as house:
        record(house, "Two guards were hurt at the dam. They said the talks would be hard.")
        record(house, "Two guards were hurt at the weir.")
        accounts = house.accounts()
    for chance in (0.0, 0.25, 0.5, 1.0):
        ranked = rank_claims(accounts, lambda _, chance=chance: chance, learnt=True)
        for one in ranked:
            told = consequence_of(one.account) * (0.1 + 4 * chance * (1 - chance))
            assert one.priority == pytest.approx(told)
            assert one.why.startswith(f"{round(100 * chance)} in 100 like it stood as read")
        assert [one.account.claim.kind for one in ranked] == ["casualty", "casualty", "position"]
        assert ranked[0].account.seq < ranked[1].account.seq
        assert all(one.account.review.status in AWAITING for one in ranked)
