"""Lines of the brief that rest on an assessed line: its words, its grade and what stands behind it."""

from collections.abc import Iterable, Sequence

from musterbook.assessment.records import Grade, Mark, Support, Voice
from musterbook.briefing.citations import Citer
from musterbook.briefing.records import Line, signs_of


def line_of(citer: Citer, text: str, support: Support, *, lead: str = "", basis: str | None = None) -> Line:
    """A line that rests on what an assessed line rests on."""
    return Line(
        lead=lead,
        text=text,
        grade=support.grade,
        basis=support.words if basis is None else basis,
        marks=support.marks,
        claims=support.claims,
        cites=citer.cite(support.claims),
    )


def line_on_claims(
    citer: Citer, text: str, claims: Iterable[str], *, lead: str = "", marks: tuple[Mark, ...] = ()
) -> Line:
    """A line that rests on claims without a grade of its own."""
    told = tuple(dict.fromkeys(claims))
    return Line(lead=lead, text=text, grade=None, basis="", marks=marks, claims=told, cites=citer.cite(told))


def ids_of(voices: Iterable[Voice]) -> tuple[str, ...]:
    """The claims of voices."""
    return tuple(voice.claim for voice in voices)


def graded(support: Support) -> str:
    """A table's cell for the grade: with the signs of its marks."""
    grade: Grade = support.grade
    return f"{grade} {signs_of(support.marks)}".rstrip()


def who_says(voices: Sequence[Voice], most: int = 3) -> str:
    """The speakers of some voices, each once, the first few by name."""
    names = list(dict.fromkeys(voice.who for voice in voices))
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if not text or text[-1] in ".!?…" else ".")
