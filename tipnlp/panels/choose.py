"""Which statement stands in a cell.

Of all that is said of one cell, the first by this order stands; each step decides only where those before it leave a tie:

1. a number, or an explicit none, before "not reported";
2. the year's own report before a later one (``prefer``); a report from before the year's end never fills a cell;
3. asserted before hedged;
4. what the government or nobody named counted, before international organizations, NGOs, media (``who``);
5. a number before an explicit none: a none beside a number speaks of something narrower;
6. new cases before those continued from earlier years;
7. persons and victims before no unit before cases (``unit``);
8. a year that is stated before one that follows from the period, a comparison or nothing;
9. what is stated first.

Breakdowns are never added to their totals: a number that is part of another, or confined to a form of exploitation or a group
(children, officials), does not stand for all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tipnlp.panels.observe import Statement
from tipnlp.panels.rules import Rules

_WHO: Final = ("government", None, "international_org", "ngo", "media")
_BASIS: Final = ("stated", "reporting_period", "previous_period", "comparison", "assumed")


def best(statements: Iterable[Statement], rules: Rules) -> Statement | None:
    """The statement that stands, or None."""
    return min((s for s in statements if _may_stand(s, rules)), key=lambda s: rank(s, rules), default=None)


def _may_stand(statement: Statement, rules: Rules) -> bool:
    return statement.source == "original" or (statement.source == "restated" and rules.prefer != "original_only")


def rank(statement: Statement, rules: Rules) -> tuple[object, ...]:
    """The order of precedence as a sort key, lowest first."""
    fact = statement.fact
    return (
        fact.status == "not_reported",
        _source(statement, rules),
        fact.assertion != "asserted",
        max(0, _WHO.index(fact.attribution) - 1) if rules.who == "government" else 0,
        fact.status == "zero",
        fact.stage == "continued",
        _unit(statement.unit, rules),
        _BASIS.index(statement.basis),
        statement.order,
    )


def _source(statement: Statement, rules: Rules) -> int:
    """Reports by age: the own report is the first of all, and each later one is further away."""
    return -statement.report_year if rules.prefer == "restated" else statement.report_year


def _unit(unit: str | None, rules: Rules) -> int:
    if unit is None:
        return 1
    return 0 if (unit == "case") == (rules.unit == "case") else 2
