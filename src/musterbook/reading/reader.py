"""The reader: a report's text in, attributed claims out.

`Reader` is the protocol; `RulesReader` the default: no weights, no network, the same answer on every machine.
"""

import importlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from musterbook.reading.analysis import Document, View
from musterbook.reading.attribution import Attribution, Attributor, attributions_at
from musterbook.reading.candidates import Candidate
from musterbook.reading.clauses import Clause
from musterbook.reading.documents import open_document, parse, view_of
from musterbook.reading.field import is_touched
from musterbook.reading.kinds import KIND_READERS
from musterbook.reading.kinds.incident_carried import drop_carried
from musterbook.reading.kinds.remarks import remarks_in
from musterbook.reading.languages import find_language
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.merge import Attributed, drop_doubles, drop_mentions
from musterbook.reading.nearby import Nearby
from musterbook.reading.references import refer
from musterbook.reading.stance import stance_of
from musterbook.reading.telling import telling_of
from musterbook.reading.text import fold, lower
from musterbook.reading.triggers import load_filter
from musterbook.terms.claims import CLAIM_TYPES, Claim, Reference, claim_id
from musterbook.terms.quotes import quote_of
from musterbook.terms.record import Record
from musterbook.terms.sources import Source

NAME = "rules/1"
OPEN = frozenset({"holding.dated"})  # rules beside which somebody may still complain
READ = frozenset({"en"})
ROMANCE = frozenset({"fr", "es"})
ROMANCE_READER = "musterbook.reading.romance.reader"  # loaded with the first text in one of these
TELLINGS = frozenset({"concern", "position", "assurance", "casualty", "gear_failure", "evacuation", "grounding"}) | {
    *("strength", "holding", "tally", "incident", "trend")
}
ASKING = frozenset({*LEXICON.members("question"), "demand", "request", "appeal", "call", "plead"})
ANSWERS = frozenset(x for name in ("deny", "confirm", "retract") for x in LEXICON.members(name))
BELIEFS = frozenset({*LEXICON.members("believe"), *LEXICON.members("expect"), "estimate", "doubt"})


class Reading(Record, frozen=True):
    """What a reader makes of a report: its claims in the order of the text, the text's language, and notes."""

    claims: tuple[Claim, ...]
    language: str | None
    notes: tuple[str, ...]


class Reader(Protocol):
    """Whatever turns a report's text into claims."""

    name: str

    def read(self, text: str, *, published: str | None, publisher: str | None, report_digest: bytes) -> Reading:
        """The claims of a text; `report_digest` is SHA-256 over the report's bytes."""
        ...


class RulesReader:
    """Reads with the grammars of this room."""

    name: str = NAME

    def __init__(self) -> None:
        self._filter = load_filter()

    def read(self, text: str, *, published: str | None, publisher: str | None, report_digest: bytes) -> Reading:
        """The claims of a text; a language that is not read gives none and the note "unread"."""
        language = find_language(text)
        if language in ROMANCE:
            read_romance = importlib.import_module(ROMANCE_READER).read_romance
            claims = finished(read_romance(text, language, published), text, language, report_digest)
            return Reading(claims=tuple(claims), language=language, notes=())
        if language is not None and language not in READ:
            return Reading(claims=(), language=language, notes=("unread",))
        if not is_touched(lower(fold(text))):
            return Reading(claims=(), language=language or "en", notes=())
        document = open_document(text, published, publisher)
        told = self._attributed(document)
        return Reading(
            claims=tuple(finished(told, text, language or "en", report_digest)), language=language or "en", notes=()
        )

    def _attributed(self, document: Document) -> list[Attributed]:
        asked = self._filter.asked(document)
        if not any(asked):
            return []
        needed = self._filter.needed(document, asked)
        attributor = Attributor(document)
        pairs: list[tuple[View, Candidate]] = []
        views: list[View] = []
        before: View | None = None
        for sentence, kinds in zip(document.sentences, asked, strict=True):
            if sentence.number not in needed:
                continue
            parsed = parse(document, sentence)
            if not parsed.words:
                continue
            view = view_of(document, parsed, before)
            talk = attributor.read(parsed, view)
            if talk:
                view = view_of(document, parsed, before, talk)
            before = view
            views.append(view)
            pairs.extend((view, c) for k in sorted(kinds) for c in KIND_READERS[k].find(view))
        found = attributor.settled()
        near = Nearby(found)
        pairs = drop_carried(pairs)
        pairs.extend(remarks_in(views, near, [(c.start, c.end) for _, c in pairs if c.rule not in OPEN]))
        told = drop_doubles([attributed(view, c, near.to(c), document) for view, c in pairs], document.text)
        refer(told)
        return drop_mentions(told)


