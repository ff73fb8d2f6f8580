"""Laws of a legend."""

from musterbook.briefing.legend import LONGEST, cut_name, place_keys


def test_keys_give_each_other_room():
    """Marks stand in a row, further apart after longer labels."""
    keys = place_keys(("a", "b", "c"), ("short", "a much longer label", "x"), "part")
    first, second, third = (key["place"] for key in keys)
    assert 0 < second - first < third - second


def test_long_names_are_cut():
    """A cut name says that it is cut."""
    assert cut_name("armour") == "armour"
    assert len(cut_name("x" * 99)) == LONGEST
    assert cut_name("x" * 99).endswith("…")
