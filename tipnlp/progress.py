"""A progress bar with documents and words a second, in a terminal (on standard error) or a notebook."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from importlib import import_module
from typing import Any

_INTERVAL = 0.1  # seconds between two drawings


class Progress:
    """Takes in the progress, and shows it to nobody.

    What shows it draws when it is told of a document, with no thread of its own: worker processes can be forked at any time.

    Args:
        sizes: Bytes of each input file, by its path; the bar shows what part of them is read.
    """

    def __init__(self, sizes: Mapping[str, int]) -> None:
        self._sizes = sizes
        self._begun = self._drawn = time.monotonic()
        self._passed, self._path, self._within = 0, "", 0
        self.total = max(1, sum(sizes.values()))
        self.done = 0
        self.words = "0 documents"

    def __enter__(self) -> Progress:
        self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.done = self.total
        self._stop()

    def update(self, documents: int, words: int, errors: int, path: str | None, chars: int) -> None:
        """Tell of one more document.

        Args:
            documents: Documents so far, with it.
            words: Their words.
            errors: How many of them failed.
            path: Its file.
            chars: Its length.
        """
        if path is not None and path != self._path:
            self._passed += self._sizes.get(self._path, 0)
            self._path, self._within = path, 0
        self._within += chars
        self.done = self._passed + min(self._within, self._sizes.get(self._path, 0))
        now = time.monotonic()
        seconds = max(now - self._begun, 1e-3)
        failed = f", {errors:,} failed" if errors else ""
        self.words = (
            f"{documents:,} documents{failed}, {documents / seconds:,.0f} documents/s, {words / seconds:,.0f} words/s"
        )
        if now - self._drawn >= _INTERVAL:
            self._drawn = now
            self._draw()

    def _start(self) -> None:
        pass

    def _draw(self) -> None:
        pass

    def _stop(self) -> None:
        pass


class _Terminal(Progress):
    def __init__(self, sizes: Mapping[str, int]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        super().__init__(sizes)
        columns = (
            BarColumn(bar_width=None), TextColumn("{task.percentage:.0f} % {task.description}", markup=False),
            TimeElapsedColumn(), TimeRemainingColumn(),
        )  # fmt: skip
        self._bar = Bar(*columns, console=Console(stderr=True), auto_refresh=False, expand=True, transient=True)
        self._task = self._bar.add_task(self.words, total=self.total)

    def _start(self) -> None:
        self._bar.start()

    def _draw(self) -> None:
        self._bar.update(self._task, completed=self.done, description=self.words)
        self._bar.refresh()

    def _stop(self) -> None:
        self._bar.stop()


class _Notebook(Progress):
    """By IPython alone: rich needs ipywidgets there, which not every notebook has."""

    def _start(self) -> None:
        ipython: Any = import_module("IPython.display")
        self._handle = ipython.display(self._shown(), display_id=True, raw=True)

    def _draw(self) -> None:
        self._handle.update(self._shown(), raw=True)

    def _stop(self) -> None:
        self._draw()

    def _shown(self) -> dict[str, str]:
        bar = f'<progress value="{self.done}" max="{self.total}"></progress>'
        return {"text/html": f"{bar} {self.words}", "text/plain": f"{100 * self.done // self.total} % {self.words}"}


def bar(sizes: Mapping[str, int] | None) -> Progress:
    """A progress bar, where there is a terminal or a notebook to show it.

    Args:
        sizes: Bytes of each input file, by its path; None for no bar.
    """
    if sizes is None:
        return Progress({})
    if _in_notebook():
        return _Notebook(sizes)
    from rich.console import Console

    return _Terminal(sizes) if Console(stderr=True).is_terminal else Progress(sizes)


def _in_notebook() -> bool:
    ipython: Any = sys.modules.get("IPython")
    return ipython is not None and getattr(ipython.get_ipython(), "kernel", None) is not None
