"""The corpus: its annotations stand on its texts, and no country is in two splits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tipnlp.facts import FAMILIES, Report

CORPUS = Path(__file__).parent.parent / "corpus"
SPLITS = ("train", "dev", "test")


def rows(split: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("split", SPLITS)
def test_every_annotation_stands_on_its_text(split: str) -> None:
    for row in rows(split):
        report = Report.from_dict(row["report"])
        assert report.model_dump(mode="json", exclude_unset=True) == row["report"]  # fields that nobody annotated are unset
        for family in FAMILIES:
            for fact in getattr(report, family):
                if hasattr(fact, "evidence"):
                    assert row["text"][fact.evidence.start : fact.evidence.end] == fact.evidence.text, (row["id"], fact.id)


def test_no_country_is_in_two_splits() -> None:
    countries = [{row["country"] for row in rows(split)} for split in SPLITS]
    assert sum(map(len, countries)) == len(set().union(*countries))
