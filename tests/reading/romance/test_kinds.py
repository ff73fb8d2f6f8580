"""The other core kinds in French and Spanish."""

import pytest

from tests.reading.romance.sample import counts_of, of_kind


@pytest.mark.parametrize(
    ("language", "kind", "text", "counts"),
    [
        ("fr", "evacuation", "Trois blessés ont été évacués par hélicoptère vers Dakar.", [(3, 3)]),
        ("fr", "evacuation", "Une ambulance a emmené deux blessés à la clinique.", [(2, 2)]),
        ("es", "evacuation", "Tres heridos fueron evacuados en helicóptero a Dakar.", [(3, 3)]),
        ("es", "evacuation", "Una ambulancia llevó a dos heridos a la clínica.", [(2, 2)]),
        ("fr", "gear_failure", "Deux camions ont été incendiés.", [(2, 2)]),
        ("fr", "gear_failure", "Une balle a traversé le pare-brise d'un fourgon.", [(1, 1)]),
        ("fr", "gear_failure", "Le casque a arrêté la balle.", [(1, 1)]),
        ("fr", "gear_failure", "Trois véhicules blindés sont tombés en panne.", [(3, 3)]),
        ("es", "gear_failure", "Dos camiones fueron incendiados.", [(2, 2)]),
        ("es", "gear_failure", "Una bala atravesó el parabrisas de un furgón.", [(1, 1)]),
        ("es", "gear_failure", "El casco detuvo la bala.", [(1, 1)]),
        ("es", "gear_failure", "Tres vehículos blindados se averiaron.", [(3, 3)]),
        ("fr", "grounding", "L'armée a retiré du service 150 gilets.", [(150, 150)]),
        ("fr", "grounding", "Les huit hélicoptères resteront au sol.", [(8, 8)]),
        ("es", "grounding", "El ejército retiró del servicio 150 chalecos.", [(150, 150)]),
        ("es", "grounding", "Los ocho helicópteros seguirán en tierra.", [(8, 8)]),
        ("fr", "strength", "La mission compte 1 200 soldats.", [(1200, 1200)]),
        ("fr", "strength", "Quelque 2 500 militaires français sont déployés au Sahel.", [(2500, 2500)]),
        ("es", "strength", "La misión cuenta con 1.200 soldados.", [(1200, 1200)]),
        ("es", "strength", "En el norte sirven 1.053 españoles.", [(1053, 1053)]),
        ("fr", "deployment", "Le Kenya a envoyé 200 policiers à Haïti.", [(200, 200)]),
        ("fr", "deployment", "Un contingent de 70 soldats a atterri mardi.", [(70, 70)]),
        ("es", "deployment", "Kenia envió 200 policías a Haití.", [(200, 200)]),
        ("es", "deployment", "Llegó un contingente de 70 soldados.", [(70, 70)]),
    ],
)
def test_core_kinds_are_counted(language: str, kind: str, text: str, counts: list[tuple[int, int | None]]) -> None:
    """What is told once is claimed once, with its count."""
    assert counts_of(language, kind, text) == counts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le porte-parole a refusé de commenter."),
        ("fr", "Le ministère n'a pas souhaité s'exprimer."),
        ("fr", "Contactée, l'ambassade n'a pas donné suite."),
        ("fr", "Le constructeur garde le silence."),
        ("es", "El portavoz se negó a hacer comentarios."),
        ("es", "El ministerio no quiso pronunciarse."),
        ("es", "La embajada no respondió a las preguntas."),
        ("es", "El fabricante guarda silencio."),
    ],
)
def test_silence_is_no_comment(language: str, text: str) -> None:
    """Refusing, not answering and keeping silent are one claim of the report's own voice."""
    (claim,) = of_kind(language, "no_comment", text)
    assert claim.attribution == ()


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("fr", "no_comment", "Le casque ne répond pas à la norme."),
        ("fr", "deployment", "Le marché a envoyé deux cents moutons à Dakar."),
        ("es", "no_comment", "El casco no responde a la norma."),
        ("es", "evacuation", "El sospechoso fue trasladado a la cárcel de Lima."),
    ],
)
def test_false_friends_are_left_alone(language: str, kind: str, text: str) -> None:
    """Standards, markets and prisons claim nothing."""
    assert of_kind(language, kind, text) == []


def test_the_future_is_expected() -> None:
    """What is to come is expected, never asserted."""
    assert [c.stance for c in of_kind("fr", "deployment", "La France enverra 600 soldats au Mali.")] == ["expects"]
    assert [c.stance for c in of_kind("es", "deployment", "España enviará 600 soldados a Malí.")] == ["expects"]
