"""The codebook: every column of every frame, written from the table that the frames themselves are made by."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Final

from tipnlp import __version__
from tipnlp.columns import DTYPES, TITLES, Column, frames
from tipnlp.errors import TipnlpError

HEAD: Final = ("frame", "column", "type", "dtype", "unit", "values", "label", "meaning", "rule", "known_as")
_WORDS: Final = {
    "text": "text", "list": "words joined by |", "whole": "whole number", "real": "number", "flag": "true or false",
    "category": "category",
}


def codebook(format: str = "md") -> str:
    """What each column of each frame means, as a document.

    Args:
        format: ``md``: Markdown, one section a frame. ``csv``: one row a column.

    Returns:
        The codebook: name, type, unit, allowed values, meaning, the rule by which the value is taken, and the names by which
        users of the TIP Report's tables, the 3P Index and the Human Trafficking Indicators (HTI) know it.

    Raises:
        TipnlpError: T042: there is no such format.

    Example:
        >>> import tipnlp
        >>> print(tipnlp.codebook("csv").splitlines()[0])
        frame,column,type,dtype,unit,values,label,meaning,rule,known_as
    """
    if format not in _FORMATS:
        raise TipnlpError("T042", format=format, known=", ".join(_FORMATS))
    return _FORMATS[format]()


def _csv() -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for frame, columns in frames().items():
        for c in columns:
            values = "|".join(c.values)
            writer.writerow([frame, c.name, c.type, c.dtype, c.unit, values, c.label, c.meaning, c.rule, c.known_as])
    return out.getvalue()


def _markdown() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f"# Codebook of tipnlp {__version__}"
    yield ""
    types = "; ".join(f"{word} (pandas `{DTYPES[name]}`)" for name, word in _WORDS.items())
    yield f"Types: {types}."
    yield "A missing value is missing, never 0 or -9. Offsets count Unicode code points of the raw text."
    for frame, columns in frames().items():
        yield from ["", f"## {frame}", "", TITLES[frame], ""]
        yield "| column | type | values or unit | meaning | rule | known as |"
        yield "|---|---|---|---|---|---|"
        for column in columns:
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in _cells(column)) + " |"


def _cells(column: Column) -> Iterator[str]:
    yield f"`{column.name}`"
    yield _WORDS[column.type]
    yield ", ".join(column.values) or column.unit
    yield column.meaning
    yield column.rule
    yield column.known_as


_FORMATS: Final[dict[str, Callable[[], str]]] = {"md": _markdown, "csv": _csv}
