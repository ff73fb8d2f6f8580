"""Bytes of plain text become characters, strictly: by their mark, as UTF-8, or by the one encoding that makes sense.

Nothing is guessed silently: where two readings differ and neither is clearly better, the text is refused, unless they
differ in a letter here and there and one of them is cp1252, the commonest: that one is taken, and the other is named.
"""

import codecs
import unicodedata
from collections.abc import Callable

from musterbook.errors import Incorrect
from musterbook.intake.legacy import Reading, read_ways
from musterbook.terms.record import Record

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
SAMPLE = 4000  # characters on which a reading is judged
MOST_ODD, LEAST_LATIN = 0.02, 0.1
WELL_READ, CLEARLY, BROKEN_RARELY = 0.7, 0.02, 10
COMMONEST, HERE_AND_THERE = "cp1252", 0.1  # of the bytes: those that two readings may differ in
BINARY_SHARE = 0.02
SAVE = "save it as UTF-8 and give it again."


class Decoded(Record, frozen=True):
    """Characters with the encoding they were read in; `certain` where a mark or UTF-8 itself says so.

    `rival` names another encoding that reads them as well, but for a letter here and there.
    """

    text: str
    encoding: str
    certain: bool
    rival: str | None

    @property
    def doubts(self) -> tuple[str, ...]:
        """What must be noted of how they were read."""
        if self.rival:
            told = f"read as {self.encoding}, though it could be {self.rival}"
            return (f"{told}: if letters look wrong, {SAVE.removesuffix('.')}",)
        return () if self.certain else (f"read as {self.encoding}, since the file does not say its encoding",)


def decode_text(data: bytes) -> Decoded:
    """The characters of plain text.

    Raises Incorrect (report.not_text, report.encoding).
    """
    marked = find_mark(data)
    if marked:
        return Decoded(text=_decode_marked(data, marked), encoding=marked, certain=True, rival=None)
    if b"\x00" in data and (wide := _decode_wide(data)):
        return wide
    if looks_binary(data):
        raise Incorrect("report.not_text", "The file is neither text nor a format that is read: save it as plain text.")
    text = decode_utf8(data)
    if text is not None and b"\x1b$" not in data:
        return Decoded(text=text, encoding="utf-8", certain=True, rival=None)
    return _decode_legacy(data)


def find_mark(data: bytes) -> str | None:
    """The encoding that a byte order mark names; None without one."""
    return next((name for mark, name in MARKS if data.startswith(mark)), None)


def decode_utf8(data: bytes) -> str | None:
    """UTF-8, strict but for lone surrogates, which pass, and pairs of them, which become their character; else None."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    except UnicodeDecodeError:
        return None


def looks_binary(data: bytes) -> bool:
    """Whether more than one byte in fifty is a control character that no text has."""
    printable = bytes({*range(32, 256), *b"\t\n\r\f\x1b"} - {127})
    return len(data.translate(None, printable)) > len(data) * BINARY_SHARE


def _decode_legacy(data: bytes) -> Decoded:
    damage = _damage(data)
    if damage is not None:
        raise Incorrect("report.encoding", f"The text is UTF-8 but damaged at byte {damage}: {SAVE}")
    ways = read_ways(data)
    if not ways or ways[0].score < WELL_READ:
        raise Incorrect("report.encoding", f"The text's encoding is not known: {SAVE}")
    best = ways[0]
    rival = next((way for way in ways if way.sample != best.sample), None)
    if rival is None or rival.score <= best.score - CLEARLY:
        return Decoded(text=data.decode(best.encoding), encoding=best.encoding, certain=False, rival=None)
    near = [way for way in ways if way.score > best.score - CLEARLY]
    common = next((way for way in near if way.encoding == COMMONEST), None)
    if common is None or not _is_mostly_ascii(data):
        raise Incorrect("report.encoding", f"The text could be {_tell_way(best)} or {_tell_way(rival)}: {SAVE}")
    other = next(way for way in near if way.sample != common.sample)
    return Decoded(text=data.decode(COMMONEST), encoding=COMMONEST, certain=False, rival=_tell_way(other))


def _tell_way(way: Reading) -> str:
    return f"{way.encoding} ({way.language})"


def _is_mostly_ascii(data: bytes) -> bool:
    return len(data.translate(None, bytes(range(128)))) <= HERE_AND_THERE * len(data)


def _damage(data: bytes) -> int | None:
    """Where UTF-8 is first broken, in bytes that hold it ten times as often as breaks; None if it is not UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as problem:
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        whole = sum(not letter.isascii() for letter in text) - broken
        return problem.start if whole >= BROKEN_RARELY * broken else None
    return None


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        name = encoding.removesuffix("-sig").upper()
        raise Incorrect("report.encoding", f"The text is {name} but damaged at byte {problem.start}: {SAVE}") from None
    if share(text[:SAMPLE], is_odd) > MOST_ODD:
        raise Incorrect("report.not_text", "The file begins like text but holds none: save it as plain text.")
    return text


def _decode_wide(data: bytes) -> Decoded | None:
    for encoding in WIDE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:SAMPLE]
        right_way_round = share(sample, is_latin) > max(LEAST_LATIN, share(sample, is_turned_round))
        if right_way_round and share(sample, is_odd) <= MOST_ODD:
            return Decoded(text=text, encoding=encoding, certain=False, rival=None)
    return None


def is_odd(letter: str) -> bool:
    """Whether a character has no place in text: a control, an unassigned or a private one."""
    return not (letter.isprintable() or letter.isspace() or unicodedata.category(letter) == "Cf")


def is_latin(letter: str) -> bool:
    """Whether a character is one of the first 256, of which every text has some: spaces, digits, stops."""
    return ord(letter) < 256


def is_turned_round(letter: str) -> bool:
    """Whether a character would be one of the first 256 if its bytes stood the other way."""
    return ord(letter) % 256 == 0


def share(sample: str, wanted: Callable[[str], bool]) -> float:
    """The share of a sample's characters that are wanted."""
    return sum(map(wanted, sample)) / max(1, len(sample))
