"""What the rules make of any stretch of a text: whose words it is, how firmly it is told, what stands around it."""

from bisect import bisect_right

from musterbook.reading.analysis import Document, View
from musterbook.reading.attribution import Attributor
from musterbook.reading.candidates import Candidate
from musterbook.reading.documents import parse, view_of
from musterbook.reading.merge import Attributed
from musterbook.reading.nearby import Nearby
from musterbook.reading.reader import attributed


class RulesCheck:
    """A document whose every sentence was analysed, whether a kind's grammar asks for it or not."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._views: list[View] = []
        attributor = Attributor(document)
        before: View | None = None
        for sentence in document.sentences:
            parsed = parse(document, sentence)
            if not parsed.words:
                continue
            view = view_of(document, parsed, before)
            talk = attributor.read(parsed, view)
            if talk:
                view = view_of(document, parsed, before, talk)
            before = view
            self._views.append(view)
        self._starts = [view.sentence.start for view in self._views]
        self._near = Nearby(attributor.settled())

    def view_at(self, at: int) -> View | None:
        """The sentence that stands at an offset, or the nearest before it; none in a text without words."""
        return self._views[max(0, bisect_right(self._starts, at) - 1)] if self._views else None

    def judge(self, candidate: Candidate) -> Attributed | None:
        """The candidate with the source and the stance that the rules give to its words."""
        view = self.view_at(candidate.start)
        return attributed(view, candidate, self._near.to(candidate), self.document) if view else None
