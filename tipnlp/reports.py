"""Reports from whatever a user has: facts that were extracted before, or texts to extract now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tipnlp.errors import TipnlpError
from tipnlp.extraction import extract_many
from tipnlp.facts import Report
from tipnlp.jsonl import read_jsonl, validation_reason
from tipnlp.parquet import holds_reports, read_parquet
from tipnlp.readers import read_sources
from tipnlp.records import JSONL, PARQUET

JSON = ".json"


def read_reports(
    paths: str | Path | Iterable[str | Path], *, known: Mapping[str, Any] | None = None, **options: Any
) -> Iterator[Report]:
    """Reports of files, in the order given: a file of facts is read, texts are extracted.

    Args:
        paths: ``.jsonl`` and ``.json`` files of reports, as ``tipnlp extract`` writes them, ``.jsonl`` and ``.parquet`` files of
            ``tipnlp batch``, and whatever `tipnlp.read_sources` takes.
        known: Country, year and names of columns of texts, as for `tipnlp.read_sources`.
        **options: Passed on to `tipnlp.extract_many` for texts.

    Returns:
        An iterator of reports. A file that cannot be read is a report with its error.

    Raises:
        TipnlpError: T020, T024: a path is not there or holds nothing, at once; T028: a line of a file of facts is no report,
            when it is read.
    """
    named = [paths] if isinstance(paths, (str, Path)) else list(paths)
    return _chained([_reports(path, known or {}, options) for path in named])


def _reports(path: str | Path, known: Mapping[str, Any], options: dict[str, Any]) -> Iterator[Report]:
    entries = _json_entries(Path(path))
    if entries:
        return _from_entries(entries, path)
    if not holds_facts(path):
        return extract_many(read_sources(path, **known), **options)
    return read_parquet(path) if Path(path).suffix.lower() in PARQUET else read_jsonl(path)


def _json_entries(path: Path) -> list[Any]:
    """The report of a ``.json`` file, or the reports of its list, as JSON; none where it holds something else."""
    if path.suffix.lower() != JSON or not path.is_file():
        return []
    try:
        data = json.loads(path.read_bytes())
    except ValueError:
        return []
    entries = data if isinstance(data, list) else [data]
    return entries if entries and _is_report(entries[0]) else []


def _is_report(entry: Any) -> bool:
    return isinstance(entry, dict) and "schema_version" in entry and "text" not in entry  # a document of a corpus has both


def _from_entries(entries: list[Any], path: str | Path) -> Iterator[Report]:
    for number, entry in enumerate(entries, 1):
        try:
            yield Report.from_dict(entry)
        except ValidationError as error:
            raise TipnlpError("T028", path=path, place=f"report {number}", reason=validation_reason(error)) from None


def _chained(streams: list[Iterator[Report]]) -> Iterator[Report]:
    for stream in streams:
        yield from stream


def holds_facts(path: str | Path) -> bool:
    """Whether a file holds reports: JSON whose first object has a schema version and no text, or Parquet of ``tipnlp batch``."""
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix in PARQUET and path.is_file():
        return holds_reports(path)
    if suffix not in JSONL or not path.is_file():
        return bool(_json_entries(path))
    with path.open("rb") as lines:
        first = next((line for line in lines if line.strip()), b"{}")
    try:
        return _is_report(json.loads(first))
    except ValueError:
        return False
