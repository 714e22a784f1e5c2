"""Facts from the prose of Trafficking in Persons reports: countries, laws, penalties, counts, money, flows, roles, tier.

    import tipnlp
    report = tipnlp.extract(text)          # a Report with typed facts, each on its characters in the text
    frame = tipnlp.to_frame([report], kind="counts")

Names are loaded when first used, so that ``import tipnlp`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from tipnlp.batch import BatchResult, run_batch
    from tipnlp.describe import codebook
    from tipnlp.errors import TipnlpError, TipnlpWarning
    from tipnlp.extraction import extract, extract_many
    from tipnlp.facts import (
        Count,
        Country,
        ErrorInfo,
        Evidence,
        Flow,
        Instrument,
        Law,
        Meta,
        Money,
        Penalty,
        Period,
        Recommendation,
        Region,
        Report,
        Roles,
        Section,
        Tier,
    )
    from tipnlp.frame import to_frame
    from tipnlp.jsonl import read_jsonl, write_jsonl
    from tipnlp.network import flow_edges, to_networkx, write_graphml
    from tipnlp.panels.build import Panel, panel
    from tipnlp.parquet import read_parquet
    from tipnlp.pipeline import blank, load
    from tipnlp.readers import read_sources
    from tipnlp.save import write_frame
    from tipnlp.show import show_report
    from tipnlp.source import SourceText
    from tipnlp.split import split_narratives
    from tipnlp.training import train

_MODULES = {
    "batch": ("BatchResult", "run_batch"),
    "describe": ("codebook",),
    "errors": ("TipnlpError", "TipnlpWarning"),
    "extraction": ("extract", "extract_many"),
    "facts": (
        "Count", "Country", "ErrorInfo", "Evidence", "Flow", "Instrument", "Law", "Meta", "Money", "Penalty", "Period",
        "Recommendation", "Region", "Report", "Roles", "Section", "Tier",
    ),
    "frame": ("to_frame",),
    "jsonl": ("read_jsonl", "write_jsonl"),
    "network": ("flow_edges", "to_networkx", "write_graphml"),
    "panels.build": ("Panel", "panel"),
    "parquet": ("read_parquet",),
    "pipeline": ("blank", "load"),
    "readers": ("read_sources",),
    "save": ("write_frame",),
    "show": ("show_report",),
    "source": ("SourceText",),
    "split": ("split_narratives",),
    "training": ("train",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "BatchResult", "Count", "Country", "ErrorInfo", "Evidence", "Flow", "Instrument", "Law", "Meta", "Money", "Panel",
    "Penalty", "Period", "Recommendation", "Region", "Report", "Roles", "Section", "SourceText", "Tier", "TipnlpError",
    "TipnlpWarning", "blank", "codebook", "extract", "extract_many", "flow_edges", "load", "panel", "read_jsonl",
    "read_parquet", "read_sources", "run_batch", "show_report", "split_narratives", "to_frame", "to_networkx", "train",
    "write_frame", "write_graphml", "write_jsonl",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'tipnlp' has no attribute {name!r}")
    value = getattr(import_module(f"tipnlp.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
