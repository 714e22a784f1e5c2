"""The command line. It reads arguments, calls the library and writes; what it knows of facts is in the library."""

from __future__ import annotations

import io
import sys
import warnings
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tipnlp import __version__
from tipnlp.cli import batch, corpus, extract, measure, panels, tables, train
from tipnlp.cli.common import EXITS, USAGE
from tipnlp.errors import TipnlpError

# Newer Typer brings its own copy of click, older uses the package: the class is taken from where it is.
_ClickError: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


def _say_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    """A warning as one line, as errors are."""
    typer.echo(f"tipnlp: {message}", err=True)


class _Group(TyperGroup):
    """Prints an error as one line and exits with 1; click would exit with 2, which here says that documents failed."""

    def main(self, *args: Any, **extra: Any) -> Any:
        extra["standalone_mode"] = False
        try:
            with warnings.catch_warnings():
                warnings.showwarning = _say_warning
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


@app.callback(invoke_without_command=True)
def _main(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):  # the same bytes whatever the locale and the system
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if version:
        typer.echo(__version__)
        raise typer.Exit()


extract.register(app)
batch.register(app)
tables.register(app)
panels.register(app)
measure.register(app)
corpus.register(app)
train.register(app)


def main() -> None:
    """The command ``tipnlp``."""
    app()
