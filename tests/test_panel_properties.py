"""What holds for the panel of any reports: nothing is lost, nothing stands twice, the cells are what stands."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pandas
from hypothesis import given, settings
from hypothesis import strategies as st

import tipnlp
from tipnlp.columns import MEASURES
from tipnlp.facts import Count, Evidence, Meta, Period, Qualifier, Report
from tipnlp.panels.rules import Prefer, Totals, Unit, Who

YEARS = st.integers(2010, 2014)
PERIODS = st.none() | st.builds(
    Period, kind=st.sampled_from(["year", "range", "since", "reporting_period", "previous_period"]), year=st.none() | YEARS,
    end_year=st.none() | YEARS,
)


@st.composite
def counts(draw: st.DrawFn, number: int) -> Count:
    """A count that may be linked to any other of its report."""
    status = draw(st.sampled_from(["reported", "zero", "not_reported"]))
    value = {"reported": draw(st.integers(1, 30)), "zero": 0, "not_reported": None}[status]
    links = st.none() | st.integers(0, 5).map(lambda other: f"count-{other}")
    return Count(
        id=f"count-{number}", evidence=Evidence(start=number, end=number + 1, text="x", sentence=(0, 9)),
        event=draw(st.sampled_from([*MEASURES.values(), "arrest"])), value=value, status=status,
        qualifier=draw(st.sampled_from(get_args(Qualifier))), unit=draw(st.sampled_from([None, "case", "person", "victim"])),
        exploitation=draw(st.sampled_from([(), ("sex",), ("labor",), ("sex", "labor")])),
        group=draw(st.sampled_from([(), (), ("children",)])), stage=draw(st.sampled_from([None, "new", "continued"])),
        period=draw(PERIODS), compared_with=draw(links), part_of=draw(links),
        attribution=draw(st.sampled_from([None, "government", "ngo", "media"])),
        assertion=draw(st.sampled_from(["asserted", "hedged", "planned"])),
    )


@st.composite
def collections(draw: st.DrawFn) -> list[Report]:
    """A few reports of two countries, told apart by a law so that none is a copy."""
    reports = []
    for place in range(draw(st.integers(0, 4))):
        meta = Meta(country=draw(st.sampled_from(["PER", "CHL", None])), year=draw(st.none() | YEARS))
        law = tipnlp.Law(id="law-1", evidence=Evidence(start=0, end=1, text=f"law {place}"), title="law", kind="act")
        found = tuple(draw(counts(number)) for number in range(draw(st.integers(0, 6))))
        reports.append(Report(id=f"r{place}", meta=meta, laws=(law,), counts=found))
    return reports


@settings(max_examples=60, deadline=None)
@given(
    collections(), st.sampled_from(get_args(Prefer)), st.sampled_from(get_args(Unit)), st.sampled_from(get_args(Who)),
    st.sampled_from(get_args(Totals)), st.integers(0, 1),
)
def test_the_panel_of_any_reports(
    reports: list[Report], prefer: Prefer, unit: Unit, who: Who, totals: Totals, lag: int
) -> None:
    found = tipnlp.panel(reports, prefer=prefer, unit=unit, who=who, totals=totals, lag=lag)
    rows, evidence, left = found.rows, found.evidence, found.left_out

    # each count has one place: a row of evidence, or of what was left out
    placed = [report for report in reports if report.meta.country and report.meta.year]
    expected = Counter((r.id, c.id) for r in placed for c in r.counts if c.event in MEASURES.values())
    told = [*evidence[["id", "fact_id"]].itertuples(index=False), *left.dropna(subset=["fact_id"])[["id", "fact_id"]].itertuples(index=False)]
    assert Counter(map(tuple, told)) == expected
    assert Counter(left[left["fact_id"].isna()]["id"]) == Counter(r.id for r in reports if r not in placed)

    # one row a country and year, also for each report
    keys = list(zip(rows["country"], rows["report_year"], strict=True))
    assert keys == sorted(set(keys)) and {(r.meta.country, r.meta.year) for r in placed} <= set(keys)
    assert (rows["report_year"] - rows["data_year"] == lag).all()

    # one fact stands in a cell, and the cell is what it says
    standing = {(r.country, r.report_year, r.cell): r for r in evidence[evidence["use"] == "stands"].itertuples()}
    assert len(standing) == (evidence["use"] == "stands").sum()
    for row in rows.to_dict("records"):
        for measure in MEASURES:
            fact = standing.get((row["country"], row["report_year"], measure))
            if fact is None:
                assert row[f"{measure}_status"] == "unknown" or row[f"{measure}_source"] == "summed"
                continue
            assert row[f"{measure}_status"] == fact.status and row[f"{measure}_source"] == fact.source != "early"
            assert pandas.isna(row[measure]) == pandas.isna(fact.value) == (fact.status == "not_reported")
            assert pandas.isna(fact.value) or row[measure] == fact.value
            if prefer == "original_only":
                assert fact.source == "original"

    # a comparison is of two reports
    for pair in found.comparisons.itertuples():
        assert pair.earlier_id != pair.later_id and pair.earlier_year <= pair.later_year
        assert (pair.relation == "restated") == (pair.earlier_year < pair.later_year)
        if pair.verdict == "agrees" and not pandas.isna(pair.earlier_value):
            assert pair.earlier_value == pair.later_value
