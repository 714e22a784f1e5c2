"""What a user of a packaged pipeline has: an environment with tipnlp and the pipeline's wheel, and nothing of this project.

It builds two wheels and an environment, takes minutes and needs a package index; so it runs where TIPNLP_SLOW is set.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = [
    pytest.mark.skipif(not os.environ.get("TIPNLP_SLOW"), reason="takes minutes and a package index; set TIPNLP_SLOW=1"),
    pytest.mark.skipif(not (ROOT / "tipnlp").is_dir(), reason="needs the sources"),
]


def run(*command: object, cwd: Path) -> str:
    """The standard output of a command, which must succeed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=cwd, env=clean)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_packaged_pipeline_loads_and_scores(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    (tmp_path / "packages").mkdir()
    package = [sys.executable, "-m", "spacy", "package", ROOT / "models" / "en_tip_sm", tmp_path / "packages"]
    run(*package, "--name", "tip_sm", "--version", "9.9.9", "--build", "wheel", cwd=tmp_path)
    run(sys.executable, ROOT / "models" / "convert.py", ROOT / "corpus" / "dev.jsonl", tmp_path / "dev.spacy", cwd=ROOT)
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    (library,) = (tmp_path / "dist").glob("*.whl")
    (pipeline,) = (tmp_path / "packages").glob("*/dist/*.whl")
    run(python, "-m", "pip", "install", "--quiet", library, cwd=tmp_path)
    run(python, "-m", "pip", "install", "--quiet", pipeline, cwd=tmp_path)
    code = "import spacy; nlp = spacy.load('en_tip_sm'); print(nlp.meta['version'], nlp('Police arrested 12 men.')._.tip_report.counts[0].value)"
    assert run(python, "-W", "error", "-c", code, cwd=tmp_path).split() == ["9.9.9", "12"]
    code = "import tipnlp; print(tipnlp.load('en_tip_sm').meta['version'])"
    assert run(python, "-W", "error", "-c", code, cwd=tmp_path).strip() == "0.1.0"  # the library's own needs no package
    told = run(python, "-m", "spacy", "evaluate", "en_tip_sm", "dev.spacy", "--spans-key", "tip_trained", cwd=tmp_path)
    assert "PENALTY:prescribed" in told
    required = run(python, "-m", "pip", "show", "en_tip_sm", cwd=tmp_path)
    assert "tipnlp" in required.split("Requires:")[1]
