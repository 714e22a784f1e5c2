"""The table of columns: every column described, none described that does not exist, labels that Stata takes; the codebook."""

from __future__ import annotations

import csv
import io
import re
from typing import get_args

import pytest

import tipnlp
from tipnlp import tables
from tipnlp.cli.extract import Kind
from tipnlp.columns import DTYPES, KINDS, TITLES, allowed, frames
from tipnlp.facts import FAMILIES, CountEvent, Fact, Meta, Tier, TierRating

COLUMNS = [(frame, column) for frame, columns in frames().items() for column in columns]
NESTED = {
    "evidence": ("start", "end", "text", "sentence_start", "sentence_end", "section"),
    "period": ("period_kind", "period_year", "period_end_year", "period_text"),
    "id": ("fact_id",), "year": ("law_year",), "country": ("law_country",),
}


def fields(kind: str) -> set[str]:
    """The columns that the facts of a kind need, and no others."""
    own = {
        "sections": {"name", "start", "end", "detected_by"},
        "roles": {"role", *(name for field in Fact.model_fields for name in NESTED.get(field, (field,)))},
        "reports": {
            *(set(Meta.model_fields) - {"country", "year"}), "tier", "roles", "error_type", "error_message",
            *(f"tier_{field}" for field in set(Tier.model_fields) - set(Fact.model_fields) - {"tier"}),
            *(f"n_{family}" for family in FAMILIES if family != "sections"),
        },
    }
    own["counts_wide"] = {"data_year", *(event + end for event in get_args(CountEvent) for end in ("", "_status", "_unit"))}
    if kind in own:
        return own[kind]
    model = Tier if kind == "tiers" else FAMILIES[kind]
    return {name for field in model.model_fields for name in NESTED.get(field, (field,))}


@pytest.mark.parametrize("kind", KINDS)
def test_no_column_is_undescribed_and_none_described_that_does_not_exist(kind: str) -> None:
    names = [column.name for column in frames()[kind]]
    assert len(set(names)) == len(names)
    assert set(names) == {"id", "country", "year"} | fields(kind)


def test_every_frame_has_a_title_and_every_kind_a_choice_on_the_command_line() -> None:
    assert set(TITLES) == set(frames())
    assert [kind.value for kind in Kind] == list(KINDS)


@pytest.mark.parametrize(("frame", "column"), COLUMNS, ids=[f"{f}.{c.name}" for f, c in COLUMNS])
def test_a_description_is_whole(frame: str, column: object) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,31}", column.name)
    assert column.type in DTYPES
    assert 0 < len(column.label) <= 80 and not column.label.endswith(".")
    assert column.meaning.endswith(".")
    assert "{" not in column.label + column.meaning + column.rule + column.unit + column.known_as
    assert (column.type != "category") or len(column.values) > 1


def test_allowed_values_are_those_of_the_facts() -> None:
    assert allowed("Count.event") == get_args(CountEvent)
    assert allowed("Tier.tier") == get_args(TierRating)
    assert allowed("Penalty.suspended") == ("none", "full", "partial")
    assert allowed("yes|no") == ("yes", "no")


def test_descriptions_do_not_change_the_fingerprint_of_the_rules() -> None:
    assert not any("columns" in name for name in tables.names())


def test_the_codebook_has_every_column_once() -> None:
    rows = list(csv.DictReader(io.StringIO(tipnlp.codebook("csv"))))
    assert [(row["frame"], row["column"]) for row in rows] == [(frame, column.name) for frame, column in COLUMNS]
    status = next(row for row in rows if (row["frame"], row["column"]) == ("counts", "status"))
    assert status["values"] == "reported|zero|not_reported"
    lines = tipnlp.codebook("md").splitlines()
    assert [line[3:] for line in lines if line.startswith("## ")] == list(frames())
    assert sum(line.startswith("| `") for line in lines) == len(COLUMNS)
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 7 for line in lines if line.startswith("| `"))


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(tipnlp.TipnlpError, match="T042: There is no format 'pdf'. Formats are: md, csv"):
        tipnlp.codebook("pdf")