def attributed(view: View, candidate: Candidate, found: list[Attribution], document: Document) -> Attributed:
    """A candidate with its source chain and stance."""
    anchor = candidate.anchor if candidate.anchor is not None else candidate.start
    chain = [] if candidate.own_voice else [a for a in attributions_at(found, candidate.start, anchor) if counts(a)]
    chain = [a for a in chain if not (a.lemma in ASKING and a.cue and candidate.start < a.cue[0] < candidate.end)]
    if candidate.kind == "no_comment":
        chain = [a for a in chain if a.cue is not None or a.direct]
    chain = answered_first(chain)
    telling = own_telling(view, candidate, found) if not candidate.own_voice else None
    if telling is not None and telling not in chain:
        chain.insert(0, telling)
    clause = clause_of(view.clauses, candidate.start, candidate.end)
    return Attributed(
        candidate=candidate,
        attribution=sources_of(chain, document),
        stance=stance_of(view, candidate.start, candidate.end, clause, chain, candidate.stance, candidate.kind),
        said_at=next((a.said_at for a in chain if a.said_at), None),
        telling=telling_of(view, candidate) if candidate.kind == "casualty" else frozenset(),
        refers=[],
    )


def answered_first(chain: list[Attribution]) -> list[Attribution]:
    """Who denies or confirms what somebody else claims speaks before them ("denied a report by the radio that …")."""
    if len(chain) > 1 and chain[0].passed_on and chain[1].lemma in ANSWERS and chain[1].source is not None:
        return [chain[1], chain[0], *chain[2:]]
    return chain


def counts(a: Attribution) -> bool:
    """Whether an attribution tells whose statement it is: sayings and beliefs, not likings, plans and findings."""
    return a.manner == "says" or (a.manner == "thinks" and a.lemma in BELIEFS)


def own_telling(view: View, candidate: Candidate, found: list[Attribution]) -> Attribution | None:
    """A concern or position whose quote holds its own source and cue ("the ministry complained about the delay")."""
    if candidate.kind not in TELLINGS:
        return None
    return next(
        (
            a
            for a in found
            if a.cue
            and a.source
            and counts(a)
            and candidate.start <= a.cue[0]
            and a.cue[1] <= candidate.end
            and a.span
            and view.sentence.start <= a.span[0] <= candidate.start
            and any(start < candidate.end and candidate.start <= start for start, _ in a.contents)
        ),
        None,
    )


def clause_of(clauses: Iterable[Clause], start: int, end: int) -> Clause | None:
    """The clause that states a quote: the first whose verb stands in it, else the narrowest around its start."""
    told = list(clauses)
    inside = [c for c in told if start <= c.verb.start and c.verb.end <= end]
    if inside:
        return min(inside, key=lambda c: (c.kind in ("relative", "participial"), c.verb.start))
    holding = [c for c in told if c.start <= start < c.end]
    return min(holding, key=lambda c: c.end - c.start) if holding else None


def sources_of(chain: list[Attribution], document: Document) -> tuple[Source, ...]:
    """From the utterer to the carrier: the chain's sources, the outlet told to, and the agency that credits itself."""
    sources = [a.source for a in chain if a.source is not None]
    if not sources:
        return ()
    carriers = [a.carrier for a in chain if a.carrier is not None]
    if document.agency:
        carriers.append(Source(name=document.agency, anonymous=False, number=None, role="outlet", reason=None))
    unique: dict[str, Source] = {}
    for source in (*sources, *carriers):
        unique.setdefault(source.name.lower(), source)
    return tuple(unique.values())


def finished(told: list[Attributed], text: str, language: str, digest: bytes) -> list[Claim]:
    """Claims with ids; an ordinal tells apart two of one kind on the same words."""
    ids: list[str] = []
    seen: dict[tuple[str, int, int], int] = {}
    for item in told:
        c = item.candidate
        ordinal = seen.get((c.kind, c.start, c.end), 0)
        seen[c.kind, c.start, c.end] = ordinal + 1
        ids.append(claim_id(digest, c.kind, c.start, c.end, ordinal))
    return [_claim(item, ids, n, text, language, digest) for n, item in enumerate(told)]


def _claim(item: Attributed, ids: list[str], n: int, text: str, language: str, digest: bytes) -> Claim:
    c = item.candidate
    claim: Claim = CLAIM_TYPES[c.kind](
        id=ids[n],
        report="sha256:" + digest.hex(),
        language=language,
        quote=quote_of(text, c.start, c.end),
        attribution=item.attribution,
        stance=item.stance,
        said_at=item.said_at,
        refers=tuple(dict.fromkeys(Reference(claim=ids[m], as_=as_) for as_, m in item.refers)),
        reader=NAME,
        rule=c.rule,
        score=Decimal(f"{c.score:.2f}"),
        slots=c.slots,
    )
    return claim
