"""Every rule of assessment by name, with its version: what a situation was computed by."""

from musterbook.assessment import (
    counts,
    disputes,
    equipment,
    evacuations,
    failures,
    force,
    funds,
    grades,
    incidents,
    linking,
    musters,
    origins,
    plans,
    requests,
    sources,
    statuses,
    tallies,
    tensions,
    topics,
    trends,
)

RULES: dict[str, str] = dict(
    sorted(
        (rule.split("/")[0], rule)
        for rule in (
            counts.RULE,
            disputes.RULE,
            equipment.RULE,
            evacuations.RULE,
            failures.RULE,
            force.RULE,
            funds.RULE,
            grades.RULE,
            incidents.RULE,
            linking.RULE,
            musters.RULE,
            origins.RULE,
            plans.RULE,
            requests.RULE,
            sources.RULE,
            statuses.RULE,
            tallies.RULE,
            tensions.RULE,
            topics.RULE,
            trends.RULE,
        )
    )
)
