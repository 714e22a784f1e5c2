"""Patterns of the flow finder, which read lower-case text (`tipnlp.find.flows.clause.Clause.text`)."""

from __future__ import annotations

import re


def verbose(pattern: str) -> re.Pattern[str]:
    """A pattern for lower-case text, written over several lines."""
    return re.compile(pattern, re.VERBOSE)


class Cue:
    """A pattern looked for only where one of its pieces stands: most clauses have none, and `in` is much faster."""

    def __init__(self, pieces: str, pattern: str) -> None:
        self.pieces = tuple(pieces.split())
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
