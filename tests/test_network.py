"""Flows as a network: edges, a graph, a GraphML file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from test_cli import plain, run

import tipnlp
from tipnlp import network

TEXT = "Norway is a destination for women trafficked from Nigeria through Italy for prostitution. Children may be taken from Africa to Norway."


@pytest.fixture
def reports() -> list[tipnlp.Report]:
    """A report with an origin, a transit, a region and a hedged flow; and one that failed."""
    texts = [(TEXT, {"id": "nor", "country": "NOR", "year": 2008}), ("Togolese girls are exploited in Togo.", {"id": "tgo", "country": "TGO"}), None]
    return list(tipnlp.extract_many(texts))


def test_edges(reports: list[tipnlp.Report]) -> None:
    edges = tipnlp.flow_edges(reports)
    rows = [tuple(row) for row in edges[["source", "target", "role", "hedged", "id"]].values]
    assert ("NGA", "NOR", "origin", False, "nor") in rows
    assert ("ITA", "NOR", "transit", False, "nor") in rows
    assert ("TGO", "TGO", "origin", False, "tgo") in rows
    assert len(rows) == sum(len(report.flows) for report in reports)
    for row in edges[edges["id"] == "nor"].itertuples():
        assert TEXT[row.start : row.end] == row.text
    assert list(tipnlp.flow_edges([]).dtypes) == list(edges.dtypes)


def test_graph(reports: list[tipnlp.Report]) -> None:
    networkx = pytest.importorskip("networkx", reason="needs tipnlp[network]")
    graph = tipnlp.to_networkx(tipnlp.flow_edges(reports))
    assert isinstance(graph, networkx.MultiDiGraph)
    assert graph.nodes["NGA"] == {"name": "Nigeria", "kind": "country"}
    assert graph.edges["NGA", "NOR", 0]["year"] == 2008
    assert "year" not in graph.edges["TGO", "TGO", 0]
    both = tipnlp.to_networkx(tipnlp.flow_edges([reports[0], reports[0]]))
    assert both.number_of_edges("NGA", "NOR") == 2
    assert tipnlp.to_networkx(tipnlp.flow_edges([])).number_of_nodes() == 0


def test_regions_are_nodes_of_their_own_kind() -> None:
    pytest.importorskip("networkx", reason="needs tipnlp[network]")
    graph = tipnlp.to_networkx(tipnlp.flow_edges(tipnlp.extract("Norway is a destination for women trafficked from Eastern Europe.")))
    assert graph.nodes["Eastern Europe"]["kind"] == "region"


def test_graphml_comes_back(reports: list[tipnlp.Report], tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx", reason="needs tipnlp[network]")
    edges = tipnlp.flow_edges(reports)
    assert tipnlp.write_graphml(edges, tmp_path / "a.graphml") == len(edges)
    back, graph = networkx.read_graphml(tmp_path / "a.graphml", force_multigraph=True), tipnlp.to_networkx(edges)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert [(*ends, dict(sorted(data.items()))) for *ends, data in back.edges(data=True)] == [
        (*ends, dict(sorted(data.items()))) for *ends, data in graph.edges(data=True)
    ]
    with pytest.raises(tipnlp.TipnlpError, match="T026"):
        tipnlp.write_graphml(edges, tmp_path / "a.graphml")
    with pytest.raises(tipnlp.TipnlpError, match="T027"):
        tipnlp.write_graphml(edges, tmp_path / "no_folder" / "a.graphml")


def test_without_networkx_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    monkeypatch.setattr(network, "find_spec", lambda name: None)
    with pytest.raises(tipnlp.TipnlpError, match="T041"):
        tipnlp.write_graphml(tipnlp.flow_edges([]), tmp_path / "a.graphml")
    with pytest.raises(tipnlp.TipnlpError, match=r"T041: A graph needs .*pip install 'tipnlp\[network\]'"):
        tipnlp.to_networkx(tipnlp.flow_edges([]))


def test_the_command(tmp_path: Path) -> None:
    pytest.importorskip("networkx", reason="needs tipnlp[network]")
    (tmp_path / "nor.txt").write_text(TEXT, encoding="utf-8")
    for suffix in (".graphml", ".csv", ".dta"):
        assert run("network", tmp_path / "nor.txt", "-o", tmp_path / f"flows{suffix}").exit_code == 0
        again = run("network", tmp_path / "nor.txt", "-o", tmp_path / f"flows{suffix}")
        assert again.exit_code == 1 and "T026" in again.stderr
    assert run("network", tmp_path / "nor.txt").stdout == (tmp_path / "flows.csv").read_text(encoding="utf-8")
    wrong = run("network", tmp_path / "nor.txt", "-o", tmp_path / "flows.gexf")
    assert wrong.exit_code == 1 and "T040" in plain(wrong)
