"""What a sentence is cut into: numbered noun phrases, verbs with their voice, comparators, periods, joints."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

QUANTITY, VERB, NOUN, PERIOD, COMPARE, PREP, JOIN, CLAUSE = "quantity", "verb", "noun", "period", "compare", "prep", "join", "clause"
INCLUDE, MEASURE, WORD, COMMA, SEMICOLON, COLON, OPEN, CLOSE, DASH = "include", "measure", "word", ",", ";", ":", "(", ")", "—"


class Unit:
    """One unit of a sentence. Offsets count characters of the text that was searched.

    Most units are plain words: what only numbers, nouns and verbs have is a default of the class until it is set.

    Attributes:
        kind: One of the kinds above.
        start: First character.
        end: End (exclusive).
        low: The word, or the last word of the phrase, in lower case.
        head: Class of the head noun (see ``count_nouns.tsv``), ``nation`` for a people, ``other`` for an unknown noun, None for a bare number.
        events: Events that the head noun or the verb names.
        words: Lower-case words of a noun phrase.
        value: Number of a quantity (0 for "no victims", None for "an unknown number of victims").
        high: Upper end of a range.
        qualifier: "exact", "at_least" ...
        status: "reported", "zero", "not_reported".
        traits: Events of participles inside the phrase ("two convicted traffickers").
        part: How a quantity is a part of something: "" not at all, "them" ("12 of them"), "noun" ("12 of the victims").
        back: True for "of the 12", which refers back.
        whole: The 30 of "12 of the 30 victims".
        inner: Events of the participle of that whole ("nine of 12 convicted traffickers").
        each: True for "one each".
        role: Role of a verb.
        voice: "active", "passive", "participle" (after its noun), "gerund", "base".
        form: The verb's own form: "base", "past", "gerund".
        negated: True under "not", "never", "failed to".
        manner: True where the negation is one of manner ("did not effectively").
        unreal: True for plans, wishes and duties.
        needs: True where the verb counts only nouns that name victims.
        lemma: Base form of the verb.
        period: Data of a period, see `tipnlp.find.quantities.find_quantities`; empty for other units.
    """


    head: str | None = None
    events: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    value: int | None = None
    high: int | None = None
    qualifier: str = "exact"
    status: str = "reported"
    traits: tuple[str, ...] = ()
    part: str = ""
    back: bool = False
    whole: int | None = None
    inner: tuple[str, ...] = ()
    each: bool = False
    role: str = ""
    voice: str = ""
    form: str = ""
    negated: bool = False
    manner: bool = False
    unreal: bool = False
    needs: bool = False
    lemma: str = ""
    period: Mapping[str, Any] = MappingProxyType({})

    def __init__(self, kind: str, start: int, end: int, low: str = "", **details: Any) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.low = low
        if details:
            for name, value in details.items():
                setattr(self, name, value)
