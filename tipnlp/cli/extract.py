"""The commands that read reports: ``tipnlp extract``, ``show``, ``text``, and what they print: ``schema``, ``info``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import IO, Annotated

import typer

from tipnlp import records
from tipnlp.cli.common import (
    EXITS,
    SOME_FAILED,
    Country,
    CountryColumn,
    File,
    Files,
    Force,
    IdColumn,
    Out,
    Pipeline,
    Processes,
    TextColumn,
    Watch,
    Year,
    YearColumn,
    loaded,
    output,
    refuse_inputs,
)
from tipnlp.errors import TipnlpError
from tipnlp.extraction import extract_many
from tipnlp.facts import Report
from tipnlp.readers import read_sources
from tipnlp.source import SourceText
from tipnlp.split import split_narratives


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
    tiers = "tiers"
    roles = "roles"
    reports = "reports"
    counts_wide = "counts_wide"


_FORMAT_HELP = (
    "json: one object for one text, else a list. jsonl: one object a line. csv, table: the facts of --kind. "
    "By default what the suffix of OUT says; else a table where --kind is given, and json where not."
)
_KIND_HELP = "Family of facts, for csv and table; by default counts."
_SPLIT_HELP = "Cut pages with the narratives of several countries: one report a country, named FILE/XXX."
_FORMATS = {".json": Format.json, ".jsonl": Format.jsonl, ".ndjson": Format.jsonl, ".csv": Format.csv}


# --- extract -----------------------------------------------------------------------------------------------------------


def extract(
    files: Files,
    format: Annotated[Format | None, typer.Option("--format", "-f", help=_FORMAT_HELP)] = None,
    kind: Annotated[Kind | None, typer.Option("--kind", "-k", help=_KIND_HELP)] = None,
    out: Out = None,
    force: Force = False,
    country: Country = None,
    year: Year = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    country_column: CountryColumn = None,
    year_column: YearColumn = None,
    split: Annotated[bool, typer.Option("--split", help=_SPLIT_HELP)] = False,
    n_process: Processes = 1,
    pipeline: Pipeline = None,
) -> None:
    """Read reports and write their facts, in the order of the files given."""
    format = format or _FORMATS.get(out.suffix.lower() if out else "") or (Format.table if kind else Format.json)
    if kind and format in (Format.json, Format.jsonl):
        raise TipnlpError("T044")
    refuse_inputs(out, files)
    sources = read_sources(
        files, country=country, year=year, text_column=text_column, id_column=id_column, country_column=country_column,
        year_column=year_column,
    )  # fmt: skip
    if split:
        sources = (part for source in sources for part in split_narratives(source))
    one_text = len(files) == 1 and not split
    single = one_text and (files[0] == "-" or Path(files[0]).is_file()) and not files[0].lower().endswith(records.SUFFIXES)
    with output(out, force) as stream:
        watch = Watch(extract_many(sources, nlp=loaded(pipeline), n_process=n_process))
        if format is Format.jsonl:
            for report in watch:
                stream.write(report.model_dump_json() + "\n")
        elif format is Format.json:
            _write_json(watch, stream, single=single)
        else:
            _write_rows(watch, stream, format, (kind or Kind.counts).value)
    if watch.failed:
        raise typer.Exit(SOME_FAILED)


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


# --- show, text, schema, info ------------------------------------------------------------------------------------------


def _one(file: str, country: str | None = None, year: int | None = None) -> SourceText:
    """The one text of a file."""
    sources = list(read_sources([file], country=country, year=year))
    if len(sources) != 1:
        raise TipnlpError("T031", path=file, number=len(sources))
    if sources[0].error is not None:
        raise sources[0].error
    return sources[0]


def show(
    file: File,
    country: Country = None,
    year: Year = None,
    pipeline: Pipeline = None,
    explain: Annotated[bool, typer.Option("--explain", help="Also print what made each fact.")] = False,
) -> None:
    """Show the facts of one report in the terminal, each family with the sentences it stands in."""
    from tipnlp.show import show_report

    source = _one(file, country, year)
    [report] = extract_many([source], nlp=loaded(pipeline), on_error="raise")
    show_report(report, source.text, explain=explain)


def text(file: File) -> None:
    """Print the text that offsets count: the file itself, or for .html the plain text made of it."""
    with output(None, False) as stream:
        stream.write(_one(file).text)


def schema() -> None:
    """Print the JSON Schema of the output of ``extract``, for one report."""
    typer.echo(json.dumps(Report.json_schema(), indent=2))


def info() -> None:
    """Print versions, components and tables: what to give with a bug report."""
    from tipnlp.show import show_info

    show_info()


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (extract, show, text, schema, info):
        app.command(epilog=EXITS)(command)
