"""Headed statements: what a heading or an opening gives to one speaker, and from where to where.

"Opening statement by …" and a transcript in the first person, "Council," before the paragraphs of a resolution, "… told
reporters the following:" before a list, "[Radio …, in English, 1900 gmt]" before what was monitored.
"""

import re
from collections.abc import Sequence

from musterbook.reading.lexicon import LEXICON
from musterbook.reading.tokens import Sentence
from musterbook.reading.turns import TITLES, Turn

PERSON = (
    r"(?:the )?(?P<name>[A-Z][\w'.-]*(?: (?:[A-Z][\w'.\u00c0-\u017f-]*|de|del|da|dos|van|von|der|bin|al|el)){1,7})"
    r"(?=[,;:(]|\s*\Z| on | to | at | in )"
)
HEADING = re.compile(
    r"(?i:\b(?:statements?|remarks|address|speech|intervention|testimony|evidence|presentation|comments|briefing"
    r"|declaration|press conference|news conference|interview|conversation|questions and answers|answers|message"
    r"|talking points|speaking notes))"
    r" (?i:(?:as )?(?:made |given |delivered |issued |read |presented )?(?:by|of|from|with)) " + PERSON
)
FIRST = re.compile(r"\b(?:I|I'm|I've|I'll|we|We|my|My|our|Our)\b")
ADDRESS = re.compile(r"(?:The )?[A-Z][\w'-]*(?: (?:of|and|the|for|[A-Z][\w'-]*)){0,8},\Z")
RESOLVING = re.compile(
    r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] )?(?:Also |Further |Strongly |Deeply |Again |Once again )?"
    r"[A-Z][a-z]+(?:s|ing|ed)\b"
)
MONITORED = re.compile(
    r"\[(?P<name>[A-Z][^\],\n]{2,50}),[^\]\n]{0,80}?(?:\bgmt\b|\bGMT\b|\bUTC\b|\bin [A-Z][a-z]{3,})[^\]\n]{0,30}\]\s*"
)
LISTED = re.compile(
    r"(?:(?:the|these) (?:following|points?|remarks?|comments|facts|figures)"
    r"(?: (?:points?|statements?|remarks|details|facts|figures|information|developments|items))?"
    r"|as follows|(?:(?:two|three|four|five|six|several|a number of|some) (?:points|things|announcements|updates)))"
    r"(?: (?:to|with) [^:\n]{3,40})?:\Z"
)
PEOPLE = frozenset(form for name in ("person", "official", "rank") for form in LEXICON.forms(name))
OPENING = 8  # sentences in which a heading stands
NEAR = 1500  # characters behind a heading that must speak in the first person
LEAST = 2  # paragraphs of a resolution


def find_headed(folded: str, sentences: Sequence[Sentence], turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The stretches that headings give to a speaker; a transcript's first turn ends what stands before it."""
    if not sentences:
        return ()
    end = min((t.start for t in turns), default=sentences[-1].end)
    told = (_spoken(folded, sentences, end), _resolved(folded, sentences), *_monitored(folded, sentences))
    return tuple(t for t in told if t is not None)


def listing_end(sentence: Sentence, folded: str, sentences: Sequence[Sentence]) -> int | None:
    """Where the list ends that a sentence leads into with a colon; null where it leads into none."""
    if not LISTED.search(folded[sentence.start : sentence.end]):
        return None
    behind = [s for s in sentences[sentence.number + 1 :] if s.paragraph > sentence.paragraph]
    if not behind:
        return None
    listed = behind[0].form == "bullet"
    end = behind[0].start
    for s in behind:
        if listed and s.form != "bullet":
            break
        if not listed and s.paragraph != behind[0].paragraph:
            break
        end = s.end
    return end


def _spoken(folded: str, sentences: Sequence[Sentence], end: int) -> Turn | None:
    """A named person's words in the first person, from the heading on."""
    for s in sentences[:OPENING]:
        m = HEADING.search(folded, s.start, s.end)
        if m is None or s.start >= end or folded[s.end - 1] == "." or not _is_person(m["name"]):
            continue
        if FIRST.search(folded, s.end, min(end, s.end + NEAR)):
            start = next((x.start for x in sentences if x.start >= s.end), s.end)
            return Turn(m["name"], False, start, end)
    return None


def _is_person(name: str) -> bool:
    """Whether a name is somebody's: with a title or an office, or of two or three plain words."""
    words = [w.strip(".").lower() for w in name.split()]
    if name.isupper():
        return words[0] in TITLES
    if any(w in TITLES or w in PEOPLE for w in words):
        return True
    return 2 <= len(words) <= 4 and not any(LEXICON.classes_of("noun", w) or LEXICON.readings(w) for w in words)


def _resolved(folded: str, sentences: Sequence[Sentence]) -> Turn | None:
    """ "Council," alone in its paragraph, and what it notes, welcomes and decides in those that follow."""
    for s in sentences[:OPENING]:
        line = folded[s.start : s.end]
        behind = [x for x in sentences[s.number + 1 :] if x.paragraph > s.paragraph]
        firsts = [x for i, x in enumerate(behind) if i == 0 or x.paragraph != behind[i - 1].paragraph]
        if not ADDRESS.match(line) or line.split()[0] in ("Dear", "Ladies", "Colleagues"):
            continue
        resolving = [x for x in firsts if RESOLVING.match(folded, x.start, x.end)]
        if len(resolving) >= LEAST and len(resolving) * 2 > len(firsts):
            return Turn(line.rstrip(","), False, s.end, resolving[-1].end)
    return None


def _monitored(folded: str, sentences: Sequence[Sentence]) -> list[Turn]:
    """What stands in a paragraph behind the bracketed name of the station that it was heard on."""
    told = []
    for m in MONITORED.finditer(folded):
        here = [s for s in sentences if s.start <= m.start() < s.end]
        if here and folded[max(0, m.start() - 1) : m.start()] in ("", "\n"):
            last = max(s.end for s in sentences if s.paragraph == here[0].paragraph)
            blank = folded.find("\n\n", m.end())
            told.append(Turn(m["name"], False, m.end(), max(last, blank if blank > 0 else sentences[-1].end)))
    return told
