"""The notebooks run from beginning to end, and are committed without outputs."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_there_is_one() -> None:
    assert NOTEBOOKS


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
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 2
    told = "".join(output.get("text", "") for output in outputs)
    assert "11 reports, 0 failed" in told
    assert "count-6" in told and "compared with seven in 2013" in told
