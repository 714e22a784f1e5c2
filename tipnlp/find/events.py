"""Who counts what: reads the units of a sentence from left to right and says which event governs each number.

A number is an object of the verb before it, the subject of the passive verb after it, the head of an event noun ("19
investigations"), a comparison ("up from 12") or a part ("nine of them women") that takes over the event of another number,
or nothing. The reader keeps the governing verb, the numbers still waiting for their verb, and what was counted last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from tipnlp import tables
from tipnlp.find.clauses import (
    CLAUSE,
    CLOSE,
    COLON,
    COMMA,
    COMPARE,
    DASH,
    INCLUDE,
    JOIN,
    NOUN,
    OPEN,
    PERIOD,
    PHRASAL,
    PREP,
    QUANTITY,
    SEMICOLON,
    VERB,
    WORD,
    Unit,
    verb_forms,
)

LAW_EVENTS = frozenset(("investigation", "arrest", "prosecution", "conviction", "acquittal"))
EVENTS = frozenset((
    "investigation", "arrest", "prosecution", "conviction", "acquittal", "victim_identified", "victim_assisted", "victim_referred", "victim_repatriated",
    "official_trained",
))
VICTIM_EVENTS = frozenset(("victim_identified", "victim_assisted", "victim_referred", "victim_repatriated"))
EVENTS = LAW_EVENTS | VICTIM_EVENTS | {"official_trained"}


@dataclass(slots=True, eq=False)
class Fact:
    """A count before its period is known.

    Attributes:
        event: One of the ten events.
        value: The number; 0 for none; None where it is not reported.
        start: First character of the evidence.
        end: Its end.
        rule: What made it.
        unit: "case", "person", "victim" or None.
        status: "reported", "zero" or "not_reported".
        quantity: The unit that carries the number.
        place: Index of that unit (or of the verb of a zero) among the sentence's units.
        relation: "main", "compare" (with another time), "part" (of a larger number), "beside" ("in nine cases").
        anchor: The fact that a comparison compares with, or a part belongs to.
    """

    event: str
    value: int | None
    start: int
    end: int
    rule: str
    unit: str | None = None
    status: str = "reported"
    high: int | None = None
    qualifier: str = "exact"
    quantity: Unit | None = None
    place: int = 0
    relation: str = "main"
    anchor: Fact | None = None


@dataclass(slots=True)
class Predicate:
    """The verb that governs what follows."""

    kind: str  # act, passive, opens, tries, give, be, change, block
    events: tuple[str, ...] = ()
    verb: Unit | None = None
    charges: bool = False  # "filed charges": cases follow "in", persons "against"
    topic: tuple[str, ...] = ()


@dataclass(slots=True)
class Counted:
    """A number and the facts it gave, for what takes over from it."""

    unit: Unit
    place: int
    facts: list[Fact] = field(default_factory=list)
    aside: bool = False  # in a prepositional phrase: "in 266 inspections"


@dataclass(slots=True)
class Memory:
    """What the sentence before counted; "Of these, 12 ..." goes back to it."""

    facts: list[Fact] = field(default_factory=list)
    age: int = 0
    seen: set[int | None] = field(default_factory=set)


# --- what a noun can be counted as -----------------------------------------------------------------------------------

_NOT_VICTIMS = frozenset(
    "street distressed vulnerable at-risk homeless orphaned needy poor displaced stranded smuggled deported irregular undocumented unemployed registered "
    "unaccompanied asylum prospective outgoing departing returning".split()
)
_VICTIMISH = re.compile(r"traffick|exploit|enslav|bonded|forced|servitude|slave|prostitut|sold\b|bondage|child\s+labor|begging|recruited|armed|victim|caporalato|domestic")
# People who did it: "three citizens who had exploited minors".
_EXPLOITERS = re.compile(r"\s*,?\s*who\s+(?:had\s+|have\s+|allegedly\s+)*(?:exploited|trafficked|forced|recruited|sold|lured|coerced|held)\s+(?!to\b|into\b|in\b)")
_STRICT_FINDERS = frozenset("intercept find register record document confirm discover uncover locate encounter verify spot save".split())
_PEOPLE = frozenset(("victim", "child", "human", "worker", "nation"))
_ACCUSED = frozenset(("offender", "official", "human", "nation"))


def fits(event: str, unit: Unit, verb: Unit | None, after: str) -> bool:
    """True where a noun phrase can be counted under an event.

    Args:
        event: The event.
        unit: The noun phrase with its number.
        verb: The verb that counts it, where one does.
        after: Text that follows the phrase.
    """
    head = unit.head
    if verb is not None and verb.lemma == "hold" and verb.voice == "passive" and event == "arrest":
        return head in ("offender", "nation")
    if verb is not None and verb.lemma in ("catch", "seize") and not (head == "offender" or head in ("nation", "human") and verb.voice == "active"):
        return False
    if verb is not None and verb.lemma in ("set", "let"):
        if event in VICTIM_EVENTS:
            return head in ("victim", "child", "worker") or unit.low in ("women", "woman", "females")
        return head in ("offender", "official")
    if event in VICTIM_EVENTS:
        if head in ("offender", "official", "trainee", "entity", "other", "event", "report", "service", "refuge", "course", "data", "group", "case"):
            return False
        if head != "victim" and (not _NOT_VICTIMS.isdisjoint(unit.words) or _EXPLOITERS.match(after)):
            return False
        if verb is not None and verb.lemma in _STRICT_FINDERS and head is None:
            return bool(re.search(r"\b(?:as|to\s+be|to\s+have\s+been)\s+(?:[a-z]+\s+){0,3}(?:victims|trafficked)\b", after[:60]))
        if verb is not None and verb.lemma in _STRICT_FINDERS:
            if verb.lemma == "intercept" and head == "child":
                return True
            return head == "victim" or head in _PEOPLE and bool(_VICTIMISH.search(" ".join(unit.words) + " " + after[:70].split(",")[0]))
        if verb is not None and verb.needs and head is None and not unit.part and verb.lemma not in ("return", "remove", "release", "recover"):
            return False
        if head == "worker" and event in ("victim_assisted", "victim_identified", "victim_referred") and (verb is None or verb.lemma not in _FREEING):
            return bool(_VICTIMISH.search(" ".join(unit.words) + " " + after[:60]))
        return True
    if event == "official_trained":
        return head in ("official", "trainee") or (head is None and not unit.words) or unit.part != "" and head is None or head == "human" and (unit.low in ("people", "persons", "individuals", "members") or unit.status == "zero" and len(unit.words) < 2)
    if head in _ACCUSED or head is None:
        return True
    if head == "case":
        return True
    if head == "report":
        return event in ("investigation", "prosecution") and unit.low not in ("leads", "lead")
    if head == "entity":
        return event in ("investigation", "prosecution")
    return False


# Verbs that with cases for victims open an investigation: "uncovered 329 cases".
_FINDERS = frozenset("identify detect uncover register record document".split())
_FREEING = frozenset("rescue free liberate release remove withdraw extricate extract repatriate return".split())


def unit_of(event: str, unit: Unit | None, *, noun: bool = False, default: str | None = None) -> str | None:
    """The unit of a count: case, person, victim, or None where the text leaves it open."""
    head = unit.head if unit is not None else None
    if head in ("case", "report"):
        return "case"
    if event in VICTIM_EVENTS:
        return "victim"
    if event == "official_trained":
        return "person"
    if noun or head == "event":
        return "case" if event in ("investigation", "prosecution") else "person"
    if head in _ACCUSED or head in ("child", "worker", "victim"):
        return "person"
    return None if head == "entity" else default or "person"


# --- phrases of verb and noun ----------------------------------------------------------------------------------------

_SHELTERED = r"(?:in|into|at|to|with)\s+(?:[\w'-]+\s+){0,6}?(?:shelters?|safe\s+houses?|safehouses?|care|refuges?|(?:(?:foster|group|care|children's|residential|remand|state|transit|nursing)\s+)?homes|(?:foster|group|care|children's|residential|remand|state|protected|protective|secure|special|transit|temporary|halfway|church)\s+(?:home|house|family|families|parents)|(?:orphanage|institution|hostel|convent|safe\s+haven)s?|reception\s+cent(?:er|re)s?|protection|accommodation|protective)\b"
_LISTS = {
    "{shelter}": _SHELTERED,
    "{court}": r"(?:to|on|for|before|into|in)\s+(?:the\s+|a\s+|an\s+|its\s+)?(?:[a-z]+\s+)?(?:trial|courts?|justice|dock|tribunals?)\b|before\s+(?:the\s+|a\s+)?(?:judges?|magistrates?|bench)",
}


def phrase_verbs() -> frozenset[str]:
    """Base forms of the verbs of ``count_phrases.tsv``."""
    return frozenset(_phrases())


@dataclass(frozen=True, slots=True)
class _PhraseRow:
    """A row of ``count_phrases.tsv`` for one of its verbs."""

    after: re.Pattern[str]
    event: str
    subject: bool


@cache
def _phrases() -> dict[str, list[_PhraseRow]]:
    """The rows of ``count_phrases.tsv`` by verb."""
    found: dict[str, list[_PhraseRow]] = {}
    for row in tables.rows("count_phrases"):
        text = row["after"]
        for name, pattern in _LISTS.items():
            text = text.replace(name, pattern)
        made = _PhraseRow(re.compile(text), row["event"], row["who"] == "subject")
        for verb in row["verbs"].split():
            found.setdefault(verb, []).append(made)
    return found


# What offenders did is no act of the authorities: "guilty of harboring six girls".
_CRIMINAL_ACT = re.compile(
    r"(?i)\b(?:guilty|charged|accused|convicted|suspected|arrested|indicted|sentenced|prosecuted|detained|tried|investigated|jailed|fined|punished)\b[^;,]{0,60}?\b(?:of|with|for)\s+(?:\w+ly\s+)?$"
)
_PHRASE_EVENTS = EVENTS | {"freed"}
_LOST = frozenset("affirm overturn quash reverse dismiss drop suspend discontinue vacate annul appeal void overrule review uphold affirm abandon reject halt terminate monitor criticize criticized".split())
_GENERAL = frozenset("all most many some few enough sufficient every adequate certain numerous several such these those this that whether each".split())
_SERVED = frozenset(("service", "refuge"))
_OTHER_GIFTS = re.compile(r"\b(?:permits?|visas?|compensation|restitution|residency|residence|immunity|status|citizenship|funding|funds|passports?|grants?|money)\b")


def _with_bracketed_numbers(units: list[Unit]) -> list[Unit]:
    """The units with "judges (30)" made one quantity: the number of the noun before the bracket."""
    k = 0
    while k + 3 < len(units):
        noun, number = units[k], units[k + 2]
        staff = noun.head in ("official", "trainee") or noun.low == "workers" and k > 0 and units[k - 1].low in ("social", "health", "case", "medical", "welfare")
        if noun.kind == NOUN and staff and units[k + 1].kind == OPEN and units[k + 3].kind == CLOSE and number.kind == QUANTITY and number.head is None and not number.part:
            words = (*number.words, noun.low)
            head = "trainee" if noun.head == "worker" else noun.head
            units[k : k + 4] = [replace(number, start=noun.start, end=units[k + 3].end, head=head, low=noun.low, words=words)]
        k += 1
    return units


class Reader:
    """Reads one sentence.

    Args:
        flow: The match view.
        units: Units of the sentence.
        memory: What earlier sentences counted.
    """

    def __init__(self, flow: str, units: list[Unit], memory: Memory) -> None:
        self.flow = flow
        self.units = _with_bracketed_numbers(units)
        self.memory = memory
        self.facts: list[Fact] = []
        self.counted: list[Counted] = []
        self.waiting: list[tuple[Unit, int, str]] = []  # numbers that wait for their verb, with the mode they were met in
        self.subjects: list[tuple[Unit, int, str]] = []  # subjects of the last passive
        self.pred: Predicate | None = None
        self.mode = "main"
        self.topic: tuple[str, ...] = ()
        self.stack: list[tuple[Predicate | None, str, list[tuple[Unit, int, str]]]] = []
        self.dash: list[bool] = []
        self.transparent: set[int] = set()
        self.ahead: list[int] = []  # compared numbers that stand before what they compare with
        self.clause_at = 0
        self.end = units[-1].end if units else 0

    def read(self) -> list[Fact]:
        """The facts of the sentence in text order."""
        i = 0
        while i < len(self.units):
            i = self._unit(i)
        self._give_up_waiting()
        for place in self.ahead:
            self._compare_ahead(place)
        self._spread_each()
        self.facts.sort(key=_place)
        return self.facts

    def _compare_ahead(self, place: int) -> None:
        """"Compared with nine in 2012, prosecutors charged 14": the number compares with the first count after it."""
        mains = [f for f in self.facts if f.relation == "main" and f.place > place]
        if mains and not any(f.place == place for f in self.facts):
            self._take_over(place, [f for f in mains if f.place == mains[0].place], "compare")

    def _spread_each(self) -> None:
        """"one each in 2017 and 2016": one fact for each further period."""
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

    # -- steps --

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
        return i + 1

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
            self._give_up_waiting()
            self.pred, self.mode, self.topic = None, "main", ()
            self.clause_at = i + 1

    def _same_as(self, i: int) -> None:
        """"12 victims received care, the same number as in 2008": the number once more, of another time."""
        dated = any(u.kind == PERIOD for u in self.units[i + 1 : i + 6])
        mains = [f for f in self.facts if f.relation == "main" and f.place >= self.clause_at and f.status == "reported"]
        if not dated or not mains or not _SAME.match(self.flow, self.units[i].start):
            return
        for main in [f for f in mains if f.place == mains[-1].place]:
            self._fact(i, main.event, "compare", "count.same", main.unit, anchor=main, status="reported", value=main.value)

    def _next_content(self, i: int) -> Unit:
        """The next unit that is no plain word ("but only one victim")."""
        for unit in self.units[i + 1 :]:
            if unit.kind != WORD:
                return unit
        return self.units[-1]

    def _lone_dash(self, i: int) -> None:
        """A dash without a second one: a list of parts after a number, else a new clause."""
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        if self.counted and following is not None and following.kind in (QUANTITY, INCLUDE) and (following.kind == INCLUDE or self._own_verb(i + 1) is None):
            self.mode = "part"
        else:
            self._give_up_waiting()
            self.pred, self.mode, self.topic = None, "main", ()
            self.clause_at = i + 1

    def _open(self, i: int) -> None:
        if any(u.low in ("percent", "fraction") for u in self.units[max(0, i - 2) : i]) and self._closing(i) is not None:
            self.transparent.add(self._closing(i) or 0)  # "about a quarter (41) of the victims"
            return
        self.stack.append((self.pred, self.mode, self.waiting))
        self.dash.append(self.units[i].kind == DASH)
        self.waiting = []
        before = self.units[i - 1] if i else None
        self.mode = "main" if before is not None and before.low in ("percent", "fraction") else "part"

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
        if unit.head == "event":
            self.topic = unit.events if self.units[i - 1].kind != JOIN else tuple(dict.fromkeys(self.topic + unit.events))
        elif unit.low in _TALLIES and self.units[i - 1].low in ("the", "this", "that", "the") and not self._names_kind(i):
            self.topic = self._latest_topic()
        elif unit.head == "victim" and not self.topic:
            before = self.flow[max(0, unit.start - 40) : unit.start].lower()
            if re.search(r"numbers?\s+of\s+(?:[\w-]+\s+){0,3}$", before):
                self.topic = ("victim_identified",)

    def _names_kind(self, i: int) -> bool:
        """True for "the number of convictions", which says itself what it counts."""
        return i + 1 < len(self.units) and self.units[i + 1].low in ("of", "on")

    def _latest_topic(self) -> tuple[str, ...]:
        """Events of the last main count, of this sentence or of the one before."""
        mains = [f for f in self.facts if f.relation == "main"] or self.memory.facts
        return tuple(dict.fromkeys(f.event for f in mains if f.place == mains[-1].place))

    # -- numbers --

    def _quantity(self, i: int) -> int:
        unit = self.units[i]
        nr = self._no_data(i)
        if nr:
            return nr
        if self._ignored(i):
            return i + 1
        if unit.status == "zero" and unit.head in _SERVED and self._nobody_served(i, _PEOPLE):
            self._count(i, ["victim_assisted"], "main", "count.none")
            return i + 1
        if unit.status == "zero" and unit.head == "course" and self._nobody_served(i, frozenset(("official", "trainee"))):
            self._count(i, ["official_trained"], "main", "count.none")
            return i + 1
        prep = self._preposition(i)
        if unit.head == "event":
            self._event_noun(i, prep)
            return i + 1
        if prep in ("of", "for", "to", "against", "into") and not unit.back and self._named_by_noun(i, prep):
            return i + 1
        predicate = None if self._right_after_verb(i) else self._own_verb(i)
        if unit.back and i + 1 < len(self.units) and self.units[i + 1].kind == VERB and self.units[i + 1].voice == "participle":
            predicate = i + 1
        if unit.back:
            if predicate is not None and self.units[predicate].role == "event" and self.units[predicate].voice == "participle":
                self._back_reference(i, predicate)
            return i + 1
        if self.mode == "part" and self.stack and self.stack[-1][2] and prep is None and predicate is None and unit.head is not None:
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

    def _nobody_served(self, i: int, people: frozenset[str]) -> bool:
        """"male victims got no shelter", "provided no services to victims"."""
        verb = next((u for u in reversed(self.units[self.clause_at : i]) if u.kind == VERB), None)
        if verb is None or verb.unreal or verb.role not in ("give", "receive") and verb.lemma not in ("get", "obtain", "find"):
            return False
        if self._next_before(i) is not verb:
            return False  # "with little or no support"
        return any(u.kind in (NOUN, QUANTITY) and u.head in people for u in self.units[self.clause_at : i + 8])

    def _next_before(self, i: int) -> Unit:
        """The nearest unit before that is no plain word."""
        return next((u for u in reversed(self.units[:i]) if u.kind != WORD), self.units[0])

    def _named_by_noun(self, i: int, prep: str) -> bool:
        """"The rescue of 12 girls took a day": the noun before counts, whatever verb follows."""
        k = i - 1
        while k >= 0 and self.units[k].kind != PREP:
            k -= 1
        if k < 1 or self.pred is not None or self.mode != "main" or self.units[k - 1].kind == QUANTITY:
            return False
        events = [e for e in self._noun_events(k - 1, prep) if fits(e, self.units[i], None, self._after(self.units[i]))]
        if events:
            self._count(i, events, "main", "count.of_noun")
        return bool(events)

    def _right_after_verb(self, i: int) -> bool:
        """True for the object that stands next to its active verb, whatever verb follows."""
        if self.pred is None or self.pred.kind not in ("act", "opens", "tries") or self.pred.verb is None:
            return False
        k = i - 1
        while k >= 0 and self.units[k].kind in (WORD, PREP):
            k -= 1
        return k >= 0 and self.units[k] is self.pred.verb

    def _ignored(self, i: int) -> bool:
        """"in one case, ..." is no count of cases."""
        unit = self.units[i]
        if unit.head is None and not unit.part and unit.low == "" and i:
            before = self.units[i - 1]
            if before.kind == VERB and before.role == "be" and self.flow[unit.start : unit.start + 5].lower() in ("under", "below", "over ", "above") and (unit.value or 0) < 25:
                return True  # an age
            after = self.units[i + 1].low if i + 1 < len(self.units) else ""
            if before.kind in (JOIN, COMMA) and after not in _AUXILIARIES and any(u.low == "duration" for u in self.units[max(0, i - 3) : i - 1]):
                return True  # "five to seven years, and six to eight if ..."
        if (unit.head is None or unit.low in ("more", "fewer", "less")) and re.match(r"\s*(?:more|fewer|less|higher|lower|greater)?\s*than\b", self.flow[unit.end : unit.end + 20]) and not unit.part:
            return True  # "31 more than in 2017"
        if unit.value == 1 and unit.head is None and i and self.units[i - 1].low == "the":
            return True  # "the one in Beirut"
        if unit.value == 1 and unit.head in ("case", "event") and i and self.units[i - 1].low in ("in", "at", "during") and i < 3:
            return True
        if unit.value == 1 and unit.head == "case" and i and self.units[i - 1].low == "in":
            following = self.units[i + 1] if i + 1 < len(self.units) else None
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
        """"264 were under 18"."""
        unit = self.units[i]
        return (
            unit.head is None and unit.value is not None and 5 <= unit.value <= 21 and re.match(r"\s+(?:or|and|to)\s+\w+\s+years?\b", self._after(unit)) is not None
            or unit.head is None and unit.value is not None and 5 <= unit.value <= 21 and i > 0 and self.units[i - 1].kind == VERB
            and self.units[i - 1].role == "be" and re.match(r"(?i)(?:under|below|over|above|aged|younger|older)\b", self.flow[unit.start : unit.end]) is not None
        )

    def _preposition(self, i: int) -> str | None:
        """The preposition that governs a number, None for none. "A total of 12" is no prepositional phrase."""
        k = i - 1
        while k >= 0 and self.units[k].kind == WORD and (self.units[k].low in _BEFORE_NUMBER or self.units[k].low.endswith("'s")):
            k -= 1
        if k < 0 or self.units[k].kind != PREP:
            return None
        if self.units[k].low == "of" and k and self.units[k - 1].head == "group":
            return self._preposition(k - 1)
        return self.units[k].low

    def _own_verb(self, i: int) -> int | None:
        """Index of the finite verb (or participle right after it) of which the number is the subject."""
        unit = self.units[i]
        after_apposition = self._verb_after_apposition(i)
        if after_apposition is not None:
            return after_apposition
        free = self.pred is None and not self.stack and self.mode == "main" and self._preposition(i) is None
        if unit.part == "them" and self.flow[: unit.end].endswith(("whom", "which")):
            free = True
        fresh = free or self._opens_clause(i)
        k = i + 1
        relative = 0
        while k < len(self.units):
            u = self.units[k]
            if u.kind == VERB:
                if u.voice in ("participle", "gerund", "base"):
                    if u.lemma in ("face", "stand") and k == i + 2 and self.units[k - 1].low == "to":
                        return k  # "the only defendant to face prosecution"
                    k += 1
                    continue
                if self._is_reduced(k):
                    k += 1
                    continue
                if relative:
                    relative -= 1
                    k += 1
                    continue
                if u.voice == "active" and self.units[k - 1].kind == JOIN:
                    return None
                return k
            if u.kind == CLAUSE:
                restrictive = k == i + 1 or self.units[k - 1].kind != COMMA or free
                if u.low not in ("who", "whom", "which", "that", "whose", "where") or not restrictive:
                    return None
                relative += 1
                k += 1
                continue
            if u.kind == QUANTITY:
                if fresh or self.units[k - 1].kind == PREP:
                    k += 1
                    continue
                return None
            if u.kind in (COMMA, JOIN, INCLUDE):
                inserted = fresh and u.kind == COMMA and k + 1 < len(self.units) and (
                    self.units[k + 1].kind == VERB and self.units[k + 1].voice in ("gerund", "participle") or self.units[k + 1].kind in (CLAUSE, INCLUDE) or self.units[k + 1].low == "involving"
                    or self.units[k + 1].low in _SHARES and k + 2 < len(self.units) and self.units[k + 2].kind == INCLUDE
                )
                if u.kind == JOIN and u.low == "but" or not free and not (fresh and u.kind == JOIN) and not inserted:
                    return None
                if u.kind == JOIN and k + 1 < len(self.units) and self.units[k + 1].kind == WORD and self.units[k + 1].low in ("the", "a", "an", "its", "it", "they", "he", "she", "authorities"):
                    return None
            elif u.kind == OPEN or u.kind == DASH:
                close = self._closing(k)
                if close is None:
                    return None
                k = close
            elif u.kind == COMPARE:
                if not free:
                    return None
            elif u.kind in (SEMICOLON, COLON, CLOSE) or u.kind == PREP and u.low in ("after", "before", "until", "since") and not free or u.kind == WORD and u.low in ("it", "they", "he", "she", "we") and not relative:
                return None
            k += 1
        return None

    def _opens_clause(self, i: int) -> bool:
        """True after ", and" or "but"."""
        k = i - 1
        while k > 0 and self.units[k].kind == WORD:
            k -= 1
        return k > 0 and self.units[k].kind == JOIN and (self.units[k - 1].kind == COMMA or self.units[k].low == "but")

    def _closing(self, k: int) -> int | None:
        wanted = CLOSE if self.units[k].kind == OPEN else DASH
        for at in range(k + 1, len(self.units)):
            if self.units[at].kind == wanted:
                return at
            if self.units[at].kind == SEMICOLON and wanted == DASH:
                return None
        return None

    def _verb_after_apposition(self, i: int) -> int | None:
        """Index of the verb of "two of whom, a Chilean and a Peruvian, were indicted", None where there is no such aside."""
        if self.units[i].part != "them" or i + 1 >= len(self.units) or self.units[i + 1].kind != COMMA:
            return None
        for k in range(i + 2, min(i + 12, len(self.units) - 1)):
            kind = self.units[k].kind
            if kind == COMMA and self.units[k + 1].low in ("was", "were", "had", "have", "has"):
                return next((n for n in range(k + 1, min(k + 4, len(self.units))) if self.units[n].kind == VERB), None)
            if kind not in (WORD, NOUN, JOIN, PREP, COMMA):
                return None
        return None

    def _is_reduced(self, k: int) -> bool:
        """True for the past form of "women from Peru found in bars": an act without an object, with its place or agent."""
        verb = self.units[k]
        following = self.units[k + 1] if k + 1 < len(self.units) else None
        return (
            verb.voice == "active" and verb.form == "past" and verb.role == "event" and verb.lemma != "return" and self.units[k - 1].kind in (WORD, NOUN)
            and following is not None and following.kind == PREP and following.low in ("in", "by", "at", "on", "during", "from")
        )

    def _back_reference(self, i: int, predicate: int) -> None:
        """"Of the 54 victims identified in 2017": new where the number was not stated before."""
        unit, verb = self.units[i], self.units[predicate]
        known = self.memory.seen | {f.value for f in self.facts}
        if unit.value not in known:
            events = [e for e in verb.events if fits(e, unit, verb, self._after(unit))]
            self._count(i, events, "main", "count.participle")

    def _after(self, unit: Unit) -> str:
        return self.flow[unit.end : min(unit.end + 120, self.end)].lower()

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
        if status == "zero" and following is not None and following.lemma in ("lead", "result") and not unit.events:
            return
        for event in unit.events:
            value = unit.value if status != "not_reported" else None
            self._fact(i, event, self.mode, "count.noun", unit_of(event, unit, noun=True), value=value, status=status)
        self._remember(i)
        self.topic = unit.events

    def _verb_after(self, i: int) -> Unit | None:
        for k in range(i + 1, min(i + 9, len(self.units))):
            u = self.units[k]
            if u.kind == VERB:
                return u
            if u.kind in (SEMICOLON, CLAUSE, COLON) or u.kind == QUANTITY and self.units[k - 1].kind != PREP:
                return None
        return None

    def _object(self, i: int, prep: str | None) -> None:
        """A number without a verb of its own: a comparison, a part, an object, or nothing."""
        unit = self.units[i]
        pred = self.pred
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        if following is not None and following.kind == VERB and following.voice == "participle" and following.role == "event" and pred is not None and pred.kind == "passive" and unit.head is None:
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
        if self._is_direct(i, prep):
            if unit.head is None and self._appositive(i):
                self._part(i)
                return
            self._direct(i)
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
            return prep in ("against", "in", "for", "of")
        if pred.kind == "give":
            return (prep in ("to", "for") or prep == "by" and pred.verb is not None and pred.verb.lemma == "attend") and self._given(i)
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
        while k >= 0 and self.units[k].kind == WORD and self.units[k].low in _BEFORE_NUMBER:
            k -= 1
        return verb is not None and verb.lemma in PHRASAL and k >= 1 and self.units[k].kind == PREP and self.units[k - 1] is verb

    def _appositive(self, i: int) -> bool:
        """"identified 121 victims, 93 in domestic servitude": a bare number after a comma, where the verb has had its object."""
        if self.units[i - 1].kind not in (COMMA, JOIN) or not self.counted:
            return False
        last = self.counted[-1]
        return bool(last.facts) and last.unit.head is not None and self._between_is_flat(last.place, i)

    def _between_is_flat(self, a: int, b: int) -> bool:
        return not any(u.kind == VERB and u.voice not in ("participle", "gerund") for u in self.units[a + 1 : b])

    def _direct(self, i: int) -> None:
        """The object of an active verb."""
        unit, pred = self.units[i], self.pred
        assert pred is not None
        after = self._after(unit)
        if pred.kind == "opens":
            if unit.head == "case":
                self._count(i, ["investigation"], "main", "count.object")
            elif unit.head is None:
                events = self._latest_events()
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
        if unit.head == "case" and pred.events == ("victim_identified",) and pred.verb is not None and pred.verb.lemma in _FINDERS:
            events = ["investigation"]
        if pred.charges and unit.head is None and self.units[i - 1].low == "in":
            self._count(i, events, "main", "count.object", default="case")
            return
        if pred.kind == "give" and "official_trained" in pred.events and len(pred.events) > 1:
            events = [e for e in events if (e == "official_trained") == (unit.head in ("official", "trainee"))]
        if pred.kind == "give" and unit.head is None and self.units[i - 1].kind != PREP and not self._between_is_flat_after(i):
            events = []
        if pred.kind == "give" and pred.events == ("official_trained",) and unit.head in ("victim", "child"):
            events = ["victim_assisted"]  # vocational training
        if not events and unit.traits:
            events = [e for e in unit.traits if fits(e, unit, None, after)]
        if not events and unit.head is None and pred.verb is not None and pred.verb.needs and self._right_after_verb(i):
            events = self._understood(pred)
            relation = "compare" if events and pred.verb.lemma in _NOTED and events != list(pred.events) else "main"
            self._count(i, events, relation, "count.object")
            return
        self._count(i, events, "main", "count.object")

    def _understood(self, pred: Predicate) -> list[str]:
        """What a bare object is, from what was counted last: "identified 67 victims and recognized 41", "in 2013 they had recorded 109"."""
        last = list(self._latest_topic())
        if any(e in VICTIM_EVENTS for e in last):
            return list(pred.events)
        return last[:1] if pred.verb is not None and pred.verb.lemma in _NOTED else []

    def _between_is_flat_after(self, i: int) -> bool:
        return True

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

    def _latest_events(self) -> list[str]:
        for fact in reversed(self.facts):
            if fact.event in LAW_EVENTS:
                return [fact.event]
        return [f.event for f in self.memory.facts[-1:] if f.event in LAW_EVENTS]

    def _gapped(self, i: int) -> None:
        """A bare number whose verb was said before: "six were convicted in Tema and four in Accra"."""
        unit = self.units[i]
        last = self.counted[-1] if self.counted else None
        if last is not None and self._lists_kinds(i, last):
            self._take_over(i, [f for f in last.facts if _kin(f, unit)], "part")  # "210 were women, 60 men, and 19 children"
            return
        if unit.head in (None, "nation") and last is not None and self.units[i - 1].kind in (JOIN, COMMA, WORD, NOUN) and self.pred is not None:
            verbs = [u for u in self.units[last.place + 1 : i] if u.kind == VERB and u.voice not in ("participle", "gerund")]
            if not verbs or len(verbs) == 1 and verbs[0] is self.pred.verb:
                self._take_over(i, last.facts, "part" if self.pred.kind == "be" else last.facts[0].relation if last.facts else "main")
                return
        self._leftover(i)

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
        under = _UNDER.match(self._after(unit))
        if under is not None and under.lastgroup and unit.head in ("case", "human", "offender", "official", None):
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
        if prep == "against" and self.pred is not None and self.pred.kind == "passive" and unit.head in _ACCUSED and not self.subjects and not LAW_EVENTS.isdisjoint(self.pred.events):
            self._count(i, [e for e in self.pred.events if e in LAW_EVENTS], "main", "count.against")
            return
        if prep == "against" and self.facts and not (self.pred is not None and self.pred.kind == "block") and self.facts[-1].event in ("prosecution", "investigation", "conviction") and unit.head in _ACCUSED:
            self._count(i, [self.facts[-1].event], "beside", "count.against")
            return
        if prep in ("from", "to") and self.pred is not None and self.pred.kind == "change" and self._inherit_topic(i, prep):
            return
        self._leftover(i)

    def _noun_events(self, k: int, prep: str) -> list[str]:
        """Events that a noun before a preposition names: "the rescue of 12", "assistance to 12", "prosecutions and convictions of 12"."""
        noun = self.units[k]
        if noun.low in _FREEINGS and prep == "of":
            return [_FREEINGS[noun.low]]
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
        if noun.head in _SERVED and prep in ("to", "for", "of") and not self._is_place(noun, prep):
            return ["victim_assisted"]
        if noun.head == "course" and prep in ("for", "of", "to"):
            return ["official_trained"]
        if noun.low in ("charges", "proceedings", "indictments") and prep == "against":
            return ["prosecution"]
        return []

    def _is_place(self, noun: Unit, prep: str) -> bool:
        return prep == "of" or noun.low in ("shelters", "home", "homes")

    def _latest_case_events(self, i: int) -> list[str]:
        if self.pred is not None and self.pred.kind in ("act", "passive") and not LAW_EVENTS.isdisjoint(self.pred.events):
            return [e for e in self.pred.events if e in LAW_EVENTS]
        last = self.counted[-1] if self.counted else None
        if last is None or self.pred is not None and self.pred.kind == "block" and not self._between_is_flat(last.place, i):
            return []
        return [f.event for f in last.facts if f.event in LAW_EVENTS]

    # -- comparisons and parts --

    def _mains(self) -> list[Fact]:
        """Facts of the clause that a comparison can compare with: since the last semicolon, else of the whole sentence."""
        here = [f for f in self.facts if f.relation == "main" and f.place >= self.clause_at]
        if here or any(u.kind in (VERB, NOUN) and u.role != "be" for u in self._before_comparison()):
            return here
        return [f for f in self.facts if f.relation == "main"]

    def _before_comparison(self) -> list[Unit]:
        """Units of the clause before its comparator: where they speak of something else, nothing before them is compared."""
        for k in range(self.clause_at, len(self.units)):
            if self.units[k].kind == COMPARE:
                return self.units[self.clause_at : k]
        return []

    def _compare(self, i: int, prep: str | None) -> None:
        unit = self.units[i]
        mains = self._mains()
        own = self._own_participle(i)
        if own:
            self._count(i, own, "compare", "count.participle")
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
            same = [f for f in mains if f.quantity is not None and f.quantity.low == unit.low] or [f for f in mains if _kin(f, unit)]
            return self._siblings(same[-1], mains) if same else []
        group = self._compared_group(i)
        spots = list(dict.fromkeys(f.place for f in mains))
        if len(group) > 1 and len(spots) >= len(group):
            spot = spots[-len(group) :][group.index(i)]
            return [f for f in mains if f.place == spot]
        return self._siblings(mains[-1], mains)

    def _siblings(self, fact: Fact, mains: list[Fact]) -> list[Fact]:
        return [f for f in mains if f.place == fact.place]

    def _compared_group(self, i: int) -> list[int]:
        """Indices of the bare numbers that are compared together: "compared with 366 and 58, respectively, in 2019"."""
        group = [i]
        for step in (1, -1):
            k = i + step
            while 0 <= k < len(self.units) and self.units[k].kind in (JOIN, COMMA, QUANTITY):
                if self.units[k].kind == QUANTITY:
                    if self.units[k].head is not None or self.units[k].part:
                        break
                    group.append(k)
                k += step
        return sorted(group)

    def _part(self, i: int) -> None:
        """A part of what was counted before, or in brackets the number of another year."""
        unit = self.units[i]
        source = self._whole(unit)
        if source is None:
            fresh = not any(c.place >= self.clause_at for c in self.counted)
            if not (unit.head is None and fresh and self._inherit_topic(i, None)):  # "prosecutions remained few: nine in 2019"
                self._leftover(i)
            return
        kin = [f for f in source if _kin(f, unit)]
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

    def _whole(self, unit: Unit) -> list[Fact] | None:
        """The facts of the number that a part belongs to; None where that number counted nothing."""
        tops = [c for c in self.counted if not c.facts or c.facts[0].relation in ("main", "beside")]
        if not tops:
            return self._remembered(unit)
        if unit.head is None and unit.part != "them":
            tops = [c for c in tops if not c.aside] or tops
        last = tops[-1]
        if unit.head is None or unit.part == "them":
            if last.facts and last.facts[0].relation == "beside":
                mains = [c for c in tops if c.facts and c.facts[0].relation == "main"]
                return mains[-1].facts if mains else last.facts
            return last.facts or None
        for c in reversed(tops):
            if c.facts and any(_kin(f, unit) for f in c.facts):
                return c.facts
        return None

    def _remembered(self, unit: Unit) -> list[Fact] | None:
        facts = [f for f in self.memory.facts if _kin(f, unit)]
        if not facts:
            return None
        same = {f.event: f for f in facts if f.place == facts[-1].place and f.quantity is facts[-1].quantity}
        return list(same.values())

    def _inherit_topic(self, i: int, prep: str | None) -> bool:
        """"Convictions rose from 12 to 15", "the number of victims identified was 34"."""
        unit = self.units[i]
        if not self.topic or unit.head not in (None, "case", "offender", "victim", "child", "human", "nation"):
            return False
        if unit.status == "zero" and unit.head is None and self.flow[unit.start : unit.end].lower() not in ("none", "zero", "nobody"):
            return False  # "no other sanctions"
        events = [e for e in self.topic if fits(e, unit, None, "")]
        if not events:
            return False
        self._count(i, events, "compare" if prep == "from" or self.mode == "compare" and prep != "to" else "main", "count.topic", noun=unit.head is None)
        return True

    def _take_over(self, i: int, facts: list[Fact], relation: str) -> None:
        unit = self.units[i]
        made: list[Fact] = []
        if unit.status == "zero" and relation == "part":
            facts = []  # "none of whom served time"
        for source in facts:
            if unit.head is not None and not _kin(source, unit):
                continue
            kind = unit_of(source.event, unit, default=source.unit) if unit.head not in (None, "nation") else source.unit
            if unit.head is None and source.quantity is not None and source.quantity.head == "event" and source.event != "investigation":
                kind = source.unit
            made.append(self._fact(i, source.event, relation, "count." + ("compare" if relation == "compare" else "part" if relation == "part" else "gap"), kind, anchor=source.anchor if relation == source.relation and relation != "main" else source))
        self.counted.append(Counted(unit, i, made))

    # -- verbs --

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
        if verb.voice == "gerund" and verb.role not in ("event", "opens", "tries", "give", "report") and self._phrase(i) not in EVENTS:
            if verb.role == "change":
                self.pred = self.pred or Predicate("change", verb=verb)
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
        """True for the second verb of "should fund shelters and prosecute five traffickers"."""
        verb, before = self.units[i], self.pred.verb if self.pred is not None else None
        if verb.form != "base" or not i or self.units[i - 1].kind != JOIN:
            return False
        return before is not None and before.unreal and before.form == "base" or _DUTY.search(self.flow, self.units[self.clause_at].start, verb.start) is not None

    def _in_relative(self, i: int) -> bool:
        """True for the verb of "41 victims who cooperated were ...", after which the number still waits for its own verb."""
        k = i - 1
        while k > 0 and self.units[k].kind == WORD:
            k -= 1
        if k > 0 and self.units[k].kind == NOUN and self.units[k - 1].kind == CLAUSE and self.units[k - 1].low == "whom":
            k -= 1  # "whom police would have fined"
        return k > 0 and self.units[k].kind == CLAUSE and self.units[k].low in ("who", "which", "that", "whom") and self.units[k - 1].kind in (QUANTITY, NOUN)

    def _object_next(self, i: int) -> bool:
        return i + 1 < len(self.units) and self.units[i + 1].kind in (QUANTITY, WORD)

    def _phrase(self, i: int, *, subject: bool = False) -> str | None:
        """The event of a verb with the words after it ("found ... guilty"), None where the table's role stands.

        Args:
            i: Index of the verb.
            subject: True for phrases whose active verb counts its subject ("12 stood trial").
        """
        verb = self.units[i]
        known = _phrases().get(verb.lemma)
        if known is None:
            return None
        after = self.flow[verb.end : min(verb.end + 170, self.end)].lower()
        stop = _PHRASE_END.search(after)
        if stop:
            after = after[: stop.start()]
        for row in known:
            if row.subject == subject and row.after.match(after):
                return row.event
        return None

    def _named(self, verb: Unit, phrase: str | None) -> tuple[str, ...]:
        """Events of a verb with its phrase: the phrase decides where there is one."""
        if verb.lemma == "hold" and verb.voice == "passive" and phrase is None:
            return ("arrest",)
        if phrase == "freed":
            return ("victim_identified", "acquittal")
        if phrase in EVENTS:
            return (phrase,)
        return verb.events if verb.role == "event" and phrase is None else ()

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
        for event in good:
            self._fact(k, event, "main" if self.mode == "main" or waiting else self.mode, "count.participle", unit_of(event, target), end=verb.end)
        if good:
            self._remember(k)

    def _passive(self, i: int, phrase: str | None) -> None:
        verb = self.units[i]
        events = self._named(verb, phrase)
        if events:
            self._assign(i, events)
            self.pred = Predicate("passive", events, verb)
            return
        if phrase == "charges" or verb.lemma in ("bring", "file", "lodge", "lay", "press", "issue", "prefer") and self._charges_before(i):
            self.pred = Predicate("act", ("prosecution",), verb, charges=True)
            self._drop_waiting()
            return
        if verb.role in ("opens", "tries"):
            event = "investigation" if verb.role == "opens" else "prosecution"
            named = () if self.waiting else tuple(e for e in self.topic if e in LAW_EVENTS)
            self._assign(i, (event,), only="case")
            self.pred = Predicate("passive", named or (event,), verb)  # "prosecutions were started against 31 persons"
            return
        if verb.role == "give" and not self.waiting and self._service_given(i):
            self.pred = Predicate("give", ("victim_assisted",), verb)
            return
        if not self.waiting and verb.lemma in _HELD and self._course_before(i):
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
        return any(u.kind == NOUN and u.head == "course" for u in before) and not any(u.kind in (QUANTITY, VERB) for u in before)

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
        mine = self._phrase(i, subject=True)
        if mine is not None:
            self._assign(i, (mine,))
            self.pred = Predicate("passive", (mine,), verb)
            return
        if phrase == "none":
            self._other_verb(i)
            return
        if verb.lemma in _RAISERS and _RAISED.match(self._after(verb)):
            self._change_verb(i)
            return
        if verb.lemma in _DRAWN and self._course_before(i):
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
        handler = _ACTIVE.get(verb.role, Reader._other_verb)
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

    def _whom_object(self, i: int) -> bool:
        """True for the verb of "55 of whom the police recognized as victims"."""
        at = self.waiting[-1][1]
        between = self.units[at + 1 : i]
        return self.flow[: self.units[at].end].endswith(("whom", "which")) and 0 < len(between) < 4 and all(u.kind in (WORD, NOUN) for u in between)

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
        if after is None or not (after.low == "them" or after.kind == INCLUDE and after.low == "them") or not self.counted:
            return
        last = self.counted[-1]
        if last.unit.status == "reported" and last.facts:
            for event in events:
                if fits(event, last.unit, self.units[i], "") and not any(f.event == event and f.quantity is last.unit for f in self.facts):
                    self._fact(last.place, event, "main", "count.pronoun", unit_of(event, last.unit))

    def _opens_verb(self, i: int) -> None:
        self._drop_waiting()
        self.pred = Predicate("opens", verb=self.units[i])

    def _tries_verb(self, i: int) -> None:
        self._drop_waiting()
        self.pred = Predicate("tries", verb=self.units[i])

    def _give_verb(self, i: int) -> None:
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
            if u.kind == NOUN and u.head in _SERVED and "victim_assisted" not in events:
                events.append("victim_assisted")
            elif u.kind == NOUN and u.head == "course" or u.kind == VERB and u.low == "training":
                events.append("official_trained")
            elif u.kind == QUANTITY and u.head in ("service", "refuge", "course"):
                events.append("victim_assisted" if u.head in _SERVED else "official_trained")
        return tuple(dict.fromkeys(events))

    def _receive_verb(self, i: int) -> None:
        verb = self.units[i]
        if verb.lemma in ("receive", "accept", "take") and (self._subject_is_refuge(i) or verb.lemma == "receive" and self._next_content(i).head in ("victim", "child")):
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
        subjects = self.waiting or (self.subjects if i and self.units[i - 1].kind in (JOIN, COMMA) else [])
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
        if not self.waiting and (self._heads_list(i) or self._among_them(i)):
            self.pred = Predicate("be", verb=self.units[i], topic=self.topic)
            self.mode = "part"
            return
        if self.waiting and self._under_event(i):
            return
        self._parts_of_memory()
        if not self.topic and self._it_was(i):
            self.mode = "compare"
            self.pred = Predicate("change", verb=self.units[i])
            return
        if not self.topic and self._there_is(i):
            self.topic = self._latest_topic()
        self.pred = Predicate("be", verb=self.units[i], topic=self.topic)

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
        return following is not None and following.kind == QUANTITY and following.head is None and re.search(r"\bthere\s+(?:had\s+|have\s+|has\s+)?$", before) is not None

    def _under_event(self, i: int) -> bool:
        """"12 cases were under investigation", "seven suspects are on trial"."""
        after = self.flow[self.units[i].end : self.units[i].end + 40].lower()
        m = _UNDER.match(after)
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
        self.pred = Predicate("change", verb=self.units[i], topic=self.topic)

    def _other_verb(self, i: int) -> None:
        verb = self.units[i]
        if verb.voice == "passive" and verb.lemma in ("know", "think") and i + 1 < len(self.units) and self.units[i + 1].low == "to":
            return  # "no official is known to have been prosecuted"
        if verb.lemma in ("lead", "result", "end", "ended") and self._led_to(i):
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
        if verb.lemma not in ("have", "make", "remain") and verb.lemma not in _CARRIERS:
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

    # -- waiting numbers --

    def _assign(self, i: int, events: tuple[str, ...], only: str = "") -> None:
        """The passive verb i takes the waiting numbers as its subjects; without any, the last number again ("all of whom")."""
        verb = self.units[i]
        subjects = self.waiting
        if not subjects:
            subjects = self._relative_subject(i)
        self.waiting = []
        status = None
        for unit, place, mode in subjects:
            good = [e for e in events if fits(e, unit, verb, self._after(unit)) and (not only or unit.head == only)]
            if unit.head is None and (unit.part == "them" or place and self.units[place - 1].kind == INCLUDE):
                good = [e for e in good if self._of_a_kind(e, place) or verb.needs and re.match(r"\s+as\s+(?:[\w-]+\s+){0,3}victims\b", self._after(verb))]
            if not good and verb.lemma in _RECOGNIZE and unit.head is None and place and self.units[place - 1].low in ("whom", "them") and self._victims_before(place):
                good = list(events)  # "139 victims, of whom 62 were newly found"
            relation = "part" if mode == "part" and any(f.event in good for f in self.facts) else "main"
            for event in good:
                if not any(f.quantity is unit and f.event == event for f in self.facts):
                    kind = self._unit_of_whole(unit) if event in LAW_EVENTS and unit.head is None else None
                    self._fact(place, event, relation, "count.subject", kind or unit_of(event, unit), status=status)
            if not any(c.unit is unit for c in self.counted):
                self.counted.append(Counted(unit, place, [f for f in self.facts if f.quantity is unit]))
        self.subjects = subjects

    def _victims_before(self, place: int) -> bool:
        """True where the last counted number before a place counted victims."""
        facts = next((c.facts for c in reversed(self.counted) if c.place < place), [])
        return bool(facts) and facts[0].event in VICTIM_EVENTS

    def _unit_of_whole(self, unit: Unit) -> str | None:
        """Case for "three of these were investigated" after a number of cases, else None."""
        if unit.part != "them":
            return None
        facts = self.counted[-1].facts if self.counted else self.memory.facts
        return "case" if facts and facts[-1].unit == "case" else None

    def _of_a_kind(self, event: str, place: int) -> bool:
        """False where "of them", "of whom" go back to suspects and the event is one of victims, or the other way round."""
        for c in reversed([c for c in self.counted if c.place < place]):
            if c.facts:
                return (c.facts[0].event in VICTIM_EVENTS) == (event in VICTIM_EVENTS) or c.facts[0].event == "official_trained"
            if c.unit.head in ("report", "other", "entity", "offender", "official") and event in VICTIM_EVENTS:
                return False
        return True

    def _relative_subject(self, i: int) -> list[tuple[Unit, int, str]]:
        """The number that "who were", "all of whom were" goes back to; the subjects before in "were tried and were convicted"."""
        k = i - 1
        words: list[str] = []
        while k >= 0 and (self.units[k].kind in (WORD, CLAUSE, INCLUDE, JOIN) or self.units[k].kind == COMMA and not words):
            words.append(self.units[k].low)
            if self.units[k].kind in (CLAUSE, INCLUDE):
                break
            k -= 1
        if k >= 0 and self.units[k].kind in (CLAUSE, INCLUDE) and self.units[k].low in ("who", "whom", "which", "that"):
            for at in range(k - 1, -1, -1):
                if self.units[at].kind == QUANTITY:
                    if self.units[at].status == "reported" and (self.units[k].kind == INCLUDE and "all" in words + [self.units[k - 1].low] or self.units[k].kind == INCLUDE and self.units[k - 1].low in ("both", "each") or self.units[k].kind == CLAUSE and all(u.kind in (COMMA,) for u in self.units[at + 1 : k])):
                        return [(self.units[at], at, "main")]
                    return []
                if self.units[at].kind in (SEMICOLON,):
                    return []
            return []
        if k >= 0 and self.units[k].kind == COMMA:
            k -= 1
        if k >= 0 and self.pred is not None and self.pred.verb is self.units[k]:
            return self.subjects if self.pred.kind == "passive" else []
        if words and any(w in ("and", "or", "but") for w in words) or i and self.units[i - 1].kind == WORD and i > 1 and self.units[i - 2].kind in (COMMA, JOIN):
            return self.subjects if self.pred is not None and self.pred.kind == "passive" else []
        return []

    def _parts_of_memory(self) -> None:
        """Waiting numbers whose verb only says who or what they are: parts of what was counted before."""
        waiting, self.waiting = self.waiting, []
        for unit, place, _ in waiting:
            if any(f.quantity is unit for f in self.facts):
                continue
            source = self._whole_for_subject(unit)
            if source and unit.head in (None, "nation", "victim", "child", "human", "offender", "case", "worker", "official"):
                kin = [f for f in source if _kin(f, unit)]
                if kin:
                    self._take_over(place, kin, "part")
                    continue
            if unit.traits:
                events = [e for e in unit.traits if fits(e, unit, None, "")]
                self._count(place, events, "main", "count.participle")
                continue
            if not source and unit.head is None and unit.part != "noun" and self._inherit_topic(place, None):
                continue
            self._count(place, [], "main", "")

    def _whole_for_subject(self, unit: Unit) -> list[Fact] | None:
        if unit.head is not None and not unit.part and self.mode != "part" and unit.head not in ("nation",) and unit.status == "reported":
            return None
        return self._whole(unit) if not self.counted or unit.part != "noun" else self._by_noun(unit)

    def _by_noun(self, unit: Unit) -> list[Fact] | None:
        """"12 of the victims": the last number of the kind."""
        for c in reversed(self.counted):
            if c.facts and any(_kin(f, unit) for f in c.facts) and c.facts[0].relation in ("main", "beside"):
                return c.facts
        return self._remembered(unit)

    def _drop_waiting(self) -> None:
        """An active verb makes the waiting numbers its agents: they count nothing."""
        for unit, place, _ in self.waiting:
            events = [e for e in unit.traits if fits(e, unit, None, "")]
            if not any(c.unit is unit for c in self.counted):
                self._count(place, events, "main", "count.participle")
        self.waiting = []

    def _give_up_waiting(self) -> None:
        """The clause ended without a verb for the waiting numbers."""
        waiting, self.waiting = self.waiting, []
        for unit, place, mode in waiting:
            if any(c.unit is unit for c in self.counted):
                continue
            source = self._whole(unit) if mode == "part" or unit.part else None
            kin = [f for f in source or () if _kin(f, unit)]
            if kin:
                self._take_over(place, kin, "part")
            else:
                events = [e for e in unit.traits if fits(e, unit, None, "")]
                self._count(place, events, "main", "count.participle")

    # -- negations --

    def _no_data(self, i: int) -> int:
        """"no data were provided on investigations", "no statistics on convictions": the index after it."""
        unit = self.units[i]
        if unit.status == "not_reported" and unit.head is None and not unit.words and self.flow[unit.start : unit.start + 2].lower() == "no":
            return self._not_reported(i, i + 1)  # "has no record of how many"
        if unit.status != "zero" or unit.head != "data" and not (unit.head == "report" and unit.low in ("reports", "report")):
            return 0
        return self._not_reported(i, i + 1)

    def _not_reported(self, trigger: int, first: int) -> int:
        """One fact of status not_reported for each event named from unit ``first`` to the end of the clause."""
        last = self._scope(first)
        events: dict[str, Unit] = {}
        for k in range(first, last):
            u = self.units[k]
            if u.kind == QUANTITY and u.status == "reported" and u.value is not None:
                last = k  # "did not report the outcome of the 12 cases"
                break
            if u.kind in (NOUN, QUANTITY) and u.head == "event":
                for event in u.events:
                    events.setdefault(event, u)
            elif u.kind == VERB and u.role == "other" and (phrase := self._phrase(k)) in EVENTS and phrase is not None:
                events.setdefault(phrase, u)
            elif u.kind == VERB and u.lemma == "traffic" and u.voice != "gerund" and any(v.low == "many" for v in self.units[max(0, k - 8) : k]):
                events.setdefault("victim_identified", u)  # "how many of them had been trafficked"
            elif u.kind == VERB and u.lemma in _LOOSE_HELP and not any(v.head == "victim" for v in self.units[first:last]):
                continue  # "how many persons were serving in the forces"
            elif u.kind == VERB and u.lemma in _NOTED and u.negated and u.voice == "passive":
                continue  # "how many were convicted is not recorded"
            elif u.kind == VERB and u.role == "event" and not (u.needs and not self._victims_near(k)):
                for event in u.events:
                    events.setdefault(event, u)
            elif u.kind == WORD and k + 1 < last and self.units[k - 1].low in ("on", "of", "about", "for", "regarding") and self.units[k + 1].kind == NOUN and self.units[k + 1].head in ("victim", "child", "human", "worker", "offender", "official"):
                form = verb_forms().get(u.low)  # "data on repatriated victims"
                if form is not None and form.form == "past" and form.role == "event" and not form.needs:
                    for event in form.events:
                        events.setdefault(event, u)
            elif u.kind == NOUN and u.head == "course" and self.units[trigger].role == "report" or u.kind == VERB and u.low == "training":
                events.setdefault("official_trained", u)
            elif u.kind == NOUN and u.head in _SERVED and (self.units[k - 1].low in ("on", "of", "about", "regarding") and u.head == "service" or any(v.kind == VERB and v.role in ("give", "receive") for v in self.units[first:last]) and self._victims_near(k)):
                events.setdefault("victim_assisted", u)
        start = self.units[trigger].start
        self.topic = tuple(events)
        for event, u in events.items():
            noun = self._object_noun(self.units.index(u) + 1)
            if event in LAW_EVENTS and u.kind == VERB and noun is not None and noun.head in ("child", "victim"):
                continue  # "no reports that police detained children"
            self.facts.append(Fact(event, None, start, u.end, "count.not_reported", self._negated_unit(event, u, noun), "not_reported", place=self.units.index(u)))
        return last

    def _victims_near(self, k: int) -> bool:
        if any(u.low == "many" for u in self.units[max(0, k - 6) : k]):
            return True  # "how many women were found"
        return any(u.head in ("victim", "child") for u in self.units[max(0, k - 6) : k + 6])

    def _scope(self, first: int) -> int:
        """Index where the reach of a negation ends."""
        for k in range(first, len(self.units)):
            u = self.units[k]
            if u.kind in (SEMICOLON, CLOSE, COMPARE) or u.kind == CLAUSE and self.units[k - 1].kind == COMMA or u.kind == CLAUSE and u.low in ("while", "although", "though", "because", "whereas", "however", "therefore", "since"):
                return k
            if u.kind == JOIN and (u.low in ("but", "yet") or u.low == "nor" and k + 1 < len(self.units) and self.units[k + 1].form == "base"):
                return k
            if u.kind == CLAUSE and u.low == "that" and k > first and self.units[k - 1].kind in (NOUN, WORD) and self.units[k - 1].head != "victim":
                return k  # "organizations that assist victims"
            if u.kind in (JOIN, COMMA) and k + 1 < len(self.units) and self.units[k + 1].low in _AUXILIARIES:
                return k
            if u.kind == VERB and u.form == "past" and u.voice == "active" and not u.negated and k > first and self.units[k - 1].kind in (JOIN, COMMA):
                return k
            if u.kind in (JOIN, COMMA) and self._new_subject(k):
                return k
        return len(self.units)

    def _new_subject(self, k: int) -> bool:
        """True where ", and the police arrested" or ", it suspended" begins."""
        at = k + 1
        if at < len(self.units) and self.units[at].kind == JOIN:
            at += 1
        if at >= len(self.units):
            return False
        first = self.units[at]
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
                        return Unit(NOUN, u.start, final.end, final.low, "other")  # "child pornography"
                    if final.head in ("event", "service", "data", "course", "refuge"):
                        continue
                    return final
                return u
            if u.kind in (SEMICOLON, CLAUSE) or u.kind == JOIN and u.low == "but":
                return None
            if u.kind == WORD and u.low in ("anyone", "anybody"):
                return Unit(NOUN, u.start, u.end, u.low, "human")
        return None

    def _end_of_compound(self, at: int) -> Unit:
        """The last word of a run of nouns and plain words ("adult trafficking victims")."""
        while at + 1 < len(self.units) and self.units[at + 1].kind in (NOUN, WORD) and self.units[at + 1].low.isalpha() and not (
            self.units[at + 1].low in _BEFORE_NUMBER or self.units[at + 1].low in _AUXILIARIES or self.units[at + 1].low.endswith("ly")
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
                if self._can_be_none(event, verb, probe):
                    self._zero(i, event, self._negated_unit(event, verb, noun), noun)
            return i + 1
        if verb.lemma == "file" and (self._object_noun(i + 1) or verb).low not in ("case", "cases", "charges"):
            return i + 1
        for event, u in self._negated_nouns(i):
            self._zero(i, event, self._negated_unit(event, u, self._object_noun(self.units.index(u) + 1)), u)
        return i + 1

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
        if event in VICTIM_EVENTS and noun.head == "worker":
            return True
        return fits(event, noun, verb if verb.needs else None, self.flow[noun.end : noun.end + 80].lower())

    def _is_object(self, verb: Unit, noun: Unit) -> bool:
        """False for the noun of "did not find mechanisms for victims" and for an object of an unknown kind ("did not identify hazards")."""
        at = self.units.index(verb) + 1
        if at > 1 and self.units[at - 2].low in _ANYBODY:
            return True  # "nor were any flown home"
        if noun not in self.units:
            first = self.units[at] if at < len(self.units) else None
            return first is None or first.kind not in (WORD, NOUN) or first.low in ("any", "anyone", "anybody", "them", "him", "her")
        between = self.units[at : self.units.index(noun)]
        if any(u.kind in (JOIN, VERB, COMMA) for u in between):
            return True
        return not (len(between) > 1 and between[0].kind in (WORD, NOUN) and between[0].low != "any" and any(u.kind == PREP for u in between))

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
        return bool(re.match(r"[^,;]*\b(?:proactive|adequate|sufficient|effective|increased|improved|greater|effectively|adequately|proactively|systematically|thoroughly|thorough|independent|timely|specialized|consistently|consistent|a\s+legal|legal\s+alternatives?|(?:significant|large|sufficient|adequate)\s+numbers?)\b", text)) and not re.match(r"\s+any\b", text)

    def _goes_to_victims(self, i: int, k: int) -> bool:
        """True for "shelter to male victims", "victims with shelter", not for "support to the fund for victims"."""
        if any(u.kind == NOUN and u.head in ("victim", "child", "human") for u in self.units[i + 1 : k]):
            return True
        for u in self.units[k + 1 : k + 10]:
            if u.kind == NOUN and u.head in ("victim", "child", "human"):
                return True
            if u.kind == NOUN and u.head not in _SERVED and u.low not in ("other", "foreign", "adult", "male", "female") or u.kind == WORD and u.low[-1:] == "d" and u.low.endswith("fund"):
                return False
            if u.kind in (COMMA, SEMICOLON, VERB, CLAUSE) and u.kind != COMMA:
                return False
        return False

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
        if verb.role not in ("opens", "tries", "give", "report", "event") and verb.lemma not in _CARRIERS and verb.lemma not in ("have", "make"):
            return found  # "did not develop referral procedures"
        for k in range(i + 1, min(self._scope(i + 1), i + 14)):
            u = self.units[k]
            if u.kind == VERB and u.voice != "participle" or u.kind == PREP and found:
                break
            if u.kind in (NOUN, QUANTITY) and u.head == "event":
                if self.units[k - 1].low in ("of", "for", "during", "in", "following", "after") and not found:
                    break
                found.extend((event, u) for event in u.events)
            elif u.kind == NOUN and verb.role == "give" and u.head in _SERVED and self._goes_to_victims(i, k) and not any(e == "victim_assisted" for e, _ in found):
                found.append(("victim_assisted", u))
            elif u.kind == NOUN and verb.role in ("give", "opens") and u.head == "course" and not found:
                if self._staff_follows(k):
                    found.append(("official_trained", u))
                break
            elif u.kind == NOUN and u.head == "case" and verb.role in ("opens", "tries") and not found and self.units[k - 1].kind != PREP:
                found.append(("investigation" if verb.role == "opens" else "prosecution", u))
        if found and found[0][0] == "victim_assisted" and verb.role == "give" and not any(u.head in ("victim", "child", "human") for u in self.units[i + 1 : i + 14] if u.kind in (NOUN, QUANTITY)):
            return []
        return found

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
        if people and people[0].head in ("official", "offender") and not any(u.low in _GENERAL for u in before):
            for event in events:
                self._zero(i, event, "person", None)

    def _withholds(self, i: int) -> bool:
        """"did not provide data on", "could not determine the number of", "does not keep statistics"."""
        verb = self.units[i]
        if verb.lemma not in _TELLING:
            return False
        for k in range(i + 1, min(i + 9, len(self.units))):
            u = self.units[k]
            if u.kind in (NOUN, QUANTITY) and u.head == "data" or u.low in ("how", "whether"):
                return True
            if u.kind in (SEMICOLON, VERB) and u.low != "made" or u.kind == NOUN and u.head in ("service", "victim"):
                return False
        return False

    def _unknown_later(self, i: int) -> int:
        """"the number of victims assisted is unknown", "data on assistance were unavailable": the index after the clause."""
        stop = min((u.start for u in self.units[i:] if u.kind in (SEMICOLON, CLOSE) or u.kind == JOIN and u.low == "but"), default=self.end)
        if _UNKNOWN.search(self.flow, self.units[i].start, stop) is None:
            return 0
        return self._not_reported(i, i + 1)

    # -- facts --

    def _zero(self, i: int, event: str, unit: str | None, noun: Unit | None) -> None:
        verb = self.units[i]
        end = max(verb.end, noun.end if noun is not None and noun.end - verb.end < 80 else verb.end)
        fact = Fact(event, 0, verb.start, end, "count.none", unit, "zero", place=i)
        self.facts.append(fact)

    def _count(self, i: int, events: list[str], relation: str, rule: str, *, noun: bool = False, default: str | None = None) -> None:
        """Make the facts of a number and remember it, counted or not."""
        unit = self.units[i]
        for event in events:
            self._fact(i, event, relation, rule, unit_of(event, unit, noun=noun, default=default))
        self._remember(i)

    def _remember(self, i: int) -> None:
        unit = self.units[i]
        facts = [f for f in self.facts if f.quantity is unit]
        for c in self.counted:
            if c.unit is unit:
                c.facts = facts
                return
        self.counted.append(Counted(unit, i, facts))

    def _fact(
        self, i: int, event: str, relation: str, rule: str, unit: str | None, *, anchor: Fact | None = None, end: int = 0,
        status: str | None = None, value: int | None = None,
    ) -> Fact:
        quantity = self.units[i]
        state = status or quantity.status
        number = value if status is not None else quantity.value
        if anchor is None and relation in ("compare", "part"):
            same = [f for f in self.facts if f.event == event and f.relation == "main"]
            anchor = same[-1] if same else None
        fact = Fact(
            event, number, quantity.start, max(quantity.end, end), rule, unit, state, quantity.high, quantity.qualifier, quantity, i,
            relation, anchor,
        )
        self.facts.append(fact)
        return fact


_ACTIVE = {
    "event": Reader._event_verb, "opens": Reader._opens_verb, "tries": Reader._tries_verb, "give": Reader._give_verb, "receive": Reader._receive_verb,
    "exploit": Reader._exploit_verb, "be": Reader._be_verb, "say": Reader._say_verb, "change": Reader._change_verb, "total": Reader._change_verb,
    "report": Reader._report_verb,
}
_BEFORE_NUMBER = frozenset("just only some another a an its the all their as many additional further other nearly almost".split())
_AUXILIARIES = frozenset("did does do didn't has have had was were is are nor".split())
_FREEINGS = {
    "release": "victim_identified", "recovery": "victim_identified", "removal": "victim_identified", "withdrawal": "victim_identified", "detection": "victim_identified",
    "interception": "victim_identified", "freeing": "victim_identified", "return": "victim_repatriated", "sheltering": "victim_assisted",
}
_LINKS = frozenset("then later also subsequently both eventually".split())
_RECOGNIZE = frozenset("find recognize recognise certify discover detect confirm".split())
_HELD = frozenset("hold give organize attend arrange offer provide deliver conduct run".split())
_DRAWN = frozenset("draw reach attract gather cover unite".split())
_STATES = frozenset("arrived aged employed married pregnant disabled".split())
_ANYBODY = frozenset("any anyone anybody".split())
_SHARES = frozenset("half most some many all both none".split())
_AIM = re.compile(r"(?i)\b(?:aims?|targets?|goals?|quotas?|objectives?|capacity|places|room|maximum\s+capacity)\s+(?:of|for)\s+(?:up\s+to\s+|at\s+least\s+)?$")
_TOO_MANY = 3_000_000  # larger numbers count money or inhabitants
_NOTED = frozenset("record register count log document".split())
_RAISERS = frozenset("bring raise push take lift drive put carry".split())
# "which brought the convictions since 2004 to nine"
_RAISED = re.compile(r"\s+(?:the|its|their)\s+(?:[\w-]+\s+){0,3}?(?:investigations|arrests|prosecutions|convictions|total|number|tally|figure|count)\b[^;,]{0,60}?\bto\s")
_TALLIES = frozenset("figure figures number count total tally".split())
_CARRIERS = frozenset("secure win obtain achieve gain get see lead bring count complete produce yield result record register hand hold undertake".split())
_UNKNOWN = re.compile(
    r"(?i)\b(?:not\s+being\s+(?:known|available|published|kept|recorded|stated)|(?:could|can)\s*not\s+be\s+(?:had|obtained|established|determined|learned|found|ascertained|verified|confirmed|given|provided))\b"
    r"|\b(?:is|was|are|were|being|remain(?:s|ed)?)\s+(?:still\s+|also\s+|again\s+)?(?:unknown|unavailable|unclear|unreported|undisclosed|lacking|missing"
    r"|withheld|classified|hard\s+to\s+come\s+by|impossible\s+to\s+(?:obtain|establish|determine|verify|find)|not\s+(?:yet\s+|publicly\s+|separately\s+|systematically\s+)?(?:to\s+be\s+had|at\s+hand|forthcoming|obtainable|known|available|reported|provided|recorded|disclosed|published|released|made|shared|kept|clear|tracked|given|collected|compiled|stated|broken))\b"
)
_UNDER = re.compile(
    r"\s+(?:still\s+|also\s+|currently\s+)?(?:under\s+(?:active\s+|ongoing\s+)?(?P<investigation>investigation)|(?P<prosecution>on\s+trial|before\s+the\s+courts?)"
    r"|in\s+(?P<victim_assisted>(?:[\w-]+\s+){0,2}shelters?|(?:an?\s+|the\s+)?(?:witness\s+protection|(?:foster|residential|state|protective)\s+care|safe\s?houses?|protected\s+(?:housing|accommodation))))\b"
)
_LOOSE_HELP = frozenset("serve support treat host help feed house clothe".split())
_UNCLEAR = re.compile(r"(?i)\b(?:unclear|unknown|uncertain|not\s+(?:known|clear|certain|reported))\s+$")
_DUTY = re.compile(r"(?i)\b(?:should|must|shall|ought\s+to|needs?\s+to|has\s+to|have\s+to|will|would)\s+(?!not\b)")
_SAME = re.compile(r"(?i)same(?:\s+(?:number|figure|total|count))?\s+as\s+(?:in|during|for|the)\s")
_SERVICE_SUBJECT = re.compile(
    r"(?i)(?:^|[,;]\s*|\b(?:the|a|an|its|and|while|this|such|state|legal|medical|temporary)\s+)(?:[\w-]+\s+){0,3}?(?:reflection(?:\s+(?:period|delay|time))?|recovery\s+period|shelter|help|assistance|care|aid|services"
    r"|support|counsell?ing|protection|lodging|accommodation|housing|treatment|therapy)\s+(?:(?:was|were|is|has|have|had|been|also|only)\s+)*$"
)
_TELLING = frozenset(
    "provide give release publish share compile collect keep maintain have make supply record track furnish disclose specify indicate state say know determine "
    "ascertain confirm report document register offer show produce aggregate disaggregate verify estimate obtain identify".split()
)
_PHRASE_END = re.compile(r";|,\s+(?:and|but|while)\s+(?:[a-z]+\s+){1,5}?(?:was|were|had)\b|\.\s")


def _place(fact: Fact) -> tuple[int, int]:
    return (fact.start, fact.end)


def _kin(fact: Fact, unit: Unit) -> bool:
    """True where a noun phrase can name a part of, or a number beside, what a fact counted."""
    head = unit.head
    if head in (None, "nation"):
        return True
    if fact.event in VICTIM_EVENTS:
        return head in _PEOPLE or head == "case"
    if fact.event == "official_trained":
        return head in ("official", "trainee", "human")
    if head == "event":
        return fact.event in unit.events
    if fact.unit == "case":
        return head in ("case", "report")
    return head in _ACCUSED or head == "case"
