"""The model's claims and the rules' as one list."""

from musterbook.reading.reader import RulesReader
from tests.reading.model.server import telling
from tests.reading.model.test_reader import DIGEST, GOOD, TEXT, WOUNDED, by_model, read, told

PARTS = (
    "Two peacekeepers of the mission were wounded on Tuesday near Rutshuru, officials said. "
    "One of the two was shot in the head. Three civilians were killed in Sake."
)


def test_references_lead_to_the_claim_that_stands_instead() -> None:
    """Law: what referred to a rules' claim refers to the model's that took its place; no reference leads nowhere."""
    rules = RulesReader().read(PARTS, published="2021-03-03", publisher=None, report_digest=DIGEST)
    assert any(claim.refers for claim in rules.claims)
    reading, _ = read(telling(told("wounded on Tuesday near Rutshuru", outcome="injured", who="peacekeepers")), PARTS)
    (made,) = by_model(reading)
    ids = {claim.id for claim in reading.claims}
    led = [reference.claim for claim in reading.claims for reference in claim.refers]
    assert made.id in led
    assert set(led) <= ids
    assert len(reading.claims) == len(rules.claims)


def test_the_same_words_keep_the_id_that_they_had() -> None:
    """Law: an id is of report, kind and place: a claim that both readers find on the same words has one id."""
    rules = RulesReader().read(TEXT, published="2021-03-03", publisher=None, report_digest=DIGEST)
    quote = next(claim.quote.exact for claim in rules.claims if claim.kind == "casualty")
    reading, _ = read(telling({**GOOD, "quote": quote}))
    assert by_model(reading)[0].id in {claim.id for claim in rules.claims}
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


def test_a_claim_told_twice_is_one() -> None:
    """Law: the model's repeating itself, with the same slots or fewer, adds nothing."""
    for again in (GOOD, {**GOOD, "slots": {"outcome": "injured"}}, {**GOOD, "quote": WOUNDED.partition(" on ")[0]}):
        assert len(by_model(read(telling(GOOD, again))[0])) == 1


def test_two_claims_of_one_sentence_stay_two() -> None:
    """Law: the dead and the wounded of one sentence are two claims; neither bends the other."""
    text = "Three soldiers were killed and two civilians wounded in the attack near Sake on Monday, the army said."
    whole = text.partition(", the army")[0]
    claims = (
        told(whole, count="two civilians", outcome="injured", who="civilians"),
        told(whole, count="Three soldiers", outcome="killed", who="soldiers"),
    )
    reading, _ = read(telling(*claims), text)
    counted = {(c.slots.outcome, c.slots.count.min) for c in reading.claims if c.kind == "casualty" and c.slots.count}
    assert counted == {("injured", 2), ("killed", 3)}
