"""Numbers after a verb: its objects, with the verb said before, or in apposition."""

from __future__ import annotations

from itertools import takewhile

from tipnlp.find.counts.comparisons import Comparisons
from tipnlp.find.counts.facts import EVENTS, LAW_EVENTS, VICTIM_EVENTS, Counted, Predicate
from tipnlp.find.counts.fits import FINDERS, fits, is_kin
from tipnlp.find.counts.negation import NOTED, SERVED
from tipnlp.find.counts.sentence import BEFORE_NUMBER
from tipnlp.find.counts.units import COMMA, JOIN, NOUN, PERIOD, PREP, QUANTITY, VERB, WORD, Unit
from tipnlp.find.counts.waiting import UNDER
from tipnlp.find.counts.words import PHRASAL

_TAKEN_UP = frozenset("take pursue follow".split())
LEADING = frozenset("lead result end culminate".split())
_AGAIN = frozenset("make win secure obtain achieve get see bring record".split())
_OF_NOUN = frozenset(("count.of_noun", "count.against"))
_CHARGES = frozenset("charges charge indictments indictment prosecutions prosecution".split())
# Participles that tell of a part of the number before: "12 were charged, three accused of forced labor".
_STILL_OF_THEM = frozenset("accused suspected alleged aged related based involved linked connected classified considered deemed".split())
# What is given without a plural: "59 legal aid" is aid to 59.
_MASS = frozenset("aid help care assistance counseling counselling support shelter protection treatment training".split())


class Objects(Comparisons):
    """Objects of verbs."""

    def _object(self, i: int, prep: str | None) -> None:
        """A number without a verb of its own: a comparison, a part, an object, or nothing."""
        unit = self.units[i]
        pred = self.pred
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        told = self.counted[-1].facts if self.counted else []
        if following is not None and following.kind == VERB and following.voice in ("participle", "base") and unit.head is None and (
            pred is not None and pred.kind == "passive" or told and told[-1].rule == "count.participle"
        ) and (self._named(following, self._phrase(i + 1)) or self._meets_another_end(i)):
            return  # its own participle counts it, or nothing does
        if pred is not None and pred.kind == "be" and unit.head is not None and not unit.part and self._own_participle(i):
            return  # "there were 43 investigations and 68 persons charged"
        if self.mode == "compare" and unit.part != "them":
            self._compare(i, prep)
            return
        if self.mode == "part" and not self.stack and prep in ("to", "for") and pred is not None and pred.kind == "give" and i > 1 and self.units[i - 2].kind == COMMA:
            self.mode = "main"  # "gave courses on several topics, including evidence, to 40 officers"
        if prep in ("against", "of", "to", "for") and unit.part and i > 1 and self._noun_events(i - 2, prep):
            self._prepositional(i, prep)
            return
        if unit.part == "them" and pred is not None and pred.kind == "block" and pred.verb is not None and pred.verb.voice != "passive" and self._next_before(i) is pred.verb:
            self._count(i, [], "main", "")  # "interviewed 12 of them"
            return
        if unit.part == "them" and pred is not None and pred.kind == "block" and prep in ("to", "on", "for", "against") and self.mode == "main":
            self._count(i, [], "main", "")  # "imposed prison terms on 12 of them"
            return
        if self.mode == "part" or unit.part == "them" and (pred is None or not self._is_direct(i, prep)):
            if unit.head is None and not unit.part and (outcome := self._outcome(i)):
                self._count(i, outcome, "main", "count.gap")
            elif prep in (None, "to") or prep == "of" and self.units[i - 2].head != "event" or unit.part:
                self._part(i)
            else:
                self._prepositional(i, prep)
            return
        if pred is not None and pred.kind in ("change",) and self._inherit_topic(i, prep):
            return
        if prep is None and unit.head == "offender" and told and told[-1].unit == "case" and pred is not None and pred.verb is not None and pred.verb.lemma == "involve":
            self._count(i, [f.event for f in told if f.event in LAW_EVENTS], "beside", "count.with")  # "27 cases that involved 53 suspects"
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
            return prep in ("against", "in", "for", "on") or prep == "of" and self.units[max(0, i - 2)].low in _CHARGES
        if pred.kind == "give":
            return (prep in ("to", "for") or prep == "by" and self._attended(i)) and self._given(i)
        return self._phrasal(i)

    def _meets_another_end(self, i: int) -> bool:
        """True for the 13 of "20 were convicted, 13 discharged", which were no 13 of the 20."""
        verb = self.units[i + 1]
        if not i:
            return False
        return self.units[i - 1].kind in (COMMA, JOIN) and not self.units[i].part and verb.role not in ("exploit", "total", "change") and verb.lemma not in _STILL_OF_THEM

    def _attended(self, i: int) -> bool:
        """True for the 15 of "was attended by 15 officers", "held workshops attended by 15 officers"."""
        verb = self.pred.verb if self.pred is not None else None
        last = next((u for u in reversed(self.units[:i]) if u.kind not in (WORD, PREP)), None)
        return any(u is not None and u.lemma in ("attend", "take", "complete") for u in (verb, last))

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

    def _served_too(self, i: int) -> bool:
        """True for the 14 of "sixty were given counseling and 14 legal aid"."""
        pred, before = self.pred, self.units[i - 1] if i else None
        if pred is not None and pred.kind == "give" and before is not None and self.units[i].low in _MASS and self.units[i].status == "reported":
            return before is pred.verb or before.kind in (JOIN, COMMA)  # "sheltered 211 and gave 59 legal aid"
        return (
            (self.units[i].head in SERVED or self.units[i].low == "training") and self.units[i].status == "reported" and before is not None and before.kind in (JOIN, COMMA)
            and pred is not None and pred.kind == "passive" and pred.events == ("victim_assisted",)
        )

    def _direct(self, i: int) -> None:
        """The object of an active verb."""
        unit, pred = self.units[i], self.pred
        assert pred is not None
        after = self._after(unit)
        if pred.kind == "opens":
            if unit.head == "case" or unit.head == "report" and pred.verb is not None and pred.verb.lemma in _TAKEN_UP:
                self._count(i, ["investigation"], "main", "count.object")
            elif unit.head is None:
                listed = self.counted[-1].unit if self.counted else None  # "worked on 1,600 cases and opened 505 new ones"
                events = self._shared_noun(i) or self._latest_events() or (["investigation"] if listed is not None and listed.head == "case" else [])
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
        if unit.head is None and (outcome := self._outcome(i)):
            self._count(i, outcome, "main", "count.gap")
            return
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

    def _outcome(self, i: int) -> list[str]:
        """Events of the three of "nine ended in conviction, three in acquittal"."""
        following = [u for u in self.units[i + 1 : i + 4] if u.kind != WORD]
        ended = self.pred is not None and (self.pred.kind == "passive" or self.pred.verb is not None and self.pred.verb.lemma in LEADING)
        if not ended or len(following) < 2 or following[0].kind != PREP or following[0].low not in ("in", "with"):
            return []
        return list(following[1].events) if following[1].kind == NOUN and following[1].head == "event" else []

    def _same_again(self, i: int) -> bool:
        """The 184 of "prosecutions against 333 defendants for forced labor and 184 defendants for sex trafficking"."""
        unit, last = self.units[i], self.counted[-1] if self.counted else None
        if last is None or unit.head is None or unit.head != last.unit.head or unit.status != "reported" or self.units[i - 1].kind not in (JOIN, COMMA):
            return False
        if not last.facts or last.facts[0].rule not in _OF_NOUN or not self._between_is_flat(last.place, i):
            return False
        self._take_over(i, last.facts, last.facts[0].relation)
        return True

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
