"""The commands that measure: ``tipnlp evaluate`` against gold, ``tipnlp benchmark`` against an earlier version and the clock."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from tipnlp.benchmark import Change, compare
from tipnlp.cli.common import EXITS
from tipnlp.errors import TipnlpError
from tipnlp.extraction import extract_many
from tipnlp.jsonl import read_jsonl
from tipnlp.readers import read_sources
from tipnlp.score import FAMILIES, Score, evaluate, read_gold

benchmark_app = typer.Typer(help="Compare with an earlier version, or measure speed.", invoke_without_command=True)

_GOLD_HELP = "Gold: a corpus in JSONL, or a folder of <id>.json."
_TEXTS_HELP = "Folder of <id>.txt; by default 'text' beside the gold folder."


def evaluate_command(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help=_GOLD_HELP)],
    texts: Annotated[Path | None, typer.Option("--texts", metavar="DIR", help=_TEXTS_HELP)] = None,
    predictions: Annotated[
        Path | None, typer.Option("--predictions", metavar="FILE", help="Reports in JSONL to score, instead of running.")
    ] = None,
    pipeline: Annotated[
        str | None, typer.Option("--pipeline", metavar="NAME", help="Pipeline to run; by default the rules.")
    ] = None,
    misses: Annotated[
        str | None, typer.Option("--misses", metavar="FAMILY", help="List misses and inventions of a family, or 'all'.")
    ] = None,
    samples: Annotated[int, typer.Option("--samples", min=0, help="Bootstrap samples for the 95 % interval.")] = 1000,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score a pipeline, or predictions, against gold: precision, recall and F1 by family, with 95 % intervals."""
    if misses and misses not in (*FAMILIES, "all"):
        raise TipnlpError("T064", family=misses, known=", ".join((*FAMILIES, "all")))
    documents = read_gold(gold, texts)
    if predictions:
        predicted = {report.id: report.to_dict() for report in read_jsonl(predictions)}
    else:
        predicted = _run({id_: document.text for id_, document in documents.items()}, pipeline)
    scores, tallies = evaluate({id_: d.report for id_, d in documents.items()}, predicted, samples=samples)
    if as_json:
        typer.echo(json.dumps({s.family: {k: getattr(s, k) for k in s.__slots__ if k != "family"} for s in scores}))
    else:
        typer.echo(_table(scores, len(documents)))
    for id_, by_family in tallies.items() if misses else ():
        for family, tally in by_family.items():
            if misses in (family, "all"):
                for kind, facts in (("MISSED", tally.missed), ("EXTRA", tally.extra)):
                    for fact in facts:
                        typer.echo(f"{id_} {family} {kind} {_short(fact)}")


def _run(texts: dict[str, str | None], pipeline: str | None) -> dict[str, dict[str, Any]]:
    from tipnlp.pipeline import load

    nlp = load(pipeline) if pipeline else None
    items = [(text or "", {"id": id_}) for id_, text in texts.items()]
    return {report.id: report.to_dict() for report in extract_many(items, nlp=nlp)}


def _table(scores: list[Score], documents: int) -> str:
    lines = [
        f"{documents} document{'s' * (documents != 1)}",
        f"{'family':<15}{'P':>7}{'R':>7}{'F1':>7}  {'95 % interval':<15}{'gold':>6}{'found':>7}",
    ]
    for s in scores:
        interval = f"{s.low:.3f}-{s.high:.3f}"
        lines.append(f"{s.family:<15}{s.precision:>7.3f}{s.recall:>7.3f}{s.f1:>7.3f}  {interval:<15}{s.gold:>6}{s.predicted:>7}")
    return "\n".join(lines)


_NOT_VALUES = ("id", "rule", "score", "evidence", "assertion", "attribution")


def _short(fact: Any) -> str:
    if isinstance(fact, dict):
        kept = {k: v for k, v in fact.items() if k not in _NOT_VALUES and v not in (None, [], ())}
        evidence = fact.get("evidence") or {}
        return json.dumps({"text": evidence.get("text", fact.get("text")), **kept}, ensure_ascii=False)
    return json.dumps(fact, ensure_ascii=False)


