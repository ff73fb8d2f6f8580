"""Headed statements."""

from tests.reading.sample import told


def speakers_of(text: str) -> set[str | None]:
    """All who are told to speak in a text."""
    return {source for source, _ in told(text)}


def test_a_statement_in_the_first_person_is_its_speakers() -> None:
    """What stands below "Statement by …" is that person's, where it is told in the first person."""
    text = "HARBOUR COMMAND\nOpening remarks by Captain Ada Quill\n\nI have bad news. Two boats sank."
    assert ("Captain Ada Quill", "I have bad news. Two boats sank.") in told(text)


def test_a_report_headed_by_a_body_keeps_its_own_voice() -> None:
    """A heading without a person, or words without "I" and "we", give the text to nobody."""
    assert speakers_of("STATEMENT OF THE PORT COUNCIL\n\nWe regret it. Two boats sank.") == set()
    assert speakers_of("Visit of the port\nAddress by Captain Ada Quill\n\nTwo boats sank on Sunday.") == set()


def test_a_resolution_is_its_bodys() -> None:
    """ "Council," alone in its paragraph speaks in the paragraphs that note, welcome and decide."""
    text = "COMMUNIQUE\n\nAssembly,\n\n1. Notes that nine carriers were lost;\n\n2. Welcomes the gift of two boats."
    assert speakers_of(text) == {"Assembly"}
    assert speakers_of("Dear friends,\n\nTwo boats sank.\n\nNobody drowned.") == set()


def test_a_list_belongs_to_who_leads_into_it() -> None:
    """Behind "… told reporters the following:" every bullet is the speaker's, and nothing behind the bullets."""
    text = (
        "The force commander, Brig. Ada Quill, told reporters the following:\n\n- Two carriers burnt out.\n"
        "- One gunner was hurt.\n\nIt rained."
    )
    assert any(source == "Ada Quill" and "Two carriers" in content for source, content in told(text))
    assert not any("rained" in content for _, content in told(text))


def test_what_a_monitor_heard_is_the_stations() -> None:
    """A bracket that names a station and its hour gives it the paragraph."""
    text = "[Radio Delta, Port Ada, in English, 1900 gmt]\nOur men took the bridge. Nine were killed."
    assert speakers_of(text) == {"Radio Delta"}
