"""Who says what, over sentences."""

import pytest

from tests.reading.sample import attributions_in, told

CASES = [
    ("The mayor said that a bridge was closed.", [("The mayor", "that a bridge was closed")]),
    ("A bridge was closed, the mayor said on Monday.", [("the mayor", "A bridge was closed")]),
    ('"A bridge was closed," said Ivo Brandt, the mayor.', [("Ivo Brandt", '"A bridge was closed,"')]),
    ("According to the ministry, a bridge was closed.", [("the ministry", "a bridge was closed")]),
    ("A bridge was closed, according to two clerks who spoke to Reuters.", [("two clerks", "A bridge was closed")]),
    ("By the count of two clerks, a bridge was closed.", [("two clerks", "a bridge was closed")]),
    ("In the ministry's words, a bridge was closed.", [("the ministry", "a bridge was closed")]),
    ("The paper was told by a clerk that a bridge was closed.", [("a clerk", "that a bridge was closed")]),
    ("Quoting clerks, the mayor said a bridge was closed.", [("the mayor", "a bridge was closed")]),
    ("Citing witnesses, the mayor said a bridge was closed.", [("witnesses", "a bridge was closed")]),
    ("The two, who hid because they feared arrest, said it rained.", [("The two", "it rained")]),
    ("The mayor's version is that a bridge was closed.", [("The mayor", "that a bridge was closed")]),
    ("A paper quoted the mayor as saying a bridge was closed.", [("the mayor", "a bridge was closed")]),
    ("The mayor put it at 40 million dollars.", [("The mayor", "it at 40 million dollars")]),
    ("The mayor gave 40 as the number of wells.", [("The mayor", "40 as the number of wells")]),
    ("The mayor spoke of 40 wells.", [("The mayor", "40 wells")]),
    ("It rained, while the town in which he lives says that it was dry.", [("the town", "that it was dry")]),
    (
        "The mayor said he was late and said a bridge fell.",
        [("The mayor", "he was late"), ("The mayor", "a bridge fell")],
    ),
    ("The mayor closed a bridge, saying it was old.", [("The mayor", "it was old")]),
    ("Clerks said a bridge fell; the mayor denied this.", [("Clerks", "a bridge fell"), ("the mayor", "this")]),
    ('"A bridge fell," said one, Ada Quill.', [("Ada Quill", '"A bridge fell,"')]),
    ("Bridge closed after flood: mayor", [("mayor", "Bridge closed after flood")]),
    ("Mayor: no plan to close bridge", [("Mayor", "no plan to close bridge")]),
    ("The mayor expressed regret for the flood.", [("The mayor", "regret for the flood")]),
    ("The mayor counted her among the drowned.", [("The mayor", "her among the drowned")]),
    ("The column, Brandt added, was late.", [("Brandt", "The column … was late")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sources_and_contents(text: str, expected: list[tuple[str, str]]) -> None:
    """Direct and indirect speech, before, behind and around its content."""
    assert told(text) == expected


def test_what_turns_away_belongs_to_nobody() -> None:
    """Words behind ", but" go back to the report's own voice."""
    assert told("The mayor said a bridge was closed, but he gave no reason.")[0][1] == "a bridge was closed"


def test_a_quotation_goes_on_without_a_cue() -> None:
    """A second quotation behind the first has the same speaker."""
    assert told('"We were late," Brandt said. "The road was gone."')[1] == ("Brandt", '"The road was gone."')


def test_pronouns_stand_for_the_last_speaker() -> None:
    """ "He" and "They" are resolved to the report's words for the speaker."""
    assert told("Ivo Brandt said it rained. He added that the road was gone.")[1][0] == "Ivo Brandt"
    assert told("The clerks said it rained. They claimed that the road was gone.")[1][0] == "The clerks"


@pytest.mark.parametrize(
    ("text", "anonymous", "number"),
    [
        ("Three clerks said it rained.", True, 3),
        ("A customs official said it rained.", True, 1),
        ("Residents said it rained.", True, None),
        ("Police said it rained.", False, None),
        ("A spokesman for the port said it rained.", False, None),
        ("Ivo Brandt said it rained.", False, None),
        ("Officials said it rained.", False, None),
    ],
)
def test_anonymity_follows_the_vocabulary(text: str, anonymous: bool, number: int | None) -> None:
    """Counted or singular unnamed people and words such as "resident" are anonymous; names and bodies are not."""
    source = attributions_in(text)[0].source
    assert source is not None
    assert (source.anonymous, source.number) == (anonymous, number)


def test_the_reason_for_anonymity_is_kept() -> None:
    """Why a source is unnamed is told in its own words."""
    source = attributions_in("Two clerks, who asked for anonymity because of fear of dismissal, said it rained.")[
        0
    ].source
    assert source is not None
    assert source.reason == "fear of dismissal"


def test_the_outlet_told_to_is_the_carrier() -> None:
    """ "told AFP" makes the agency a carrier, not a speaker."""
    (told_to,) = attributions_in("Two clerks told AFP that it rained.")
    assert told_to.carrier is not None
    assert told_to.carrier.name == "AFP"


def test_a_headed_statement_is_its_issuers() -> None:
    """What stands under "Statement by the ministry of ports" is said by that ministry, unless a speaker is nearer."""
    text = "STATEMENT BY THE MINISTRY OF PORTS\n\nA bridge fell on Monday. Ivo Brandt said nobody was on it."
    (issuer, brandt) = [a.source.name for a in attributions_in(text) if a.source is not None]
    assert (issuer, brandt) == ("THE MINISTRY OF PORTS", "Ivo Brandt")
