"""Lengths told with an article, which are no number: "a court gave him a month", "half a year in prison"."""

from __future__ import annotations

from collections.abc import Sequence

from tipnlp.find.penalties.parts import MONTHS_IN
from tipnlp.find.penalties.wording import shared as words
from tipnlp.match import Match


def with_articles(flow: str, begin: int, end: int, quantities: Sequence[Match]) -> Sequence[Match]:
    """The numbers and the lengths told with an article: "a court gave him a month"."""
    found = list(quantities)
    for m in words.A_LENGTH.finditer(flow, begin, end):
        unit, stop = m["unit"].lower(), m.end("length")
        months: float = MONTHS_IN[unit] * ((0.5 if m["half"] else 1) + (0.5 if m["more"] else 0))
        rest = _months_after(flow, stop, found) if unit == "year" else None
        if rest is not None:
            found.remove(rest)
            months, stop = months + rest.data["min_months"], rest.end
        limit = "at_most" if m["at_most"] else "at_least" if m["at_least"] else "exact"
        low, high = None if m["at_most"] else months, None if m["at_least"] else months
        data = {"min_months": low, "max_months": high, "qualifier": limit, "unit": unit, "to_life": False, "hyphen": False}
        found.append(Match(m.start("length"), stop, "DURATION", "1", "penalty.article", data))
    return sorted(found, key=_position)


def _months_after(flow: str, stop: int, quantities: Sequence[Match]) -> Match | None:
    """The months of "a year and eight months"."""
    for q in quantities:
        if q.start > stop and q.label == "DURATION" and q.data["unit"] == "month" and flow[stop : q.start].split() == ["and"]:
            return q
    return None


def _position(match: Match) -> int:
    return match.start
