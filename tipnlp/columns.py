"""What the columns of all frames are: names, types, allowed values, labels and meanings, from one table.

The table is ``tipnlp/data/exits/columns.tsv``. Frames are made by it, Stata labels are written from it, ``tipnlp codebook``
prints it. Allowed values of a category are not written there but taken from the fact classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from tipnlp import facts, tables

if TYPE_CHECKING:
    import pandas

#: Frames of facts that have evidence.
WITH_EVIDENCE: Final = (
    "tiers", "roles", "countries", "regions", "laws", "penalties", "counts", "money", "flows", "recommendations",
)
#: Kinds of `tipnlp.to_frame` with one row a fact, or a report.
KINDS: Final = (
    "countries", "regions", "laws", "instruments", "penalties", "counts", "money", "flows", "recommendations", "sections",
    "tiers", "roles", "reports", "counts_wide",
)
#: Counts of the panel, with the event that each counts.
MEASURES: Final[Mapping[str, facts.CountEvent]] = {
    "investigations": "investigation", "prosecutions": "prosecution", "convictions": "conviction",
    "victims_identified": "victim_identified", "victims_assisted": "victim_assisted",
}
_TABLE: Final = "TIP Report, Global Law Enforcement Data"
#: Names that the measures are known by; they stand for ``{known}`` in the table.
_KNOWN_AS: Final[Mapping[str, str]] = {
    "investigations": "TIP Report, prosecution paragraph; UNODC GLOTIP: persons investigated",
    "prosecutions": f"{_TABLE}: Prosecutions; UNODC GLOTIP: persons prosecuted",
    "convictions": f"{_TABLE}: Convictions; UNODC GLOTIP: persons convicted",
    "victims_identified": f"{_TABLE}: Victims Identified; UNODC GLOTIP and SDG 16.2.2: victims detected",
    "victims_assisted": "TIP Report, protection paragraph",
}
_TEMPLATE: Final = re.compile(r"\{(\w+)\}")
_FILLINGS: Final[Mapping[str, tuple[str, ...]]] = {"measure": tuple(MEASURES), "event": get_args(facts.CountEvent)}
_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {"every": KINDS, "facts": WITH_EVIDENCE}

#: What one row of each frame is.
TITLES: Final = {
    "countries": "One row a mention of a country.", "regions": "One row a mention of a region.",
    "laws": "One row a mention of a legal instrument.", "instruments": "One row a distinct legal instrument of a report.",
    "penalties": "One row a punishment range, prescribed or imposed.", "counts": "One row a stated number of an event.",
    "money": "One row an amount that is no fine.",
    "flows": "One row a pair: origin and destination, or transit and destination.",
    "recommendations": "One row a recommendation; text is it as printed.", "sections": "One row a stretch of a report.",
    "tiers": "One row a report that states its country's tier.", "roles": "One row a role of a report's country.",
    "reports": "One row a report, also one that could not be read.",
    "counts_wide": "One row a report and data year, one column an event: totals as one report states them.",
    "panel": "One row a country and year: states of the report of report_year, numbers of data_year. `tipnlp panel` writes it.",
    "panel_evidence": "One row a fact and the cell of the panel that it speaks of.",
    "panel_comparisons": "One row a number that a later report restates, beside what an earlier report said.",
    "edges": "One row a flow as an edge of a network. `tipnlp network` writes it.",
    "panel_left_out": "One row a report or fact that has no place in the panel, with the reason.",
}
#: pandas dtype of each type of column.
DTYPES: Final = {
    "text": "string", "list": "string", "whole": "Int64", "real": "Float64", "flag": "boolean", "category": "category",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a frame.

    Attributes:
        name: Its name.
        type: ``text``, ``list`` (words joined by ``|``), ``whole``, ``real``, ``flag`` or ``category``.
        values: Allowed values; all of them for a category, a description for others, else empty.
        unit: Unit of a number, or format of a date.
        label: At most 80 characters, as Stata takes them.
        meaning: What it says, in a sentence.
        rule: Where the value comes from.
        known_as: Names by which users of other data know it.
    """

    name: str
    type: str
    label: str
    meaning: str
    values: tuple[str, ...] = ()
    unit: str = ""
    rule: str = ""
    known_as: str = ""

    @property
    def dtype(self) -> str:
        """Name of the pandas dtype."""
        return DTYPES[self.type]


@cache
def frames() -> Mapping[str, tuple[Column, ...]]:
    """The columns of every frame, in order, by the frame's name."""
    found: dict[str, list[Column]] = {name: [] for name in KINDS}
    for _, block in groupby(tables.rows("exits/columns"), key=lambda row: _TEMPLATE.findall(row["column"])):
        for row in _filled(list(block)):
            for name in _names(row["frames"]):
                found.setdefault(name, []).append(_column(row))
    return {name: tuple(columns) for name, columns in found.items()}


def _filled(block: list[tables.Row]) -> Iterator[tables.Row]:
    """The rows of a block; those of a template once for each measure or event, all columns of one together."""
    template = _TEMPLATE.search(block[0]["column"])
    if template is None:
        yield from block
        return
    for name in _FILLINGS[template[1]]:
        words = {template[0]: name, template[0].upper(): name.replace("_", " ").capitalize(), "{known}": _KNOWN_AS.get(name, "")}
        for row in block:
            yield {key: _replaced(cell, words) for key, cell in row.items()}


def _replaced(cell: str, words: Mapping[str, str]) -> str:
    for old, new in words.items():
        cell = cell.replace(old, new)
    return cell


def _names(cell: str) -> Iterator[str]:
    for word in cell.split():
        yield from _GROUPS.get(word, (word,))


def _column(row: tables.Row) -> Column:
    values = allowed(row["values"]) if row["type"] == "category" else tuple(filter(None, [row["values"]]))
    return Column(
        name=row["column"], type=row["type"], label=row["label"], meaning=row["meaning"], values=values, unit=row["unit"],
        rule=row["rule"], known_as=row["known_as"],
    )


def allowed(reference: str) -> tuple[str, ...]:
    """The values of a category: those of a field (``Count.event``), or the words themselves (``yes|no``)."""
    model, _, field = reference.partition(".")
    if not field:
        return tuple(reference.split("|"))
    return tuple(_literals(getattr(facts, model).model_fields[field].annotation))


def _literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from _literals(part)


def frame_of(rows: Sequence[Mapping[str, Any]], name: str) -> pandas.DataFrame:
    """A frame of rows that have all its columns, with the types that the table of columns gives them.

    Args:
        rows: The rows; keys that are no column are left out.
        name: Name of the frame in the table of columns.

    Returns:
        The frame; the same columns and dtypes for any rows, also for none.
    """
    import pandas

    def typed(column: Column) -> Any:
        values = [row[column.name] for row in rows]
        return pandas.Categorical(values, column.values) if column.type == "category" else pandas.array(values, column.dtype)

    return pandas.DataFrame({column.name: typed(column) for column in frames()[name]})
