"""Subjects: numbers that stand before their verb wait for it; a passive verb takes them, an active one makes them its agents."""

from __future__ import annotations

import re
from dataclasses import replace

from tipnlp.find.counts.counting import Counting
from tipnlp.find.counts.facts import LAW_EVENTS, Counted, Fact
from tipnlp.find.counts.fits import FINDERS, fits, is_kin, unit_of
from tipnlp.find.counts.lexicon import verb_forms
from tipnlp.find.counts.units import (
    CLAUSE,
    COMMA,
    INCLUDE,
    JOIN,
    MEASURE,
    NOUN,
    PERIOD,
    PREP,
    QUANTITY,
    SEMICOLON,
    VERB,
    WORD,
    Unit,
)

_DETERMINED = re.compile(r"(?i)\b(?:determin(?:ed|ing)|found|establish(?:ed|ing)|conclud(?:ed|ing)|confirm(?:ed|ing)|decid(?:ed|ing)|ascertain(?:ed|ing)|judged|ruled|recogni[sz](?:ed|ing))\s+(?:that\s+)?(?:[a-z]+\s+)?$")
_AMONG = re.compile(r"(?i)\s+(?:also\s+)?among\s+(?:those|the)\s+(?:people\s+|persons\s+)?([a-z]+)\b(?!\s+(?:victims|suspects|cases))")
UNDER = re.compile(
    r"\s+(?:still\s+|also\s+|currently\s+)?(?:under\s+(?:active\s+|ongoing\s+)?(?P<investigation>investigation|review)|(?P<prosecution>on\s+trial|before\s+the\s+courts?)|(?P<arrest>in\s+(?:police\s+|pretrial\s+|preventive\s+)?(?:custody|detention))"
    r"|in\s+(?P<victim_assisted>(?:[\w-]+\s+){0,2}shelters?|(?:an?\s+|the\s+)?(?:witness\s+protection|(?:foster|residential|state|protective)\s+care|safe\s?houses?|protected\s+(?:housing|accommodation))))\b"
)
_OPEN = frozenset("pending ongoing outstanding unresolved open".split())
_RECOGNIZE = frozenset("find recognize recognise certify discover detect confirm".split())


