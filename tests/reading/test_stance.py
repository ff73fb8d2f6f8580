"""How firmly a claim is made."""

import pytest

from musterbook.reading.reader import RulesReader

CASES = [
    ("Three soldiers were wounded, the army said.", "asserts"),
    ("The army confirmed that three soldiers were wounded.", "confirms"),
    ("The army denied that three soldiers were wounded.", "denies"),
    ("Three soldiers are believed to have been killed, the army said.", "believes"),
    ("Three soldiers were reportedly wounded, the army confirmed.", "believes"),
    ("A soldier, missing since Monday, is believed to have fled, the army said.", "asserts"),
    ("Two soldiers could not be found, the army said.", "asserts"),
    ("The army fears that three soldiers were killed.", "believes"),
]


@pytest.mark.parametrize(("text", "stance"), CASES)
def test_stance_by_precedence(text: str, stance: str) -> None:
    """Denial outranks doubt, doubt outranks confirmation, confirmation outranks plain assertion."""
    read = RulesReader().read(text, published="2025-04-01", publisher=None, report_digest=b"x")
    assert [c.stance for c in read.claims if c.kind == "casualty"] == [stance]
