"""How many: counts and shares in French and Spanish words, after the table of the vocabulary."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from musterbook.reading.romance.language import Language
from musterbook.reading.romance.tokens import Token
from musterbook.terms.counts import Count

DIGITS = re.compile(r"[ .,]")
LINKS = ("de", "d'")
MULTIPLES = {"mille": 1000, "mil": 1000, "million": 10**6, "millions": 10**6, "millón": 10**6, "millones": 10**6}
HALVES = {"moitié": "0.5", "mitad": "0.5", "tiers": "0.333", "tercio": "0.333", "quart": "0.25", "cuarto": "0.25"}
PARTS = {"tiers": 3, "quarts": 4, "tercios": 3, "tercias": 3, "cuartos": 4, "cuartas": 4, "quintas": 5, "cinquièmes": 5}
OF_EACH = (("sur",), ("de", "cada"))
PER_CENT = ("%", "pour", "por")
UNITS = frozenset(
    {
        "milímetros",
        "millimètres",
        "kilogramos",
        "kilo",
        "litros",
        "litres",
        "km",
        "kilomètres",
        "kilómetros",
        "mètres",
        "metros",
        "m",
        "mm",
        "kg",
        "kilos",
        "euros",
        "dollars",
    }
)


class Quantity(msgspec.Struct, frozen=True):
    """A quantity's tokens [first, last) and what it says; `article` where it is no more than "un" or "una"."""

    first: int
    last: int
    count: Count | None
    share: Decimal | None
    article: bool = False


class Value(NamedTuple):
    """A plain number and where it ends; `low`..`high` for a range, `open` where it has no upper end."""

    last: int
    low: int
    high: int | None
    approx: bool = False


def follows(tokens: Sequence[Token], i: int, phrase: Sequence[str]) -> bool:
    """Whether a phrase stands at token i."""
    return len(tokens) >= i + len(phrase) and all(tokens[i + n].low == word for n, word in enumerate(phrase))


def bound_at(tokens: Sequence[Token], i: int, names: Sequence[str], language: Language) -> tuple[str, int] | None:
    """The kind of bound that stands at token i, and how many tokens it takes."""
    for name in names:
        for phrase in language.bounds[name]:
            if follows(tokens, i, phrase) or _contracted(tokens, i, phrase):
                return name, len(phrase)
    return None


def _contracted(tokens: Sequence[Token], i: int, phrase: Sequence[str]) -> bool:
    """Whether a phrase stands at token i with its last word run together with an article ("cerca del")."""
    told = {"de": ("del", "du", "des"), "a": ("al",), "à": ("au", "aux")}.get(phrase[-1], ())
    last = i + len(phrase) - 1
    return last < len(tokens) and tokens[last].low in told and len(phrase) > 1 and follows(tokens, i, phrase[:-1])


def read_quantity(tokens: Sequence[Token], i: int, text: str, language: Language) -> Quantity | None:
    """The quantity that starts at token i."""
    nobody = tokens[i].low in ("aucun", "aucune", "ningún", "ninguna", "nul", "nulle")
    if nobody:
        return Quantity(i, i + 1, Count(min=0, max=0, approx=False, words=tokens[i].text), None)
    at, bound = i, None
    told = bound_at(tokens, i, ("least", "more", "fewer", "most", "about", "exact"), language)
    while told is not None and at + told[1] < len(tokens):
        bound = bound or (told[0] if told[0] != "exact" else None)
        at += told[1]
        told = bound_at(tokens, at, ("about", "exact"), language)
    if at > i and at < len(tokens) and tokens[at].low in ("los", "las", "les", "l'"):
        at += 1
    share = _share(tokens, at, i)
    if share is not None:
        return share
    value = _value(tokens, at, language)
    if value is None:
        return _vague(tokens, i, text, language)
    last = value.last
    if last < len(tokens):
        behind = bound_at(tokens, last, ("after_least", "after_about"), language)
        if behind is not None and bound is None:
            last += behind[1]
            bound = "least" if behind[0] == "after_least" else "about"
    if at < len(tokens) and tokens[at].low in UNITS:
        return None
    words = text[tokens[i].start : tokens[last - 1].end]
    article = bound is None and last == i + 1 and tokens[i].low in ("un", "une", "una")
    return Quantity(i, last, _counted(value, bound, words), None, article)


