"""Laws of returns and telegraphic lists. All lines are invented."""

RETURN = "1. FLEET, CASSPIR. Held 14. Grounded 6 since 3 MAY. In workshop 2. Serviceable 4."


def test_a_return_gives_holdings_and_groundings(claims_of, plain):
    """Each entry is a claim with its own number."""
    held = [(c.slots.state, plain(c.slots.count)) for c in claims_of("holding", RETURN)]
    out = [plain(c.slots.count) for c in claims_of("grounding", RETURN)]
    assert (held, out) == ([("held", (14, 14)), ("serviceable", (4, 4))], [(6, 6), (2, 2)])


def test_so_many_of_so_many_give_both(claims_of, plain):
    """ "7 of 12 working" tells what works and what there is."""
    told = claims_of("holding", "5. COMMS. Section radios 7 of 12 working.")
    assert sorted((c.slots.state, plain(c.slots.count)) for c in told) == [
        ("held", (12, 12)),
        ("serviceable", (7, 7)),
    ]


def test_the_item_may_stand_before_the_line(claims_of, plain):
    """A label before a colon names the equipment of the line."""
    told = claims_of("holding", "Patrol attacked.\nMRAPs: 12 held, 9 serviceable.")
    assert [(c.slots.item, plain(c.slots.count)) for c in told] == [("MRAPs", (12, 12)), ("MRAPs", (9, 9))]


def test_one_stuck_is_a_failure_of_what_was_told_before(claims_of, plain):
    """A bare number takes the equipment of the list."""
    told = claims_of("gear_failure", "Two MRAP forward: one stuck, one mech failure.")
    assert {(c.slots.effect, plain(c.slots.count)) for c in told} == {("immobilised", (1, 1)), ("broke_down", (1, 1))}


def test_what_people_seize_is_no_list(claims_of):
    """A sentence with somebody who acts is no entry."""
    assert claims_of("gear_failure", "Police seized 20 rifles from the gang.") == []
