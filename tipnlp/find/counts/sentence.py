"""The units of a sentence with the places in it that rules ask for: what stands before, after and around a unit, which verb is whose."""

from __future__ import annotations

from copy import copy

from tipnlp.find.counts.facts import EVENTS, Counted, Fact, Memory, Predicate
from tipnlp.find.counts.phrases import phrase_event, phrase_rows
from tipnlp.find.counts.units import (
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
    PREP,
    QUANTITY,
    SEMICOLON,
    VERB,
    WORD,
    Unit,
)


def _with_bracketed_numbers(units: list[Unit]) -> list[Unit]:
    """The units with "judges (30)" made one quantity: the number of the noun before the bracket."""
    for k in [k - 1 for k, unit in enumerate(units) if unit.kind == OPEN and 0 < k < len(units) - 2][::-1]:
        noun, number = units[k], units[k + 2]
        staff = noun.head in ("official", "trainee") or noun.low == "workers" and k > 0 and units[k - 1].low in ("social", "health", "case", "medical", "welfare")
        if noun.kind == NOUN and (staff or _is_compared(units, k)) and units[k + 1].kind == OPEN and units[k + 3].kind == CLOSE and number.kind == QUANTITY and number.head is None and not number.part:
            words = (*number.words, noun.low)
            head = "trainee" if noun.head == "worker" else noun.head
            joined = copy(number)
            joined.start, joined.end, joined.head, joined.low, joined.words = noun.start, units[k + 3].end, head, noun.low, words
            units[k : k + 4] = [joined]
    return units


def _is_compared(units: list[Unit], k: int) -> bool:
    """True for the noun of "fewer victims (77) were identified", which is the subject of its verb."""
    after = [u for u in units[k + 4 : k + 8] if u.kind != WORD]
    subject = bool(after) and after[0].kind == VERB and after[0].voice == "passive" or not units[k + 4 : k + 5]
    return units[k].head in ("victim", "offender", "case", "event") and any(u.low in ("more", "fewer", "less") for u in units[max(0, k - 3) : k]) and subject


BEFORE_NUMBER = frozenset("just only some another a an its the all their as many additional further other nearly almost".split())
_THEY = frozenset("it they he she we".split())
_SHARES = frozenset("half most some many all both none".split())


