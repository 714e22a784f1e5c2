"""Which sentences can hold a count: a few looks at their words, before any is cut into units.

Reading a sentence costs a hundred times what a look costs, and most sentences with a number or a negation count nothing. Each
condition follows from what the reader asks for before it makes a fact; none decides anything itself. A new rule that makes facts of
other words needs them here too: ``tests/test_counts.py`` reads the corpus with the gates left open and tells which facts they hide.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tipnlp.find.counts.denials import NEGATED, denials, shares_negation
from tipnlp.find.counts.lexicon import noun_forms, verb_forms
from tipnlp.find.counts.negation import TELLING
from tipnlp.find.counts.nouns import FREEINGS
from tipnlp.find.counts.phrases import counts_as_phrase, phrase_verbs
from tipnlp.find.counts.services import HOURS_OF
from tipnlp.find.counts.verbs import DRAWN
from tipnlp.find.counts.waiting import UNDER
from tipnlp.patterns import trie
from tipnlp.signals import Gate, within, words_of
from tipnlp.text import lowered

# Advice and table cells assert nothing.
_SILENT = re.compile(
    r"(?:[•\-*—]\s*)?(?:(?:Fully|Vigorously|Proactively|Significantly|Substantially|Further|Also)\s+)?(?:Increase|Ensure|Amend|Strengthen|Train|Provide|Investigate|Prosecute|Convict|Identify|Develop"
    r"|Continue|Expand|Establish|Implement|Enact|Adopt|Allocate|Fund|Improve|Make|Stop|Raise|Screen|Open|Allow|Bring|Refer|Enhance|Institute|Pursue|Cease|Create|Draft|Pass|Hold|Sentence|Seek"
    r"|Appoint|Hire|Collect|Compile|Publish|Offer|Give|Set|Build|Finalize|Increasingly|Take|Direct|Dedicate|Grant|Achieve|Convict|Finish|Issue|Require|Use|Undertake|Work|Assist)\s(?!of\b|by\b)"
    r"|.{0,80}\bNumber\s+of\s+[A-Z]|Recommendations?\s+(?:for|to)\b|Table\s+\d"
)


def is_silent(flow: str, start: int, end: int) -> bool:
    """True for a sentence of advice or of a table."""
    return _SILENT.match(flow, start, end) is not None


# --- words to look for -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Gates:
    """Classes of words of the tables, made at one time."""

    denials: Gate
    negated: Gate
    asking: Gate  # "data", "how many", "whether"
    events: Gate  # verbs that count, and nouns that name an event
    phrases: Gate  # verbs that count with the words after them
    counted: Gate  # nouns that some verb makes count: the classes below
    cases: Gate
    victims: Gate
    courses: Gate
    services: Gate
    on_cases: Gate  # "opened 12 cases", "heard 12 cases", "12 cases were filed"
    serving: Gate  # "gave 12 women shelter", "12 women found shelter", "aid reached 12"
    taking: Gate  # "the shelter received 12 women", "a home where 12 women stayed"
    telling: Gate  # "could not determine whether aid was given"
    acts: Gate  # "charges against 12 men", "the detention of 12 men"
    held: Gate


@cache
def _gates() -> _Gates:
    found = frozenset(("get", "obtain", "find"))
    return _Gates(
        denials=denials(), negated=NEGATED, asking=_gate(_nouns("data") | {"how", "whether", "many"}),
        events=_gate(_verbs("event") | {word.removeprefix("guilty-") for word in _nouns("event")} | {"charges"}),
        phrases=_gate(_verbs(lemmas=phrase_verbs())),
        counted=_gate(_nouns("case", "victim", "course", "service", "refuge")),
        cases=_gate(_nouns("case", "report")), victims=_gate(_nouns("victim")), courses=_gate(_nouns("course")), services=_gate(_nouns("service", "refuge")),
        on_cases=_gate(_verbs("opens", "tries", lemmas=frozenset(("file", "bring", "lodge")))),
        serving=_gate(_verbs("give", "receive", lemmas=found | DRAWN)),
        taking=_gate(_verbs("receive", lemmas=frozenset(("hold",)))),
        telling=_gate(_verbs("give", "receive", "opens", "report", lemmas=found | TELLING) | TELLING),
        acts=_gate({"charge", "charges", "proceedings", "indictment", "indictments", *FREEINGS}),
        held=_gate({"held"}),
    )


def _gate(words: set[str]) -> Gate:
    return Gate(re.compile(rf"\b{trie(words)}\b"), words)


def _verbs(*roles: str, lemmas: frozenset[str] = frozenset()) -> set[str]:
    return {word for word, form in verb_forms().items() if form.role in roles or form.lemma in lemmas}


def _nouns(*heads: str) -> set[str]:
    return {word for word, form in noun_forms().items() if form.head in heads}


_TALLIED = re.compile(r"\b(?:numbers?|counts?|tally|total|figures?|statistics|data|information|records?|many|determin|conclu|establish|decid|ascertain|judged|ruled)")
# "police reported 156 victims", "the decline in victims from 71"
_REPORTED = re.compile(r"\breport(?:ed|s|ing)\s+(?:[a-z]+\s+)?(?:\d|[a-z-]+\s+(?:[a-z-]+\s+){0,3}victims)|\b(?:increase|decrease|decline|rise|fall|drop)\s+in\s")
_TAKEN = re.compile(r"\b(?:victims?|survivors?|child|boys?|girls?|wom[ae]n|minors?|infants?|shelters?|cent(?:er|re)s?|homes?|refuges?|facilit(?:y|ies)|ngos?|hostels?|convents?|safe\s?houses?)\b")
_ATTENDED = re.compile(r"\battended\s+by\b")
_OF_SERVICE = re.compile(r"\s+(?:to|for|of|\()")


# --- looking ---------------------------------------------------------------------------------------------------------


class Glance:
    """Looks at the words of a text for what a count needs.

    Args:
        flow: The match view.
    """

    def __init__(self, flow: str) -> None:
        self.low = lowered(flow)
        self._words = words_of(flow)
        self._gates = _gates()
        self._denials = self._words.starts(self._gates.denials)
        self._places: dict[Gate, Sequence[int]] = {}

    def may_count(self, start: int, end: int, *, counted: bool, told: bool) -> bool:
        """False where nothing in a sentence can be a count.

        Args:
            start: First character of the sentence.
            end: Its end (exclusive).
            counted: True where it holds a number.
            told: True where a sentence before it counted something, of which this one may tell parts and earlier years.
        """
        if counted and told:
            return True
        if not counted:
            return within(self._denials, start, end) and self._may_deny(start, end)
        return self._has(self._gates.events, start, end) or self._phrase_counts(start, end) or self._noun_counts(start, end)

    def _may_deny(self, start: int, end: int) -> bool:
        """The same for a sentence without a number; whether it denies takes the longest to tell and is asked late."""
        event = self._has(self._gates.events, start, end)
        if not (event or self._has(self._gates.counted, start, end)) or not self._denies(start, end):
            return False
        return event or self._phrase_counts(start, end) or self._noun_is_denied(start, end)

    def _matches(self, gate: Gate, start: int, end: int) -> Iterator[re.Match[str]]:
        places = self._places.get(gate)
        if places is None:
            places = self._places[gate] = self._words.starts(gate)
        for at in range(bisect_left(places, start), len(places)):
            if places[at] >= end:
                return
            if match := gate.match(self.low, places[at], end):
                yield match

    def _has(self, gate: Gate, start: int, end: int) -> bool:
        return any(self._matches(gate, start, end))

    def _denies(self, start: int, end: int) -> bool:
        """True where an event may be denied, or told to be unknown."""
        for match in self._matches(self._gates.denials, start, end):
            if match.lastgroup:
                if self._has(self._gates.asking, start, end):
                    return True
            elif match[0] != "only" or self.low[start : match.start()].rstrip().endswith(("the", "its", "their")):
                return True
        return any(shares_negation(self.low, match, end) for match in self._matches(self._gates.negated, start, end))

    def _phrase_counts(self, start: int, end: int) -> bool:
        """True where a verb of ``count_phrases.tsv`` stands before the words with which it counts."""
        verbs, low = verb_forms(), self.low
        return any(counts_as_phrase(verbs[m[0]].lemma, low[m.end() : min(end, m.end() + 170)]) for m in self._matches(self._gates.phrases, start, end))

    def _noun_is_denied(self, start: int, end: int) -> bool:
        """True where a noun that counts nothing by itself stands with a verb with which it is denied: "opened no cases"."""
        gates = self._gates
        if self._has(gates.cases, start, end) and self._has(gates.on_cases, start, end):
            return True
        if (self._has(gates.services, start, end) or self._has(gates.courses, start, end)) and self._has(gates.telling, start, end):
            return True
        return self._has(gates.victims, start, end) and _TALLIED.search(self.low, start, end) is not None

    def _noun_counts(self, start: int, end: int) -> bool:
        """True where such a noun stands with a verb or preposition that makes its number count: "opened 12 cases", "aid to 12"."""
        gates, low = self._gates, self.low
        if self._has(gates.cases, start, end) and self._has(gates.on_cases, start, end):
            return True
        serving = self._has(gates.serving, start, end)
        if serving and (_TAKEN.search(low, start, end) and self._has(gates.taking, start, end) or HOURS_OF.search(low, start, end) or self._has(gates.held, start, end)):
            return True
        if serving and _ATTENDED.search(low, start, end):
            return True
        if not self._has(gates.counted, start, end):
            return False
        if self._has(gates.courses, start, end) or self._has(gates.victims, start, end) and (serving or _TALLIED.search(low, start, end) or _REPORTED.search(low, start, end)):
            return True
        if any(serving or _OF_SERVICE.match(low, m.end()) for m in self._matches(gates.services, start, end)):
            return True
        return self._has(gates.acts, start, end) or UNDER.search(low, start, end) is not None
