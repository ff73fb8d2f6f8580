"""The horizon of a question: what is known to have happened later than the minute asked about.

"Missing in March" may be true on the first of March; once another account of the same person says the 25th, it was not.
So accounts are linked before they are cut off, and the whole record of what came later leaves the situation.
"""

from musterbook.assessment.ground import Ground
from musterbook.assessment.happenings import KINDS, group_accounts
from musterbook.assessment.incidents import time_of
from musterbook.assessment.persons import gather_casualties
from musterbook.terms.times import first_minute


def claims_beyond(ground: Ground, as_of: int) -> frozenset[str]:
    """The claims of people and incidents whose narrowest told time begins after `as_of`; `ground` holds every row."""
    casualties = gather_casualties(ground)
    beyond: set[str] = set()
    for person in casualties.persons:
        windows = [t.window for t in person.group.tellings if t.window is not None]
        if windows and min(windows, key=lambda w: (w[1] - w[0], w))[0] > as_of:
            beyond |= {a.claim.id for a in person.accounts}
    for members in group_accounts(ground, ground.of_kind(*KINDS), casualties.persons):
        earliest, _ = time_of(ground, members)
        if earliest is not None and first_minute(earliest) > as_of:
            beyond |= {a.claim.id for a in members}
    return frozenset(beyond)
