"""What a verb does: count its object or its waiting subjects, open cases, serve, compare, list parts, or end the reach of the verb before it."""

from __future__ import annotations

import re

from tipnlp.find.counts.copulas import Copulas
from tipnlp.find.counts.facts import EVENTS, LAW_EVENTS, Fact, Predicate
from tipnlp.find.counts.fits import fits
from tipnlp.find.counts.negation import CARRIERS
from tipnlp.find.counts.nouns import LAID
from tipnlp.find.counts.objects import LEADING
from tipnlp.find.counts.units import (
    CLAUSE,
    CLOSE,
    COMMA,
    JOIN,
    NOUN,
    PERIOD,
    PREP,
    QUANTITY,
    SEMICOLON,
    VERB,
    WORD,
    Unit,
)

# What offenders did is no act of the authorities: "guilty of harboring six girls".
_CRIMINAL_ACT = re.compile(
    r"(?i)\b(?:guilty|charged|accused|convicted|suspected|arrested|indicted|sentenced|prosecuted|detained|tried|investigated|jailed|fined|punished)\b[^;,]{0,60}?\b(?:of|with|for)\s+(?:\w+ly\s+)?$"
)
_PHRASE_EVENTS = EVENTS | {"freed"}
_HELD = frozenset("hold give organize attend arrange offer provide deliver conduct run".split())
DRAWN = frozenset("have draw reach attract gather cover unite".split())
_STATES = frozenset("arrived aged employed married pregnant disabled".split())
_RAISERS = frozenset("bring raise push take lift drive put carry".split())
# "which brought the convictions since 2004 to nine"
_RAISED = re.compile(r"\s+(?:the|its|their)\s+(?:[\w'-]+\s+){0,3}?(?:investigations|arrests|prosecutions|convictions|total|number|tally|figure|count)\b[^;,]{0,60}?\bto\s")
_DUTY = re.compile(r"(?i)\b(?:should|must|shall|ought\s+to|needs?\s+to|has\s+to|have\s+to|will|would)\s+(?!not\b)")
_SUM = re.compile(r"(?i)\s+to\s+(?:only\s+|just\s+|about\s+|some\s+)?\d[\d,]*\b(?!\s+(?:[a-z]+\s+)?(?:years|months|percent))")
_MOVES = frozenset("go come stay remain hold keep".split())
_STEADY = re.compile(r"(?i)\s+(?:up|down|steady|level|constant|unchanged|stable|the\s+same|at)\b")
_ONCE_CONVICTED = re.compile(r"(?i)[^.;,]{0,60}?\b(?:following|after|upon|on)\s+(?:their|his|her)?\s*convictions?\b")
_SEEN_IN_COURT = frozenset("examine process handle".split())
_ENDED_IN_COURT = frozenset("complete conclude finish deal".split())
_COURTS = frozenset("court courts judge judges tribunal tribunals judiciary magistrate magistrates".split())
_STATUS_SUBJECT = re.compile(r"(?i)\bvictim(?:'s)?\s+status\s+(?:(?:was|were|is|has|have|had|been|also|only)\s+)*$")


