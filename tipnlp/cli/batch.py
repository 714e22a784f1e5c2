"""The command that reads many documents into one file and goes on after a break: ``tipnlp batch``."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from tipnlp.batch import BatchResult, run_batch
from tipnlp.cli.common import (
    SOME_FAILED,
    Country,
    CountryColumn,
    IdColumn,
    Pipeline,
    Processes,
    TextColumn,
    Year,
    YearColumn,
)

#: Failures that are printed; all are in the output.
_SHOWN = 20
INTERRUPTED = 130


class Format(str, Enum):
    """Formats of ``tipnlp batch``."""

    jsonl = "jsonl"
    parquet = "parquet"


_EXITS = (
    "Exit codes: 0 done; 1 wrong usage, or the disk is full: what was written is kept; 2 some documents failed (they are in the "
    "output, with their error)."
)
_INPUTS_HELP = "Files (.txt, .html, .jsonl, .csv, .tsv, .parquet), folders, and patterns such as 'reports/**/*.txt'."
_FORMAT_HELP = "jsonl: a report a line. parquet: a row a report. By default what the suffix of OUT says, else jsonl."
_RESUME_HELP = "Go on with a run that broke off; the output is the same as that of a run in one piece."


def batch(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help=_INPUTS_HELP)],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="File to write; beside it OUT.manifest.json.")],
    format: Annotated[Format | None, typer.Option("--format", "-f", help=_FORMAT_HELP)] = None,
    n_process: Processes = 1,
    resume: Annotated[bool, typer.Option("--resume", help=_RESUME_HELP)] = False,
    force: Annotated[bool, typer.Option("--force", help="Begin anew, and replace OUT where it exists.")] = False,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    country_column: CountryColumn = None,
    year_column: YearColumn = None,
    country: Country = None,
    year: Year = None,
    pipeline: Pipeline = None,
) -> None:
    """Read many documents and write one report for each, in their order; stopped at any moment, --resume goes on."""
    failed = 0

    def tell(name: str, message: str) -> None:
        nonlocal failed
        failed += 1
        if failed <= _SHOWN:
            typer.echo(f"tipnlp: {name}: {message}", err=True)
        elif failed == _SHOWN + 1:
            typer.echo("tipnlp: more documents failed; the output has each with its error", err=True)

    try:
        result = run_batch(
            inputs, out, format=None if format is None else format.value, n_process=n_process, resume=resume, force=force,
            text_column=text_column, id_column=id_column, country_column=country_column, year_column=year_column,
            country=country, year=year, pipeline=pipeline, on_failure=tell,
        )  # fmt: skip
    except KeyboardInterrupt:
        typer.echo("tipnlp: stopped; --resume goes on from here", err=True)
        raise typer.Exit(INTERRUPTED) from None
    _summary(result)
    if result.errors:
        raise typer.Exit(SOME_FAILED)


def _summary(result: BatchResult) -> None:
    documents = f"{result.documents:,} document{'' if result.documents == 1 else 's'}"
    done = f"{result.out}: {documents}, {result.words:,} words, {result.errors:,} failed"
    new = result.documents - result.resumed
    if not new and result.resumed:
        typer.echo(f"{done}; complete before", err=True)
    else:
        before = f"; {result.resumed:,} of them from before" if result.resumed else ""
        typer.echo(f"{done}{before}; {result.seconds:,.1f} s, {new / result.seconds:,.0f} documents/s", err=True)
    if result.repeated_ids:
        typer.echo(f"tipnlp: documents whose id came before: {result.repeated_ids:,}; facts of both carry it", err=True)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=_EXITS)(batch)