def _counted(value: Value, bound: str | None, words: str) -> Count:
    low, high = value.low, value.high
    if bound == "least":
        return Count(min=low, max=None, approx=value.approx, words=words)
    if bound == "more":
        return Count(min=low + 1, max=None, approx=value.approx, words=words)
    if bound == "fewer":
        return Count(min=0, max=(high or low) - 1, approx=value.approx, words=words)
    if bound == "most":
        return Count(min=0, max=high or low, approx=value.approx, words=words)
    return Count(min=low, max=high, approx=value.approx or bound == "about", words=words)


def _value(tokens: Sequence[Token], i: int, language: Language) -> Value | None:
    between = language.bounds["between"]
    if follows(tokens, i, between[0]) or follows(tokens, i, between[1]):
        first = number_at(tokens, i + 1, language) if tokens[i].low in ("entre",) else None
        if first is None or not any(follows(tokens, first.last, b) for b in (("et",), ("y",))):
            return None
        second = number_at(tokens, first.last + 1, language)
        return None if second is None else Value(second.last, first.low, second.high)
    first = number_at(tokens, i, language)
    if first is None or first.last + 1 >= len(tokens):
        return first
    if any(follows(tokens, first.last, told) for told in language.bounds["range"]):
        second = number_at(tokens, first.last + 1, language)
        if second is not None and second.low > first.low and tokens[first.last + 1].low not in ("un", "une", "una"):
            return Value(second.last, first.low, second.high)
    return first


