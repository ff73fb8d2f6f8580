"""Laws of the casualty grammar: who came to harm, how many, how, and who did not. All sentences are invented."""

import pytest

TOLD = [
    ("A roadside bomb left four soldiers dead and nine wounded near Torvel.", [("killed", 4, 4), ("injured", 9, 9)]),
    ("Two Freedonian constables were seriously wounded in clashes with bandits.", [("injured", 2, 2)]),
    ("The ambush killed three sappers and wounded five.", [("killed", 3, 3), ("injured", 5, 5)]),
    ("The gunmen shot and killed a sergeant.", [("killed", 1, 1)]),
    ("A corporal was fatally shot outside the camp.", [("killed", 1, 1)]),
    ("The blast killed or wounded 40 people.", [("harmed", 40, 40)]),
    ("Rebels massacred 31 villagers and seven soldiers.", [("killed", 31, 31), ("killed", 7, 7)]),
    ("Clashes left at least 17 people killed and 32 injured.", [("killed", 17, None), ("injured", 32, 32)]),
    ("An attack cost a Ruritanian corporal his life.", [("killed", 1, 1)]),
    ("The crash claimed 14 lives.", [("killed", 14, 14)]),
    ("The shelling cost three policemen their lives.", [("killed", 3, 3)]),
    ("The battalion lost seven men in the ambush.", [("killed", 7, 7)]),
    ("The contingent suffered two fatalities and five injuries.", [("killed", 2, 2), ("injured", 5, 5)]),
    ("The force had its first fatality in May.", [("killed", 1, 1)]),
    ("A lieutenant took a bullet in the shoulder.", [("injured", 1, 1)]),
    ("A splinter struck his neck.", [("injured", 1, 1)]),
    ("Three drivers sustained burns.", [("injured", 3, 3)]),
    ("The chief of the unit survived with shrapnel wounds to his legs.", [("injured", 1, 1)]),
    ("Four rangers went missing after the raid.", [("missing", 4, 4)]),
    ("Six crew members remain unaccounted for.", [("missing", 6, 6)]),
    ("A scout has not been seen since the attack.", [("missing", 1, 1)]),
    ("Rebels abducted two military observers.", [("captured", 2, 2)]),
    ("Two engineers were taken hostage by gunmen.", [("captured", 2, 2)]),
    ("A constable died of malaria.", [("died", 1, 1)]),
    ("A corporal succumbed to his wounds.", [("killed", 1, 1)]),
    ("Three marines drowned when their boat capsized.", [("killed", 3, 3)]),
    ("A private committed suicide.", [("died", 1, 1)]),
    ("Twenty-two troopers laid down their lives.", [("killed", 22, 22)]),
    ("The death toll rose to 31.", [("killed", 31, 31)]),
    ("The bodies of five sailors were recovered.", [("killed", 5, 5)]),
    ("The deaths of four Moroccans and a Cambodian shocked the camp.", [("killed", 4, 4), ("killed", 1, 1)]),
    ("Two captains were among the dead.", [("killed", 2, 2)]),
    ("2 KIA, 3 WIA in strike on convoy.", [("killed", 2, 2), ("injured", 3, 3)]),
    ("One scout was shot in the neck, another in the leg.", [("injured", 1, 1), ("injured", 1, 1)]),
    ("A missile hit the tank, killing its crew of four.", [("killed", 4, 4)]),
    ("Two gendarmes were being treated for burns.", [("injured", 2, 2)]),
    ("Two officers were slain and a third is fighting for his life.", [("killed", 2, 2), ("injured", 1, 1)]),
    ("A sergeant fell to a sniper's bullet.", [("killed", 1, 1)]),
    ("Two men did not survive the ambush.", [("killed", 2, 2)]),
    ("His wounds proved fatal.", [("killed", 1, 1)]),
    ("A medic got off with bruises.", [("injured", 1, 1)]),
    ("The blast took off the lieutenant's leg.", [("injured", 1, 1)]),
    ("Three scouts have been out of contact since Tuesday.", [("missing", 3, 3)]),
    ("Rebels are holding five policemen.", [("captured", 5, 5)]),
    ("The ministry puts the dead at 19.", [("killed", 19, 19)]),
    ("Also injured were a cook and her son.", [("injured", 2, 2)]),
    ("Among those killed was Lieutenant Daniel Roe.", [("killed", 1, 1)]),
    ("The dead officer was identified as Constable Roe.", [("killed", 1, 1)]),
    ("Ann Roe, Bo Lund and Cy Orr were wounded.", [("injured", 1, 1)] * 3),
    ("Private Ochieng, 27, was mortally wounded.", [("killed", 1, 1)]),
    ("Soldier killed, two hurt in mine blast.", [("killed", 1, 1), ("injured", 2, 2)]),
    ("Two sappers remain in hospital.", [("injured", 2, 2)]),
    ("The sergeant's death was announced.", [("killed", 1, 1)]),
    ("Nobody was hurt.", [("injured", 0, 0)]),
    ("No sapper died in the assault.", [("killed", 0, 0)]),
    ("There were no injuries.", [("injured", 0, 0)]),
    ("The rebels claimed to have killed 20 soldiers.", [("killed", 20, 20)]),
]

