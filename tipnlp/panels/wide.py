"""Counts in wide form: one row a report and data year, one column an event, before reports are held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from tipnlp.facts import CountEvent, Report
from tipnlp.panels.choose import rank
from tipnlp.panels.grounds import Row
from tipnlp.panels.observe import statements, unplaced
from tipnlp.panels.rules import Rules

_EVENTS: Final[tuple[str, ...]] = get_args(CountEvent)


def wide_rows(report: Report) -> Iterator[Row]:
    """What one report says of each year that it gives numbers for: the total of each event, by the panel's precedence."""
    if unplaced(report) is not None:
        return
    rules = Rules()
    found, _ = statements(report, 0, {event: event for event in _EVENTS}, rules.lag)
    for year in sorted({s.data_year for s in found}):
        row: Row = {"data_year": year}
        for event in _EVENTS:
            totals = [s for s in found if (s.data_year, s.measure, s.part) == (year, event, "total")]
            total = min(totals, key=lambda s: rank(s, rules), default=None)
            row[event] = total.fact.value if total else None
            row[f"{event}_status"] = total.fact.status if total else "unknown"
            row[f"{event}_unit"] = total.unit if total else None
        yield row
