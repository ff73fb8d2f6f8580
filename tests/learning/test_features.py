"""What the model looks at: shapes, and never words."""

from pathlib import Path

import pytest

from musterbook.learning.features import features_of, logit, sentence_around
from tests.learning.teaching import SENTENCES, make_house, record


def test_features_name_rules_kinds_and_shapes(tmp_path: Path) -> None:
    """Law: no feature's name holds a word of the report; the same claim gives the same features."""
    with make_house(tmp_path) as house:
        text = SENTENCES.format(n=1)
        for claim in record(house, text).claims:
            features = features_of(claim, text)
            assert features == features_of(claim, text)
            assert features[f"kind {claim.kind}"] == features[f"rule {claim.rule}"] == features["voice named"] == 1.0
            for word in ("guards", "gate", "Marchetti", "talks"):
                assert not any(word in name for name in features)


def test_the_sentence_around_a_quote_ends_at_stops_and_blank_lines() -> None:
    """Law: a sentence is the stretch between stops or blank lines that holds the quote."""
    text = "One came. Two were hurt by a wall. Three left.\n\nHeadline\n\nFour stayed"
    assert sentence_around(text, text.index("hurt"), text.index("hurt") + 4) == "Two were hurt by a wall"
    assert sentence_around(text, text.index("Head"), text.index("line")) == "Headline"
    assert sentence_around(text, text.index("Four"), len(text)) == "Four stayed"


def test_log_odds_stay_finite() -> None:
    """Law: a score of nought or one has finite log odds, even ones none."""
    assert logit(0.5) == 0.0
    assert logit(0.0) == pytest.approx(-logit(1.0))
    assert -5 < logit(0.0) < 0
