"""Who says it: cues of saying, "selon" and "según", quotation marks, and speakers carried on from before."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from musterbook.reading.romance.clauses import Clause, Parse
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.language import Language
from musterbook.reading.romance.numbers import follows
from musterbook.terms.sources import Source

QUOTES = re.compile(r"\u00ab[^\u00bb\n]*\u00bb|\u201c[^\u201d\n]*\u201d|\"[^\"\n]*\"")
SPEAKERS = (
    "person", "soldier", "police", "observer", "staff", "civilian", "armed", "people", "official", "body", "media",
    "paper", "named", "someone", "demonym", "country", "anonymous",
)  # fmt: skip
INDIVIDUALS = ("soldier", "police", "observer", "staff", "civilian", "armed", "official", "anonymous", "someone")
INSTITUTIONS = ("body", "media", "paper", "country")
THAT = frozenset({"que", "qu'"})
INDEFINITE = ("un ", "une ", "una ", "des ", "unos ", "unas ")
SOURCE_WORDS = frozenset({"source", "sources", "fuente", "fuentes", "témoin", "témoins", "testigo", "testigos"})
RANKS = frozenset({"brigade", "division", "corps", "police", "brigada", "división", "navío", "fragata", "vaisseau"})
NEAR = 2  # paragraphs over which a speaker is carried on


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """Whose words some stretches of the text are; `lemma` is the cue's verb, `direct` is whether they are quoted."""

    source: Source
    contents: tuple[tuple[int, int], ...]
    cue: tuple[int, int]
    lemma: str
    negated: bool
    direct: bool
    hearsay: bool


