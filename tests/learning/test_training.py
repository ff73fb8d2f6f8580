"""Training: enough to learn from, the same every time, honest about how good it is."""

import hashlib
import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from musterbook.errors import Conflict
from musterbook.house import House
from musterbook.learning.fitting import fit_weights
from musterbook.learning.model import decode_model, encode_model
from musterbook.learning.training import Example, cross_validate, train_model, try_chances
from tests.learning.teaching import FELL, HURT, KEEPER, decide, make_house, record, teach


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A book of thirty reports: what one rule reads stands, what the other reads does not; both score 0.90."""
    with make_house(tmp_path) as made:
        teach(made, 30)
        yield made


def test_too_little_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    """Law: under fifty reviewed claims, or where all were decided alike, nothing is trained; the message says why."""
    with make_house(tmp_path / "few") as house:
        teach(house, 20)
        with pytest.raises(Conflict, match=r"decided on 40 claims .* at least 50"):
            house.teacher.train()
        assert house.teacher.taught().model is None
    with make_house(tmp_path / "alike", HURT) as house:
        teach(house, 50)
        with pytest.raises(Conflict, match="50 were let stand"):
            house.teacher.train()


def test_unread_and_by_hand_teach_nothing(tmp_path: Path) -> None:
    """Law: claims accepted unread and claims never decided on are no lessons."""
    with make_house(tmp_path, HURT) as house:
        for n in range(60):
            record(house, f"Two guards were hurt at gate {n}.", accept_by=KEEPER)
        with pytest.raises(Conflict, match="decided on 0 claims"):
            house.teacher.train()


def test_the_same_book_gives_the_same_model(house: House) -> None:
    """Law: training is a function of the book: the same bytes each time, and they decode to the same model."""
    model = train_model(house)
    assert encode_model(model) == encode_model(train_model(house))
    assert decode_model(encode_model(model)) == model
    assert len(model.lessons) == 60
    assert model.as_read == 30


def test_it_learns_which_rule_to_trust(house: House) -> None:
    """Law: where a rule's claims stand and another's do not, the model tells them apart and beats the plain score."""
    model, kept = house.teacher.train()
    assert kept
    assert model.figures.model.brier < 0.05 < model.figures.share.brier
    ranked = {one.account.claim.rule: one for one in house.teacher.rank(house.accounts())}
    assert set(ranked) == {"position.told"}
    fresh = record(house, "Two guards were hurt at the dam. Later a wall fell on one.")
    chances = {one.account.claim.id: one.chance for one in house.teacher.rank(house.accounts())}
    sure, loose = (next(c.id for c in fresh.claims if c.rule == rule) for rule in ("casualty.sure", "casualty.loose"))
    assert chances[sure] > 0.8 > 0.2 > chances[loose]


def test_a_model_that_does_not_help_is_not_kept(tmp_path: Path) -> None:
    """Law: where the decisions follow nothing that the model sees, it is not kept, nor an older one."""
    with make_house(tmp_path, HURT, FELL) as house:
        for n in range(60):
            for claim in record(house, f"Two guards were hurt at gate {n}. Later a wall fell on one.").claims:
                decide(house, claim, "reject" if hashlib.sha256(b"%d" % n).digest()[0] % 2 else "accept")
        model, kept = house.teacher.train()
        assert kept == model.figures.helps
        assert (house.teacher.taught().model is None) == (not kept)
        assert not kept


def test_no_word_of_a_report_is_kept(house: House) -> None:
    """Law: the model's bytes hold no word of the texts it learnt from."""
    house.teacher.train()
    kept = house.config.book.with_name("a.book.reader").read_text()
    for word in ("guards", "wall", "gate", "Marchetti", "Heron", "talks"):
        assert word not in kept


def test_no_report_helps_to_judge_itself() -> None:
    """Law: folds keep a report's claims together: a feature that only its own report has gains nothing."""
    rows = [Example({f"report {n // 10}": 1.0}, n // 10 % 2 == 0, f"{n // 10}", 0.5) for n in range(200)]
    figures = cross_validate(rows)
    assert figures.model.brier >= 0.2
    assert figures.folds == 5
    assert cross_validate([row._replace(report="one") for row in rows]).model.brier < 0.2


def test_trials_are_what_they_are_called() -> None:
    """Law: Brier is the mean square, log loss the mean of minus the log, on a case worked by hand."""
    trial = try_chances([0.8, 0.4], [True, False])
    assert trial.brier == pytest.approx((0.04 + 0.16) / 2)
    assert trial.log_loss == pytest.approx((-math.log(0.8) - math.log(0.6)) / 2, abs=1e-4)


def test_the_fit_is_the_plain_share_where_nothing_tells_apart() -> None:
    """Law: with no feature that differs, the chance is the share of those that stood; the mean of chances always is."""
    plain = fit_weights([{"a": 1.0}] * 8, [True] * 6 + [False] * 2)
    assert plain.chance({"a": 1.0}) == pytest.approx(0.75, abs=1e-5)
    rows = [{"x": float(n % 7), **({"odd": 1.0} if n % 2 else {})} for n in range(40)]
    labels = [n % 3 == 0 for n in range(40)]
    fitted = fit_weights(rows, labels)
    assert sum(map(fitted.chance, rows)) == pytest.approx(sum(labels), abs=1e-3)
