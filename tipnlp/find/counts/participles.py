"""Participles after their noun: "22 persons convicted in 2004", "14 victims identified by an NGO"."""

from __future__ import annotations

from tipnlp.find.counts.fits import FINDERS, fits, unit_of
from tipnlp.find.counts.numbers import Numbers
from tipnlp.find.counts.units import COMMA, JOIN, NOUN, QUANTITY, VERB, WORD, Unit


class Participles(Numbers):
    """Participles that count."""

    def _participle(self, i: int) -> None:
        """"22 persons convicted in 2004", "14 victims identified by an NGO"."""
        verb = self.units[i]
        k = i - 1
        if k >= 0 and self.units[k].kind == WORD:
            k -= 1
        if k >= 0 and self.units[k].kind in (JOIN, COMMA) and k and self.units[k - 1].kind == VERB and self.units[k - 1].voice == "participle":
            while k >= 0 and self.units[k].kind in (JOIN, COMMA, VERB, WORD):
                k -= 1
        target = self.units[k] if k >= 0 else None
        if target is None or target.kind not in (QUANTITY, NOUN):
            return
        phrase = self._phrase(i)
        events = self._named(verb, phrase)
        if verb.role == "opens" and target.head == "case":
            events = ("investigation",)
        if target.kind == NOUN:
            if events and target.head in ("victim", "offender", "case", "child", "official"):
                self.topic = events
            if events and self.units[k - 1].kind == JOIN and (zero := self._none_before(k)) is not None:
                for event in [e for e in events if fits(e, target, verb, "")]:
                    self._zero(i, event, unit_of(event, target), None)
                    self.facts[-1].place, self.facts[-1].relation = i, zero
            return
        if target.head == "case" and not target.part and events == ("victim_identified",) and verb.lemma in FINDERS:
            events = ("investigation",)
        if target.back or not events:
            return
        good = [e for e in events if fits(e, target, verb, self._after(target)) and not any(f.quantity is target and f.event == e for f in self.facts)]
        if self.mode == "compare" and any(f.quantity is target for f in self.facts):
            return
        if target.part == "them" and target.head is None:
            good = [e for e in good if self._of_a_kind(e, k)]
        if verb.needs and any(f.quantity is target for f in self.facts):
            return  # "sheltered nine women returned by South Africa"
        waiting = any(unit is target for unit, _, _ in self.waiting)
        if target.whole is not None and target.whole not in {f.value for f in [*self.memory.facts, *self.facts]}:
            for event in good:  # "12 of the 30 victims identified": 30 is new
                self._fact(k, event, "main", "count.whole", unit_of(event, target), status="reported", value=target.whole)
        if target.whole is not None and (waiting and self._has_own_verb(i) or any(f.quantity is target and f.rule == "count.object" for f in self.facts)):
            return  # "five of the 11 men arrested in 2009 were tried", "convicted 14 of the 20 traffickers prosecuted"
        for event in good:
            cases = target.head is None and not target.part and bool(self.subjects) and self.subjects[-1][0].head == "case"  # "16 cases were opened, and 11 sent to court"
            self._fact(k, event, "main" if self.mode == "main" or waiting else self.mode, "count.participle", "case" if cases else unit_of(event, target), end=verb.end)
        if good:
            self._remember(k)
            self._share_participle(k, verb, good)

    def _has_own_verb(self, i: int) -> bool:
        following = next((u for u in self.units[i + 1 :] if u.kind == VERB and u.voice in ("active", "passive")), None)
        return following is not None and following.role not in ("exploit", "be")

    def _share_participle(self, k: int, verb: Unit, events: list[str]) -> None:
        """"two nationals and one citizen charged in 2019": the participle counts each number of the list."""
        while k > 1 and self.units[k - 1].kind in (JOIN, COMMA) and self.units[k - 2].kind == QUANTITY:
            k -= 2
            unit = self.units[k]
            if unit.status != "reported" or unit.back or unit.head is None or any(f.quantity is unit for f in self.facts) or any(w[0] is unit for w in self.waiting):
                return
            for event in [e for e in events if fits(e, unit, verb, "")]:
                self._fact(k, event, "main" if self.mode == "main" else self.mode, "count.participle", unit_of(event, unit))
            self._remember(k)

    def _none_before(self, k: int) -> str | None:
        """Relation of the zero that "no cases initiated or victims identified" shares with its second noun."""
        for at in range(k - 1, max(-1, k - 5), -1):
            unit = self.units[at]
            if unit.kind == QUANTITY:
                fact = next((f for f in self.facts if f.quantity is unit), None)
                return fact.relation if unit.status == "zero" and fact is not None else None
            if unit.kind not in (VERB, JOIN, WORD) or unit.kind == VERB and unit.voice != "participle":
                return None
        return None
