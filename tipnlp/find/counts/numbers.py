"""What a number is: object, subject, head of an event noun, comparison, part, in a prepositional phrase, or nothing that counts."""

from __future__ import annotations

import re
from itertools import takewhile

from tipnlp.find.counts.facts import EVENTS, LAW_EVENTS, VICTIM_EVENTS, Counted, Fact, Predicate
from tipnlp.find.counts.fits import ACCUSED, FINDERS, PEOPLE, fits, is_kin, unit_of
from tipnlp.find.counts.negation import AUXILIARIES, NOTED, SERVED, Denying
from tipnlp.find.counts.sentence import BEFORE_NUMBER
from tipnlp.find.counts.units import (
    CLAUSE,
    CLOSE,
    COMMA,
    COMPARE,
    DASH,
    INCLUDE,
    JOIN,
    NOUN,
    OPEN,
    PERIOD,
    PREP,
    QUANTITY,
    SEMICOLON,
    VERB,
    WORD,
    Unit,
)
from tipnlp.find.counts.waiting import UNDER
from tipnlp.find.counts.words import PHRASAL

_LOST = frozenset("uphold confirm overturn quash reverse dismiss drop suspend discontinue vacate annul appeal void overrule review abandon reject halt terminate monitor criticize".split())
_TAKEN_UP = frozenset("take pursue follow".split())
FREEINGS = {
    "release": "victim_identified", "recovery": "victim_identified", "removal": "victim_identified", "withdrawal": "victim_identified", "detection": "victim_identified",
    "interception": "victim_identified", "freeing": "victim_identified", "return": "victim_repatriated", "sheltering": "victim_assisted", "stay": "victim_assisted", "lodging": "victim_assisted", "upkeep": "victim_assisted",
    "housing": "victim_assisted", "care": "victim_assisted", "charging": "prosecution", "detention": "arrest", "capture": "arrest",
}
_PUT = frozenset("put place set".split())
_AGAIN = frozenset("make win secure obtain achieve get see bring record".split())
_OF_NOUN = frozenset(("count.of_noun", "count.against"))
_WISHED = re.compile(r"(?i)\b(?:calls?\s+for|called\s+for|foresees?|foresaw|envisag(?:es|ed)|envision(?:s|ed)|aims?\s+at|target(?:s|ed)|plan(?:s|ned)|prepar(?:ed?|es)|pledged|promised|urged|recommend(?:s|ed))\s+(?:[\w-]+\s+){0,2}$")
_SERVICE_BEFORE = re.compile(r"(?i)\b(?:reflection|recovery|shelters?|services?|assistance|counsel\w+|legal\s+aid|protection)\b")
_CHARGES = frozenset("charges charge indictments indictment prosecutions prosecution".split())
_YOUNGER = re.compile(r"(?i)(?:under|below|over|above|younger|older)\b")
_SUSPENDED = re.compile(r"\s+(?:to\s+be\s+)?(?:suspended|conditional|on\s+probation|remitted)\b")
# What is given without a plural: "59 legal aid" is aid to 59.
_MASS = frozenset("aid help care assistance counseling counselling support shelter protection treatment training".split())
_A_PLACE = re.compile(r"(?i)(?:^|[\s(])(?:an?|the|one|another)\s+(?:[\w-]+\s+){0,2}$")
_AIM = re.compile(r"(?i)\b(?:aims?|targets?|goals?|quotas?|objectives?|capacity|places|room|maximum\s+capacity)\s+(?:of|for)\s+(?:up\s+to\s+|at\s+least\s+)?$")
_TOO_MANY = 3_000_000  # larger numbers count money or inhabitants