class Attributor:
    """The sayings of one report, sentence after sentence."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.low = text.lower()
        self.quotes = [m.span() for m in QUOTES.finditer(text)]
        self.found: list[Saying] = []
        self.last: tuple[Source, int] | None = None

    def read(self, parse: Parse) -> None:
        """Take in one more sentence."""
        told = [*self._according(parse), *self._sayings(parse)]
        for saying in told:
            self.found.append(saying)
            self.last = (saying.source, parse.sentence.paragraph)
        if not told:
            self._carry(parse)

    def at(self, start: int, end: int) -> Saying | None:
        """The saying that holds most narrowly what stands at [start, end)."""
        holding = [
            (b - a, n, s)
            for n, s in enumerate(self.found)
            for a, b in s.contents
            if a <= start < b or start <= a < end - 1 <= b
        ]
        return min(holding, key=lambda h: (h[0], -h[1]))[2] if holding else None

    def _carry(self, parse: Parse) -> None:
        """A quotation that nobody claims goes on with the last speaker."""
        start, end, paragraph = parse.sentence
        inside = tuple((a, b) for a, b in self.quotes if start <= a and b <= end + 1 and b - a > 12)
        if inside and self.last is not None and paragraph - self.last[1] <= NEAR and inside[0][0] - start < 4:
            self.found.append(
                Saying(
                    source=self.last[0],
                    contents=inside,
                    cue=inside[0],
                    lemma="",
                    negated=False,
                    direct=True,
                    hearsay=False,
                )
            )

    def _according(self, parse: Parse) -> Iterator[Saying]:
        for i, token in enumerate(parse.tokens):
            phrase = next((p for p in self.language.according if follows(parse.tokens, i, p)), None)
            if phrase is None:
                continue
            after = i + len(phrase)
            loose = phrase in (("pour",), ("para",))
            group = next(
                (g for g in parse.groups if g.core == after or (g.first in (after, i) and g.last > after)), None
            )
            if phrase[-1].startswith("source"):
                group = next((g for g in parse.groups if g.first == i and g.last > i + 1), group)
            if group is None or (loose and (i > 0 or not group.has("official", "body", "named"))):
                continue
            if group.has("event", "idea", "vehicle", "protection", "time") and not phrase[-1].startswith("source"):
                continue
            source = self._source(group, parse)
            if source is not None:
                yield self._saying(
                    source, token.start, group.end, self._around(parse, token.start, group), "selon", False, False
                )

    def _around(self, parse: Parse, start: int, group: Group) -> tuple[tuple[int, int], ...]:
        sentence = parse.sentence
        end = parse.chain(group)[-1].end
        before = (sentence.start, start)
        semi = [t.end for t in parse.tokens if t.low == ";" and t.end < start]
        if semi:
            before = (semi[-1], start)
        behind = (end, next((t.start for t in parse.tokens if t.low == ";" and t.start > end), sentence.end))
        return tuple(span for span in (before, behind) if span[1] - span[0] > 3)

    def _sayings(self, parse: Parse) -> Iterator[Saying]:
        for clause in parse.clauses:
            verb = clause.verb
            if (
                not verb.has("say", "deny", "confirm", "promise")
                or verb.form != "finite"
                or verb.person in ("1s", "1p")
            ):
                continue
            if verb.via and verb.via[0] in ("vouloir", "souhaiter", "pouvoir", "querer", "poder"):
                continue
            group, inverted = self._speaker(clause, parse)
            if group is None:
                continue
            contents = tuple(self._contents(clause, group, inverted, parse))
            source = self._source(group, parse)
            if contents and source is not None:
                direct = any(a <= s and e <= b + 1 for s, e in contents for a, b in self.quotes)
                yield self._saying(
                    source,
                    verb.start,
                    verb.end,
                    contents,
                    verb.lemma,
                    verb.negated,
                    direct,
                    verb.tense == "conditional",
                )

    def _saying(
        self,
        source: Source,
        start: int,
        end: int,
        contents: tuple[tuple[int, int], ...],
        lemma: str,
        negated: bool,
        direct: bool,
        hearsay: bool = False,
    ) -> Saying:
        return Saying(
            source=source,
            contents=contents,
            cue=(start, end),
            lemma=lemma,
            negated=negated,
            direct=direct,
            hearsay=hearsay,
        )

    def _speaker(self, clause: Clause, parse: Parse) -> tuple[Group | None, bool]:
        """The group that speaks, and whether it stands behind the verb."""
        verb = clause.verb
        before = parse.tokens[verb.first - 1].low if verb.first else ""
        behind = next((g for g in parse.groups if g.first >= verb.last and g.first - verb.last <= 3), None)
        pronoun = next((t for t in parse.tokens[verb.last : verb.last + 1] if t.text.startswith("-")), None)
        if pronoun is not None:
            return next((g for g in parse.groups if g.first == pronoun.i), None), True
        parenthetic = before in (",", '"', "\u2014", "", "a") or (
            verb.first and parse.tokens[verb.first - 1].kind == "mark"
        )
        if parenthetic and behind is not None and behind.prep is None and self._speaks(behind):
            gap = parse.tokens[verb.last : behind.first]
            if all(t.kind == "word" for t in gap) and not any(t.low in THAT for t in gap):
                return behind, True
        subject = clause.subject
        if subject is not None and not clause.inverted and (self._speaks(subject) or subject.pronoun):
            return subject, False
        if clause.inverted and subject is not None and before in (",", '"', "\u2014") and self._speaks(subject):
            return subject, True
        if (self.language.code == "es" and subject is None) or (subject is not None and clause.inverted):
            return self._nobody(parse), False
        return None, False

    def _nobody(self, parse: Parse) -> Group | None:
        """A stand-in for a Spanish subject that is not told: the speaker before."""
        if self.last is None or not parse.tokens:
            return None
        token = parse.tokens[0]
        return Group(
            first=0, core=0, last=0, start=token.start, end=token.start, text="él", low="él", head="él",
            classes=frozenset(), count=None, share=None, plural=False, definite=True, prep=None, name=None, bare=True,
            pronoun=True, marks=(), country=None,
        )  # fmt: skip

    def _speaks(self, group: Group) -> bool:
        return (group.has(*SPEAKERS) or group.low in self.language.same or group.name is not None) and not group.has(
            "time"
        )

    def _contents(self, clause: Clause, group: Group, inverted: bool, parse: Parse) -> Iterator[tuple[int, int]]:
        """The stretches that a cue brings in."""
        sentence, verb = parse.sentence, clause.verb
        quotes = [(a, b) for a, b in self.quotes if sentence.start - 1 <= a < sentence.end and b > a]
        after = parse.tokens[verb.last].low if verb.last < len(parse.tokens) else ""
        that = next((t for t in parse.tokens[verb.last : verb.last + 9] if t.low in THAT), None)
        if inverted and after not in THAT:
            if verb.start - sentence.start > 3:
                yield (sentence.start, verb.start)
            end = parse.chain(group)[-1].end
            if sentence.end - end > 3:
                yield (end, sentence.end)
        elif that is not None:
            yield (that.end, sentence.end)
        else:
            end = max(verb.end, group.end if inverted else verb.end)
            if sentence.end - end > 3:
                yield (end, sentence.end)
        yield from (q for q in quotes if q[1] > sentence.end)
        if not inverted and verb.first and quotes and quotes[0][1] <= verb.start:
            yield quotes[0]

    def _source(self, group: Group, parse: Parse) -> Source | None:
        """The source that a group names; pronouns and "le communiqué" stand for the one before."""
        plain = group.low.strip()
        if group.pronoun or plain in self.language.same or plain in ("lui", "elle", "él", "ella"):
            return self.last[0] if self.last is not None else None
        chain = parse.chain(group)
        name = self._name(group, chain, parse)
        text = self.text[group.start : chain[-1].end]
        words = self._words_near(parse)
        number = group.count.min if group.count is not None and group.count.min == group.count.max else None
        institution = group.has(*INSTITUTIONS) and not group.has(*INDIVIDUALS)
        indefinite = group.count is not None or plain.startswith(INDEFINITE) or (group.plural and not group.definite)
        asked = any(word in words for word in self.language.unnamed)
        anonymous = not name and (
            group.head in SOURCE_WORDS
            or (indefinite and not institution and group.has(*INDIVIDUALS, "people", "demonym"))
            or (asked and not institution)
            or group.head in ("survivant", "rescapé", "sobreviviente", "superviviente", "habitante", "témoin", "vecino")
        )
        return Source(
            name=name or text,
            anonymous=anonymous,
            number=number if anonymous else None,
            role=group.head if name and group.head not in name.lower() else None,
            reason=None,
        )

    def _words_near(self, parse: Parse) -> str:
        return self.low[parse.sentence.start : parse.sentence.end]

    def _name(self, group: Group, chain: Sequence[Group], parse: Parse) -> str | None:
        """The person's name in a group, behind a rank, or in the apposition that follows it."""
        if group.has(*INSTITUTIONS) and not group.has("official", "soldier"):
            return None
        if group.name is not None and (" " in group.name or group.has("named")):
            return group.name if not group.has("named") or " " in group.name else None
        if len(chain) > 1 and chain[1].head in RANKS and chain[1].name is not None and " " in chain[1].name:
            return chain[1].name
        at = chain[-1].last
        for g in parse.groups:
            if g.first == at + 1 and at < len(parse.tokens) and parse.tokens[at].low == "," and g.prep is None:
                named = g.name is not None and " " in g.name and not g.has(*INSTITUTIONS)
                if named:
                    return g.name
        return None


def quoted(quotes: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether an offset stands inside quotation marks."""
    return any(a < at < b for a, b in quotes)
