"""The grammars of the kinds, one file each, in the order in which they are asked."""

from musterbook.reading.candidates import KindReader
from musterbook.reading.kinds.assurance import ASSURANCE
from musterbook.reading.kinds.casualty import CASUALTY
from musterbook.reading.kinds.concern import CONCERN
from musterbook.reading.kinds.contribution import CONTRIBUTION
from musterbook.reading.kinds.deployment import DEPLOYMENT
from musterbook.reading.kinds.evacuation import EVACUATION
from musterbook.reading.kinds.gear_failure import GEAR_FAILURE
from musterbook.reading.kinds.grounding import GROUNDING
from musterbook.reading.kinds.holding import HOLDING
from musterbook.reading.kinds.incident import INCIDENT
from musterbook.reading.kinds.milestone import MILESTONE
from musterbook.reading.kinds.no_comment import NO_COMMENT
from musterbook.reading.kinds.plan import PLAN
from musterbook.reading.kinds.position import POSITION
from musterbook.reading.kinds.strength import STRENGTH
from musterbook.reading.kinds.tally import TALLY
from musterbook.reading.kinds.trend import TREND

KIND_READERS: tuple[KindReader, ...] = (
    CASUALTY,
    EVACUATION,
    GEAR_FAILURE,
    GROUNDING,
    HOLDING,
    STRENGTH,
    DEPLOYMENT,
    CONTRIBUTION,
    ASSURANCE,
    CONCERN,
    POSITION,
    TREND,
    PLAN,
    MILESTONE,
    NO_COMMENT,
    TALLY,
    INCIDENT,
)
