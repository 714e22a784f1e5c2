"""The commands that put facts into tables: ``tipnlp frame``, and ``tipnlp codebook`` that says what their columns mean."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tipnlp.cli.common import (
    EXITS,
    SOME_FAILED,
    Country,
    Force,
    Out,
    Processes,
    TextColumn,
    Watch,
    Year,
    output,
    refuse_inputs,
)
from tipnlp.cli.extract import Kind

if TYPE_CHECKING:
    import pandas

_FACTS_HELP = "Facts that batch or extract wrote (.jsonl, .json, .parquet), or texts and folders to extract now."
Facts = Annotated[list[str], typer.Argument(metavar="FACTS...", help=_FACTS_HELP)]
_TABLE_HELP = "File to write: .csv, .parquet or .dta. By default CSV is printed."
Table = Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help=_TABLE_HELP)]


class Format(str, Enum):
    """Formats of ``tipnlp codebook``."""

    md = "md"
    csv = "csv"


def write(frame: pandas.DataFrame, kind: str, out: Path | None, force: bool) -> None:
    """Write a frame to a file by its suffix, or print it as CSV."""
    from tipnlp.save import write_frame

    if out is not None:
        write_frame(frame, out, kind=kind, force=force)
        return
    with output(None, False) as stream:
        stream.write(frame.to_csv(index=False, lineterminator="\n"))


def frame(
    facts: Facts,
    kind: Annotated[Kind, typer.Option("--kind", "-k", help="What a row is.")] = Kind.counts,
    out: Table = None,
    force: Force = False,
    text_column: TextColumn = None,
    country: Country = None,
    year: Year = None,
    n_process: Processes = 1,
) -> None:
    """Put the facts of one family into a table: CSV, Parquet, or Stata with labels, by the suffix of OUT."""
    from tipnlp.frame import to_frame
    from tipnlp.reports import read_reports
    from tipnlp.save import check_target

    check_target(out, force)
    refuse_inputs(out, facts)
    watch = Watch(read_reports(facts, known={"text_column": text_column, "country": country, "year": year}, n_process=n_process))
    write(to_frame(watch, kind.value), kind.value, out, force)
    if watch.failed:
        raise typer.Exit(SOME_FAILED)


def codebook_command(
    format: Annotated[Format, typer.Option("--format", "-f", help="md: Markdown. csv: one row a column.")] = Format.md,
    out: Out = None,
    force: Force = False,
) -> None:
    """Print what each column of each table means: type, unit, allowed values, rule, and names it is known by elsewhere."""
    from tipnlp.describe import codebook

    with output(out, force) as stream:
        stream.write(codebook(format.value))


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(epilog=EXITS)(frame)
    app.command("codebook", epilog=EXITS)(codebook_command)