class Waiting(Counting):
    """Numbers that wait for their verb."""

    def _assign(self, i: int, events: tuple[str, ...], only: str = "") -> None:
        """The passive verb i takes the waiting numbers as its subjects; without any, the last number again ("all of whom")."""
        verb = self.units[i]
        subjects = self.waiting
        if not subjects:
            subjects = self._relative_subject(i) or self._all_of_them(i)
        self.waiting = []
        if len(subjects) > 1 and self._is_of_whom(*subjects[-1][:2]) and self._main_verb_later(i):
            self.waiting, subjects = subjects[:-1], subjects[-1:]
        status = None
        for unit, place, mode in subjects:
            if unit.head == "case" and events == ("victim_identified",) and verb.lemma in FINDERS:
                events = ("investigation",)  # "20 cases were registered"
            good = [e for e in events if fits(e, unit, verb, self._after(unit)) and (not only or unit.head == only)]
            if unit.head == "other" and self._preposition(place) is not None:
                good = []  # "the owners of two farms were arrested"
            if unit.head is None and (unit.part == "them" or place and self.units[place - 1].kind == INCLUDE):
                good = [e for e in good if self._of_a_kind(e, place) or verb.needs and re.match(r"\s+as\s+(?:[\w-]+\s+){0,3}victims\b", self._after(verb))]
            if not good and verb.lemma in _RECOGNIZE and unit.head is None and place and self.units[place - 1].low in ("whom", "them") and self._victims_before(place):
                good = list(events)  # "139 victims, of whom 62 were newly found"
            relation = "part" if mode == "part" and any(f.event in good for f in self.facts) else "main"
            for event in good:
                if not any(f.quantity is unit and f.event == event for f in self.facts):
                    kind = self._unit_of_whole(unit, place) if event in LAW_EVENTS and unit.head is None else None
                    if event == "investigation" and unit.head is None and not kind and any(f.event == event and f.unit == "case" for f in self.facts[-1:]):
                        kind = "case"  # "investigated nine cases, and four remained under investigation"
                    if self.of_cases and event in LAW_EVENTS and unit.head is None and not unit.part:
                        kind = "case"
                    self._fact(place, event, relation, "count.subject", kind or unit_of(event, unit), status=status)
            if not any(c.unit is unit for c in self.counted):
                self.counted.append(Counted(unit, place, [f for f in self.facts if f.quantity is unit]))
            if good and unit.status == "zero" and unit.words[:1] and self.flow[unit.start : unit.start + 7].lower() == "neither" and " nor " in self.flow[unit.start : unit.end]:
                self.facts.extend(replace(f, start=self.flow.find("nor", unit.start, unit.end)) for f in self.facts[-len(good) :])  # neither these nor those: two zeros
        self.subjects = subjects

    def _is_of_whom(self, unit: Unit, place: int) -> bool:
        """True for the 12 of "12 of whom" and of "of whom 12"."""
        relative = ("whom", "which")
        return unit.part == "them" and self.flow.endswith(relative, 0, unit.end) or place > 0 and self.units[place - 1].kind == INCLUDE and self.units[place - 1].low in relative

    def _main_verb_later(self, i: int) -> bool:
        """True at "charged" in "12 suspects, six of whom were charged, were arrested"."""
        for k in range(i + 1, min(i + 8, len(self.units) - 1)):
            if self.units[k].kind == COMMA:
                return self.units[k + 1].low in ("was", "were", "had", "have", "has") or self.units[k + 1].kind == VERB and self.units[k + 1].voice == "active"
            if self.units[k].kind in (SEMICOLON, JOIN, CLAUSE):
                return False
        return False

    def _all_of_them(self, i: int) -> list[tuple[Unit, int, str]]:
        """The number before in "identified 40 victims; all were referred"."""
        before = [u for u in self.units[self.clause_at : i] if u.kind not in (COMMA, JOIN)]
        if not before or before[0].low not in ("all", "both") or any(u.kind != WORD for u in before) or len(before) > 3:
            return []
        last = self.counted[-1] if self.counted else None
        return [(last.unit, last.place, "main")] if last is not None and last.facts and last.unit.status == "reported" and last.facts[0].relation == "main" else []

    def _relative_subject(self, i: int) -> list[tuple[Unit, int, str]]:
        """The number that "who were", "all of whom were" goes back to; the subjects before in "were tried and were convicted"."""
        k = i - 1
        words: list[str] = []
        while k >= 0 and (self.units[k].kind in (WORD, CLAUSE, INCLUDE, JOIN) or self.units[k].kind == COMMA and not words):
            words.append(self.units[k].low)
            if self.units[k].kind in (CLAUSE, INCLUDE):
                break
            k -= 1
        if k >= 0 and self.units[k].kind in (CLAUSE, INCLUDE) and self.units[k].low in ("who", "whom", "which", "that"):
            for at in range(k - 1, -1, -1):
                if self.units[at].kind == QUANTITY:
                    if self.units[at].status == "reported" and (self.units[k].kind == INCLUDE and "all" in words + [self.units[k - 1].low] or self.units[k].kind == INCLUDE and self.units[k - 1].low in ("both", "each") or self.units[k].kind == CLAUSE and all(u.kind in (COMMA,) for u in self.units[at + 1 : k])):
                        return [(self.units[at], at, "main")]
                    return []
                if self.units[at].kind in (SEMICOLON,):
                    return []
            return []
        if k >= 0 and self.units[k].kind == COMMA:
            k -= 1
        if k >= 0 and self.pred is not None and self.pred.verb is self.units[k]:
            return self.subjects if self.pred.kind == "passive" else []
        if words and any(w in ("and", "or", "but") for w in words) or i and self.units[i - 1].kind == WORD and i > 1 and self.units[i - 2].kind in (COMMA, JOIN):
            return self.subjects if self.pred is not None and self.pred.kind == "passive" else []
        return []

    def _found_to_be_victims(self, i: int) -> bool:
        """The verb i of "police determined that 17 of them were trafficking victims" counts the 17 as identified."""
        following = [u for u in self.units[i + 1 : i + 5] if u.kind != WORD]
        if not self.waiting or not following or following[0].head != "victim" or _DETERMINED.search(self.flow, max(0, self.waiting[0][0].start - 60), self.waiting[0][0].start) is None:
            return False
        for unit, place, _ in self.waiting:
            if unit.head in (None, "human", "child", "worker", "nation", "victim", "other"):
                self._fact(place, "victim_identified", "main", "count.determined", "victim")
                self._remember(place)
        self.waiting = []
        return True

    def _among_those(self, i: int) -> bool:
        """The verb i of "six officers were among those arrested" counts the six."""
        m = _AMONG.match(self.flow, self.units[i].end)
        form = verb_forms().get(m[1].lower()) if m and self.waiting else None
        if form is None or form.role != "event" or form.form != "past":
            return False
        self._assign(i, form.events)
        return True

    def _parts_of_memory(self, i: int) -> None:
        """Waiting numbers whose verb i only says who or what they are: parts of what was counted before."""
        if len(self.waiting) > 1 and self._is_of_whom(*self.waiting[-1][:2]) and self._main_verb_later(i):
            return  # "40 suspects, 12 of whom were officials, were charged"
        waiting, self.waiting = self.waiting, []
        for unit, place, _ in waiting:
            if any(f.quantity is unit for f in self.facts):
                continue
            source = self._whole_for_subject(unit)
            if source and source[0].event in ("conviction", "acquittal", "victim_identified") and any(u.low in _OPEN for u in self.units[place + 1 : place + 4]):
                self._count(place, [], "main", "")  # "nine ended in conviction and two were pending"
                continue
            if source and unit.head in (None, "nation", "victim", "child", "human", "offender", "case", "worker", "official"):
                kin = [f for f in source if is_kin(f, unit)]
                if kin:
                    self._take_over(place, kin, "part")
                    continue
            if unit.traits:
                events = [e for e in unit.traits if fits(e, unit, None, "")]
                self._count(place, events, "main", "count.participle")
                continue
            if not source and unit.head is None and not unit.part and self._inherit_topic(place, None):
                continue
            self._count(place, [], "main", "")

    def _whole_for_subject(self, unit: Unit) -> list[Fact] | None:
        if unit.head is not None and not unit.part and self.mode != "part" and unit.head not in ("nation",) and unit.status == "reported":
            return None
        return self._whole(unit) if not self.counted or unit.part != "noun" else self._by_noun(unit)

    def _verb_understood(self, waiting: list[tuple[Unit, int, str]]) -> bool:
        """"12 were arrested and eight charged; in 2016, nine and six": bare dated numbers of a clause without a verb, in the order of the clause before."""
        if not waiting or any(unit.head is not None or unit.part or mode != "main" or unit.status == "not_reported" for unit, _, mode in waiting) or self.stack:
            return False
        start = self.units[self.clause_at : waiting[0][1]]
        dated = any(u.kind == PERIOD for u in start)
        another = len(waiting) == 1 and bool(start) and start[-1].kind == COMMA and self._ends_clause(waiting[0][1])  # "; NGOs, 12"
        if not (dated or another) or any(u.kind not in (PERIOD, PREP, COMMA, JOIN, WORD) and not (another and u.kind in (NOUN, MEASURE)) for u in start):
            return False
        mains = [f for f in self.facts if f.relation == "main" and f.place < self.clause_at and f.quantity is not None]
        spots = list(dict.fromkeys(f.place for f in mains))
        if not spots or len(spots) < len(waiting):
            return False
        for (_, place, _), spot in zip(waiting, spots[-len(waiting) :], strict=True):
            self._take_over(place, [f for f in mains if f.place == spot], "compare" if dated else "main")
        return True

    def _ends_clause(self, place: int) -> bool:
        return place + 1 >= len(self.units) or self.units[place + 1].kind == SEMICOLON

    def _begin_clause(self, at: int) -> None:
        """From the unit ``at`` on, nothing is left of the clause before."""
        self._give_up_waiting()
        self.pred, self.mode, self.topic = None, "main", ()
        self.clause_at = at

    def _drop_waiting(self) -> None:
        """An active verb makes the waiting numbers its agents: they count nothing."""
        for unit, place, _ in self.waiting:
            events = [e for e in unit.traits if fits(e, unit, None, "")]
            if not any(c.unit is unit for c in self.counted):
                self._count(place, events, "main", "count.participle")
        self.waiting = []

    def _give_up_waiting(self) -> None:
        """The clause ended without a verb for the waiting numbers."""
        waiting, self.waiting = self.waiting, []
        if self._verb_understood(waiting):
            return
        for unit, place, mode in waiting:
            if any(c.unit is unit for c in self.counted):
                continue
            source = self._whole(unit) if mode == "part" or unit.part else None
            kin = [f for f in source or () if is_kin(f, unit)]
            if kin:
                self._take_over(place, kin, "part")
            else:
                events = [e for e in unit.traits if fits(e, unit, None, "")]
                under = UNDER.match(self._after(unit))
                if under is not None and under.lastgroup and unit.head in ("case", "human", "offender", "official"):
                    events.append(under.lastgroup)  # "figures show 482 persons under investigation"
                self._count(place, events, "main", "count.participle")
