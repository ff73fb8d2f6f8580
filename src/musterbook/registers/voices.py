"""Who speaks, told apart: a key for each utterer under which newer accounts supersede older ones.

A named speaker keeps one key over all reports. Unnamed people never do: their key holds the report. A report's own
voice is its publisher's, or the report's where none is known; a member's own report is always its own.
"""

import hashlib
import re
import tomllib
from functools import lru_cache
from importlib import resources

from musterbook.registers.rows import ReportMeta
from musterbook.terms.claims import Claim
from musterbook.terms.sources import Source

WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
NAMES = tomllib.loads((resources.files("musterbook.registers") / "data" / "names.toml").read_text("utf-8"))
TITLES, ARTICLES, BODIES = (frozenset(NAMES[key]) for key in ("titles", "articles", "bodies"))
UNNAMED_KINDS = frozenset({"field", "summary"})


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, titles left out unless nothing else is left."""
    words = tuple(word.casefold().replace("’", "'").removesuffix("'s") for word in WORD.findall(name))
    told = tuple(word for word in words if word not in TITLES)
    return told or tuple(word for word in words if word not in ARTICLES) or words


def name_key(name: str) -> str:
    """A named speaker's key: the last name of a person, every word of a body's name."""
    words = name_words(name)
    return " ".join(words if not words or words[-1] in BODIES else words[-1:])


def is_unnamed(source: Source | None, report: ReportMeta) -> bool:
    """Whether nobody outside can tell who speaks."""
    return source.anonymous if source is not None else report.kind in UNNAMED_KINDS


def voice_key(claim: Claim, report: ReportMeta) -> str:
    """The key of a claim's utterer."""
    source = claim.utterer
    if is_unnamed(source, report):
        return f"{report.id}\n{'' if source is None else ' '.join(name_words(source.name))}"
    if source is None:
        return f"outlet\n{(report.publisher or report.id).casefold()}"
    return f"named\n{name_key(source.name)}"


def derive_id(*parts: object) -> str:
    """32 hexadecimal digits that stand for these parts."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).casefold().encode()).hexdigest()[:32]
