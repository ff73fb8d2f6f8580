"""Laws of evacuations in which the hurt go, lie in a theatre, or stand in a line. All sentences are invented."""

import pytest

HURT = "Four soldiers were wounded at dawn. "
TOLD = [
    ("Two of them left for Kampala on a military transport.", (2, 2)),
    ("Three of the casualties got to the clinic in Mopti.", (3, 3)),
    ("The gravest cases were lifted out to Entebbe.", None),
    ("He had surgery in Dakar.", (1, 1)),
    ("By dusk all four were in surgery in Nairobi.", (4, 4)),
    ("The minister praised the transfer of two of the wounded to Kinshasa.", (2, 2)),
    ("One casualty by road to Camp Castor.", (1, 1)),
    ("The wounded were ferried across the river to Zongo.", (4, 4)),
]


@pytest.mark.parametrize(("text", "count"), TOLD, ids=[row[0] for row in TOLD])
def test_the_hurt_go_lie_and_stand_in_lines(claims_of, plain, text, count):
    """Journeys of the wounded, operations, nominal transfers, lines without a verb."""
    told = claims_of("evacuation", HURT + text)
    assert len(told) == 1
    assert count is None or plain(told[0].slots.count) == count


@pytest.mark.parametrize(
    "text",
    [
        "The minister went to the hospital to visit the wounded.",
        "The ambassador took a flight to Paris.",
        "If anyone is hurt, he will be flown to Goma.",
        "The prisoners were transferred to Kinshasa.",
        "The rebels drove them back at dusk.",
        "The bodies were put aboard a plane to Dhaka.",
    ],
)
def test_visitors_prisoners_and_the_dead_are_no_evacuation(claims_of, text):
    """Journeys of others beside the wounded tell nothing."""
    assert claims_of("evacuation", HURT + text) == []
