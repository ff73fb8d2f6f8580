"""The weights of a remark: how far its words, cue and speaker make it a concern, an assurance or a position."""

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.attributions import Attribution
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import Phrases, load_frames
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.words import Word

_TOLD = load_frames("remarks")
CUES = {kind: frozenset(lemmas) for kind, lemmas in _TOLD["cues"].items()}
OFFICIAL = frozenset(_TOLD["speakers"]["official"])
CRITIC = frozenset(_TOLD["speakers"]["critic"])
WRONG = Phrases(_TOLD["wrong"]["words"])
QUANTITY = Phrases(_TOLD["wrong"]["quantity"])
DENIED = Phrases(_TOLD["denied"]["words"])
RIGHT = Phrases(_TOLD["right"]["words"])
UNIVERSAL = Phrases(_TOLD["right"]["universal"])
MODALS = Phrases(_TOLD["view"]["modals"])
BLAMED = Phrases(
    [
        "should have",
        "should not have",
        "shouldn't have",
        "ought to have",
        "ought not to have",
        "could have been",
        "need not have",
    ]
)
NO = frozenset(
    {"not", "n't", "no", "never", "without", "nobody", "none", "neither", "nor", "hardly", "nothing", "cannot"}
)
MEANS = frozenset(_TOLD["wrong"]["means"])
UNNAMED = frozenset({"identify", "name", "quote"})
DENY = frozenset(LEXICON.members("deny"))
VIEWED = Phrases(_TOLD["view"]["viewed"])
DUTY = Phrases(["should", "must", "ought"])
REACH = 5  # words before a word within which a "not" turns it
WE = frozenset({"we", "our", "us", "ours"})


class Weights(msgspec.Struct):
    """How much speaks for each kind."""

    concern: float = 0.0
    assurance: float = 0.0
    position: float = 0.0

    def best(self) -> tuple[str, float]:
        """The heaviest kind; of equal ones the first."""
        told = (("concern", self.concern), ("assurance", self.assurance), ("position", self.position))
        return max(told, key=lambda t: t[1])


def weigh(view: View, first: int, last: int, clause: Clause | None, a: Attribution) -> Weights:
    """The weights of words[first:last], led by a clause and told by an attribution."""
    told = Weights()
    _weigh_cue(told, a)
    official, critic = speaker_of(a)
    _weigh_words(view, first, last, told, official=official)
    told.assurance += 0.5 if official else 0.0
    told.assurance -= 1.0 if critic else 0.0
    told.concern += 0.5 if critic else 0.0
    told.concern -= 0.5 if official else 0.0
    _weigh_clause(view, first, last, clause, a, told)
    return told


def _weigh_cue(told: Weights, a: Attribution) -> None:
    told.concern += 2.0 if a.lemma in CUES["concern"] else 0.0
    told.assurance += 1.5 if a.lemma in CUES["assurance"] else 0.0
    told.position += 2.0 if a.lemma in CUES["position"] else 1.0 if a.lemma in CUES["weak"] else 0.0


def speaker_of(a: Attribution) -> tuple[bool, bool]:
    """Whether the speaker holds an office, and whether it is one who suffers or watches."""
    if a.source is None:
        return False, False
    names = {w.strip(".,'’s") if w.endswith(("'s", "’s")) else w for w in a.source.name.lower().split()}
    names |= set((a.source.role or "").lower().split())
    official = bool(names & OFFICIAL) and not a.source.anonymous
    return official, (a.source.anonymous or bool(names & CRITIC)) and not official


def is_turned(words: tuple[Word, ...], first: int, at: int) -> bool:
    """Whether a "not" or "no" stands shortly before."""
    return sum(w.low in NO or w.tag == "NEG" for w in words[max(first, at - REACH) : at]) % 2 == 1


def _weigh_words(view: View, first: int, last: int, told: Weights, *, official: bool) -> None:
    words = view.words
    i = first
    wrongs = rights = 0.0
    while i < last:
        end = next((e for p in (QUANTITY, WRONG) if (e := p.at(words, i)) is not None and e <= last), None)
        if end is not None:
            if is_turned(words, first, i) and QUANTITY.at(words, i) is None:
                rights += 1.5 if official else 0.0
            else:
                wrongs += 1.0
            i = end
            continue
        end = RIGHT.at(words, i)
        if end is not None and end <= last:
            if is_turned(words, first, i):
                wrongs += 1.0
            else:
                rights += 1.0
            i = end
            continue
        i += 1
    told.concern += 2.0 * min(wrongs, 1.0) + 0.5 * max(0.0, wrongs - 1.0)
    told.assurance += 1.5 * min(rights, 1.0) + 0.5 * max(0.0, rights - 1.0)
    if DENIED.find(words, first, last) is not None:
        told.concern += 1.5
    if BLAMED.find(words, first, last) is not None:
        told.concern += 2.0
    elif MODALS.find(words, first, last) is not None:
        told.position += 1.5
    if rights and UNIVERSAL.find(words, first, last) is not None:
        told.assurance += 0.5


def _weigh_clause(view: View, first: int, last: int, clause: Clause | None, a: Attribution, told: Weights) -> None:
    """Plain talk of how things are, in the speaker's own words, is at least a position."""
    if VIEWED.find(view.words, first, last) is not None:
        told.position += 1.5
    if a.lemma in DENY:
        told.assurance = 0.0
    if clause is None:
        return
    if a.lemma in CUES["assurance"] and clause.verb.modal in {"will", "would", "shall"}:
        told.assurance += 0.5
    if a.source is None and DUTY.find(view.words, first, last) is not None:
        told.position += 0.5
    present = (clause.verb.tense == "present" and not clause.verb.perfect) or clause.verb.modal is not None
    general = present and clause.verb.form == "finite" and a.direct
    told.position += 1.0 if general else 0.0
    if any(w.low in WE for w in view.words[first:last]):
        told.position += 0.5
