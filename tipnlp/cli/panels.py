"""The commands that put many reports together: ``tipnlp panel`` and ``tipnlp network``."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tipnlp.cli.common import EXITS, SOME_FAILED, Country, Force, Processes, TextColumn, Watch, Year, refuse_inputs
from tipnlp.cli.tables import Facts, Table, write

if TYPE_CHECKING:
    from tipnlp.panels.build import Panel


class Prefer(str, Enum):
    """Switch ``prefer`` of `tipnlp.panel`."""

    original = "original"
    restated = "restated"
    original_only = "original_only"


class Unit(str, Enum):
    """Switch ``unit`` of `tipnlp.panel`."""

    person = "person"
    case = "case"


class Who(str, Enum):
    """Switch ``who`` of `tipnlp.panel`."""

    government = "government"
    anyone = "anyone"


class Totals(str, Enum):
    """Switch ``totals`` of `tipnlp.panel`."""

    stated = "stated"
    summed = "summed"


class Offense(str, Enum):
    """Switch ``offense`` of `tipnlp.panel`."""

    trafficking = "trafficking"
    any = "any"


_LAG_HELP = "Years from the data to their report: 1 for Trafficking in Persons reports, 0 for reports on their own year."
_PREFER_HELP = "Whose number stands: the year's own report's, the latest restatement, or the own report's with gaps left open."
_WHO_HELP = "Whose number stands in one report: the government's first, or what is stated first."
_TOTALS_HELP = "summed: where a report states no total, add its sex and labor numbers."
_OFFENSE_HELP = "Prescribed prison terms to take: those for trafficking where such are named, or all."
_EVIDENCE_HELP = "Also write what each cell stands on."
_COMPARISONS_HELP = "Also write where reports agree and where they contradict each other."
_LEFT_OUT_HELP = "Also write reports and facts that have no place, and why."
_TEXTS_HELP = "Texts that FACTS were extracted from, to add sentences to evidence and comparisons; may be repeated."
_NETWORK_HELP = "File to write: .graphml (needs tipnlp[network]), .csv, .parquet or .dta. By default CSV is printed."


def panel_command(
    facts: Facts,
    out: Table = None,
    evidence: Annotated[Path | None, typer.Option("--evidence", metavar="OUT", help=_EVIDENCE_HELP)] = None,
    comparisons: Annotated[Path | None, typer.Option("--comparisons", metavar="OUT", help=_COMPARISONS_HELP)] = None,
    left_out: Annotated[Path | None, typer.Option("--left-out", metavar="OUT", help=_LEFT_OUT_HELP)] = None,
    texts: Annotated[list[str] | None, typer.Option("--texts", metavar="FILE", help=_TEXTS_HELP)] = None,
    force: Force = False,
    lag: Annotated[int, typer.Option("--lag", min=0, max=5, help=_LAG_HELP)] = 1,
    prefer: Annotated[Prefer, typer.Option("--prefer", help=_PREFER_HELP)] = Prefer.original,
    unit: Annotated[Unit, typer.Option("--unit", help="Which number stands where a report counts both.")] = Unit.person,
    who: Annotated[Who, typer.Option("--who", help=_WHO_HELP)] = Who.government,
    totals: Annotated[Totals, typer.Option("--totals", help=_TOTALS_HELP)] = Totals.stated,
    offense: Annotated[Offense, typer.Option("--offense", help=_OFFENSE_HELP)] = Offense.trafficking,
    text_column: TextColumn = None,
    country: Country = None,
    year: Year = None,
    n_process: Processes = 1,
) -> None:
    """One row a country and year of many reports, with what later reports say of earlier years."""
    from tipnlp.panels.build import panel
    from tipnlp.readers import read_sources
    from tipnlp.reports import read_reports
    from tipnlp.save import check_target

    for path in (out, evidence, comparisons, left_out):
        check_target(path, force)
        refuse_inputs(path, facts)
    watch = Watch(read_reports(facts, known={"text_column": text_column, "country": country, "year": year}, n_process=n_process))
    made = panel(
        watch, lag=lag, prefer=prefer.value, unit=unit.value, who=who.value, totals=totals.value, offense=offense.value,
        texts={source.id: source.text for source in read_sources(texts)} if texts else None,
    )
    write(made.rows, "panel", out, force)
    others = (
        (made.evidence, "panel_evidence", evidence), (made.comparisons, "panel_comparisons", comparisons),
        (made.left_out, "panel_left_out", left_out),
    )
    for frame, kind, path in others:
        if path is not None:
            write(frame, kind, path, force)
    typer.echo(_summary(made), err=True)
    if watch.failed:
        raise typer.Exit(SOME_FAILED)


def _summary(made: Panel) -> str:
    """What was made, in a line."""
    restated = made.comparisons["relation"] == "restated"
    verdicts = made.comparisons.loc[restated, "verdict"].value_counts()
    told = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items() if number) or "none"
    rows, countries = len(made.rows), made.rows["country"].nunique()
    size = f"{rows} row{'s' * (rows != 1)} of {countries} countr{'ies' if countries != 1 else 'y'}"
    return f"{size}; restated numbers: {told}; left out: {len(made.left_out)}"


def network(
    facts: Facts,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help=_NETWORK_HELP)] = None,
    force: Force = False,
    text_column: TextColumn = None,
    country: Country = None,
    year: Year = None,
    n_process: Processes = 1,
) -> None:
    """The flows of reports as a network: one edge a flow, from origin or transit to destination."""
    from tipnlp.network import check_graphml, flow_edges, write_graphml
    from tipnlp.reports import read_reports
    from tipnlp.save import check_target

    graphml = out is not None and out.suffix.lower() == ".graphml"
    if graphml and out is not None:
        check_graphml(out, force)
    else:
        check_target(out, force)
    refuse_inputs(out, facts)
    watch = Watch(read_reports(facts, known={"text_column": text_column, "country": country, "year": year}, n_process=n_process))
    edges = flow_edges(watch)
    if graphml and out is not None:
        write_graphml(edges, out, force=force)
    else:
        write(edges, "edges", out, force)
    if watch.failed:
        raise typer.Exit(SOME_FAILED)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("panel", epilog=EXITS)(panel_command)
    app.command(epilog=EXITS)(network)
