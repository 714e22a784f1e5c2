"""The parts that the finders of punishments share: a term, the sentence it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tipnlp.match import Match

Span = tuple[int, int]
# Units of a prison term in months.
MONTHS_IN = {"year": 12, "month": 1}


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
        flow: The whole match view.
        begin: Start of the sentence in it.
        end: Its end (exclusive).
        quantities: The numbers inside.
        triggers: Words that tell who punishes, as (basis, weak, start); made when first needed.
    """

    flow: str
    begin: int
    end: int
    quantities: Sequence[Match]
    triggers: list[tuple[str, bool, int]] | None = None

    def before(self, at: int, width: int) -> str:
        """The characters of the sentence right before a position."""
        return self.flow[max(self.begin, at - width) : at]
