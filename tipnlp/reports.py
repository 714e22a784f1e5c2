"""Reports from whatever a user has: facts that were extracted before, or texts to extract now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tipnlp.extraction import extract_many
from tipnlp.facts import Report
from tipnlp.jsonl import read_jsonl
from tipnlp.readers import JSONL, read_sources


def read_reports(paths: str | Path | Iterable[str | Path], **options: Any) -> Iterator[Report]:
    """Reports of files, in the order given: a file of facts is read, texts are extracted.

    Args:
        paths: ``.jsonl`` files of reports, as ``tipnlp extract --format jsonl`` writes them, and whatever
            `tipnlp.read_sources` takes.
        **options: Passed on to `tipnlp.extract_many` for texts.

    Returns:
        An iterator of reports. A file that cannot be read is a report with its error.

    Raises:
        TipnlpError: T020, T024: a path is not there or holds nothing, at once; T028: a line of a file of facts is no report,
            when it is read.
    """
    named = [paths] if isinstance(paths, (str, Path)) else list(paths)
    return _chained([read_jsonl(p) if holds_facts(p) else extract_many(read_sources(p), **options) for p in named])


def _chained(streams: list[Iterator[Report]]) -> Iterator[Report]:
    for stream in streams:
        yield from stream


def holds_facts(path: str | Path) -> bool:
    """Whether a file holds reports: JSONL whose first object has a schema version and no text."""
    path = Path(path)
    if path.suffix.lower() not in JSONL or not path.is_file():
        return False
    with path.open("rb") as lines:
        first = next((line for line in lines if line.strip()), b"{}")
    try:
        entry = json.loads(first)
    except ValueError:
        return False
    return isinstance(entry, dict) and "schema_version" in entry and "text" not in entry
