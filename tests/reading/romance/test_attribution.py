"""Who says it, in French and Spanish."""

import pytest

from tests.reading.romance.sample import of_kind


@pytest.mark.parametrize(
    ("language", "text", "name", "anonymous"),
    [
        ("fr", "Deux sapeurs ont été tués, a déclaré le colonel Amadou Sissoko.", "Amadou Sissoko", False),
        ("fr", "Selon la préfecture, deux sapeurs ont été tués.", "la préfecture", False),
        ("fr", "« Deux sapeurs ont été tués », affirme une habitante.", "une habitante", True),
        ("fr", "Le ministère a indiqué que deux sapeurs ont été tués.", "Le ministère", False),
        ("fr", "D'après une source militaire, deux sapeurs ont été tués.", "une source militaire", True),
        ("fr", "Deux sapeurs ont été tués.", None, False),
        ("es", "Dos zapadores murieron, declaró el coronel Amadeo Salas Ruiz.", "Amadeo Salas Ruiz", False),
        ("es", "Según la gobernación, dos zapadores murieron.", "la gobernación", False),
        ("es", "«Dos zapadores murieron», afirma una vecina.", "una vecina", True),
        ("es", "El ministerio indicó que dos zapadores murieron.", "El ministerio", False),
        ("es", "De acuerdo con una fuente militar, dos zapadores murieron.", "una fuente militar", True),
        ("es", "Dos zapadores murieron.", None, False),
    ],
)
def test_utterers(language: str, text: str, name: str | None, anonymous: bool) -> None:
    """Cues before and behind, inverted subjects, quotation marks and prepositions lead to the one who speaks."""
    (claim,) = of_kind(language, "casualty", text)
    utterer = claim.utterer
    assert (utterer.name if utterer else None) == name
    assert (utterer.anonymous if utterer else False) == anonymous


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Tout va bien, a dit le colonel Amadou Ba. « Deux sapeurs ont été tués », a-t-il ajouté.", "Amadou Ba"),
        ("es", "Todo acabó, dijo el coronel Amadeo Salas Ruiz. «Dos zapadores murieron», añadió.", "Amadeo Salas Ruiz"),
    ],
)  # fmt: skip
def test_pronouns_stand_for_the_speaker_before(language: str, text: str, name: str) -> None:
    """A source is resolved: never "he"."""
    (claim,) = of_kind(language, "casualty", text)
    assert claim.utterer is not None
    assert claim.utterer.name == name
