"""Frames: one schema for each kind, with rows or without; every field of a fact has its column."""

from __future__ import annotations

from pathlib import Path

import pandas
import pytest
from conftest import SHAPES

import tipnlp
from tipnlp.facts import FAMILIES
from tipnlp.frame import KINDS, SCHEMAS

NESTED = {
    "evidence": {"start", "end", "text", "sentence_start", "sentence_end", "section"},
    "period": {"period_kind", "period_year", "period_end_year", "period_text"},
    "id": {"fact_id"}, "year": {"law_year"}, "country": {"law_country"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_the_same_with_rows_and_without(kind: str, sample: str) -> None:
    full, empty = tipnlp.to_frame([tipnlp.extract(sample)], kind=kind), tipnlp.to_frame([], kind=kind)
    assert len(full) > 0 and len(empty) == 0
    assert list(full.columns) == list(empty.columns) == list(SCHEMAS[kind])
    assert {name: str(dtype) for name, dtype in full.dtypes.items()} == SCHEMAS[kind]
    assert list(full.dtypes) == list(empty.dtypes)
    assert list(full.columns[:3]) == ["id", "country", "year"]


@pytest.mark.parametrize("kind", sorted(FAMILIES))
def test_every_field_has_its_column(kind: str) -> None:
    columns = set().union(*(NESTED.get(field, {field}) for field in FAMILIES[kind].model_fields))
    assert columns <= set(SCHEMAS[kind])


@pytest.mark.parametrize("reports", ["facts.jsonl", None, ["facts.jsonl"], [{"id": "a"}], 7])
def test_what_is_no_report_is_refused(reports: object, tmp_path: Path) -> None:
    for take in (tipnlp.to_frame, tipnlp.panel, tipnlp.flow_edges, lambda given: tipnlp.write_jsonl(given, tmp_path / "a.jsonl")):
        with pytest.raises(tipnlp.TipnlpError, match="T043"):
            take(reports)
    assert not list(tmp_path.iterdir())


def test_rows_are_the_facts(sample: str) -> None:
    report = tipnlp.extract(sample, doc_id="a")
    frame = tipnlp.to_frame(report, kind="counts")
    assert len(frame) == len(report.counts)
    for row, count in zip(frame.to_dict("records"), report.counts, strict=True):
        assert (row["id"], row["country"], row["year"]) == ("a", "MDA", 2014)
        assert (row["fact_id"], row["event"], row["status"]) == (count.id, count.event, count.status)
        assert row["group"] == "|".join(count.group)
        assert sample[row["start"] : row["end"]] == row["text"]
    values = [None if value is pandas.NA else value for value in frame["value"]]
    assert values == [count.value for count in report.counts]


def test_reports_and_errors() -> None:
    reports = list(tipnlp.extract_many([SHAPES["header"], None, ""]))
    frame = tipnlp.to_frame(reports, kind="reports")
    assert list(frame["tier"].astype("string").fillna("-")) == ["1", "-", "-"]
    assert list(frame["error_type"].fillna("-")) == ["-", "TipnlpError", "-"]
    assert list(frame["n_countries"]) == [len(r.countries) for r in reports]
    assert len(tipnlp.to_frame(reports, kind="countries")) == len(reports[0].countries)


def test_one_frame_of_many_reports_is_the_frames_of_each(texts: list[str]) -> None:
    reports = list(tipnlp.extract_many(texts))
    for kind in KINDS:
        joined = pandas.concat([tipnlp.to_frame(report, kind=kind) for report in reports], ignore_index=True)
        pandas.testing.assert_frame_equal(tipnlp.to_frame(iter(reports), kind=kind), joined)


def test_an_unknown_kind_is_told() -> None:
    with pytest.raises(tipnlp.TipnlpError, match="T030: There is no kind 'persons'. Kinds are: countries"):
        tipnlp.to_frame([], kind="persons")
