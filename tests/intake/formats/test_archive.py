"""Archives are opened with care."""

import io
import zipfile

import pytest

from musterbook.errors import Incorrect
from musterbook.intake.formats import archive
from musterbook.intake.formats.archive import LARGEST_PART, MOST_MEMBERS, open_archive, unfold
from tests.intake.documents import pack


def test_members_unfold_piece_by_piece() -> None:
    """Law: the pieces make up the member."""
    data = pack(a="x" * 200_000)
    pieces = list(unfold(open_archive(data), "a.xml"))
    assert b"".join(pieces) == b"x" * 200_000
    assert len(pieces) > 1


def test_a_member_of_zeros_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: no more is unfolded than a part may have."""
    assert LARGEST_PART == 128 * 1024**2
    monkeypatch.setattr(archive, "LARGEST_PART", 1_000_000)
    opened = open_archive(pack(a=bytes(1_000_001)))
    sizes: list[int] = []
    with pytest.raises(Incorrect) as caught:
        sizes.extend(map(len, unfold(opened, "a.xml")))
    assert caught.value.code == "report.bomb"
    assert sum(sizes) <= 1_000_000


def test_the_directory_is_counted_before_it_is_read() -> None:
    """Law: an archive of too many members is refused by its end record alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for number in range(MOST_MEMBERS + 1):
            written.writestr(str(number), b"")
    with pytest.raises(Incorrect) as caught:
        open_archive(out.getvalue())
    assert caught.value.code == "report.bomb"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"PK\x05\x06", b"PK\x05\x06" + b"\xff" * 18, b"PK\x05\x06" + bytes(10)]
)
def test_what_is_no_archive_is_broken(data: bytes) -> None:
    """Law: stumps of archives are refused."""
    with pytest.raises(Incorrect) as caught:
        open_archive(data)
    assert caught.value.code in ("report.broken", "report.bomb")
