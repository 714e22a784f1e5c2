"""What a number is: subject, object, head of an event noun, comparison, part, in a prepositional phrase, or nothing that counts."""

from __future__ import annotations

import re

from tipnlp.find.counts.facts import LAW_EVENTS
from tipnlp.find.counts.fits import PEOPLE, fits, unit_of
from tipnlp.find.counts.negation import AUXILIARIES, SERVED
from tipnlp.find.counts.objects import Objects
from tipnlp.find.counts.units import CLAUSE, CLOSE, COMMA, DASH, INCLUDE, JOIN, NOUN, PREP, QUANTITY, SEMICOLON, VERB, WORD

_SERVICE_BEFORE = re.compile(r"(?i)\b(?:reflection|recovery|shelters?|services?|assistance|counsel\w+|legal\s+aid|protection)\b")
_YOUNGER = re.compile(r"(?i)(?:under|below|over|above|younger|older)\b")
_SUSPENDED = re.compile(r"\s+(?:to\s+be\s+)?(?:suspended|conditional|on\s+probation|remitted)\b")
_AIM = re.compile(r"(?i)\b(?:aims?|targets?|goals?|quotas?|objectives?|capacity|places|room|maximum\s+capacity)\s+(?:of|for)\s+(?:up\s+to\s+|at\s+least\s+)?$")
_TO_A_FUND = re.compile(r"\s+(?:to|for)\s+(?:[\w'-]+\s+){0,4}?fund\b")
# "one acquittal for every conviction"
_RATIO = re.compile(r"\s+(?:for|per|to)\s+(?:every|each)\b")
_NUMBERED = frozenset("grade grades class form forms level levels page pages chapter table figure phase phases section article annex covid number no".split())
_TOO_MANY = 3_000_000  # larger numbers count money or inhabitants


