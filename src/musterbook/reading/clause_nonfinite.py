"""Infinitives, gerunds and participles: whose they are, and verbs that share a subject."""

from musterbook.reading.chunks import VerbGroup
from musterbook.reading.clause_row import Frame, Row


class NonFinite(Row):
    """The understood subjects of verbs without a tense."""

    def _headline(self, frame: Frame, before: int) -> bool:
        if before >= 0 and self.row[before].group is not None and before not in self.governed:
            self._take_subject(frame, before)
            return True
        return False

    def _coordinated(self, frame: Frame, before: int) -> bool:
        """ "was shot and killed", "has planned for and built": the later participle bends like the first."""
        if before < 0 or self.row[before].kind != "C":
            return False
        earlier = next(
            (
                f
                for f in reversed(self.frames)
                if (f.verb.head.tag == "VBN" and f.verb.form != "participle") or f.verb.form == "participle"
            ),
            None,
        )
        if earlier is None:
            return False
        self._share(frame, earlier)
        frame.verb = _bent_like(frame.verb, earlier.verb)
        return True

    def _share(self, frame: Frame, earlier: Frame) -> None:
        frame.kind, frame.marker, frame.antecedent = earlier.kind, earlier.marker, earlier.antecedent
        frame.subjects = list(earlier.subjects)
        frame.parent = earlier.parent

    def _infinitive(self, frame: Frame, before: int) -> None:
        frame.kind, frame.marker = "infinitive", "to"
        governor = self.frames[-1] if self.frames else None
        if before >= 0 and self.row[before].group is not None:
            if self.governed.get(before) is not None and self.row[self.governed[before]].low == "for":
                self._take_subject(frame, before)
                return
            frame.antecedent = self.row[before].group
            if governor and "object_infinitive" in governor.verb.classes and governor.verb.voice == "active":
                frame.subjects = [g for g in (frame.antecedent,) if g is not None]
                return
        if governor:
            frame.subjects = list(governor.subjects)

    def _gerund(self, frame: Frame, before: int) -> None:
        frame.kind = "participial"
        unit = self.row[before] if before >= 0 else None
        telling = unit is not None and (unit.low == "," or (unit.group is not None and not unit.group.has("person")))
        if telling and frame.verb.has("say") and self.frames:
            frame.subjects = list(self._governing(self.frames[-1]).subjects)
            return
        if unit is not None and unit.kind == "P":
            frame.marker = unit.low
            frame.left = unit.first
        elif unit is not None and unit.group is not None:
            self._describe(frame, before)
            return
        elif unit is not None and unit.kind == "C" and self.frames and self.frames[-1].verb.form == "gerund":
            self._share(frame, self.frames[-1])
            return
        if self.frames:
            frame.subjects = list(self.frames[-1].subjects)

    def _participle(self, frame: Frame, before: int) -> None:
        frame.kind = "participial"
        if before >= 0 and self.row[before].low == "," and self._back(before - 1) >= 0:
            before = self._back(before - 1)
        if before >= 0 and self.row[before].group is not None:
            self._describe(frame, before)

    def _describe(self, frame: Frame, j: int) -> None:
        """The group that a participle describes: the nearest, or what an "of" in front of it belongs to."""
        while j in self.governed and self.row[self.governed[j]].low in ("of", "in", "from", "at", "with"):
            k = self._back(self.governed[j] - 1)
            if k < 0 or self.row[k].group is None:
                break
            head, inner = self.row[k].group, self.row[j].group
            if (
                head is None
                or inner is None
                or (
                    (self.row[self.governed[j]].low != "with" and not head.has("person", "vehicle"))
                    or inner.has("person")
                )
            ):
                break
            j = k
        frame.antecedent = self.row[j].group
        if frame.antecedent:
            frame.subjects = [frame.antecedent]

    def _take_subject(self, frame: Frame, j: int) -> None:
        group = self.row[j].group
        if group is None:
            return
        frame.subjects.insert(0, group)
        frame.subject_units.append(j)
        frame.left = min(frame.left, group.first)
        k = self._back(j - 1)
        if (
            k >= 1
            and (self.row[k].low in ("and", "or") or (self.row[k].low == "," and len(frame.subjects) > 1))
            and self.row[k - 1].group is not None
            and k - 1 not in self.governed
            and not self._verb_object(k - 1)
        ):
            self._take_subject(frame, k - 1)

    def _governing(self, frame: Frame) -> Frame:
        """The nearest full clause of the sentence: whose subject goes on telling behind "and said that"."""
        mains = [f for f in self.frames if f.kind == "main" and f.verb.form == "finite" and f.subjects]
        return mains[-1] if mains else frame


def _bent_like(verb: VerbGroup, earlier: VerbGroup) -> VerbGroup:
    """A coordinated participle with the voice, tense and hedges of the group before it."""
    return VerbGroup(
        verb.first,
        verb.last,
        verb.start,
        verb.end,
        verb.text,
        verb.head,
        verb.lemma,
        verb.classes,
        earlier.voice,
        earlier.form,
        earlier.tense,
        earlier.perfect,
        earlier.progressive,
        earlier.negated or verb.negated,
        earlier.modal,
        verb.particle,
        (*earlier.hedges, *verb.hedges),
        earlier.via,
        verb.adverbs,
    )