class Verbs(Copulas):
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
            elif verb.lemma in LEADING and self.units[i - 1].kind == QUANTITY and (self.units[i - 1].head == "case" or self.units[i - 1].part == "them") and not self.waiting:
                ended = self.units[i - 1]  # "with three cases resulting in convictions", "14 cases, eight of them ending in conviction"
                before = [f for f in self.facts if f.quantity is ended]
                self.waiting = [(ended, i - 1, "main")]
                if self._led_to(i):
                    self.facts = [f for f in self.facts if f not in before]
                self.waiting = []
            elif verb.lemma in DRAWN and self.pred is not None and self.pred.kind == "give" and "official_trained" in self.pred.events:
                pass  # "held six sessions, reaching 210 officers"
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
        if not i or self.units[i - 1].kind != JOIN:
            return False
        if verb.form == "gerund":
            return before is not None and before.unreal and before.form == "gerund"
        if verb.form != "base" and verb.low != verb.lemma:
            return False
        return before is not None and before.unreal and before.form == "base" or _DUTY.search(self.flow, self.units[self.clause_at].start, verb.start) is not None

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
        if self.waiting and self.waiting[-1][0].low in ("charges", "indictments") and (phrase == "charges" or verb.lemma in LAID or verb.lemma == "make"):
            place = self.waiting.pop()[1]
            self._count(place, ["prosecution"], "main", "count.subject")  # "no charges were filed"
            self.facts[-1].unit = None
            self.pred = Predicate("act", ("prosecution",), verb, charges=True)
            return
        if phrase == "charges" or verb.lemma in LAID and self._charges_before(i):
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
        if not self.waiting and verb.lemma in (*_HELD, "take", "complete") and (self._course_before(i) or self._course_told(i)):
            self.pred = Predicate("give", ("official_trained",), verb)  # "a course was held for 60 inspectors"
            return
        if verb.role == "give" and self.waiting and self._nothing_given(i):
            return
        if verb.role in ("give", "receive"):
            self._served(i)
            return
        if verb.role == "exploit":
            self._parts_of_memory(i)
            self.pred = Predicate("be", verb=verb)
            return
        if verb.role == "report":
            self._give_up_waiting()
            self.pred = Predicate("block", verb=verb)
            return
        self._other_verb(i)

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
            self.pred = Predicate("tries" if verb.lemma in _ENDED_IN_COURT and self._court_acts(i) else "opens", verb=verb)
            return
        if phrase in _PHRASE_EVENTS:
            named = tuple(dict.fromkeys((*(self._shared_object(i) or ()), *self._named(verb, phrase))))
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

    def _opens_verb(self, i: int) -> None:
        if self._holds_course(i):
            self._drop_waiting()
            self.pred = Predicate("give", ("official_trained",), self.units[i])
            return
        if self.units[i].lemma in _SEEN_IN_COURT and self._court_acts(i):
            self._tries_verb(i)  # "courts examined 16 cases"
            return
        if self.units[i].lemma == "pursue" and any(u.low == "prosecutors" for u in self.units[self.clause_at : i]):
            self._tries_verb(i)  # "prosecutors pursued five cases"
            return
        self._drop_waiting()
        self.pred = Predicate("opens", verb=self.units[i])

    def _court_acts(self, i: int) -> bool:
        """True for the verb of "courts examined 16 cases", "the court said that it concluded 16 cases"."""
        return any(u.low in _COURTS for u in self.units[0 if self.units[i - 1].low in ("it", "they") else self.clause_at : i])

    def _tries_verb(self, i: int) -> None:
        self._drop_waiting()
        self.pred = Predicate("tries", verb=self.units[i])

    def _say_verb(self, i: int) -> None:
        self._drop_waiting()
        self.pred = None
        self.clause_at = i + 1

    def _report_verb(self, i: int) -> None:
        self._drop_waiting()
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        if following is not None and following.kind == QUANTITY and following.head is None and (told := self._reported_too(i)):
            self._take_over(i + 1, told, "main")
            following.back = True
        if following is not None and following.kind == QUANTITY and following.head == "victim" and following.status == "reported" and self.units[i].voice == "active":
            self.pred = Predicate("act", ("victim_identified",), self.units[i])  # "police reported 156 victims in 2018"
            return
        self.pred = None if following is not None and following.kind == CLAUSE else Predicate("block", verb=self.units[i])

    def _reported_too(self, i: int) -> list[Fact]:
        """The facts that the 95 of "NGOs reported assisting 210; the government reported 95" takes over."""
        if not any(u.kind == VERB and u.role == "report" for u in self.units[: self.clause_at]):
            return []
        last = [f for f in self.facts if f.relation == "main" and f.status == "reported" and f.place < self.clause_at]
        return [f for f in last if f.place == last[-1].place]

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
            self._parts_of_memory(i)  # "59 of them were newly arrived"
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
