"""Cues in the passive: "was told by two nurses that …", "…, we were told by a cook, …", "put at nine by the police"."""

from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.cue import Cue, Position
from musterbook.reading.cue_scene import ADDRESSING
from musterbook.reading.phrase_cues import TELLERS
from musterbook.reading.telling_verbs import FIGURES, PUTTING, REVISING, TellingVerbs


class PassiveCues(TellingVerbs):
    """Those who told stand behind "by"."""

    def _told_by(self, clause: Clause) -> Cue | None:
        """ "The station was told by two nurses that …": those who told are the source, who was told passes it on."""
        agent = clause.phrase("by")
        if agent is None or agent.head.i in self.times:
            return None
        if clause.verb.lemma in REVISING | PUTTING and clause.subject is not None and clause.subject.lemma in FIGURES:
            return self._set_by(clause, agent)
        if clause.verb.lemma not in ADDRESSING:
            return None
        aside = self._told_aside(clause, agent)
        if aside is not None:
            return aside
        content = self._content_right(clause, clause.verb.last)
        if content is None or not content[2] or content[0] <= agent.end:
            return None
        start, direct, _ = content
        last = self._phrases_behind(agent.last, len(self.words))
        return Cue(
            group=agent,
            source=(agent.start, self.words[last - 1].end),
            cue=(clause.verb.start, clause.verb.end),
            contents=((start, self._content_end(start, direct, True)),),
            lemma=clause.verb.lemma,
            verb=clause.verb,
            manner="says",
            position="before",
            talk=frozenset(),
            told_to=clause.subject,
            outside=None,
            direct=direct,
        )

    def _set_by(self, clause: Clause, agent: NounGroup) -> Cue | None:
        """ "The toll was lowered to 19 by the police": who set a figure."""
        if not agent.has(*TELLERS) or clause.subject is None or clause.subject.first > clause.verb.first:
            return None
        content = (clause.subject.start, self.words[agent.first - 1].start)
        return self._passive_cue(clause, agent, (content,), frozenset(), "after")

    def _told_aside(self, clause: Clause, agent: NounGroup) -> Cue | None:
        """ "What failed, we were told by two nurses, was …": set off in the middle or at the end."""
        first = self._source_first(clause) if clause.subjects else 0
        if not first or self.words[first - 1].text not in (",", '"'):
            return None
        last = self._phrases_behind(agent.last, len(self.words))
        if self._closer(last) is None:
            return None
        contents = (*self._contents_left(first, self.words[first].start), *self._continued(last, False))
        return self._passive_cue(clause, agent, contents, frozenset(range(first, last)), "after") if contents else None

    def _passive_cue(
        self,
        clause: Clause,
        agent: NounGroup,
        contents: tuple[tuple[int, int], ...],
        talk: frozenset[int],
        position: Position,
    ) -> Cue:
        return Cue(
            group=agent,
            source=(agent.start, agent.end),
            cue=(clause.verb.start, clause.verb.end),
            contents=contents,
            lemma=clause.verb.lemma,
            verb=clause.verb,
            manner="says",
            position=position,
            talk=talk,
            told_to=None,
            outside=None,
            direct=False,
        )
