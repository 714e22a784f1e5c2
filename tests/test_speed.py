"""The benchmark of speed, and what a first fact may cost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tipnlp import speed
from tipnlp.cli import app


def test_speed_compares_like_with_like(sample: str) -> None:
    speeds = speed.measure_speed([sample, sample[40:], sample[80:]], rounds=2)
    assert {(s.system, s.state) for s in speeds} == {
        ("tokenizer", "cold"), ("tokenizer", "warm"), ("rules", "cold"), ("rules", "warm"), ("pipeline", "warm")
    }
    for s in speeds:
        assert 0 < s.low <= s.words_per_second <= s.high
        assert s.ratio == 1 if s.system == "tokenizer" else 0 < s.ratio < 1


def test_shares_add_up(sample: str) -> None:
    shares = speed.measure_shares([sample])
    assert sum(shares.values()) == pytest.approx(1) and all(share > 0 for share in shares.values())


def test_the_command_prints_every_part(sample: str, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(sample, encoding="utf-8")
    figures = json.loads(CliRunner().invoke(app, ["benchmark", "speed", str(tmp_path), "--rounds", "1", "--json"]).stdout)
    assert {entry["system"] for entry in figures["speed"]} >= {"tokenizer", "rules", "pipeline"}
    assert figures["startup_s"].keys() >= {"import tipnlp", "tipnlp.load()"} and len(figures["shares"]) > 10
    if figures["memory_mb"]:
        before, after = figures["memory_mb"]["rules"]
        assert 10 < before <= after < 2000


def test_without_files_the_corpus_is_measured_or_a_line_tells_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(path.suffix == ".jsonl" for path in speed.shipped_corpus())
    monkeypatch.setattr(speed, "shipped_corpus", list)
    result = CliRunner().invoke(app, ["benchmark", "speed"])
    assert result.exit_code == 1


def test_memory_is_that_of_the_process() -> None:
    peak = speed.peak_memory()
    assert peak is None or 10 < peak < 10_000


def test_a_long_text_takes_time_in_proportion(sample: str) -> None:
    """Eight times the text, at most 14 times the time: nothing looks at all pairs."""
    code = (
        "import sys, time, tipnlp\n"
        "text = sys.stdin.read()\n"
        "tipnlp.extract(text)\n"
        "def seconds(times):\n"
        "    best = 9e9\n"
        "    for number in range(2):\n"
        "        long = (text + '\\n\\n') * times + str(number)\n"  # the same text is not read twice
        "        began = time.perf_counter()\n"
        "        tipnlp.extract(long)\n"
        "        best = min(best, time.perf_counter() - began)\n"
        "    return best\n"
        "print(seconds(32) / seconds(4))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], input=sample, capture_output=True, text=True, check=True)
    assert float(done.stdout) < 14
