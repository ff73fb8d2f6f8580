"""No comment in French and Spanish: who did not answer, would not, or keeps silent."""

from collections.abc import Iterator

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene
from musterbook.terms.claims import Answer

WORDS = words_of("no_comment")
GIVEN = frozenset(
    {
        "préciser",
        "donner",
        "fournir",
        "indiquer",
        "précisé",
        "precisar",
        "dar",
        "ofrecer",
        "indicar",
        "detallar",
        "révéler",
        "revelar",
        "communiquer",
    }
)
ASKED = frozenset(
    {
        "question",
        "questions",
        "pregunta",
        "preguntas",
        "courriel",
        "courriels",
        "llamadas",
        "appels",
        "mensajes",
        "messages",
        "demande",
        "demandes",
        "solicitud",
        "solicitudes",
        "correos",
    }
)
NOTHING = WORDS["nothing"]
OBTAINED = WORDS["obtained"]
REPLIES = WORDS["replies"]

SPEAKERS = WORDS["speakers"]
WHOLE = WORDS["whole"]
WITHOUT = WORDS["without"]
OBJECTS = WORDS["objects"]
FIGURES = WORDS["figures"]
MATTERS = WORDS["matters"]
NOT_SAID = frozenset(WORDS["not_said"])
PREFER = frozenset({"préférer", "preferir"})


def find_no_comments(scene: Scene) -> Iterator[Candidate]:
    """The unanswered questions of one sentence."""
    clauses = scene.parse.clauses
    for n, clause in enumerate(clauses):
        nxt = clauses[n + 1] if n + 1 < len(clauses) else None
        if scene.is_unreal(clause.start) or clause.verb.form != "finite" or clause.verb.person == "1s":
            continue
        end = _silence(scene, clause, nxt)
        if end is None or not _speaks(scene, clause):
            continue
        start, subject = clause.start, clause.subject
        low = scene.low[start:end]
        yield scene.candidate(
            "no_comment",
            start,
            end,
            "no_comment.silence" if clause.verb.has("silent") else "no_comment.answer",
            0.8,
            "asserts",
            who=subject.text if subject is not None else None,
            answer=_answer(low),
            occurred=scene.time_at(start, end),
        )


def find_all(scene: Scene) -> Iterator[Candidate]:
    """No comments told by a verb, else answers that nobody could get."""
    told = list(find_no_comments(scene))
    yield from told or _nothing(scene)


def _answer(low: str) -> Answer:
    if any(word in low for word in FIGURES):
        return "no figure"
    words = (
        "répond",
        "respond",
        "contest",
        "suite",
        "joignable",
        "joint",
        "réaction",
        "encore",
        "aún",
        "emiti",
        "llamadas",
    )
    return "none yet" if any(word in low for word in words) and "voulu" not in low and "quis" not in low else "declined"


def _silence(scene: Scene, clause: Clause, nxt: Clause | None) -> int | None:
    """Where the words that tell of silence end; null where there is none."""
    verb = clause.verb
    low = scene.low[verb.start : clause.end]
    close = nxt is not None and nxt.verb.first - verb.last <= 4 and nxt.verb.form == "infinitive"
    end = max(clause.end, nxt.end) if close and nxt is not None else clause.end
    words = scene.low[verb.start : end]
    if any(word in words for word in MATTERS) and not verb.via and verb.lemma in REPLIES:
        return None
    if verb.has("mute") and not verb.negated:
        return end
    negated = verb.negated or _nobody(scene, clause)
    if verb.has("silent") and (negated or any(word in words for word in (*WHOLE, *WITHOUT)) or verb.lemma == "refuser"):
        return end
    if any(word in words for word in WITHOUT) and verb.lemma in (
        "seguir",
        "continuar",
        "permanecer",
        "responder",
        "explicar",
    ):
        return end
    if negated and verb.has("answer") and (verb.via or verb.lemma in REPLIES):
        wished = not verb.via or verb.via[0] not in ("devoir", "deber", "falloir", "ir", "aller")
        return end if wished else None
    if negated and verb.lemma in ("vouloir", "souhaiter", "querer", "désirer", "desear") and close and nxt is not None:
        return end if nxt.verb.has("answer", "say", "silent") else None
    if verb.lemma in PREFER or (
        verb.lemma in ("dar", "commenter", "comentar", "responder", "hablar") and "preferir" in verb.via
    ):
        return end if any(f" {word}" in words for word in ("no", "ne pas")) else None
    if negated and verb.has("answer", "say") and any(word in words for word in FIGURES) and verb.lemma in GIVEN:
        return end
    unable = negated and verb.has("be") and any(word in low for word in ("mesure", "condiciones", "disposición"))
    if unable and nxt is not None and nxt.verb.form == "infinitive" and nxt.verb.has("answer", "say"):
        return max(end, nxt.end)
    if verb.has("decline", "refuse") and not verb.negated:
        if close and nxt is not None and nxt.verb.has("answer", "say", "silent") and nxt.verb.lemma not in NOT_SAID:
            return end
        return end if any(word in low for word in OBJECTS) else None
    return None


def _nothing(scene: Scene) -> Iterator[Candidate]:
    """ "Aucune réaction n'a pu être obtenue auprès de …", "No fue posible obtener una respuesta"."""
    sentence = scene.parse.sentence
    low = scene.low[sentence.start : sentence.end]
    if any(word in low for word in NOTHING) and any(word in low for word in OBTAINED):
        tokens = scene.parse.tokens
        yield scene.candidate(
            "no_comment", tokens[0].start, tokens[-1].end, "no_comment.nothing", 0.6, "asserts",
            answer="none yet",
        )  # fmt: skip


def _nobody(scene: Scene, clause: Clause) -> bool:
    first = clause.subject.low.split()[0] if clause.subject is not None else ""
    before = scene.parse.tokens[clause.verb.first - 1].low if clause.verb.first else ""
    return first in ("nadie", "personne", "aucun", "aucune", "ninguno", "ninguna", "ningún") or before in (
        "nadie",
        "ninguno",
        "ninguna",
    )


def _speaks(scene: Scene, clause: Clause) -> bool:
    subject = clause.subject
    if subject is None:
        return True
    if clause.verb.has("mute") and subject.head in ASKED:
        return True
    if subject.has("vehicle", "protection", "device", "animal", "threat", "hurt", "event", "idea"):
        return False
    return (
        subject.has(*SPEAKERS)
        or subject.pronoun
        or subject.name is not None
        or _nobody(scene, clause)
        or not subject.classes
    )
