"""Silence by any verb of giving and telling: nothing sent, not announced, nobody to be had, questions put aside."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import NOBODY, Phrases, is_none, load_frames, stretch
from musterbook.reading.kinds.no_comment_words import asks_at, silence_claim
from musterbook.terms.claims import Answer, slots_of

_TOLD = load_frames("no_comment")["withheld"]
GIVE = frozenset(_TOLD["verbs"])
TELL = Phrases(_TOLD["told"])
NOUNS = frozenset(_TOLD["nouns"])
FACTS = frozenset(_TOLD["facts"])
UNABLE = Phrases(_TOLD["unable"])
REFRAIN = frozenset(_TOLD["refrain"])
DODGE = Phrases(_TOLD["dodge"])
HOLD = frozenset(_TOLD["hold"])
QUIET = Phrases(_TOLD["quiet"])
KEEP = frozenset(_TOLD["keep"])
ASKED = frozenset(_TOLD["asked"])
ANSWERS = frozenset({"reply", "answer", "response", "comment", "statement", "reaction", "word"})
ACTS = Phrases([*load_frames("no_comment")["declined"]["acts"], "give", "say", "tell", "offer", "provide", "put"])
NOT_A_SPEAKER = frozenset(
    {"radio", "sensor", "machine", "engine", "vehicle", "truck", "rifle", "search", "test", "map"}
)
SPEAK = frozenset({"comment", "elaborate", "discuss", "talk", "speculate", "respond", "reply", "speak"})
HERE = frozenset({"available", "reachable", "free", "on hand"})


def _answer(noun: str) -> Answer:
    return "none yet" if noun in ANSWERS else "no figure"


def _speaks(group: NounGroup | None) -> bool:
    """Whether a group can be silent: a person, a body, a pronoun, a name, a statement; no gang and no machine."""
    if group is None or group.has("armed_group") or group.lemma in NOT_A_SPEAKER:
        return False
    return (
        group.pronoun
        or group.name
        or group.has("person", "body", "official", "role", "rank", "media", "document", "country", "military", "police")
    )


def find_not_given(view: View, clause: Clause) -> Candidate | None:
    """ "had sent no reply", "gave the agency no figure", "provided reporters with no details", "no word came"."""
    verb = clause.verb
    if verb.modal not in {None, "will", "would", "could", "can"} or verb.lemma not in GIVE:
        return None
    behind = [g for g in (*clause.objects, *_with(clause)) if g.start >= verb.start]
    told = next((g for g in behind if g.lemma in NOUNS and (is_none(g) or verb.negated)), None)
    if told is not None and verb.voice == "active" and _speaks(clause.subject):
        if verb.lemma in {"come", "arrive", "receive", "get", "have"} and not _is_informed(clause, told):
            return None
        return silence_claim(view, clause, "not_given", _answer(told.lemma), 0.85)
    who = clause.subject
    if who is None or who.lemma not in ANSWERS or verb.lemma not in {"come", "arrive", "receive", "issue", "give"}:
        return None
    if is_none(who) or verb.negated:
        return silence_claim(view, clause, "no_answer", "none yet", 0.8, who=clause.phrase("from"), start=who.start)
    return None


def _is_informed(clause: Clause, told: NounGroup) -> bool:
    """ "had no immediate information": having is silence only where a spokesman or a body has nothing to tell."""
    who = clause.subject
    speaker = who is not None and who.has("official", "role", "body", "country")
    return clause.verb.lemma == "have" and speaker and told.lemma in {"information", "comment", "detail", "word"}


def _with(clause: Clause) -> Iterator[NounGroup]:
    return (a.group for a in clause.attachments if a.prep == "with")


def find_not_told(view: View, clause: Clause) -> Candidate | None:
    """ "the cause was not disclosed", "how long it takes was not announced", "nothing was said about the delay"."""
    verb, who = clause.verb, clause.subject
    if verb.voice != "passive" or verb.modal not in {None, "will", "would"} or TELL.in_verb(view, clause) is None:
        return None
    if who is not None and who.lemma == "nothing" and not verb.negated and verb.lemma in {"say", "disclose", "reveal"}:
        return silence_claim(view, clause, "nothing_told", "none yet", 0.75)
    if not (verb.negated or (who is not None and is_none(who))):
        return None
    if who is not None and who.lemma in FACTS and verb.lemma != "report":
        return silence_claim(view, clause, "not_told", "no figure", 0.75)
    asks = (who is None or who.head.low == "it") and asks_at(view, verb.last)
    question = _is_fronted(view) and clause.start > view.words[0].start
    if not (asks or question):
        return None
    start = view.words[0].start if question else None
    return silence_claim(view, clause, "not_told", "no figure", 0.75, start=start)


def _is_fronted(view: View) -> bool:
    """ "How long it takes …": a sentence that opens with a question word and is no question."""
    opens = view.words[0].tag == "WH" or view.words[0].low in {"whether", "how"}
    return opens and view.words[-1].text != "?" and view.words[0].low not in {"when", "while", "as"}


def find_unknown(view: View, clause: Clause) -> Candidate | None:
    """ "it is not known whether", "which units had them remained unclear", "the entry does not say how much"."""
    verb, who = clause.verb, clause.subject
    asks = asks_at(view, verb.last) or _is_fronted(view)
    impersonal = who is None or who.head.low == "it" or _is_fronted(view)
    known = verb.voice == "passive" and verb.negated and verb.lemma in {"know", "establish", "determine", "learn"}
    tail = {w.low for w in view.words[verb.last : verb.last + 2]}
    unclear = verb.lemma in {"be", "remain"} and ("unclear" in tail or ("clear" in tail and verb.negated))
    if impersonal and asks and (known or (unclear and _is_fronted(view))):
        start = view.words[0].start if _is_fronted(view) else None
        return silence_claim(view, clause, "unknown", "no figure", 0.55, start=start)
    if (
        _is_fronted(view)
        and verb.negated
        and verb.lemma in {"say", "tell", "reveal", "disclose", "specify", "confirm", "divulge", "discuss", "explain"}
        and (verb.modal is None or (verb.modal in {"would", "will", "could"} and verb.lemma != "explain"))
        and not verb.progressive
    ):
        return silence_claim(view, clause, "fronted", "no figure", 0.7, start=view.words[0].start)
    return None


def find_not_there(view: View, clause: Clause) -> Candidate | None:
    """ "nobody at the embassy was available", "no one could be reached", "figures were not available"."""
    verb, who = clause.verb, clause.subject
    if who is None:
        return None
    nobody = who.head.low in NOBODY or who.lemma in {"nobody", "no-one"} or _is_no_one(who)
    tail = {w.low for w in view.words[verb.last : verb.last + 3]}
    if verb.lemma == "be" and tail & HERE:
        if nobody or (verb.negated and (who.lemma in FACTS or _is_role(who))):
            return silence_claim(view, clause, "not_there", "none yet", 0.8)
        return None
    reached = verb.voice == "passive" and verb.lemma in {"reach", "contact"} and verb.modal in {"could", "can"}
    answered = verb.voice == "active" and verb.lemma in {"answer", "pick", "respond"}
    if nobody and (reached or answered):
        return silence_claim(view, clause, "not_there", "none yet", 0.85)
    return None


def _is_no_one(who: NounGroup) -> bool:
    return who.text.lower().startswith(("no one", "no official", "no spokes"))


def _is_role(who: NounGroup) -> bool:
    return who.has("official", "role", "body", "source") or who.lemma in {"spokesman", "spokeswoman", "spokesperson"}


def find_cannot(view: View, clause: Clause) -> Candidate | None:
    """ "were unable to give a figure", "could not say whether", "would give no details"."""
    verb, who = clause.verb, clause.subject
    if not _speaks(who):
        return None
    if UNABLE.find(view.words, verb.first, verb.last) and ACTS.at(view.words, verb.last - 1) is not None:
        told = clause.object
        right = verb.lemma in SPEAK or asks_at(view, verb.last) or _is_fact(told)
        return silence_claim(view, clause, "unable", "declined", 0.75) if right else None
    said = verb.lemma in {"say", "tell", "specify", "confirm", "estimate"}
    if verb.negated and verb.modal in {"could", "can"} and said and asks_at(view, verb.last):
        return silence_claim(view, clause, "unable", "no figure", 0.7)
    if verb.negated and verb.modal in {"would", "will"} and verb.lemma in GIVE | {"name", "disclose", "identify"}:
        return silence_claim(view, clause, "unable", "declined", 0.75) if _is_fact(clause.object) else None
    if verb.negated and verb.lemma == "mention" and verb.modal is None and who is not None and who.has("document"):
        return silence_claim(view, clause, "no_mention", "no figure", 0.6)
    return None


def _is_fact(group: NounGroup | None) -> bool:
    return group is not None and group.lemma in FACTS | NOUNS and not (group.lemma == "name" and group.owner)


def find_put_aside(view: View, clause: Clause) -> Candidate | None:
    """ "brushed off questions", "withheld comment", "kept quiet about", "did not pick up his phone"."""
    verb, who = clause.verb, clause.subject
    if not _speaks(who) or verb.voice == "passive":
        return None
    told = next((g for g in (*clause.objects, *(a.group for a in clause.attachments)) if g.lemma in ASKED), None)
    if not verb.negated and told is not None and DODGE.in_verb(view, clause) is not None and told.lemma != "call":
        return silence_claim(view, clause, "put_aside", "declined", 0.75)
    if not verb.negated and verb.lemma in HOLD and clause.object is not None and clause.object.lemma == "comment":
        return silence_claim(view, clause, "withheld", "declined", 0.85)
    if verb.lemma in KEEP and not verb.negated and QUIET.find(view.words, verb.last, verb.last + 2) is not None:
        return silence_claim(view, clause, "quiet", "declined", 0.7)
    phone = clause.object is not None and clause.object.lemma in {"phone", "telephone"}
    if verb.negated and verb.lemma in {"answer", "pick"} and (phone or "phone" in _behind(view, clause)):
        return silence_claim(view, clause, "phone", "none yet", 0.8)
    if verb.negated and verb.lemma == "confirm" and "deny" in _behind(view, clause):
        return silence_claim(view, clause, "neither", "declined", 0.9)
    return None


def _behind(view: View, clause: Clause) -> set[str]:
    """The lemmas of the words close behind the verb."""
    told = view.words[clause.verb.last : clause.verb.last + 4]
    return {w.lemma for w in told} | ({"deny"} if any(w.low.startswith("den") for w in told) else set())


def find_refrains(view: View) -> Iterator[Candidate]:
    """ "refrained from commenting", "walked away without answering"; the bare words "no comment"."""
    for i, word in enumerate(view.words[:-1]):
        if word.tag == "QT" and tuple(w.low for w in view.words[i + 1 : i + 3]) == ("no", "comment"):
            yield _bare(view.words[i + 1].start, view.words[i + 2].end, None, "declined", told=True)
        after = view.words[i + 1]
        away = word.low in {"without", "from"} and after.lemma in {"comment", "answer", "elaborate", "respond", "reply"}
        if not away or after.tag != "VBG":
            continue
        verb = next((c for c in reversed(view.clauses) if c.verb.start < word.start and _speaks(c.subject)), None)
        if verb is None or (word.low == "from" and verb.verb.lemma not in REFRAIN):
            continue
        who = verb.subject
        start, end = stretch(view, who.start if who is not None else verb.start, after.end)
        yield _bare(start, end, None if who is None else who.text, "declined")


def _bare(start: int, end: int, who: str | None, answer: Answer, *, told: bool = False) -> Candidate:
    return Candidate(
        kind="no_comment",
        start=start,
        end=end,
        slots=slots_of("no_comment", who=who, answer=answer),
        rule="no_comment.refrains",
        score=0.75,
        stance="asserts",
        own_voice=not told,
    )


def find_only_says(view: View, clause: Clause) -> Candidate | None:
    """ "would only say that", "did not wish to comment", "has not made the findings public", "had no information"."""
    verb, who = clause.verb, clause.subject
    if not _speaks(who):
        return None
    lows = [w.low for w in view.words[verb.first : verb.last + 2]]
    if verb.lemma == "say" and verb.modal in {"would", "will"} and "only" in lows and not verb.negated:
        return silence_claim(view, clause, "only_says", "declined", 0.7)
    wish = verb.negated and verb.lemma in {"wish", "want", "care", "like"} and "to" in lows
    if (
        wish
        and "name" not in {w.low for w in view.words[verb.last : verb.last + 6]}
        and any(ACTS.at(view.words, i) for i in range(verb.last, verb.last + 2))
    ):
        return silence_claim(view, clause, "no_wish", "declined", 0.75)
    if verb.negated and verb.lemma == "make" and "public" in {w.low for w in view.words[verb.last : verb.last + 6]}:
        return silence_claim(view, clause, "not_public", "no figure", 0.7)
    none = clause.object is not None and is_none(clause.object) and clause.object.lemma in {"information", "knowledge"}
    if none and verb.lemma == "have" and clause.kind == "content" and not _goes_to(view, clause):
        return silence_claim(view, clause, "no_information", "none yet", 0.6)
    return None


def _goes_to(view: View, clause: Clause) -> bool:
    """ "no information that the man was armed": the speaker tells what was not known, he does not keep silent."""
    told = clause.object
    behind = view.words[told.last].low if told is not None and told.last < len(view.words) else ""
    return behind in {"that", "to", "suggesting", "indicating"}


WITHHELD_RULES = (
    find_only_says,
    find_not_given,
    find_not_told,
    find_unknown,
    find_not_there,
    find_cannot,
    find_put_aside,
)
