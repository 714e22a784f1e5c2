"""Facts placed in years: what one report says of one count in one data year.

Report year and data year are apart. A report of year Y speaks of Y - 1 (``lag``) unless the text says otherwise:

- the text names a year ("in 2007"): that year, basis ``stated``; of two neighbouring years ("2018-2019") the first;
- "the reporting period": Y - 1, basis ``reporting_period``; "the previous period": Y - 2, basis ``previous_period``;
- a comparison without a year ("down from 187"): the year before what it is compared with, basis ``comparison``;
- nothing is said: the year of the number it is a part of, else Y - 1, basis ``assumed``.

A number that spans more years ("since 2003", "from 2010 to 2015") belongs to no single year and is left out, with its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tipnlp.facts import Count, Evidence, Fact, Report

Basis = Literal["stated", "reporting_period", "previous_period", "comparison", "assumed"]
Part = Literal["total", "labor", "sex", "other"]
Source = Literal["original", "restated", "early"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one report says of one cell of the panel.

    Attributes:
        measure: What is counted, by the panel's name (``prosecutions``).
        part: ``total``; ``labor`` or ``sex``, where the number is confined to that; ``other`` for other breakdowns.
        country: Country of the report, ISO 3166-1 alpha-3.
        data_year: Year the statement is about.
        basis: How that year is known.
        report: The report's id.
        report_year: The report's year.
        order: Place of the report, and of the fact in it, in the order given.
        source: ``original``: from the year's own report; ``restated``: from a later one; ``early``: from one that came before
            the year was over.
        fact: The count.
        exploitation: What the number is confined to; a comparison has that of the number it is compared with.
        group: Likewise.
        unit: Likewise.
    """

    measure: str
    part: Part
    country: str
    data_year: int
    basis: Basis
    report: str
    report_year: int
    order: tuple[int, int]
    source: Source
    fact: Count
    exploitation: tuple[str, ...]
    group: tuple[str, ...]
    unit: str | None

    @property
    def cell(self) -> str:
        """The panel's column that it speaks of; other breakdowns have none of their own and are listed with their total."""
        return f"{self.measure}_{self.part}" if self.part in ("labor", "sex") else self.measure


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A report or fact that has no place in the panel, and why."""

    report: str
    country: str | None
    report_year: int | None
    reason: Literal["error", "no_country", "no_year", "not_asserted", "several_years", "early", "no_report", "copy"]
    message: str | None = None
    fact_id: str | None = None
    evidence: Evidence | None = None


def unplaced(report: Report) -> LeftOut | None:
    """Why a report as a whole has no place, or None where it has one."""
    reason: Literal["error", "no_country", "no_year"] | None = None
    if report.error is not None:
        reason = "error"
    elif report.meta.country is None:
        reason = "no_country"
    elif report.meta.year is None:
        reason = "no_year"
    if reason is None:
        return None
    message = report.error.message if report.error else None
    return LeftOut(
        report=report.id, country=report.meta.country, report_year=report.meta.year, reason=reason, message=message
    )


def statements(
    report: Report, place: int, measures: Mapping[str, str], lag: int
) -> tuple[list[Statement], list[LeftOut]]:
    """The counts of a report by data year.

    Args:
        report: A report with country and year.
        place: Its place in the order given.
        measures: Events to take, with the name of their cell.
        lag: Years from the data to their report.

    Returns:
        The statements in the order of the text, and what was left out.
    """
    country, year = report.meta.country, report.meta.year
    assert country is not None and year is not None
    by_id = {count.id: count for count in report.counts}
    found: list[Statement] = []
    left: list[LeftOut] = []
    for number, count in enumerate(report.counts):
        if count.event not in measures:
            continue
        when = None if _is_wish(count) else data_year(count, by_id, year, lag)
        if when is None:
            reason: Literal["not_asserted", "several_years"] = "not_asserted" if _is_wish(count) else "several_years"
            left.append(LeftOut(
                report=report.id, country=country, report_year=year, reason=reason, fact_id=count.id, evidence=count.evidence
            ))
            continue
        model = _model(count, by_id)
        exploitation, group = count.exploitation or model.exploitation, count.group or model.group
        whole = _whole(count, by_id) or _whole(model, by_id)
        found.append(Statement(
            measure=measures[count.event],
            part=_part(exploitation, group, whole),
            country=country, data_year=when[0], basis=when[1], report=report.id, report_year=year, order=(place, number),
            source=_source(year, when[0], lag), fact=count, exploitation=exploitation, group=group,
            unit=count.unit or model.unit,
        ))
    return found, left


def _is_wish(fact: Fact) -> bool:
    return fact.assertion in ("planned", "recommended")


def data_year(count: Count, by_id: Mapping[str, Count], report_year: int, lag: int, depth: int = 0) -> tuple[int, Basis] | None:
    """The year a count speaks of and how it is known; None where it spans several years."""
    period = count.period
    kind = period.kind if period else "unknown"
    if period is not None and period.year is not None and kind in ("year", "range"):
        wide = period.end_year is not None and period.end_year - period.year > 1
        return None if wide else (period.year, "stated")
    if kind in ("since", "range"):
        return None
    if kind == "reporting_period":
        return report_year - lag, "reporting_period"
    if kind == "previous_period":
        return report_year - lag - 1, "previous_period"
    anchor = by_id.get(count.compared_with or count.part_of or "")
    if anchor is not None and depth < 5:  # the depth ends a ring of links, which a trained component could make
        if count.compared_with:
            year = data_year(anchor, by_id, report_year, lag, depth + 1)
            return (year[0] - 1, "comparison") if year else None
        return data_year(anchor, by_id, report_year, lag, depth + 1)
    return report_year - lag, "assumed"


def _model(count: Count, by_id: Mapping[str, Count]) -> Count:
    """The count whose limits a comparison shares: "convicted 12 sex traffickers, compared with nine" is nine sex traffickers."""
    seen = {count.id}
    while (anchor := by_id.get(count.compared_with or "")) is not None and anchor.id not in seen:
        count = anchor
        seen.add(count.id)
    return count


def _whole(count: Count, by_id: Mapping[str, Count]) -> Count | None:
    """The count of the same event that this one is a part of; 14 convicted "of the 41 prosecuted" are all the convicted."""
    whole = by_id.get(count.part_of or "")
    if whole is None or whole.event != count.event:
        return None
    return whole if None in (whole.unit, count.unit) or whole.unit == count.unit else None


def _part(exploitation: tuple[str, ...], group: tuple[str, ...], whole: Count | None) -> Part:
    """What a number stands for. A form of exploitation makes a split, a group (children, officials) another breakdown.

    Four cases of forced begging out of 34 of forced labor are a part of the labor cases, not all of them.
    """
    if group or (whole is not None and whole.exploitation == exploitation):
        return "other"
    if exploitation in (("labor",), ("sex",)):
        return "labor" if exploitation == ("labor",) else "sex"
    return "total" if whole is None else "other"


def _source(report_year: int, year: int, lag: int) -> Source:
    own = year + lag
    return "original" if report_year == own else ("restated" if report_year > own else "early")
