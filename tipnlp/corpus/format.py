"""The storage format of a corpus: JSONL, one annotated document a line, facts by standoff offsets into the raw text."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, Literal

from pydantic import ValidationError

from tipnlp.errors import TipnlpError
from tipnlp.facts import Record, Report

SCHEMA_VERSION: Final = 1


class Document(Record):
    """One document of a corpus.

    Attributes:
        schema_version: Version of this format.
        id: Unique in the corpus.
        country: ISO 3166-1 alpha-3 code of the report's country.
        year: Report year.
        text: The raw text; all offsets count its code points, end exclusive.
        report: The facts; None where there are only `spans`.
        notes: The annotator's doubts and near misses.
        annotated: A person has read it. False for imported texts and for suggestions not yet corrected.
        spans: Spans that have a label and no fact, by span group: start, end, label, normal form (or an empty string).

    Example:
        >>> from tipnlp.corpus import Document
        >>> print(Document(id="a", text="In Chad.", notes="no facts").to_line(), end="")
        {"schema_version": 1, "id": "a", "country": null, "year": null, "text": "In Chad.", "report": null, "notes": "no facts"}
    """

    schema_version: Literal[1] = SCHEMA_VERSION
    id: str
    country: str | None = None
    year: int | None = None
    text: str
    report: Report | None = None
    notes: str = ""
    annotated: bool = True
    spans: dict[str, tuple[tuple[int, int, str, str], ...]] = {}

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON-plain values; ``annotated`` and ``spans`` only where they say something."""
        data = self.model_dump(mode="json")
        if self.annotated:
            del data["annotated"]
        if not self.spans:
            del data["spans"]
        return data

    def to_line(self) -> str:
        """The document's line in a corpus file; the same document gives the same bytes."""
        return json.dumps(self.to_dict(), ensure_ascii=False) + "\n"


def read_corpus(path: str | Path) -> Iterator[Document]:
    """Read a corpus file as a stream.

    Args:
        path: JSONL file, as `write_corpus` writes it; blank lines are skipped.

    Returns:
        An iterator of documents.

    Raises:
        TipnlpError: T020: there is no such file, at once; T100: a line is no document (names file and line), when it is read.
            ``tipnlp corpus check`` lists all such lines at once.

    Example:
        >>> import pathlib, tempfile
        >>> from tipnlp.corpus import Document, read_corpus, write_corpus
        >>> file = pathlib.Path(tempfile.mkdtemp()) / "mine.jsonl"
        >>> write_corpus([Document(id="note", text="In Chad.")], file)
        1
        >>> [document.id for document in read_corpus(file)]
        ['note']
    """
    path = Path(path)
    if not path.is_file():
        raise TipnlpError("T020", path=path)
    return _documents(path)


def _documents(path: Path) -> Iterator[Document]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Document.model_validate_json(line)
                except ValidationError as error:
                    raise TipnlpError("T100", path=path, line=number, reason=reasons(error)[0]) from None


def reasons(error: ValidationError) -> list[str]:
    """What pydantic found wrong, one short text for each place."""
    found = []
    for entry in error.errors(include_url=False, include_context=False):
        where = ".".join(str(part) for part in entry["loc"])
        given = entry["input"]
        said = f", not {given!r}" if isinstance(given, (str, int, float)) and entry["type"] == "literal_error" else ""
        found.append(f"{where}: {entry['msg']}{said}" if where else entry["msg"])
    return found


def write_corpus(documents: Iterable[Document], path: str | Path, *, force: bool = False) -> int:
    """Write a corpus file, as a stream.

    Args:
        documents: The documents.
        path: File to write; it takes its name when all is written.
        force: Replace the file where there is one.

    Returns:
        The number of documents.

    Raises:
        TipnlpError: T026: the file exists; T027: it cannot be written.
    """
    number = 0
    with replacing(path, force=force) as out:
        for document in documents:
            out.write(document.to_line())
            number += 1
    return number


@contextmanager
def replacing(path: str | Path, *, force: bool) -> Iterator[IO[str]]:
    """A text stream into ``<path>.part``, which takes its place at the end: a run that breaks off leaves no half file."""
    path = Path(path)
    if path.exists() and not force:
        raise TipnlpError("T026", path=path)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            yield out
        os.replace(part, path)
    except OSError as error:
        raise TipnlpError("T027", path=path, reason=error.strerror) from None
    finally:
        part.unlink(missing_ok=True)
