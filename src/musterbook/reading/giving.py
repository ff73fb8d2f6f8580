"""Words given to a speaker without a cue: by a label, a heading, an answer's place, or a list led into."""

from musterbook.reading.analysis import Document, View
from musterbook.reading.attributions import Attribution, given
from musterbook.reading.headed import listing_end
from musterbook.reading.parsing import Parse
from musterbook.reading.phrase_cues import TELLERS
from musterbook.reading.sourcing import Sourcing
from musterbook.reading.tokens import Sentence
from musterbook.reading.turns import Turn
from musterbook.reading.words import listed
from musterbook.terms.sources import Source

MAKING = listed("make give offer list raise present issue set read announce provide release share")


class Giving(Sourcing):
    """The attributions of one document so far, and those that no cue gives."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.found: list[Attribution] = []
        self.answers: list[Turn] = []

    def _turn(self, turn: Turn) -> None:
        """What a speaker of a transcript says, from the label on; a question is nobody's claim."""
        if turn.speaker is not None:
            source = Source(name=turn.speaker, anonymous=False, number=None, role=None, reason=None)
            self.found.append(given(source, turn.start, turn.end))

    def _answer(self, sentence: Sentence) -> None:
        """An answer without a name is given by whoever of the named has spoken last."""
        turn = next((t for t in self.answers if t.start <= sentence.start < t.end), None)
        if turn is not None:
            self.answers.remove(turn)
            source = self.speakers.last_named()
            if source is not None:
                self.found.append(given(source, turn.start, turn.end))

    def _list(self, parsed: Parse, view: View) -> None:
        """The list behind "… told reporters the following:" is whose who leads into it."""
        sentence = parsed.sentence
        end = listing_end(sentence, self.document.folded, self.document.sentences)
        if end is None:
            return
        told = [a for a in self.found if a.cue and sentence.start <= a.cue[0] < sentence.end and a.manner == "says"]
        source = next((a.source for a in reversed(told) if a.source is not None), None)
        main = next(
            (
                c
                for c in view.clauses
                if c.kind == "main" and (c.verb.lemma in MAKING or c.verb.has("say")) and c.subject
            ),
            None,
        )
        if source is None and main is not None and main.subject is not None and main.subject.has(*TELLERS, "named"):
            named = self._apposed(main.subject, parsed) or main.subject
            source = self.speakers.source_of(named, named.text, "", sentence.number)
        if source is not None:
            start = self.document.sentences[sentence.number + 1].start
            self.found.append(given(source, start, end))
