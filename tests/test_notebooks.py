"""The notebooks run from beginning to end, and are committed without outputs."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
#: What a notebook must have told at its end, and how many pictures it draws.
TOLD = {
    "annotate": (0, [
        "61 cases | investigation 61", "1 span of tonga_2014 filled: TON", "broken.jsonl:2: label: ghana_2015", "broken.jsonl:4: cut",
        "counts: strict", "ghana_2015 | counts | '61 cases' 61 | '61' 61", "11 documents, 0 disagreements left", "7 examples to train on",
    ]),
    "train": (0, ["{'SHELTER': ", "('Cedar House', 'SHELTER')", "('arrest', 12, 2021)", "COUNT:conviction"]),
    "panel": (2, ["11 reports, 0 failed", "count-6", "compared with seven in 2013"]),
}


def test_each_is_known() -> None:
    assert {path.stem for path in NOTEBOOKS} == set(TOLD)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_committed(path: Path) -> None:
    nbformat = pytest.importorskip("nbformat", reason="needs nbclient")
    for cell in nbformat.read(path, as_version=4).cells:
        assert not cell.get("outputs") and cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default")  # those of Jupyter are not ours
def test_it_runs(path: Path) -> None:
    for name in ("nbclient", "ipykernel", "matplotlib", "networkx", "pyarrow"):
        pytest.importorskip(name, reason="needs tipnlp[dev]")
    import nbclient
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    pictures, lines = TOLD[path.stem]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == pictures
    told = "".join(output.get("text", "") for output in outputs)
    assert [line for line in lines if line not in told] == []