@benchmark_app.callback()
def benchmark_command(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None, typer.Option("--input", "-i", metavar="FILE", help="Files or folders that OLD was made from.")
    ] = None,
    against: Annotated[Path | None, typer.Option("--against", metavar="OLD.jsonl", help="Reports of an earlier version.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Changes to print; all are counted.")] = 50,
) -> None:
    """Gains, losses and changed values by document between the reports of an earlier version and this one."""
    if context.invoked_subcommand:
        return
    if against is None or not inputs:
        raise TipnlpError("T065")
    old = [report.to_dict() for report in read_jsonl(against)]
    new = [report.to_dict() for report in extract_many(read_sources(inputs))]
    changes = compare(old, new)
    typer.echo(change_summary(changes))
    for change in changes[:limit]:
        typer.echo(change_line(change))


def change_summary(changes: list[Change]) -> str:
    """Gains, losses and changed values by family, as a table."""
    tally = Counter((c.family, c.kind) for c in changes)
    families = sorted({c.family for c in changes})
    head = f"{'family':<17}{'gains':>7}{'losses':>8}{'changed':>9}"
    rows = [f"{f:<17}{tally[f, 'gain']:>7}{tally[f, 'loss']:>8}{tally[f, 'changed']:>9}" for f in families]
    return "\n".join([head, *rows]) if rows else "No differences."


def change_line(change: Change) -> str:
    """One change as a line."""
    sign = {"gain": "+", "loss": "-", "changed": "~"}[change.kind]
    old, new = change.old or {}, change.new or {}
    if change.kind == "changed":
        value = ", ".join(f"{k}: {old.get(k)} -> {new.get(k)}" for k in new if old.get(k) != new.get(k))
    else:
        value = ", ".join(f"{k}={v}" for k, v in (new or old).items() if v not in (None, [], False))
    context = " ".join(change.context.split())
    return f"{sign} {change.id} {change.family} {context!r} {value}"


@benchmark_app.command("speed")
def speed_command(
    inputs: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="Texts to run; by default the corpus.")] = None,
    rounds: Annotated[int, typer.Option("--rounds", min=1, help="Rounds; the median is given.")] = 5,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Use the first so many documents.")] = 500,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Words a second beside spaCy's bare tokenizer, start-up, peak memory and the share of each part.

    Timed is the work on texts in memory: from a string to a Doc, or to a report with all facts, on one core. 'cold' begins
    each round with nothing known, each text read once, as a batch of new reports does; 'warm' has seen every word in earlier
    rounds. Ratios are to the tokenizer in the same state and the same round. en_core_web_sm is measured where it is installed.
    """
    from tipnlp import speed

    files = inputs or [str(path) for path in speed.shipped_corpus()]
    if not files:
        raise TipnlpError("T066")
    texts = [source.text for source in islice(read_sources(files), limit)]
    speeds = speed.measure_speed(texts, rounds=rounds, model=speed.installed_model())
    shares, memory = speed.measure_shares(texts), speed.measure_memory(texts)
    startup = speed.measure_startup(rounds=min(rounds, 3))
    if as_json:
        figures = {"speed": [asdict(s) for s in speeds], "shares": shares, "startup_s": startup, "memory_mb": memory}
        typer.echo(json.dumps(figures))
        return
    typer.echo(f"{len(texts)} documents, {sum(len(text.split()) for text in texts):,} words, {rounds} rounds, one core")
    typer.echo(f"\n{'system':<24}{'state':<6}{'words/s':>10}{'slowest':>10}{'fastest':>10}{'ratio to the tokenizer':>25}")
    for s in speeds:
        typer.echo(f"{s.system:<24}{s.state:<6}{s.words_per_second:>10,.0f}{s.low:>10,.0f}{s.high:>10,.0f}{s.ratio:>25.3f}")
    _list("share of the rules' time", {layer: f"{share:.1%}" for layer, share in shares.items()})
    _list("start-up, seconds beyond an empty Python", {step: f"{seconds:.3f}" for step, seconds in startup.items()})
    _list("peak memory, MB: after the first fact, at the end", {name: f"{a:.0f}, {b:.0f}" for name, (a, b) in memory.items()})


def _list(title: str, figures: dict[str, str]) -> None:
    typer.echo(f"\n{title}")
    for name, figure in figures.items():
        typer.echo(f"  {name:<28}{figure:>12}")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("evaluate", epilog=EXITS)(evaluate_command)
    app.add_typer(benchmark_app, name="benchmark")
