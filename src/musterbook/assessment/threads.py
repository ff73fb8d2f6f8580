"""Threads: which casualty claims of one report are of the same people, by the reader's links and where it has none.

The reader's `same`, `part` and `about` hold, unless counts, times or nationalities speak against them. Beyond them a
claim retells an earlier one of the same outcome where one stands in the headline, where both count the same two or
more, or where it is definite ("the missing officer"); one person without a time of his own is a detail of several told
in the same report, as long as there are no more such details than people. "Another officer" is never a retelling.
"""

from collections.abc import Sequence

from musterbook.assessment.ground import window_of
from musterbook.assessment.sameness import days_apart, may_be_one_population
from musterbook.assessment.words import aggregate_words, content_words, cut_ending
from musterbook.registers.rows import Account
from musterbook.terms.claims import CasualtyClaim, CasualtySlots, Reference
from musterbook.terms.counts import can_both_hold

ANOTHER = frozenset(aggregate_words("another"))
DEFINITE = frozenset(aggregate_words("definite"))
DEAD = frozenset({"killed", "died"})
ONE_OF = aggregate_words("one_of")
MISSING = frozenset(cut_ending(word) for word in aggregate_words("missing"))
SAME_DAYS = 3


def slots_of_casualty(account: Account) -> CasualtySlots:
    """The slots of a casualty account."""
    claim = account.claim
    if not isinstance(claim, CasualtyClaim):
        raise TypeError(f"{claim.kind} is no casualty")
    return claim.slots


class Threads:
    """Claims of one report, joined; `parts` are counted in others, `sums` only add others up."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._accounts = accounts
        self._by_id = {a.claim.id: a for a in accounts}
        self._thread = {a.claim.id: a.claim.id for a in accounts}
        self.parts: set[str] = set()
        self.sums: set[str] = set()
        self._details: dict[str, int] = {}

    def settle(self) -> None:
        """Take what tells of one as a part wherever its thread tells of several, or its words say so."""
        for members in self.groups():
            several = any((c := slots_of_casualty(a).count) is not None and c.min > 1 for a in members)
            for account in members:
                count = slots_of_casualty(account).count
                if is_one_of_several(account) or (several and count is not None and count.max == 1):
                    self.parts.add(account.claim.id)

    def groups(self) -> list[list[Account]]:
        """The claims of each thread."""
        told: dict[str, list[Account]] = {}
        for account in self._accounts:
            told.setdefault(self._thread[account.claim.id], []).append(account)
        return list(told.values())

    def refer(self, account: Account, reference: Reference) -> None:
        """Follow the reader's own link between two claims."""
        other = self._by_id.get(reference.claim)
        if other is None or reference.as_ == "caused":
            return
        if reference.as_ == "part":
            if is_other(account, other):
                self.sums.add(other.claim.id)
                return
            self.parts.add(account.claim.id)
        elif is_against(account, other):
            return
        self._join(other, account)

    def retell(self, account: Account, earlier: Account) -> None:
        """Join a claim to an earlier one that it tells again, where the reader left them apart."""
        if account.claim.refers or self._are_joined(account, earlier):
            return
        if speaks_of_the_missing(account, earlier) or speaks_of_the_missing(earlier, account):
            self._join(earlier, account)
        if not is_alike(account, earlier):
            return
        one, two = slots_of_casualty(account).count, slots_of_casualty(earlier).count
        if one is not None and two is not None and not can_both_hold(one, two):
            return
        several = one is not None and two is not None and one.min == two.min and one.min > 1
        if not says_another(account) and (several or in_headline(earlier) or is_definite(account)):
            self._join(earlier, account)

    def detail(self, account: Account, whole: Account) -> None:
        """Take one person without a time of his own as one of several told in the same report."""
        if account.claim.id in self.parts or self._are_joined(account, whole) or not is_alike(account, whole):
            return
        one, many = slots_of_casualty(account).count, slots_of_casualty(whole).count
        if many is None or many.min < 2 or whole.claim.id in self.parts or window_of(account) is not None:
            return
        people = one.min if one is not None else 1
        taken = self._details.get(self._thread[whole.claim.id], 0)
        if people == 1 and taken < many.min and slots_of_casualty(account).where is None:
            self.parts.add(account.claim.id)
            self._join(whole, account)
            self._details[self._thread[whole.claim.id]] = taken + people

    def _are_joined(self, one: Account, two: Account) -> bool:
        return self._thread[one.claim.id] == self._thread[two.claim.id]

    def _join(self, kept: Account, gone: Account) -> None:
        name, old = self._thread[kept.claim.id], self._thread[gone.claim.id]
        self._thread.update({claim: name for claim, thread in self._thread.items() if thread == old})


def is_other(part: Account, whole: Account) -> bool:
    one, two = slots_of_casualty(part), slots_of_casualty(whole)
    populations = one.population and two.population and one.population != two.population
    return bool(populations) or (one.outcome is not None and two.outcome is not None and one.outcome != two.outcome)


def is_against(one: Account, two: Account) -> bool:
    """Whether two claims of a report cannot be of the same people: by number, time, population or nationality."""
    a, b = slots_of_casualty(one), slots_of_casualty(two)
    if a.count is not None and b.count is not None and not can_both_hold(a.count, b.count):
        return one.claim.stance != "denies" and two.claim.stance != "denies"
    if a.nationality and b.nationality and a.nationality.casefold() != b.nationality.casefold():
        return True
    return days_apart(a.occurred, b.occurred) > SAME_DAYS or not may_be_one_population(a.population, b.population)


def is_alike(one: Account, two: Account) -> bool:
    """Whether two claims tell one outcome and nothing speaks against their people being the same."""
    a, b = slots_of_casualty(one), slots_of_casualty(two)
    same = a.outcome == b.outcome or {a.outcome, b.outcome} <= DEAD
    against = a.nationality and b.nationality and a.nationality.casefold() != b.nationality.casefold()
    apart = days_apart(a.occurred, b.occurred) > SAME_DAYS
    return bool(same and not against and not apart and may_be_one_population(a.population, b.population))


def speaks_of_the_missing(one: Account, two: Account) -> bool:
    """Whether a claim says what became of the one missing person that another claim of the report tells of."""
    a, b = slots_of_casualty(one), slots_of_casualty(two)
    single = all(s.count is None or s.count.max == 1 for s in (a, b))
    if not single or b.outcome != "missing" or a.outcome not in DEAD | {"missing", "captured"} or is_against(one, two):
        return False
    return bool(MISSING & content_words(one.claim.quote.exact)) and not (says_another(one) and says_another(two))


def says_another(account: Account) -> bool:
    """Whether it sets its people apart from others of the same report ("another officer")."""
    return bool(ANOTHER & set(account.claim.quote.exact.casefold().split()))


def is_definite(account: Account) -> bool:
    """Whether it speaks of one person already named ("the missing officer", "he")."""
    slots = slots_of_casualty(account)
    first = (slots.who or "").casefold().split()[:1]
    one = slots.count is None or slots.count.max == 1
    return one and slots.occurred is None and bool(DEFINITE.intersection(first))


def is_one_of_several(account: Account) -> bool:
    """Whether it tells of one out of people told of elsewhere ("the other", "one of them")."""
    who = (slots_of_casualty(account).who or "").casefold()
    return who.startswith(ONE_OF)


def in_headline(account: Account) -> bool:
    """Whether it stands in the report's title."""
    title = account.report.title
    return title is not None and account.claim.quote.start < len(title) and account.claim.quote.exact in title
