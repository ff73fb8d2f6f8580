"""Threads: which casualty claims of one report are of the same people, by the reader's links and where it has none.

The reader's `same`, `part` and `about` hold, unless counts, times or nationalities speak against them. Beyond them a
claim retells an earlier one of the same outcome where one stands in the headline, where both count the same two or
more, where it is definite ("the missing officer"), or where both tell of one person dead, missing or captured and
nothing sets the two apart. "He" is whoever was told of last. Fewer people without a time of their own are a detail of
several told in the same report, as long as there are no more such details than people. "Another officer" is never a
retelling; a total is never joined to anything.
"""

from collections.abc import Sequence

from musterbook.assessment.mentions import DEAD, Mention, are_apart
from musterbook.assessment.sameness import may_be_one_population
from musterbook.registers.rows import Account
from musterbook.terms.claims import Reference
from musterbook.terms.counts import can_both_hold

GRAVE = DEAD | {"missing", "captured"}
LATER = {  # what "he" may be said to be, after what was told of him
    "injured": DEAD,
    "missing": GRAVE,
    "captured": DEAD,
    "harmed": GRAVE | {"injured"},
    "killed": frozenset({"missing", "injured"}),
    "died": frozenset({"missing", "injured"}),
}


class Threads:
    """Claims of one report, joined; `parts` are counted in others, `sums` only add others up."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._mentions = [Mention(a) for a in accounts]
        self._by_id = {m.id: m for m in self._mentions}
        self._thread = {m.id: [m] for m in self._mentions}
        self._followed: set[str] = set()
        self.parts: set[str] = set()
        self.sums: set[str] = set()
        self._details: dict[str, int] = {}

    def weave(self) -> None:
        """Join what is of the same people, the surest first."""
        open_ones = [m for m in self._mentions if not m.is_total]
        for place, mention in enumerate(open_ones):
            for earlier in open_ones[:place]:
                if is_fate_of(mention, earlier) or is_fate_of(earlier, mention):
                    self._join(earlier, mention)
        for mention in open_ones:
            for reference in mention.account.claim.refers:
                self._refer(mention, reference)
        for place, mention in enumerate(open_ones):
            self._retell(mention, open_ones[:place])
        for mention in open_ones:
            for whole in sorted(open_ones, key=lambda m: m.start > mention.start):
                self._detail(mention, whole)
        self._find_the_missing(open_ones)
        self._settle()

    def groups(self) -> list[list[Account]]:
        """The claims of each thread."""
        told = {id(thread): thread for thread in self._thread.values()}
        return [[m.account for m in thread] for thread in told.values()]

    def _settle(self) -> None:
        """Take what tells of fewer as a part wherever its thread tells of several, or its words say so."""
        for thread in {id(thread): thread for thread in self._thread.values()}.values():
            most = max(m.low for m in thread)
            self.parts |= {m.id for m in thread if m.is_one_of_several or m.counts_fewer_than(most)}

    def _refer(self, mention: Mention, reference: Reference) -> None:
        """Follow the reader's own link between two claims."""
        other = self._by_id.get(reference.claim)
        if other is None or reference.as_ == "caused" or other.is_total:
            return
        if reference.as_ == "part" and is_other(mention, other):
            self.sums.add(other.id)
            return
        if self._are_against(mention, other) or (reference.as_ != "part" and counts_clash(mention, other)):
            return
        if reference.as_ == "part":
            if any(m.outcome == "missing" != other.outcome for m in self._thread[mention.id]):
                return
            self.parts.add(mention.id)
        self._followed.add(mention.id)
        self._join(other, mention)

    def _retell(self, mention: Mention, earlier: Sequence[Mention]) -> None:
        """Join a claim to earlier ones that it tells again, where the reader left them apart."""
        if mention.id in self._followed:
            return
        for other in reversed(earlier):
            if (
                not self._are_joined(mention, other)
                and retells(mention, other)
                and not self._are_against(mention, other)
                and not self._are_distinct(mention, other)
            ):
                self._join(other, mention)
        if mention.is_pronoun and len(self._thread[mention.id]) == 1:
            self._take_up(mention, earlier)

    def _take_up(self, mention: Mention, earlier: Sequence[Mention]) -> None:
        """ "He": the one person told of last whose state may be, or become, what is said of him."""
        for other in reversed(earlier):
            fits = mention.outcome in LATER.get(other.outcome, ()) or "harmed" in (mention.outcome, other.outcome)
            if other.single and fits and not self._are_against(mention, other):
                self._join(other, mention)
                return

    def _detail(self, mention: Mention, whole: Mention) -> None:
        """Take fewer people without a time of their own as some of several told in the same report."""
        if not is_detail(mention, whole) or mention.id in self.parts or whole.id in self.parts:
            return
        if self._are_joined(mention, whole) or self._are_against(mention, whole):
            return
        if any(m.window or not is_alike(m, whole) for m in self._thread[mention.id]):
            return
        taken = self._details.get(whole.id, 0) if mention.single else 0
        if taken < whole.low:
            self.parts.add(mention.id)
            self._join(whole, mention)
            self._details[whole.id] = self._details.get(whole.id, 0) + (1 if mention.single else 0)

    def _find_the_missing(self, mentions: Sequence[Mention]) -> None:
        """ "The officer" said to be dead is the one missing person of the report, if nothing else is told of him."""
        missing = {id(t): t for m in mentions if m.outcome == "missing" and m.single for t in (self._thread[m.id],)}
        dead = {id(t): t for m in mentions if m.outcome in DEAD and m.is_definite for t in (self._thread[m.id],)}
        if len(missing) != 1 or len(dead) != 1:
            return
        (lost,), (found,) = missing.values(), dead.values()
        told_apart = any(m.window or m.named_place or not m.single or m.says_another for m in found)
        if not told_apart and not any(m.says_another for m in lost) and not self._are_against(found[0], lost[0]):
            self._join(lost[0], found[0])

    def _are_joined(self, one: Mention, two: Mention) -> bool:
        return self._thread[one.id] is self._thread[two.id]

    def _are_against(self, one: Mention, two: Mention) -> bool:
        """Whether any two claims of their threads cannot be of the same people."""
        return any(are_apart(a, b) for a in self._thread[one.id] for b in self._thread[two.id])

    def _are_distinct(self, one: Mention, two: Mention) -> bool:
        """Whether any two single persons of their threads are told apart."""
        pairs = ((a, b) for a in self._thread[one.id] for b in self._thread[two.id] if a.single and b.single)
        return any(are_distinct(a, b) for a, b in pairs)

    def _join(self, kept: Mention, gone: Mention) -> None:
        one, two = self._thread[kept.id], self._thread[gone.id]
        if one is two:
            return
        one.extend(two)
        for mention in two:
            self._thread[mention.id] = one


