"""Who counts what: reads the units of a sentence from left to right and says which event governs each number.

A number is an object of the verb before it, the subject of the passive verb after it, the head of an event noun ("19
investigations"), a comparison ("up from 12") or a part ("nine of them women") that takes over the event of another number,
or nothing. The reader keeps the governing verb, the numbers still waiting for their verb, and what was counted last.

One class in a chain of modules, each of which answers one question; see `tipnlp.find.counts`. Here marks and clauses are kept.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tipnlp.find.counts.facts import Fact, Predicate
from tipnlp.find.counts.units import (
    CLAUSE,
    CLOSE,
    COLON,
    COMMA,
    COMPARE,
    DASH,
    INCLUDE,
    JOIN,
    MEASURE,
    NOUN,
    OPEN,
    PERIOD,
    PREP,
    QUANTITY,
    SEMICOLON,
    VERB,
    WORD,
)
from tipnlp.find.counts.verbs import Verbs

_IDLE = frozenset((PREP, COMMA, PERIOD, MEASURE))  # rules look back at these, but do nothing when they come
_MEANING = frozenset(("same", "many"))
_TALLIES = frozenset("figure figures number count total tally".split())
_CHANGES = frozenset("increase decrease decline rise fall drop reduction jump growth uptick".split())
_UNCLEAR = re.compile(r"(?i)\b(?:unclear|unknown|uncertain|not\s+(?:known|clear|certain|reported))\s+$")
_SAME = re.compile(r"(?i)same(?:\s+(?:number|figure|total|count))?\s+as\s+(?:in|during|for|the)\s")


class Reader(Verbs):
    """Reads one sentence: ``Reader(flow, units, memory).read()``."""

    def read(self) -> list[Fact]:
        """The facts of the sentence in text order."""
        i = 0
        while i < len(self.units):
            unit = self.units[i]
            if unit.kind in _IDLE or unit.kind == WORD and unit.low not in _MEANING:
                i += 1
            else:
                i = self._unit(i)
        self._give_up_waiting()
        for place in self.ahead:
            self._compare_ahead(place)
        self._spread_each()
        self._deal_out()
        self.facts.sort(key=_place)
        return self.facts

    def _unit(self, i: int) -> int:
        unit = self.units[i]
        kind = unit.kind
        if kind == VERB:
            return self._verb(i)
        if kind == QUANTITY:
            return self._quantity(i)
        if kind == NOUN:
            after = self._unknown_later(i) if unit.head == "data" else 0
            if after:
                return after
            if unit.low in ("number", "figure", "total", "tally", "count") and self.pred is None and not (i + 1 < len(self.units) and self.units[i + 1].low == "of"):
                mains = [f for f in self.facts if f.relation == "main"] or self.memory.facts
                self.topic = (mains[-1].event,) if mains else ()  # "the number stood at 289 in 2009"
            self._noun(i)
            if self._change_in(i):
                self.pred = Predicate("change", topic=self.topic)
        elif kind == WORD and unit.low == "same":
            self._same_as(i)
        elif kind == WORD and unit.low == "many" and i and self.units[i - 1].low == "how":
            after = self._unknown_later(i - 1)
            if after:
                return after
        elif kind == CLAUSE and unit.low in ("how", "whether") and (_UNCLEAR.search(self.flow, max(0, unit.start - 40), unit.start) or unit.low == "whether" and i == self.clause_at):
            known = _UNCLEAR.search(self.flow, max(0, unit.start - 40), unit.start) is None
            return self._unknown_later(i) or i + 1 if known else max(self._not_reported(i, i + 1), i + 1)
        elif kind == COMPARE:
            self.mode = "compare"
            self._changes_anew(i)
            if not self.topic and self.pred is not None and self.pred.verb is not None and self.pred.verb.form == "base":
                self.topic = self.pred.events  # "efforts to identify victims declined from 50 to 3"
            if self.pred is None and self.topic:
                self.pred = Predicate("change", topic=self.topic)
        elif kind == INCLUDE:
            self.mode = "part"
        elif kind in (SEMICOLON, CLAUSE):
            self._clause(i)
        elif kind == JOIN and unit.low == "but":
            self._give_up_waiting()
            self.mode = "main"
            if i + 1 < len(self.units) and self._next_content(i).kind == QUANTITY and self._verb_after(i + 1) is not None:
                self.pred = None
        elif kind == DASH and not (self.dash and self.dash[-1]) and self._closing(i) is None:
            self._lone_dash(i)
        elif kind == OPEN or kind == DASH and not (self.dash and self.dash[-1]):
            self._open(i)
        elif kind in (CLOSE, DASH):
            if i not in self.transparent:
                self._close(kind)
        elif kind == COLON:
            self._give_up_waiting()
            self.mode = "part"
            self._label(i)
        return i + 1

    def _changes_anew(self, i: int) -> None:
        """A comparator behind another noun begins a clause: "investigations fell from 22 to 14 and prosecutions rose from three"."""
        k = i - 1
        while k > 0 and self.units[k].kind == WORD:
            k -= 1
        if k > 0 and self.units[k].head == "event" and self.units[k].kind == NOUN and self.units[k - 1].kind in (JOIN, COMMA) and any(u.kind == QUANTITY for u in self.units[self.clause_at : k]):
            self.clause_at, self.topic = k, self.units[k].events
            self.pred = Predicate("change", topic=self.topic)

    def _clause(self, i: int) -> None:
        """A new clause begins: at a semicolon, at "while", "who" ..."""
        unit = self.units[i]
        if unit.kind == SEMICOLON:
            self._give_up_waiting()
            self.pred, self.mode, self.topic, self.subjects = (self.stack[-1][0] if self.stack else None), "main", (), []
            if self.stack:
                self.mode = "part"
            self.clause_at = i + 1
        elif unit.low in ("who", "which", "that", "whom"):
            if unit.low != "that":
                self.mode = "main"
        else:
            self._begin_clause(i + 1)

    def _same_as(self, i: int) -> None:
        """"12 victims received care, the same number as in 2008": the number once more, of another time."""
        dated = any(u.kind == PERIOD for u in self.units[i + 1 : i + 6])
        mains = [f for f in self.facts if f.relation == "main" and f.place >= self.clause_at and f.status == "reported"]
        if not dated or not mains or not _SAME.match(self.flow, self.units[i].start):
            return
        for main in [f for f in mains if f.place == mains[-1].place]:
            self._fact(i, main.event, "compare", "count.same", main.unit, anchor=main, status="reported", value=main.value)

    def _lone_dash(self, i: int) -> None:
        """A dash without a second one: a list of parts after a number, else a new clause."""
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        if following is not None and following.kind == QUANTITY and self._label(i):
            return
        if self.counted and following is not None and following.kind in (QUANTITY, INCLUDE) and (following.kind == INCLUDE or self._own_verb(i + 1) is None):
            self.mode = "part"
        else:
            self._begin_clause(i + 1)

    def _label(self, i: int) -> bool:
        """"Prosecutions: 12; convictions: 8": a noun before the mark says what is counted after it."""
        before = [u for u in self.units[self.clause_at : i] if u.kind not in (WORD, PERIOD, PREP, JOIN, COMMA)]
        named = self.topic
        if not named or not before or any(u.kind != NOUN and not (u.kind == VERB and u.voice == "participle") for u in before):
            return False
        self.topic, self.mode = named, "main"
        self.pred = Predicate("change", topic=named)
        return True

    def _open(self, i: int) -> None:
        if any(u.low in ("percent", "fraction") for u in self.units[max(0, i - 2) : i]) and self._closing(i) is not None:
            self.transparent.add(self._closing(i) or 0)  # "about a quarter (41) of the victims"
            return
        self.stack.append((self.pred, self.mode, self.waiting))
        self.dash.append(self.units[i].kind == DASH)
        self.waiting = []
        before = self.units[i - 1] if i else None
        self.mode = "main" if before is not None and before.low in ("percent", "fraction") else "compare" if self._earlier_time(i) else "part"

    def _earlier_time(self, i: int) -> bool:
        """True at the bracket of "compared with 2019 (97)", "fewer than in 2007 (100)"."""
        if i < 2 or self.units[i - 1].kind != PERIOD:
            return False
        before = self.units[i - 2] if self.units[i - 2].kind != PREP else self.units[i - 3]
        return before.kind == COMPARE or before.low == "than"

    def _close(self, kind: str) -> None:
        if not self.stack or self.dash[-1] != (kind == DASH):
            return
        self._give_up_waiting()
        self.pred, self.mode, self.waiting = self.stack.pop()
        if self.mode == "part":
            self.mode = "main"
        self.dash.pop()

    def _noun(self, i: int) -> None:
        unit = self.units[i]
        if unit.traits and unit.head in ("victim", "child", "offender", "case"):
            self.topic = unit.traits
        if unit.head == "event" and not self._in_a_name(i):
            told = any(u.kind == QUANTITY for u in self.units[self.clause_at : i])
            self.topic = unit.events if self.units[i - 1].kind != JOIN or told else tuple(dict.fromkeys(self.topic + unit.events))
        elif unit.low in _TALLIES and self.units[i - 1].low in ("the", "this", "that", "the") and not self._names_kind(i):
            self.topic = self._latest_topic()
        elif unit.head == "victim" and not self.topic:
            before = self.flow[max(0, unit.start - 40) : unit.start].lower()
            if re.search(r"(?:numbers?|counts?|tally|total)\s+of\s+(?:[\w-]+\s+){0,3}$", before):
                self.topic = ("victim_identified",)

    def _in_a_name(self, i: int) -> bool:
        """True for the noun of "the Department of Special Investigations", which counts nothing."""
        unit = self.units[i]
        return i > 1 and self.flow[unit.start].isupper() and not unit.low.isupper() and self.flow[self.units[i - 1].start].isupper() != (self.units[i - 1].low == "of")

    def _change_in(self, i: int) -> bool:
        """True for the noun of "a decrease in convictions from 12 to five", "the decline in victims from 71 to 50"."""
        k = i - 1
        while k > 0 and (self.units[k].kind == NOUN or self.units[k].kind == WORD and self.units[k].low not in _CHANGES):
            k -= 1
        following = [u.low if u.kind == PREP else u.kind for u in self.units[i + 1 : i + 3]]
        if k < 1 or self.units[k].low != "in" or self.units[k - 1].low not in _CHANGES or following != ["from", QUANTITY]:
            return False
        if self.units[i].head == "victim":
            self.topic = self.units[i].traits or ("victim_identified",)
        return bool(self.topic)

    def _compare_ahead(self, place: int) -> None:
        """"Compared with nine in 2012, prosecutors charged 14": the number compares with the first count after it."""
        mains = [f for f in self.facts if f.relation == "main" and f.place > place]
        if mains and not any(f.place == place for f in self.facts):
            self._take_over(place, [f for f in mains if f.place == mains[0].place], "compare")

    def _deal_out(self) -> None:
        """"investigated, prosecuted, and convicted 20, 14, and nine traffickers, respectively": each verb takes one number."""
        said = "respectively" in self.words
        if not said and len(self.facts) < 4:
            return
        by_place: dict[int, list[Fact]] = {}
        for fact in self.facts:
            if fact.rule in ("count.object", "count.subject") and fact.quantity is not None:
                by_place.setdefault(fact.place, []).append(fact)
        spots = sorted(by_place)
        for n, first in enumerate(spots):
            size = len(by_place[first])
            group = spots[n : n + size]
            if size < 2 or len(group) < size or any([f.event for f in by_place[p]] != [f.event for f in by_place[first]] for p in group):
                continue
            if not said and not (size == 2 and group[1] == group[0] + 2 and not self.units[group[0]].words and self.units[group[0]].head is not None):
                continue  # "investigated and prosecuted 57 and 41 suspects" needs no "respectively"
            if all(u.kind in (COMMA, JOIN, QUANTITY) for u in self.units[group[0] : group[-1] + 1]):
                kept = {id(by_place[p][k]) for k, p in enumerate(group)}
                dealt = {id(f) for p in group for f in by_place[p]}
                self.facts = [f for f in self.facts if id(f) not in dealt or id(f) in kept]
                return

    def _spread_each(self) -> None:
        """"one each in 2017 and 2016": one fact for each further period."""
        if "each" not in self.words:
            return
        for k, unit in enumerate(self.units):
            at, first = k + 1, True
            if at < len(self.units) and self.units[at].low == "each":
                at += 1
            elif not unit.each or unit.kind != QUANTITY:
                continue
            while at < len(self.units) and self.units[at].kind in (PREP, PERIOD, JOIN, COMMA):
                if self.units[at].kind == PERIOD and not first:
                    self.facts.extend(replace(f, place=at - 1) for f in self.facts[:] if f.quantity is unit and f.place == k)
                first = first and self.units[at].kind != PERIOD
                at += 1


def _place(fact: Fact) -> tuple[int, int]:
    return (fact.start, fact.end)
