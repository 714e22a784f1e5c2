"""The storage format itself, so that it can stand where a format is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tipnlp.corpus.format import Document, read_corpus, write_corpus

NOTE = "This format carries all that a document has."


def write(documents: Iterable[Document], path: Path, *, force: bool = False) -> Counter[str]:
    """Write a corpus file; nothing is left out."""
    write_corpus(documents, path, force=force)
    return Counter()


def read(path: Path) -> Iterator[Document]:
    """Read a corpus file."""
    return read_corpus(path)
