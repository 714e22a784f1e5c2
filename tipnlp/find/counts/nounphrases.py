"""Numbered noun phrases: which words belong to a number, what its head noun is, of what it is a part."""

from __future__ import annotations

import re
from typing import Any

from tipnlp.find.counts.lexicon import NO_VERB, NounForm, VerbForm, noun_forms, verb_forms
from tipnlp.find.counts.phrases import phrase_event
from tipnlp.find.counts.tokens import MARKS, Token
from tipnlp.find.counts.units import COMMA, COMPARE, JOIN, MEASURE, NOUN, PERIOD, PREP, QUANTITY, Unit
from tipnlp.find.counts.words import (
    ADJECTIVES_ING,
    ADVERBS,
    AGENCIES,
    BASE_ADJECTIVES,
    BE,
    BODIES,
    CLAUSES,
    DETERMINERS,
    DO,
    ELLIPTIC,
    HAVE,
    INVERTING,
    JOINTS,
    MANNER,
    MODAL,
    NOT_VERBS,
    PARTICLES,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    TRAILING,
    looks_past,
)
from tipnlp.match import Match


class NounPhrases:
    """Reads the noun phrase of each number.

    Args:
        flow: The match view.
        tokens: Tokens of the sentence.
    """

    def __init__(self, flow: str, tokens: list[Token]) -> None:
        self.flow = flow
        self.tokens = tokens
        #: Lower-case words of the tokens, "" for numbers, and a little before the first (counted from the end) and after the last.
        self.words = [t.low for t in tokens] + [""] * 16
        self.units: list[Unit] = []
        self.after_did = self._words_after_did()
        self.inverts = not INVERTING.isdisjoint(self.words)
        self.verbs = verb_forms()
        self.nouns = noun_forms()

    def _words_after_did(self) -> frozenset[int]:
        """Indices of words after "did (not)", where any word may be a verb."""
        if DO.isdisjoint(self.words):
            return frozenset()
        found = set()
        for i, word in enumerate(self.words):
            if word in DO:
                while self.words[i + 1] in ADVERBS or self.words[i + 1] in MANNER or self.words[i + 1] == "not":
                    i += 1
                found.add(i + 1)
        return frozenset(found)

    def _add(self, kind: str, first: int, last: int, **fields: Any) -> Unit:
        token = self.tokens[last]
        unit = Unit(kind, self.tokens[first].start, token.end, token.low)
        for name, value in fields.items():
            setattr(unit, name, value)
        self.units.append(unit)
        return unit

    def _matched(self, i: int, match: Match) -> int:
        if match.label == "CARDINAL" and self._is_year(i, match):
            unit = self._add(PERIOD, i, i)
            unit.period = {"kind": "year", "year": int(match.data["low"]), "end_year": None}
            return i + 1
        if match.label == "CARDINAL" and (m := _THAN_THE.match(self.flow, match.start, match.end)):
            self.units.append(Unit(COMPARE, match.start, m.end(), "than"))
            return self._quantity(i, i + 1, value=int(match.data["low"]), high=match.data["high"])
        if match.label == "CARDINAL":
            low, high = int(match.data["low"]), match.data["high"]
            if self._changes_too():
                self.units[-1].kind = COMPARE
            status = "zero" if low == 0 and high is None else "reported"
            carried = self.units and self.units[-1].lemma == "carry" and self.flow.startswith("over", match.start)
            qualifier = "exact" if carried else str(match.data["qualifier"])  # "carried over nine"
            return self._quantity(i, i + 1, value=low, high=high, qualifier=qualifier, status=status)
        kind = PERIOD if match.label in ("PERIOD", "DATE") else MEASURE
        unit = self._add(kind, i, i)
        if kind == PERIOD:
            unit.period = match.data
        else:
            unit.low = match.label.lower()
        return i + 1

    def _changes_too(self) -> bool:
        """True before the two of "prosecutions rose from 10 to 12 and convictions from two to five"."""
        before = [(u.kind, u.low if u.kind == PREP else u.head) for u in self.units[-2:]]
        return before == [(NOUN, "event"), (PREP, "from")] and any(u.kind == COMPARE for u in self.units)

    def _two_ends(self, i: int, match: Match) -> int:
        """A range that is two counts, the earlier number and the later one."""
        self._quantity(i, i + 1, value=int(match.data["low"]))
        self.units.append(Unit(PREP, match.start, match.start, "to"))
        return self._quantity(i, i + 1, value=int(match.data["high"]))

    def _is_year(self, i: int, match: Match) -> bool:
        """True for the second year of "in 2017 and 2016"."""
        text = self.flow[match.start : match.end]
        if not (len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")) or len(self.units) < 2:
            return False
        if self.units[-1].kind == PREP and self.units[-1].low in ("in", "of", "for", "during") and (self.units[-2].each or self.units[-2].low == "each"):
            return True
        if self.units[-1].kind not in (JOIN, COMMA):
            return False
        before = self.units[-2] if self.units[-2].kind != COMMA else self.units[-3] if len(self.units) > 2 else self.units[-2]
        return before.kind == PERIOD and bool(before.period.get("year"))

    def _quantity(self, first: int, i: int, **fields: Any) -> int:
        """A quantity whose noun phrase begins at token i; the index after the phrase."""
        before = [self.words[first - 2], self.words[first - 1]]
        unit = Unit(QUANTITY, self.tokens[first].start, self.tokens[i - 1].end, **fields)
        unit.back = before == ["all", "but"] or before[0] in ("of", "among") and before[1] in ("the", "these", "those", "its", "all", "their")
        at = i
        if self.words[at] == "of":
            after = self._partitive(at, unit)
            if after:
                at = after
        if unit.part != "noun" and not (unit.part == "them" and (self._past_here(at) or self.words[at] in PARTICLES)):
            at = self._phrase(at, unit)
        self.units.append(unit)
        return at

    def _past_here(self, i: int) -> bool:
        verb = self.verbs.get(self.words[i])
        return looks_past(self.words[i]) or verb is not None and verb.form == "past"

    def _acts_here(self, i: int) -> bool:
        """True for the verb of "12 of those got two years", which is no participle."""
        verb = self.verbs.get(self.words[i], NO_VERB)
        return verb.finite or verb.role == "receive" or verb.lemma in ("get", "draw")

    def _partitive(self, i: int, unit: Unit) -> int:
        """"12 of them", "12 of the victims", "25 of Peru's judges": the index after it, 0 where it is none."""
        word = self.words[i + 1]
        token = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if token is not None and token.match is not None and token.match.label == "CARDINAL" and self.flow[unit.start : unit.end].lower() not in ("hundreds", "thousands"):
            unit.part, unit.whole, unit.end = "noun", int(token.match.data["low"]), token.end  # "two of three defendants"
            at = self._phrase(i + 2, unit)
            unit.inner, unit.traits = unit.traits, ()
            return at
        if word == "the" and self.words[i + 2] in ("total", "number", "caseload", "group"):
            unit.part, unit.end = "noun", self.tokens[i + 2].end
            return i + 3
        if word in ("the", "those") and self._past_here(i + 2) and not self._modifies(i + 2, True) and not (word == "those" and self._acts_here(i + 2)):
            unit.part, unit.end = "noun", self.tokens[i + 2].end  # "seven of the convicted"
            if self.words[i + 2] == "found" and self.words[i + 3] == "guilty":
                unit.traits, unit.end = ("conviction",), self.tokens[i + 3].end
                return i + 4
            return i + 3
        if word in ("them", "whom", "which", "these", "those", "us"):
            follows = self.nouns.get(self.words[i + 2]) if word in ("these", "those") else None
            if follows is None:
                unit.part, unit.end = "them", self.tokens[i + 1].end
                return i + 2
        if word in ("the", "these", "those", "its", "their", "all", "his") or word.endswith("'s"):
            at = i + 2
            owner = next((k for k in range(at, min(at + 5, len(self.tokens) - 1)) if self.words[k].endswith("'s")), None)
            if owner is not None and (m := self.tokens[owner + 1].match) is not None and m.label == "CARDINAL":
                at = owner + 1  # "none of the ministry's 14 inspectors"
            if word == "all" and self.words[at] in ("the", "these", "those"):
                at += 1
            while at < len(self.tokens) and ((m := self.tokens[at].match) is not None and m.label == "CARDINAL"):
                at += 1
                unit.end = self.tokens[at - 1].end
                unit.whole = int(m.data["low"])
            inner = at > i + 2 and self.tokens[at - 1].match is not None
            unit.part = "noun"
            at = self._phrase(at, unit)
            if inner:
                unit.traits = ()  # "11 of the 13 convicted traffickers" goes back
            return at
        return 0

    def _phrase(self, i: int, unit: Unit) -> int:
        """Read the noun phrase after a number into the unit; the index after it."""
        many = unit.value != 1
        at, head, last = self._run(i, unit, many)
        while True:
            more = self._joined(at, unit, head)
            if more is None:
                break
            at, head = more
        unit.head = head
        if at > i:
            unit.end = self.tokens[at - 1].end
            unit.low = self.words[at - 1]
        return at

    def _run(self, i: int, unit: Unit, many: bool) -> tuple[int, str | None, int]:
        """One run of words after a number: the index after it, the class of its head, the index of the head."""
        at, head, head_at = i, None, i - 1
        events: tuple[str, ...] = ()
        plural = False
        traits: list[str] = []
        words: list[str] = []
        while at < len(self.tokens):
            token = self.tokens[at]
            low = token.low
            if low in ("of", "for") and many and at > i and (after := self._body_ends(at)):
                at = after  # "50 Ministry of Labor inspectors"
                continue
            if token.match is not None or low in MARKS or low in PREPOSITIONS or low in JOINTS or low in CLAUSES or low in BE or low in HAVE:
                break
            if low in DO or low in MODAL or low in PRONOUNS or low in ("due", "the", "a", "an", "its", "their", "any", "than", "not", "no", "none", "exist", "exists", "existed", "guilty", "compared", "who", "up", "down"):
                break
            if low in ("each", "respectively"):
                unit.each = low == "each"
                break
            verb = self.verbs.get(low)
            noun = self.nouns.get(low)
            if low == "trafficking":
                pass
            elif verb and noun is None and verb.form != "base" or (verb is None and noun is None and looks_past(low)):
                if at == i and not plural and low.endswith("ed") and self._adjectival(at):
                    words.append(low)
                    at += 1
                    continue
                named = not many and head in PERSONS
                if plural or named or verb is not None and verb.finite or not self._modifies(at, many):
                    break
                if verb and verb.form == "past" and verb.role == "event" and not verb.needs and verb.events[0] != "official_trained":
                    traits.extend(verb.events)
            elif plural and low in NOT_VERBS and low.endswith("ed"):
                break  # "no prosecutions based on this law"
            elif self._ends_phrase(at, at > i, plural, verb, noun) or plural and noun is None and head in PERSONS and self.flow[token.start].islower():
                break  # "29 women cost ...": a plural person is the end of its phrase
            words.append(low)
            if noun and (noun.plural or not many or unit.status != "reported"):
                head, head_at, plural, events = noun.head, at, noun.plural, noun.events
                if low in ("soldier", "soldiers") and self.words[at - 1] == "child":
                    head = "child"
            elif noun:
                head, head_at, events = "singular", at, ()
            at += 1
        while at > i and (self.words[at - 1] in TRAILING or self.words[at - 1] in ADVERBS or (self.words[at - 1].endswith("ly") and self.words[at - 1] not in self.nouns)):
            at -= 1
        if head_at >= at:
            head, head_at, events = None, at - 1, ()  # "sent 872 home"
        if at - 1 > head_at:
            final = self.tokens[at - 1]
            head = None if final.low in ELLIPTIC or final.low in ("ones", "one") else ("nation" if self.flow[final.start].isupper() else "other")
            if head == "other" and plural and self.words[head_at + 1] in ("nationwide",):
                head = self.nouns[self.words[head_at]].head
            events = ()
            if head is None and words and unit.status != "reported" and unit.value == 0:
                head = "other"  # "no forced labor"
        elif head == "singular":
            head = None if self.words[head_at] in ELLIPTIC else "other"
        unit.words += tuple(words)
        unit.traits += tuple(traits)
        if head == "event" and events:
            unit.events += tuple(e for e in events if e not in unit.events)
        if unit.words[-2:] in (("civil", "servants"), ("public", "servants"), ("civil", "servant"), ("public", "servant")):
            head = "official"
        if unit.words[-2:] in (("child", "soldiers"), ("child", "soldier"), ("boy", "soldiers"), ("girl", "soldiers"), ("child", "recruits")):
            head = "victim"
        if unit.words and unit.words[-1] == "workers" and len(unit.words) > 1 and unit.words[-2] in ("social", "health", "case", "medical", "care", "aid", "healthcare", "welfare", "service"):
            head = "trainee"
        return at, head, head_at

    def _body_ends(self, at: int) -> int:
        """Index after the name of the body at "of" in "50 Ministry of Social Affairs officers", 0 where none stands before staff."""
        if BODIES.isdisjoint(self.words[max(0, at - 2) : at]) or not self.flow[self.tokens[at - 1].start].isupper():
            return 0
        k = at + 1
        while k < min(at + 9, len(self.tokens)) and (self.flow[self.tokens[k].start].isupper() or self.words[k] in (",", "and", "the", "of", "for", "(", ")")):
            k += 1
        noun = self.nouns.get(self.words[k]) if k > at + 1 else None
        return k if noun is not None and noun.plural and noun.head in ("official", "trainee", "human") and self.words[k - 1] not in (",", "and") else 0

    def _adjectival(self, at: int) -> bool:
        """True for the participle right after a number whose noun the table does not know: "54 dedicated points of contact"."""
        token = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if phrase_event(self.verbs.get(self.words[at], NO_VERB).lemma, self.flow[self.tokens[at].end : self.tokens[at].end + 80].lower(), "subject") is not None:
            return False  # "eight walked free"
        return token is not None and token.match is None and token.low.isalpha() and not (
            token.low in PREPOSITIONS or token.low in JOINTS or token.low in CLAUSES or token.low in BE or token.low in DETERMINERS
            or token.low in PRONOUNS or token.low in ADVERBS or token.low.endswith("ly") or token.low in ("no", "not", "as", "than", "guilty")
        ) and self.verbs.get(self.words[at], NO_VERB).role not in ("event", "receive", "give", "exploit", "change", "total")

    def _ends_phrase(self, at: int, inside: bool, plural: bool, verb: VerbForm | None, noun: NounForm | None) -> bool:
        """True for words that no noun phrase goes on with: base forms, particles ("six girls home"), gerunds, adverbs."""
        low = self.words[at]
        if verb is not None and verb.form == "base" and noun is None:
            return not (low in BASE_ADJECTIVES and not plural and self.words[at + 1].isalpha() and self.words[at + 1] not in PREPOSITIONS)
        if low in PARTICLES:
            return plural or inside and self.flow[self.tokens[at - 1].start].isupper()
        if low.endswith("ing") and low != "trafficking" and noun is None:
            return plural or inside and low not in ADJECTIVES_ING
        return plural and low in ADVERBS

    def _modifies(self, at: int, many: bool) -> bool:
        """True where a participle stands before its noun ("three suspected trafficking cases")."""
        for k in range(at + 1, min(at + 6, len(self.tokens))):
            low = self.words[k]
            token = self.tokens[k]
            if token.match is not None or low in MARKS or low in PREPOSITIONS or low in CLAUSES or low in BE or low in DETERMINERS or low == "no":
                return False
            noun = self.nouns.get(low)
            if noun and noun.head in ("service", "refuge", "course") and (verb := self.verbs.get(self.words[at])) is not None and (
                verb.role in ("receive", "tries") or phrase_event(verb.lemma, self.flow[self.tokens[at].end : self.tokens[at].end + 80].lower(), "subject") is not None
            ):
                return False  # "41 received assistance", "20 more found refuge"
            if noun and (noun.plural or not many):
                return True
            if low in JOINTS and self.words[k - 1] not in ELLIPTIC and not looks_past(self.words[k - 1]):
                return False
        return self.words[at] in ELLIPTIC and at + 1 < len(self.tokens) and self.words[at + 1] in JOINTS

    def _joined(self, at: int, unit: Unit, head: str | None) -> tuple[int, str | None] | None:
        """The noun phrase goes on after "and": "women and girls", "investigations, prosecutions, or convictions"."""
        k = at
        listed = unit.status != "reported"
        if listed and self.words[k] in ("into", "of", "against") and self.words[k + 1] in ("or", "and"):
            k += 1
        if self.words[k] == ",":
            if not listed:
                return None
            k += 1
        if self.words[k] in ("and", "or", "nor", "and/or"):
            k += 1
            if self.words[k] in ("or", "and"):
                k += 1
        elif self.words[k - 1] != ",":
            return None
        if not listed and head is None and not unit.words and not unit.part:
            return None  # "rose from 10 to 12 and convictions from two to five"
        if k == at or k >= len(self.tokens) or self.tokens[k].match is not None or not self.words[k].isalpha() and "-" not in self.words[k]:
            return None
        probe = Unit(QUANTITY, 0, 0, value=2, status=unit.status)
        after, second, _ = self._run(k, probe, True)
        if after == k or second in (None, "singular"):
            return None
        following = self.words[after]
        if not listed and (following in BE or following in HAVE) and head is not None and _camp(head) != _camp(second):
            return None
        agency = head is None and unit.words[-1:] and unit.words[-1] in AGENCIES and second == "official"  # "87 immigration and police officers took part"
        if self.verbs.get(following) and self.verbs[following].form == "past" and not listed and not agency and _camp(head) != _camp(second):
            return None
        singular = head == "other" and unit.value != 1 and not unit.part and not unit.words[-1].endswith("s") and second in ("official", "trainee")
        joins = (
            head is None and (second not in ("other",))
            or singular  # "60 commune and provincial officials"
            or (head == "event" and second == "event")
            or (listed and "event" in (head, second) and second in ("event", "other", "case"))
            or (head is not None and second is not None and _camp(head) == _camp(second) != "")
            or self._two_peoples(at, k, head)
        )
        if not joins:
            return None
        if singular or self._two_peoples(at, k, head):
            head = None
        unit.words += probe.words
        unit.traits += probe.traits
        unit.events += tuple(e for e in probe.events if e not in unit.events)
        return after, second if head is None or (second == "event" and listed) else head

    def _two_peoples(self, at: int, k: int, head: str | None) -> bool:
        """True at the "and" of "60 Romanian and Bulgarian policemen", two adjectives before one noun."""
        return head == "nation" and not self.words[at - 1].endswith("s") and self.flow[self.tokens[k].start].isupper()


_THAN_THE = re.compile(r"(?i)(?:more|fewer|less|higher|lower|greater)\s+than\s+the\s")

_CAMPS = {
    "victim": "people", "child": "people", "human": "people", "worker": "people", "offender": "people", "nation": "people",
    "official": "staff", "trainee": "staff", "event": "event", "case": "case", "report": "case", "service": "service", "entity": "entity",
}


def _camp(head: str | None) -> str:
    return _CAMPS.get(head or "", "")
