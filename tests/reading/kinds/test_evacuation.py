"""Laws of the evacuation grammar: casualties moved for care. All sentences are invented."""

import pytest

TOLD = [
    ("Five sappers were flown to Dakar for treatment.", (5, 5), "Dakar"),
    ("A critically wounded sergeant was medevaced to Nairobi.", (1, 1), "Nairobi"),
    ("The injured were airlifted to a hospital.", (2, None), "a hospital"),
    ("Both wounded scouts had been taken to Kenya.", (2, 2), "Kenya"),
    ("Three casualties were evacuated by helicopter to the field hospital.", (3, 3), "the field hospital"),
    ("The helicopter evacuated two wounded drivers.", (2, 2), None),
]

SILENT = [
    "Residents were evacuated from the town.",
    "The embassy evacuated 30 staff.",
    "The bodies were flown to Dakar.",
    "The minister was taken to the airport.",
    "Four suspects were taken to court.",
]


@pytest.mark.parametrize(("text", "count", "destination"), TOLD, ids=[row[0] for row in TOLD])
def test_casualties_moved_for_care_are_evacuations(claims_of, plain, text, count, destination):
    """Evacuated, flown, taken or moved casualties give their number and where they went."""
    (claim,) = claims_of("evacuation", text)
    assert (plain(claim.slots.count), claim.slots.destination) == (count, destination)


@pytest.mark.parametrize("text", SILENT)
def test_other_moves_are_no_evacuations(claims_of, text):
    """The well, the dead and the detained are not evacuated for care."""
    assert claims_of("evacuation", text) == []


def test_what_is_to_come_is_expected(claims_of):
    """A move announced for later expects."""
    (claim,) = claims_of("evacuation", "The wounded captain will be transferred to South Africa for surgery.")
    assert claim.stance == "expects"
