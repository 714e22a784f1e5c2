"""What a finder returns: characters of the match view, a label, a normal form and the fields read off them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Match:
    """One finding in a text.

    Attributes:
        start: First character (code points into the text searched, inclusive).
        end: End of the match (exclusive).
        label: Kind of thing found, e.g. ``"COUNTRY"``, ``"LAW"``, ``"MONEY"``.
        value: Normal form: an ISO code, a canonical region, a count event ... (becomes ``Span.kb_id_``).
        rule: Name of the table row or the rule that made it.
        data: Further fields, JSON-plain (str, int, float, bool, None, lists and dicts of these).
    """

    start: int
    end: int
    label: str
    value: str = ""
    rule: str = ""
    data: dict[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, start: int, end: int) -> bool:
        """True where the match shares a character with ``[start, end)``."""
        return self.start < end and start < self.end
