"""The parts that the finders of punishments share: a term, the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tipnlp.find.penalties.wording import shared
from tipnlp.match import Match
from tipnlp.signals import Gate, Words

Span = tuple[int, int]
# Units of a prison term in months.
MONTHS_IN = {"year": 12, "month": 1, "decade": 120}


@dataclass(slots=True)
class Term:
    """One punishment range; spans are into the flow. `limit` is "high" or "low" where only that end is stated by a noun."""

    start: int
    end: int
    kind: str
    low: float | None = None
    high: float | None = None
    life: bool = False
    currency: str | None = None
    money: list[Span] = field(default_factory=list)
    persons: int | None = None
    rule: str = ""
    basis: str = ""
    suspended: str | None = None
    stringent: bool | None = None
    commensurate: bool | None = None
    offense: str | None = None
    exact: bool = False
    limit: str = ""
    unit: int = 12


@dataclass(slots=True)
class Sentence:
    """A sentence with its quantities.

    Attributes:
        flow: The whole match view in lower case.
        printed: The same as printed.
        words: Where in it the gates can open.
        begin: Start of the sentence in it.
        end: Its end (exclusive).
        quantities: The numbers inside.
        after_penalty: True where a punishment stands shortly before the sentence.
        penal: True where the sentence speaks of law, court or punishment; made when first needed.
        triggers: Words that tell who punishes, as (basis, weak, start); made when first needed.
    """

    flow: str
    printed: str
    words: Words
    begin: int
    end: int
    quantities: Sequence[Match]
    after_penalty: bool = False
    penal: bool | None = None
    triggers: list[tuple[str, bool, int]] | None = None

    def before(self, at: int, width: int) -> str:
        """The characters of the sentence right before a position."""
        return self.flow[max(self.begin, at - width) : at]

    def search(self, gate: Gate, start: int, end: int) -> re.Match[str] | None:
        """The first match of a gate's pattern between two positions."""
        return self.words.search(gate, start, end, self.flow)

    def search_before(self, gate: Gate, at: int, width: int) -> re.Match[str] | None:
        """The first match of a gate's pattern in the characters of the sentence right before a position."""
        return self.words.search(gate, max(self.begin, at - width), at, self.flow)

    def last(self, gate: Gate, start: int, end: int) -> re.Match[str] | None:
        """The last match of a gate's pattern between two positions."""
        for place in reversed(self.words.starts(gate, start, end)):
            if found := gate.match(self.flow, place, end):
                return found
        return None

    def is_penal(self) -> bool:
        """True where the sentence speaks of crime and punishment, or follows one that does."""
        if self.penal is None:
            self.penal = self.after_penalty or bool(shared.PENAL.search(self.flow, self.begin, self.end))
        return self.penal
