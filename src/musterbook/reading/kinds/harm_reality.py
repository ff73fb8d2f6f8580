"""Whether a clause tells a harm that happened, one that did not, or one that might: mood, governor, genericness."""

from typing import Literal

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.harm import before_word, is_indefinite_plural

Reality = Literal["told", "believed", "no"]
_GOVERNS = {name: frozenset(words) for name, words in load_frames("harm")["governs"].items()}
POSSIBLE = frozenset({"may", "might", "must"})
HABITS = frozenset(
    [
        "often",
        "sometimes",
        "always",
        "frequently",
        "usually",
        "regularly",
        "routinely",
        "rarely",
        "never",
        "seldom",
        "daily",
        "occasionally",
    ]
)
ANNOUNCING = frozenset(load_frames("harm")["governs"]["announcing"])
WHENEVER = frozenset({"whenever", "if", "unless", "lest", "once", "until", "whether"})


def reality_of(view: View, clause: Clause, *, dynamic: bool = True) -> Reality:
    """Whether the clause's verb tells what happened; a `dynamic` verb in the simple present may only tell a habit."""
    verb = clause.verb
    if view.is_unreal(verb.start) or clause.marker in WHENEVER or HABITS & set(verb.adverbs):
        return "no"
    if verb.modal is not None:
        return "believed" if verb.modal in POSSIBLE and (verb.perfect or verb.lemma == "be") else "no"
    if verb.form == "infinitive":
        told = verb.perfect or "have" in verb.text.lower().split() or _is_event(view, clause)
        return "told" if told or verb.lemma in ANNOUNCING else "no"
    if verb.tense == "future":
        return "no"
    if verb.form == "gerund" and not _gerund_is_real(view, verb.first):
        return "no"
    return "no" if dynamic and _is_generic(view, clause) else "told"


def _is_event(view: View, clause: Clause) -> bool:
    """ "the first to die", "went on to kill": an infinitive that tells an event."""
    told = {"first", "second", "third", "fourth", "fifth", "latest", "last", "next", "only"}
    group = clause.antecedent or clause.subject
    if group is not None and told & {w.low for w in group.words}:
        return True
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    return parent is not None and (
        parent.verb.lemma == "go" and parent.verb.last + 1 >= clause.verb.first - 1 and "on" in parent.verb.text.split()
    )


def _gerund_is_real(view: View, first: int) -> bool:
    return is_real_governor(view, first)


def is_real_governor(view: View, first: int) -> bool:
    """Whether what governs a gerund or an event noun lets it have happened ("accused of"; not "risk of")."""
    at = before_word(view, first, ("RB", "DT", "JJ", "PS"))
    if at < 0:
        return True
    word = view.words[at]
    if word.tag in ("IN", "TO"):
        lead = before_word(view, at)
        governor = view.words[lead].lemma if lead >= 0 else ""
        if word.low in ("of", "for", "from", "to", "at", "on", "against", "in"):
            return governor not in _GOVERNS["unreal"]
        return word.low not in _GOVERNS["unreal"]
    return word.lemma not in _GOVERNS["unreal"]


def _is_generic(view: View, clause: Clause) -> bool:
    """Simple present in prose: a habit or a rule, unless a number makes it an event."""
    verb = clause.verb
    if verb.tense != "present" or verb.perfect or verb.progressive or verb.form != "finite" or verb.lemma == "be":
        return False
    if (
        verb.lemma in ANNOUNCING
        or view.sentence.form == "headline"
        or (view.document.capitals and verb.voice == "active")
    ):
        return False
    people = clause.patients or clause.subjects
    return all(_is_open(group) for group in people)


def _is_open(group: NounGroup) -> bool:
    return (
        group.count is None or (group.determiner in {"a", "an", "any", "every", "some"}) or is_indefinite_plural(group)
    )
