"""Scores, comparison of versions, and the commands that print them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import tipnlp
from tipnlp.benchmark import compare
from tipnlp.cli import app
from tipnlp.errors import TipnlpError
from tipnlp.score import evaluate, read_gold

TEXT = "MALI (Tier 2)\n\nMali is a source country. In 2010, police arrested 12 traffickers and courts convicted three. The fund holds $500."
COMPACT = {
    "id": "mali", "country": "MLI", "year": 2010, "tier": "2", "surfaces": {"Mali": "MLI", "MALI": "MLI"}, "laws": [], "penalties": [],
    "counts": [
        {"event": "arrest", "value": 12, "unit": "person", "year": 2010, "text": "12 traffickers"},
        {"event": "conviction", "value": 4, "unit": "person", "text": "three"},
    ],
    "money": [{"amount": 500, "currency": "USD", "text": "$500"}], "roles": ["origin"], "flows": [],
}
SHARED = next((p / "shared" for p in Path(__file__).resolve().parents if (p / "shared" / "eval" / "score.py").exists()), None)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "text").mkdir()
    (tmp_path / "gold" / "mali.json").write_text(json.dumps(COMPACT), encoding="utf-8")
    (tmp_path / "text" / "mali.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "gold"


def _scores(gold: Path) -> dict[str, Any]:
    documents = read_gold(gold)
    predictions = {"mali": tipnlp.extract(TEXT).to_dict()}
    scores, _ = evaluate({k: d.report for k, d in documents.items()}, predictions)
    return {s.family: s for s in scores}


def test_a_wrong_value_is_a_miss_and_an_invention(gold: Path) -> None:
    scores = _scores(gold)
    assert (scores["counts"].precision, scores["counts"].recall, scores["counts"].f1) == (0.5, 0.5, 0.5)
    assert scores["countries"].f1 == scores["money"].f1 == scores["roles"].f1 == scores["tier"].f1 == 1.0


def test_a_document_without_prediction_counts_as_empty(gold: Path) -> None:
    scores, _ = evaluate({k: d.report for k, d in read_gold(gold).items()}, {})
    assert {s.family: s.recall for s in scores}["counts"] == 0.0


def test_intervals_are_the_same_in_every_run(gold: Path) -> None:
    assert _scores(gold) == _scores(gold)


def test_a_corpus_line_is_gold_too(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    report = tipnlp.extract(TEXT, doc_id="mali").to_dict()
    path.write_text(json.dumps({"id": "mali", "text": TEXT, "report": report}) + "\n", encoding="utf-8")
    scores, _ = evaluate({k: d.report for k, d in read_gold(path).items()}, {"mali": report})
    assert all(s.f1 == 1.0 for s in scores if s.gold)


@pytest.mark.parametrize(
    ("change", "code"),
    [({"laws": [{"text": "Law 9 of nowhere"}]}, "T063"), (None, "T061")],
)
def test_broken_gold_is_named(gold: Path, change: dict[str, Any] | None, code: str) -> None:
    (gold / "mali.json").write_text(json.dumps(COMPACT | change) if change else "{", encoding="utf-8")
    with pytest.raises(TipnlpError) as error:
        read_gold(gold)
    assert error.value.code == code and "mali.json" in str(error.value)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"id": "a", "text": "x", "spans": [[0, 1, "SHELTER"]]}', "T067: .*line 1.*'report'"),
        ("[]", "T067"),
        ("{", "T061"),
        ('{"id": "a", "text": "x", "report": {}, "annotated": false}', "T068: .*none of its 1 documents"),
    ],
)
def test_a_file_that_is_no_gold_is_named(line: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(TipnlpError, match=code):
        read_gold(tmp_path / "gold.jsonl")
    with pytest.raises(TipnlpError, match="T020"):
        read_gold(tmp_path / "nowhere")


def test_an_empty_folder_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(TipnlpError, match="T060"):
        read_gold(tmp_path)


def test_gains_losses_and_changed_values() -> None:
    old = tipnlp.extract("Police arrested 12 traffickers. Courts convicted three.", doc_id="x").to_dict()
    new = json.loads(json.dumps(old))
    new["counts"][0]["value"] = 13
    new["counts"].pop()
    new["roles"]["roles"] = ["origin"]
    kinds = {(c.family, c.kind) for c in compare([old], [new])}
    assert kinds == {("counts", "changed"), ("counts", "loss"), ("roles", "gain")}
    assert compare([old], [old]) == []


def test_commands(gold: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    result = run(app, ["evaluate", str(gold), "--misses", "counts", "--samples", "10"])
    assert result.exit_code == 0 and "mali counts MISSED" in result.stdout and "1 document\n" in result.stdout
    figures = json.loads(run(app, ["evaluate", str(gold), "--json"]).stdout)
    assert figures["counts"]["f1"] == 0.5
    old = tmp_path / "old.jsonl"
    text = tmp_path / "text" / "mali.txt"
    assert run(app, ["extract", str(text), "--format", "jsonl", "-o", str(old)]).exit_code == 0
    assert "No differences" in run(app, ["benchmark", "--against", str(old), "--input", str(text)]).stdout
    assert run(app, ["benchmark"]).exit_code == 1
    assert run(app, ["evaluate", str(gold), "--misses", "nothing"]).exit_code == 1


@pytest.mark.skipif(SHARED is None, reason="the reference scorer is not here (../shared/eval/score.py)")
def test_scores_are_those_of_the_reference_scorer(tmp_path: Path) -> None:
    assert SHARED is not None
    documents = dict(list(read_gold(SHARED / "reports" / "gold").items())[:12])
    predictions = {id_: tipnlp.extract(d.text or "", doc_id=id_).to_dict() for id_, d in documents.items()}
    (tmp_path / "gold").mkdir()
    for id_ in documents:
        (tmp_path / "gold" / f"{id_}.json").write_bytes((SHARED / "reports" / "gold" / f"{id_}.json").read_bytes())
    path = tmp_path / "predictions.jsonl"
    path.write_text("\n".join(json.dumps(p) for p in predictions.values()), encoding="utf-8")
    command = [sys.executable, SHARED / "eval" / "score.py", tmp_path / "gold", path, "--texts", SHARED / "reports" / "text", "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours, _ = evaluate({k: d.report for k, d in documents.items()}, predictions, samples=0)
    assert {s.family: round(s.f1, 4) for s in ours} == {family: figures["f1"] for family, figures in theirs.items()}
