"""Casualties in French and Spanish."""

import pytest

from tests.reading.romance.sample import READER, counts_of, of_kind, read


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        ("fr", "Quatre sapeurs ont péri dans un éboulement.", [(4, 4)]),
        ("fr", "Deux gendarmes avaient été tués et trois autres blessés.", [(2, 2), (3, 3)]),
        ("fr", "Les rebelles ont tué onze civils et blessé une quinzaine d'autres.", [(11, 11), (15, 15)]),
        ("fr", "L'explosion a coûté la vie à trois porteurs.", [(3, 3)]),
        ("fr", "Bilan : deux morts et sept blessés.", [(2, 2), (7, 7)]),
        ("fr", "Une mine est tombée du camion, tuant deux sentinelles.", [(2, 2)]),
        ("fr", "Le bilan est passé de 12 à 15 morts.", [(15, 15)]),
        ("fr", "Personne n'a été blessé.", [(0, 0)]),
        ("fr", "Aucune victime n'est à déplorer.", [(0, 0)]),
        ("fr", "Trois sapeurs sont portés disparus.", [(3, 3)]),
        ("es", "Cuatro zapadores perecieron en un derrumbe.", [(4, 4)]),
        ("es", "Murieron dos gendarmes y otros tres resultaron heridos.", [(2, 2), (3, 3)]),
        ("es", "Los rebeldes mataron a once civiles e hirieron a otros quince.", [(11, 11), (15, 15)]),
        ("es", "La explosión le costó la vida a tres porteadores.", [(3, 3)]),
        ("es", "Saldo: dos muertos y siete heridos.", [(2, 2), (7, 7)]),
        ("es", "A dos cabos los mató una mina.", [(2, 2)]),
        ("es", "Fueron secuestrados tres agentes.", [(3, 3)]),
        ("es", "Nadie resultó herido.", [(0, 0)]),
        ("es", "No hubo víctimas.", [(0, 0)]),
        ("es", "Tres zapadores siguen desaparecidos.", [(3, 3)]),
    ],
)
def test_people_harmed_are_counted(language: str, text: str, counts: list[tuple[int, int | None]]) -> None:
    """Active, passive, reflexive, participle and nominal turns all tell how many were harmed."""
    assert counts_of(language, "casualty", text) == counts


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("fr", "Cinq soldats ont été tués.", "asserts"),
        ("fr", "Cinq soldats auraient été tués.", "believes"),
        ("fr", "Le ministère a confirmé que cinq soldats ont été tués.", "confirms"),
        ("fr", "L'armée dément que cinq soldats aient été tués.", "denies"),
        ("es", "Cinco soldados murieron.", "asserts"),
        ("es", "Cinco soldados habrían muerto.", "believes"),
        ("es", "El ministerio confirmó que cinco soldados murieron.", "confirms"),
        ("es", "El ejército desmintió que cinco soldados hubieran muerto.", "denies"),
    ],
)
def test_stance_follows_tense_and_cue(language: str, text: str, stance: str) -> None:
    """The conditional of hearsay believes; verbs of confirming and denying pass on to what they bring in."""
    assert [c.stance for c in of_kind(language, "casualty", text)] == [stance]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Si un soldat était tué, la mission partirait."),
        ("fr", "Deux soldats ont-ils été tués ?"),
        ("fr", "Trois vaches ont été tuées par la foudre."),
        ("fr", "Le gardien a arrêté deux tirs."),
        ("es", "Si muriera un soldado, la misión se iría."),
        ("es", "¿Murieron dos soldados?"),
        ("es", "Tres vacas murieron por un rayo."),
        ("es", "El portero detuvo dos tiros."),
    ],
)
def test_what_did_not_happen_to_people_is_left_alone(language: str, text: str) -> None:
    """Conditions, questions, animals and sport tell of no casualty."""
    assert of_kind(language, "casualty", text) == []


def test_a_total_since_a_time_is_a_tally() -> None:
    """A running total is told as such and never counts as new casualties."""
    assert [c.kind for c in read("fr", "Neuf soldats ont été tués depuis 2019.")] == ["tally"]
    assert [c.kind for c in read("es", "Nueve soldados han muerto desde 2019.")] == ["tally"]


def test_rules_name_their_language() -> None:
    """A reviewer sees from the rule's name which grammar spoke, and the quote is exact."""
    (claim,) = of_kind("fr", "casualty", "Deux sapeurs ont été tués.")
    assert claim.rule == "casualty.fr.passive"
    assert claim.language == "fr"
    assert claim.quote.exact == "Deux sapeurs ont été tués"


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        ("fr", "Un capitaine, deux sergents et cinq soldats ont été tués.", [(8, 8)]),
        ("fr", "Deux soldats et un interprète ont été blessés.", [(2, 2), (1, 1)]),
        ("es", "Un capitán y dos soldados murieron.", [(3, 3)]),
        ("es", "Murieron dos soldados y un civil.", [(2, 2), (1, 1)]),
    ],
)
def test_lists_of_people(language: str, text: str, counts: list[tuple[int, int | None]]) -> None:
    """People of one trade in a list are one count; people of another stand apart."""
    assert counts_of(language, "casualty", text) == counts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le club a perdu le match et le gardien de l'équipe est sorti, blessé à la cuisse, sans commenter."),
        ("es", "El equipo perdió el partido y el portero del club salió lesionado, sin hablar con los hinchas."),
    ],
)  # fmt: skip
def test_sport_claims_nothing(language: str, text: str) -> None:
    """A text of another field is not read for claims at all."""
    reading = READER.read(text, published=None, publisher=None, report_digest=b"r" * 32)
    assert reading.claims == ()
    assert reading.language == language
