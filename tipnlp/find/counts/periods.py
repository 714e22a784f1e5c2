"""Which period belongs to which count of a sentence."""

from __future__ import annotations

import re
from typing import Any

from tipnlp.find.counts.facts import Fact
from tipnlp.find.counts.units import CLOSE, COMPARE, OPEN, PERIOD, SEMICOLON, VERB, Unit

_DATES_BACK = re.compile(r"(?i)\b(?:(?:dat(?:ing|ed|es?)|going|far|early|late)\s+(?:back\s+)?(?:to|from|as)|(?:more|fewer|less)\s+than\s+in)\s*$")


# "the 2017 agreement on", "since its 2014 launch": the year of a thing, not of the count
_OF_A_THING = re.compile(r"(?i)\b(?:the|its|their|a|an|this|that|both\s+the)\s+$")
_THING = re.compile(r"\s+(?!(?:reporting|fiscal|calendar|school|academic|figures?|numbers?|totals?|data|statistics|periods?|years?|season|harvest|cases?|investigations?|prosecutions?|convictions?)\b)(?:[A-Z][a-z]+|(?:launch|agreement|memorandum|accord|plan|report|letter|survey|study|law|act|amendments?|decree|order|protocol|convention|election|earthquake|conflict|war|crisis|coup|takeover)\b)")


_RANGE_WORDS = frozenset((a, b) for a in ("from", "between", "since") for b in ("to", "and", "through", "until", "till"))


