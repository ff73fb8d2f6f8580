"""Laws of mentions: what one casualty claim tells of its people."""

from musterbook.assessment.copies import NO_EVIDENCE
from musterbook.assessment.ground import Ground
from musterbook.assessment.mentions import Mention, are_apart
from tests.registers.booking import Book, day, exactly


def mention(quote, number=1, outcome="injured", **slots):
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    book.claim(report, "casualty", quote, count=exactly(number), outcome=outcome, **slots)
    book.accept_all()
    (account,) = Ground(book.rows(), NO_EVIDENCE, None).accounts
    return Mention(account)


def test_words_point_back_or_set_apart():
    """ "He" and "the guard" were told of before; "another" never was, whatever follows it."""
    assert mention("he was hit", who="he").is_pronoun
    assert mention("the guard was hit", who="the guard").is_definite
    assert not mention("a guard was hit", who="a guard").is_definite
    assert mention("Another, missing since March", who="Another").says_another


def test_wounds_are_read_from_slot_and_quote():
    """A part of the body may stand in its slot or in the words, possessives cut."""
    assert mention("struck his head", body_part="left ear").body == {"head", "ear"}
    assert mention("went through the officer's helmet").body == {"helmet"}


def test_times_set_people_apart_unless_both_are_pointed_at():
    """Killed in February and missing in March are two; "him" in April and "the man" in September may be one."""
    spring, autumn = day("2025-04-10"), day("2025-09-23")
    assert are_apart(mention("one died", occurred=spring), mention("one died", occurred=autumn))
    assert not are_apart(
        mention("they believed him dead", who="him", occurred=spring),
        mention("the man among the dead", who="the man", occurred=autumn),
    )


def test_totals_are_told_by_their_words():
    """ "Now known to have died" counts over incidents; one person never does."""
    assert mention("three are now known to have died", 3, "died").is_total
    assert not mention("one is now known to have died", 1, "died").is_total
