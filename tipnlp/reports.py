"""Reports from whatever a user has: facts that were extracted before, or texts to extract now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tipnlp.extraction import extract_many
from tipnlp.facts import Report
from tipnlp.jsonl import read_jsonl
from tipnlp.parquet import holds_reports, read_parquet
from tipnlp.readers import read_sources
from tipnlp.records import JSONL, PARQUET


def read_reports(paths: str | Path | Iterable[str | Path], **options: Any) -> Iterator[Report]:
    """Reports of files, in the order given: a file of facts is read, texts are extracted.

    Args:
        paths: ``.jsonl`` files of reports, as ``tipnlp extract --format jsonl`` writes them, ``.jsonl`` and ``.parquet`` files
            of ``tipnlp batch``, and whatever `tipnlp.read_sources` takes.
        **options: Passed on to `tipnlp.extract_many` for texts.

    Returns:
        An iterator of reports. A file that cannot be read is a report with its error.

    Raises:
        TipnlpError: T020, T024: a path is not there or holds nothing, at once; T028: a line of a file of facts is no report,
            when it is read.
    """
    named = [paths] if isinstance(paths, (str, Path)) else list(paths)
    return _chained([_reports(path, options) for path in named])


def _reports(path: str | Path, options: dict[str, Any]) -> Iterator[Report]:
    if not holds_facts(path):
        return extract_many(read_sources(path), **options)
    return read_parquet(path) if Path(path).suffix.lower() in PARQUET else read_jsonl(path)


def _chained(streams: list[Iterator[Report]]) -> Iterator[Report]:
    for stream in streams:
        yield from stream


def holds_facts(path: str | Path) -> bool:
    """Whether a file holds reports: JSONL whose first object has a schema version and no text, or Parquet of ``tipnlp batch``."""
    path = Path(path)
    if path.suffix.lower() in PARQUET and path.is_file():
        return holds_reports(path)
    if path.suffix.lower() not in JSONL or not path.is_file():
        return False
    with path.open("rb") as lines:
        first = next((line for line in lines if line.strip()), b"{}")
    try:
        entry = json.loads(first)
    except ValueError:
        return False
    return isinstance(entry, dict) and "schema_version" in entry and "text" not in entry
