"""The command that trains: ``tipnlp train``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from tipnlp.cli.common import EXITS
from tipnlp.errors import TipnlpError

_CORPUS_HELP = "Folder with train.jsonl and dev.jsonl, or one JSONL file, of which every fifth line is kept to measure on."
_CONFIG_HELP = "cpu, trf, or a config file for spacy train."
_RESUME_HELP = "Go on from DIR/model-last, for the steps that are left."


def train_command(
    context: typer.Context,
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help=_CORPUS_HELP)],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for model-best, model-last and the log.")],
    config: Annotated[str, typer.Option("--config", "-c", metavar="CONFIG", help=_CONFIG_HELP)] = "cpu",
    dev: Annotated[Path | None, typer.Option("--dev", metavar="FILE", help="JSONL file to measure on.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help=_RESUME_HELP)] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier training in DIR.")] = False,
    gpu: Annotated[int, typer.Option("--gpu-id", metavar="N", help="GPU to use; -1 for none.")] = -1,
) -> None:
    """Train a pipeline beside the rules, on annotated reports or on texts with labels of your own.

    Further options set values of the config, as for spacy train: --training.max_steps 500
    """
    from tipnlp.training import train

    overrides = _overrides(context.args)
    result = train(corpus, output=output, config=config, dev=dev, resume=resume, force=force, overrides=overrides, gpu=gpu)
    typer.echo(f"{result.best}: best score {result.score:.3f} in {result.steps} steps, {len(result.labels)} labels", err=True)


def _overrides(arguments: list[str]) -> dict[str, Any]:
    """Values of the config from ``--section.name VALUE`` and ``--section.name=VALUE``; a value that is JSON is read as such."""
    values: dict[str, Any] = {}
    left = iter(arguments)
    for argument in left:
        name, equals, value = argument.removeprefix("--").partition("=")
        if not argument.startswith("--") or "." not in name or not equals and (value := next(left, "")) == "":
            raise TipnlpError("T116", argument=argument)
        try:
            values[name] = json.loads(value)
        except ValueError:
            values[name] = value
    return values


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    extra = {"allow_extra_args": True, "ignore_unknown_options": True}
    app.command("train", epilog=EXITS, context_settings=extra)(train_command)
