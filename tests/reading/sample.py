"""Sentences of the tests' own, opened and analysed with the real room."""

from musterbook.reading.analysis import View
from musterbook.reading.attribution import Attribution, Attributor
from musterbook.reading.clauses import Clause
from musterbook.reading.documents import open_document, parse, view_of


def views_of(text: str, published: str | None = "2025-04-01") -> list[View]:
    """Every sentence of a text, analysed."""
    document = open_document(text, published, None)
    told: list[View] = []
    for sentence in document.sentences:
        told.append(view_of(document, parse(document, sentence), told[-1] if told else None))
    return told


def view_of_one(text: str, published: str | None = "2025-04-01") -> View:
    """The only sentence of a text."""
    (view,) = views_of(text, published)
    return view


def clause_with(text: str, lemma: str) -> Clause:
    """The clause of a one-sentence text whose verb has this lemma."""
    return next(c for c in view_of_one(text).clauses if c.verb.lemma == lemma)


def attributions_in(text: str) -> list[Attribution]:
    """The attributions of a text."""
    document = open_document(text, "2025-04-01", None)
    attributor = Attributor(document)
    before = None
    for sentence in document.sentences:
        parsed = parse(document, sentence)
        before = view_of(document, parsed, before)
        attributor.read(parsed, before)
    return attributor.settled()


def told(text: str) -> list[tuple[str | None, str]]:
    """(source, content) of each saying in a text."""
    return [
        (a.source.name if a.source else None, " … ".join(text[s:e] for s, e in a.contents))
        for a in attributions_in(text)
        if a.manner == "says"
    ]
