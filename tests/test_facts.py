"""Records of the library's own values are those that a check of the values gives."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator

import pytest
from pydantic import ValidationError

import tipnlp
from tipnlp import Report, read_sources, rules
from tipnlp.facts import SCHEMA_VERSION, Period, Record
from tipnlp.speed import shipped_corpus


def records(value: object) -> Iterator[Record]:
    """All records in a value."""
    if isinstance(value, Record):
        yield value
        value = value.__dict__
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for item in value:
            yield from records(item)


def both(text: str) -> tuple[Report, Report]:
    """The report of a text's facts made both ways."""
    facts = {"schema_version": SCHEMA_VERSION, "id": "x", **rules.report(text), "error": None}
    return Report.from_dict(copy.deepcopy(facts)), Report.of_own_values(facts)


def test_own_values_give_what_checked_ones_give(texts: list[str]) -> None:
    for text in texts:
        same(*both(text))


@pytest.mark.skipif(not shipped_corpus(), reason="the corpus is in the source tree only")
def test_own_values_give_what_checked_ones_give_over_the_corpus() -> None:
    for source in read_sources(map(str, shipped_corpus())):
        same(*both(source.text))


def same(checked: Report, own: Report) -> None:
    assert own == checked
    assert repr(own) == repr(checked)
    assert own.model_dump_json() == checked.model_dump_json()
    assert own.model_fields_set == checked.model_fields_set
    for one, other in zip(records(own), records(checked), strict=True):
        assert type(one) is type(other)
        assert list(one.__dict__) == list(other.__dict__) == list(type(one).model_fields)
        assert one.model_fields_set == other.model_fields_set
        assert hash(one) == hash(other) if not isinstance(one, (Report, tipnlp.facts.Roles)) else True


def test_a_record_of_own_values_is_a_record_like_any_other(sample: str) -> None:
    report = tipnlp.extract(sample)
    assert pickle.loads(pickle.dumps(report)) == copy.deepcopy(report) == report.model_copy() == report
    changed = report.model_copy(update={"id": "another"})
    assert (changed.id, changed.counts) == ("another", report.counts)
    with pytest.raises(ValidationError, match="frozen"):
        report.id = "another"
    assert Period.of_own_values({"kind": "year", "year": 2019, "end_year": None, "text": "2019"}) == Period(kind="year", year=2019, text="2019")
