"""How a text says that a source is unnamed, and why ("on condition of anonymity", "for fear of being dismissed")."""

import re

from musterbook.reading.chunks import NounGroup
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.words import listed

UNNAMED = frozenset(LEXICON.members("unnamed"))
SPOKES = listed("spokesman spokeswoman spokesperson spokespeople spokespersons")
INDEFINITE = listed("some others one another someone somebody everybody everyone nobody none neither anyone many few")
NAME = r"(?:(?:his|her|their|its|the|my|our) )?(?:full |real |first |last |own )?(?:names?|identit(?:y|ies))"
ANONYMITY = re.compile(
    r"\banonym\w*"
    r"|\bnot (?:to )?be (?:\w+ )?(?:named|identified|quoted by name|quoted)\b"
    r"|\b(?:without|against) (?:being|having been) (?:named|identified|quoted by name)\b"
    r"|\b(?:declin|refus|neither (?:wish|want|agree))\w* to (?:be (?:named|identified)|give " + NAME + r")"
    r"|\bneither (?:would|could) be named\b"
    r"|\b(?:withh[eo]ld\w*|conceal\w*|keep\w*|kept|leav\w+|left|hold\w*|held|print\w*|publish\w*|us(?:e|ed|ing)|giv\w+)"
    r" (?:back )?" + NAME + r"\b"
    r"|\b" + NAME + r"(?: has| have| had| not)* (?:to )?(?:be|been|was|were|being|is|are)? ?(?:not )?"
    r"(?:withheld|kept (?:back|out)|held back|left out|concealed|changed|printed|published|used|given|known)\b"
    r"|\bnot (?:\w+ )?(?:naming|identifying|authori[sz]ed to (?:speak|talk|brief|comment|discuss|give)"
    r"|permitted to (?:speak|talk|comment)|allowed to (?:speak|talk|comment))\b"
    r"|\bunnamed\b|\bunidentified (?:official|officer|source|diplomat|aide)"
    r"|\b(?:spoke|spoken|speaking|said|talked) (?:only )?(?:in confidence|off the record|on background)\b"
)
REASON = re.compile(
    r"(?:because of|because|due to|owing to|for fear|out of|over|citing|as|since|for)\s+"
    r"((?:(?:a |the |their |his |her |they |he |she |of )*)"
    r"(?:fear\w*|concern\w*|safety|security|reprisal\w*|retaliation|retribution|sensitiv\w+|were not|was not|are not"
    r"|is not|lack\w*|worr\w+|afraid|not being|could|would|might)(?:(?! told\b| said\b)[^,.;\"])*)"
)
BECAUSE = re.compile(r"\b(?:because|for fear of|for fear that|lest)\s+((?:(?! told\b| said\b)[^,.;\"])+)")
LEADS = re.compile(r"^(?:a |the |their |his |her |of )+")
SOMEBODY = re.compile(r"(?:[a-z]{3,}(?:er|or|ist|ian|ee|ant|man|woman|men|women))s?\Z")


def asks_for_anonymity(low: str) -> re.Match[str] | None:
    """Where a sentence says that somebody is unnamed."""
    return ANONYMITY.search(low)


def reason_in(low: str, at: int) -> str | None:
    """Why somebody is unnamed, in the sentence's own words, looked for behind the words that say so, then before."""
    for pattern, start in ((REASON, at), (BECAUSE, at), (REASON, 0)):
        found = pattern.search(low, start)
        if found:
            return LEADS.sub("", found[1].strip())
    return None


def is_somebody(group: NounGroup) -> bool:
    """Whether an unnamed group is of people, by class or by a suffix that makes agents."""
    if group.has("person"):
        return True
    return not group.has("document", "media", "body", "say") and SOMEBODY.match(group.head.low) is not None


def is_anonymous(group: NounGroup) -> bool:
    """Whether a group alone marks its source as unnamed: counted or singular people, and words such as "witness"."""
    if group.lemma in UNNAMED or group.head.low in ("sources", "witnesses", "residents", "relatives", "survivors"):
        return not group.name
    if group.name or (group.has("document", "media", "body") and not group.has("person")) or group.lemma in SPOKES:
        return False
    if group.count is not None and group.head.low not in ("police",):
        return is_somebody(group) or group.head.tag in ("CD", "DT")
    if group.head.low in INDEFINITE:
        return True
    return is_somebody(group) and not group.plural and group.determiner in ("a", "an", "another", "one")


def is_headless(group: NounGroup) -> bool:
    """Whether a group only counts or picks out of people told before ("the three", "one", "the other", "the pair")."""
    if group.name or group.pronoun:
        return group.head.low in ("both", "neither", "all", "some", "none")
    if group.head.tag in ("JJ", "RB") and group.determiner == "the":
        return True
    return group.head.tag in ("CD", "DT", "PDT") or group.head.low in (
        *("other", "others", "pair", "trio", "duo", "latter", "former", "another", "both", "neither", "each", "second"),
    )