def is_other(part: Mention, whole: Mention) -> bool:
    """Whether a part has another outcome or population than its whole, which then only sums it up."""
    populations = part.population and whole.population and part.population != whole.population
    outcomes = part.told_outcome and whole.told_outcome and part.told_outcome != whole.told_outcome
    return bool(populations or outcomes)


def counts_clash(one: Mention, two: Mention) -> bool:
    """Whether both tell a count and these cannot both hold; what is denied clashes with nothing."""
    if one.count is None or two.count is None or "denies" in (one.stance, two.stance):
        return False
    return not can_both_hold(one.count, two.count)


def retells(mention: Mention, earlier: Mention) -> bool:
    """Whether a claim tells an earlier one of the same outcome again."""
    if mention.says_another or counts_clash(mention, earlier):
        return False
    if earlier.in_headline and earlier.single and mention.single and mention.outcome in LATER.get(earlier.outcome, ()):
        return True
    if not is_alike(mention, earlier):
        return False
    if mention.low > 1 and mention.low == earlier.low:
        return True
    if earlier.in_headline or mention.is_definite:
        return True
    return mention.single and earlier.single and mention.outcome in GRAVE


def is_alike(one: Mention, two: Mention) -> bool:
    """Whether two claims tell one outcome of people who may be the same."""
    same = one.outcome == two.outcome or {one.outcome, two.outcome} <= DEAD
    return same and may_be_one_population(one.population, two.population)


def are_distinct(one: Mention, two: Mention) -> bool:
    """Whether two single persons are told apart by name, age, wound or place."""
    if (one.name and two.name and one.name != two.name) or (one.age and two.age and one.age != two.age):
        return True
    bodies = one.body and two.body and not one.body & two.body
    return bool(bodies or (one.places and two.places and not one.places & two.places))


def is_fate_of(mention: Mention, missing: Mention) -> bool:
    """Whether a claim says what became of the one missing person that another claim of the report tells of."""
    if not (mention.single and missing.single) or missing.outcome != "missing" or mention.outcome not in GRAVE:
        return False
    if are_apart(mention, missing):
        return False
    if mention.start < missing.end and missing.start < mention.end:
        return True
    return mention.speaks_of_missing and not (mention.says_another and missing.says_another)


def is_detail(mention: Mention, whole: Mention) -> bool:
    """Whether a claim may tell of some of the people of another, by its number, outcome and lack of a time."""
    if whole.low < 2 or not is_alike(mention, whole) or mention.window is not None or mention.named_place:
        return False
    if mention.is_one_of_several:
        return True
    if mention.single:
        return not (mention.is_definite and whole.population is None and mention.population is not None)
    return mention.low < whole.low and mention.start > whole.start and not mention.says_another
