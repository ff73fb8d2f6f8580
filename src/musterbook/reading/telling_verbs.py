"""Verbs that tell without being verbs of saying: "put the toll at six", "counted her among the dead", "went on"."""

from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.noun_cues import NounCues
from musterbook.reading.phrase_cues import TELLERS
from musterbook.reading.speakers import KNOWN
from musterbook.reading.words import listed

PUTTING = listed("put place peg set give estimate")

REVISING = listed("raise lower revise increase cut reduce bring adjust update correct")

FIGURES = listed("sum cost strength size total toll number figure count total estimate tally losses")

VOICING = listed("offer express extend send convey pay present voice register")

SPEAKING = listed("laugh joke quip smile grin sigh shrug nod chuckle weep sob snort scoff gush muse chime wink")

COUNTING = listed("count list number name include")

LISTING = listed("count list record document log register tally enumerate inventory itemize itemise")

BOUNDS = listed(
    "no fewer less more not as many few little than between about around over under nearly some at least most"
)

REVISED = 6  # words behind a verb of revising in which its figure's name stands
OFFICE = 4  # words from a role to the name behind "chief of staff"
BOUNDING = 6  # words that may bound a figure


class TellingVerbs(NounCues):
    """What makes a verb a telling by what stands with it."""

    def _puts(self, clause: Clause) -> bool:
        """ "The mayor put the toll at six", "… gave 40 as the number", "… raised to 58 the number of …": figures."""
        lemma = clause.verb.lemma
        words = [w for w in self.words[clause.verb.last :] if w.start < self.body_end]
        if lemma in REVISING:
            told = clause.subject is not None and clause.subject.has(*TELLERS)
            figure = next((w for w in words[:REVISED] if w.lemma in FIGURES), None)
            own = figure is not None and self.words[figure.i - 1].tag == "PS"
            return told and figure is not None and not own and any(w.tag == "CD" for w in words)
        if lemma not in PUTTING or clause.object is None:
            return False
        if clause.object.lemma in FIGURES:
            return True
        if lemma == "give":
            counted = clause.object.count is not None and clause.object.count.min > 1
            return counted and any(w.low == "as" for w in words)
        return any(w.low == "at" and self._figure_at(w.i + 1) for w in words)

    def _figure_at(self, i: int) -> bool:
        """Whether a figure stands at i, behind marks and words that bound it (at "no fewer than thirty")."""
        for word in self.words[i : i + BOUNDING]:
            if word.tag == "CD" or word.text == "$":
                return True
            if word.tag not in ("RB", "QT", "NEG") and word.low not in BOUNDS:
                return False
        return False

    def _voices(self, clause: Clause) -> bool:
        """ "The council offered its condolences for …", "The mayor counted her among the dead": said by doing."""
        if clause.object is not None and clause.verb.lemma in VOICING and clause.object.has("feeling", "concern_noun"):
            return True
        if clause.object is not None and clause.verb.lemma in LISTING and clause.object.count is not None:
            people = ("person",) if clause.object.has("hurt") else ()
            teller = clause.subject is not None and clause.subject.has("body", "document", "media", *people)
            return teller and clause.object.has("person", "hurt", "item", "vehicle", "gear")
        return clause.verb.lemma in COUNTING and clause.phrase("among") is not None

    def _goes_on(self, clause: Clause) -> bool:
        """ "…, he went on, …": set off in the middle of what is told."""
        verb = clause.verb
        after = self.words[verb.last] if verb.last < len(self.words) else None
        before = self.words[self._source_first(clause) - 1] if clause.subjects and self._source_first(clause) else None
        on = verb.particle == "on" or self.words[verb.last - 1].low == "on" or (after is not None and after.low == "on")
        return verb.lemma == "go" and on and before is not None and before.text in (",", '"')

    def _puts_it(self, clause: Clause) -> bool:
        """ "…, as she puts it, …", "The others put it otherwise: …"."""
        told = clause.object is not None and clause.object.text.lower() in ("it", "things", "matters")
        if clause.verb.lemma not in ("put", "have", "see", "phrase", "frame", "tell") or not told:
            return False
        if clause.verb.lemma != "put":
            return clause.marker == "as"
        return clause.marker == "as" or any(w.text == ":" for w in self.words[clause.verb.last :])

    def _tells(self, clause: Clause) -> bool:
        spoken = clause.verb.lemma in SPEAKING or self._goes_on(clause)
        return spoken or self._puts(clause) or self._voices(clause) or self._puts_it(clause)

    def _source_first(self, clause: Clause) -> int:
        """The first word of the subject, with the office of two nouns that leads it ("chief of staff Ada Quill")."""
        first = min(s.first for s in clause.subjects)
        for lead in self.parsed.groups:
            if 2 <= first - lead.last <= OFFICE and lead.head.low in KNOWN and self.words[lead.last].low == "of":
                return lead.first
        return first

    def _far_subject(self, first: int) -> NounGroup | None:
        """The group that opens a sentence, set off by commas from its verb ("A note, sent so often that …, says …")."""
        group = self.group_at.get(0) or self.group_at.get(1)
        if group is None or first == 0 or self.words[first - 1].text != "," or not group.has(*TELLERS):
            return None
        last = self._phrases_behind(group.last, first)
        return group if last < first - 1 and self.words[last].text == "," else None
