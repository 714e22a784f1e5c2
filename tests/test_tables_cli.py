"""The commands that make tables: facts or texts in, CSV, Parquet or Stata out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas
import pytest
from conftest import SAMPLE
from test_cli import plain, run

import tipnlp
from tipnlp.reports import holds_facts, read_reports


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Facts of the sample and of a text, extracted before."""
    (tmp_path / "b.txt").write_text("CHAD (Tier 3)\n\nPolice arrested 12 traffickers in 2012.", encoding="utf-8")
    assert run("extract", SAMPLE, tmp_path / "b.txt", "--format", "jsonl", "-o", tmp_path / "facts.jsonl").exit_code == 0
    return tmp_path / "facts.jsonl"


def test_facts_and_texts_give_the_same_table(facts: Path) -> None:
    of_facts, of_texts = run("frame", facts), run("frame", SAMPLE, facts.with_name("b.txt"))
    assert of_facts.exit_code == of_texts.exit_code == 0
    assert of_facts.stdout == of_texts.stdout
    assert set(pandas.read_csv(io.StringIO(of_facts.stdout))["id"]) == {"tip_sample", "b"}


def test_the_suffix_is_the_format(facts: Path, tmp_path: Path) -> None:
    frame = tipnlp.to_frame(tipnlp.read_jsonl(facts), kind="penalties")
    for suffix, read in ((".csv", pandas.read_csv), (".dta", pandas.read_stata)):
        out = tmp_path / f"penalties{suffix}"
        assert run("frame", facts, "--kind", "penalties", "-o", out).exit_code == 0
        assert len(read(out)) == len(frame) > 0
    again = run("frame", facts, "--kind", "penalties", "-o", out)
    assert again.exit_code == 1 and "T026" in again.stderr
    assert run("frame", facts, "--kind", "penalties", "-o", out, "--force").exit_code == 0


def test_a_document_that_failed_is_told(facts: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    result = run("frame", facts, tmp_path / "bad.txt", "--kind", "reports")
    assert result.exit_code == 2 and "bad: T023" in plain(result).replace(str(tmp_path) + "/", "")
    assert len(pandas.read_csv(io.StringIO(result.stdout))) == 3


def test_texts_and_facts_are_told_apart(facts: Path, tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text('\n{"schema_version": 1, "text": "in Chad"}\n')
    (tmp_path / "odd.jsonl").write_text("[1]\n")
    (tmp_path / "empty.jsonl").write_text("")
    assert holds_facts(facts)
    assert not any(holds_facts(tmp_path / name) for name in ("texts.jsonl", "odd.jsonl", "empty.jsonl", "b.txt", "nope.jsonl"))
    assert [report.id for report in read_reports([facts, tmp_path / "texts.jsonl"])] == ["tip_sample", "b", "texts:2"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["frame", "nope.jsonl"], "T020: nope.jsonl"),
        (["frame", "{}", "-o", "a.xlsx"], "T040: a.xlsx: no format for this name"),
        (["frame", "{}", "--kind", "persons"], "--kind"),
        (["frame"], "FACTS"),
        (["codebook", "--format", "pdf"], "--format"),
    ],
)
def test_mistakes_are_one_message(arguments: list[str], message: str, facts: Path) -> None:
    result = run(*(argument.replace("{}", str(facts)) for argument in arguments))
    assert result.exit_code == 1 and message in plain(result) and "Traceback" not in result.output


@pytest.mark.parametrize("name", ["new.json", "new.jsonl"])
def test_facts_are_read_in_each_format_that_extract_writes(name: str, facts: Path, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("In 2016 police arrested 12 men.")
    assert run("extract", tmp_path / "c.txt", "-o", tmp_path / name).exit_code == 0
    both = run("frame", tmp_path / name, facts)
    assert both.exit_code == 0 and pandas.read_csv(io.StringIO(both.stdout))["value"].tolist()[0] == 12
    assert run("extract", tmp_path / "c.txt", tmp_path / "c.txt", "-o", tmp_path / "list.json").exit_code == 0
    assert pandas.read_csv(io.StringIO(run("frame", tmp_path / "list.json").stdout))["value"].tolist() == [12]


def test_a_bad_report_in_a_list_is_told_by_number(tmp_path: Path) -> None:
    good = tipnlp.extract("in Chad").to_dict()
    (tmp_path / "list.json").write_text(json.dumps([good, {"schema_version": 2}]))
    assert "list.json, report 2" in plain(run("frame", tmp_path / "list.json"))


def test_texts_can_be_told_their_country_and_year(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("article\nPolice arrested 12 men.\n")
    told = run("panel", tmp_path / "a.csv", "--text-column", "article", "--country", "PER", "--year", 2016)
    assert told.exit_code == 0 and pandas.read_csv(io.StringIO(told.stdout))["country"].tolist() == ["PER"]


def test_facts_are_not_written_over(facts: Path, tmp_path: Path) -> None:
    made = tmp_path / "facts.csv"
    made.write_text("text\nPolice arrested 12 men.\n")
    assert "T077" in plain(run("frame", made, "-o", made, "--force")) and made.read_text().startswith("text")


def test_codebook(tmp_path: Path) -> None:
    assert run("codebook").stdout == tipnlp.codebook("md")
    assert run("codebook", "--format", "csv").stdout == tipnlp.codebook("csv")
    assert run("codebook", "-o", tmp_path / "codebook.md").exit_code == 0
    assert (tmp_path / "codebook.md").read_text(encoding="utf-8") == tipnlp.codebook()


def test_panel(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(
        '{"id": "a", "country": "PER", "year": 2016, "text": "Courts convicted 12 traffickers in 2015."}\n'
        '{"id": "b", "country": "PER", "year": 2017, "text": "Courts convicted nine traffickers, compared with 14 in 2015."}\n'
    )
    names = ("panel", "evidence", "comparisons", "left-out")
    others = [part for name in names[1:] for part in (f"--{name}", tmp_path / f"{name}.csv")]
    result = run("panel", texts, "-o", tmp_path / "panel.csv", *others)
    assert result.exit_code == 0 and result.stdout == ""
    assert plain(result) == "2 rows of 1 country; restated numbers: 1 contradicts; left out: 0"
    assert [len(pandas.read_csv(tmp_path / f"{name}.csv")) for name in names] == [2, 3, 1, 0]
    assert pandas.read_csv(tmp_path / "evidence.csv")["sentence"].isna().all()
    assert run("panel", texts, "-o", tmp_path / "panel.csv", *others, "--texts", texts, "--force").exit_code == 0
    assert pandas.read_csv(tmp_path / "evidence.csv")["sentence"][0] == "Courts convicted 12 traffickers in 2015."
    printed = run("panel", texts, "--prefer", "restated")
    assert pandas.read_csv(io.StringIO(printed.stdout))["convictions"].tolist() == [14, 9]
    assert run("panel", texts, "-o", tmp_path / "panel.dta").exit_code == 0
    assert run("panel", texts, "-o", tmp_path / "panel.csv").exit_code == 1
    assert run("panel", texts, "--lag", 9).exit_code == 1 and run("panel", texts, "--prefer", "newest").exit_code == 1


def test_the_switches_of_the_command_are_those_of_the_library() -> None:
    from typing import get_args, get_type_hints

    from tipnlp.cli import panels
    from tipnlp.panels.rules import Rules

    for name, hint in get_type_hints(Rules).items():
        if get_args(hint):
            assert tuple(choice.value for choice in getattr(panels, name.capitalize())) == get_args(hint)
