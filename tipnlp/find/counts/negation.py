"""Zero and not reported, kept apart: "did not convict any" is a zero, "did not report how many" is not reported, "not vigorously" is neither."""

from __future__ import annotations

import re

from tipnlp.find.counts.facts import EVENTS, LAW_EVENTS, VICTIM_EVENTS, Fact, Predicate
from tipnlp.find.counts.fits import fits
from tipnlp.find.counts.lexicon import verb_forms
from tipnlp.find.counts.sentence import BEFORE_NUMBER
from tipnlp.find.counts.subjects import may_serve
from tipnlp.find.counts.units import CLAUSE, CLOSE, COMMA, COMPARE, JOIN, NOUN, PREP, QUANTITY, SEMICOLON, VERB, WORD, Unit
from tipnlp.find.counts.waiting import Waiting

_GENERAL = frozenset("all most many some few enough sufficient every adequate certain numerous several such these those this that whether each".split())
SERVED = frozenset(("service", "refuge"))
AUXILIARIES = frozenset("did does do didn't has have had was were is are nor".split())
_ANYBODY = frozenset("any anyone anybody".split())
NOTED = frozenset("record register count log document".split())
CARRIERS = frozenset("secure win obtain achieve gain get see lead bring count complete produce yield result record register hand hold undertake".split())
_UNKNOWN = re.compile(
    r"(?i)\b(?:not\s+being\s+(?:known|available|published|kept|recorded|stated)|(?:could|can)\s*not\s+be\s+(?:had|obtained|established|determined|learned|found|ascertained|verified|confirmed|given|provided))\b"
    r"|\b(?:is|was|are|were|being|remain(?:s|ed)?)\s+(?:still\s+|also\s+|again\s+)?(?:unknown|unavailable|unclear|unreported|undisclosed|lacking|missing"
    r"|withheld|classified|hard\s+to\s+come\s+by|impossible\s+to\s+(?:obtain|establish|determine|verify|find)|not\s+(?:yet\s+|publicly\s+|separately\s+|systematically\s+)?(?:to\s+be\s+had|at\s+hand|forthcoming|obtainable|known|available|reported|provided|recorded|disclosed|published|released|supplied|furnished|made|shared|kept|clear|tracked|given|collected|compiled|stated|broken))\b"
)
_NUMBER_OF = re.compile(r"(?i)\b(?:numbers?|total|tally|count|figures?|statistics|data)\s+(?:of|on)\s+(?:[\w-]+\s+){0,2}$")
_SHIELDING = frozenset("protect support treat serve".split())
_VICTIMISH = re.compile(r"(?i)traffick|exploit|enslav|forced|prostitut|victim|soldier")
_SUSPECTED = re.compile(r"\s+(?:suspected|accused|alleged|responsible)\b")
# "victims who took part in trials", "referred to police for investigation and prosecution"
_TAKES_PART = re.compile(
    r"(?i)\b(?:(?:t(?:ook|ake[sn]?|aking)\s+part|participat\w+|cooperat\w+|assist\w*|testif\w+)\s+(?:in|with|at|during)|refer\w+\s[^;,]{0,60}?\bfor|as\s+a\s+result\s+of|result\w*\s+from)\s+(?:[\w-]+\s+(?:and|or)\s+)?(?:[\w-]+\s+){0,2}$"
)
_LOOSE_HELP = frozenset("serve support treat host help feed house clothe".split())
TELLING = frozenset(
    "provide give release publish share compile collect keep maintain have make supply record track furnish disclose specify indicate state say know determine "
    "ascertain confirm report document register offer show produce find locate aggregate disaggregate verify estimate obtain identify".split()
)