class Sentence:
    """The state of reading one sentence, and questions about its units.

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
        self.of_cases = False  # after "Of the 33 cases, ..." bare numbers are cases
        self.end = units[-1].end if units else 0
        self.words = {unit.low for unit in units}

    def _after(self, unit: Unit) -> str:
        return self.flow[unit.end : min(unit.end + 120, self.end)].lower()

    def _next_content(self, i: int) -> Unit:
        """The next unit that is no plain word ("but only one victim")."""
        for unit in self.units[i + 1 :]:
            if unit.kind != WORD:
                return unit
        return self.units[-1]

    def _next_before(self, i: int) -> Unit:
        """The nearest unit before that is no plain word."""
        return next((u for u in reversed(self.units[:i]) if u.kind != WORD), self.units[0])

    def _verb_after(self, i: int) -> Unit | None:
        for k in range(i + 1, min(i + 9, len(self.units))):
            u = self.units[k]
            if u.kind == VERB:
                return u
            if u.kind in (SEMICOLON, CLAUSE, COLON) or u.kind == QUANTITY and self.units[k - 1].kind != PREP:
                return None
        return None

    def _preposition(self, i: int) -> str | None:
        """The preposition that governs a number, None for none. "A total of 12" is no prepositional phrase."""
        k = i - 1
        while k >= 0 and self.units[k].kind == WORD and (self.units[k].low in BEFORE_NUMBER or self.units[k].low.endswith("'s")):
            k -= 1
        if k < 0 or self.units[k].kind != PREP:
            return None
        if self.units[k].low == "of" and k and self.units[k - 1].head == "group":
            return self._preposition(k - 1)
        return self.units[k].low

    def _closing(self, k: int) -> int | None:
        wanted = CLOSE if self.units[k].kind == OPEN else DASH
        for at in range(k + 1, len(self.units)):
            if self.units[at].kind == wanted:
                return at
            if self.units[at].kind == SEMICOLON and wanted == DASH:
                return None
        return None

    def _right_after_verb(self, i: int) -> bool:
        """True for the object that stands next to its active verb, whatever verb follows."""
        if self.pred is None or self.pred.kind not in ("act", "opens", "tries") or self.pred.verb is None:
            return False
        k = i - 1
        while k >= 0 and self.units[k].kind in (WORD, PREP):
            k -= 1
        return k >= 0 and self.units[k] is self.pred.verb

    def _between_is_flat(self, a: int, b: int) -> bool:
        return not any(u.kind == VERB and u.voice not in ("participle", "gerund") for u in self.units[a + 1 : b])

    def _is_reduced(self, k: int) -> bool:
        """True for the past form of "women from Peru found in bars": an act without an object, with its place or agent."""
        verb = self.units[k]
        following = self.units[k + 1] if k + 1 < len(self.units) else None
        return (
            verb.voice == "active" and verb.form == "past" and verb.role == "event" and verb.lemma != "return" and self.units[k - 1].kind in (WORD, NOUN)
            and following is not None and following.kind == PREP and following.low in ("in", "by", "at", "on", "during", "from")
        )

    def _aside(self, k: int) -> int:
        """Index of the verb after ", half as many as in 2012, were": what the comma opens and a second one closes, 0 where it is a clause."""
        for at in range(k + 1, min(k + 10, len(self.units) - 1)):
            u = self.units[at]
            if u.kind == COMMA:
                following = [v for v in self.units[at + 1 : at + 4] if v.kind != WORD or v.low not in ("was", "were", "had", "has", "have", "been", "also")]
                first = self.units[at + 1]
                return self.units.index(following[0]) if following and following[0].kind == VERB and (first.kind == VERB or first.low in ("was", "were", "had", "has", "have")) else 0
            if u.kind in (VERB, SEMICOLON, CLAUSE, OPEN, DASH, JOIN) and u.low != "as":
                return 0
        return 0

    def _opens_clause(self, i: int) -> bool:
        """True after ", and" or "but"."""
        k = i - 1
        while k > 0 and self.units[k].kind == WORD:
            k -= 1
        return k > 0 and self.units[k].kind == JOIN and (self.units[k - 1].kind == COMMA or self.units[k].low == "but")

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

    def _object_of_relative(self, i: int) -> bool:
        """True for the 27 of "27 of whom they sent to a shelter"."""
        following = self.units[i + 1 : i + 2]
        return self.units[i].part == "them" and self.flow.endswith(("whom", "which"), 0, self.units[i].end) and bool(following) and following[0].low in _THEY

    def _contact_verb(self, i: int) -> int | None:
        """Index of the verb of "the 511 victims it identified", "the 40 victims the police found in May": a relative clause without its pronoun."""
        first = self.units[i + 1] if i + 1 < len(self.units) else None
        if first is None or first.low not in _THEY and first.low != "the":
            return None
        for k in range(i + 2, min(i + 6, len(self.units))):
            unit = self.units[k]
            if unit.kind == VERB:
                following = self.units[k + 1] if k + 1 < len(self.units) else None
                objectless = following is None or following.kind in (PREP, PERIOD, COMMA, SEMICOLON, VERB, CLOSE) or following.low in ("was", "were", "had", "have")
                return k if unit.voice in ("active", "participle") and unit.form == "past" and objectless and not unit.negated else None
            if unit.kind not in (WORD, NOUN):
                return None
        return None

    def _own_verb(self, i: int) -> int | None:
        """Index of the finite verb (or participle right after it) of which the number is the subject."""
        unit = self.units[i]
        after_apposition = self._verb_after_apposition(i)
        if after_apposition is not None:
            return after_apposition
        free = self.pred is None and not self.stack and self.mode == "main" and self._preposition(i) is None
        if unit.part == "them" and self.flow.endswith(("whom", "which"), 0, unit.end):
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
                aside = self._aside(k) if fresh and u.kind == COMMA and not inserted else 0
                if aside:
                    k = aside
                    continue
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
            elif u.kind in (SEMICOLON, COLON, CLOSE) or u.kind == PREP and u.low in ("after", "before", "until", "since") and not free or u.kind == WORD and u.low in _THEY and not relative and not self._object_of_relative(i):
                return None
            k += 1
        return None

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

    def _phrase(self, i: int, who: str = "object") -> str | None:
        """The event of a verb with the words after it ("found ... guilty"), None where the table's role stands.

        Args:
            i: Index of the verb.
            who: "object"; "subject" for phrases whose active verb counts its subject ("12 stood trial"); "recipient" ("granted victim status to 12").
        """
        verb = self.units[i]
        if verb.lemma not in phrase_rows():
            return None
        return phrase_event(verb.lemma, self.flow[verb.end : min(verb.end + 170, self.end)].lower(), who)

    def _named(self, verb: Unit, phrase: str | None) -> tuple[str, ...]:
        """Events of a verb with its phrase: the phrase decides where there is one."""
        if verb.lemma == "hold" and verb.voice == "passive" and phrase is None:
            return ("arrest",)
        if phrase == "freed":
            return ("victim_identified", "acquittal")
        if phrase is not None and phrase in EVENTS:
            return (phrase,)
        return verb.events if verb.role == "event" and phrase is None else ()

    def _names_kind(self, i: int) -> bool:
        """True for "the number of convictions", which says itself what it counts."""
        return i + 1 < len(self.units) and self.units[i + 1].low in ("of", "on")
