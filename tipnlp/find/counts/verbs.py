"""What a verb does: count its object or its waiting subjects, open cases, serve, compare, list parts, or end the reach of the verb before it."""

from __future__ import annotations

import re

from tipnlp.find.counts.facts import EVENTS, LAW_EVENTS, Predicate
from tipnlp.find.counts.fits import fits, unit_of
from tipnlp.find.counts.lexicon import verb_forms
from tipnlp.find.counts.negation import CARRIERS, SERVED
from tipnlp.find.counts.numbers import Numbers
from tipnlp.find.counts.units import (
    CLAUSE,
    CLOSE,
    COMMA,
    COMPARE,
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
    Unit,
)
from tipnlp.find.counts.waiting import UNDER

# What offenders did is no act of the authorities: "guilty of harboring six girls".
_CRIMINAL_ACT = re.compile(
    r"(?i)\b(?:guilty|charged|accused|convicted|suspected|arrested|indicted|sentenced|prosecuted|detained|tried|investigated|jailed|fined|punished)\b[^;,]{0,60}?\b(?:of|with|for)\s+(?:\w+ly\s+)?$"
)
_PHRASE_EVENTS = EVENTS | {"freed"}
_LINKS = frozenset("then later also subsequently both eventually".split())
_LAID = frozenset("open initiate start begin institute launch bring file lodge lay press issue prefer hand return level approve unseal submit".split())
_HELD = frozenset("hold give organize attend arrange offer provide deliver conduct run".split())
DRAWN = frozenset("have draw reach attract gather cover unite".split())
_STATES = frozenset("arrived aged employed married pregnant disabled".split())
_RAISERS = frozenset("bring raise push take lift drive put carry".split())
# "which brought the convictions since 2004 to nine"
_RAISED = re.compile(r"\s+(?:the|its|their)\s+(?:[\w'-]+\s+){0,3}?(?:investigations|arrests|prosecutions|convictions|total|number|tally|figure|count)\b[^;,]{0,60}?\bto\s")
_DUTY = re.compile(r"(?i)\b(?:should|must|shall|ought\s+to|needs?\s+to|has\s+to|have\s+to|will|would)\s+(?!not\b)")
_SERVICE_SUBJECT = re.compile(
    r"(?i)(?:^|[,;]\s*|\b(?:the|a|an|its|and|while|this|such|state|legal|medical|temporary)\s+)(?:[\w-]+\s+){0,3}?(?:reflection(?:\s+(?:period|delay|time))?|recovery\s+period|shelter|help|assistance|care|aid|services"
    r"|support|counsell?ing|protection|lodging|accommodation|housing|treatment|therapy)\s+(?:(?:was|were|is|has|have|had|been|also|only)\s+)*$"
)


_THOSE = re.compile(r"(?i)(?:among|of)\s+(?:those|the)\s+(?:people\s+|persons\s+)?([a-z]+)\s*(?:,|(?:was|were)\b|$)")
_SUM = re.compile(r"(?i)\s+to\s+(?:only\s+|just\s+|about\s+|some\s+)?\d[\d,]*\b(?!\s+(?:[a-z]+\s+)?(?:years|months|percent))")
_MOVES = frozenset("go come stay remain hold keep".split())
_STEADY = re.compile(r"(?i)\s+(?:up|down|steady|level|constant|unchanged|stable|the\s+same|at)\b")
# "gave 117 recruits two hours on trafficking"
HOURS_OF = re.compile(r"(?i)\s+(?:of\s+(?:\w+\s+)?(?:instruction|training|lessons|classes|lectures)|on\s+(?:\w+\s+)?\w*traffick)")
# "a home for battered women, where four victims stayed"
_WHERE = re.compile(r"(?i)\b(?:shelters?|homes?|centers?|centres?|refuges?|safe\s?houses?|hostels?|convents?)\b[^.;]{0,30}?,?\s+where\s+(?:some\s+|another\s+)?$")
_ONCE_CONVICTED = re.compile(r"(?i)[^.;,]{0,60}?\b(?:following|after|upon|on)\s+(?:their|his|her)?\s*convictions?\b")
_SEEN_IN_COURT = frozenset("examine process handle".split())
_COURTS = frozenset("court courts judge judges tribunal tribunals judiciary magistrate magistrates".split())
_LEADING = frozenset("lead result end culminate".split())
_STATUS_SUBJECT = re.compile(r"(?i)\bvictim(?:'s)?\s+status\s+(?:(?:was|were|is|has|have|had|been|also|only)\s+)*$")


