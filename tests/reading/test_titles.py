"""Offices and ranks given to names."""

import pytest

from musterbook.reading.titles import Titles
from tests.reading.sample import told


@pytest.mark.parametrize(
    ("text", "office", "name"),
    [
        ("Brig. Ada Quill came. ", "brigadier", "Ada Quill"),
        ("Lt. Col. Ivo de Brandt came. ", "colonel", "Ivo de Brandt"),
        ("The force commander, Major General Ada Quill, came. ", "commander", "Ada Quill"),
        ("Ada Quill, the mission's spokeswoman, came. ", "spokeswoman", "Ada Quill"),
        ("Its spokesperson, Ada Quill, came. ", "spokesman", "Ada Quill"),
    ],
)
def test_an_office_is_known_by_its_holder(text: str, office: str, name: str) -> None:
    """A rank or office before, behind or beside a name tells who holds it."""
    assert Titles(text).holder(office, len(text)) == name


def test_months_and_places_hold_no_office() -> None:
    """What only looks like a name holds none."""
    assert Titles("The colonel, November 3. The mayor, Nairobi.").holder("colonel", 60) is None


def test_a_short_name_is_resolved() -> None:
    """ "The colonel" speaks under the name told before; an unnamed one keeps the words."""
    assert told("Col. Ada Quill arrived. The road was mined, the colonel said.")[-1][0] == "Ada Quill"
    assert told("A colonel arrived. The road was mined, the colonel said.")[-1][0] == "the colonel"
