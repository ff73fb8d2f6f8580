"""A report opened for reading, and its sentences analysed one after another."""

import datetime as dt
from collections.abc import Iterable

from musterbook.reading.analysis import Document, View
from musterbook.reading.clause_building import build_clauses
from musterbook.reading.field import is_security
from musterbook.reading.parsing import Parse, parse_sentence
from musterbook.reading.places import find_places
from musterbook.reading.sentences import split_sentences
from musterbook.reading.single_quotes import double_quoted
from musterbook.reading.text import fold, is_capitals, lower
from musterbook.reading.tokens import Sentence


def open_document(text: str, published: str | None, publisher: str | None) -> Document:
    """The document of a text; `published` is a date or an RFC 3339 time."""
    folded = double_quoted(fold(text))
    low = lower(folded)
    capitals = is_capitals(folded)
    sentences, head = split_sentences(folded, capitals)
    return Document(
        text=text,
        folded=folded,
        low=low,
        capitals=capitals,
        published=day_of(published),
        publisher=publisher,
        sentences=sentences,
        security=is_security(low),
        dateline=head.dateline,
        agency=head.agency,
    )


def day_of(published: str | None) -> dt.date | None:
    """The day of a date or time; null where there is none or it is no date."""
    try:
        return dt.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def parse(document: Document, sentence: Sentence) -> Parse:
    """The first stages of one sentence of a document."""
    return parse_sentence(
        document.text, document.folded, document.low, sentence, not document.capitals, document.published
    )


def view_of(document: Document, parsed: Parse, before: View | None, excluded: frozenset[int] = frozenset()) -> View:
    """The whole analysis of a parsed sentence; words in `excluded` tell who said it and belong to no clause."""
    clauses, attachments = build_clauses(
        parsed.words,
        parsed.groups,
        parsed.verbs,
        parsed.times,
        excluded,
        document.capitals is False and parsed.sentence.form == "headline",
    )
    return View(
        document=document,
        sentence=parsed.sentence,
        words=parsed.words,
        groups=parsed.groups,
        verbs=parsed.verbs,
        clauses=clauses,
        attachments=attachments,
        times=parsed.times,
        places=find_places(attachments, document.text),
        unreal=unreal_of(parsed, clauses_spans=((c.marker, c.start, c.end) for c in clauses)),
        before=before,
    )


CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


def unreal_of(parsed: Parse, clauses_spans: Iterable[tuple[str | None, int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches that state nothing: questions, clauses under "if", "unless" or "whether", and "Should it fail, …"."""
    last = parsed.words[-1].text if parsed.words else ""
    if last == "?" or (last in "\"'" and len(parsed.words) > 1 and parsed.words[-2].text == "?"):
        return ((parsed.sentence.start, parsed.sentence.end),)
    if parsed.words and parsed.words[0].low == "should" and "," in {w.text for w in parsed.words}:
        return ((parsed.sentence.start, parsed.sentence.end),)
    return tuple((start, end) for marker, start, end in clauses_spans if marker in CONDITIONS)
