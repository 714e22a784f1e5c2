"""Numbers that a noun counts: "19 investigations", "the rescue of 12", "convictions of nine traffickers", "in nine cases"."""

from __future__ import annotations

import re

from tipnlp.find.counts.facts import LAW_EVENTS
from tipnlp.find.counts.fits import ACCUSED, fits, unit_of
from tipnlp.find.counts.negation import SERVED, Denying
from tipnlp.find.counts.units import CLOSE, COMMA, JOIN, NOUN, OPEN, PERIOD, PREP, QUANTITY, Unit
from tipnlp.find.counts.waiting import UNDER

_LOST = frozenset("uphold confirm overturn quash reverse dismiss drop suspend discontinue vacate annul appeal void overrule review abandon reject halt terminate monitor criticize".split())
FREEINGS = {
    "release": "victim_identified", "recovery": "victim_identified", "removal": "victim_identified", "withdrawal": "victim_identified", "detection": "victim_identified",
    "interception": "victim_identified", "freeing": "victim_identified", "return": "victim_repatriated", "sheltering": "victim_assisted", "stay": "victim_assisted", "lodging": "victim_assisted", "upkeep": "victim_assisted",
    "housing": "victim_assisted", "care": "victim_assisted", "charging": "prosecution", "detention": "arrest", "capture": "arrest",
}
_PUT = frozenset("put place set".split())
_CHARGES = frozenset("charges proceedings indictments".split())
# What is done with charges.
LAID = frozenset("open initiate start begin institute launch bring file lodge lay press issue prefer hand return level approve unseal submit".split())
# "no identification of hazardous occupations"
_OF_THINGS = re.compile(r"\s+of\s+(?!(?:(?!for\b|by\b|in\b)[\w-]+\s+){0,4}?(?:victims?|survivors?|children|minors|persons|people|wom[ae]n|men|girls|boys|migrants|workers|those|traffick\w+)\b)")
_WISHED = re.compile(r"(?i)\b(?:calls?\s+for|called\s+for|foresees?|foresaw|envisag(?:es|ed)|envision(?:s|ed)|aims?\s+at|target(?:s|ed)|plan(?:s|ned)|prepar(?:ed?|es)|pledged|promised|urged|recommend(?:s|ed))\s+(?:[\w-]+\s+){0,2}$")
_A_PLACE = re.compile(r"(?i)(?:^|[\s(])(?:an?|the|one|another)\s+(?:[\w-]+\s+){0,2}$")


