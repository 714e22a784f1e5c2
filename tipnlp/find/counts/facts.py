"""What reading a sentence makes and keeps: the counts themselves, the governing verb, the numbers met, what earlier sentences counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from tipnlp.find.counts.units import Unit

LAW_EVENTS = frozenset(("investigation", "arrest", "prosecution", "conviction", "acquittal"))
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
    head: str | None = None  # class of the last number's noun: "Police recorded 18 complaints. Three of these ..."
