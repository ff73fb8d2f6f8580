"""Lines of the brief that rest on an assessed line: its words, its grade and what stands behind it."""

import re
from collections.abc import Iterable, Sequence

from musterbook.assessment.lines import EquipmentLine
from musterbook.assessment.records import Figure, Grade, Mark, Support, Voice, count_words
from musterbook.briefing.citations import OWN_WORDS, Citer
from musterbook.briefing.dates import write_day_short
from musterbook.briefing.records import Line, signs_of

ISO_DAY = re.compile(r"“[^”]*”|\b\d{4}-\d\d-\d\d\b")


def line_of(citer: Citer, text: str, support: Support, *, lead: str = "") -> Line:
    """A line that rests on what an assessed line rests on."""
    return Line(
        lead=lead,
        text=tidy(text),
        grade=support.grade,
        basis=tell_basis(support),
        marks=support.marks,
        claims=support.claims,
        cites=citer.cite(support.claims),
    )


def line_on_claims(
    citer: Citer, text: str, claims: Iterable[str], *, lead: str = "", marks: tuple[Mark, ...] = ()
) -> Line:
    """A line that rests on claims without a grade of its own."""
    told = tuple(dict.fromkeys(claims))
    return Line(lead=lead, text=tidy(text), grade=None, basis="", marks=marks, claims=told, cites=citer.cite(told))


def ids_of(voices: Iterable[Voice]) -> tuple[str, ...]:
    """The claims of voices."""
    return tuple(voice.claim for voice in voices)


def tell_basis(support: Support) -> str:
    """How many origins and reports a line rests on, where the grade doesn't say it already."""
    reports = count_words(support.reports, "report")
    told = f"{count_words(support.origins, 'independent origin')} in {reports}"
    if support.origins <= 1 and not support.unknown:
        told = reports if support.reports > 1 else ""
    return told + (f", {support.unknown} of unknown independence" if support.unknown else "")


def graded(support: Support) -> str:
    """A table's cell for the grade: with the signs of its marks."""
    grade: Grade = support.grade
    return f"{grade}\u00a0{signs_of(support.marks)}".rstrip()


def who_says(voices: Sequence[Voice], most: int = 3) -> str:
    """The speakers of some voices, each once, the first few by name; a report's own voice is its publisher's."""
    names = list(dict.fromkeys(voice.who.removesuffix(OWN_WORDS) for voice in voices))
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def tell_figure(figure: Figure | None) -> str:
    """The best number, and in brackets how far it may be from it: "1 (0–2)", "742 (at least 601)"."""
    if figure is None:
        return "not told"
    if figure.high is None:
        return f"at least {figure.low:,}" if figure.low == figure.best else f"{figure.best:,} (at least {figure.low:,})"
    return f"{figure.best:,}" if figure.low == figure.high else f"{figure.best:,} ({figure.low:,}–{figure.high:,})"


def tell_left(line: EquipmentLine) -> str:
    """What a grounding leaves; the number out of use stands beside it already."""
    return line.left.partition(" out of use; ")[2] or line.left


def tidy(text: str) -> str:
    """The text with its days written out and a report's own voice called by its name; quotes are left as they are."""
    text = text.replace(OWN_WORDS, "").strip()
    return ISO_DAY.sub(lambda found: write_day_short(found[0]) if found[0][0].isdigit() else found[0], text)


def sentence(text: str) -> str:
    """The text with a capital and a full stop, tidied."""
    text = tidy(text)
    return text[:1].upper() + text[1:] + ("" if not text or text[-1] in ".!?…" else ".")