class Numbers(Objects):
    """Numbers and "no" phrases."""

    def _quantity(self, i: int) -> int:
        unit = self.units[i]
        if unit.inner and unit.whole not in self.memory.seen | {f.value for f in self.facts}:
            for event in [e for e in unit.inner if fits(e, unit, None, "")]:
                self._fact(i, event, "main", "count.whole", unit_of(event, unit), status="reported", value=unit.whole)
        nr = self._no_data(i)
        if nr:
            return nr
        if self._ignored(i) or self._no_cases_of(i):
            return i + 1
        if unit.status == "zero" and unit.head in SERVED and self._nobody_served(i, PEOPLE):
            self._count(i, ["victim_assisted"], "main", "count.none")
            return i + 1
        if unit.status == "zero" and unit.head == "course" and self._nobody_served(i, frozenset(("official", "trainee"))):
            self._count(i, ["official_trained"], "main", "count.none")
            return i + 1
        if self._as_were(i) or self._by_nobody(i):
            return i + 1
        prep = self._preposition(i)
        if unit.head == "event":
            self._event_noun(i, prep)
            return i + 1
        if prep == "from" and i == 1 and unit.head is None and self._dated(i):
            self.ahead.append(i)  # "From nine in 2010, convictions fell to four"
            return i + 1
        if prep == "of" and not unit.back and unit.head in ("case", "report") and (i == 1 or self.units[i - 2].kind in (SEMICOLON, COMMA)):
            told = len(self.facts)
            self._back_in_relative(i)
            if len(self.facts) > told:
                self.of_cases = True
                return i + 1  # "Of 18 cases that police investigated, six went to trial"
        if prep in ("of", "for", "to", "against", "into") and not unit.back and self._named_by_noun(i, prep):
            return i + 1
        if prep is None and self._named_with_the_last(i):
            return i + 1
        predicate = None if self._right_after_verb(i) else self._own_verb(i)
        if unit.back and i + 1 < len(self.units) and self.units[i + 1].kind == VERB and self.units[i + 1].voice == "participle":
            predicate = i + 1
        if unit.back:
            self.of_cases = unit.head in ("case", "report") and (i < 3 or self.units[i - 1].low == "of" and self.units[i - 2].kind in (JOIN, COMMA, SEMICOLON))
            self._back_in_relative(i)
            if predicate is not None and self.units[predicate].role == "event" and self.units[predicate].voice == "participle":
                self._back_reference(i, predicate)
            return i + 1
        if self.mode == "part" and self.stack and self.stack[-1][2] and prep is None and predicate is None and (unit.head is not None or (self._dated(i) or self.flow.startswith(" for ", unit.end)) and self._own_verb(self.stack[-1][2][0][1]) is not None):
            self.stack[-1][2].append((unit, i, "part"))  # "ten (seven Ukrainians and three Thais) chose to return home"
            return i + 1
        if self.mode == "part" and self.waiting and self.pred is None and not self.stack and prep is None:
            self.waiting.append((unit, i, "part"))  # "88 laborers, including 25 children, were rescued"
            return i + 1
        if predicate is not None or (self.pred is None and prep in (None, "of") and self.mode == "main" and not self.stack):
            self.waiting.append((unit, i, self.mode if unit.part == "" else "part"))
            if prep == "of" and predicate is None:
                self.waiting.pop()
                self._object(i, prep)
            return i + 1
        self._object(i, prep)
        return i + 1

    def _no_cases_of(self, i: int) -> bool:
        """"There were no reported cases of prosecutions": the noun behind names the event."""
        unit, following = self.units[i], self.units[i + 1 : i + 3]
        if unit.head != "case" or unit.status == "reported" or len(following) < 2 or following[0].low != "of" or following[1].head != "event":
            return False
        self._count(i, [e for e in following[1].events if e in LAW_EVENTS], "main", "count.none")
        return True

    def _by_nobody(self, i: int) -> bool:
        """"The judges were trained by no one", "the reflection period was used by none": zeros."""
        pred = self.pred
        if self.units[i].status != "zero" or self.units[i].head not in (None, "human", "victim") or i < 2 or self.units[i - 1].low != "by" or pred is None or pred.verb is not self.units[i - 2]:
            return False
        events = list(pred.events)
        if not events and pred.verb.role == "receive" and _SERVICE_BEFORE.search(self.flow, self.units[self.clause_at].start, pred.verb.start):
            events = ["victim_assisted"]
        before = self.units[max(self.clause_at, i - 8) : i - 2]
        for event in events:
            if event == "victim_assisted" or any(u.kind == NOUN and fits(event, u, None, "") for u in before):
                self._fact(i, event, "main", "count.none", unit_of(event, None), status="zero", value=0)
        self._remember(i)
        return bool(events)

    def _as_were(self, i: int) -> bool:
        """"Two policemen were arrested, as were four soldiers": the passive once more."""
        if i < 2 or self.units[i - 2].low not in ("as", "so") or self.units[i - 1].role != "be":
            return False
        facts = [f for c in self.counted[-1:] for f in c.facts if fits(f.event, self.units[i], None, "")]
        for fact in facts:
            self._fact(i, fact.event, "main", "count.gap", unit_of(fact.event, self.units[i]))
        self._remember(i)
        return bool(facts)

    def _nobody_served(self, i: int, people: frozenset[str]) -> bool:
        """"male victims got no shelter", "provided no services to victims"."""
        verb = next((u for u in reversed(self.units[self.clause_at : i]) if u.kind == VERB), None)
        if verb is None or verb.unreal or verb.role not in ("give", "receive") and verb.lemma not in ("get", "obtain", "find"):
            return False
        if self._next_before(i) is not verb or _TO_A_FUND.match(self._after(self.units[i])):
            return False  # "with little or no support", "gave no support to the fund for victims"
        return any(u.kind in (NOUN, QUANTITY) and u.head in people for u in self.units[self.clause_at : i + 8])

    def _ignored(self, i: int) -> bool:
        """"in one case, ..." is no count of cases."""
        unit = self.units[i]
        if unit.head is None and not unit.part and unit.low == "" and unit.status == "reported" and i:
            before = self.units[i - 1]
            if before.kind == VERB and before.role == "be" and self.flow[unit.start : unit.start + 5].lower() in ("under", "below", "over ", "above") and (unit.value or 0) < 25:
                return True  # an age
            after = self.units[i + 1].low if i + 1 < len(self.units) else ""
            if before.kind in (JOIN, COMMA) and after not in AUXILIARIES and any(u.low == "duration" for u in self.units[max(0, i - 3) : i - 1]):
                return True  # "five to seven years, and six to eight if ..."
        if (unit.head is None or unit.low in ("more", "fewer", "less")) and re.match(r"\s*(?:more|fewer|less|higher|lower|greater)?\s*than\b", self.flow[unit.end : unit.end + 20]) and not unit.part:
            return True  # "31 more than in 2017"
        if i and self.units[i - 1].low in _NUMBERED:
            return True  # "grades 1-7"
        if unit.value == 1 and unit.head is None and i and self.units[i - 1].low == "the":
            return True  # "the one in Beirut"
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        if unit.value == 2 and unit.head is None and i and self.units[i - 1].low == "the" and (following is None or following.kind in (COMMA, SEMICOLON, CLOSE, DASH)):
            return True  # "one that combined the two"
        if unit.part == "them" and i > 1 and self.units[i - 1].kind == COMMA and self.units[i - 2].low == "duration" and _SUSPENDED.match(self._after(unit)):
            return True  # "seven years, two of them suspended"
        if unit.head == "event" and _RATIO.match(self.flow, unit.end):
            return True
        if unit.value == 1 and unit.head in ("case", "event") and i and self.units[i - 1].low in ("in", "at", "during") and i < 3:
            return True
        if unit.head == "case" and i and self.units[i - 1].low == "in" and (unit.value == 1 or i == 1 or self.units[i - 2].kind == SEMICOLON):
            return following is not None and following.kind == COMMA  # "in nine cases, offenders got two years"
        if i >= 2 and self.units[i - 2].low == "all" and self.units[i - 1].low in ("but", "save", "except"):
            return True
        if unit.value is not None and unit.value > _TOO_MANY:
            return True
        if _AIM.search(self.flow, max(0, unit.start - 40), unit.start):
            unit.back = True  # neither does a participle after it count it
            return True
        return self._is_age(i)

    def _is_age(self, i: int) -> bool:
        """"264 were under 18", "ten of them under 18"."""
        unit = self.units[i]
        before = self.units[i - 1] if i else None
        if unit.head is None and unit.value is not None and 5 <= unit.value <= 25 and before is not None and (before.kind in (QUANTITY, INCLUDE) or before.low == "all") and _YOUNGER.match(self.flow, unit.start, unit.end):
            return True
        return (
            unit.head is None and unit.value is not None and 5 <= unit.value <= 21 and re.match(r"\s+(?:or|and|to)\s+\w+\s+years?\b", self._after(unit)) is not None
            or unit.head is None and unit.value is not None and 5 <= unit.value <= 21 and i > 0 and self.units[i - 1].kind == VERB
            and self.units[i - 1].role == "be" and re.match(r"(?i)(?:under|below|over|above|aged|younger|older)\b", self.flow[unit.start : unit.end]) is not None
        )

    def _back_reference(self, i: int, predicate: int) -> None:
        """"Of the 54 victims identified in 2017": new where the number was not stated before."""
        unit, verb = self.units[i], self.units[predicate]
        known = self.memory.seen | {f.value for f in self.facts}
        if unit.value not in known:
            named = ("investigation",) if self._phrase(predicate) == "opens" and unit.head == "case" else self._named(verb, self._phrase(predicate))
            events = [e for e in named if fits(e, unit, verb, self._after(unit))]
            self._count(i, events, "main", "count.participle")

    def _initiated_in(self, i: int) -> bool:
        """"Of the 30 cases in which prosecution was initiated": the noun names the event."""
        unit, after = self.units[i], [u for u in self.units[i + 1 : i + 8] if u.kind != WORD]
        if unit.head != "case" or [u.kind for u in after[:4]] != [PREP, CLAUSE, NOUN, VERB] or after[1].low not in ("which", "whom"):
            return False
        noun, verb = after[2:4]
        if noun.head != "event" or verb.role not in ("opens", "tries") or verb.negated or verb.unreal or unit.value in self.memory.seen | {f.value for f in self.facts}:
            return False
        self._count(i, [e for e in noun.events if e in LAW_EVENTS], "main", "count.participle")
        return True

    def _back_in_relative(self, i: int) -> None:
        """"Of the 33 cases that police looked into": new where the number was not stated before."""
        clause = self.units[i + 1] if i + 1 < len(self.units) else None
        if self._initiated_in(i):
            return
        if (verb := self._contact_verb(i)) is not None:
            self._back_reference(i, verb)  # "of the 511 victims it identified"
            return
        if clause is None or clause.kind != CLAUSE or clause.low not in ("that", "which", "who", "whom"):
            return
        for k in range(i + 2, min(i + 7, len(self.units))):
            if self.units[k].kind == VERB:
                if not self.units[k].negated and not self.units[k].unreal:
                    self._back_reference(i, k)
                return
            if self.units[k].kind not in (WORD, NOUN):
                return
