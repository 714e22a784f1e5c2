"""Verbs of giving and receiving: who is sheltered, helped or trained."""

from __future__ import annotations

import re

from tipnlp.find.counts.facts import Predicate
from tipnlp.find.counts.fits import PEOPLE, fits, unit_of
from tipnlp.find.counts.negation import SERVED
from tipnlp.find.counts.participles import Participles
from tipnlp.find.counts.units import (
    CLAUSE,
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

_CAMPAIGN = re.compile(r"(?i)\b(?:outreach|awareness|information|informational|sensiti[sz]ation|community|counsell?ing|school)\b")
_LINKS = frozenset("then later also subsequently both eventually".split())
_SERVICE_SUBJECT = re.compile(
    r"(?i)(?:^|[,;]\s*|\b(?:the|a|an|its|and|while|this|such|state|legal|medical|temporary)\s+)(?:[\w-]+\s+){0,3}?(?:reflection(?:\s+(?:period|delay|time))?|recovery\s+period|shelter|help|assistance|care|aid|services"
    r"|support|counsell?ing|protection|lodging|accommodation|housing|treatment|therapy)\s+(?:(?:was|were|is|has|have|had|been|also|only)\s+)*$"
)
# "gave 117 recruits two hours on trafficking"
HOURS_OF = re.compile(r"(?i)\s+(?:of\s+(?:\w+\s+)?(?:instruction|training|lessons|classes|lectures)|on\s+(?:\w+\s+)?\w*traffick)")
# "a home for battered women, where four victims stayed"
_WHERE = re.compile(r"(?i)\b(?:shelters?|homes?|centers?|centres?|refuges?|safe\s?houses?|hostels?|convents?)\b[^.;]{0,30}?,?\s+where\s+(?:some\s+|another\s+)?$")


# "... held a workshop. It was "
_COURSE_BEFORE = re.compile(r"(?i)\b(?:workshops?|trainings?|seminars?|courses?|sessions?|conferences?)\b[^.;]*\.\W{0,3}(?:\([\d\s,;]+\)\s*)?(?:it|this|these|they|both)\s+(?:was|were)\s+(?:also\s+)?$")


class Services(Participles):
    """Services to victims, courses for officials."""

    def _course_before(self, i: int) -> bool:
        """True for the verb of "A two-day seminar drew 45 prosecutors", of which a course is the subject."""
        before = self.units[self.clause_at : i]
        return any(u.kind in (NOUN, QUANTITY) and u.head == "course" for u in before) and not any(u.kind == QUANTITY and u.head != "course" or u.kind == VERB for u in before)

    def _course_told(self, i: int) -> bool:
        """True for the verb of "It was attended by 15 officers", where the sentence before speaks of a course."""
        start = self.units[0].start
        return self.units[i].low == "attended" and _COURSE_BEFORE.search(self.flow, max(0, start - 300), self.units[i].start) is not None

    def _holds_course(self, i: int) -> bool:
        """True for the verb of "conducted three trainings for 45 officers", whose object is a course."""
        first = next((u for u in self.units[i + 1 : i + 7] if u.kind not in (WORD, MEASURE)), None)
        return first is not None and first.kind in (NOUN, QUANTITY) and first.head == "course" and _CAMPAIGN.search(self.flow, self.units[i].end, first.end) is None

    def _service_given(self, i: int) -> bool:
        """True for the verb of "The reflection period was granted to 37", of which a service is the subject."""
        begin = self._clause_begin(i)
        if _SERVICE_SUBJECT.search(self.flow, self.units[max(0, begin - 1)].start, self.units[i].start) is None:
            return False
        return not any(u.kind in (QUANTITY, VERB) for u in self.units[begin:i])

    def _nothing_given(self, i: int) -> bool:
        """"No services were provided to male victims": a zero."""
        unit, place, _ = self.waiting[-1]
        if unit.status != "zero" or unit.head not in SERVED or not any(u.head in PEOPLE for u in self.units[i + 1 : i + 7] if u.kind in (NOUN, QUANTITY)):
            return False
        self.waiting = []
        self._count(place, ["victim_assisted"], "main", "count.none")
        self.pred = Predicate("block", verb=self.units[i])
        return True

    def _clause_begin(self, i: int) -> int:
        """Index of the first unit after the last ", and" before a verb, else of the clause."""
        for k in range(i - 1, self.clause_at, -1):
            if self.units[k].kind == JOIN and self.units[k - 1].kind == COMMA:
                return k + 1
        return self.clause_at

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
        if following is not None and following.low in ("all", "both") and (after is None or after.kind in (PREP, COMMA, SEMICOLON, PERIOD) and after.low != "of" or after.low == "guilty") and self.counted and self.counted[-1].place >= self.clause_at:
            after = Unit(WORD, following.start, following.end, "them")  # "and referred all to shelters"
        if after is None or not (after.low == "them" or after.kind == INCLUDE and after.low == "them") or not self.counted:
            return
        last = self.counted[-1]
        if last.unit.status == "reported" and last.facts:
            for event in events:
                if fits(event, last.unit, self.units[i], "") and not any(f.event == event and f.quantity is last.unit for f in self.facts):
                    self._fact(last.place, event, "main", "count.pronoun", unit_of(event, last.unit))

    def _give_verb(self, i: int) -> None:
        if self.units[i].lemma == "hold" and self._subject_is_refuge(i) and self._next_content(i).head in ("victim", "child", "human"):
            self.pred = Predicate("act", ("victim_assisted",), self.units[i])  # "the home held 30 victims"
            self._drop_waiting()
            return
        self._drop_waiting()
        events = self._gifts(i)
        if events == ("victim_assisted",):
            self._pronoun_object(i, events)  # "and provided them assistance"
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
            if u.kind == CLAUSE or u.kind == JOIN and (u.low == "but" or self._begins_another(k)):
                break
            if u.status == "zero":
                continue  # "got food but no shelter"
            if u.kind == NOUN and u.head in SERVED and "victim_assisted" not in events:
                events.append("victim_assisted")
            elif u.kind == NOUN and u.head == "course" or u.kind == VERB and u.low == "training" or u.kind == MEASURE and HOURS_OF.match(self.flow, u.end):
                events.append("official_trained")
            elif u.kind == QUANTITY and u.head in ("service", "refuge", "course"):
                events.append("victim_assisted" if u.head in SERVED else "official_trained")
        return tuple(dict.fromkeys(events))

    def _begins_another(self, k: int) -> bool:
        """True at the joint of "granted permits to 12, and legal aid was given to 33", after which only a subject stands before its verb."""
        if self.units[k - 1].kind != COMMA:
            return False
        following = next((u for u in self.units[k + 1 : k + 8] if u.kind not in (WORD, NOUN)), None)
        return following is not None and following.kind == VERB and following.voice in ("active", "passive")

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
