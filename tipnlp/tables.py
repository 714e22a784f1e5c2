"""The only reader of ``tipnlp/data``: tab-separated tables as frozen rows, each read once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Row = Mapping[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of ``data/<name>.tsv`` as mappings from column to cell.

    Lines that start with ``#`` are comments. The first other line names the columns.

    Args:
        name: Table name without its suffix.

    Returns:
        The rows in file order; a missing trailing cell is an empty string.
    """
    text = (files("tipnlp") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    found = []
    for line in lines[1:]:
        cells = line.split("\t")
        found.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=False)))
    return tuple(found)


@cache
def names() -> tuple[str, ...]:
    """Names of all tables, sorted."""
    folder = files("tipnlp") / "data"
    return tuple(sorted(f.name.removesuffix(".tsv") for f in folder.iterdir() if f.name.endswith(".tsv")))


@cache
def fingerprint() -> str:
    """A short hash of all tables: two runs with the same fingerprint used the same data."""
    digest = hashlib.sha256()
    for name in names():
        digest.update((files("tipnlp") / "data" / f"{name}.tsv").read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
