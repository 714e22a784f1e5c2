"""Makes the facts of a number, and lets a number take over the event of another: parts ("nine of them"), comparisons ("up from 12"), topics."""

from __future__ import annotations

from tipnlp.find.counts.facts import LAW_EVENTS, VICTIM_EVENTS, Counted, Fact
from tipnlp.find.counts.fits import fits, is_kin, unit_of
from tipnlp.find.counts.sentence import Sentence
from tipnlp.find.counts.units import COMMA, COMPARE, INCLUDE, JOIN, NOUN, QUANTITY, VERB, Unit


class Counting(Sentence):
    """Makes facts and links them."""

    def _fact(
        self, i: int, event: str, relation: str, rule: str, unit: str | None, *, anchor: Fact | None = None, end: int = 0,
        status: str | None = None, value: int | None = None,
    ) -> Fact:
        quantity = self.units[i]
        state = status or quantity.status
        number = value if status is not None else quantity.value
        if anchor is None and relation in ("compare", "part"):
            same = [f for f in self.facts if f.event == event and f.relation == "main"]
            anchor = same[-1] if same else None
        fact = Fact(
            event, number, quantity.start, max(quantity.end, end), rule, unit, state, quantity.high, quantity.qualifier, quantity, i,
            relation, anchor,
        )
        self.facts.append(fact)
        return fact

    def _count(self, i: int, events: list[str], relation: str, rule: str, *, noun: bool = False, default: str | None = None) -> None:
        """Make the facts of a number and remember it, counted or not."""
        unit = self.units[i]
        for event in events:
            self._fact(i, event, relation, rule, unit_of(event, unit, noun=noun, default=default or self._case_of(event, unit)))
        self._remember(i)

    def _case_of(self, event: str, unit: Unit) -> str | None:
        """Case for the 22 of "received 40 complaints and investigated 22 of them", else None."""
        if unit.head is not None or event not in ("investigation", "prosecution", "conviction"):
            return None
        if self.of_cases:
            return "case"
        whole = self.counted[-1].unit if self.counted else None
        return "case" if unit.part == "them" and whole is not None and whole.head in ("case", "report") else None

    def _remember(self, i: int) -> None:
        unit = self.units[i]
        facts = [f for f in self.facts if f.quantity is unit]
        for c in self.counted:
            if c.unit is unit:
                c.facts = facts
                return
        self.counted.append(Counted(unit, i, facts))

    def _zero(self, i: int, event: str, unit: str | None, noun: Unit | None) -> None:
        verb = self.units[i]
        end = max(verb.end, noun.end if noun is not None and noun.end - verb.end < 80 else verb.end)
        fact = Fact(event, 0, verb.start, end, "count.none", unit, "zero", place=i)
        self.facts.append(fact)

    def _take_over(self, i: int, facts: list[Fact], relation: str) -> None:
        unit = self.units[i]
        made: list[Fact] = []
        if unit.status == "zero" and relation == "part" and (unit.part or not self.flow.startswith(" for ", unit.end)):
            facts = []  # "none of whom served time", but "12 for sex trafficking and none for forced labor"
        for source in facts:
            if unit.head is not None and not is_kin(source, unit):
                continue
            kind = unit_of(source.event, unit, default=source.unit) if unit.head not in (None, "nation") else source.unit
            if unit.part == "them" and self._preposition(i) in ("in", "within", "across") and source.event in LAW_EVENTS:
                kind = "case"  # "charged 19 men in seven of these"
            if unit.head is None and source.quantity is not None and source.quantity.head == "event" and source.event != "investigation":
                kind = source.unit
            made.append(self._fact(i, source.event, relation, "count." + ("compare" if relation == "compare" else "part" if relation == "part" else "gap"), kind, anchor=source.anchor if relation == source.relation and relation != "main" else source))
        self.counted.append(Counted(unit, i, made))

    def _inherit_topic(self, i: int, prep: str | None) -> bool:
        """"Convictions rose from 12 to 15", "the number of victims identified was 34"."""
        unit = self.units[i]
        if not self.topic or unit.head not in (None, "case", "offender", "official", "victim", "child", "human", "nation"):
            return False
        if unit.status == "zero" and unit.head is None and self.flow[unit.start : unit.end].lower() not in ("none", "zero", "nobody"):
            return False  # "no other sanctions"
        events = [e for e in self.topic if fits(e, unit, None, "")]
        if not events:
            return False
        known = next((f.unit for f in reversed([*self.memory.facts, *self.facts]) if f.event == events[0] and f.relation == "main"), None)
        if unit.head is None and known and not any(u.head == "event" for u in self.units[self.clause_at : i]):
            self._count(i, events, "compare" if prep == "from" or self.mode == "compare" and prep != "to" else "main", "count.topic", default=known)
            return True  # "29 persons were charged; last year the number was 36"
        self._count(i, events, "compare" if prep == "from" or self.mode == "compare" and prep != "to" else "main", "count.topic", noun=unit.head is None)
        return True

    def _latest_topic(self) -> tuple[str, ...]:
        """Events of the last main count, of this sentence or of the one before."""
        mains = [f for f in self.facts if f.relation == "main"] or self.memory.facts
        return tuple(dict.fromkeys(f.event for f in mains if f.place == mains[-1].place))

    def _latest_events(self) -> list[str]:
        for fact in reversed(self.facts):
            if fact.event in LAW_EVENTS:
                return [fact.event]
        return [f.event for f in self.memory.facts[-1:] if f.event in LAW_EVENTS]

    def _mains(self) -> list[Fact]:
        """Facts of the clause that a comparison can compare with: since the last semicolon, else of the whole sentence."""
        here = [f for f in self.facts if f.relation == "main" and f.place >= self.clause_at]
        if here or any(u.kind in (VERB, NOUN) and u.role != "be" for u in self._before_comparison()):
            return here
        return [f for f in self.facts if f.relation == "main"]

    def _before_comparison(self) -> list[Unit]:
        """Units of the clause before its comparator: where they speak of something else, nothing before them is compared."""
        for k in range(self.clause_at, len(self.units)):
            if self.units[k].kind == COMPARE:
                return self.units[self.clause_at : k]
        return []

    def _siblings(self, fact: Fact, mains: list[Fact]) -> list[Fact]:
        return [f for f in mains if f.place == fact.place]

    def _compared_group(self, i: int) -> list[int]:
        """Indices of the bare numbers that are compared together: "compared with 366 and 58, respectively, in 2019"."""
        group = [i]
        for step in (1, -1):
            k = i + step
            while 0 <= k < len(self.units) and self.units[k].kind in (JOIN, COMMA, QUANTITY):
                if self.units[k].kind == QUANTITY:
                    if self.units[k].head is not None or self.units[k].part:
                        break
                    group.append(k)
                k += step
        return sorted(group)

    def _whole(self, unit: Unit) -> list[Fact] | None:
        """The facts of the number that a part belongs to; None where that number counted nothing."""
        tops = [c for c in self.counted if not c.facts or c.facts[0].relation in ("main", "beside")]
        if not tops:
            return self._remembered(unit)
        if unit.head is None and unit.part != "them":
            tops = [c for c in tops if not c.aside] or tops
        last = tops[-1]
        if unit.head is None or unit.part == "them":
            if last.facts and last.facts[0].relation == "beside":
                mains = [c for c in tops if c.facts and c.facts[0].relation == "main"]
                return mains[-1].facts if mains else last.facts
            return last.facts or None
        for c in reversed(tops):
            if c.facts and any(is_kin(f, unit) for f in c.facts):
                return c.facts
        return None

    def _remembered(self, unit: Unit) -> list[Fact] | None:
        named = self._whole_named()
        facts = [f for f in self.memory.facts if is_kin(f, unit) and (not named or f.event in named)]
        if not facts:
            return None
        same = {f.event: f for f in facts if f.place == facts[-1].place and f.quantity is facts[-1].quantity}
        return list(same.values())

    def _whole_named(self) -> tuple[str, ...]:
        """Events of "Of the investigations, 249 concerned sex trafficking", () where no noun names the whole."""
        first = self.units[self.clause_at : self.clause_at + 4]
        if len(first) < 4 or first[0].low not in ("of", "among") or first[3].kind != COMMA or first[2].kind != NOUN:
            return ()
        return first[2].events

    def _by_noun(self, unit: Unit) -> list[Fact] | None:
        """"12 of the victims": the last number of the kind."""
        for c in reversed(self.counted):
            if c.facts and any(is_kin(f, unit) for f in c.facts) and c.facts[0].relation in ("main", "beside"):
                return c.facts
        return self._remembered(unit)

    def _victims_before(self, place: int) -> bool:
        """True where the last counted number before a place counted victims."""
        facts = next((c.facts for c in reversed(self.counted) if c.place < place), [])
        return bool(facts) and facts[0].event in VICTIM_EVENTS

    def _unit_of_whole(self, unit: Unit, place: int) -> str | None:
        """Case for "three of these were investigated", "of these, three were tried" after a number of cases, else None."""
        before = [u.kind for u in self.units[max(0, place - 2) : place]]
        if unit.part != "them" and before[-1:] != [INCLUDE] and before != [INCLUDE, COMMA]:
            return None
        facts = self.counted[-1].facts if self.counted else self.memory.facts
        if not facts and not self.counted:
            return "case" if self.memory.head in ("case", "report") else None
        return "case" if facts and facts[-1].unit == "case" else None

    def _of_a_kind(self, event: str, place: int) -> bool:
        """False where "of them", "of whom" go back to suspects and the event is one of victims, or the other way round."""
        for c in reversed([c for c in self.counted if c.place < place]):
            if c.facts:
                return (c.facts[0].event in VICTIM_EVENTS) == (event in VICTIM_EVENTS) or c.facts[0].event == "official_trained"
            if c.unit.head in ("report", "other", "entity", "offender", "official") and event in VICTIM_EVENTS:
                return False
        return True
