"""Scores of a reader: today's reader on reviewed reports, held against what people decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from musterbook.actions.add_claims import Addition
from musterbook.house import House
from musterbook.learning.measures import Measure
from musterbook.learning.scoring import Score
from musterbook.terms.entries import draft
from tests.learning.teaching import FELL, HURT, KEEPER, NOW, VIEW, ToldReader, decide, make_house, record, teach

REPORTS = 4


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A book of four reports: four claims stand, two are amended, two rejected, four wait."""
    with make_house(tmp_path) as made:
        teach(made, REPORTS)
        yield made


def group(measures: tuple[Measure, ...], by: str, name: str = "all") -> Measure:
    """One measure."""
    return next(one for one in measures if (one.by, one.name) == (by, name))


def told(score: Score, by: str, name: str = "all") -> Measure:
    """One measure of today's reader."""
    return group(score.measures, by, name)


def add(house: House, report: str) -> None:
    """A claim added by hand."""
    quote = "They said the talks would be hard"
    house.review(
        [Addition(report=report, kind="concern", quote=quote, which=0, told={"slots.topic": "talks"}, by=KEEPER,
                  reason=None)], now=NOW,
    )  # fmt: skip


def test_what_people_decided_is_the_measure(house: House) -> None:
    """Law: precision counts what stands against what was rejected; what nobody decided counts for neither."""
    score = house.teacher.score()
    whole = told(score, "all")
    assert (whole.right, whole.wrong, whole.missed, whole.undecided) == (6, 2, 0, 4)
    assert (whole.precision, whole.found_again) == (0.75, 1.0)
    loose = told(score, "rule", "casualty.loose")
    assert (loose.right, loose.wrong, loose.precision) == (2, 2, 0.5)
    assert told(score, "kind", "position").precision is None


def test_an_amended_slot_is_wrong_and_an_unchanged_one_right(house: House) -> None:
    """Law: slots are counted where either tells them; a slot that a person changed is wrong while read as before."""
    loose = told(house.teacher.score(), "rule", "casualty.loose")
    assert (loose.slots, loose.slot_accuracy) == (4, 0.5)
    house.reader = ToldReader(HURT, FELL._replace(slots={**FELL.slots, "outcome": "killed"}))
    assert told(house.teacher.score(), "rule", "casualty.loose").slot_accuracy == 1.0
    assert group(house.teacher.score().recorded, "rule", "casualty.loose").slot_accuracy == 0.5


def test_even_a_small_amendment_makes_a_slot_wrong(house: House) -> None:
    """Law: a count whose words alone were changed was not right as read."""
    claim = next(a.claim for a in house.accounts() if a.claim.rule == "casualty.sure")
    decide(house, claim, "amend", count={"min": 2, "max": 2, "approx": False, "words": "Two"})
    sure = told(house.teacher.score(), "rule", "casualty.sure")
    assert (sure.slots, sure.slot_accuracy) == (8, 0.875)


def test_a_changed_reader_is_told_apart_from_what_was_recorded(house: House) -> None:
    """Law: what today's reader no longer finds is missed if it stood, mended if it was rejected; the record stays."""
    house.reader = ToldReader(HURT)
    score = house.teacher.score()
    whole, before = told(score, "all"), group(score.recorded, "all")
    assert (whole.right, whole.wrong, whole.missed) == (4, 0, 2)
    assert sum(outcome.verdict == "mended" for outcome in score.outcomes) == 2
    assert (before.right, before.wrong, before.missed) == (6, 2, 0)


def test_a_quote_that_moved_a_little_is_the_same_claim(house: House) -> None:
    """Law: quotes that share half of the shorter are one claim; another kind at the same words is not."""
    house.reader = ToldReader(HURT._replace(words="guards were hurt at gate"), FELL)
    assert told(house.teacher.score(), "all").missed == 0
    house.reader = ToldReader(HURT._replace(words="hurt at gate"), FELL)
    assert told(house.teacher.score(), "all").missed == 4
    house.reader = ToldReader(HURT._replace(kind="evacuation", slots={"who": "guards"}), FELL)
    assert told(house.teacher.score(), "all").missed == 4


def test_recall_is_told_where_somebody_looked_for_what_was_missed(house: House) -> None:
    """Law: without a claim added by hand recall is not told; with one it is, over the reports that have one."""
    assert told(house.teacher.score(), "all").recall is None
    add(house, next(iter(house.claims_by_report())))
    score = house.teacher.score()
    whole = told(score, "all")
    assert score.added_in == 1
    assert (whole.missed, whole.by_hand) == (1, 1)
    assert whole.recall in (0.5, 0.6667)
    assert whole.found_again == round(6 / 7, 4)
    house.reader = ToldReader(HURT, FELL, VIEW._replace(kind="concern", words="said the talks would be hard"))
    assert told(house.teacher.score(), "all").recall == 1.0


def test_accepted_unread_never_counts(house: House) -> None:
    """Law: claims accepted unread change no figure but their own count, and a report of them alone is not read anew."""
    before = house.teacher.score()
    record(house, "Two guards were hurt at the far gate. Later a wall fell on one.", accept_by=KEEPER)
    after = house.teacher.score()
    assert (after.measures, after.recorded, after.reports) == (before.measures, before.recorded, before.reports)
    assert (before.unread, after.unread) == (0, 2)


def test_reports_of_another_sort_of_reader_are_left_out(house: House) -> None:
    """Law: what a table's preset read is not held against the reader of texts."""
    house.reader = ToldReader(HURT)
    house.reader.name = "table/1"  # type: ignore[misc]
    score = house.teacher.score()
    assert (score.reports, score.left_out, score.measures) == (0, REPORTS, ())


def test_a_report_is_read_anew_as_it_was_at_first(tmp_path: Path) -> None:
    """Law: the day of publication is what the report told, and none where it told none."""
    asked = []

    class Asking(ToldReader):
        def read(self, text, **told):
            asked.append(told["published"])
            return super().read(text, **told)

    with make_house(tmp_path) as house:
        house.reader = Asking(HURT)
        for text, published in (("Two guards were hurt.", None), ("Two guards were hurt again.", "2025-03-02")):
            recorded = record(house, text, published=published)
            decide(house, recorded.claims[0], "accept")
        house.teacher.score()
    assert sorted(asked[2:], key=str) == sorted(asked[:2], key=str)


def test_a_withdrawn_claim_measures_nobody(house: House) -> None:
    """Law: what a source took back was not the reader's mistake."""
    claim = next(a.claim for a in house.accounts() if a.claim.rule == "casualty.sure")
    fields = {"claim": claim.id, "report": claim.report, "withdrawn_by": None, "reason": "taken back"}
    house.ledger.append([draft("claim.withdrawn", fields, actor=KEEPER, scope=claim.report)], now=NOW)
    house.refresh()
    assert told(house.teacher.score(), "all").right == 5
