"""Lines of a match view: what header, home country, tier and sections are read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache


@lru_cache(maxsize=2)
def lined(raw: str, text: str) -> str:
    """The match view with its line breaks kept, save inside words that were broken over lines."""
    if "\n" not in raw:
        return text
    pieces, at = [], 0
    for line in raw.split("\n"):
        pieces.append(text[at : at + len(line)])
        at += len(line)
        pieces.append("\n" if text[at : at + 1] == " " else text[at : at + 1])
        at += 1
    return "".join(pieces)


def full_lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines of a view that are not empty, without their line breaks."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def at_lines(pattern: re.Pattern[str], text: str, start: int = 0, longest: int | None = None) -> Iterator[re.Match[str]]:
    """Matches that begin a line, of no more than ``longest`` characters where that is given.

    Faster than a search for ``^``, which looks at every character.
    """
    while 0 <= start < len(text):
        end = text.find("\n", start)
        if longest is None or (len(text) if end < 0 else end) - start <= longest:
            m = pattern.match(text, start)
            if m is not None:
                yield m
                if m.end() - 1 > start:
                    end = text.find("\n", m.end() - 1)
        start = end + 1 or -1
