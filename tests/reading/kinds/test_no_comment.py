"""Laws of the no_comment grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    (
        "The Ministry of Defence in Accra did not respond to a request for comment on the two wounded soldiers.",
        "did not respond",
        {"who": "The Ministry of Defence", "answer": "none yet"},
    ),
    (
        "Soldiers were hurt in Gao. The army has not yet replied to written questions.",
        "has not yet replied",
        {"who": "The army"},
    ),
    ("A spokeswoman for the force declined to comment on the ambush.", "declined to comment", {"answer": "declined"}),
    ("The colonel refused to say how many of his soldiers had been hit.", "refused to say", {"answer": "declined"}),
    (
        "The governor could not immediately be reached after the shooting.",
        "could not immediately be reached",
        {"who": "The governor"},
    ),
    (
        "The two peacekeepers were wounded, but the battalion gave no figures.",
        "the battalion gave no figures",
        {"who": "the battalion", "answer": "no figure"},
    ),
    (
        "The headquarters in Naqoura did not say how many soldiers had been hurt.",
        "did not say how many",
        {"answer": "no figure"},
    ),
    (
        "The consortium has yet to explain why the vests failed during the attack.",
        "has yet to",
        {"who": "The consortium"},
    ),
    (
        "There was no immediate comment from the Mozambican police on the raid.",
        "no immediate comment from the Mozambican police",
        {"answer": "none yet"},
    ),
    ("A company that sold the helmets to the police made no comment.", "made no comment", {"answer": "declined"}),
    ("Calls to the commander of the Mogadishu garrison went unanswered after the blast.", "went unanswered", {}),
    (
        "The embassy would not discuss the wounded guards.",
        "would not discuss",
        {"who": "The embassy", "answer": "declined"},
    ),
    ("The general was not available for comment on the killing of the soldiers.", "was not available for comment", {}),
    (
        "Officials in Pristina have not addressed the complaints of wounded policemen.",
        "have not addressed the complaints",
        {},
    ),
    ("No details were given about the dead officers.", "No details were given", {"answer": "no figure"}),
    ("The State Department had sent no reply to questions on the ambush.", "had sent no reply", {"answer": "none yet"}),
    ("The army gave the agency no figure for its dead.", "gave the agency no figure", {"who": "The army"}),
    ("The mission provided reporters with no details of the raid.", "provided reporters with no details", {}),
    ("No word came from the garrison on Friday.", "No word came", {}),
    ("There has been no word on his condition since the attack.", "no word on his condition", {}),
    ("How long the repair of the trucks would take was not announced.", "was not announced", {"answer": "no figure"}),
    ("The cause of the crash was not disclosed.", "The cause of the crash was not disclosed", {}),
    ("The names of the dead have not been released.", "have not been released", {}),
    ("Nobody at the barracks was available.", "was available", {"answer": "none yet"}),
    ("No one at the ministry could be reached about the raid.", "could be reached", {}),
    ("Officials were unable to give a figure for the wounded.", "unable to give a figure", {"answer": "no figure"}),
    ("The ministry would neither confirm nor deny the attack.", "would neither confirm", {"answer": "declined"}),
    ("The general brushed off questions about the losses.", "brushed off questions", {}),
    ("The government has kept quiet about the deaths.", "has kept quiet", {}),
    ("The colonel walked past reporters without commenting.", "without commenting", {}),
    ("The commander would give no more details of the ambush.", "would give no more details", {}),
    (
        "The army would only say that an inquiry into the deaths was under way.",
        "would only say",
        {"answer": "declined"},
    ),
    ("The spokesman did not wish to comment on the ambush.", "did not wish to comment", {"answer": "declined"}),
    ("The ministry has not made the findings on the crash public.", "has not made the findings", {}),
    ("No further details of the officer will be released.", "will be released", {"answer": "no figure"}),
    ("Which units had received the vests remained unclear.", "remained unclear", {"answer": "no figure"}),
]

SILENT = [
    "The wounded officer did not want to give his name.",
    "The wounded sergeant did not respond to treatment and died at dawn.",
    "An officer who declined to be named said the patrol was attacked.",
    "The soldiers refused to use the trucks after the attack.",
    "The rebels did not return to the village after the clash.",
    "Guards answered no fire from the ridge during the attack.",
    "If the army does not respond to questions, families of the dead will sue.",
    "Police said they had no information that the suspect was armed.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_no_comment_is_found(claims_of, plain, text, quote, slots):
    """Each way of giving no answer is found, with who gave none and what kind of silence it was."""
    found = [c for c in claims_of("no_comment", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("no_comment", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_no_comment_is_not_made_up(claims_of, text):
    """Silence of the wounded, anonymity and refusals to act are no refusals to comment."""
    assert [c.quote.exact for c in claims_of("no_comment", text)] == []
