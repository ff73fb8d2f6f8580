"""A casualty claim as what it mentions: how many, what became of them, and the words that tell people apart.

Worked out once a claim, for threads within a report and for linking over reports.
"""

from functools import cached_property

from musterbook.assessment.moments import window_of
from musterbook.assessment.sameness import days_apart, may_be_one_population
from musterbook.assessment.words import WORD, aggregate_words, content_words, cut_ending
from musterbook.registers.rows import Account
from musterbook.terms.claims import CasualtyClaim, CasualtySlots
from musterbook.terms.counts import Count

ANOTHER = frozenset(aggregate_words("another"))
DEFINITE = frozenset(aggregate_words("definite"))
PRONOUNS = frozenset(aggregate_words("pronouns"))
BODY = frozenset(aggregate_words("body"))
ONE_OF = aggregate_words("one_of")
TOTALS = aggregate_words("wordings")
MISSING = frozenset(cut_ending(word) for word in aggregate_words("missing"))
DEAD = frozenset({"killed", "died"})
SAME_DAYS, BOTH = 3, 2
COUNTRY = 2  # letters of a country's key
LONGEST_INCIDENT = 45 * 24 * 60


def slots_of_casualty(account: Account) -> CasualtySlots:
    """The slots of a casualty account."""
    claim = account.claim
    if not isinstance(claim, CasualtyClaim):
        raise TypeError(f"{claim.kind} is no casualty")
    return claim.slots


def _bare_words(text: str) -> frozenset[str]:
    """The words of a text in small letters, possessive endings cut."""
    return frozenset(word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(text.casefold()))


class Mention:
    """One casualty claim; what it tells is worked out when first asked for."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.slots = slots_of_casualty(account)
        self.id, self.stance = account.claim.id, account.claim.stance
        self.start, self.end = account.claim.quote.start, account.claim.quote.end
        self.count: Count | None = self.slots.count
        self.told_outcome: str | None = self.slots.outcome
        self.outcome: str = self.slots.outcome or "harmed"
        self.population: str | None = self.slots.population
        self.name, self.age = self.slots.name, self.slots.age

    @property
    def single(self) -> bool:
        """Whether it tells of one person, as far as it tells."""
        return self.count is None or self.count.max == 1

    def counts_fewer_than(self, number: int) -> bool:
        """Whether it tells a count that is surely less."""
        return self.count is not None and self.count.max is not None and self.count.max < number

    @property
    def low(self) -> int:
        """The least number told; one where none is."""
        return 1 if self.count is None else self.count.min

    @cached_property
    def window(self) -> tuple[int, int] | None:
        """When it happened, in minutes."""
        return window_of(self.account)

    @cached_property
    def who(self) -> tuple[str, ...]:
        """The words for the people, in small letters."""
        return tuple(WORD.findall((self.slots.who or "").casefold()))

    @cached_property
    def words(self) -> frozenset[str]:
        """The telling words of its quote."""
        return content_words(self.account.claim.quote.exact)

    @cached_property
    def body(self) -> frozenset[str]:
        """The parts of the body that it names."""
        return BODY & _bare_words(f"{self.slots.body_part or ''} {self.account.claim.quote.exact}")

    @cached_property
    def places(self) -> frozenset[str]:
        """The words of its place, where that is narrower than a country."""
        where = self.slots.where
        if where is None or (where.place is not None and len(where.place) <= COUNTRY):
            return frozenset()
        return content_words(f"{where.words} {where.place or ''}")

    @property
    def named_place(self) -> bool:
        """Whether it tells a place by name, narrower than a country."""
        where = self.slots.where
        return bool(self.places) and where is not None and any(word[:1].isupper() for word in where.words.split())

    @cached_property
    def says_another(self) -> bool:
        """Whether it sets its people apart from others of the same report ("another officer")."""
        return bool(ANOTHER & _bare_words(self.account.claim.quote.exact))

    @property
    def is_pronoun(self) -> bool:
        """Whether its person is only pointed at ("he")."""
        return self.single and bool(PRONOUNS.intersection(self.who[:1]))

    @property
    def is_definite(self) -> bool:
        """Whether it speaks of one person already named ("the missing officer", "he")."""
        return self.single and bool(DEFINITE.intersection(self.who[:1])) and (self.window is None or self.is_pronoun)

    @property
    def is_one_of_several(self) -> bool:
        """Whether it tells of one out of people told of elsewhere ("the other", "one of them")."""
        return " ".join(self.who).startswith(ONE_OF)

    @property
    def speaks_of_missing(self) -> bool:
        """Whether its words say that somebody was missing."""
        return bool(MISSING & self.words)

    @property
    def in_headline(self) -> bool:
        """Whether it stands in the report's title."""
        title = self.account.report.title
        return title is not None and self.start < len(title) and self.account.claim.quote.exact in title

    @cached_property
    def is_total(self) -> bool:
        """Whether it counts over several incidents."""
        return is_total(self.account)


def are_apart(one: Mention, two: Mention) -> bool:
    """Whether time, population or nationality rule out that two claims are of the same people.

    Of somebody missing, a later time that is told of "him" or "the officer" only says how long; of "him" and "the
    officer" it may be when somebody spoke.
    """
    a, b = one.slots.nationality, two.slots.nationality
    if a and b and a.casefold() != b.casefold():
        return True
    if not may_be_one_population(one.population, two.population):
        return True
    if days_apart(one.slots.occurred, two.slots.occurred) <= SAME_DAYS:
        return False
    lasting = "missing" in (one.outcome, two.outcome) or (one.speaks_of_missing and two.speaks_of_missing)
    pointed = sum(bool(DEFINITE.intersection(m.who[:1])) for m in (one, two))
    return not ((pointed == BOTH or (lasting and pointed)) and one.single and two.single)


def is_total(account: Account) -> bool:
    """Whether it counts over several incidents: by its wording, or over longer than one incident lasts."""
    slots = slots_of_casualty(account)
    if slots.count is None or (slots.count.max is not None and slots.count.max < 2):
        return False
    told = account.claim.quote.exact.casefold()
    if any(wording in told for wording in TOTALS):
        return True
    window = window_of(account)
    if slots.occurred is None or window is None:
        return False
    return slots.occurred.earliest is None or window[1] - window[0] > LONGEST_INCIDENT
