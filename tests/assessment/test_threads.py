"""Laws of threads: which claims of one report are of the same people where the reader left them apart."""

from tests.assessment.asking import figures, people
from tests.registers.booking import Book, day, exactly, named, unnamed

THREE = unnamed("three officers", 3)


def claim(book, report, quote, number, outcome="injured", *who, stance="asserts", **slots):
    return book.claim(
        report,
        "casualty",
        quote,
        *who,
        stance=stance,
        count=exactly(number),
        outcome=outcome,
        population="mission",
        **slots,
    )


def test_details_of_several_are_parts():
    """The helmet and the ear of two wounded are those two, told in detail; a third detail is a third person."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    claim(book, report, "gunmen wounded two guards", 2, "injured", THREE)
    claim(book, report, "struck his head", 1, "injured", THREE)
    claim(book, report, "hit a man in the ear", 1, "injured", THREE)
    assert figures(book) == {"injured": (2, 2, 2)}
    claim(book, report, "a cook was burned in the kitchen", 1, "injured", occurred=day("2025-03-02"))
    assert figures(book) == {"injured": (3, 3, 3)}


def test_another_is_another():
    """ "Another guard" is never the one told of before."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    claim(book, report, "a guard was hurt", 1, who="a guard")
    claim(book, report, "another guard was hurt", 1, who="another guard")
    assert figures(book) == {"injured": (2, 2, 2)}


def test_headline_and_definite_words_retell():
    """What the title says is told again below; "the guard" is the one named before."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A", title="Guard hurt at the gate")
    claim(book, report, "Guard hurt at the gate", 1, who="Guard")
    claim(book, report, "a guard was gravely hurt at dawn", 1, who="a guard")
    claim(book, report, "the guard was hurt by a splinter", 1, who="the guard")
    assert figures(book) == {"injured": (1, 1, 1)}


def test_reader_is_not_followed_against_the_numbers():
    """One person presumed dead is not the same as two who were killed, whatever the link says."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    two = claim(book, report, "two were killed", 2, "killed")
    claim(book, report, "another is dead", 1, "killed", refers=[(two, "same")], occurred=day("2025-03-01"))
    assert figures(book) == {"killed": (3, 3, 3)}


def test_fate_of_the_missing_is_of_the_missing():
    """In one report, who disappeared and is dead is the one who was missing."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    claim(book, report, "the mission reported the guard missing", 1, "missing")
    claim(book, report, "a guard who disappeared is dead", 1, "died")
    assert [outcome for outcome, figure in figures(book).items() if figure[1]] == ["died"]


def test_nobody_hurt_opens_no_record():
    """A plain zero opens no person record."""
    book = Book()
    claim(book, book.report("wire", "2025-04-01", "A"), "nobody was hurt", 0)
    assert figures(book) == {}


def test_grave_fates_of_one_person_are_one():
    """A killed constable told twice without a time is one; of another age or name he is another."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    claim(book, report, "a constable was fatally hit", 1, "killed", who="a constable", age=26)
    claim(book, report, "the first member to be killed", 1, "killed", who="member")
    assert figures(book) == {"killed": (1, 1, 1)}
    claim(book, report, "a sergeant was killed", 1, "killed", who="a sergeant", age=41)
    assert figures(book)["killed"][1] == 2


def test_he_is_whoever_was_told_of_last():
    """ "He" takes up the one person before him, though the council says killed and the mission not found."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    claim(book, report, "an officer had been killed", 1, "killed", named("The Council"), who="an officer")
    claim(book, report, "he has not been found", 1, "missing", named("the mission"), who="he")
    (person,) = people(book)
    assert person.status == "missing; killed according to the Council"


def test_the_officer_said_dead_is_the_missing_one():
    """In a report on one missing man, the definite one who is believed dead is he; "another" is not."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    claim(book, report, "looking for one of its men", 1, "missing", who="one of its men")
    claim(book, report, "the guard has been killed", 1, "killed", THREE, who="the guard", stance="believes")
    assert [p.status for p in people(book)] == ["missing; believed killed (three officers)"]


def test_a_total_is_no_part_of_a_fate():
    """Three now known to have died leave the one whom the police confirm dead where he is."""
    book = Book()
    report = book.report("wire", "2025-09-25", "A")
    claim(book, report, "an officer who disappeared is dead", 1, "died", named("the police"), stance="confirms")
    claim(book, report, "Three members are now known to have died", 3, "died")
    assert figures(book) == {"died": (1, 1, 1)}


def test_fewer_of_several_are_a_part():
    """Three in critical condition are three of the eight."""
    book = Book()
    report = book.report("wire", "2025-09-01", "A")
    claim(book, report, "Eight officers were injured", 8)
    claim(book, report, "their condition is critical", 3, severity="critical")
    assert figures(book) == {"injured": (8, 8, 8)}
