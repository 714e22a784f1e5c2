"""Flows as a network: an edge list, a networkx graph, GraphML."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tipnlp import tables
from tipnlp.columns import frame_of
from tipnlp.errors import TipnlpError
from tipnlp.facts import Report, each_report

if TYPE_CHECKING:
    import networkx
    import pandas


def flow_edges(reports: Report | Iterable[Report]) -> pandas.DataFrame:
    """The flows of reports as an edge list: from where victims come or pass through, to where they are exploited.

    Args:
        reports: One report or many.

    Returns:
        One row a flow, in the order of the reports: ``source`` and ``target`` (ISO 3166-1 alpha-3, or a region), ``role`` of
        the source (``origin`` or ``transit``), ``country`` and ``year`` of the report, ``victims``, ``exploitation``,
        ``hedged``, and the evidence. A flow within a country has it on both sides.

    Raises:
        TipnlpError: Only what iterating over the reports raises.

    Example:
        >>> import tipnlp
        >>> text = "Norway is a destination for women trafficked from Nigeria through Italy for prostitution."
        >>> edges = tipnlp.flow_edges(tipnlp.extract(text, year=2008))
        >>> print(edges[["source", "target", "role", "year"]].to_string(index=False))
        source target    role  year
           NGA    NOR  origin  2008
           ITA    NOR transit  2008
    """
    rows = []
    for report in each_report(reports):
        for flow in report.flows:
            start, end = flow.evidence.sentence or (None, None)
            rows.append({
                "source": flow.origin or flow.transit, "target": flow.destination, "role": "origin" if flow.origin else "transit",
                "year": report.meta.year, "country": report.meta.country, "victims": "|".join(flow.victims),
                "exploitation": "|".join(flow.exploitation), "hedged": flow.hedged, "id": report.id, "fact_id": flow.id,
                "start": flow.evidence.start, "end": flow.evidence.end, "text": flow.evidence.text,
                "sentence_start": start, "sentence_end": end,
            })
    return frame_of(rows, "edges")


def to_networkx(edges: pandas.DataFrame) -> networkx.MultiDiGraph:
    """A directed graph of flows: one edge a row, so that years, roles and reports stay apart.

    Args:
        edges: What `flow_edges` gave, or a part of it (one year, no hedged flows).

    Returns:
        A ``networkx.MultiDiGraph``. Nodes are ISO 3166-1 alpha-3 codes and regions, each with its ``name`` and ``kind``
        (``country`` or ``region``); edges have the other columns, without those that are missing.

    Raises:
        TipnlpError: T041: networkx is not installed: ``pip install 'tipnlp[network]'``.

    Example:
        >>> import tipnlp
        >>> graph = tipnlp.to_networkx(tipnlp.flow_edges(tipnlp.extract("Togolese girls are exploited in Gabon.")))
        >>> list(graph.edges(data="role")), graph.nodes["TGO"]["name"]
        ([('TGO', 'GAB', 'origin')], 'Togo')
    """
    try:
        import networkx
    except ImportError:
        raise TipnlpError("T041", what="A graph", extra="network") from None
    names = {row["iso3"]: row["name"] for row in tables.rows("countries")}
    graph = networkx.MultiDiGraph()
    for row in edges.to_dict("records"):
        ends = (str(row.pop("source")), str(row.pop("target")))
        for place in ends:
            graph.add_node(place, name=names.get(place, place), kind="country" if place in names else "region")
        graph.add_edge(*ends, **{str(name): value for name, value in row.items() if not _is_missing(value)})
    return graph


def write_graphml(edges: pandas.DataFrame, path: str | Path, *, force: bool = False) -> int:
    """Write flows as GraphML, which Gephi, Cytoscape, igraph and networkx read.

    Args:
        edges: What `flow_edges` gave, or a part of it.
        path: File to write.
        force: Replace the file where there is one.

    Returns:
        The number of edges.

    Raises:
        TipnlpError: T026: the file exists; T027: it cannot be written; T041: networkx is not installed.

    Example:
        >>> import pathlib, tempfile, tipnlp
        >>> edges = tipnlp.flow_edges(tipnlp.extract("Togolese girls are exploited in Gabon."))
        >>> tipnlp.write_graphml(edges, pathlib.Path(tempfile.mkdtemp()) / "flows.graphml")
        1
    """
    path = Path(path)
    check_graphml(path, force)
    graph = to_networkx(edges)
    import networkx

    part = path.with_name(path.name + ".part")
    try:
        # The writer that needs no lxml: the same file wherever it is written.
        networkx.write_graphml_xml(graph, part, named_key_ids=True)
        os.replace(part, path)
    except OSError as error:
        raise TipnlpError("T027", path=path, reason=error.strerror or error) from None
    finally:
        part.unlink(missing_ok=True)
    return len(edges)


def check_graphml(path: Path, force: bool) -> None:
    """Raise T026 or T041 where a graph cannot be written under this name: before the work, not after it."""
    if find_spec("networkx") is None:
        raise TipnlpError("T041", what="A graph", extra="network")
    if path.exists() and not force:
        raise TipnlpError("T026", path=path)


def _is_missing(value: Any) -> bool:
    return value is None or not isinstance(value, (str, bool, int, float))
