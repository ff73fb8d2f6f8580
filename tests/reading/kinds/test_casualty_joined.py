"""Laws of victims that "and" joins and of lists of victims. All sentences are invented."""

import pytest

JOINED = [
    ("The driver and his mate were killed.", [2]),
    ("Gunmen killed a nurse and her guide.", [2]),
    ("Her brother and three of her cousins were shot dead.", [4]),
    ("A Ruritanian corporal and a Freedonian private lost their lives.", [2]),
    ("Twelve farmers and shepherds were killed.", [12]),
    ("Two Ghanaians and one Togolese were killed.", [1, 2]),
    ("About 30 policemen and 12 of their colleagues were injured.", [12, 30]),
    ("Corporal Ann Roe and Private Bo Lund were hurt.", [1, 1]),
    ("The officer and the cook were pronounced dead.", [1, 1]),
]
LISTED = [
    ("A police colonel, a judge, and Senator Lu Prado were murdered.", 3),
    ("Ann Roe, 20 years old, and Cy Orr, 21, were murdered on Elm Street.", 2),
    ("The bomb killed Ann Roe, 42; Bo Lund, 19; and Cy Orr.", 3),
    ("The dead were identified as Ann Roe, Bo Lund, and Cy Orr.", 3),
    ("Jo Diaz, mayor of Abrego, and two bodyguards were killed.", 2),
    ("Gunmen shot at a guard, and two soldiers were killed.", 1),
    ("He met Ann Roe and Bo Lund was killed.", 1),
]


@pytest.mark.parametrize(("text", "counts"), JOINED, ids=[text for text, _ in JOINED])
def test_people_without_a_number_of_their_own_are_summed(claims_of, text, counts):
    """Joined victims are one claim with their sum; names, numbers of their own and other populations stay apart."""
    assert sorted(c.slots.count.min for c in claims_of("casualty", text)) == counts


@pytest.mark.parametrize(("text", "number"), LISTED, ids=[text for text, _ in LISTED])
def test_a_list_tells_of_everybody_in_it(claims_of, text, number):
    """Ages, callings and places inside a list are no victims, and people of another verb are not drawn in."""
    assert len(claims_of("casualty", text)) == number
