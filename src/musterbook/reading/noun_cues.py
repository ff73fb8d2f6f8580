"""Cues that are nouns: "the mechanics' complaint that …", "a claim by two cooks that …", "…, which he denies"."""

from collections.abc import Iterator

from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.cue import Cue
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.phrase_cues import TELLERS, PhraseCues
from musterbook.reading.words import listed

VERBS = {
    "denial": "deny",
    "confirmation": "confirm",
    "acknowledgement": "acknowledge",
    "acknowledgment": "acknowledge",
    "admission": "admit",
    "belief": "believe",
    "suspicion": "suspect",
    "fear": "fear",
    "assumption": "assume",
    "expectation": "expect",
    "promise": "promise",
    "pledge": "pledge",
}
NOUNS = listed(
    "statement claim allegation assertion announcement report warning denial admission accusation suggestion remark "
    "comment argument complaint declaration acknowledgement acknowledgment explanation insistence confirmation "
    "assurance "
    "belief view opinion fear conclusion word suspicion contention charge testimony finding estimate news assumption"
)
ANSWERING = frozenset((*LEXICON.members("deny"), *LEXICON.members("confirm")))


class NounCues(PhraseCues):
    """What is told behind a noun of telling with a teller of its own."""

    def nominal(self) -> Iterator[Cue]:
        """ "claims by the rebels that …", "the army's denial that …", "the mechanics' complaint is that …"."""
        for group in self.parsed.groups:
            if group.lemma not in NOUNS or (group.determiner == "no"):
                continue
            teller, last = self._teller_of(group)
            if teller is None or (not teller.has(*TELLERS, "named", "country") and not teller.name):
                continue
            verb = next((v for v in self.parsed.verbs if v.first == last and v.lemma == "be" and not v.negated), None)
            i = verb.last if verb is not None else last
            if i + 1 >= len(self.words) or self.words[i].tag not in ("TH", "WH") or self.words[i].low != "that":
                continue
            start = self.words[i].start
            yield self._noun_cue(teller, group, (start, self._content_end(start, False, True)))

    def _teller_of(self, group: NounGroup) -> tuple[NounGroup | None, int]:
        """Who tells, and the first word behind the noun and its phrase."""
        phrase = next(
            (a for a in self.attachments if a.prep in ("by", "from", "of") and 0 <= a.start - group.end <= 1), None
        )
        told = phrase is not None and (phrase.prep != "of" or phrase.group.has("person", "official", "named"))
        if phrase is not None and told:
            return phrase.group, self._phrases_behind(phrase.group.last, len(self.words))
        mark = any(w.tag == "POS" for w in group.words) or group.words[0].tag == "PS"
        return (self._owner(group), group.last) if mark else (None, group.last)

    def answered(self, clause: Clause) -> Cue | None:
        """ "Nine were killed, which the army denies": a relative clause that confirms or denies all before it."""
        if clause.marker != "which" or clause.verb.lemma not in ANSWERING or clause.subject is None:
            return None
        which = next((w for w in self.words if w.low == "which" and w.end <= clause.subject.start), None)
        if which is None or not which.i or self.words[which.i - 1].text != "," or clause.subject.first != which.i + 1:
            return None
        if self._closer(self._talk_end(clause.verb.last)) is None or clause.objects:
            return None
        content = (self._opening(), self._trim_right(which.i))
        return self._noun_cue(clause.subject, clause.subject, content, clause)

    def _noun_cue(
        self, teller: NounGroup, noun: NounGroup, content: tuple[int, int], clause: Clause | None = None
    ) -> Cue:
        verb = clause.verb if clause is not None else None
        cue = (verb.start, verb.end) if verb is not None else (noun.head.start, noun.head.end)
        return Cue(
            group=teller,
            source=(teller.start, teller.end),
            cue=cue,
            contents=(content,),
            lemma=verb.lemma if verb is not None else VERBS.get(noun.lemma, "say"),
            verb=verb,
            manner="says",
            position="before" if content[0] > cue[0] else "after",
            talk=frozenset(),
            told_to=None,
            outside=None,
            direct=False,
        )