class Periods:
    """Which period belongs to which count of a sentence."""

    def __init__(self, flow: str, units: list[Unit]) -> None:
        self.flow = flow
        self.units = units
        self._join_ranges()
        self.stated = [k for k, u in enumerate(units) if u.kind == PERIOD and u.period.get("kind") and (u.period.get("year") or u.period["kind"] in ("reporting_period", "previous_period")) and not self._elsewhere(u)]
        self.opener = self._opener()
        self.dealt = self._deal_out()

    def _elsewhere(self, unit: Unit) -> bool:
        """True for a year that counts nothing of its own: "more than in 2012", "since its 2014 launch"."""
        if _DATES_BACK.search(self.flow, max(0, unit.start - 24), unit.start):
            return True
        return _THING.match(self.flow, unit.end) is not None and _OF_A_THING.search(self.flow, max(0, unit.start - 12), unit.start) is not None

    def _join_ranges(self) -> None:
        """"from April 2018 to March 2019", "between May 2011 and June 2012": one period, named by its first month."""
        for k in range(1, len(self.units) - 2):
            opening, first, link, last = self.units[k - 1 : k + 3]
            if first.kind != PERIOD or last.kind != PERIOD or not first.period.get("year") or not last.period.get("year"):
                continue
            if (opening.low, link.low) in _RANGE_WORDS and first.period.get("kind") == last.period.get("kind") == "year":
                first.period = {**first.period, "kind": "range", "end_year": last.period["year"]}
                first.end, last.period = last.end, {}

    def _deal_out(self) -> dict[int, int]:
        """Periods by place of "convicted 12, nine, and four in 2013, 2012, and 2011, respectively", in either order."""
        if not any(u.low == "respectively" for u in self.units):
            return {}
        numbers, periods = (self._run(kind) for kind in ("quantity", PERIOD))
        if not len(numbers) == len(periods) > 1 or numbers[0] < periods[0] < numbers[-1] or periods[0] < numbers[0] < periods[-1]:
            return {}
        return dict(zip(numbers, periods, strict=True))

    def _run(self, kind: str) -> list[int]:
        """Places of the longest list of units of a kind."""
        best: list[int] = []
        run: list[int] = []
        for k, u in enumerate(self.units):
            if u.kind == kind:
                run.append(k)
                best = run if len(run) > len(best) else best
            elif u.kind not in (",", "join", "prep"):
                run = []
        return best

    def _opener(self) -> int | None:
        """A period before the first verb of the sentence: "In 2016, ..."."""
        for k in self.stated:
            before = self.units[:k]
            if len(before) <= 5 and not any(u.kind in (VERB, SEMICOLON, COMPARE, OPEN) or u.kind == "quantity" for u in before):
                return k
            return None
        return None

    def of(self, fact: Fact) -> dict[str, Any] | None:
        """The period of a fact, JSON-plain, or None."""
        at = self._index(fact)
        return None if at is None else self.plain(at)

    def plain(self, at: int) -> dict[str, Any]:
        """The period at a place among the units, JSON-plain."""
        unit = self.units[at]
        data = unit.period
        return {"kind": data["kind"], "year": data.get("year"), "end_year": data.get("end_year"), "text": re.sub(r"\s+", " ", self.flow[unit.start : unit.end])}

    def _index(self, fact: Fact) -> int | None:
        if not self.stated and fact.relation != "compare":
            return None
        place = fact.place
        if place in self.dealt:
            return self.dealt[place]
        if [u.kind for u in self.units[place + 1 : place + 4]] == [OPEN, PERIOD, CLOSE] and place + 2 in self.stated:
            return place + 2  # "12 (2012)"
        compare = fact.relation == "compare"
        right = self._right(place, compare, fact.rule.endswith(("subject", "participle", "part", "gap", "topic", "noun", "compare", "against", "cases")))
        if right is not None:
            return right
        if compare and place > 1 and self.units[place - 1].kind == OPEN and self.units[place - 2].kind == PERIOD and self.units[place - 2].period.get("kind"):
            return place - 2  # "fewer than in 2007 (100)"
        if compare:
            return self._left_in_comparison(place)
        inside = self._in_bracket(place) if fact.relation == "part" else None
        if inside is not None:
            return inside
        if fact.relation == "part" and fact.anchor is not None:
            inherited = self._index(fact.anchor) if fact.anchor.place < place else None
            if inherited is not None:
                return inherited
        left = self._left(place)
        if left is not None and fact.rule == "count.topic" and self.units[place - 1].low == "to" and "quantity" in (u.kind for u in self.units[left - 2 : left]):
            left = None  # "from 12 in 2010 to five": the year is that of the 12
        return left if left is not None else self.opener

    def _right(self, place: int, compare: bool, subject: bool) -> int | None:
        """The next period to the right that no boundary parts from the count."""
        depth = 0
        crossed = False
        for k in range(place + 1, len(self.units)):
            u = self.units[k]
            if u.kind in (SEMICOLON, ":") and not depth:
                return None  # but "88 victims (60 adults; 28 children) in 2019"
            if u.kind == OPEN:
                depth += 1
                continue
            if u.kind == CLOSE:
                depth -= 1
                if depth < 0:
                    return None
                continue
            if depth:
                continue
            if u.kind == "clause" and u.low == "since" and not compare:  # "500 victims since it opened in 2001"
                return next((n for n in range(k + 1, min(k + 6, len(self.units))) if n in self.stated and self.units[n].period["kind"] == "year"), None)
            if u.kind == COMPARE or u.low == "than" or u.kind == "clause" and u.low != "that" and not (u.low == "as" and self.units[place].low == "same"):
                return None
            if u.kind == "join" and u.low == "but" and not any(v.kind == VERB and v.voice == "gerund" for v in self.units[k + 1 : k + 3]):
                return None
            if u.kind == VERB and u.voice in ("active", "passive") and not subject and self.units[k - 1].kind not in (",", "join") and self._own_subject(k):
                return None
            if u.kind == VERB and u.voice in ("active", "passive") and crossed and self.units[k - 1].kind not in (",", "join"):
                return None
            if u.kind == "quantity":
                if self.opener is not None and self.opener < place and u.head is None and not u.part and self._at_once(k) and not compare:
                    return None  # "In 2009, 51 victims were counted, 33 in 2008"
                crossed = True
                if k + 1 < len(self.units) and compare is False and self.units[k].part:
                    return None
            if u.kind == PERIOD and k in self.stated:
                if self._opens_clause(k):
                    return None
                return self._dates_of(k)
            if compare and u.kind == VERB and u.voice != "participle" and not (k == place + 2 and self.units[place + 1].low in ("it", "they")):
                return None  # but "fewer than the 54 victims it identified in 2017"
        return None

    def _dates_of(self, k: int) -> int:
        """The dates of "during the period from April through December 2018", else the period itself."""
        if self.units[k].period["kind"] != "reporting_period":
            return k
        for n in range(k + 1, min(k + 5, len(self.units))):
            if n in self.stated and self.units[n].period.get("year"):
                return n
            if self.units[n].kind not in ("prep", PERIOD, "word"):
                return k
        return k

    def _at_once(self, k: int) -> bool:
        """True where a period follows a number at once, so that it is the number's own."""
        following = [u.kind for u in self.units[k + 1 : k + 3]]
        return following[:1] == [PERIOD] or following == ["prep", PERIOD]

    def _own_subject(self, k: int) -> bool:
        """True where a verb has a subject after a comma or joint: "..., the government identified"."""
        for n in range(k - 1, max(-1, k - 7), -1):
            u = self.units[n]
            if u.kind in (",", "join"):
                return n < k - 1
            if u.kind not in ("word", "noun"):
                return False
        return False

    def _opens_clause(self, k: int) -> bool:
        """"..., and in 2016 police arrested": the period opens another clause."""
        n = k + 1
        if n < len(self.units) and self.units[n].kind == ",":
            before = self.units[k - 2] if k > 1 else None
            return before is not None and before.kind == "join"
        for u in self.units[n : n + 5]:
            if u.kind in ("word", "noun"):
                continue
            before = self.units[k - 2] if k > 1 else None
            return u.kind == VERB and u.voice in ("active", "passive") and n < len(self.units) and self.units[n] is not u and before is not None and before.kind in ("join", ",")
        return False

    def _left_in_comparison(self, place: int) -> int | None:
        """"compared with 2015, when there were 12", "in 2015 there had been 12"."""
        for k in range(place - 1, -1, -1):
            u = self.units[k]
            if u.kind == PERIOD and k in self.stated:
                return k
            if u.kind in (COMPARE, SEMICOLON, OPEN):
                return None
        return None

    def _in_bracket(self, place: int) -> int | None:
        """The period that opens a bracket: "(in 2019: 251 and 67)"."""
        found: int | None = None
        for k in range(place - 1, -1, -1):
            kind = self.units[k].kind
            if kind == OPEN:
                return found
            if kind in (CLOSE, SEMICOLON):
                return None
            if k in self.stated:
                found = k
        return None

    def _left(self, place: int) -> int | None:
        """A period to the left in the same clause, not one of a comparison or a bracket."""
        depth = 0
        candidate: int | None = None
        for k in range(place - 1, -1, -1):
            u = self.units[k]
            if u.kind == SEMICOLON and depth == 0:
                return candidate
            if u.kind == CLOSE:
                depth += 1
            elif u.kind == OPEN:
                depth -= 1
                if depth < 0:
                    depth = 0
            elif depth == 0 and u.kind == "clause" and u.low in ("when", "which") and candidate is None:
                before = k - 1 - (self.units[k - 1].kind in (",", "prep")) if k else -1
                if before in self.stated:
                    return before
            elif depth == 0 and u.kind == COMPARE:
                candidate = None
            elif depth == 0 and candidate is None and u.kind == PERIOD and k in self.stated:
                candidate = k
            elif depth == 0 and u.kind == "clause" and candidate is not None:
                return candidate
        return candidate
