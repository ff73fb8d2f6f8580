"""Laws of silence told in rows of words: passed on, cut short, left lying, answered with nothing."""

import pytest

TOLD = [
    ("The ministry passed all queries to the African Union.", "passed all queries"),
    ("Asked about the plates, the consul said the matter should be taken up with Nairobi.", "should be taken up"),
    ('"I have no figures with me," the spokeswoman told reporters.', "no figures"),
    ("The general hung up when the vests were mentioned.", "hung up"),
    ("The chief of staff ended the interview when the helmets came up.", "ended the interview"),
    ("Three faxes to the supplier remain without a reply.", "without a reply"),
    ("The embassy let our calls ring out.", "let our calls"),
    ("The police promised an answer by noon; none came.", "none came"),
    ("The UN office said only that an inquiry was open.", "said only that"),
    ("The company's press desk was asked for a response.", "asked for a response"),
    ("The command is keeping the names back until families have been told.", "keeping the names back"),
    ("The minister pleaded ignorance of the letter.", "pleaded ignorance"),
    ("The rifles came from a dealer whom the ministry refuses to name.", "refuses to name"),
]
NOT_TOLD = [
    "The soldiers did not answer fire from the ridge.",
    "The patrol's calls for help went unanswered for an hour.",
    "If the ministry has nothing to say, the families will sue.",
    "The letter was noted by the clerk.",
    "A cook who would not give her name spoke of the raid.",
    "He said only two men were hurt.",
    "The bank has yet to release the fuel money.",
    "That is a matter of life and death.",
]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_rows_of_words_tell_silence(claims_of, text, words):
    """Whoever passes a question on, cuts it short or lets it lie gave no answer."""
    assert any(words in claim.quote.exact for claim in claims_of("no_comment", text))


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_no_refusal_stays_out(claims_of, text):
    """Fire not returned, help not given, an unnamed source, a condition: none is a refusal to answer."""
    assert claims_of("no_comment", text) == []
