"""Later reports held against earlier ones: where they restate a number, do they agree?

What a later report says of a cell is compared with what the earliest report, mostly the year's own, said of it. Where a report
has several numbers for the cell, the pair that agrees is taken, else the pair of those that would stand in the cell, in one
unit where there are such. Two reports of the same year are compared too, but neither restates the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from tipnlp.facts import Count
from tipnlp.panels.choose import rank
from tipnlp.panels.observe import Statement
from tipnlp.panels.rules import Rules

Verdict = Literal["agrees", "compatible", "contradicts", "supplied", "withdrawn", "other_unit"]
Relation = Literal["restated", "same_year"]
#: Pairs that agree are looked for first; pairs of two units are taken only where there is nothing else.
_NEARNESS: Final[dict[Verdict, int]] = {
    "agrees": 0, "compatible": 1, "contradicts": 2, "supplied": 2, "withdrawn": 2, "other_unit": 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two statements of one cell from two reports, the earlier first.

    Attributes:
        earlier: From the earliest report, or the first given of one year.
        later: From another report.
        verdict: ``agrees``: the same number; ``compatible``: ranges that overlap ("at least 19" and 21); ``contradicts``: no
            number fits both; ``supplied``: a number where the earlier report says it was not reported; ``withdrawn``: the
            other way round; ``other_unit``: cases in one, persons in the other.
    """

    earlier: Statement
    later: Statement
    verdict: Verdict

    @property
    def relation(self) -> Relation:
        """``restated``: a later report speaks again of the year; ``same_year``: two reports of one year."""
        return "restated" if self.later.report_year > self.earlier.report_year else "same_year"

    @property
    def difference(self) -> int | None:
        """Later number less the earlier one, where they are of one unit."""
        before, after = self.earlier.fact.value, self.later.fact.value
        return None if before is None or after is None or self.verdict == "other_unit" else after - before


def comparisons(statements: Iterable[Statement], rules: Rules) -> list[Comparison]:
    """All comparisons among the statements of one cell."""
    ordered = sorted((s for s in statements if s.source != "early"), key=lambda s: (s.report_year, s.order))
    by_report = [list(group) for _, group in groupby(ordered, key=lambda s: (s.report_year, s.order[0]))]
    return [
        min((_compared(one, other) for one in by_report[0] for other in group), key=lambda pair: _nearness(pair, rules))
        for group in by_report[1:]
    ]


def _nearness(pair: Comparison, rules: Rules) -> tuple[object, ...]:
    return _NEARNESS[pair.verdict], rank(pair.earlier, rules), rank(pair.later, rules)


def _compared(earlier: Statement, later: Statement) -> Comparison:
    return Comparison(earlier=earlier, later=later, verdict=_verdict(earlier, later))


def _verdict(earlier: Statement, later: Statement) -> Verdict:
    before, after = earlier.fact, later.fact
    if before.status == "not_reported" or after.status == "not_reported":
        if before.status == after.status:
            return "agrees"
        return "supplied" if before.status == "not_reported" else "withdrawn"
    if None not in (earlier.unit, later.unit) and (earlier.unit == "case") != (later.unit == "case"):
        return "other_unit"
    if (before.value, before.max_value, before.qualifier) == (after.value, after.max_value, after.qualifier):
        return "agrees"
    (low, high), (other_low, other_high) = span(before), span(after)
    return "compatible" if low <= other_high and other_low <= high else "contradicts"


def span(count: Count) -> tuple[float, float]:
    """The numbers that a count allows, both ends included. "Approximately" allows a tenth more or less."""
    value = float(count.value or 0)
    high = float(count.max_value) if count.max_value is not None else value
    limits = {
        "exact": (value, high), "at_least": (value, float("inf")), "more_than": (value + 1, float("inf")),
        "at_most": (0.0, high), "less_than": (0.0, high - 1), "approximately": (value * 0.9, high * 1.1),
    }
    return limits[count.qualifier]
