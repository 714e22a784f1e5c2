"""What the commands share: exit codes, options, the file that is written, the watch on a stream of reports."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from tipnlp.errors import TipnlpError
from tipnlp.facts import Report

USAGE, SOME_FAILED = 1, 2
EXITS = "Exit codes: 0 done; 1 wrong usage, nothing was done; 2 some documents failed (they are in the output, with their error)."

_COUNTRY_HELP = "Country of the reports, ISO 3166-1 alpha-3; else read from the text."
_PIPELINE_HELP = "An installed pipeline or the folder of one; by default the rules."
_PROCESS_HELP = "Worker processes. The output is the same for any number."

_COLUMN_HELP = "Column of the text in CSV and Parquet, key in JSONL; by default text, narrative, content, body or full_text."
_FILES_HELP = "Files (.txt, .html, .jsonl, .csv, .parquet), folders, patterns, or - for standard input."

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help=_FILES_HELP)]
File = Annotated[str, typer.Argument(metavar="FILE", help="A file with one report, or - for standard input.")]
Country = Annotated[str | None, typer.Option("--country", metavar="XXX", help=_COUNTRY_HELP)]
Year = Annotated[int | None, typer.Option("--year", metavar="YYYY", help="Year of the reports; else read from the text.")]
Processes = Annotated[int, typer.Option("--n-process", min=1, metavar="N", help=_PROCESS_HELP)]
Pipeline = Annotated[str | None, typer.Option("--pipeline", metavar="NAME", help=_PIPELINE_HELP)]
TextColumn = Annotated[str | None, typer.Option("--text-column", metavar="C", help=_COLUMN_HELP)]
IdColumn = Annotated[str | None, typer.Option("--id-column", metavar="C", help="Column of the id; by default id.")]
CountryColumn = Annotated[
    str | None, typer.Option("--country-column", metavar="C", help="Column of the country, code or name; by default country.")
]
YearColumn = Annotated[str | None, typer.Option("--year-column", metavar="C", help="Column of the year; by default year.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help="File to write; by default standard output.")]

Force = Annotated[bool, typer.Option("--force", help="Replace OUT where it exists.")]


def loaded(pipeline: str | None) -> Any:
    """The named pipeline, or None for the rules alone."""
    if pipeline is None:
        return None
    from tipnlp.pipeline import load

    return load(pipeline)


@contextlib.contextmanager
def output(path: Path | None, force: bool) -> Iterator[IO[str]]:
    """Standard output, or a file that takes its name when all is written."""
    if path is None:
        yield sys.stdout
        return
    if path.exists() and not force:
        raise TipnlpError("T026", path=path)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        os.replace(part, path)
    except OSError as error:
        raise TipnlpError("T027", path=path, reason=error.strerror) from None
    finally:
        part.unlink(missing_ok=True)


def refuse_inputs(out: Path | None, files: Iterable[str]) -> None:
    """T077 where the file to write is one of those to read, also of a folder or pattern: ``--force`` would destroy it."""
    if out is not None and out.exists():
        from tipnlp.readers import find_files, refuse_output  # here: little else of the command line reads texts

        refuse_output(out, find_files(files))


class Watch:
    """Passes reports on, tells failures and, on a terminal and long work, the progress on standard error."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = reports
        self.failed = 0

    def __iter__(self) -> Iterator[Report]:
        begun = told = time.monotonic()
        ids: set[str] = set()
        again: dict[str, None] = {}
        number = 0
        live = sys.stderr.isatty()
        for number, report in enumerate(self._reports, 1):
            if report.error is not None:
                self.failed += 1
                typer.echo(f"tipnlp: {report.id}: {report.error.message}", err=True)
            now = time.monotonic()
            if live and now - begun > 2 and now - told > 0.2:
                told = now
                print(f"\r{number} documents, {self.failed} failed ", end="", file=sys.stderr, flush=True)
            if report.id in ids:
                again[report.id] = None
            ids.add(report.id)
            yield report
        if live and told > begun:
            print("\r" + " " * 50 + "\r", end="", file=sys.stderr, flush=True)
        if not number:
            typer.echo("tipnlp: there are no documents in what was given", err=True)
        if again:
            names = ", ".join([*islice(again, 5), *(["..."] if len(again) > 5 else [])])
            typer.echo(f"tipnlp: ids that several documents have, so that their facts cannot be told apart: {names}", err=True)
