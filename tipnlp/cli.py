"""The command line. It reads arguments, calls the library and writes; what it knows of facts is in the library."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import IO, Annotated, Any

import typer
from typer.core import TyperGroup

from tipnlp import __version__
from tipnlp.cli_measure import benchmark_app, evaluate_command
from tipnlp.errors import TipnlpError
from tipnlp.extraction import extract_many
from tipnlp.facts import Report
from tipnlp.readers import JSONL, read_sources
from tipnlp.source import SourceText

USAGE, SOME_FAILED = 1, 2
EXITS = "Exit codes: 0 done; 1 wrong usage, nothing was done; 2 some documents failed (they are in the output, with their error)."


# Newer Typer brings its own copy of click, older uses the package: the class is taken from where it is.
_ClickError: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


class _Group(TyperGroup):
    """Prints an error as one line and exits with 1; click would exit with 2, which here says that documents failed."""

    def main(self, *args: Any, **extra: Any) -> Any:
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
        except _ClickError as error:
            error.show()
            code = USAGE
        except TipnlpError as error:
            typer.echo(f"tipnlp: {error}", err=True)
            code = USAGE
        except typer.Abort:
            code = 130
        sys.exit(code if isinstance(code, int) else 0)


app = typer.Typer(
    cls=_Group, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXITS,
    help="Facts from Trafficking in Persons reports: countries, laws, penalties, counts, money, flows, roles, tier.",
)


app.command("evaluate", epilog=EXITS)(evaluate_command)
app.add_typer(benchmark_app, name="benchmark")


def main() -> None:
    """The command ``tipnlp``."""
    app()


class Format(str, Enum):
    """Formats of ``tipnlp extract``."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    table = "table"


class Kind(str, Enum):
    """Families for the formats csv and table."""

    countries = "countries"
    regions = "regions"
    laws = "laws"
    instruments = "instruments"
    penalties = "penalties"
    counts = "counts"
    money = "money"
    flows = "flows"
    recommendations = "recommendations"
    sections = "sections"
    reports = "reports"


_COUNTRY_HELP = "Country of the reports, ISO 3166-1 alpha-3; else read from the text."
_PIPELINE_HELP = "An installed pipeline or the folder of one; by default the rules."
_FORMAT_HELP = "json: one object for one text, else a list. jsonl: one object a line. csv, table: the facts of --kind."
_PROCESS_HELP = "Worker processes. The output is the same for any number."

_FILES_HELP = "Files (.txt, .jsonl, .html), folders, or - for standard input."

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help=_FILES_HELP)]
File = Annotated[str, typer.Argument(metavar="FILE", help="A file with one report, or - for standard input.")]
Country = Annotated[str | None, typer.Option("--country", metavar="XXX", help=_COUNTRY_HELP)]
Year = Annotated[int | None, typer.Option("--year", metavar="YYYY", help="Year of the reports; else read from the text.")]
Pipeline = Annotated[str | None, typer.Option("--pipeline", metavar="NAME", help=_PIPELINE_HELP)]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help="File to write; by default standard output.")]


@app.callback(invoke_without_command=True)
def _main(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):  # the same bytes whatever the locale and the system
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if version:
        typer.echo(__version__)
        raise typer.Exit()


# --- extract -----------------------------------------------------------------------------------------------------------


