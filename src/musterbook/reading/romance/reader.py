"""Reads a French or Spanish report: sentences analysed in order, kinds asked, sources and stances added."""

from collections.abc import Callable, Iterator

from musterbook.reading.candidates import Candidate
from musterbook.reading.documents import day_of
from musterbook.reading.merge import Attributed, drop_doubles
from musterbook.reading.references import refer
from musterbook.reading.romance.attribution import Attributor, Saying
from musterbook.reading.romance.clauses import Parse, parse_sentence
from musterbook.reading.romance.kinds.casualty import find_casualties
from musterbook.reading.romance.kinds.deployment import find_all as find_deployments
from musterbook.reading.romance.kinds.evacuation import find_evacuations
from musterbook.reading.romance.kinds.gear import find_failures
from musterbook.reading.romance.kinds.grounding import find_groundings
from musterbook.reading.romance.kinds.no_comment import find_all as find_no_comments
from musterbook.reading.romance.kinds.strength import find_strengths
from musterbook.reading.romance.kinds.tally import as_tally, find_tallies
from musterbook.reading.romance.language import Language, language_of
from musterbook.reading.romance.scene import Scene
from musterbook.reading.romance.tokens import split_sentences, split_tokens
from musterbook.reading.text import fold, lower
from musterbook.terms.claims import Stance

Finder = Callable[[Scene], Iterator[Candidate]]
FINDERS: tuple[Finder, ...] = (
    find_casualties,
    find_evacuations,
    find_failures,
    find_groundings,
    find_strengths,
    find_deployments,
    find_no_comments,
    find_tallies,
)
SHORT, FEW, ENOUGH, PLAYFUL = 500, 1, 2, 3


def read_romance(text: str, code: str, published: str | None) -> list[Attributed]:
    """The claims of a report in the making, in the order of the text."""
    language = language_of(code)
    folded = fold(text)
    low = lower(folded)
    if not is_touched(low, language):
        return []
    attributor = Attributor(text, language)
    pairs: list[tuple[Candidate, Scene]] = []
    earlier: list[Candidate] = []
    before: Scene | None = None
    for sentence in split_sentences(folded, language):
        tokens = split_tokens(folded, sentence.start, sentence.end, language)
        if not tokens:
            continue
        parse = parse_sentence(tokens, sentence, folded, language)
        attributor.read(parse)
        scene = Scene(
            language=language,
            text=text,
            folded=folded,
            low=low,
            published=day_of(published),
            security=True,
            parse=parse,
            earlier=earlier,
            people=before.people if before is not None else None,
            thing=before.thing if before is not None else None,
            force=before.force if before is not None else None,
        )
        if scene.people is None:
            scene.people = next((g for g in parse.groups if g.person and not g.bare), None)
        found = [as_tally(scene, c) for find in FINDERS for c in find(scene)]
        earlier.extend(found)
        pairs.extend((c, scene) for c in found)
        remember(scene, parse)
        before = scene
    told = drop_doubles([attributed(c, scene, attributor) for c, scene in pairs], text)
    refer(told)
    return told


def is_touched(low: str, language: Language) -> bool:
    """Whether a text speaks of forces, violence or harm at all."""
    strong = sum(word in low for word in language.security)
    weak = sum(word in low for word in language.warlike)
    other = sum(word in low for word in language.playful)
    if other >= PLAYFUL and other > strong:
        return False
    if len(low) < SHORT:
        return strong >= FEW or weak >= ENOUGH
    return strong >= ENOUGH or (strong >= FEW and weak >= ENOUGH)


def remember(scene: Scene, parse: Parse) -> None:
    """Keep the last people and things of a sentence for the words that stand for them."""
    for group in parse.groups:
        if group.person and not group.bare:
            scene.people = group
        elif group.has("vehicle", "protection", "device"):
            scene.thing = group


def attributed(candidate: Candidate, scene: Scene, attributor: Attributor) -> Attributed:
    """A candidate with its source and stance."""
    saying = attributor.at(candidate.start, candidate.end)
    if candidate.kind == "no_comment" and saying is not None and not saying.direct:
        saying = None
    return Attributed(
        candidate=candidate,
        attribution=(saying.source,) if saying is not None else (),
        stance=stance_of(candidate, saying, scene),
        said_at=None,
        telling=frozenset(),
        refers=[],
    )


def stance_of(candidate: Candidate, saying: Saying | None, scene: Scene) -> Stance:
    """The stance by the vocabulary's precedence: retracts, denies, expects, believes, confirms, asserts."""
    language = scene.language
    sentence = scene.low[scene.parse.sentence.start : scene.parse.sentence.end]
    if any(words in sentence for words in language.stance["retraction"]):
        return "retracts"
    classes = language.verb_classes.get(saying.lemma, frozenset()) if saying is not None else frozenset()
    if "deny" in classes and saying is not None and not saying.negated:
        return "denies"
    if candidate.stance is not None:
        return candidate.stance
    if saying is not None and (saying.hearsay or ("believe" in classes and candidate.kind == "casualty")):
        return "believes"
    if "confirm" in classes and saying is not None:
        return "believes" if saying.negated else "confirms"
    return "asserts"
