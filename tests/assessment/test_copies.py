"""Laws of copied passages and credits."""

from musterbook.assessment.copies import gather_evidence
from tests.assessment.asking import ground_of, hurt
from tests.registers.booking import Book, hex_of, unnamed


def test_shared_passages_in_the_texts_join_what_quotes_do_not():
    """Short quotes within copied sentences are one origin where the texts are given."""
    passage = "Sailors at the eastern pier told how the guards were carried off before the tide turned that night."
    texts = {hex_of("one"): f"{passage} More here.", hex_of("two"): "A lead of its own. " * 21 + passage}
    book = Book()
    claims = []
    for name in ("one", "two"):
        report = book.report(name, "2025-04-01", name.title())
        claims.append(hurt(book, report, "guards carried", unnamed("sailors"), number=2))
    evidence = gather_evidence(texts, {hex_of("one"): "One", hex_of("two"): "Two"})
    assert ground_of(book).origins.count(claims) == (1, 1)
    assert ground_of(book, evidence).origins.count(claims) == (1, 0)


def test_credits_are_found_in_datelines_and_beside_words_of_carrying():
    """ "(North Wire)" in the dateline and "North Wire reported" credit it; a mention does not, nor one's own name."""
    texts = {
        "1": "PORT (North Wire) - Two were hurt.",
        "2": "Two were hurt, North Wire reported on Tuesday.",
        "3": "A van of North Wire stood at the gate. " + "It rained. " * 20,
        "4": "PORT (North Wire) - Two were hurt.",
    }
    publishers = {"1": "Hill Paper", "2": "Bay Post", "3": "Lake Gazette", "4": "North Wire"}
    credited = gather_evidence(texts, publishers).credits
    assert credited == {"1": ("north wire",), "2": ("north wire",), "3": (), "4": ()}