class Denying(Waiting):
    """Verbs and nouns under a negation."""

    def _no_data(self, i: int) -> int:
        """"no data were provided on investigations", "no statistics on convictions": the index after it."""
        unit = self.units[i]
        if unit.status == "not_reported" and unit.head is None and not unit.words and self.flow[unit.start : unit.start + 2].lower() == "no":
            return self._not_reported(i, i + 1)  # "has no record of how many"
        if unit.status == "zero" and unit.head is None and self._keeps_from_telling(i):
            return self._not_reported(i, i + 1)  # "provided neither the number of investigations nor ..."
        if unit.status != "zero" or unit.head != "data" and not (unit.head == "report" and unit.low in ("reports", "report")):
            return 0
        return self._not_reported(i, i + 1)

    def _keeps_from_telling(self, i: int) -> bool:
        """True for the "neither" of "provided neither data on arrests nor the number of victims"."""
        verb = self.units[i - 1] if i else None
        return (
            verb is not None and verb.kind == VERB and verb.lemma in TELLING and self.flow.startswith("neither", self.units[i].start)
            and any(u.kind == NOUN and u.head == "data" for u in self.units[i + 1 : i + 5])
        )

    def _not_reported(self, trigger: int, first: int) -> int:
        """One fact of status not_reported for each event named from unit ``first`` to the end of the clause."""
        last = self._scope(first)
        events: dict[str, Unit] = {}
        for k in range(first, last):
            u = self.units[k]
            if u.kind == QUANTITY and u.status == "reported" and u.value is not None:
                last = k  # "did not report the outcome of the 12 cases"
                break
            if k > first and u.kind in (NOUN, VERB) and self.flow[u.start].isupper() and not u.low.isupper() and u.head != "event":
                continue  # "the Educated Youth Plan", "the Orphan Care Program"
            if u.kind in (NOUN, QUANTITY) and u.head == "event":
                if u.kind == NOUN and _TAKES_PART.search(self.flow, self.units[first].start, u.start):
                    continue
                for event in u.events:
                    events.setdefault(event, u)
            elif u.kind == VERB and u.role == "other" and (phrase := self._phrase(k)) in EVENTS and phrase is not None:
                events.setdefault(phrase, u)
            elif u.kind == VERB and u.lemma == "traffic" and u.voice != "gerund" and any(v.low == "many" for v in self.units[max(0, k - 8) : k]):
                events.setdefault("victim_identified", u)  # "how many of them had been trafficked"
            elif u.kind == VERB and u.lemma in _LOOSE_HELP and not any(v.head == "victim" for v in self.units[first:last]):
                continue  # "how many persons were serving in the forces"
            elif u.kind == VERB and u.lemma == "return" and self._phrase(k) == "none" or u.head == "course" and self.flow[u.start].isupper():
                continue  # "whether they returned to school", "the Ministry of Labor and Training"
            elif u.kind == VERB and u.lemma in NOTED and u.negated and u.voice == "passive":
                continue  # "how many were convicted is not recorded"
            elif u.kind == VERB and u.role == "event" and not (u.needs and not self._victims_near(k)):
                if u.lemma == "refer" and any(v.head == "case" for v in self.units[max(0, k - 4) : k]):
                    continue  # "whether these cases were referred"
                for event in u.events:
                    events.setdefault(event, u)
            elif u.kind == WORD and k + 1 < last and (self.units[k - 1].kind in (COMMA, JOIN) or self.units[k - 1].low in ("on", "of", "about", "for", "regarding")) and self.units[k + 1].kind == NOUN and self.units[k + 1].head in ("victim", "child", "human", "worker", "offender", "official"):
                form = verb_forms().get(u.low)  # "data on repatriated victims"
                if form is not None and form.form == "past" and form.role == "event" and not form.needs:
                    for event in form.events:
                        events.setdefault(event, u)
            elif u.kind == NOUN and u.head == "course" and (self.units[trigger].role == "report" or self._data_on(k, first)) or u.kind == VERB and u.low == "training":
                events.setdefault("official_trained", u)
            elif u.kind == NOUN and u.head in SERVED and (self.units[k - 1].low in ("on", "of", "about", "regarding") and u.head == "service" or any(v.kind == VERB and v.role in ("give", "receive") for v in self.units[first:last]) and self._victims_near(k)):
                events.setdefault("victim_assisted", u)
        if not any(e in VICTIM_EVENTS for e in events) and (found := self._number_of_victims(first, last)) is not None:
            served = [f.event for f in self.facts if f.event in VICTIM_EVENTS]
            events[served[-1] if served else "victim_identified"] = found
        start = self.units[trigger].start
        self.topic = tuple(events)
        for event, u in events.items():
            noun = self._object_noun(self.units.index(u) + 1)
            if event in LAW_EVENTS and u.kind == VERB and noun is not None and noun.head in ("child", "victim"):
                continue  # "no reports that police detained children"
            self.facts.append(Fact(event, None, start, u.end, "count.not_reported", self._negated_unit(event, u, noun), "not_reported", place=self.units.index(u)))
        return last

    def _data_on(self, k: int, first: int) -> bool:
        """True for the noun of "did not provide data on training", "no statistics on investigations or training"."""
        listed = self.units[k - 1].kind in (PREP, JOIN, COMMA)
        return listed and any(u.head == "data" for u in self.units[max(0, first - 1) : k]) and not any(u.kind == VERB for u in self.units[first:k])

    def _unknown_later(self, i: int) -> int:
        """"the number of victims assisted is unknown", "data on assistance were unavailable": the index after the clause."""
        stop = min((u.start for u in self.units[i:] if u.kind in (SEMICOLON, CLOSE) or u.kind == JOIN and u.low == "but"), default=self.end)
        if _UNKNOWN.search(self.flow, self.units[i].start, stop) is None:
            return 0
        return self._not_reported(i, i + 1)

    def _number_of_victims(self, first: int, last: int) -> Unit | None:
        """The noun of "the total number of victims", which no verb says more about."""
        for k in range(first, last):
            u = self.units[k]
            if u.kind == NOUN and u.head == "victim" and _NUMBER_OF.search(self.flow, max(0, u.start - 50), u.start) and not (k + 1 < last and self.units[k + 1].kind in (VERB, CLAUSE)):
                return u
        return None

    def _victims_near(self, k: int) -> bool:
        if any(u.low == "many" for u in self.units[max(0, k - 6) : k]):
            return True  # "how many women were found"
        return any(u.head in ("victim", "child") for u in self.units[max(0, k - 6) : k + 6])

    def _scope(self, first: int) -> int:
        """Index where the reach of a negation ends."""
        for k in range(first, len(self.units)):
            u = self.units[k]
            if u.kind == SEMICOLON and self._asks_on(k):
                continue
            if u.kind in (SEMICOLON, CLOSE, COMPARE) or u.kind == CLAUSE and self.units[k - 1].kind == COMMA and u.low not in ("how", "whether") or u.kind == CLAUSE and u.low in ("while", "although", "though", "because", "whereas", "however", "therefore", "since"):
                return k
            if u.kind == JOIN and (u.low in ("but", "yet") or u.low == "nor" and k + 1 < len(self.units) and self.units[k + 1].form == "base"):
                return k
            if u.kind == CLAUSE and u.low == "that" and k > first and self.units[k - 1].kind in (NOUN, WORD) and self.units[k - 1].head != "victim":
                return k  # "organizations that assist victims"
            if u.kind in (JOIN, COMMA) and k + 1 < len(self.units) and self.units[k + 1].low in AUXILIARIES:
                return k
            if u.kind == VERB and u.form == "past" and u.voice == "active" and not u.negated and k > first and self.units[k - 1].kind in (JOIN, COMMA) and not self._lists_verbs(k, first):
                return k
            if u.kind in (JOIN, COMMA) and self._new_subject(k):
                return k
        return len(self.units)

    def _lists_verbs(self, k: int, first: int) -> bool:
        """True for the later verbs of "how many victims it identified, referred, or assisted"."""
        before = k - 1
        while before > first and self.units[before].kind in (JOIN, COMMA, WORD):
            before -= 1
        verb = self.units[before]
        return before > first and verb.kind == VERB and verb.voice == "active" and verb.form == "past"

    def _asks_on(self, k: int) -> bool:
        """True at the semicolon of "no information on how many were charged; how many were tried; or whether ..."."""
        following = self.units[k + 1 : k + 3]
        if following and following[0].kind == JOIN:
            following = following[1:]
        return bool(following) and following[0].kind == CLAUSE and following[0].low in ("how", "whether")

    def _new_subject(self, k: int) -> bool:
        """True where ", and the police arrested" or ", it suspended" begins."""
        at = k + 1
        if at < len(self.units) and self.units[at].kind == JOIN:
            at += 1
        if at >= len(self.units):
            return False
        first = self.units[at]
        listed = self.units[k - 1] if self.units[k - 1].kind != COMMA else self.units[k - 2]
        if first.kind == NOUN and first.head == "event" and listed.head == "event":
            return False  # "data on investigations, prosecutions, and convictions were lacking"
        if first.kind == QUANTITY:
            return self._own_verb_plain(at)
        if first.kind not in (WORD, NOUN):
            return False
        for n in range(at, min(at + 6, len(self.units))):
            u = self.units[n]
            if u.kind == VERB:
                return u.voice in ("active", "passive") and u.form == "past" and n > at
            if u.kind not in (WORD, NOUN):
                return False
        return False

    def _own_verb_plain(self, at: int) -> bool:
        for n in range(at + 1, min(at + 5, len(self.units))):
            if self.units[n].kind == VERB:
                return self.units[n].voice in ("active", "passive")
            if self.units[n].kind in (COMMA, SEMICOLON, JOIN):
                return False
        return False

    def _object_noun(self, k: int) -> Unit | None:
        """The noun that the list of negated verbs or nouns is about."""
        for at in range(k, min(k + 12, len(self.units))):
            u = self.units[at]
            if u.low == "other":
                continue
            if u.kind in (NOUN, QUANTITY) and u.head not in ("event", "service", "data", "course", "refuge"):
                if u.kind == NOUN and not u.low.endswith(("s", "men", "people", "children")):
                    final = self._end_of_compound(at)
                    if final.kind == WORD:
                        return Unit(NOUN, u.start, final.end, final.low, head="other")  # "child pornography"
                    if final.head in ("event", "service", "data", "course", "refuge"):
                        continue
                    return final
                return u
            if u.kind in (SEMICOLON, CLAUSE) or u.kind == JOIN and u.low == "but":
                return None
            if u.kind == WORD and u.low in ("anyone", "anybody"):
                return Unit(NOUN, u.start, u.end, u.low, head="human")
        return None

    def _end_of_compound(self, at: int) -> Unit:
        """The last word of a run of nouns and plain words ("adult trafficking victims")."""
        while at + 1 < len(self.units) and self.units[at + 1].kind in (NOUN, WORD) and self.units[at + 1].low.isalpha() and not (
            self.units[at + 1].low in BEFORE_NUMBER or self.units[at + 1].low in AUXILIARIES or self.units[at + 1].low.endswith("ly")
        ):
            at += 1
        return self.units[at]

    def _negated_unit(self, event: str, trigger: Unit, noun: Unit | None) -> str | None:
        if event in VICTIM_EVENTS:
            return "victim"
        if event == "official_trained":
            return "person"
        if noun is not None and noun.head in ("case", "report"):
            return "case"
        if trigger.head == "event":
            return "case" if event in ("investigation", "prosecution") else "person"
        return "person"

    def _negated(self, i: int) -> int:
        """A verb under a negation: zeros, "did not report", or nothing. The index after it, 0 to read it as any verb."""
        verb = self.units[i]
        if verb.role == "report" or self._withholds(i):
            self._drop_waiting()
            self.pred = Predicate("block", verb=verb)
            return max(self._not_reported(i, i + 1), i + 1)
        if verb.voice == "participle":
            return 0
        if verb.voice == "passive":
            self._drop_waiting()
            self._negated_passive(i)
            self.pred = Predicate("block", verb=verb)
            return i + 1
        self._drop_waiting()
        self.pred = Predicate("block", verb=verb)
        if verb.manner or self._general_object(i):
            return i + 1
        phrase = self._phrase(i)
        if verb.role == "event" and phrase != "none" or phrase in EVENTS and self.units[i - 1].low in _ANYBODY:
            noun = self._object_noun(i + 1)
            probe = noun if noun is not None else Unit(NOUN, verb.end, verb.end)
            for event in self._named(verb, phrase):
                if self._can_be_none(event, verb, probe) and (event in LAW_EVENTS or self._may_serve(i)):
                    self._zero(i, event, self._negated_unit(event, verb, noun), noun)
            return i + 1
        if verb.lemma == "file" and (self._object_noun(i + 1) or verb).low not in ("case", "cases", "charges"):
            return i + 1
        for event, u in self._negated_nouns(i):
            if event in LAW_EVENTS or self._may_serve(i):
                self._zero(i, event, self._negated_unit(event, u, self._object_noun(self.units.index(u) + 1)), u)
        return i + 1

    def _may_serve(self, i: int) -> bool:
        """False for the verb of "the law does not protect children", "families unable to support their children"."""
        start = self.units[0].start
        return may_serve(self.flow[max(start, self.flow.rfind(";", start, self.units[i].start) + 1) : self.units[i].start])

    def _can_be_none(self, event: str, verb: Unit, noun: Unit) -> bool:
        if event == "victim_assisted" and re.search(r"\bof\b", self.flow[verb.end : max(verb.end, noun.start)]):
            return False  # "fails to protect the health of the child"
        if event == "official_trained":
            return noun.head in ("official", "trainee") or noun.head is None and verb.lemma == "train"
        if event in VICTIM_EVENTS and not self._is_object(verb, noun):
            return False
        if event in LAW_EVENTS and noun.head in ("service", "other", "refuge", "data", "course"):
            return False
        if noun.head is None and noun.kind == NOUN and verb.needs:
            return False
        if noun.head == "report" and event == "investigation":
            return True
        if event in VICTIM_EVENTS and noun.head != "victim" and (_SUSPECTED.match(self.flow, noun.end) or verb.lemma in _SHIELDING and not _VICTIMISH.search(self.flow, verb.end, noun.end)):
            return False  # "did not identify the persons suspected", "did not protect workers"
        if event in VICTIM_EVENTS and noun.head == "worker":
            return True
        return fits(event, noun, verb if verb.needs else None, self.flow[noun.end : noun.end + 80].lower())

    def _is_object(self, verb: Unit, noun: Unit) -> bool:
        """False for the noun of "did not find mechanisms for victims" and for an object of an unknown kind ("did not identify hazards")."""
        at = self.units.index(verb) + 1
        if at > 1 and self.units[at - 2].low in _ANYBODY:
            return True  # "nor were any flown home"
        if noun not in self.units:
            first = next((u for u in self.units[at : at + 2] if u.kind != COMMA), None)
            return first is None or first.kind not in (WORD, NOUN, PREP) or first.low in ("any", "anyone", "anybody", "them", "him", "her")
        between = self.units[at : self.units.index(noun)]
        if any(u.kind == VERB and u.voice != "participle" for u in between) or between and between[0].kind in (JOIN, COMMA):
            return True
        return not (len(between) > 1 and between[0].kind in (WORD, NOUN, PREP) and between[0].low != "any" and any(u.kind == PREP for u in between))

    def _general_object(self, i: int) -> bool:
        """"did not identify all victims", "did not investigate whether ...": no zero."""
        for k in range(i + 1, min(i + 3, len(self.units))):
            u = self.units[k]
            if u.kind == WORD and k == i + 1 and u.low in ("them", "him", "her", "it", "us"):
                return not (i and self.units[i - 1].kind == JOIN and any(f.status == "zero" for f in self.facts))
            if u.kind == WORD and u.low == "the" and k == i + 1 and self._singular_follows(k):
                return True  # "did not help the worker"
            if u.kind in (WORD, CLAUSE) and (u.low in _GENERAL or u.low in ("adequate", "effective", "proactive", "thorough", "independent", "comprehensive", "systematic", "regular", "full")):
                return True
            if u.kind in (VERB, QUANTITY, NOUN):
                break
        text = self.flow[self.units[i].end : min(self.units[i].end + 60, self.end)].lower()
        return bool(re.match(r"[^,;]*\b(?:proactive|proper|meaningful|prompt|rigorous|adequate|sufficient|effective|increased|improved|greater|effectively|adequately|proactively|systematically|thoroughly|thorough|independent|timely|specialized|consistently|consistent|a\s+legal|legal\s+alternatives?|(?:significant|large|sufficient|adequate)\s+numbers?)\b", text)) and not re.match(r"\s+any\b", text)

    def _singular_follows(self, k: int) -> bool:
        for u in self.units[k + 1 : k + 5]:
            if u.kind == NOUN and u.head in ("victim", "child", "human", "worker", "offender", "official", "case"):
                return not u.low.endswith(("s", "men", "people", "children", "police"))
            if u.kind not in (WORD, NOUN):
                return False
        return False

    def _negated_nouns(self, i: int) -> list[tuple[str, Unit]]:
        """Event nouns that a negated verb has for its object: "did not initiate any prosecutions", "did not provide shelter to victims"."""
        verb = self.units[i]
        found: list[tuple[str, Unit]] = []
        if verb.lemma == "complete":
            return []
        if verb.role not in ("opens", "tries", "give", "report", "event") and verb.lemma not in CARRIERS and verb.lemma not in ("have", "make"):
            return found  # "did not develop referral procedures"
        for k in range(i + 1, min(self._scope(i + 1), i + 14)):
            u = self.units[k]
            if u.kind == VERB and u.voice != "participle" or u.kind == PREP and found:
                break
            if u.kind in (NOUN, QUANTITY) and u.head == "event":
                if self.units[k - 1].low in ("of", "for", "during", "in", "following", "after") and not found:
                    break
                if not found and not LAW_EVENTS.issuperset(u.events) and any(v.kind == PREP for v in self.units[i + 2 : k]):
                    break  # "had no training in victim identification"
                found.extend((event, u) for event in u.events)
            elif u.kind == NOUN and verb.role == "give" and u.head in SERVED and not any(e == "victim_assisted" for e, _ in found):
                if not self._goes_to_victims(i, k):
                    break  # "support to the fund for victim services"
                found.append(("victim_assisted", u))
            elif u.kind == NOUN and verb.role in ("give", "opens") and u.head == "course" and not found:
                if self._staff_follows(k) or any(v.head in ("official", "trainee") for v in self.units[i + 1 : k]):
                    found.append(("official_trained", u))
                break
            elif u.kind == NOUN and u.head == "case" and verb.role in ("opens", "tries") and not found and self.units[k - 1].kind != PREP:
                found.append(("investigation" if verb.role == "opens" else "prosecution", u))
        if found and found[0][0] == "victim_assisted" and verb.role == "give" and not any(u.head in ("victim", "child", "human") for u in self.units[i + 1 : i + 14] if u.kind in (NOUN, QUANTITY)):
            return []
        return found

    def _goes_to_victims(self, i: int, k: int) -> bool:
        """True for "shelter to male victims", "victims with shelter", not for "support to the fund for victims"."""
        if any(u.kind == NOUN and u.head in ("victim", "child", "human") for u in self.units[i + 1 : k]):
            return True
        for u in self.units[k + 1 : k + 10]:
            if u.kind == NOUN and u.head in ("victim", "child", "human") and u.low != "human":
                return True
            if u.kind == NOUN and u.head not in SERVED and u.low not in ("other", "foreign", "adult", "male", "female") or u.kind == WORD and u.low[-1:] == "d" and u.low.endswith("fund"):
                return False
            if u.kind in (COMMA, SEMICOLON, VERB, CLAUSE) and u.kind != COMMA:
                return False
        return False

    def _staff_follows(self, k: int) -> bool:
        return any(u.head in ("official", "trainee") for u in self.units[k + 1 : k + 8])

    def _negated_passive(self, i: int) -> None:
        """"a diplomat suspected of selling visas was not prosecuted": a zero, save where only most, or not all, were not."""
        verb = self.units[i]
        events = [e for e in verb.events if e in LAW_EVENTS]
        if not events or verb.manner:
            return
        before = self.units[max(self.clause_at, i - 12) : i]
        people = [u for u in before if u.kind in (NOUN, QUANTITY) and u.head in ("official", "offender", "human", "case")]
        if any(u.low in ("remaining", "other", "others", "rest") for u in before):
            return  # "the remaining 31 defendants had not been tried"
        if people and people[0].head in ("official", "offender") and not any(u.low in _GENERAL for u in before):
            for event in events:
                self._zero(i, event, "person", None)

    def _withholds(self, i: int) -> bool:
        """"did not provide data on", "could not determine the number of", "does not keep statistics"."""
        verb = self.units[i]
        if verb.lemma not in TELLING:
            return False
        for k in range(i + 1, min(i + 9, len(self.units))):
            u = self.units[k]
            if u.kind in (NOUN, QUANTITY) and u.head == "data" or u.low in ("how", "whether"):
                return True
            if u.kind in (SEMICOLON, VERB) and u.low != "made" or u.kind == NOUN and u.head in ("service", "victim"):
                return False
        return False