SILENT = [
    "Scouts could be killed if they use these vehicles.",
    "If a sapper dies, the family receives a pension.",
    "The vest reduces the risk of being killed.",
    "The gunmen tried to kill the colonel.",
    "Gangs kill civilians every week.",
    "The striker killed the game with a second goal.",
    "The proposal died in committee.",
    "The bank was a casualty of the crisis.",
    "More than 300 sappers have died since the war began in 2013.",
    "It was not clear whether anyone was hurt.",
    "Were two scouts killed?",
    "Striker Paul Dent was injured in the match; the coach said the league season and the cup goals were lost.",
    "The rebels have freed two hostages.",
    "Rebels burned two trucks.",
    "Their remarks hurt the minister with young voters.",
    "The scouts were treated badly by the press.",
    "A film about police being shot was shown.",
    "We are losing good men every month.",
    "We will kill them, the bandits said.",
]


@pytest.mark.parametrize(("text", "harms"), TOLD, ids=[text for text, _ in TOLD])
def test_a_harm_is_found_with_its_outcome_and_count(claims_of, text, harms):
    """Every construction that tells a harm gives one claim for each outcome of each group of victims."""
    found = [(c.slots.outcome, c.slots.count.min, c.slots.count.max) for c in claims_of("casualty", text)]
    assert sorted(map(str, found)) == sorted(map(str, harms))


@pytest.mark.parametrize("text", SILENT)
def test_what_did_not_happen_is_no_casualty(claims_of, text):
    """Conditions, habits, aims, questions, running totals and figures of speech state no casualty."""
    assert claims_of("casualty", text) == []


def test_the_quote_is_the_clause_from_victim_to_circumstance(claims_of):
    """The quote runs from the victim through cause, time and place, without who said it."""
    text = "Two border guards were badly hurt on Friday when raiders stormed their post, the ministry said."
    (claim,) = claims_of("casualty", text)
    assert claim.quote.exact == "Two border guards were badly hurt on Friday when raiders stormed their post"


def test_coordinate_outcomes_have_quotes_of_their_own(claims_of):
    """ "Five were killed and two hurt" is cut where the second group of victims begins."""
    first, second = claims_of("casualty", "Five gendarmes were killed and two injured in a firefight.")
    assert first.quote.exact == "Five gendarmes were killed"
    assert second.quote.exact == "two injured in a firefight"


def test_slots_are_filled_from_the_words_of_the_quote(claims_of, plain):
    """Severity, body part, nationality, personnel, category and cause come from the quote alone."""
    (claim,) = claims_of(
        "casualty", "A Kenyan police officer was critically injured in the chest by sniper fire in Lagos."
    )
    slots = claim.slots
    assert (slots.severity, slots.body_part, slots.nationality) == ("critical", "chest", "Kenya")
    assert (slots.personnel, slots.category, slots.cause) == ("police", "malicious act", "sniper fire")
    assert plain(slots.where) == "Lagos"


def test_names_and_ages_of_the_harmed_are_kept_apart_from_rank(claims_of):
    """A name slot holds the name without its rank; an age is a number."""
    (claim,) = claims_of("casualty", "Sergeant Ada Quill, aged 31, was killed by a mine.")
    assert (claim.slots.name, claim.slots.age, claim.slots.outcome) == ("Ada Quill", 31, "killed")


def test_possibility_is_belief(claims_of):
    """ "May have been killed" is believed, not asserted."""
    (claim,) = claims_of("casualty", "Some 20 herders may have been killed in the strike.")
    assert claim.stance == "believes"


def test_a_wound_through_a_pierced_helmet_refers_to_the_failure(claims_of):
    """The failure of equipment that a casualty's quote tells is linked as its cause."""
    text = "A scout was hit in the neck when a splinter went through his helmet."
    (wound,) = claims_of("casualty", text)
    (failure,) = claims_of("gear_failure", text)
    assert [(r.claim, r.as_) for r in wound.refers] == [(failure.id, "caused")]


def test_another_is_of_the_country_named_before(claims_of):
    """ "Another" takes country and force from the nearest earlier people who name theirs."""
    text = "Two Kenyan police officers serving with the UN mission were hurt. Another was shot in the leg."
    found = [(c.slots.nationality, c.slots.population, c.slots.personnel) for c in claims_of("casualty", text)]
    assert found == [("Kenya", "mission", "police")] * 2


def test_capitals_are_read_like_prose(claims_of):
    """Telexes in capitals give the same outcome and count."""
    text = (
        "THE GARRISON REPORTED THAT TWO SOLDIERS WERE KILLED AND FIVE OTHERS WERE WOUNDED DURING A CLASH YESTERDAY. "
        "THE COMMANDER GAVE NO FURTHER DETAILS OF THE CLASH NEAR THE BRIDGE OVER THE RIVER, WHICH LASTED FOR AN HOUR."
    )
    found = {(c.slots.outcome, c.slots.count.max) for c in claims_of("casualty", text)}
    assert found == {("killed", 2), ("injured", 5)}