class Nouns(Denying):
    """Event nouns and prepositional phrases."""

    def _event_noun(self, i: int, prep: str | None) -> None:
        """"19 investigations", "no investigations, prosecutions, or convictions"."""
        unit = self.units[i]
        if self.pred is not None and self.pred.verb is not None and (self.pred.verb.lemma in _LOST or self.pred.verb.unreal) and prep is None:
            self._count(i, [], "main", "")
            return
        negated = self.pred is not None and self.pred.verb is not None and self.pred.verb.negated
        if unit.back or prep in ("before", "after", "until", "since") or negated and self.mode != "compare" and unit.value == 1 and unit.status == "reported":
            self._count(i, [], "main", "")
            return
        status = unit.status
        if self.mode == "compare" and not self.stack and self._opens_clause(i) and self._own_verb(i) is not None:
            self._begin_clause(i)  # "..., down from 14 in 2018, and nine convictions were obtained"
        if status == "zero" and LAW_EVENTS.isdisjoint(unit.events) and _OF_THINGS.match(self.flow, unit.end):
            return
        following = self._verb_after(i)
        if following is not None and following.voice == "passive" and following.lemma in _LOST and self._own_verb(i) == self.units.index(following):
            self._count(i, [], "main", "")  # "14 convictions were upheld"
            return
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

    def _prepositional(self, i: int, prep: str) -> None:
        """"in nine cases", "against 12 defendants", "convictions of nine traffickers", "shelter for 12 women"."""
        unit = self.units[i]
        if self.pred is not None and self.pred.verb is not None and self.pred.verb.lemma in _LOST:
            self._count(i, [], "main", "")  # "quashed the acquittal of four men"
            return
        k = i - 1
        while k >= 0 and self.units[k].kind != PREP:
            k -= 1
        if prep == "to" and k and self.units[k - 1].low == "related":
            k, prep = k - 1, "of"  # "convictions related to 320 cases"
        if k and self.units[k - 1].kind == CLOSE:
            k = next((n for n in range(k - 1, 0, -1) if self.units[n].kind == OPEN), k)  # "175 investigations (210 in 2018) of 229 suspects"
        if prep == "involving" and k and self.units[k - 1].kind == COMMA:
            k = next((n for n in range(k - 1, 0, -1) if self.units[n - 1].kind not in (COMMA, PERIOD, PREP)), k)  # "30 cases in 2008, involving 94 suspects"
        if k > 1 and self.units[k - 1].lemma in LAID and self.units[k - 1].form == "past" and self.units[k - 2].low in _CHARGES:
            k -= 1  # "and charges brought against 67 persons"
        noun = self.units[k - 1] if k else None
        if prep in ("in", "within", "across", "of") and unit.head == "case":
            named = [e for e in self._noun_events(k - 1, "of") if e in LAW_EVENTS] if noun is not None and noun.kind == NOUN and noun.head == "event" else []
            events = named if prep == "of" or self.pred is None or self.pred.kind not in ("act", "passive") else []
            events = events or (self._latest_case_events(i) if prep != "of" else [])
            self._count(i, events, "beside", "count.cases")
            return
        if prep == "with" and noun is not None and noun.kind == QUANTITY and noun.head in ("case", "event") and unit.head in ("offender", "official"):
            self._count(i, [f.event for f in self.facts if f.quantity is noun], "beside", "count.with")
            return
        if prep in ("of", "into", "against", "for", "to", "on") and noun is not None:
            events = self._noun_events(k - 1, prep)
            events = [e for e in events if fits(e, unit, None, self._after(unit))]
            if events:
                self._count(i, events, "beside" if noun.kind == QUANTITY else "main", "count.of_noun")
                return
        if prep == "involving" and noun is not None and noun.kind == QUANTITY and noun.head in ("case", "event") and unit.head == "offender":
            self._count(i, [f.event for f in self.facts if f.quantity is noun and f.event in LAW_EVENTS], "beside", "count.with")
            return
        if prep == "against" and self.pred is not None and self.pred.kind == "passive" and unit.head in ACCUSED and not self.subjects and not LAW_EVENTS.isdisjoint(self.pred.events):
            self._count(i, [e for e in self.pred.events if e in LAW_EVENTS], "main", "count.against")
            return
        counted = bool(self.counted) and self.counted[-1].unit.head == "event" and self.pred is not None and self.pred.verb is not None and self.pred.verb.voice == "passive"
        if prep == "against" and self.facts and (counted or not (self.pred is not None and self.pred.kind == "block")) and self.facts[-1].event in ("prosecution", "investigation", "conviction") and unit.head in ACCUSED:
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
        if not 0 < len(between) < 5 or any(u.kind not in (JOIN, COMMA) and (u.low == "only" or not u.low.endswith("ly")) or u.low == "but" for u in between):
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
        if noun.low in _CHARGES and prep == "against":
            return ["prosecution"]
        return []

    def _is_place(self, noun: Unit, prep: str) -> bool:
        if prep == "of" or noun.low in ("shelters", "home", "homes"):
            return True
        if noun.head != "refuge" or self.pred is None or self.pred.kind != "opens":
            return False
        return _A_PLACE.search(self.flow, max(0, noun.start - 40), noun.start) is not None  # "opened a shelter for 30 victims"

    def _latest_case_events(self, i: int) -> list[str]:
        last = self.counted[-1] if self.counted else None
        if last is not None and last.facts and last.facts[0].rule == "count.participle" and self.units[i - 2].voice == "participle":
            return [f.event for f in last.facts if f.event in LAW_EVENTS]  # "and 520 suspects acquitted in 169 cases"
        if self.pred is not None and self.pred.kind in ("act", "passive") and not LAW_EVENTS.isdisjoint(self.pred.events):
            return [e for e in self.pred.events if e in LAW_EVENTS]
        if last is None or self.pred is not None and self.pred.kind == "block" and not self._between_is_flat(last.place, i):
            return []
        return [f.event for f in last.facts if f.event in LAW_EVENTS]

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
