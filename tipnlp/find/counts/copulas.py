""""Were", "included" and their like: what counted numbers consist of, and events that stand after a copula."""

from __future__ import annotations

import re

from tipnlp.find.counts.facts import Predicate
from tipnlp.find.counts.lexicon import verb_forms
from tipnlp.find.counts.services import Services
from tipnlp.find.counts.units import INCLUDE, NOUN, PERIOD, PREP, QUANTITY, WORD
from tipnlp.find.counts.waiting import UNDER

_THOSE = re.compile(r"(?i)(?:among|of)\s+(?:those|the)\s+(?:people\s+|persons\s+)?([a-z]+)\s*(?:,|(?:was|were)\b|$)")


class Copulas(Services):
    """Copulas and lists of parts."""

    def _exploit_verb(self, i: int) -> None:
        if self._heads_list(i):
            self.pred = Predicate("be", verb=self.units[i])
            self.mode = "part"
            self._drop_waiting()
            return
        self._parts_of_memory(i)
        self.pred = Predicate("be", verb=self.units[i])

    def _heads_list(self, i: int) -> bool:
        """"The victims included 12 women", "The 114 rescued victims included 113 women"."""
        verb = self.units[i]
        if verb.lemma not in ("include", "comprise", "consist", "be"):
            return False
        return any(u.kind in (QUANTITY, NOUN) and u.head in ("victim", "offender", "case") or u.kind == QUANTITY and u.head == "event" for u in self.units[self.clause_at : i]) and self._list_follows(i)

    def _among_them(self, i: int) -> bool:
        """True for the verb of "Among them were 12 women"."""
        return i > 0 and self.units[i - 1].kind == INCLUDE and self._list_follows(i)

    def _list_follows(self, i: int) -> bool:
        for k in range(i + 1, min(i + 4, len(self.units))):
            if self.units[k].kind == QUANTITY:
                return self.units[k].status == "reported"
            if self.units[k].kind not in (PREP, WORD):
                return False
        return False

    def _be_verb(self, i: int) -> None:
        following = self.units[i + 1 : i + 3]
        if self.waiting and len(following) == 2 and following[0].low == "to" and following[1].form == "base":
            self._drop_waiting()  # "another 50 are to follow in 2003"
            self.pred = Predicate("block", verb=self.units[i])
            return
        if not self.waiting and (self._heads_list(i) or self._among_them(i)):
            self.pred = Predicate("be", verb=self.units[i], topic=self.topic)
            self.mode = "part"
            return
        if self.waiting and (self._under_event(i) or self._found_to_be_victims(i) or self._among_those(i)):
            self.pred = self.pred or Predicate("be", verb=self.units[i])
            return
        self._parts_of_memory(i)
        if not self.topic and self._it_was(i):
            self.mode = "compare"
            self.pred = Predicate("change", verb=self.units[i])
            return
        if not self.topic and (told := self._those_before(i)):
            self.topic = told
            if not self.waiting:
                self.mode = "main"
        if not self.topic and self._there_is(i):
            self.topic = self._latest_topic()
        self.pred = Predicate("be", verb=self.units[i], topic=self.topic)

    def _those_before(self, i: int) -> tuple[str, ...]:
        """Events of "Among the convicted were three officials", "Of those arrested, two were officers"."""
        m = _THOSE.match(self.flow, self.units[self.clause_at].start, self.units[i].start) if self.clause_at < i else None
        form = verb_forms().get(m[1].lower()) if m else None
        return form.events if form is not None and form.role == "event" and form.form == "past" else ()

    def _it_was(self, i: int) -> bool:
        """True for "in 2019 it was 21", "in 2003 there had been 35 and nine": bare numbers of a stated time, compared with what was counted last."""
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        if following is None or following.kind != QUANTITY or following.head is not None or following.status != "reported" or following.part:
            return False
        before = self.flow[max(0, self.units[i].start - 30) : self.units[i].start].lower()
        if re.search(r"\b(?:it|they|this|those|that)\s+(?:had\s+|have\s+|has\s+)?$", before) is None:
            return re.search(r"\bthere\s+(?:had\s+)?$", before) is not None and len(self._compared_group(i + 1)) > 1 and bool(self._mains() or self.memory.facts)
        return any(u.kind == PERIOD for u in [*self.units[self.clause_at : i], *self.units[i + 2 : i + 4]])

    def _there_is(self, i: int) -> bool:
        """True for "there had been none", "there were 12": a bare number after, which counts what was counted before."""
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        before = self.flow[max(0, self.units[i].start - 30) : self.units[i].start].lower()
        return following is not None and following.kind == QUANTITY and following.head is None and re.search(r"(?<!whom )\bthere\s+(?:had\s+|have\s+|has\s+)?$", before) is not None

    def _under_event(self, i: int) -> bool:
        """"12 cases were under investigation", "seven suspects are on trial"."""
        after = self.flow[self.units[i].end : self.units[i].end + 40].lower()
        m = UNDER.match(after)
        if m is None or m.lastgroup is None or m[0].endswith("review") and self.waiting[-1][0].head != "case":
            return False  # "50 requests, of which nine were under review"
        self._assign(i, (m.lastgroup,))
        self.pred = Predicate("passive", (m.lastgroup,), self.units[i])
        return True
