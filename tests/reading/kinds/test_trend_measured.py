"""Laws of trends told by measure."""

import pytest

TOLD = [
    ("Road crashes of the force fell from 30 to 12 last year.", "fell from 30 to 12", "down"),
    ("Complaints about boots rose by a quarter in 2022.", "rose by a quarter", "up"),
    ("The garrison has shrunk from 900 men to 400.", "has shrunk from 900 men to 400", "down"),
    ("Car bombs: up again.", "Car bombs: up again", "up"),
    ("Night raids: fewer than in May.", "Night raids: fewer than in May", "down"),
    ("The rebels rely more and more on snipers.", "rely more and more", "up"),
    ("Abductions were about as frequent as in May.", "as frequent as", "steady"),
    ("There were nine ambushes in May, against four in April.", "nine ambushes in May, against four", "up"),
    ("Columns that used to have nine lorries now have four.", "used to have nine lorries now have four", None),
]

SILENT = [
    "The price of bread rose by a quarter after the attack.",
    "Abductions may rise by a third.",
    "The crate was dropped from a lorry.",
    "The colonel declined to name the three soldiers.",
]


@pytest.mark.parametrize(("text", "quote", "direction"), TOLD, ids=lambda x: str(x)[:40])
def test_a_measure_is_found(claims_of, text, quote, direction):
    """By how much, from what to what, than before, under a label."""
    found = [c for c in claims_of("trend", text) if quote in c.quote.exact]
    assert len(found) == 1, [c.quote.exact for c in claims_of("trend", text)]
    assert found[0].slots.direction == direction


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_no_measure_is_made_up(claims_of, text):
    """Prices, possibilities and things that fall are no trends."""
    assert [c.quote.exact for c in claims_of("trend", text)] == []