@app.command(epilog=EXITS)
def extract(
    files: Files,
    format: Annotated[Format, typer.Option("--format", "-f", help=_FORMAT_HELP)] = Format.json,
    kind: Annotated[Kind, typer.Option("--kind", "-k", help="Family of facts, for csv and table.")] = Kind.counts,
    out: Out = None,
    force: Annotated[bool, typer.Option("--force", help="Replace OUT where it exists.")] = False,
    country: Country = None,
    year: Year = None,
    n_process: Annotated[int, typer.Option("--n-process", min=1, metavar="N", help=_PROCESS_HELP)] = 1,
    pipeline: Pipeline = None,
) -> None:
    """Read reports and write their facts, in the order of the files given."""
    sources = read_sources(files, country=country, year=year)
    single = len(files) == 1 and not Path(files[0]).is_dir() and not files[0].lower().endswith(JSONL)
    with _output(out, force) as stream:
        watch = _Watch(extract_many(sources, nlp=_loaded(pipeline), n_process=n_process))
        if format is Format.jsonl:
            for report in watch:
                stream.write(report.model_dump_json() + "\n")
        elif format is Format.json:
            _write_json(watch, stream, single=single)
        else:
            _write_rows(watch, stream, format, kind.value)
    if watch.failed:
        raise typer.Exit(SOME_FAILED)


def _loaded(pipeline: str | None) -> Any:
    if pipeline is None:
        return None
    from tipnlp.pipeline import load

    return load(pipeline)


def _write_json(reports: Iterable[Report], stream: IO[str], *, single: bool) -> None:
    """One object where one text was named, else a list of objects."""
    if single:
        stream.writelines(report.model_dump_json(indent=2) + "\n" for report in reports)
        return
    between = "[\n"
    for report in reports:
        stream.write(between + report.model_dump_json())
        between = ",\n"
    stream.write("[]\n" if between == "[\n" else "\n]\n")


def _write_rows(reports: Iterable[Report], stream: IO[str], format: Format, kind: str) -> None:
    from tipnlp.frame import to_frame

    frame = to_frame(reports, kind)
    if format is Format.csv:
        stream.write(frame.to_csv(index=False, lineterminator="\n"))
    else:
        from tipnlp.show import frame_table

        frame_table(frame, stream)


@contextlib.contextmanager
def _output(path: Path | None, force: bool) -> Iterator[IO[str]]:
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


class _Watch:
    """Passes reports on, tells failures and, on a terminal and long work, the progress on standard error."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = reports
        self.failed = 0

    def __iter__(self) -> Iterator[Report]:
        begun = told = time.monotonic()
        live = sys.stderr.isatty()
        for number, report in enumerate(self._reports, 1):
            if report.error is not None:
                self.failed += 1
                typer.echo(f"tipnlp: {report.id}: {report.error.message}", err=True)
            now = time.monotonic()
            if live and now - begun > 2 and now - told > 0.2:
                told = now
                print(f"\r{number} documents, {self.failed} failed ", end="", file=sys.stderr, flush=True)
            yield report
        if live and told > begun:
            print("\r" + " " * 50 + "\r", end="", file=sys.stderr, flush=True)


# --- show, text, schema, info ------------------------------------------------------------------------------------------


def _one(file: str, country: str | None = None, year: int | None = None) -> SourceText:
    """The one text of a file."""
    sources = list(read_sources([file], country=country, year=year))
    if len(sources) != 1:
        raise TipnlpError("T031", path=file, number=len(sources))
    if sources[0].error is not None:
        raise sources[0].error
    return sources[0]


@app.command(epilog=EXITS)
def show(
    file: File,
    country: Country = None,
    year: Year = None,
    pipeline: Pipeline = None,
) -> None:
    """Show the facts of one report in the terminal, each family with the sentences it stands in."""
    from tipnlp.show import show_report

    source = _one(file, country, year)
    [report] = extract_many([source], nlp=_loaded(pipeline), on_error="raise")
    show_report(report, source.text)


@app.command(epilog=EXITS)
def text(file: File) -> None:
    """Print the text that offsets count: the file itself, or for .html the plain text made of it."""
    with _output(None, False) as stream:
        stream.write(_one(file).text)


@app.command(epilog=EXITS)
def schema() -> None:
    """Print the JSON Schema of the output of ``extract``, for one report."""
    typer.echo(json.dumps(Report.json_schema(), indent=2))


@app.command(epilog=EXITS)
def info() -> None:
    """Print versions, components and tables: what to give with a bug report."""
    from tipnlp.show import show_info

    show_info()
