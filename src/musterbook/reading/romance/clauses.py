"""Clauses: every verb group with its subject, what stands behind it and the stretch that states it."""

from collections.abc import Sequence

import msgspec

from musterbook.reading.romance.groups import Group, GroupReader
from musterbook.reading.romance.language import Language
from musterbook.reading.romance.tokens import STRONG, Sentence, Token
from musterbook.reading.romance.verbs import VerbFinder, VerbGroup

RELATIVES = frozenset({"qui", "quien", "quienes"})
BREAKS = frozenset({"lorsque", "lorsqu'", "quand", "tandis", "cuando", "mientras", "parce", "porque", "après"})
ASIDES = frozenset({"dont", "ellos", "ellas", "parmi", "notamment", "incluidos", "incluido", "compris"})
LINKERS = frozenset({"de", "d'", "du", "des", "del"})


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A verb with its subject (null where none is told), the groups behind it and its stretch of text.

    `behind` are the groups up to the next clause, with and without preposition; `marker` is the word that opens it.
    """

    verb: VerbGroup
    subject: Group | None
    inverted: bool
    behind: tuple[Group, ...]
    marker: str | None
    first: int
    last: int
    start: int
    end: int

    @property
    def objects(self) -> tuple[Group, ...]:
        """The groups behind the verb that no preposition opens."""
        return tuple(g for g in self.behind if g.prep is None and not g.has("time"))


class Parse(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence: tokens, groups, verbs and clauses."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    groups: tuple[Group, ...]
    verbs: tuple[VerbGroup, ...]
    clauses: tuple[Clause, ...]
    low: str

    def complement(self, group: Group) -> Group | None:
        """The group that "de" hangs on a group right behind it."""
        return next((g for g in self.groups if g.first == group.last and g.prep in LINKERS), None)

    def chain(self, group: Group) -> tuple[Group, ...]:
        """A group and the groups that "de" hangs on it, one on another."""
        found = [group]
        while (nxt := self.complement(found[-1])) is not None and len(found) < 5:
            found.append(nxt)
        return tuple(found)


def parse_sentence(tokens: tuple[Token, ...], sentence: Sentence, text: str, language: Language) -> Parse:
    """The analysis of one sentence."""
    reader = GroupReader(tokens, text, language)
    groups: list[Group] = []
    taken: set[int] = set()
    i = 0
    while i < len(tokens):
        if tokens[i].kind == "mark":
            i += 1
            continue
        group = reader.read(i, bool(groups) and groups[-1].last == i)
        if group is None:
            i += 1
            continue
        groups.append(group)
        taken.update(range(group.first, group.last))
        i = group.last
    verbs = VerbFinder(tokens, text, language, frozenset(taken)).find()
    eaten = {i for v in verbs for i in range(v.first, v.last)}
    groups = [g for g in groups if g.core not in eaten]
    builder = ClauseBuilder(tokens, groups, verbs)
    return Parse(
        sentence=sentence,
        tokens=tokens,
        groups=tuple(groups),
        verbs=verbs,
        clauses=tuple(builder.build(n) for n in range(len(verbs))),
        low=text[sentence.start : sentence.end].lower(),
    )


class ClauseBuilder:
    """Clauses of one sentence."""

    def __init__(self, tokens: Sequence[Token], groups: Sequence[Group], verbs: Sequence[VerbGroup]) -> None:
        self.tokens, self.groups, self.verbs = tokens, groups, verbs
        self.subjects: dict[int, Group | None] = {}

    def build(self, n: int) -> Clause:
        """The clause of the n-th verb."""
        verb = self.verbs[n]
        subject, marker = self._subject(n)
        behind = self._behind(n)
        inverted = False
        if subject is None and verb.form == "finite":
            subject = self._inverted(verb, behind)
            inverted = subject is not None
        self.subjects[n] = subject
        last = max([verb.last, verb.tail, *(g.last for g in behind)])
        first = verb.first if subject is None or subject.first > verb.first else subject.core
        first = first if verb.first - first < 40 else verb.first
        return Clause(
            verb=verb,
            subject=subject,
            inverted=inverted,
            behind=behind,
            marker=marker,
            first=first,
            last=last,
            start=self.tokens[first].start,
            end=self.tokens[last - 1].end,
        )

    def _behind(self, n: int) -> tuple[Group, ...]:
        verb = self.verbs[n]
        limit = self.verbs[n + 1].first if n + 1 < len(self.verbs) else len(self.tokens)
        found: list[Group] = []
        at = verb.last
        while at < limit:
            token = self.tokens[at]
            if token.low in STRONG or token.low in BREAKS:
                break
            if token.low in ("qui", "que", "qu'", "dont", "quien", "où", "donde") and at > verb.last:
                break
            group = next((g for g in self.groups if g.first == at), None)
            if group is not None:
                if self._belongs_to_next(n, group, limit):
                    break
                found.append(group)
                at = group.last
                continue
            if token.low == "," and not self._comma_goes_on(at, limit):
                break
            at += 1
        return tuple(found)

    def _comma_goes_on(self, at: int, limit: int) -> bool:
        """Whether what follows a comma still belongs here: a phrase with a preposition, or more of a list."""
        group = next((g for g in self.groups if g.first == at + 1), None)
        return group is not None and limit == len(self.tokens) and (group.prep is not None or group.count is not None)

    def _belongs_to_next(self, n: int, group: Group, limit: int) -> bool:
        """Whether a group is the subject of the next verb ("…, et les autres sont …")."""
        if limit == len(self.tokens) or group.prep is not None:
            return False
        before = self.tokens[group.first - 1].low if group.first else ""
        nxt = self.verbs[n + 1]
        return nxt.form == "finite" and before in (",", "et", "y", "mais", "pero", "que", "qu'") and group.last <= limit

    def _inverted(self, verb: VerbGroup, behind: Sequence[Group]) -> Group | None:
        told = [g for g in behind if g.prep is None and not g.has("time") and g.first >= verb.tail]
        found = next((g for g in told if verb.plural is None or g.plural == verb.plural), next(iter(told), None))
        if found is None or found.first - verb.last > 8:
            return None
        return found

    def _subject(self, n: int) -> tuple[Group | None, str | None]:
        """The subject of the n-th verb, and the word that opens its clause."""
        verb = self.verbs[n]
        low = self.tokens[verb.first - 1].low if verb.first else ""
        if verb.form != "finite":
            previous = self.subjects.get(n - 1)
            return previous, low
        if low in RELATIVES or (low == "que" and self._antecedent(verb.first - 1, verb) is not None):
            return self._antecedent(verb.first - 1, verb), low
        if low in ("et", "y", "ou", "o", "puis", "ni", "e") and n:
            if self._own_subject(n):
                return None, low
            return self.subjects.get(n - 1), low
        return self._left(n, verb)

    def _own_subject(self, n: int) -> bool:
        """Whether what stands behind a joined verb is its subject ("murió uno y quedaron heridos dos")."""
        verb, previous = self.verbs[n], self.subjects.get(n - 1)
        return (
            previous is not None
            and verb.plural is not None
            and previous.plural != verb.plural
            and verb.has("state", "die", "injure", "arrive")
        )

    def _antecedent(self, at: int, verb: VerbGroup) -> Group | None:
        """The group that a relative pronoun at a token stands for: the nearest of the verb's number."""
        end = at
        if end and self.tokens[end - 1].low == ",":
            end -= 1
        found: list[Group] = []
        while (group := next((g for g in self.groups if g.last == end), None)) is not None:
            found.append(group)
            end = group.first
        found = [g for g in found if not g.has("time")] or found
        agreeing = [g for g in found if verb.plural is None or g.plural == verb.plural]
        people = [g for g in agreeing if g.person]
        return next(iter(people or agreeing or found), None)

    def _left(self, n: int, verb: VerbGroup) -> tuple[Group | None, str | None]:
        """The nearest group before the verb that no preposition opens, insertions between commas left out."""
        at = verb.first
        crossed = False
        found: list[Group] = []
        while at > 0:
            before = next((g for g in self.groups if g.last == at), None)
            if before is not None:
                opener = self.tokens[before.first - 1].low if before.first else ""
                if opener in ASIDES:
                    crossed = True
                elif before.prep is None and not before.has("time") and not self._is_adjective(before):
                    found.append(before)
                    if not crossed or not self._is_apposition(before):
                        break
                at = before.first
                continue
            token = self.tokens[at - 1]
            if token.low in STRONG:
                break
            crossing = next((m for m in range(n) if self.verbs[m].last == at), None)
            if crossing is not None and self.verbs[crossing].form != "finite":
                at = self.verbs[crossing].first
                continue
            if crossing is not None:
                outer = self._over_relative(crossing)
                return (outer, None) if outer is not None else (self._agreeing(found, verb), None)
            if (
                token.low in ("que", "qu'", "lorsque", "quand", "cuando", "si", "s'", "où", "donde", "dont")
                and not crossed
            ):
                break
            crossed = crossed or token.low == ","
            at -= 1
        marker = self.tokens[at - 1].low if at else None
        return self._agreeing(found, verb), marker

    def _is_adjective(self, group: Group) -> bool:
        """Whether a group is one small word that no list has: rather an adjective than a subject."""
        alone = group.last == group.core + 1 and not group.classes and group.count is None and not group.pronoun
        return alone and not group.bare and group.name is None

    def _is_apposition(self, group: Group) -> bool:
        """Whether a group stands between commas behind another one ("X, porte-parole de la base, …")."""
        before = self.tokens[group.first - 1].low if group.first else ""
        return before == "," and any(g.last == group.first - 1 for g in self.groups) and not group.pronoun

    def _over_relative(self, crossing: int) -> Group | None:
        """The group that a relative clause in between hangs on ("L'état-major, que nous avons saisi, …")."""
        at = self.verbs[crossing].first
        for i in range(at, max(at - 12, 0), -1):
            if self.tokens[i - 1].low in ("qui", "que", "qu'", "dont", "quien", "où", "donde", "quienes"):
                return self._antecedent(i - 1, self.verbs[crossing])
            if self.tokens[i - 1].low in STRONG:
                return None
        return None

    def _agreeing(self, found: Sequence[Group], verb: VerbGroup) -> Group | None:
        if not found:
            return None
        agreeing = [g for g in found if verb.plural is None or g.plural == verb.plural]
        return agreeing[-1] if agreeing else found[0] if len(found) == 1 and found[0].bare else found[-1]
