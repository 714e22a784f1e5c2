"""Reports in Parquet files (needs ``tipnlp[parquet]``): a row a report, the report as JSON beside what one filters by."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tipnlp.errors import TipnlpError
from tipnlp.facts import Report
from tipnlp.records import need_pyarrow

if TYPE_CHECKING:
    import pyarrow

#: A row group ends at so many rows or characters of JSON: enough to compress well, few enough to be held several times over.
_GROUP_ROWS, _GROUP_CHARS = 1_000, 2_000_000


def schema() -> pyarrow.Schema:
    """The columns: ``report`` is the line that JSONL would hold; the others are copied out of it."""
    import pyarrow as pa

    text, number = pa.string(), pa.int32()
    return pa.schema(
        [
            ("id", text), ("country", text), ("year", number), ("tier", text), ("title", text),
            ("roles", pa.list_(text)), ("error", text), ("report", text),
        ]
    )  # fmt: skip


def write_lines(lines: Iterable[str], path: Path) -> None:
    """Write reports given as JSON, as a stream; the file takes its name when all is written.

    Raises:
        TipnlpError: T041: there is no pyarrow.
        OSError: It cannot be written.
    """
    need_pyarrow(path)
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    part = path.with_name(path.name + ".tmp")
    columns = schema()
    try:
        with ParquetWriter(part, columns, compression="zstd") as writer:
            for group in _groups(lines):
                writer.write_table(pa.Table.from_pylist([_row(line) for line in group], schema=columns))
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _groups(lines: Iterable[str]) -> Iterator[list[str]]:
    group: list[str] = []
    chars = 0
    for line in lines:
        group.append(line)
        chars += len(line)
        if len(group) >= _GROUP_ROWS or chars >= _GROUP_CHARS:
            yield group
            group, chars = [], 0
    if group:
        yield group


def _row(line: str) -> dict[str, Any]:
    report = Report.model_validate_json(line)
    return {
        "id": report.id, "country": report.meta.country, "year": report.meta.year,
        "tier": report.tier.tier if report.tier else None, "title": report.meta.title, "roles": list(report.roles.roles),
        "error": report.error.message if report.error else None, "report": line,
    }  # fmt: skip


def read_parquet(path: str | Path) -> Iterator[Report]:
    """Read reports that ``tipnlp batch`` wrote as Parquet, as a stream.

    Args:
        path: The file.

    Returns:
        An iterator of reports, equal to those that JSONL would give.

    Raises:
        TipnlpError: T020: there is no such file; T041: there is no pyarrow; at once. T021, T036: it is no Parquet, or holds no
            reports, when it is read.

    Example:
        >>> import tipnlp
        >>> list(tipnlp.read_parquet("no_such_file.parquet"))
        Traceback (most recent call last):
        tipnlp.errors.TipnlpError: T020: no_such_file.parquet: no such file or folder.
    """
    path = Path(path)
    if not path.is_file():
        raise TipnlpError("T020", path=path)
    need_pyarrow(path)
    return _reports(path)


def holds_reports(path: Path) -> bool:
    """Whether a Parquet file has the columns that `write_lines` gives it; T041 where there is no pyarrow."""
    need_pyarrow(path)
    import pyarrow
    from pyarrow.parquet import read_schema

    try:
        return set(schema().names) <= set(read_schema(path).names)
    except (pyarrow.ArrowException, OSError):
        return False


def _reports(path: Path) -> Iterator[Report]:
    import pyarrow
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path, buffer_size=1 << 20) as file:
            if "report" not in file.schema_arrow.names:
                raise TipnlpError("T036", path=path)
            for batch in file.iter_batches(64, columns=["report"], use_threads=False):
                for line in batch.column(0).to_pylist():
                    yield Report.model_validate_json(line)
    except pyarrow.ArrowException as error:
        raise TipnlpError("T021", path=path, reason=str(error).partition("\n")[0].rstrip(".")) from None
    except ValidationError:
        raise TipnlpError("T036", path=path) from None