class Verbs(Numbers):
    """Verbs by voice and role."""

    def _verb(self, i: int) -> int:
        verb = self.units[i]
        if verb.negated and not verb.unreal:
            after = self._negated(i)
            if after:
                return after
        if verb.voice == "participle":
            self._participle(i)
            return i + 1
        if verb.form == "gerund" and _CRIMINAL_ACT.search(self.flow, max(0, verb.start - 110), verb.start):
            self.pred = Predicate("block", verb=verb)
            return i + 1
        if verb.unreal or self._wished_too(i):
            if verb.unreal and self._in_relative(i):
                return i + 1
            self._drop_waiting()
            self.pred = Predicate("block", verb=verb)
            return i + 1
        if verb.lemma == "sentence":
            self._after_conviction(i)
        elif self.waiting and verb.role != "event" and _ONCE_CONVICTED.match(self.flow, verb.end):
            self._assign(i, ("conviction",))  # "ten traffickers drew prison terms after their conviction"
            self.pred = Predicate("block", verb=verb)
            return i + 1
        if verb.voice == "gerund" and verb.role not in ("event", "opens", "tries", "give", "report") and self._phrase(i) not in EVENTS:
            if verb.role == "change":
                self.pred = self.pred or Predicate("change", verb=verb)
            elif verb.lemma in _LEADING and self.units[i - 1].kind == QUANTITY and (self.units[i - 1].head == "case" or self.units[i - 1].part == "them") and not self.waiting:
                ended = self.units[i - 1]  # "with three cases resulting in convictions", "14 cases, eight of them ending in conviction"
                before = [f for f in self.facts if f.quantity is ended]
                self.waiting = [(ended, i - 1, "main")]
                if self._led_to(i):
                    self.facts = [f for f in self.facts if f not in before]
                self.waiting = []
            elif self._object_next(i):
                self.pred = Predicate("block", verb=verb)
            return i + 1
        if self.mode in ("compare", "part") and not self.stack and not (self.waiting and self.mode == "part"):
            self.mode = "main"
        phrase = self._phrase(i)
        kept = self.waiting if self.waiting and self._in_relative(i) else None
        if verb.voice == "passive":
            self._passive(i, phrase)
        else:
            self._active(i, phrase)
            if not self.stack and self.pred is not None and self.pred.kind in ("act", "opens", "tries", "give", "block"):
                self.mode = "main"
        if kept is not None:
            self.waiting = kept
        return i + 1

    def _wished_too(self, i: int) -> bool:
        """True for the second verb of "should fund shelters and prosecute five traffickers", "... and put five traffickers on trial"."""
        verb, before = self.units[i], self.pred.verb if self.pred is not None else None
        if verb.form != "base" and verb.low != verb.lemma or not i or self.units[i - 1].kind != JOIN:
            return False
        return before is not None and before.unreal and before.form == "base" or _DUTY.search(self.flow, self.units[self.clause_at].start, verb.start) is not None

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
        if target.whole is not None and waiting and self._has_own_verb(i):
            return  # "five of the 11 men arrested in 2009 were tried"
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

    def _passive(self, i: int, phrase: str | None) -> None:
        verb = self.units[i]
        events = self._named(verb, phrase)
        if events:
            self._assign(i, events)
            self.pred = Predicate("passive", events, verb)
            return
        given = self._phrase(i, "recipient")
        if given is not None:
            self._assign(i, (given,))
            self.pred = Predicate("give", (given,), verb)
            return
        if phrase == "charges" or verb.lemma in _LAID and self._charges_before(i):
            self.pred = Predicate("act", ("prosecution",), verb, charges=True)
            self._drop_waiting()
            return
        if verb.lemma in ("file", "bring", "lodge") and any(unit.head == "case" for unit, _, _ in self.waiting):
            self._assign(i, ("prosecution",), only="case")
            self.pred = Predicate("passive", ("prosecution",), verb)
            return
        if verb.role in ("opens", "tries"):
            event = "investigation" if verb.role == "opens" else "prosecution"
            named = () if self.waiting else tuple(e for e in self.topic if e in LAW_EVENTS)
            again = event == "investigation" and bool(self.waiting) and self.waiting[-1][0].head is None and not self.waiting[-1][0].part and self._latest_events() == [event]
            self._assign(i, (event,), only="" if again else "case")  # "six were begun in 2021; four had been begun in 2020"
            self.pred = Predicate("passive", named or (event,), verb)  # "prosecutions were started against 31 persons"
            return
        if verb.role == "give" and not self.waiting and _STATUS_SUBJECT.search(self.flow, self.units[self.clause_at].start, verb.start):
            self.pred = Predicate("give", ("victim_identified",), verb)
            return
        if verb.role == "give" and not self.waiting and self._service_given(i):
            self.pred = Predicate("give", ("victim_assisted",), verb)
            return
        if not self.waiting and verb.lemma in (*_HELD, "take", "complete") and self._course_before(i):
            self.pred = Predicate("give", ("official_trained",), verb)  # "a course was held for 60 inspectors"
            return
        if verb.role in ("give", "receive"):
            self._served(i)
            return
        if verb.role == "exploit":
            self._parts_of_memory()
            self.pred = Predicate("be", verb=verb)
            return
        if verb.role == "report":
            self._give_up_waiting()
            self.pred = Predicate("block", verb=verb)
            return
        self._other_verb(i)

    def _course_before(self, i: int) -> bool:
        """True for the verb of "A two-day seminar drew 45 prosecutors", of which a course is the subject."""
        before = self.units[self.clause_at : i]
        return any(u.kind in (NOUN, QUANTITY) and u.head == "course" for u in before) and not any(u.kind == QUANTITY and u.head != "course" or u.kind == VERB for u in before)

    def _service_given(self, i: int) -> bool:
        """True for the verb of "The reflection period was granted to 37", of which a service is the subject."""
        if _SERVICE_SUBJECT.search(self.flow, self.units[self.clause_at].start, self.units[i].start) is None:
            return False
        return not any(u.kind in (QUANTITY, VERB) for u in self.units[self.clause_at : i])

    def _charges_before(self, i: int) -> bool:
        return any(u.low in ("charges", "indictments", "proceedings") for u in self.units[max(0, i - 6) : i])

    def _active(self, i: int, phrase: str | None) -> None:
        verb = self.units[i]
        if self._shares_subject(i):
            events = self._named(verb, phrase)
            self.waiting = self._elided_subject(i) or self.subjects
            self._assign(i, events)
            self.pred = Predicate("passive", events, verb)
            return
        if self._whom(i) and (named := self._named(verb, phrase)):
            self._assign(i, named)
            self.pred = Predicate("passive", named, verb)
            return
        mine = self._phrase(i, "subject")
        if mine is not None:
            self._assign(i, (mine,))
            self.pred = Predicate("passive", (mine,), verb)
            return
        given = self._phrase(i, "recipient")
        if given is not None:
            self._drop_waiting()
            self.pred = Predicate("give", (given,), verb)
            return
        if phrase == "none":
            self._other_verb(i)
            return
        if verb.lemma in _RAISERS and _RAISED.match(self._after(verb)):
            self._change_verb(i)
            return
        if verb.lemma == "come" and self.topic and not self.waiting and _SUM.match(self.flow, verb.end):
            self._change_verb(i)  # "the total came to 40"
            return
        if verb.lemma in DRAWN and self._service_given(i):
            self._drop_waiting()
            self.pred = Predicate("act", ("victim_assisted",), verb)  # "aid reached 55 victims"
            return
        if (verb.lemma in DRAWN or verb.lemma == "bring" and self.flow[verb.end : verb.end + 9].lower() == " together") and self._course_before(i):
            self._drop_waiting()
            self.pred = Predicate("give", ("official_trained",), verb)
            return
        if phrase == "charges":
            self._drop_waiting()
            self.pred = Predicate("act", ("prosecution",), verb, charges=True)
            return
        if phrase == "opens":
            self._drop_waiting()
            self.pred = Predicate("opens", verb=verb)
            return
        if phrase in _PHRASE_EVENTS:
            named = self._named(verb, phrase)
            self._drop_waiting()
            self.pred = Predicate("act", named, verb)
            self._pronoun_object(i, named)
            return
        handler = _ACTIVE.get(verb.role, Verbs._other_verb)
        handler(self, i)

    def _shares_subject(self, i: int) -> bool:
        """"Four were arrested in May and charged in June": a past form without an object after a passive."""
        verb = self.units[i]
        if verb.form != "past" or verb.role != "event" or self.pred is None or not self.subjects or self.waiting:
            return False
        if self.pred.kind != "passive" and not (self.pred.kind == "block" and self.pred.verb is not None and self.pred.verb.voice == "passive"):
            return False
        if not i or self.units[i - 1].kind not in (JOIN, COMMA, WORD):
            return False
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        return following is None or following.kind in (PREP, COMMA, SEMICOLON, JOIN, PERIOD, CLOSE)

    def _elided_subject(self, i: int) -> list[tuple[Unit, int, str]]:
        """The 29 of "nine men were detained and 29 women, eight of them minors, freed", and its parts."""
        if self.units[i - 1].kind != COMMA:
            return []
        for k in range(i - 2, 0, -1):
            unit = self.units[k]
            if unit.kind == VERB and unit.voice != "participle" or unit.kind == SEMICOLON:
                return []
            if unit.kind == QUANTITY and unit.part == "" and self.units[k - 1].kind == JOIN and unit.head is not None:
                parts = [(u, n, "part") for n, u in enumerate(self.units[k + 1 : i], k + 1) if u.kind == QUANTITY and u.part == "them"]
                places = {k, *(n for _, n, _ in parts)}
                self.facts = [f for f in self.facts if f.place not in places]
                return [(unit, k, "main"), *parts]
        return []

    def _event_verb(self, i: int) -> None:
        verb = self.units[i]
        if self.waiting and self.waiting[-1][0].part == "them" and self._whom_object(i):
            self._assign(i, verb.events)
            self.pred = Predicate("passive", verb.events, verb)
            return
        if self.waiting and self._wants_subject(i):
            # "12 convicted" with the verb gapped, or an agent with a number ("two shelters housed 15")
            self._assign(i, verb.events)
            self.pred = Predicate("passive", verb.events, verb)
            return
        self._drop_waiting()
        events = verb.events
        shared = self._shared_object(i)
        if shared is not None:
            events = tuple(dict.fromkeys(shared + events))
        if verb.lemma in ("help", "assist", "aid", "support", "enable") and self._helps_another_verb(i):
            self.pred = Predicate("helped", (), verb)
            return
        self.pred = Predicate("act", events, verb)
        self._pronoun_object(i, verb.events)

    def _whom(self, i: int) -> bool:
        """True for the verb of "14 boys, whom they took to a shelter"; the boys then wait as its object."""
        k = i - 1
        while k > 0 and self.units[k].kind in (WORD, NOUN):
            k -= 1
        if self.units[k].kind != CLAUSE or self.units[k].low != "whom" or self.waiting or not self.counted:
            return False
        last = self.counted[-1]
        if last.unit.status != "reported" or last.place < k - 2:
            return False
        self.waiting = [(last.unit, last.place, "main")]
        return True

    def _whom_object(self, i: int) -> bool:
        """True for the verb of "55 of whom the police recognized as victims"."""
        at = self.waiting[-1][1]
        between = self.units[at + 1 : i]
        return self.flow.endswith(("whom", "which"), 0, self.units[at].end) and 0 < len(between) < 4 and all(u.kind in (WORD, NOUN) for u in between)

    def _wants_subject(self, i: int) -> bool:
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        return following is None or following.kind in (SEMICOLON, CLOSE)

    def _helps_another_verb(self, i: int) -> bool:
        """"helped officials repatriate 17", "assisted 20 victims to return home"."""
        for k in range(i + 1, min(i + 9, len(self.units))):
            u = self.units[k]
            if u.kind == VERB:
                return u.form == "base" and u.role in ("event", "opens") or u.voice == "gerund" and u.role == "event" and self.units[k - 1].low in ("in", "with")
            if u.kind in (SEMICOLON, COMMA, CLAUSE, JOIN):
                return False
        return False

    def _shared_object(self, i: int) -> tuple[str, ...] | None:
        """Events of the verbs that share this verb's object: "identified and repatriated 19"."""
        k = i - 1
        joint = False
        while k >= 0 and (self.units[k].kind in (JOIN, COMMA) or self.units[k].kind == WORD and (self.units[k].low.endswith("ly") or self.units[k].low in _LINKS)):
            joint = joint or self.units[k].kind in (JOIN, COMMA)
            k -= 1
        if k < 0 or not joint or self.units[k].kind != VERB or self.units[k].voice == "participle" or self.pred is None or self.pred.verb is not self.units[k]:
            return None
        return self.pred.events if self.pred.kind in ("act", "opens") else ()

    def _pronoun_object(self, i: int, events: tuple[str, ...]) -> None:
        """"arrested 18 persons and charged them": the number before, once more."""
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        after = following
        if following is not None and following.low in ("all", "both"):
            after = self.units[i + 2] if i + 2 < len(self.units) else None
        if following is not None and following.low in ("all", "both") and (after is None or after.kind in (PREP, COMMA, SEMICOLON, PERIOD) and after.low != "of") and self.counted and self.counted[-1].place >= self.clause_at:
            after = Unit(WORD, following.start, following.end, "them")  # "and referred all to shelters"
        if after is None or not (after.low == "them" or after.kind == INCLUDE and after.low == "them") or not self.counted:
            return
        last = self.counted[-1]
        if last.unit.status == "reported" and last.facts:
            for event in events:
                if fits(event, last.unit, self.units[i], "") and not any(f.event == event and f.quantity is last.unit for f in self.facts):
                    self._fact(last.place, event, "main", "count.pronoun", unit_of(event, last.unit))

    def _opens_verb(self, i: int) -> None:
        if self.units[i].lemma in _SEEN_IN_COURT and any(u.low in _COURTS for u in self.units[self.clause_at : i]):
            self._tries_verb(i)  # "courts examined 16 cases"
            return
        if self.units[i].lemma == "pursue" and any(u.low == "prosecutors" for u in self.units[self.clause_at : i]):
            self._tries_verb(i)  # "prosecutors pursued five cases"
            return
        self._drop_waiting()
        self.pred = Predicate("opens", verb=self.units[i])

    def _tries_verb(self, i: int) -> None:
        self._drop_waiting()
        self.pred = Predicate("tries", verb=self.units[i])

    def _give_verb(self, i: int) -> None:
        if self.units[i].lemma == "hold" and self._subject_is_refuge(i) and self._next_content(i).head in ("victim", "child", "human"):
            self.pred = Predicate("act", ("victim_assisted",), self.units[i])  # "the home held 30 victims"
            self._drop_waiting()
            return
        self._drop_waiting()
        events = self._gifts(i)
        shared = self._shared_object(i)
        if shared:
            events = tuple(dict.fromkeys(shared + events))
        self.pred = Predicate("give" if events else "block", events, self.units[i])

    def _gifts(self, i: int) -> tuple[str, ...]:
        """What a verb of giving or receiving gives: services to victims, courses to officials."""
        events: list[str] = []
        for k in range(i + 1, len(self.units)):
            u = self.units[k]
            if u.kind in (SEMICOLON, OPEN, COMPARE) or u.kind == VERB and u.voice in ("active", "passive") and u.role != "be":
                break
            if u.kind == CLAUSE or u.kind == JOIN and u.low == "but":
                break
            if u.kind == NOUN and u.head in SERVED and "victim_assisted" not in events:
                events.append("victim_assisted")
            elif u.kind == NOUN and u.head == "course" or u.kind == VERB and u.low == "training" or u.kind == MEASURE and HOURS_OF.match(self.flow, u.end):
                events.append("official_trained")
            elif u.kind == QUANTITY and u.head in ("service", "refuge", "course"):
                events.append("victim_assisted" if u.head in SERVED else "official_trained")
        return tuple(dict.fromkeys(events))

    def _receive_verb(self, i: int) -> None:
        verb = self.units[i]
        if verb.lemma in ("receive", "accept", "take", "attend") and (self._subject_is_refuge(i) or verb.lemma in ("receive", "attend") and (self._next_content(i).head in ("victim", "child") or self._next_content(i).low in ("women", "girls"))):
            self.pred = Predicate("act", ("victim_assisted",), verb)
            return
        self._served(i)

    def _subject_is_refuge(self, i: int) -> bool:
        if any(unit.head in ("victim", "child") for unit, _, _ in self.waiting):
            return False
        for u in reversed(self.units[self.clause_at : i]):
            if u.kind in (NOUN, QUANTITY, WORD) and u.low in ("shelter", "shelters", "center", "centers", "centre", "centres", "home", "homes", "refuge", "facility", "facilities", "ngo", "ngos"):
                return True
            if u.kind == SEMICOLON:
                return False
        return False

    def _served(self, i: int) -> None:
        """"12 victims received care", "12 officers took a course", "12 victims were given shelter"."""
        verb = self.units[i]
        events = self._gifts(i)
        text = self.flow[verb.end : min(verb.end + 80, self.end)].lower()
        if not events and re.match(r"\s+(?:from\s+)?(?:it|this|them)\b", text) and re.search(r"reflection|protection|shelter|assistance|care\b|services|help\b|aid\b|support", self.flow[self.units[0].start : verb.start]):
            events = ("victim_assisted",)
        if not events and verb.lemma in ("attend", "take", "complete") and self.waiting:
            before = self.units[max(0, self.waiting[0][1] - 8) : self.waiting[0][1]]
            if any(u.kind == NOUN and u.head == "course" for u in before) and before[-1].low in ("that", "which"):
                events = ("official_trained",)  # "a course that 640 recruits attended"
        if not events and verb.lemma in ("stay", "live", "reside") and self.waiting and _WHERE.search(self.flow, self.units[self.clause_at - 1].start - 60 if self.clause_at else 0, self.waiting[0][0].start):
            events = ("victim_assisted",)
        if not events and self.waiting and all(unit.traits for unit, _, _ in self.waiting):
            self._drop_waiting()  # "22 of those found guilty received life terms"
            self.pred = Predicate("block", verb=verb)
            return
        subjects = self.waiting or (self.subjects if i and self.units[i - 1].kind in (JOIN, COMMA) else self._relative_subject(i))
        if not subjects and verb.voice == "active":
            self.pred = Predicate("block", verb=verb)
            return
        self.waiting = subjects
        if "official_trained" in events and "victim_assisted" not in events:
            # vocational training serves victims, a course trains officials
            staff = [w for w in self.waiting if w[0].head in ("official", "trainee") or w[0].head == "human" and w[0].part == ""]
            skills = re.search(r"vocational|skills|job|livelihood|literacy|language|tailoring", text)
            bare = all(w[0].head is None for w in self.waiting)
            victims = any(w[0].head in ("victim", "child") or w[0].head is None and (skills or not bare or verb.lemma == "receive") for w in self.waiting)
            if victims and not staff:
                events = ("victim_assisted",)
        elif "official_trained" in events:
            events = ("victim_assisted", "official_trained")
        self._assign(i, events)
        self.pred = Predicate("passive", events, verb)

    def _exploit_verb(self, i: int) -> None:
        if self._heads_list(i):
            self.pred = Predicate("be", verb=self.units[i])
            self.mode = "part"
            self._drop_waiting()
            return
        self._parts_of_memory()
        self.pred = Predicate("be", verb=self.units[i])

    def _heads_list(self, i: int) -> bool:
        """"The victims included 12 women", "The 114 rescued victims included 113 women"."""
        verb = self.units[i]
        if verb.lemma not in ("include", "comprise", "consist", "be"):
            return False
        return any(u.kind in (QUANTITY, NOUN) and u.head in ("victim", "offender", "case") or u.kind == QUANTITY and u.head == "event" for u in self.units[self.clause_at : i]) and self._list_follows(i)

    def _among_them(self, i: int) -> bool:
        """True for the verb of "Among them were 12 women"."""
        return i > 0 and self.units[i - 1].kind == INCLUDE and self._list_follows(i)

    def _list_follows(self, i: int) -> bool:
        for k in range(i + 1, min(i + 4, len(self.units))):
            if self.units[k].kind == QUANTITY:
                return self.units[k].status == "reported"
            if self.units[k].kind not in (PREP, WORD):
                return False
        return False

    def _be_verb(self, i: int) -> None:
        following = self.units[i + 1 : i + 3]
        if self.waiting and len(following) == 2 and following[0].low == "to" and following[1].form == "base":
            self._drop_waiting()  # "another 50 are to follow in 2003"
            self.pred = Predicate("block", verb=self.units[i])
            return
        if not self.waiting and (self._heads_list(i) or self._among_them(i)):
            self.pred = Predicate("be", verb=self.units[i], topic=self.topic)
            self.mode = "part"
            return
        if self.waiting and (self._under_event(i) or self._found_to_be_victims(i) or self._among_those(i)):
            self.pred = self.pred or Predicate("be", verb=self.units[i])
            return
        self._parts_of_memory()
        if not self.topic and self._it_was(i):
            self.mode = "compare"
            self.pred = Predicate("change", verb=self.units[i])
            return
        if not self.topic and (told := self._those_before(i)):
            self.topic = told
            if not self.waiting:
                self.mode = "main"
        if not self.topic and self._there_is(i):
            self.topic = self._latest_topic()
        self.pred = Predicate("be", verb=self.units[i], topic=self.topic)

    def _those_before(self, i: int) -> tuple[str, ...]:
        """Events of "Among the convicted were three officials", "Of those arrested, two were officers"."""
        m = _THOSE.match(self.flow, self.units[self.clause_at].start, self.units[i].start) if self.clause_at < i else None
        form = verb_forms().get(m[1].lower()) if m else None
        return form.events if form is not None and form.role == "event" and form.form == "past" else ()

    def _it_was(self, i: int) -> bool:
        """True for "in 2019 it was 21", "in 2003 there had been 35 and nine": bare numbers of a stated time, compared with what was counted last."""
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        if following is None or following.kind != QUANTITY or following.head is not None or following.status != "reported" or following.part:
            return False
        before = self.flow[max(0, self.units[i].start - 30) : self.units[i].start].lower()
        if re.search(r"\b(?:it|they|this|those|that)\s+(?:had\s+|have\s+|has\s+)?$", before) is None:
            return re.search(r"\bthere\s+(?:had\s+)?$", before) is not None and len(self._compared_group(i + 1)) > 1 and bool(self._mains() or self.memory.facts)
        return any(u.kind == PERIOD for u in [*self.units[self.clause_at : i], *self.units[i + 2 : i + 4]])

    def _there_is(self, i: int) -> bool:
        """True for "there had been none", "there were 12": a bare number after, which counts what was counted before."""
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        before = self.flow[max(0, self.units[i].start - 30) : self.units[i].start].lower()
        return following is not None and following.kind == QUANTITY and following.head is None and re.search(r"(?<!whom )\bthere\s+(?:had\s+|have\s+|has\s+)?$", before) is not None

    def _under_event(self, i: int) -> bool:
        """"12 cases were under investigation", "seven suspects are on trial"."""
        after = self.flow[self.units[i].end : self.units[i].end + 40].lower()
        m = UNDER.match(after)
        if m is None or m.lastgroup is None:
            return False
        self._assign(i, (m.lastgroup,))
        self.pred = Predicate("passive", (m.lastgroup,), self.units[i])
        return True

    def _say_verb(self, i: int) -> None:
        self._drop_waiting()
        self.pred = None
        self.clause_at = i + 1

    def _report_verb(self, i: int) -> None:
        self._drop_waiting()
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        self.pred = None if following is not None and following.kind == CLAUSE else Predicate("block", verb=self.units[i])

    def _change_verb(self, i: int) -> None:
        self._drop_waiting()
        verb, before = self.units[i], self.units[i - 1] if i else None
        if verb.role == "total" and before is not None and before.kind == NOUN and before.head in ("official", "trainee"):
            self.pred = Predicate("block", verb=verb)  # "prosecutors number four"
            return
        self.pred = Predicate("change", verb=verb, topic=self.topic)

    def _other_verb(self, i: int) -> None:
        verb = self.units[i]
        if verb.voice == "passive" and verb.lemma in ("know", "think") and i + 1 < len(self.units) and self.units[i + 1].low == "to":
            return  # "no official is known to have been prosecuted"
        if verb.lemma in ("lead", "result", "end", "ended") and self._led_to(i):
            return
        if verb.lemma == "become" and self.topic and not self.waiting and (next_unit := self._next_content(i)).kind == QUANTITY and next_unit.head is None:
            self._change_verb(i)
            return
        if verb.voice == "active" and _STEADY.match(self.flow, verb.end) and verb.lemma in _MOVES and self.topic and not self.waiting:
            self._change_verb(i)
            return
        shared = self._shared_object(i)
        if shared:
            self.pred = Predicate("act", shared, verb)
            return
        if verb.lemma in ("remain", "stay") and self.waiting and self._under_event(i):
            return
        if verb.low in _STATES and any(unit.part == "them" for unit, _, _ in self.waiting):
            self._parts_of_memory()  # "59 of them were newly arrived"
            self.pred = Predicate("be", verb=verb)
            return
        if verb.voice == "passive" and self.waiting:
            self.subjects = self.waiting  # "suspended and charged"
        self._drop_waiting()
        self.pred = Predicate("block", verb=verb)
        if verb.lemma not in ("have", "make", "remain") and verb.lemma not in CARRIERS:
            self.topic = ()

    def _led_to(self, i: int) -> bool:
        """"no cases led to prosecutions or convictions": the cases' number counts what they led to."""
        if not self.waiting:
            return False
        events: list[str] = []
        for u in self.units[i + 1 : i + 9]:
            if u.kind == NOUN and u.head == "event":
                events.extend(u.events)
            elif u.kind not in (PREP, WORD, COMMA, JOIN) :
                break
        if not events or self.waiting[-1][0].head not in ("case", "event", None):
            return False
        unit, place, _ = self.waiting[-1]
        if unit.head == "event":
            self.waiting = []
            for event in events:
                self._fact(place, event, "main", "count.led_to", "case" if event in ("investigation", "prosecution") else "person")
            self._remember(place)
        else:
            self._assign(i, tuple(events))
        self.pred = Predicate("block", verb=self.units[i])
        return True

    def _after_conviction(self, i: int) -> None:
        """"sentenced four traffickers following their conviction"."""
        text = self.flow[self.units[i].end : min(self.units[i].end + 150, self.end)].lower()
        if re.search(r"(?:following|after|upon|on)\s+(?:their|his|her)?\s*convictions?\b", text.split(";")[0]):
            for k in range(i + 1, min(i + 3, len(self.units))):
                if self.units[k].kind == QUANTITY and fits("conviction", self.units[k], None, ""):
                    self._count(k, ["conviction"], "main", "count.sentenced")
                    self.units[k].back = True
                    return


_ACTIVE = {
    "event": Verbs._event_verb, "opens": Verbs._opens_verb, "tries": Verbs._tries_verb, "give": Verbs._give_verb, "receive": Verbs._receive_verb,
    "exploit": Verbs._exploit_verb, "be": Verbs._be_verb, "say": Verbs._say_verb, "change": Verbs._change_verb, "total": Verbs._change_verb,
    "report": Verbs._report_verb,
}
