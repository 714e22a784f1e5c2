"""Patterns of the flow finder, which read lower-case text (`tipnlp.find.flows.clause.Clause.text`)."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable


def verbose(pattern: str) -> re.Pattern[str]:
    """A pattern for lower-case text, written over several lines."""
    return re.compile(pattern, re.VERBOSE)


def holds(text: str, pieces: Iterable[str], start: int = 0, end: int = sys.maxsize) -> bool:
    """True where one of some pieces of words stands in a stretch of a text: a fraction of the time that a pattern takes."""
    for piece in pieces:  # noqa: SIM110 (a generator takes twice as long)
        if text.find(piece, start, end) >= 0:
            return True
    return False


class Cue:
    """A pattern looked for only where one of its pieces stands: most clauses have none, and `in` is much faster."""

    def __init__(self, pieces: str | tuple[str, ...], pattern: str) -> None:
        self.pieces = tuple(pieces.split()) if isinstance(pieces, str) else pieces
        self.pattern = verbose(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        """Search a lower-case text."""
        for piece in self.pieces:
            if piece in text:
                return self.pattern.search(text)
        return None

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """Match at a position of a lower-case text."""
        return self.pattern.match(text, at)
