"""What corpus/README.md prints is what its commands print."""

from __future__ import annotations

import re
import shlex

import pytest
from conftest import ROOT
from typer.testing import CliRunner

from tipnlp.cli import app

README = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.S)
#: Commands with the output printed under them.
PRINTED = [part for block in BLOCKS for part in re.findall(r"^\$ tipnlp ([^\n]*)\n((?:(?!\$ ).*\n)*)", block, re.M)]


@pytest.mark.parametrize(("command", "printed"), PRINTED)
def test_printed_output_is_real(command: str, printed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(app, shlex.split(command))
    assert [line.rstrip() for line in done.output.splitlines()] == printed.splitlines(), f"tipnlp {command}"


def test_check_and_stats_are_printed() -> None:
    assert {command.split()[1] for command, _ in PRINTED} >= {"check", "stats"}


def test_every_command_of_the_bench_is_one() -> None:
    for command in re.findall(r"tipnlp corpus (\w+)", README):
        assert CliRunner().invoke(app, ["corpus", command, "--help"]).exit_code == 0, command
