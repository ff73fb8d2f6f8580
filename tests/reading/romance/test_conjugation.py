"""Paradigms of French and Spanish verbs."""

import pytest

from musterbook.reading.romance.conjugation import forms_of


@pytest.mark.parametrize(
    ("language", "infinitive", "forms"),
    [
        ("fr", "tuer", "tue tuent tua tuèrent tuait tuera tueraient tué tuée tués tuées tuant"),
        ("fr", "mourir", "meurt meurent mourut moururent mourra mourrait mort morte morts mortes"),
        ("fr", "disparaître", "disparaît disparaissent disparut disparurent disparu disparues"),
        ("fr", "engager", "engageons engageait engagea engagèrent engagée"),
        ("fr", "céder", "cède cèdent cédera cédé"),
        ("fr", "abattre", "abat abattent abattit abattu abattus"),
        ("fr", "périr", "périt périssent périrent péri"),
        ("es", "herir", "hiere hieren hirió hirieron herido heridas hiriendo"),
        ("es", "morir", "muere murió murieron muerto muertas morirían muriera"),
        ("es", "atacar", "ataca ataqué ataquen atacaron atacado"),
        ("es", "detener", "detiene detuvo detuvieron detendrán detenido"),
        ("es", "contestar", "contesta contestó contestaron contestado"),
        ("es", "destruir", "destruye destruyó destruyeron destruido"),
    ],
)
def test_paradigms_hold_regular_and_irregular_forms(language: str, infinitive: str, forms: str) -> None:
    """A verb's forms are made by rule, by family and by spelling."""
    assert set(forms.split()) <= {form.text for form in forms_of(infinitive, language)}


def test_conditional_and_future_are_told_apart() -> None:
    """The tense that only hearsay takes is never mixed up with what is to come."""
    tenses = {form.text: form.tense for form in forms_of("perdre", "fr")}
    assert (tenses["perdraient"], tenses["perdront"]) == ("conditional", "future")
