"""Opens the zip of an Office document with care: what it declares is not believed, what it unfolds to is counted."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from musterbook.errors import Incorrect

MOST_MEMBERS = 5000
LARGEST_PART = 128 * 1024 * 1024  # bytes, unfolded
STEP = 1 << 16
END_RECORD, END_SIZE, LONGEST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
ENCRYPTED = 0x1


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, its list of members read.

    Raises Incorrect (report.bomb, report.broken).
    """
    _refuse_many(data)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, OSError):
        raise broken() from None


def unfold(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of one member, piece by piece, and no more than a part may have.

    Raises Incorrect (report.bomb, report.locked, report.broken).
    """
    if archive.getinfo(name).flag_bits & ENCRYPTED:
        raise Incorrect("report.locked", "The document is locked: remove its password and save it again.")
    unfolded = 0
    try:
        with archive.open(name) as member:
            while piece := member.read(STEP):
                unfolded += len(piece)
                if unfolded > LARGEST_PART:
                    raise bomb()
                yield piece
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, zlib.error):
        raise broken() from None


def bomb() -> Incorrect:
    """What is said of a document that unfolds beyond measure."""
    return Incorrect("report.bomb", "The document unfolds to more than a report may hold: save its text as plain text.")


def broken() -> Incorrect:
    """What is said of a document that cannot be unpacked or parsed."""
    return Incorrect("report.broken", "The document is damaged: open it, save it again as DOCX and give that.")


def _refuse_many(data: bytes) -> None:
    """Refuses an archive that declares more members than a document has, before they are listed."""
    at = data.rfind(END_RECORD, max(0, len(data) - END_SIZE - LONGEST_COMMENT))
    if at < 0 or at + END_SIZE > len(data):
        raise broken()
    members, directory = struct.unpack_from("<HI", data, at + 10)
    if members > MOST_MEMBERS or directory > MOST_MEMBERS * 1024:
        raise bomb()
