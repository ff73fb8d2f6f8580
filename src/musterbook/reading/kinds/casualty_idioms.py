"""Casualties told by a set phrase: "laid down their lives", "is fighting for his life", "has not been seen since"."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.frames import Phrases, load_frames
from musterbook.reading.kinds.harm import Harm, is_person, victim_count
from musterbook.reading.kinds.harm_extent import end_with_circumstance, harm_start
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.terms.claims import Outcome

IDIOMS: dict[Outcome, Phrases] = {outcome: Phrases(words) for outcome, words in load_frames("harm")["idiom"].items()}


def find_by_idiom(view: View) -> Iterator[Harm]:
    """Harms whose words mean more than their verb."""
    for clause in view.clauses:
        for outcome, phrases in IDIOMS.items():
            found = phrases.find(view.words, clause.verb.first, clause.verb.last)
            if found is None or reality_of(view, clause, dynamic=False) == "no":
                continue
            if clause.verb.negated and view.words[found[0]].low != "not" and outcome != "missing":
                continue
            for victim in clause.subjects:
                if is_person(view, victim):
                    yield Harm(
                        outcome=outcome,
                        victim=victim,
                        count=victim_count(view, victim),
                        start=harm_start(clause, victim),
                        end=max(end_with_circumstance(view, clause), view.words[found[1] - 1].end),
                        anchor=clause.verb.start,
                        rule="casualty.idiom",
                        score=0.8,
                        clause=clause,
                    )
