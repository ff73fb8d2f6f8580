"""Laws of origins: what is one act of saying, and what is independent."""

from tests.assessment.asking import QUOTE, ground_of, hurt
from tests.registers.booking import Book, named, unnamed


def test_two_utterers_of_one_text_are_two():
    """Unnamed officers and a spokesman in one report are never joined, whatever they say."""
    book = Book()
    report = book.report("wire", "2025-04-01", "North Agency")
    claims = [hurt(book, report, QUOTE, unnamed("three officers", 3)), hurt(book, report, QUOTE, named("Ines Okoro"))]
    assert ground_of(book).origins.count(claims) == (2, 0)


def test_agency_credited_by_many_is_one_origin():
    """The same content under one agency's credit within 7 days is one origin; a month later it is another."""
    book = Book()
    agency = named("North Agency", "outlet")
    claims = []
    for number, date in enumerate(("2025-04-01", "2025-04-02", "2025-04-07", "2025-05-09")):
        report = book.report(f"report {number}", date, f"Outlet {number}")
        words = f"{['ab', 'cd', 'ef', 'gh'][number]}x reported that guards were wounded, harbour sources {number}"
        claims.append(hurt(book, report, f"two guards hurt {words}", unnamed("three officers", 3), agency))
    ground = ground_of(book)
    origins = {ground.origins.origin_of(claim) for claim in claims[:3]}
    assert len(origins) == 1
    assert ground.origins.origin_of(claims[3]) not in origins
    assert ground.origins.count(claims) == (1, 1)


def test_near_duplicate_passages_are_one_origin():
    """A wire lifted nearly word for word without credit is the wire's."""
    book = Book()
    claims = [
        hurt(book, book.report(name, "2025-04-01", name), text, unnamed("three officers", 3))
        for name, text in (("one", QUOTE), ("two", QUOTE.replace("gravely ", "")))
    ]
    ground = ground_of(book)
    assert ground.origins.count(claims) == (1, 0)
    assert "near-duplicate passages" in ground.origins.lines()[0].reasons


def test_unnamed_groups_never_join_by_name_and_are_not_counted_twice():
    """Two outlets' "three officers" are two origins, of which one counts until a person parts them with a reason."""
    book = Book()
    claims = [
        hurt(book, book.report("one", "2025-04-01", "One"), "two guards were wounded", unnamed("three officers", 3)),
        hurt(book, book.report("two", "2025-06-01", "Two"), "a pair of men hit", unnamed("three officers", 3)),
    ]
    ground = ground_of(book)
    assert ground.origins.origin_of(claims[0]) != ground.origins.origin_of(claims[1])
    assert ground.origins.count(claims) == (1, 1)
    assert ground.support([ground.by_id[c] for c in claims]).words.endswith("1 of unknown independence")
    book.add("origin.parted", first=claims[0], second=claims[1], reason="met both")
    assert ground_of(book).origins.count(claims) == (2, 0)


def test_members_own_reports_are_one_without_a_judgement():
    """Three field reports that say the same count as one origin and two of unknown independence."""
    book = Book()
    claims = [
        hurt(
            book, book.report(f"field {n}", "2025-04-01", "a member", kind="field"), f"I saw {n} carried off, two hurt"
        )
        for n in ("one", "two", "three")
    ]
    assert ground_of(book).origins.count(claims) == (1, 2)


def test_named_speaker_repeating_himself_is_one_origin():
    """The same named speaker with the same content, in two outlets and months apart, is not independent of himself."""
    book = Book()
    claims = [
        hurt(
            book,
            book.report("one", "2025-04-01", "One"),
            "two guards were gravely hurt",
            named("Mission spokesman Per Moe"),
        ),
        hurt(book, book.report("two", "2025-07-01", "Two"), "two guards gravely hurt", named("Per Moe")),
    ]
    ground = ground_of(book)
    assert ground.origins.count(claims) == (1, 0)
    assert "says the same in both" in ground.origins.lines()[0].reasons[0]


def test_own_voice_is_not_counted_beside_whom_it_quotes():
    """A report that retells its source in its own words adds no origin; another report's own voice does."""
    book = Book()
    wire, paper = book.report("wire", "2025-04-01", "North"), book.report("paper", "2025-04-02", "Hill Paper")
    said = hurt(book, wire, QUOTE, unnamed("three officers", 3))
    retold = hurt(book, wire, "the two were hurt")
    seen = hurt(book, paper, "reporters of this newspaper saw a pair wounded")
    ground = ground_of(book)
    assert ground.origins.count([said, retold]) == (1, 0)
    assert ground.origins.count([said, retold, seen]) == (2, 0)


def test_people_join_and_part_with_a_reason():
    """A judgement joins what no rule joins, and its reason is kept; parting undoes a proposal."""
    book = Book()
    one = hurt(book, book.report("one", "2025-04-01", "One"), QUOTE, named("Ines Okoro"))
    two = hurt(book, book.report("two", "2025-06-01", "Two"), "pair wounded", named("the mission"))
    assert ground_of(book).origins.count([one, two]) == (2, 0)
    book.add("origin.joined", first=one, second=two, reason="she read it out")
    ground = ground_of(book)
    assert ground.origins.count([one, two]) == (1, 0)
    assert "she read it out" in ground.origins.lines()[0].reasons[0]
    book.add("origin.parted", first=one, second=two, reason="no")
    assert ground_of(book).origins.count([one, two]) == (2, 0)