class Numbers(Denying):
    """Numbers and "no" phrases."""

    def _quantity(self, i: int) -> int:
        unit = self.units[i]
        nr = self._no_data(i)
        if nr:
            return nr
        if self._ignored(i):
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
        if self.mode == "part" and self.stack and self.stack[-1][2] and prep is None and predicate is None and (unit.head is not None or self._dated(i) and self._own_verb(self.stack[-1][2][-1][1]) is not None):
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
        if self._next_before(i) is not verb:
            return False  # "with little or no support"
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
        if unit.value == 1 and unit.head is None and i and self.units[i - 1].low == "the":
            return True  # "the one in Beirut"
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        if unit.value == 2 and unit.head is None and i and self.units[i - 1].low == "the" and (following is None or following.kind in (COMMA, SEMICOLON, CLOSE, DASH)):
            return True  # "one that combined the two"
        if unit.part == "them" and i > 1 and self.units[i - 1].kind == COMMA and self.units[i - 2].low == "duration" and _SUSPENDED.match(self._after(unit)):
            return True  # "seven years, two of them suspended"
        if unit.value == 1 and unit.head in ("case", "event") and i and self.units[i - 1].low in ("in", "at", "during") and i < 3:
            return True
        if unit.value == 1 and unit.head == "case" and i and self.units[i - 1].low == "in":
            return following is not None and following.kind == COMMA
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

    def _back_in_relative(self, i: int) -> None:
        """"Of the 33 cases that police looked into": new where the number was not stated before."""
        clause = self.units[i + 1] if i + 1 < len(self.units) else None
        if clause is None or clause.kind != CLAUSE or clause.low not in ("that", "which", "who", "whom"):
            return
        for k in range(i + 2, min(i + 7, len(self.units))):
            if self.units[k].kind == VERB:
                if not self.units[k].negated and not self.units[k].unreal:
                    self._back_reference(i, k)
                return
            if self.units[k].kind not in (WORD, NOUN):
                return

    def _event_noun(self, i: int, prep: str | None) -> None:
        """"19 investigations", "no investigations, prosecutions, or convictions"."""
        unit = self.units[i]
        if self.pred is not None and self.pred.verb is not None and (self.pred.verb.lemma in _LOST or self.pred.verb.unreal) and prep is None:
            self._count(i, [], "main", "")
            return
        negated = self.pred is not None and self.pred.verb is not None and self.pred.verb.negated
        if unit.back or prep in ("before", "after", "until", "since") or negated and unit.value == 1 and unit.status == "reported":
            self._count(i, [], "main", "")
            return
        status = unit.status
        following = self._verb_after(i)
        if status == "zero" and following is not None and following.role == "report" and following.voice in ("passive", "participle", "active"):
            status = "not_reported"
        if status == "zero" and following is not None and following.lemma in ("lead", "result") and self._next_content(i) is following and self.flow[following.end : following.end + 4].strip() in ("to", "in"):
            self.waiting.append((unit, i, "main"))  # "no investigations led to convictions"
            return
        for event in unit.events:
            value = unit.value if status != "not_reported" else None
            self._fact(i, event, self.mode, "count.noun", unit_of(event, unit, noun=True), value=value, status=status)
        self._remember(i)
        self.topic = unit.events

    def _object(self, i: int, prep: str | None) -> None:
        """A number without a verb of its own: a comparison, a part, an object, or nothing."""
        unit = self.units[i]
        pred = self.pred
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        told = self.counted[-1].facts if self.counted else []
        if following is not None and following.kind == VERB and following.voice == "participle" and unit.head is None and (
            pred is not None and pred.kind == "passive" or told and told[-1].rule == "count.participle"
        ) and self._named(following, self._phrase(i + 1)):
            return  # its own participle counts it
        if self.mode == "compare" and unit.part != "them":
            self._compare(i, prep)
            return
        if prep in ("against", "of", "to", "for") and unit.part and i > 1 and self._noun_events(i - 2, prep):
            self._prepositional(i, prep)
            return
        if unit.part == "them" and pred is not None and pred.kind == "block" and pred.verb is not None and pred.verb.voice != "passive" and self._next_before(i) is pred.verb:
            self._count(i, [], "main", "")  # "interviewed 12 of them"
            return
        if self.mode == "part" or unit.part == "them" and (pred is None or not self._is_direct(i, prep)):
            if prep in (None, "to", "of") or unit.part:
                self._part(i)
            else:
                self._prepositional(i, prep)
            return
        if pred is not None and pred.kind in ("change",) and self._inherit_topic(i, prep):
            return
        if prep is None and self._same_again(i):
            return
        if self._is_direct(i, prep) and not (unit.low in _MASS and self._served_too(i)):
            if self._of_another_year(i):
                self._take_over(i, told, "compare")
                return
            if unit.head is None and self._appositive(i):
                self._part(i)
                return
            self._direct(i)
        elif prep is None and self._served_too(i):
            self._count(i, ["victim_assisted"], "main", "count.gap")
        elif prep is None:
            self._gapped(i)
        else:
            self._prepositional(i, prep)

    def _is_direct(self, i: int, prep: str | None) -> bool:
        pred = self.pred
        if pred is None or pred.kind not in ("act", "opens", "tries", "give"):
            return False
        if self.units[i].part == "them" and not self._right_after_verb(i):
            return False
        if prep is None or prep == "to" and pred.verb is not None and pred.verb.lemma == "teach":
            return True
        if pred.charges:
            return prep in ("against", "in", "for") or prep == "of" and self.units[max(0, i - 2)].low in _CHARGES
        if pred.kind == "give":
            return (prep in ("to", "for") or prep == "by" and pred.verb is not None and pred.verb.lemma in ("attend", "take", "complete")) and self._given(i)
        return self._phrasal(i)

    def _given(self, i: int) -> bool:
        """False for "residence permits to nine": what is given last is no service."""
        for u in reversed(self.units[: i - 1]):
            if u.kind == NOUN:
                return u.head != "other"
            if u.kind == VERB:
                return True
        return True

    def _phrasal(self, i: int) -> bool:
        """The preposition belongs to the verb: "cared for 12", "looked into 12", "attended to 12"."""
        verb = self.pred.verb if self.pred is not None else None
        k = i - 1
        while k >= 0 and self.units[k].kind == WORD and self.units[k].low in BEFORE_NUMBER:
            k -= 1
        if verb is not None and k >= 2 and self.units[k - 1].kind == PREP and self.units[k - 2] is verb and self.units[k - 1].low == "on":
            return True  # "went on with six"
        return verb is not None and verb.lemma in PHRASAL and k >= 1 and self.units[k].kind == PREP and self.units[k - 1] is verb

    def _appositive(self, i: int) -> bool:
        """"identified 121 victims, 93 in domestic servitude": a bare number after a comma, where the verb has had its object."""
        if self.units[i - 1].kind not in (COMMA, JOIN) or not self.counted:
            return False
        last = self.counted[-1]
        return bool(last.facts) and (last.unit.head is not None or last.facts[0].relation == "part") and self._between_is_flat(last.place, i)

    def _direct(self, i: int) -> None:
        """The object of an active verb."""
        unit, pred = self.units[i], self.pred
        assert pred is not None
        after = self._after(unit)
        if pred.kind == "opens":
            if unit.head == "case" or unit.head == "report" and pred.verb is not None and pred.verb.lemma in _TAKEN_UP:
                self._count(i, ["investigation"], "main", "count.object")
            elif unit.head is None:
                events = self._shared_noun(i) or self._latest_events()
                self._count(i, events, "main", "count.object", noun=True)
            else:
                self._count(i, [], "main", "")
            return
        if pred.kind == "tries":
            self._count(i, ["prosecution"] if unit.head == "case" else [], "main", "count.object")
            return
        events = [e for e in pred.events if fits(e, unit, pred.verb, after)]
        if not events and unit.head is None and pred.verb is not None and pred.verb.needs and self._elided(i):
            return
        if unit.head == "case" and pred.events == ("victim_identified",) and pred.verb is not None and pred.verb.lemma in FINDERS:
            events = ["investigation"]
        if pred.charges and unit.low in ("charges", "indictments"):
            self._count(i, ["prosecution"], "main", "count.object")
            self.facts[-1].unit = None  # "brought 23 charges"
            return
        if pred.charges and unit.head is None and self.units[i - 1].low == "in":
            self._count(i, events, "main", "count.object", default="case")
            return
        if unit.head is None and pred.verb is not None and (again := self._same_phrase(pred.verb)) is not None:
            events = [again]
        if pred.kind == "give" and "official_trained" in pred.events and len(pred.events) > 1:
            events = [e for e in events if (e == "official_trained") == (unit.head in ("official", "trainee"))]
        if pred.kind == "give" and pred.events == ("official_trained",) and unit.head in ("victim", "child"):
            events = ["victim_assisted"]  # vocational training
        if not events and unit.traits:
            events = [e for e in unit.traits if fits(e, unit, None, after)]
        if not events and unit.head in ("case", "human", "offender", "official") and (under := UNDER.match(after)) is not None and under.lastgroup:
            events = [under.lastgroup]  # "the bureau counted 40 cases under investigation"
        if not events and unit.head is None and pred.verb is not None and pred.verb.needs and self._right_after_verb(i):
            events = self._understood(pred)
            relation = "compare" if events and pred.verb.lemma in NOTED and events != list(pred.events) else "main"
            self._count(i, events, relation, "count.object")
            return
        self._count(i, events, "main", "count.object")

    def _shared_noun(self, i: int) -> list[str]:
        """What the 12 of "opened 12 and continued nine investigations" counts: the noun of the number that ends the list."""
        listed = list(takewhile(lambda u: u.kind in (COMMA, JOIN, VERB, QUANTITY) and u.voice in ("", "active"), self.units[i + 1 :]))
        last = next((u for u in reversed(listed) if u.kind == QUANTITY), None)
        if last is None or not any(u.kind == VERB for u in listed):
            return []
        return ["investigation"] if last.head == "case" else [e for e in last.events if e in LAW_EVENTS][:1]

    def _same_phrase(self, verb: Unit) -> str | None:
        """Event of the verb's phrase where it was said first: "helped 23 women to go home; in 2010 it helped 19"."""
        for k in range(self.units.index(verb) - 1, -1, -1):
            if self.units[k].kind == VERB and self.units[k].lemma == verb.lemma:
                said = self._phrase(k)
                return said if said in EVENTS and said != (verb.events[0] if verb.events else None) and any(f.event == said for f in self.facts) else None
        return None

    def _understood(self, pred: Predicate) -> list[str]:
        """What a bare object is, from what was counted last: "identified 67 victims and recognized 41", "in 2013 they had recorded 109"."""
        last = list(self._latest_topic())
        if any(e in VICTIM_EVENTS for e in last):
            return list(pred.events)
        return last[:1] if pred.verb is not None and pred.verb.lemma in NOTED else []

    def _elided(self, i: int) -> bool:
        """"recorded 203 investigations in 2014; in 2013 they had recorded 109", "identified 67 victims and recognized 41"."""
        pred = self.pred
        assert pred is not None and pred.verb is not None
        mains = [f for f in self.facts if f.relation == "main"] or self.memory.facts
        if not mains:
            return False
        if mains[-1].event in VICTIM_EVENTS:
            self._count(i, list(pred.events), "main", "count.object")
            return True
        if any(u.kind == VERB and u.lemma == pred.verb.lemma and u is not pred.verb for u in self.units[:i]):
            self._take_over(i, [mains[-1]], "compare")
            return True
        return False

    def _gapped(self, i: int) -> None:
        """A bare number whose verb was said before: "six were convicted in Tema and four in Accra"."""
        unit = self.units[i]
        last = self.counted[-1] if self.counted else None
        if last is not None and self._lists_kinds(i, last):
            self._take_over(i, [f for f in last.facts if is_kin(f, unit)], "part")  # "210 were women, 60 men, and 19 children"
            return
        if unit.head in (None, "nation") and last is not None and self.units[i - 1].kind in (JOIN, COMMA, WORD, NOUN) and self.pred is not None:
            verbs = [u for u in self.units[last.place + 1 : i] if u.kind == VERB and u.voice not in ("participle", "gerund")]
            if not verbs and unit.status == "zero" and last.facts and self._dated(i) and self._dated(last.place):
                self._take_over(i, last.facts, "compare")  # "20 convictions in 2017 and none in 2016"
                return
            if not verbs or len(verbs) == 1 and verbs[0] is self.pred.verb:
                self._take_over(i, last.facts, "part" if self.pred.kind == "be" else last.facts[0].relation if last.facts else "main")
                return
        if self._made_again(i):
            return
        self._leftover(i)

    def _same_again(self, i: int) -> bool:
        """The 184 of "prosecutions against 333 defendants for forced labor and 184 defendants for sex trafficking"."""
        unit, last = self.units[i], self.counted[-1] if self.counted else None
        if last is None or unit.head is None or unit.head != last.unit.head or unit.status != "reported" or self.units[i - 1].kind not in (JOIN, COMMA):
            return False
        if not last.facts or last.facts[0].rule not in _OF_NOUN or not self._between_is_flat(last.place, i):
            return False
        self._take_over(i, last.facts, last.facts[0].relation)
        return True

    def _dated(self, i: int) -> bool:
        """True where a period follows a number at once: "none in 2016"."""
        return [u.kind for u in self.units[i + 1 : i + 3]][:2] in ([PREP, PERIOD], [PERIOD]) or i + 1 < len(self.units) and self.units[i + 1].kind == PERIOD

    def _of_another_year(self, i: int) -> bool:
        """True for the none of "convicted nine traffickers in 2017 and none in 2016": no part of what another year had."""
        last = self.counted[-1] if self.counted else None
        if last is None or not last.facts or self.units[i].head is not None or self.units[i].part or self.units[i - 1].kind not in (JOIN, COMMA):
            return False
        years = [next((u.period.get("year") for u in self.units[k + 1 : k + 3] if u.kind == PERIOD), None) for k in (last.place, i) if self._dated(k)]
        return len(years) == 2 and None not in years and years[0] != years[1] and self._between_is_flat(last.place, i)

    def _made_again(self, i: int) -> bool:
        """"made 40 arrests; the next year they made 12": the verb again, without its noun."""
        verb = self.pred.verb if self.pred is not None else None
        if verb is None or self.units[i].head is not None or self._next_before(i) is not verb or verb.lemma not in _AGAIN:
            return False
        last = self.facts[-1] if self.facts else self.memory.facts[-1] if self.memory.facts else None
        if last is None or last.quantity is None or last.quantity.head != "event" or not any(u.kind == VERB and u.lemma == verb.lemma for u in self.units[: self.units.index(verb)]):
            return False
        self._take_over(i, [last], "main")
        return True

    def _lists_kinds(self, i: int, last: Counted) -> bool:
        """True for the 60 of "210 were women, 60 men": a further kind after a part whose verb is "were"."""
        if self.units[i].head not in ("child", "human", "nation", "victim", "worker") or self.pred is None or self.pred.kind != "be" or not last.facts:
            return False
        if last.facts[0].relation != "part" or self.units[i - 1].kind not in (JOIN, COMMA):
            return False
        verbs = [u for u in self.units[last.place + 1 : i] if u.kind == VERB and u.voice not in ("participle", "gerund")]
        return verbs in ([], [self.pred.verb])

    def _leftover(self, i: int) -> None:
        """No verb counts the number; its own participle may ("a case with 13 identified victims")."""
        unit = self.units[i]
        if self.pred is not None and self.pred.kind == "be" and self._preposition(i) is None and self._inherit_topic(i, None):
            return
        events = [e for e in unit.traits if fits(e, unit, None, self._after(unit))]
        under = UNDER.match(self._after(unit))
        wished = self.pred is not None and self.pred.verb is not None and self.pred.verb.low == self.pred.verb.lemma  # "should put 20 traffickers on trial"
        if under is not None and under.lastgroup and not wished and unit.head in ("case", "human", "offender", "official", None):
            events.append(under.lastgroup)  # "482 persons under investigation"
        self._count(i, events, "main", "count.participle")
        self.counted[-1].aside = self.units[i - 1].kind == PREP

    def _prepositional(self, i: int, prep: str) -> None:
        """"in nine cases", "against 12 defendants", "convictions of nine traffickers", "shelter for 12 women"."""
        unit = self.units[i]
        if self.pred is not None and self.pred.verb is not None and self.pred.verb.lemma in _LOST:
            self._count(i, [], "main", "")  # "quashed the acquittal of four men"
            return
        k = i - 1
        while k >= 0 and self.units[k].kind != PREP:
            k -= 1
        if k and self.units[k - 1].kind == CLOSE:
            k = next((n for n in range(k - 1, 0, -1) if self.units[n].kind == OPEN), k)  # "175 investigations (210 in 2018) of 229 suspects"
        noun = self.units[k - 1] if k else None
        if prep in ("in", "within", "across", "of") and unit.head == "case":
            events = self._latest_case_events(i)
            if prep == "of" and (noun is None or noun.head != "event"):
                events = []
            self._count(i, events, "beside", "count.cases")
            return
        if prep == "with" and noun is not None and noun.kind == QUANTITY and noun.head == "case" and unit.head in ("offender", "official"):
            self._count(i, [f.event for f in self.facts if f.quantity is noun], "beside", "count.with")
            return
        if prep in ("of", "into", "against", "for", "to", "on") and noun is not None:
            events = self._noun_events(k - 1, prep)
            events = [e for e in events if fits(e, unit, None, self._after(unit))]
            if events:
                self._count(i, events, "beside" if noun.kind == QUANTITY else "main", "count.of_noun")
                return
        if prep == "involving" and noun is not None and noun.kind == QUANTITY and noun.head == "case" and unit.head == "offender":
            self._count(i, [f.event for f in self.facts if f.quantity is noun and f.event in LAW_EVENTS], "beside", "count.with")
            return
        if prep == "against" and self.pred is not None and self.pred.kind == "passive" and unit.head in ACCUSED and not self.subjects and not LAW_EVENTS.isdisjoint(self.pred.events):
            self._count(i, [e for e in self.pred.events if e in LAW_EVENTS], "main", "count.against")
            return
        if prep == "against" and self.facts and not (self.pred is not None and self.pred.kind == "block") and self.facts[-1].event in ("prosecution", "investigation", "conviction") and unit.head in ACCUSED:
            self._count(i, [self.facts[-1].event], "beside", "count.against")
            return
        if prep in ("from", "to") and self.pred is not None and self.pred.kind == "change" and self._inherit_topic(i, prep):
            return
        if prep == "by" and self.pred is not None and self.pred.kind == "change":
            self._count(i, [], "main", "")  # "arrests increased by six"
            return
        if prep == "at" and self.pred is not None and self.pred.verb is not None and self.pred.verb.lemma in _PUT and self._inherit_topic(i, prep):
            return  # "put the number of victims at 120"
        if self._repeats_preposition(i, prep):
            return
        self._leftover(i)

    def _named_with_the_last(self, i: int) -> bool:
        """The 30 of "courses for 12 judges and 30 prosecutors were held"."""
        last = self.counted[-1] if self.counted else None
        if last is None or not last.facts or last.facts[0].rule != "count.of_noun":
            return False
        between = self.units[last.place + 1 : i]  # "judges and, separately, 30 prosecutors"
        if not 0 < len(between) < 5 or any(u.kind not in (JOIN, COMMA) and not u.low.endswith("ly") for u in between):
            return False
        events = [f.event for f in last.facts if fits(f.event, self.units[i], None, self._after(self.units[i]))]
        if self.units[i].head is None or not events:
            return False
        self._count(i, events, "main", "count.of_noun")
        return True

    def _named_by_noun(self, i: int, prep: str) -> bool:
        """"The rescue of 12 girls took a day": the noun before counts, whatever verb follows."""
        k = i - 1
        while k >= 0 and self.units[k].kind != PREP:
            k -= 1
        if k < 1 or self.pred is not None or self.mode != "main" or self.units[k - 1].kind == QUANTITY:
            return False
        if self.units[k - 1].head == "refuge" and _A_PLACE.search(self.flow, max(0, self.units[k - 1].start - 40), self.units[k - 1].start):
            self._count(i, [], "main", "")  # "a shelter for up to 50 people cared for 12": what it can hold
            return True
        events = [e for e in self._noun_events(k - 1, prep) if fits(e, self.units[i], None, self._after(self.units[i]))]
        if events:
            self._count(i, events, "main", "count.of_noun")
        return bool(events)

    def _repeats_preposition(self, i: int, prep: str) -> bool:
        """"cared for 300 victims, IOM for 45": the bare number behind the same preposition takes over."""
        last = self.counted[-1] if self.counted else None
        if last is None or not last.facts or last.facts[0].relation != "main" or self._preposition(last.place) != prep:
            return False
        if self.units[i].head is not None and not (prep == "to" and self.units[i].head in ("official", "trainee") and last.facts[0].event == "official_trained"):
            return False
        if not self._between_is_flat(last.place, i) or not any(u.kind in (COMMA, JOIN) for u in self.units[last.place + 1 : i]):
            return False
        if any(u.kind == NOUN and u.head in ("other", *SERVED) for u in self.units[last.place + 1 : i]):
            return False  # "legal aid to 74 victims and residence permits to nine"
        self._take_over(i, last.facts, "main")
        return True

    def _noun_events(self, k: int, prep: str) -> list[str]:
        """Events that a noun before a preposition names: "the rescue of 12", "assistance to 12", "prosecutions and convictions of 12"."""
        noun = self.units[k]
        if _WISHED.search(self.flow, max(0, noun.start - 40), noun.start):
            return []
        if noun.low in FREEINGS and prep == "of":
            return [FREEINGS[noun.low]]
        if self.pred is not None and self.pred.verb is not None and self.pred.verb.lemma in _LOST:
            return []
        if noun.kind == QUANTITY and noun.head == "event":
            return list(noun.events) if prep in ("of", "against", "into") else []
        if noun.kind == QUANTITY and noun.head == "case" and prep == "against":
            return [f.event for f in self.facts[-1:]]
        if noun.kind != NOUN:
            return []
        if noun.head == "event":
            events = list(noun.events)
            while k >= 2 and self.units[k - 1].kind in (JOIN, COMMA) and self.units[k - 2].kind == NOUN and self.units[k - 2].head == "event":
                k -= 2
                events = list(self.units[k].events) + events
            return events
        if noun.head in SERVED and prep in ("to", "for", "of") and not self._is_place(noun, prep):
            return ["victim_assisted"]
        if noun.head == "course" and prep in ("for", "of", "to"):
            return ["official_trained"]
        if noun.low in ("charges", "proceedings", "indictments") and prep == "against":
            return ["prosecution"]
        return []

    def _is_place(self, noun: Unit, prep: str) -> bool:
        if prep == "of" or noun.low in ("shelters", "home", "homes"):
            return True
        if noun.head != "refuge" or self.pred is None or self.pred.kind != "opens":
            return False
        return _A_PLACE.search(self.flow, max(0, noun.start - 40), noun.start) is not None  # "opened a shelter for 30 victims"

    def _latest_case_events(self, i: int) -> list[str]:
        if self.pred is not None and self.pred.kind in ("act", "passive") and not LAW_EVENTS.isdisjoint(self.pred.events):
            return [e for e in self.pred.events if e in LAW_EVENTS]
        last = self.counted[-1] if self.counted else None
        if last is None or self.pred is not None and self.pred.kind == "block" and not self._between_is_flat(last.place, i):
            return []
        return [f.event for f in last.facts if f.event in LAW_EVENTS]

    def _compare(self, i: int, prep: str | None) -> None:
        unit = self.units[i]
        mains = self._mains()
        own = self._own_participle(i)
        if own:
            self._count(i, own, "compare", "count.participle")
            return
        if prep == "in" and unit.head is None and (beside := [f for f in self.facts if f.relation == "beside" and f.unit == "case" and f.place >= self.clause_at]):
            self._take_over(i, beside[-1:], "compare")  # "19 suspects in seven cases, compared with 10 in four"
            return
        if prep in ("in", "against", "within", "across", "of") and unit.head in ("case", "official", "offender", "human"):
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

    def _anchors(self, i: int, mains: list[Fact]) -> list[Fact]:
        """The facts that a compared number compares with: by its noun, by order, else the last."""
        unit = self.units[i]
        chained = self._chained(i)
        if chained:
            return chained
        if not mains:
            return []
        if unit.head is not None:
            same = [f for f in mains if f.quantity is not None and f.quantity.low == unit.low] or [f for f in mains if is_kin(f, unit)]
            return self._siblings(same[-1], mains) if same else []
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
        source = self._whole(unit)
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
        if unit.head == "other" or not kin:
            self._leftover(i)
            return
        group = self._compared_group(i) if self.stack and unit.head is None else [i]
        mains = [f for f in self.facts if f.relation == "main" and f.place < group[0]]
        spots = list(dict.fromkeys(f.place for f in mains))
        if len(group) > 1 and len(spots) == len(group):
            kin = [f for f in mains if f.place == spots[group.index(i)]]  # "206 and 63 (in 2019: 251 and 67)"
        following = self.units[i + 1 : i + 3]
        dated = any(u.kind == PERIOD for u in following) and all(u.kind in (PERIOD, PREP) for u in following[: 1 + (following[0].kind == PREP)])
        inside = bool(self.stack)
        self._take_over(i, kin, "compare" if dated and inside else "part")

    def _served_too(self, i: int) -> bool:
        """True for the 14 of "sixty were given counseling and 14 legal aid"."""
        pred, before = self.pred, self.units[i - 1] if i else None
        if pred is not None and pred.kind == "give" and before is not None and self.units[i].low in _MASS and self.units[i].status == "reported":
            return before is pred.verb or before.kind in (JOIN, COMMA)  # "sheltered 211 and gave 59 legal aid"
        return (
            (self.units[i].head in SERVED or self.units[i].low == "training") and self.units[i].status == "reported" and before is not None and before.kind in (JOIN, COMMA)
            and pred is not None and pred.kind == "passive" and pred.events == ("victim_assisted",)
        )

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
