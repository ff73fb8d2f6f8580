"""Quotations between single marks, told apart from apostrophes and turned into double ones, character for character."""

import re

OPENING = re.compile(r"(?<![\w.,!?;:'\")])'(?=[\w$\u00a3\u20ac\u2026])(?!\d0s\b|(?:em|til|tis|twas|cause|n)\b)")
CLOSING = re.compile(r"(?<=[\w.,!?\u2026)])'(?=[\s.,;:?!)\]\u2014-]|\Z)")
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
SURE = re.compile(r"(?<=[,.?!\u2026])'|'(?=[.,;:?!)\u2014]|\s*\Z)")


def double_quoted(folded: str) -> str:
    """The text with single quotation marks made double, where it quotes with single ones; as long as it was."""
    if "'" not in folded or folded.count('"') >= 2 or not OPENING.search(folded):
        return folded
    marks = [at for m in PARAGRAPH.finditer(folded) for at in _marks(folded, m.start(), m.end())]
    if not marks:
        return folded
    told = list(folded)
    for at in marks:
        told[at] = '"'
    return "".join(told)


def _marks(folded: str, start: int, end: int) -> list[int]:
    """The quotation marks of one paragraph; one that is left open only where the paragraph ends a sentence."""
    found: list[int] = []
    at = start
    while opens := OPENING.search(folded, at, end):
        closes = _closing(folded, opens.end(), end)
        if closes is None:
            if opens.start() == start and folded[end - 1] in ".!?":
                found.append(opens.start())
            break
        found += [opens.start(), closes]
        at = closes + 1
    return found


def _closing(folded: str, at: int, end: int) -> int | None:
    """The mark that closes a quotation: the first sure one, "soldiers' pay" passed over if a sure one follows."""
    follows = OPENING.search(folded, at, end)
    stop = follows.start() if follows else end
    told = [m.start() for m in CLOSING.finditer(folded, at, stop)]
    sure = [i for i in told if SURE.match(folded, i, end)]
    plain = [i for i in told if folded[i - 1] != "s" or i in sure]
    if plain and (not sure or plain[0] <= sure[0]):
        return plain[0]
    return sure[0] if sure else (told[-1] if told else None)
