"""What points to sources: numbers of footnotes, and lists of sources, whose headlines report no count of this text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tipnlp.match import Match
from tipnlp.signals import occurrences

# "(12, 36)" after a full stop or before it.
_NOTE = re.compile(r"\(\d{1,3}(?:\s?[;,-]\s?\d{1,3})*\)")
_STOPS = frozenset('.!?;"')
#: Pieces of an entry of a list of sources.
_SOURCES = ("http", "[online]", "[cited", "ource on file", "U.S. Embassy-")
_FEWEST = 4  # a link or two may stand in prose
_APART = 400  # characters from one piece to the next at most
_TITLE = 160  # characters of a title before its first link


def without_notes(flow: str, quantities: list[Match]) -> list[Match]:
    """The quantities less the numbers of footnotes.

    Args:
        flow: The match view.
        quantities: Its quantities.
    """
    notes = [(m.start(), m.end()) for m in _NOTE.finditer(flow) if _points(flow, m)]
    if not notes:
        return quantities
    starts = [start for start, _ in notes]
    return [q for q in quantities if not (n := bisect_left(starts, q.start)) or q.end >= notes[n - 1][1]]


def _points(flow: str, note: re.Match[str]) -> bool:
    at = note.start() - 1
    while at > 0 and flow[at] == " ":
        at -= 1
    return at > 0 and flow[at] in _STOPS or not note[0][1:-1].isdigit() and flow.startswith(".", note.end())


def source_lists(flow: str) -> list[tuple[int, int]]:
    """Spans of lists of sources.

    Args:
        flow: The match view.
    """
    if sum(map(flow.count, _SOURCES)) < _FEWEST:
        return []
    return list(_lists(occurrences(flow, _SOURCES)))


def _lists(places: list[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for k in range(1, len(places) + 1):
        if k == len(places) or places[k] - places[k - 1] > _APART:
            if k - first >= _FEWEST:
                yield places[first] - _TITLE, places[k - 1] + 1
            first = k
