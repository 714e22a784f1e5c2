"""Formats that annotation tools speak, one module each.

Each module has a `NOTE` (what the tool shows, and what rides along unseen or cannot be carried), ``write(documents, path)``,
which returns what was left out as a tally, and ``read(path)``, a stream of documents. What a format cannot carry is in that
tally, never dropped in silence.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from tipnlp.corpus.format import Document
from tipnlp.errors import TipnlpError

#: Module of each format; the first four are files, brat and cas folders.
FORMATS = {
    "corpus": "corpus", "spacy": "docbin", "prodigy": "prodigy", "labelstudio": "labelstudio", "doccano": "doccano",
    "brat": "brat", "cas": "cas", "conll": "conll",
}


class Converter(Protocol):
    """What a module of this package offers."""

    NOTE: str

    def write(self, documents: Iterable[Document], path: Path, *, force: bool = False, **options: Any) -> Counter[str]:
        """Write documents; the tally is of what was left out. conll takes the ``labels`` to keep."""

    def read(self, path: Path, **options: Any) -> Iterator[Document]:
        """Read documents as a stream; conll takes the ``texts`` that its labels stand on."""


def converter(name: str) -> Converter:
    """The module of a format, or T101."""
    if name not in FORMATS:
        raise TipnlpError("T101", name=name, known=", ".join(FORMATS))
    return cast(Converter, import_module(f"tipnlp.corpus.formats.{FORMATS[name]}"))


def convert(
    source: str | Path, target: str | Path, *, from_: str | None = None, to: str | None = None, force: bool = False
) -> Counter[str]:
    """Convert a file or folder into another format.

    Args:
        source: What to read.
        target: What to write.
        from_: Format of the source, one of `FORMATS`; by default from its name and content.
        to: Format of the target; by default from its name.
        force: Replace the target where it exists.

    Returns:
        What the format cannot carry and was left out, with numbers; empty where all is there.

    Raises:
        TipnlpError: T020: there is no source; T026, T027: the target exists or cannot be written; T101, T102: no such format, or
            none that is plain; T100, T103: the source is not of its format (names file and line); T104: a package is missing.

    Example:
        >>> import pathlib, tempfile
        >>> from tipnlp.corpus import Document, convert, write_corpus
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> document = Document(id="a", text="In Chad.", spans={"tip_countries": ((3, 7, "COUNTRY", "TCD"),)})
        >>> written = write_corpus([document], folder / "a.jsonl")
        >>> convert(folder / "a.jsonl", folder / "a.conll")
        Counter()
        >>> print((folder / "a.conll").read_text().strip())
        -DOCSTART- -X- O O
        <BLANKLINE>
        In O
        Chad B-COUNTRY
        . O
    """
    documents = converter(from_ or guess(source)).read(Path(source))
    return converter(to or guess(target, writing=True)).write(documents, Path(target), force=force)


def guess(path: str | Path, *, writing: bool = False) -> str:
    """The format of a file or folder, from its name and, when it is to be read, its first line; or T102.

    Args:
        path: File or folder.
        writing: The path is to be written: its name alone decides.
    """
    path = Path(path)
    if not writing and not path.exists():
        raise TipnlpError("T020", path=path)
    named = {".spacy": "spacy", ".json": "labelstudio", ".conll": "conll", ".bio": "conll", ".iob": "conll", ".ann": "brat"}
    if path.suffix in named and not path.is_dir():
        return named[path.suffix]
    if path.is_dir():
        for pattern, name in (("*.ann", "brat"), ("*.xmi", "cas")):
            if next(path.glob(pattern), None):
                return name
    elif path.suffix == ".jsonl":
        return "corpus" if writing else _of_line(path)
    raise TipnlpError("T102", path=path, known=", ".join(FORMATS))


def _of_line(path: Path) -> str:
    with path.open("rb") as lines:
        try:
            first: Any = json.loads(next((line for line in lines if line.strip()), b"{}"))
        except ValueError:
            first = None
    if isinstance(first, dict):
        for key, name in (("report", "corpus"), ("entities", "doccano"), ("label", "doccano"), ("schema_version", "corpus")):
            if key in first:
                return name
        if "text" in first and ({"spans", "_input_hash", "answer"} & set(first)):
            return "prodigy"
    raise TipnlpError("T102", path=path, known=", ".join(FORMATS))
