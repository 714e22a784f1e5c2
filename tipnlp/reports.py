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
    if not holds_facts(path):
        return extract_many(read_sources(path, **known), **options)
    suffix = Path(path).suffix.lower()
    return read_parquet(path) if suffix in PARQUET else _read_json(Path(path)) if suffix == JSON else read_jsonl(path)


def _read_json(path: Path) -> Iterator[Report]:
    """The report of a ``.json`` file, or the reports of its list."""
    entries = json.loads(path.read_bytes())
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        try:
            yield Report.from_dict(entry)
        except ValidationError as error:
            raise TipnlpError("T028", path=path, line=number, reason=validation_reason(error)) from None


def _chained(streams: list[Iterator[Report]]) -> Iterator[Report]:
    for stream in streams:
        yield from stream


def holds_facts(path: str | Path) -> bool:
    """Whether a file holds reports: JSON whose first object has a schema version and no text, or Parquet of ``tipnlp batch``."""
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in (*PARQUET, *JSONL, JSON) or not path.is_file():
        return False
    if suffix in PARQUET:
        return holds_reports(path)
    with path.open("rb") as lines:
        first = lines.read() if suffix == JSON else next((line for line in lines if line.strip()), b"{}")
    try:
        entry = json.loads(first)
    except ValueError:
        return False
    if suffix == JSON and isinstance(entry, list) and entry:
        entry = entry[0]
    return isinstance(entry, dict) and "schema_version" in entry and "text" not in entry
