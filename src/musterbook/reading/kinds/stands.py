"""Stands: somebody demands, blames, rejects, praises or criticises, told by the verb rather than by what is said."""

from collections.abc import Iterator, Sequence

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_country, is_force, serves, state_of_capital
from musterbook.reading.frames import Phrases, end_of, in_phrase, is_unreal, load_frames, start_of, stretch
from musterbook.terms.claims import slots_of

_TOLD = load_frames("remarks")["stands"]
VERBS = {name: Phrases(_TOLD[name]) for name in ("blame", "want", "refuse", "judge", "weigh", "concern", "ask")}
ASK = Phrases(["ask", "order", "tell"])
BODIES = frozenset(_TOLD["bodies"])
DEEDS = frozenset(load_frames("position")["stand"]["deeds"]) | {
    *(
        "appointment",
        "release",
        "truce",
        "ceasefire",
        "agreement",
        "report",
        "findings",
        "step",
        "arrival",
        "return",
        "war",
        "policy",
        "strategy",
        "statement",
        "peace",
        "process",
        "inquiry",
    )
}
OTHER = frozenset(_TOLD["other"])
VOICED = frozenset(
    {"concern", "alarm", "worry", "fear", "doubt", "anger", "frustration", "unease", "dismay", "anxiety"}
)
SPOKEN = frozenset(
    {"shelter", "lack", "shortage", "delay", "abuse", "fear", "problem", "failure", "gap", "neglect", "threat"}
)
UNNAMED = frozenset(
    {"name", "identify", "quote", "be", "say", "know", "see", "give", "speak", "talk", "remain", "stay"}
)
MILD = frozenset({"welcome", "back", "support", "favour", "favor", "defend", "justify"})
FAR = 10  # words behind "attribute" within which its "to" stands
PEOPLE = frozenset({"i", "we", "he", "she", "they", "it", "who", "which"})


def find_stands(view: View, taken: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """The stands of one sentence outside the stretches that are taken, at most one a clause."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = list(taken)
    for clause in view.clauses:
        found = _stand(view, clause)
        if found is not None and not any(found.start < e and s < clause.verb.end for s, e in told):
            told.append((found.start, found.end))
            yield found


def _stand(view: View, clause: Clause) -> Candidate | None:
    verb = clause.verb
    if verb.voice == "passive" or verb.form == "infinitive" or verb.modal in {"may", "might", "could", "should"}:
        return None
    if is_unreal(view, clause) or (verb.negated and verb.lemma not in {"accept", "support", "want"}):
        return None
    if not _takes_stands(_subject(view, clause)):
        return None
    name = next((n for n, phrases in VERBS.items() if phrases.in_verb(view, clause) is not None), None)
    if name is None and not _asks(view, clause):
        return None
    if not _has_matter(view, clause, name or "want"):
        return None
    if any(c.kind == "content" and c.marker == "that" for c in view.children_of(clause)) and name not in {"want"}:
        return None
    start, end = stretch(view, start_of(view, clause), _whole(view, clause))
    kind = "concern" if name in {"concern", "ask"} else "position"
    return Candidate(
        kind=kind,
        start=start,
        end=end,
        slots=slots_of(kind, topic=view.document.text[start:end]),
        rule=f"{kind}.stand",
        score=0.55,
    )


def _whole(view: View, clause: Clause) -> int:
    """Where the clause ends with all that describes what stands behind its verb."""
    end = end_of(view, clause, whole=True)
    relatives = [c for c in view.children_of(clause) if c.kind == "relative" and c.start >= clause.verb.end]
    return max([end, *(_whole(view, c) for c in relatives)])


def _subject(view: View, clause: Clause) -> NounGroup | None:
    """The clause's subject, else that of the main clause before it."""
    if clause.subject is not None or clause.kind != "main":
        return clause.subject
    before = [c for c in view.clauses if c.index < clause.index and c.kind == "main" and c.subject is not None]
    return before[-1].subject if before else None


def _takes_stands(who: NounGroup | None) -> bool:
    if who is None:
        return False
    if who.pronoun:
        return who.head.low in PEOPLE
    return (
        who.name
        or who.has("person", "body", "official", "role", "police", "military", "armed_group", "document")
        or in_phrase(who, BODIES)
        or is_country(who)
        or is_force(who)
        or serves(who)
        or state_of_capital(who) is not None
    )


def _asks(view: View, clause: Clause) -> bool:
    """ "has asked the authorities to open an inquiry": an open demand of one body to another."""
    who, told = clause.subject, clause.object
    if who is None or told is None or clause.verb.lemma != "ask":
        return False
    child = next((c for c in view.children_of(clause) if c.kind == "infinitive" and c.start >= told.end), None)
    return child is not None and not told.pronoun


def _has_matter(view: View, clause: Clause, name: str) -> bool:
    """Whether what is wanted, rejected or praised is told, and is no mere courtesy or errand."""
    groups = (*clause.objects, *(a.group for a in clause.attachments if a.start > clause.verb.start))
    first = next(iter(groups), None)
    children = [c for c in view.children_of(clause) if c.start >= clause.verb.end]
    if first is None and not children:
        return clause.verb.lemma in {"apologise", "apologize"}
    if first is not None and (in_phrase(first, OTHER) or first.has("time", "money")):
        return False
    if clause.verb.lemma == "want" and any(c.verb.lemma in UNNAMED for c in children):
        return False
    if clause.verb.lemma == "voice":
        return first is not None and first.lemma in VOICED
    if clause.verb.lemma == "speak":
        return first is not None and bool(children or in_phrase(first, SPOKEN))
    if (
        first is not None
        and first.pronoun
        and name in {"blame", "refuse", "judge", "weigh"}
        and first.head.low != "this"
    ):
        return False
    if first is not None and name == "refuse" and first.head.low == "this":
        return False
    if name == "judge" and clause.verb.lemma in MILD:
        return first is not None and not first.has("person") and in_phrase(first, DEEDS)
    if name == "ask":
        who = _subject(view, clause)
        return first is not None and who is not None and (serves(who) or who.head.low in {"we", "they", "men"})
    if name == "want":
        return clause.verb.lemma not in {"invite", "appeal", "request"} or bool(children)
    if name == "blame" and clause.verb.lemma in {"attribute", "ascribe", "impute", "point"}:
        return any(w.low == "to" for w in view.words[clause.verb.last : clause.verb.last + FAR])
    return True
