"""Reports in JSONL files: one JSON object a line, UTF-8.

The JSON is pydantic's, which keeps every number exact; srsly's reader takes it as well, but its writer cuts numbers at ten
decimals, so that a report would not come back the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from tipnlp.errors import TipnlpError
from tipnlp.facts import Report, each_report


def write_jsonl(reports: Report | Iterable[Report], path: str | Path, *, force: bool = False) -> int:
    """Write reports to a file, as a stream.

    The lines go to a file beside it (``<path>.part``) that takes its place when all are written: a run that breaks off never
    leaves half a file under the name.

    Args:
        reports: One report or many; an iterator such as `tipnlp.extract_many` gives is fine.
        path: File to write.
        force: Replace the file where there is one.

    Returns:
        The number of lines.

    Raises:
        TipnlpError: T026: the file exists; T027: it cannot be written; T043: an item is no report.

    Example:
        >>> import pathlib, tempfile, tipnlp
        >>> file = pathlib.Path(tempfile.mkdtemp()) / "reports.jsonl"
        >>> tipnlp.write_jsonl(tipnlp.extract_many(["Courts tried 12 men.", "Courts tried nobody."]), file)
        2
        >>> [len(report.counts) for report in tipnlp.read_jsonl(file)]
        [1, 1]
    """
    path = Path(path)
    if path.exists() and not force:
        raise TipnlpError("T026", path=path)
    part = path.with_name(path.name + ".part")
    number = 0
    try:
        out = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise TipnlpError("T027", path=path, reason=error.strerror) from None
    try:
        with out:
            for report in each_report(reports):
                out.write(report.model_dump_json() + "\n")
                number += 1
        os.replace(part, path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise TipnlpError("T027", path=path, reason=error.strerror) from error
        raise
    return number


def read_jsonl(path: str | Path) -> Iterator[Report]:
    """Read reports that `write_jsonl` or ``tipnlp extract --format jsonl`` wrote, as a stream.

    Args:
        path: The file; blank lines are skipped.

    Returns:
        An iterator of reports, equal to those written.

    Raises:
        TipnlpError: T020: there is no such file, at once; T028: a line is no report (names file and line), when it is read.

    Example:
        >>> import tipnlp
        >>> list(tipnlp.read_jsonl("no_such_file.jsonl"))
        Traceback (most recent call last):
        tipnlp.errors.TipnlpError: T020: no_such_file.jsonl: no such file or folder.
    """
    path = Path(path)
    if not path.is_file():
        raise TipnlpError("T020", path=path)
    return _lines(path)


def _lines(path: Path) -> Iterator[Report]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Report.model_validate_json(line)
                except ValidationError as error:
                    raise TipnlpError("T028", path=path, place=f"line {number}", reason=validation_reason(error)) from None


def validation_reason(error: ValidationError) -> str:
    """The first thing that keeps an object from being a report, with its field."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]
