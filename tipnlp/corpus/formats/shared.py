"""What the converters share: lines of JSON read and written with file and line in every error, folders, file names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tipnlp.corpus.format import Document, reasons, replacing
from tipnlp.errors import TipnlpError

#: What a wrong shape of the input raises in a converter.
WRONG = (ValueError, KeyError, TypeError, AttributeError, IndexError)


def wrong(path: Path, line: int, name: str, error: Exception) -> TipnlpError:
    """T103 for what a converter stumbled over."""
    if isinstance(error, ValidationError):
        reason = reasons(error)[0]
    elif isinstance(error, KeyError):
        reason = f"{error} is missing"
    else:
        reason = str(error) or type(error).__name__
    return TipnlpError("T103", path=path, line=line, format=name, reason=reason)


def write_lines(rows: Iterable[Any], path: Path, *, force: bool) -> None:
    """Write one JSON value a line."""
    with replacing(path, force=force) as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_lines(path: Path, name: str, made: Callable[[Any, str], Document]) -> Iterator[Document]:
    """The document that ``made(row, id)`` gives for each line; T103 for a line it cannot take.

    Args:
        path: JSONL file.
        name: The format's name, for messages.
        made: Takes the JSON value and the id for a document that has none (``<file>:<line>``).
    """
    if not path.is_file():
        raise TipnlpError("T020", path=path)
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    row = json.loads(line)
                    if isinstance(row, dict) and "schema_version" in row:
                        raise ValueError("this is a document of a corpus")
                    yield made(row, f"{path.stem}:{number}")
                except WRONG as error:
                    raise wrong(path, number, name, error) from None


def new_folder(path: Path, *, force: bool) -> Path:
    """The folder, made where it is missing; T026 where it holds files and ``force`` is not set."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())) and not force:
        raise TipnlpError("T026", path=path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TipnlpError("T027", path=path, reason=error.strerror) from None
    return path


class FileNames:
    """File names for document ids: safe on every system, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, name: str) -> str:
        """The file name, without suffix, of a document."""
        stem = re.sub(r"[^\w.-]+", "_", name).strip(".") or "document"
        unique, number = stem, 1
        while unique.lower() in self._taken:
            number += 1
            unique = f"{stem}_{number}"
        self._taken.add(unique.lower())
        return unique
