"""The cells of counts: number, qualifier, status, unit, labor and sex, source, and whether reports agree."""

from __future__ import annotations

from collections.abc import Sequence

from tipnlp.columns import MEASURES
from tipnlp.panels.choose import best
from tipnlp.panels.compare import comparisons
from tipnlp.panels.grounds import Row, where
from tipnlp.panels.observe import Statement
from tipnlp.panels.rules import Rules


def counts(found: Sequence[Statement], rules: Rules) -> tuple[Row, list[Row], list[Row]]:
    """The cells of all measures of a year, their evidence, and the comparisons."""
    cells: Row = {}
    evidence: list[Row] = []
    pairs: list[Row] = []
    for measure in MEASURES:
        own = [s for s in found if s.measure == measure]
        parts = {part: [s for s in own if s.part == part] for part in ("total", "labor", "sex", "other")}
        standing = {part: best(parts[part], rules) for part in ("total", "labor", "sex")}
        made = [c for part in ("total", "labor", "sex") for c in comparisons(parts[part], rules)]
        cells |= _cells(measure, standing["total"], standing["labor"], standing["sex"], rules)
        about = [c.verdict for c in made if c.earlier.part == "total" and c.relation == "restated"]
        cells[f"{measure}_check"] = next((v for v in ("contradicts", "agrees", "compatible") if v in about), None)
        for part, members in parts.items():
            evidence += [_statement_row(s, _use(s, standing.get(part))) for s in members]
        pairs += [
            {
                "cell": c.earlier.cell, "relation": c.relation, "verdict": c.verdict, "difference": c.difference,
                **_side("earlier", c.earlier), **_side("later", c.later),
            }
            for c in made
        ]
    return cells, evidence, pairs


def _cells(measure: str, total: Statement | None, labor: Statement | None, sex: Statement | None, rules: Rules) -> Row:
    cells: Row = {
        measure: total.fact.value if total else None,
        f"{measure}_qualifier": total.fact.qualifier if total and total.fact.value is not None else None,
        f"{measure}_status": total.fact.status if total else "unknown",
        f"{measure}_unit": total.unit if total and total.fact.value is not None else None,
        f"{measure}_labor": labor.fact.value if labor else None,
        f"{measure}_sex": sex.fact.value if sex else None,
        f"{measure}_source": total.source if total else None,
    }
    if total is None and rules.totals == "summed" and _may_be_added(labor, sex):
        assert labor is not None and sex is not None
        value = (labor.fact.value or 0) + (sex.fact.value or 0)
        qualifier = labor.fact.qualifier if labor.fact.qualifier == sex.fact.qualifier else "approximately"
        cells |= {
            measure: value, f"{measure}_qualifier": qualifier, f"{measure}_status": "reported" if value else "zero",
            f"{measure}_unit": labor.unit, f"{measure}_source": "summed",
        }
    return cells


def _may_be_added(labor: Statement | None, sex: Statement | None) -> bool:
    """Two numbers of one report in one unit."""
    if labor is None or sex is None or labor.fact.value is None or sex.fact.value is None:
        return False
    return (labor.report, labor.unit) == (sex.report, sex.unit)


def _use(statement: Statement, standing: Statement | None) -> str:
    if statement is standing:
        return "stands"
    if statement.part == "other":
        return "breakdown"
    return "early" if statement.source == "early" else "outranked"


def _statement_row(statement: Statement, use: str) -> Row:
    fact = statement.fact
    return {
        "cell": statement.cell, "use": use, "source": statement.source, "basis": statement.basis, "id": statement.report,
        "year": statement.report_year, "fact_id": fact.id, "stated": _stated(statement), "value": fact.value,
        "max_value": fact.max_value, "qualifier": fact.qualifier, "status": fact.status, "unit": statement.unit,
        "exploitation": "|".join(statement.exploitation), "group": "|".join(statement.group),
        "stage": fact.stage, "attribution": fact.attribution, **where(fact.evidence),
    }


def _stated(statement: Statement) -> str:
    return "not reported" if statement.fact.value is None else str(statement.fact.value)


def _side(side: str, statement: Statement) -> Row:
    fact = statement.fact
    row = {
        "source": statement.source, "id": statement.report, "year": statement.report_year, "fact_id": fact.id,
        "value": fact.value, "qualifier": fact.qualifier, "status": fact.status, "unit": statement.unit,
        "basis": statement.basis, **where(fact.evidence),
    }
    return {f"{side}_{name}": value for name, value in row.items()}
