"""Files that hold a document a row: JSONL, CSV and Parquet, as a stream of plain rows in bounded memory.

A row that cannot be read is yielded with its error, and the rows after it come through.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tipnlp.errors import TipnlpError

JSONL, CSV, PARQUET = (".jsonl", ".ndjson"), (".csv", ".tsv"), (".parquet", ".pq")
SUFFIXES = (*JSONL, *CSV, *PARQUET)

#: The fields of a document that a row holds, any of text, id, country, year; "error" where there is no text to be had.
Row = dict[str, Any]
#: A row by its number in the file, from 1: of the line in JSONL, of the row below the header elsewhere.
Numbered = tuple[int, Row]

# Names that a column goes by where it is not named, best first; capitals do not matter.
_USUAL = {
    "text": ("text", "narrative", "content", "body", "full_text"),
    "id": ("id", "doc_id", "document_id"),
    "country": ("country", "iso3"),
    "year": ("year", "report_year"),
}
_BATCH_ROWS = 64  # rows of Parquet taken at a time: whole reports, so few are enough
_FIELD_LIMIT = 2**31 - 1  # csv's own limit is 128 KiB, less than a long report; a C long on every system holds this


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Names of the columns (keys, in JSONL) to read; None stands for the usual names."""

    text: str | None = None
    id: str | None = None
    country: str | None = None
    year: str | None = None

    def named(self) -> dict[str, str]:
        """The columns that were named, by field."""
        return {field: name for field in _USUAL if (name := getattr(self, field)) is not None}

    def among(self, names: Iterable[str]) -> dict[str, str]:
        """The column of each field that there is, among these."""
        names = list(names)
        lower = {name.strip().lower(): name for name in reversed(names)}
        found = {}
        for field, usual in _USUAL.items():
            given = getattr(self, field)
            if given is not None:
                if given in names:
                    found[field] = given
            elif match := next((lower[name] for name in usual if name in lower), None):
                found[field] = match
        return found


def read_rows(path: Path, columns: Columns) -> Iterator[Numbered]:
    """The rows of a file, by its suffix.

    Args:
        path: A file with one of `SUFFIXES`.
        columns: Names of its columns.

    Raises:
        OSError: The file cannot be read.
        TipnlpError: T022, T029, T032, T041: nothing of it, or nothing more, can be read.
    """
    suffix = path.suffix.lower()
    return (_jsonl if suffix in JSONL else _csv if suffix in CSV else _parquet)(path, columns)


def _values(row: Mapping[str, Any], found: Mapping[str, str]) -> Row:
    values = {field: row[name] for field, name in found.items()}
    return {field: value for field, value in values.items() if value is not None}


def _found(path: Path, columns: Columns, names: list[str]) -> dict[str, str]:
    """The columns of a table's header; T032 where one that is needed is missing."""
    found = columns.among(names)
    wanted = {"text": "text"} | columns.named()
    if missing := next((name for field, name in wanted.items() if field not in found), None):
        raise TipnlpError("T032", path=path, column=missing, known=", ".join(names) or "none")
    return found


# --- JSONL -------------------------------------------------------------------------------------------------------------


def _jsonl(path: Path, columns: Columns) -> Iterator[Numbered]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                row, reason = _entry(line, columns)
                if reason is not None:
                    row["error"] = TipnlpError("T025", path=path, line=number, reason=reason)
                yield number, row


def _entry(line: bytes, columns: Columns) -> tuple[Row, str | None]:
    """The fields of a line, and why there is no text among them."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {}, str(error)
    if not isinstance(entry, dict):
        return {}, "no JSON object"
    row = _values(entry, columns.among(entry))
    return row, None if isinstance(row.get("text"), str) else f'the "{columns.text or "text"}" is missing or no string'


# --- CSV ---------------------------------------------------------------------------------------------------------------


def _csv(path: Path, columns: Columns) -> Iterator[Numbered]:
    if csv.field_size_limit() < _FIELD_LIMIT:
        csv.field_size_limit(_FIELD_LIMIT)
    with path.open("rb") as start:
        head = start.read(65536)
    if (at := head.find(b"\0")) >= 0:
        raise TipnlpError("T022", path=path, at=at)
    # Undecodable bytes pass as lone surrogates, so that they spoil their row only; newline="" keeps line ends inside texts.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        rows = csv.reader(lines, delimiter=_delimiter(path, head), strict=True)
        try:
            names = next(rows, None)
        except csv.Error as error:
            raise TipnlpError("T029", path=path, row="1, the header", reason=f"{error}; quotes do not pair") from None
        if names is None:
            return
        found = _found(path, columns, names)
        cell_of = {field: names.index(name) for field, name in found.items()}
        for number, cells in enumerate(_csv_rows(rows), 1):
            if isinstance(cells, csv.Error):
                reason = f"{cells}; quotes do not pair, so rows below may be lost too"
                yield number, {"error": TipnlpError("T029", path=path, row=number, reason=reason)}
            else:
                yield number, _csv_row(path, number, cells, len(names), cell_of)


def _csv_rows(rows: Iterator[list[str]]) -> Iterator[list[str] | csv.Error]:
    """The rows but blank lines; csv goes on with the next line after one that it cannot read."""
    while True:
        try:
            if cells := next(rows):
                yield cells
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def _delimiter(path: Path, head: bytes) -> str:
    """Tabs in .tsv; in .csv what the header line has: commas, or the semicolons of a spreadsheet with decimal commas."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    line = head.partition(b"\n")[0]
    return ";" if b";" in line and b"," not in line else ","


def _csv_row(path: Path, number: int, cells: list[str], width: int, cell_of: Mapping[str, int]) -> Row:
    if len(cells) != width:
        uneven = f"{len(cells)} cells where the header has {width}; a text with commas or line breaks needs quotes"
        return {"error": TipnlpError("T029", path=path, row=number, reason=uneven)}
    row: Row = {field: cells[at] for field, at in cell_of.items() if field == "text" or cells[at].strip()}
    if (reason := _undecodable(row["text"])) is not None:
        row["error"] = TipnlpError("T029", path=path, row=number, reason=reason)
    return row


def _undecodable(text: str) -> str | None:
    """Why a cell is not UTF-8, where it is not."""
    if not text.isascii():
        try:
            text.encode("utf-8", "surrogateescape").decode("utf-8")
        except UnicodeDecodeError as error:
            return f"the text is not UTF-8 (byte {error.start}: {error.reason})"
    return None


# --- Parquet -----------------------------------------------------------------------------------------------------------


def need_pyarrow(path: object) -> None:
    """T041 where pyarrow, which reads and writes Parquet, is not installed."""
    if find_spec("pyarrow") is None:
        raise TipnlpError("T041", what=f"{path}: Parquet", extra="parquet")


def _parquet(path: Path, columns: Columns) -> Iterator[Numbered]:
    need_pyarrow(path)
    import pyarrow
    from pyarrow.parquet import ParquetFile

    number = 0
    try:
        with ParquetFile(path, buffer_size=1 << 20) as file:
            found = _found(path, columns, file.schema_arrow.names)
            batches = file.iter_batches(_BATCH_ROWS, columns=sorted(set(found.values())), use_threads=False)
            for batch in batches:
                for row in batch.to_pylist():
                    number += 1
                    yield number, {field: value for field, value in _values(row, found).items() if not _is_nan(value)}
    except pyarrow.ArrowException as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        raise TipnlpError("T021", path=path, reason=reason) from None


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value)
