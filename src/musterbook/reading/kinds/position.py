"""Positions: somebody gives a reason, an aim or an opinion."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_country, is_force
from musterbook.reading.frames import Phrases, end_of, in_phrase, is_none, is_unreal, load_frames, start_of, stretch
from musterbook.reading.kinds.remark_words import QUANTITY, WRONG
from musterbook.terms.claims import Stance, slots_of

_TOLD = load_frames("position")
OPINE = frozenset(_TOLD["opine"]["cues"])
JUDGES = frozenset(_TOLD["opine"]["judges"])
REASON_VERBS = frozenset(_TOLD["reason"]["verbs"])
REASONS = frozenset(_TOLD["reason"]["nouns"])
AIMED = Phrases(_TOLD["reason"]["aimed"])
STAND = Phrases([*_TOLD["stand"]["against"], *_TOLD["stand"]["for"]])
JUDGED = Phrases(_TOLD["judgement"]["adjectives"])
UNCERTAIN = Phrases(_TOLD["judgement"]["uncertain"])
LABELS = frozenset(_TOLD["labels"]["verbs"])
DEEDS = frozenset(_TOLD["stand"]["deeds"])
PARTISANS = frozenset(
    {
        "critic",
        "analyst",
        "opponent",
        "supporter",
        "sceptic",
        "skeptic",
        "campaigner",
        "activist",
        "commentator",
        "opposition",
    }
)
OPPOSED = frozenset(
    {"critic", "critics", "opponent", "opponents", "opposition", "campaigner", "campaigners", "activist", "activists"}
)
COPULAS = frozenset({"be", "remain", "seem", "become", "stay", "appear"})


def _claim(
    view: View,
    rule: str,
    score: float,
    start: int,
    end: int,
    *,
    about: NounGroup | None = None,
    stance: Stance | None = None,
) -> Candidate:
    start, end = stretch(view, start, end)
    return Candidate(
        kind="position",
        start=start,
        end=end,
        slots=slots_of("position", topic=view.document.text[start:end], about=None if about is None else about.text),
        rule=f"position.{rule}",
        score=score,
        stance=stance,
    )


def _gives_reasons(view: View, clause: Clause) -> Candidate | None:
    """ "the ministry cited legal grounds for the refusal"."""
    told = next((g for g in clause.objects if g.lemma in REASONS), None)
    if (
        told is None
        or clause.verb.lemma not in REASON_VERBS
        or clause.verb.negated
        or clause.subject is None
        or is_none(told)
    ):
        return None
    about = view.after(told, "for", "behind")
    return _claim(view, "reasons", 0.8, start_of(view, clause), max(clause.end, about.end if about else 0), about=about)


def _opines(view: View, clause: Clause) -> Candidate | None:
    """ "critics argue that the force is an occupation": what they argue is the claim."""
    who = clause.subject
    if (
        who is None
        or clause.verb.lemma not in OPINE | {"say", "doubt"}
        or not in_phrase(who, JUDGES)
        or clause.verb.negated
    ):
        return None
    content = next((c for c in view.children_of(clause) if c.kind == "content" and c.start > clause.verb.start), None)
    if content is None or (
        clause.verb.lemma == "say" and not (_is_opinion(view, content) and in_phrase(who, PARTISANS))
    ):
        return None
    words = [w.i for w in view.words if content.start <= w.start < content.end]
    if (
        words
        and in_phrase(who, OPPOSED)
        and any(p.find(view.words, words[0], words[-1] + 1) for p in (WRONG, QUANTITY))
    ):
        return None
    return _claim(
        view,
        "opines",
        0.75,
        start_of(view, content),
        end_of(view, content, whole=True),
        about=content.subject,
        stance="believes",
    )


def _is_opinion(view: View, content: Clause) -> bool:
    """Whether what a judge "says" is a judgement: present, without numbers or days."""
    verb = content.verb
    told = any(
        g.count is not None and g.count.words.strip("0123456789,. ") != g.count.words
        for g in view.groups
        if content.start <= g.start < content.end
    )
    return verb.tense == "present" and not told and not any(content.start <= t.start < content.end for t in view.times)


def _is_aimed(view: View, clause: Clause) -> Candidate | None:
    """ "the mission is partly aimed at winning votes"."""
    if (
        AIMED.in_verb(view, clause) is None
        or clause.kind in {"participial", "relative"}
        or clause.verb.negated
        or clause.subject is None
    ):
        return None
    if clause.subject.pronoun and clause.kind == "main":
        return None
    return _claim(view, "aimed", 0.65, start_of(view, clause), end_of(view, clause, whole=True), about=clause.subject)


def _is_uncertain(view: View, clause: Clause) -> Candidate | None:
    """ "Lisbon is undecided about a second contingent"."""
    found = UNCERTAIN.find(view.words, clause.verb.first, clause.verb.last + 3)
    if clause.verb.lemma not in COPULAS or found is None or clause.verb.modal is not None:
        return None
    behind = view.words[found[1]] if found[1] < len(view.words) else None
    if behind is None or behind.low not in {"about", "over", "on", "whether", "that", "to", "of", "as", "by"}:
        return None
    about = next((g for g in view.groups if g.first >= found[1]), None)
    return _claim(view, "uncertain", 0.7, clause.verb.start, max(clause.end, about.end if about else 0), about=about)


def _judges(view: View, clause: Clause) -> Candidate | None:
    """ "such losses are unavoidable": a present judgement, of any speaker."""
    verb = clause.verb
    found = JUDGED.find(view.words, verb.last, verb.last + 3)
    if (
        verb.lemma not in COPULAS
        or (verb.tense != "present" and clause.kind != "content")
        or found is None
        or clause.subject is None
        or clause.kind in {"relative", "infinitive", "participial"}
    ):
        return None
    return _claim(
        view, "judges", 0.7, start_of(view, clause), max(clause.end, view.words[found[1] - 1].end), about=clause.subject
    )


def _stands(view: View, clause: Clause) -> Candidate | None:
    """ "the Council condemned the attack", "Oslo defended the sale"."""
    who, verb = clause.subject, clause.verb
    told = clause.object or clause.phrase("to")
    if (
        who is None
        or told is None
        or verb.negated
        or verb.voice == "passive"
        or verb.form != "finite"
        or STAND.in_verb(view, clause) is None
    ):
        return None
    if not (
        who.name or who.pronoun or is_country(who) or is_force(who) or who.has("person", "body", "official")
    ) or who.has("armed_group"):
        return None
    if (
        told.pronoun
        or any(w.low in {"growing", "increasing", "rising", "number", "rise", "increase"} for w in told.words)
        or not (in_phrase(told, DEEDS) or verb.lemma in {"condemn", "denounce", "deplore", "decry"})
    ):
        return None
    return _claim(view, "stands", 0.65, start_of(view, clause), clause.end, about=told)


def _labels(view: View, clause: Clause) -> Candidate | None:
    """ "the envoy described the raid as a crime", "the opposition called the sale reckless"."""
    who, verb, told = clause.subject, clause.verb, clause.object
    if who is None or told is None or verb.lemma not in LABELS or verb.negated or verb.form != "finite":
        return None
    if verb.voice == "passive" or verb.modal is not None or who.has("armed_group"):
        return None
    behind = view.words[told.last] if told.last < len(view.words) else None
    as_what = clause.phrase("as") is not None or (behind is not None and behind.low == "as")
    bare = verb.lemma in {"call", "brand", "label", "dub", "term"} and (
        clause.complement is not None or (behind is not None and behind.tag == "JJ")
    )
    if not (as_what or bare) or told.pronoun:
        return None
    end = end_of(view, clause, whole=True)
    if bare and behind is not None:
        end = max(end, next((w.end for w in reversed(view.words[told.last : told.last + 4]) if w.tag == "JJ"), end))
    return _claim(view, "labels", 0.6, start_of(view, clause), end, about=told)


def find_positions(view: View) -> Iterator[Candidate]:
    """The reasons, aims and opinions of one sentence, without overlaps."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = []
    for clause in view.clauses:
        if is_unreal(view, clause):
            continue
        for rule in (_gives_reasons, _opines, _is_aimed, _is_uncertain, _judges, _stands, _labels):
            found = rule(view, clause)
            if found is not None and not any(found.start < end and start < found.end for start, end in told):
                told.append((found.start, found.end))
                yield found
                break


POSITION = KindReader(
    kind="position",
    triggers=(
        *word_triggers(
            [
                *REASONS,
                *_TOLD["judgement"]["adjectives"],
                *_TOLD["judgement"]["uncertain"],
                *JUDGES,
                "aimed",
                "intended",
                "designed",
                "motivated",
                "driven",
            ]
        ),
        r"\b(?:call|describ|regard|view|see|saw|brand|label|dub|term|portray|characteri|condemn|deplor|denounc|oppos|reject|decr|critici|rebuk|question|dismiss|rule|object|censur|defend|justif|support|back|welcom|prais|hail|commend|endors|applaud|favou?r|advocat)\w*",
    ),
    find=find_positions,
)
