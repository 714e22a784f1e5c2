"""Numbers that take over the event of another number: comparisons with another time, parts of a whole."""

from __future__ import annotations

from tipnlp.find.counts.facts import LAW_EVENTS, Fact
from tipnlp.find.counts.fits import fits, is_kin
from tipnlp.find.counts.nouns import Nouns
from tipnlp.find.counts.units import COMMA, COMPARE, JOIN, NOUN, OPEN, PERIOD, PREP, QUANTITY, VERB, WORD


class Comparisons(Nouns):
    """Comparisons and parts."""

    def _compare(self, i: int, prep: str | None) -> None:
        unit = self.units[i]
        mains = self._mains()
        own = self._own_participle(i)
        if own:
            self._count(i, own, "compare", "count.participle")
            return
        if prep in ("of", "against", "into") and i > 1 and self.units[i - 1].kind == PREP and (named := [e for e in self._noun_events(i - 2, prep) if fits(e, unit, None, "")]):
            self._count(i, named, "compare", "count.of_noun")  # "compared with the prosecution of 21 suspects"
            return
        if self._beside_uncounted(i):
            self._leftover(i)
            return
        if prep == "in" and unit.head is None and (beside := [f for f in self.facts if f.relation == "beside" and f.unit == "case" and f.place >= self.clause_at]):
            self._take_over(i, beside[-1:], "compare")  # "19 suspects in seven cases, compared with 10 in four"
            return
        if prep in ("in", "against", "within", "across", "of", "with", "involving") and unit.head in ("case", "official", "offender", "human"):
            last = self.counted[-1] if self.counted else None
            if last is not None and last.facts and last.facts[0].event in LAW_EVENTS:
                self._count(i, [last.facts[0].event], "compare", "count.cases")
                return
        if self.topic and not any(f.place >= self.clause_at for f in mains):
            self._inherit_topic(i, prep)
            return
        if not mains and not self.facts:
            mains = self.memory.facts
        anchors = self._anchors(i, mains)
        if not anchors and not self.facts and self._opens_sentence(i):
            self.ahead.append(i)
        if prep not in (None, "to", "than", "from", "of") or not anchors:
            self._leftover(i)
            return
        self._take_over(i, anchors, "compare")

    def _beside_uncounted(self, i: int) -> bool:
        """True for the five of "secured 10 (up from five)", where the 10 counted nothing."""
        if not self.stack or self.dash[-1]:
            return False
        opening = next((k for k in range(i - 1, 0, -1) if self.units[k].kind == OPEN), 0)
        before = self.units[opening - 1] if opening else None
        return before is not None and before.kind == QUANTITY and before.head is None and any(c.unit is before and not c.facts for c in self.counted) and not any(u.kind == QUANTITY for u in self.units[opening:i])

    def _own_participle(self, i: int) -> list[str]:
        """Events of the participle right after a number: "compared with 46 identified"."""
        verb = self.units[i + 1] if i + 1 < len(self.units) else None
        if verb is None or verb.kind != VERB or verb.voice != "participle":
            return []
        return [e for e in self._named(verb, self._phrase(i + 1)) if fits(e, self.units[i], verb, "")]

    def _chained(self, i: int) -> list[Fact]:
        """"25 convictions in 2019 and 46 in 2018": the facts of the number before in the same comparison."""
        last = self.counted[-1] if self.counted else None
        if last is None or self.units[i].head is not None or not last.facts or last.facts[0].relation != "compare":
            return []
        between = self.units[last.place + 1 : i]
        plain = all(u.kind in (PREP, PERIOD, JOIN, COMMA, WORD) for u in between)
        return last.facts if plain and any(u.kind == PERIOD for u in between) else []

    def _opens_sentence(self, i: int) -> bool:
        """True where nothing but a comparator stands before the compared number."""
        return all(u.kind in (COMPARE, PREP, WORD, JOIN, PERIOD, QUANTITY, COMMA) for u in self.units[:i])

    def _dated(self, i: int) -> bool:
        """True where a period follows a number at once: "none in 2016"."""
        return [u.kind for u in self.units[i + 1 : i + 3]][:2] in ([PREP, PERIOD], [PERIOD]) or i + 1 < len(self.units) and self.units[i + 1].kind == PERIOD

    def _anchors(self, i: int, mains: list[Fact]) -> list[Fact]:
        """The facts that a compared number compares with: by its noun, by order, else the last."""
        unit = self.units[i]
        chained = self._chained(i)
        if chained:
            return chained
        if not mains:
            return []
        if unit.head is not None:
            if any(c.unit.low == unit.low and not c.facts and c.place >= self.clause_at for c in self.counted) and not any(f.quantity is not None and f.quantity.low == unit.low for f in mains):
                return []  # "received 938 cases and convicted 50 men, compared with 662 cases": the 938 counted nothing
            beside = [f for f in self.facts if f.relation == "beside" and f.place >= self.clause_at]  # "30 cases with 177 suspects, down from 409 suspects"
            same = [f for f in [*mains, *beside] if f.quantity is not None and f.quantity.low == unit.low] or [f for f in mains if is_kin(f, unit)]
            return self._siblings(same[-1], [*mains, *beside]) if same else []
        group = self._compared_group(i)
        spots = list(dict.fromkeys(f.place for f in mains))
        if sum(u.kind == PERIOD for u in self.units[group[-1] + 1 : group[-1] + 5]) == len(group) > 1:
            return self._siblings(mains[-1], mains)  # "convicted 12, compared with nine and four in 2018 and 2017, respectively"
        if len(group) > 1 and len(spots) >= len(group):
            spot = spots[-len(group) :][group.index(i)]
            return [f for f in mains if f.place == spot]
        return self._siblings(mains[-1], mains)

    def _part(self, i: int) -> None:
        """A part of what was counted before, or in brackets the number of another year."""
        unit = self.units[i]
        if self._says_how_few(i):
            self._count(i, [e for e in self.pred.events if self.pred is not None and fits(e, unit, None, "")] if self.pred is not None else [], "main", "count.vague_whole")
            return
        source = self._before_bracket(i) or self._whole(unit)
        if source is None:
            named, kind = self._vague_whole(i)
            if named:
                self._count(i, named, "main", "count.vague_whole", default=kind)
                return
            fresh = not any(c.place >= self.clause_at for c in self.counted)
            if not (unit.head is None and fresh and self._inherit_topic(i, None)):  # "prosecutions remained few: nine in 2019"
                self._leftover(i)
            return
        kin = [f for f in source if is_kin(f, unit)]
        if unit.head == "other" or not kin or self._beside_uncounted(i):
            self._leftover(i)
            return
        if own := self._own_participle(i):
            self._count(i, own, "part", "count.participle")  # "prosecuted and convicted 37, including one convicted of forced labor"
            return
        group = self._compared_group(i) if self.stack and unit.head is None else [i]
        mains = [f for f in self.facts if f.relation == "main" and f.place < group[0]]
        spots = list(dict.fromkeys(f.place for f in mains))
        if len(group) > 1 and (len(spots) == len(group) or len(spots) > len(group) and "respectively" in self.words):
            kin = [f for f in mains if f.place == spots[-len(group) :][group.index(i)]]  # "206 and 63 (in 2019: 251 and 67)"
        following = self.units[i + 1 : i + 3]
        dated = any(u.kind == PERIOD for u in following) and all(u.kind in (PERIOD, PREP) for u in following[: 1 + (following[0].kind == PREP)])
        inside = bool(self.stack)
        self._take_over(i, kin, "compare" if dated and inside else "part")

    def _before_bracket(self, i: int) -> list[Fact]:
        """The facts of the 88 for the numbers of "compared with 88 victims (60 adults; 28 children)"."""
        if not self.stack or self.dash[-1]:
            return []
        opening = next((k for k in range(i - 1, 0, -1) if self.units[k].kind == OPEN), 0)
        return next((c.facts for c in self.counted if opening and c.place == opening - 1 and c.facts and c.facts[0].relation == "compare"), [])

    def _says_how_few(self, i: int) -> bool:
        """True for the 148 of "convicted fewer (148, compared with 167 in 2022)"."""
        verb = self.pred.verb if self.pred is not None and self.pred.kind == "act" else None
        return i > 2 and verb is not None and self.units[i - 1].kind == OPEN and self.units[i - 2].low in ("fewer", "more", "less") and self.units[i - 3] is verb

    def _vague_whole(self, i: int) -> tuple[list[str], str | None]:
        """Events and unit of "arrested several officials, including two judges", "dozens were freed, 12 of them boys": the whole has no number, its part has."""
        pred, unit = self.pred, self.units[i]
        if pred is None or pred.kind not in ("act", "passive") or pred.verb is None or pred.verb.negated or self.counted and self.counted[-1].place >= self.clause_at:
            return [], None
        at = self.units.index(pred.verb)
        between = self.units[self.clause_at : at] if pred.kind == "passive" else self.units[at + 1 : i]
        events = [e for e in pred.events if unit.head is None or fits(e, unit, pred.verb, self._after(unit))]
        wholes = [u for u in between if u.kind == NOUN and any(fits(e, u, pred.verb, self._after(u)) for e in events) or u.low == "dozens"]
        return (events, "case" if wholes[-1].head == "case" else None) if wholes else ([], None)
