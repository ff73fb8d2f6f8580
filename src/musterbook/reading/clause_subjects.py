"""The subject of each finite verb, what opens its clause, and what a relative clause describes."""

from musterbook.reading.chunks import NounGroup
from musterbook.reading.clause_nonfinite import NonFinite
from musterbook.reading.clause_row import Frame, Unit
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.words import listed

OBJECT_FORMS = listed("them him me us")
RELATIVES = listed("who whom whose which")


class Subjects(NonFinite):
    """Walks left from a verb over phrases, participles and relative clauses."""

    def _relate(self, frame: Frame) -> None:
        k, verb = frame.unit, frame.verb
        before = self._back(k - 1)
        if verb.form == "infinitive":
            self._infinitive(frame, before)
        elif verb.form == "gerund":
            self._gerund(frame, before)
        elif (
            verb.form == "participle"
            and not self._coordinated(frame, before)
            and not (self.headline and self._headline(frame, before))
        ):
            self._participle(frame, before)
        elif verb.form == "finite":
            self._finite(frame, k)

    def _finite(self, frame: Frame, k: int) -> None:
        j = self._back(k - 1)
        steps = 0
        while j >= 0 and steps < 60:
            steps += 1
            unit = self.row[j]
            if unit.group is not None and (unit.group.text.lower() in OBJECT_FORMS or self._is_cut_off(j, k)):
                j = self._back(j - 1)
                continue
            if unit.group is not None and j not in self.governed:
                if self._is_existential(j):
                    return
                passed = self._object_of_inner(j)
                if passed is not None:
                    j = passed
                    continue
                self._take_subject(frame, j)
                self._mark(frame)
                return
            if unit.group is not None:
                j = self._back(self.governed[j] - 1)
                if j >= 0 and self.row[j].kind == "C" and self.row[j - 1].kind == "P":
                    j = self._back(j - 2)
                continue
            if unit.kind == "M":
                self._relative(frame, j, gap=True)
                return
            if unit.kind == "C":
                if self._shares_back(frame, j):
                    return
                j = self._back(j - 1)
                continue
            if unit.verb is not None and self._opens_with_there(frame) and unit.verb.has("say", "think"):
                frame.kind, frame.parent = "content", self.frames.index(self.by_unit[j])
                return
            if unit.verb is not None:
                jumped = self._over(j)
                if jumped is None:
                    return
                j = jumped
                continue
            if unit.kind == "U" and unit.low in (".", "?", "!", ";"):
                return
            if unit.kind == "U" and unit.low == "," and j == k - 1 and self._shares_bare(frame, j):
                return
            if unit.kind == "U" and unit.low == ",":
                skipped = self._parenthesis(j)
                skipped = self._set_off_relative(j) if skipped is None else skipped
                j = skipped if skipped is not None else self._back(j - 1)
                continue
            j = self._back(j - 1)

    def _is_cut_off(self, j: int, k: int) -> bool:
        """Whether "it" is the object of an earlier verb: a comma alone stands between it and this one."""
        group = self.row[j].group
        if group is None or group.text.lower() not in ("it", "you") or k - j != 2 or self.row[j + 1].low != ",":
            return False
        return j > 0 and self.row[j - 1].verb is not None

    def _opens_with_there(self, frame: Frame) -> bool:
        first = frame.verb.first
        return first > 0 and self.words[first - 1].tag == "EX"

    def _is_existential(self, j: int) -> bool:
        """Whether a group is what "there is" introduces, and so no later verb's subject."""
        told = self.row[self._back(j - 1)] if j else None
        first = told.first if told is not None and told.verb is not None and told.verb.lemma == "be" else 0
        return first > 0 and self.words[first - 1].tag == "EX"

    def _object_of_inner(self, j: int) -> int | None:
        """If the group is the object of a participle or relative clause: the unit that that clause describes."""
        k = self._back(j - 1)
        inner = self.by_unit.get(k)
        if inner is None or inner.verb.has("say", "think"):
            return None
        while inner is not None and inner.kind == "infinitive" and inner.antecedent is None:
            k = self._back(k - 1)
            inner = self.by_unit.get(k)
        if inner is None or inner.kind not in ("participial", "relative", "infinitive") or inner.antecedent is None:
            return None
        told = self._unit_of(inner.antecedent)
        return told if 0 <= told < j else None

    def _shares_back(self, frame: Frame, j: int) -> bool:
        """A finite verb right behind "and" or "but" shares the subject of the nearest finite clause."""
        earlier = next((f for f in reversed(self.frames) if f.verb.form == "finite" and f.subjects), None)
        if earlier is None:
            return False
        if frame.verb.has("say") and earlier.kind in ("content", "subordinate"):
            earlier = self._governing(earlier)
        if earlier.kind == "relative" and self.row[self._back(j)].low == "," and len(self.frames) > 1:
            earlier = next(
                (f for f in reversed(self.frames) if f.verb.form == "finite" and f.subjects and f.kind != "relative"),
                earlier,
            )
        self._share(frame, earlier)
        return True

    def _shares_bare(self, frame: Frame, j: int) -> bool:
        """ "Blast kills four, wounds six": a verb right behind the comma that ends another verb's object."""
        earlier = self.by_unit.get(self._back(j - 2))
        if earlier is None or earlier.verb.form != "finite" or earlier.kind != "main" or not earlier.subjects:
            return False
        if self.row[j - 1].group is None or frame.verb.has("say") or frame.verb.tense != earlier.verb.tense:
            return False
        self._share(frame, earlier)
        return True

    def _over(self, j: int) -> int | None:
        """Past a verb on the way left: to what a participle or a relative clause describes; null at a full clause."""
        passed = self.by_unit.get(j)
        if passed is None:
            return None
        if passed.kind in ("participial", "relative", "infinitive") and passed.antecedent is not None:
            return self._unit_of(passed.antecedent)
        if passed.kind == "infinitive" or passed.verb.form in ("gerund", "infinitive"):
            return self._back(j - 1)
        if passed.kind == "relative":
            return self._back(j - 1)
        if passed.kind in ("subordinate", "content") and passed.marker is not None:
            opened = next((k for k, u in enumerate(self.row) if u.first >= passed.left), j)
            return self._back(opened - 1)
        return None

    def _parenthesis(self, j: int) -> int | None:
        """From a closing comma to what stands before its opening one, if no verb stands between."""
        k = j - 1
        while k >= 0:
            unit = self.row[k]
            if unit.low == "," and unit.kind == "U":
                return self._back(k - 1)
            if unit.verb is not None:
                passed = self.by_unit.get(k)
                if passed is None or (passed.kind not in ("relative", "participial") and passed.verb.form == "finite"):
                    return None
            k -= 1
        return None

    def _set_off_relative(self, j: int) -> int | None:
        """From the comma that closes ", who …," over whatever clauses stand inside it to the group it describes."""
        for k in range(j - 2, 0, -1):
            unit = self.row[k]
            if unit.kind == "U" and unit.low in (".", "?", "!", ";"):
                return None
            opens = self._relative_unit(k + 1)
            whose = unit.low == "," and self.words[self.row[k + 1].first].low == "whose"
            if not whose and (unit.low != "," or opens is None or self.row[opens].low not in RELATIVES):
                continue
            told = self._back(k - 1)
            if told >= 0 and self.row[told].group is not None:
                return told
        return None

    def _relative_unit(self, k: int) -> int | None:
        """Where the relative pronoun stands: at k, or behind "of", "none of", "to two of"."""
        for step in range(4):
            if k + step >= len(self.row):
                return None
            unit = self.row[k + step]
            if unit.kind == "M":
                return k + step
            if unit.kind != "P" and unit.group is None:
                return None
        return None

    def _mark(self, frame: Frame) -> None:
        """What opens the clause in front of its subject."""
        j = self._unit_of(frame.subjects[0])
        k = self._back(j - 1)
        if k >= 0 and self.row[k].low == "," and self._back(k - 1) >= 0:
            inner = self._back(k - 1)
            start = self._phrase_start(inner)
            if start is not None and start >= 1 and self.row[self._back(start - 1)].kind == "M":
                k = self._back(start - 1)
        lead = self._phrase_start(k) if k in self.governed else None
        if lead is not None and lead >= 1 and self.words[self.row[lead - 1].first].tag == "TH":
            k = lead - 1
        unit = self.row[k] if k >= 0 else None
        if unit is None:
            return
        if unit.kind == "M":
            self._relative(frame, k, gap=False)
        elif unit.kind == "P" and unit.low in LEXICON.subordinators:
            frame.kind, frame.marker = "subordinate", unit.low
            frame.left = unit.first
        elif unit.verb is not None and k in self.by_unit:
            frame.kind, frame.parent = "content", self.frames.index(self.by_unit[k])
        elif unit.group is not None and frame.verb.form == "finite" and k + 1 == j and k not in self.governed:
            self._contact(frame, k, unit)

    def _contact(self, frame: Frame, k: int, unit: Unit) -> None:
        """A subject right behind another group: a relative clause without its pronoun, or words told to somebody."""
        told = self._back(k - 1)
        if told >= 0 and self.row[told].verb is not None and "say" in self.row[told].verb.classes:  # type: ignore[union-attr]
            frame.kind, frame.parent = "content", self.frames.index(self.by_unit[told])
            return
        frame.kind, frame.antecedent = "relative", unit.group

    def _relative(self, frame: Frame, j: int, gap: bool) -> None:
        unit = self.row[j]
        word = self.words[unit.first]
        frame.marker = word.low
        frame.left = min(frame.left, unit.first)
        k = j - 1
        while (k >= 0 and self.row[k].kind in ("X", "Q", "T", "P")) or (k >= 0 and self.row[k].low == ","):
            k -= 1
        before = self.row[k] if k >= 0 else None
        if word.tag == "TH" and not gap:
            said = before is not None and before.verb is not None
            frame.kind = "content"
            if said and k in self.by_unit:
                frame.parent = self.frames.index(self.by_unit[k])
            elif before is not None and before.group is not None and self._relative_that(before.group):
                frame.kind, frame.antecedent = "relative", before.group
            return
        if word.low in ("when", "where", "while", "whenever", "wherever") and not gap:
            frame.kind = "subordinate" if word.low != "where" or before is None or before.group is None else "relative"
            frame.antecedent = before.group if before is not None and frame.kind == "relative" else None
            return
        if word.low in ("whether", "why", "how", "what", "whatever"):
            frame.kind = "content"
            return
        frame.kind = "relative"
        if before is not None and before.group is not None:
            frame.antecedent = self._antecedent(k)
        if gap and frame.antecedent:
            frame.subjects = [frame.antecedent]

    def _relative_that(self, group: NounGroup) -> bool:
        return not group.has("say") and not (
            self.frames and "say" in self.frames[-1].verb.classes and self.frames[-1].verb.form == "finite"
        )

    def _antecedent(self, k: int) -> NounGroup | None:
        """The group before a relative pronoun; a plural verb or "who" reaches over "of X" to the head it fits."""
        group = self.row[k].group
        if k in self.governed and self.row[self.governed[k]].low == "of" and group is not None:
            h = self._back(self.governed[k] - 1)
            head = self.row[h].group if h >= 0 else None
            if head is not None and head.has("person") and not group.has("person"):
                return head
        return group
