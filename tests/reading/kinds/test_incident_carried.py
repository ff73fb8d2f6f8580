"""Laws of incidents beside other claims."""


def test_what_a_casualty_tells_is_no_incident(claims_of):
    """People taken are a casualty; the act is not told a second time."""
    text = "Gunmen abducted two nurses on Friday."
    assert claims_of("casualty", text)
    assert claims_of("incident", text) == []


def test_an_act_beside_a_casualty_stays(claims_of):
    """An attack told in words of its own is an incident also where somebody was hurt."""
    text = "Gunmen ambushed a convoy on Friday. Two soldiers were wounded."
    assert claims_of("casualty", text)
    assert len(claims_of("incident", text)) == 1