def number_at(tokens: Sequence[Token], i: int, language: Language) -> Value | None:
    """A number in digits or words at token i, with its multiples ("17 mil") and collectives ("une dizaine de")."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number":
        if ("," in token.text and not re.fullmatch(r"\d{1,3}(?:,\d{3})+", token.text)) or ":" in token.text:
            return _decimal(tokens, i)
        value, last = int(re.sub(r"\D", "", token.text)), i + 1
        if last < len(tokens) and tokens[last].low in MULTIPLES:
            value, last = value * MULTIPLES[tokens[last].low], last + 1
        return Value(last, value, value)
    for at, half in ((i, 1), (i + 1, 2)):
        if half == 2 and token.low not in (
            "un",
            "une",
            "una",
            "el",
            "la",
            "media",
            "medio",
            "demi",
            "des",
            "los",
            "las",
        ):
            break
        told = _collective(tokens, at, token.low in ("medio", "media"), language)
        if told is not None:
            return told
    return _words(tokens, i, language)


def _decimal(tokens: Sequence[Token], i: int) -> Value | None:
    if i + 1 >= len(tokens) or tokens[i + 1].low not in MULTIPLES or ":" in tokens[i].text:
        return None
    value = int(Decimal(tokens[i].text.replace(",", ".")) * MULTIPLES[tokens[i + 1].low])
    return Value(i + 2, value, value)


def _collective(tokens: Sequence[Token], i: int, half: bool, language: Language) -> Value | None:
    if i >= len(tokens):
        return None
    low, last = tokens[i].low.removeprefix("demi-"), i + 1
    value = language.collective.get(low)
    many = language.many.get(low)
    if value is None and many is None:
        return None
    if last < len(tokens) and tokens[last].low in LINKS:
        last += 1
    if many is not None:
        return Value(last, many, None)
    halved = half or tokens[i].low.startswith("demi-")
    number = (value or 0) // 2 if halved else value or 0
    plain = low in ("douzaine", "docena", "par") or halved
    return Value(last, number, number, approx=not plain)


def _words(tokens: Sequence[Token], i: int, language: Language) -> Value | None:
    total = current = 0
    last = i
    while last < len(tokens):
        joined = tokens[last].low in ("et", "y") and last > i
        at = last + 1 if joined else last
        parts = tokens[at].low.split("-") if at < len(tokens) else []
        parts = [p for p in parts if p not in ("et", "y")]
        if not parts or not all(p in language.numbers for p in parts):
            break
        first = language.numbers[parts[0]]
        if joined and not (current >= 20 and current % 10 == 0 and first < 20):
            break
        if last > i and not joined and not _goes_on(current, total, first):
            break
        for part in parts:
            total, current = _add(total, current, language.numbers[part])
        last = at + 1
    return Value(last, total + current, total + current) if last > i else None


def _goes_on(current: int, total: int, value: int) -> bool:
    if value in (100, 1000):
        return True
    if current == 0:
        return total > 0
    return (current % 100 == 0 and value < 100) or (current % 10 == 0 and current % 100 > 10 and value < 20)


def _add(total: int, current: int, value: int) -> tuple[int, int]:
    if value == 1000:
        return total + max(current, 1) * 1000, 0
    if value == 100:
        return total, max(current, 1) * 100
    if value == 20 and current % 100 == 4:
        return total, current - 4 + 80
    return total, current + value


def _vague(tokens: Sequence[Token], i: int, text: str, language: Language) -> Quantity | None:
    for phrase in language.bounds["half_dozen"]:
        if follows(tokens, i, phrase):
            last = i + len(phrase)
            words = text[tokens[i].start : tokens[last - 1].end]
            return Quantity(i, last, Count(min=6, max=6, approx=False, words=words), None)
    told = bound_at(tokens, i, ("vague",), language)
    if told is None:
        return None
    words = text[tokens[i].start : tokens[i + told[1] - 1].end]
    return Quantity(i, i + told[1], Count(min=2, max=None, approx=False, words=words), None)


def _share(tokens: Sequence[Token], i: int, first: int) -> Quantity | None:
    """ "sept sur dix", "tres de cada cuatro", "60 %", "la moitié", "trois quarts" and the like."""
    at = i + 1 if tokens[i].low in ("la", "el", "le", "un", "los", "las", "les") else i
    if at >= len(tokens):
        return None
    if tokens[at].low in HALVES:
        return Quantity(first, at + 1, None, Decimal(HALVES[tokens[at].low]))
    top = _plain(tokens[at])
    if top is None or at + 1 >= len(tokens):
        return None
    if tokens[at + 1].low in PARTS:
        return Quantity(first, at + 2, None, (top / PARTS[tokens[at + 1].low]).quantize(Decimal("0.001")))
    if tokens[at + 1].low in PER_CENT:
        last = at + 2 if tokens[at + 1].low == "%" else at + 3
        whole = tokens[at + 1].low == "%" or follows(tokens, at + 2, ("cent",)) or follows(tokens, at + 2, ("ciento",))
        return Quantity(first, last, None, top / 100) if whole and top <= 100 else None
    for link in OF_EACH:
        below = at + 1 + len(link)
        if follows(tokens, at + 1, link) and below < len(tokens):
            bottom = _plain(tokens[below])
            if bottom is not None and 0 < top < bottom <= 1000:
                return Quantity(first, below + 1, None, (top / bottom).quantize(Decimal("0.001")))
    return None


SMALL = {
    **dict(
        zip(["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"], range(1, 11), strict=True)
    ),
    **dict(
        zip(
            ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"],
            range(1, 11),
            strict=True,
        )
    ),
    "vingt": 20,
    "veinte": 20,
    "cent": 100,
    "cien": 100,
}


def _plain(token: Token) -> Decimal | None:
    if token.kind == "number":
        text = token.text.replace(",", ".") if re.fullmatch(r"\d+[.,]\d{1,2}", token.text) else token.text
        return Decimal(text) if re.fullmatch(r"\d+(?:\.\d+)?", text) else None
    return Decimal(SMALL[token.low]) if token.low in SMALL else None
