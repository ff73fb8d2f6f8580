"""Origins: which utterances are one act of saying, and how many of a fact's origins are independent (rule origins/1).

Edges join utterances of two reports whose speakers may be one: the same agency credited and the same content within 7
days; near-duplicate passages; the same named speaker with the same content. Two utterers of one text are never joined.
Unnamed speakers never join by name alone, and of several unnamed origins one is counted, the others are "of unknown
independence" until a person parts them. A report's own voice is not counted beside a speaker whom it quotes on the same
fact, nor beside the agency that it credits. Every edge keeps its reason.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from musterbook.assessment.copies import NO_EVIDENCE, Evidence
from musterbook.assessment.lines import OriginLine
from musterbook.assessment.retelling import Edge, find_edges, gather_credits
from musterbook.assessment.speakers import OWN_VOICE, Utterance, outlet_of, part_utterances
from musterbook.registers.rows import Account, Judgement
from musterbook.registers.voices import derive_id

RULE = "origins/1"


class Origins:
    """The origins of a set of accounts: of each claim, and of any set of claims how many are independent."""

    def __init__(
        self,
        utterances: Sequence[Utterance],
        roots: Mapping[str, str],
        reasons: Mapping[str, Sequence[str]],
        parted: Collection[frozenset[str]],
        credited: Mapping[str, frozenset[str]],
    ) -> None:
        self._by_root: dict[str, list[Utterance]] = {}
        for utterance in utterances:
            self._by_root.setdefault(roots[utterance.id], []).append(utterance)
        self._origin_of = {claim: roots[u.id] for u in utterances for claim in u.claims}
        self._utterance_of = {claim: u for u in utterances for claim in u.claims}
        self._reasons, self._parted, self._credited = reasons, parted, credited

    def origin_of(self, claim: str) -> str:
        """The id of the origin of a claim."""
        return self._origin_of[claim]

    def utterance_of(self, claim: str) -> Utterance:
        """The utterance in which a claim stands."""
        return self._utterance_of[claim]

    def count(self, claims: Iterable[str]) -> tuple[int, int]:
        """How many independent origins these claims have, and how many more are of unknown independence."""
        by_origin: dict[str, list[Utterance]] = {}
        for claim in sorted(claims):
            by_origin.setdefault(self._origin_of[claim], []).append(self._utterance_of[claim])
        own = {o for o, told in by_origin.items() if all(outlet_of(u) and not u.anonymous for u in told)}
        derived = {
            o for o in own if self._is_derived(by_origin[o], [u for p in by_origin if p != o for u in by_origin[p]])
        }
        unnamed = sorted(o for o, told in by_origin.items() if any(u.anonymous for u in told))
        counted: list[str] = []
        for origin in unnamed:
            if all(frozenset((origin, other)) in self._parted for other in counted):
                counted.append(origin)
        independent = len(by_origin) - len(derived) - len(unnamed) + len(counted)
        return max(independent, min(1, len(by_origin))), len(unnamed) - len(counted)

    def _is_derived(self, own: Sequence[Utterance], others: Sequence[Utterance]) -> bool:
        """Whether an own voice only carries what others in the fact say: quoted in its reports, or its agency's."""
        reports = {u.report.id for u in own}
        agencies = {name for report in reports for name in self._credited.get(report, ())}
        return any(
            u.report.id in reports or (u.report.publisher or "").casefold() in agencies
            for u in others
            if u.key != OWN_VOICE or (u.report.publisher or "").casefold() in agencies
        )

    def lines(self) -> tuple[OriginLine, ...]:
        """Every origin, the most carried first."""
        found = [self._line(root, members) for root, members in self._by_root.items()]
        return tuple(sorted(found, key=lambda line: (-len(line.reports), -line.claims, line.id)))

    def _line(self, root: str, members: Sequence[Utterance]) -> OriginLine:
        first = min(members, key=lambda u: (u.report.dated, u.id))
        return OriginLine(
            id=root,
            who=first.who,
            anonymous=first.anonymous,
            reports=tuple(sorted({u.report.id for u in members})),
            claims=sum(len(u.claims) for u in members),
            reasons=tuple(dict.fromkeys(self._reasons.get(root, ()))),
        )


def find_origins(
    accounts: Sequence[Account], judgements: Sequence[Judgement] = (), evidence: Evidence = NO_EVIDENCE
) -> Origins:
    """The origins of these accounts."""
    utterances = part_utterances(accounts)
    by_claim = {claim: u for u in utterances for claim in u.claims}
    credited = gather_credits(accounts, evidence)
    judged = _judged_edges(judgements, by_claim)
    parted = _parted(judgements, by_claim)
    edges = [*judged, *find_edges(accounts, by_claim, credited, evidence.copies)]
    roots, reasons = _join(utterances, [e for e in edges if frozenset(e[1:3]) not in parted])
    told = {frozenset(roots[name] for name in pair) for pair in parted}
    return Origins(utterances, roots, reasons, told, credited)


def _judged_edges(judgements: Sequence[Judgement], by_claim: Mapping[str, Utterance]) -> list[Edge]:
    found = []
    for judgement in judgements:
        pair = [by_claim[c].id for c in (judgement.subject, *judgement.claims) if c in by_claim]
        if judgement.kind == "origin.joined" and len(pair) == 2:
            found.append(Edge(0, min(pair), max(pair), f"joined by {judgement.by}: {judgement.why}"))
    return found


def _parted(judgements: Sequence[Judgement], by_claim: Mapping[str, Utterance]) -> set[frozenset[str]]:
    parted: set[frozenset[str]] = set()
    for judgement in sorted(judgements, key=lambda j: j.seq):
        pair = frozenset(by_claim[c].id for c in (judgement.subject, *judgement.claims) if c in by_claim)
        if judgement.kind == "origin.parted":
            parted.add(pair)
        elif judgement.kind == "origin.joined":
            parted.discard(pair)
    return parted


def _join(utterances: Sequence[Utterance], edges: Sequence[Edge]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Union-find over utterances that refuses to join two utterers of one text; roots are stable ids."""
    parent = {u.id: u.id for u in utterances}
    members = {u.id: {u.report.id: u.key} for u in utterances}
    reasons: dict[str, list[str]] = {}

    def find(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for edge in edges:
        one, two = sorted((find(edge.first), find(edge.second)))
        if one == two:
            continue
        if any(members[one].get(report, key) != key for report, key in members[two].items()):
            continue
        parent[two] = one
        members[one] |= members.pop(two)
        reasons.setdefault(one, []).extend([*reasons.pop(two, []), edge.reason])
    claims: dict[str, str] = {}
    for u in utterances:
        root = find(u.id)
        claims[root] = min(claims.get(root, u.claims[0]), *u.claims)
    names = {root: derive_id("origin", claim) for root, claim in claims.items()}
    return {u.id: names[find(u.id)] for u in utterances}, {names[find(root)]: told for root, told in reasons.items()}
