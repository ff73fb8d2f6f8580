"""Equipment by its state: stuck, broken down, faulty, without a part that it needs, or told in a set phrase."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import Phrases, load_frames
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.terms.claims import Effect

LACKING = frozenset({"have", "lack", "miss", "come", "be", "arrive"})
WORK = frozenset(["work", "function", "operate", "start", "fit"])
IDIOMS: dict[Effect, Phrases] = {effect: Phrases(words) for effect, words in load_frames("gear")["idiom"].items()}
STAND_INS = frozenset({"one", "other", "another", "two", "both"})
FAINT = frozenset({"fail", "go", "collapse", "leak", "quit"})
Reading = tuple[Item, Effect, NounGroup | None, str]


def read_states(view: View, clause: Clause) -> Iterator[Reading]:
    """What a clause tells of the state of its subject."""
    yield from _state(view, clause)
    yield from _lacking(view, clause)
    yield from _by_idiom(view, clause)


def _state(view: View, clause: Clause) -> Iterator[Reading]:
    """ "got stuck", "broke down", "are worn out or have ceased to work"."""
    item = item_of(view, clause.subject)
    if item is None:
        return
    if _is_stuck(clause) and _can_move(item.group):
        yield item, "immobilised", None, "stuck"
    elif _is_broken_down(view, clause) and (
        item.sure or clause.verb.lemma not in FAINT or item.group.has("radio", "firearm")
    ):
        yield item, "broke_down", None, "breakdown"
    elif _is_faulty(view, clause) and item.group.share is None:
        yield item, "other", None, "faulty"


def _is_stuck(clause: Clause) -> bool:
    verb, word = clause.verb, clause.complement
    if verb.negated:
        return False
    if word is not None and verb.voice == "active" and "stuck" in word.classes and word.low != "unable":
        return True
    return verb.has("bog") and (verb.voice == "passive" or verb.particle == "down" or verb.lemma in {"stick", "bog"})


def _can_move(group: NounGroup) -> bool:
    return group.pronoun or group.has("vehicle", "armoured_vehicle", "boat", "aircraft") or group.head.low in STAND_INS


def _is_broken_down(view: View, clause: Clause) -> bool:
    verb = clause.verb
    if verb.lemma == "fail" and (clause.objects or any(c.kind == "infinitive" for c in view.children_of(clause))):
        return False
    if verb.negated or verb.voice != "active":
        return False
    if verb.has("break_down") and not clause.objects:
        return True
    return verb.has("suffer") and any(o.has("breakdown") for o in clause.objects)


def _is_faulty(view: View, clause: Clause) -> bool:
    verb, word = clause.verb, clause.complement
    if (
        word is not None
        and verb.voice == "active"
        and not verb.negated
        and "faulty" in word.classes
        and word.low != "dead"
    ):
        return True
    if verb.lemma == "expire":
        return not verb.negated
    longer = {"longer", "no"} <= {w.low for w in view.words[max(0, verb.first - 2) : verb.last]}
    return verb.lemma in WORK and (verb.negated or longer)


def _lacking(view: View, clause: Clause) -> Iterator[Reading]:
    """ "four lorries came without mirrors": equipment without its part."""
    item = item_of(view, clause.subject)
    if item is None or clause.verb.lemma not in LACKING:
        return
    without = clause.verb.lemma in {"lack", "miss"} and not clause.verb.negated
    for part in clause.objects:
        if part.has("gear_part", "firearm", "plate", "radio") and (
            without or (part.count is not None and part.count.max == 0) or clause.verb.negated
        ):
            yield (
                Item(
                    group=item.group,
                    text=item.text,
                    part=part.lemma,
                    model=item.model,
                    count=item.count,
                    sure=item.sure,
                ),
                "absent",
                None,
                "absent",
            )
    behind = clause.phrase("without")
    if behind is not None and behind.has("gear_part", "firearm", "plate", "radio"):
        yield (
            Item(
                group=item.group, text=item.text, part=behind.lemma, model=item.model, count=item.count, sure=item.sure
            ),
            "absent",
            None,
            "absent",
        )


def _by_idiom(view: View, clause: Clause) -> Iterator[Reading]:
    """ "let a bullet through", "slid into a canal", "would not start", "went up in flames"."""
    for effect, phrases in IDIOMS.items():
        found = phrases.find(view.words, clause.verb.first, clause.verb.last)
        denied = clause.verb.negated and (found is None or view.words[found[0]].low not in {"not", "n't"})
        item = item_of(view, clause.subject) if found is not None and not denied else None
        if item is not None and (item.sure or _can_move(item.group)):
            yield item, effect, None, "idiom"


def idiom_end(view: View, clause: Clause, rule: str) -> int:
    """Where the set phrase of a clause ends."""
    found = (p.find(view.words, clause.verb.first, clause.verb.last) for p in IDIOMS.values() if rule == "idiom")
    return max((view.words[f[1] - 1].end for f in found if f is not None), default=0)
