"""The house: what every door asks of a book."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from musterbook.actions.record_report import Arrival
from musterbook.config import Config
from musterbook.errors import Incorrect, NotFound
from musterbook.house import MARKING, House, create_house, open_house
from musterbook.intake.take import take_in

START = dt.datetime(2025, 4, 1, 8, tzinfo=dt.UTC)


def config_in(folder: Path) -> Config:
    """A configuration of its own."""
    return Config(book=folder / "a.book", signers=folder / "signers", mission="home", hosts=())


def arrival(text: str, publisher: str = "A Paper") -> Arrival:
    """A report of that text."""
    data = text.encode()
    return Arrival(
        data=data,
        text=take_in(data, None),
        name=None,
        kind="wire",
        stage=None,
        handling="open",
        mission="home",
        title=None,
        publisher=publisher,
        published="2025-04-01",
        corrects=None,
    )


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with three reports, recorded an hour apart from 1 April 2025, 08:00 UTC."""
    with create_house(config_in(tmp_path), actor="test") as made:
        for hour in range(3):
            moment = dt.datetime.now(dt.UTC) + dt.timedelta(hours=hour)
            made.record(arrival(f"{hour + 2} soldiers were wounded on Monday near Ferry {hour}."), now=moment)
        yield made


def test_known_at_takes_a_time_a_day_or_an_entry(house: House) -> None:
    """Law: a time resolves to the last entry recorded at or before it, by plain search."""
    recorded = [entry.payload["recorded_at"] for entry in house.ledger.entries()]
    for moment in [*recorded, "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"]:
        plainly = max((seq for seq, at in enumerate(recorded) if at <= moment), default=-1)
        assert house.resolve_known_at(moment) == plainly
    assert house.resolve_known_at("1") == 1
    assert house.resolve_known_at(str(len(recorded) - 1)) == len(recorded) - 1
    with pytest.raises(Incorrect):
        house.resolve_known_at("last week")


def test_an_entry_that_is_not_there_is_not_taken_for_the_last(house: House) -> None:
    """Law: what the book does not hold yet is not known: a number beyond the last entry is refused, however long."""
    for number in (str(house.ledger.size()), "9999", "9" * 5000):
        with pytest.raises(NotFound, match=f"the last is {house.ledger.size() - 1}") as caught:
            house.resolve_known_at(number)
        assert caught.value.code == "entry.unknown"


def test_the_frozen_text_comes_back_as_it_went_in(house: House) -> None:
    """Law: every quote stands in the text that the book keeps, at its offsets."""
    for report, accounts in house.claims_by_report().items():
        text = house.text(report)
        for account in accounts:
            quote = account.claim.quote
            assert text[quote.start : quote.end] == quote.exact


def test_another_process_sees_what_was_recorded(house: House) -> None:
    """Law: a second house on the same book catches up with what the first records."""
    with open_house(house.config) as other:
        before = len(other.filings())
        house.record(arrival("Four soldiers were wounded on Sunday near the dam."))
        other.refresh()
        assert len(other.filings()) == before + 1


def test_registers_can_be_thrown_away(house: House) -> None:
    """Law: without its view a book says the same."""
    before = house.situation(house.ask(include_unreviewed=True))
    house.view.close()
    house.config.view.unlink()
    with open_house(house.config) as again:
        assert again.situation(again.ask(include_unreviewed=True)) == before


def test_a_report_is_named_by_the_beginning_of_its_id(house: House) -> None:
    """Law: a unique beginning names a report; another names none."""
    report = next(iter(house.filings()))
    assert house.filing(report[:10]).meta.id == report
    with pytest.raises(NotFound):
        house.filing("")
    with pytest.raises(NotFound):
        house.filing("zz")


def test_a_book_is_marked_by_its_reports(house: House) -> None:
    """Law: the marking stands once a report carries it, and not before."""
    assert house.marking == ""
    marked = arrival("Nothing was found in the yard.")
    text = msgspec.structs.replace(marked.text, notes=(MARKING,))
    house.record(msgspec.structs.replace(marked, text=text))
    assert house.marking == MARKING


def test_the_same_words_from_another_paper_are_another_report(house: House) -> None:
    """Law: a copy carried by another publisher is a report of its own; from the same one it is a double."""
    words = "Six soldiers were wounded on Friday near the bridge."
    assert not house.record(arrival(words)).double
    assert house.record(arrival(words)).double
    assert not house.record(arrival(words, publisher="Another Paper")).double
