"""The package as a whole: what importing costs, what it exports, that every example in it runs."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from typer.testing import CliRunner

import tipnlp
from tipnlp.cli import app
from tipnlp.errors import MESSAGES

README = (ROOT / "README.md").read_text(encoding="utf-8")


def modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(tipnlp.__path__, "tipnlp."):
        if not module.name.endswith("__main__"):
            yield module.name


def python(code: str, tmp_path: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# --- importing ---------------------------------------------------------------------------------------------------------


def test_importing_loads_nothing_heavy_and_no_table(tmp_path: Path) -> None:
    code = (
        "import time, sys; begun = time.perf_counter(); import tipnlp; took = time.perf_counter() - begun\n"
        "heavy = {'spacy', 'pandas', 'numpy', 'pydantic', 'srsly', 'typer', 'rich'} & set(sys.modules)\n"
        "ours = sorted(name for name in sys.modules if name.startswith('tipnlp.'))\n"
        "print(took < 0.05, sorted(heavy), ours)"
    )
    assert python(code, tmp_path) == "True [] []"


def test_extracting_by_rules_needs_neither_spacy_nor_pandas(tmp_path: Path) -> None:
    code = "import sys, tipnlp; tipnlp.extract('in Chad'); print(sorted({'spacy', 'pandas', 'numpy', 'typer'} & set(sys.modules)))"
    assert python(code, tmp_path) == "[]"


def test_making_a_pipeline_loads_no_finder_and_no_table(tmp_path: Path) -> None:
    code = (
        "import sys, spacy; nlp = spacy.blank('en'); nlp.add_pipe('tip_countries'); nlp.add_pipe('tip_facts', last=True)\n"
        "from tipnlp import tables\n"
        "finders = sorted(n for n in sys.modules if n.startswith(('tipnlp.find', 'tipnlp.analysis')))\n"
        "print('pandas' in sys.modules, finders, tables.rows.cache_info().currsize)"
    )
    assert python(code, tmp_path) == "False [] 0"


def test_every_public_name_is_there() -> None:
    for name in tipnlp.__all__:
        assert getattr(tipnlp, name).__module__.startswith("tipnlp.")
        assert name in dir(tipnlp)
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        _ = tipnlp.nope  # type: ignore[attr-defined]


def test_submodules_do_not_hide_public_names() -> None:
    """A submodule called like a function would take its place once it is imported."""
    names = {module.removeprefix("tipnlp.") for module in modules()}
    assert not names & set(tipnlp.__all__)


# --- documentation -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(modules()))
def test_examples_run(name: str) -> None:
    """The examples of a module; each is run apart from the others."""
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, optionflags=doctest.REPORT_NDIFF)
    assert failed == 0


FUNCTIONS = [name for name in tipnlp.__all__ if inspect.isfunction(getattr(tipnlp, name))]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_public_functions_say_types_errors_and_give_an_example(name: str) -> None:
    function = getattr(tipnlp, name)
    doc = inspect.getdoc(function) or ""
    signature = inspect.signature(function)
    assert "Returns:" in doc and "Example:" in doc and ">>>" in doc
    assert not signature.parameters or "Args:" in doc
    assert name == "blank" or "Raises:" in doc
    for parameter in signature.parameters.values():
        assert f"{parameter.name}: " in doc
        assert parameter.annotation is not inspect.Parameter.empty


def test_every_message_says_something_and_is_used() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(tipnlp.__path__[0]).rglob("*.py"))
    for code, message in MESSAGES.items():
        assert re.search(rf'TipnlpError\(\s*"{code}"', source), code
        assert len(message) > 20


def test_the_readme_command_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The main job's command line, without the set-up before it."""
    monkeypatch.chdir(ROOT)
    parts = [part.strip() for line in README.splitlines() for part in line.split("&&")]
    ours = [shlex.split(part)[1:] for part in parts if re.match(r"(?:\.venv/bin/)?tipnlp .*corpus/samples", part)]
    assert ours
    for arguments in ours:
        assert CliRunner().invoke(app, arguments).exit_code == 0, arguments


def test_the_readme_table_names_every_component() -> None:
    from tipnlp.components import FACTORIES

    rows = re.findall(r"^\| `(tip_\w+)` \|", README, re.M)
    assert tuple(rows) == (*FACTORIES, "tip_hybrid")
