"""Pages whose columns stand side by side, so that a line holds parts of two sentences."""

from __future__ import annotations

import re
from collections import Counter

# Prose, a gutter, prose again.
_GUTTER = re.compile(r"[ \t]*\S.{15,}?(?:\S[ ]{3,}|\t+)(?=\S.{14,})")
_FEWEST = 12  # lines with a gutter
_SHARE = 0.5  # of the long lines
_LONG = 70  # characters of a line of two columns
_STRAY = 3  # columns by which a gutter may wander


def in_columns(lined: str) -> bool:
    r"""True where most lines of a text are cut by a gutter at the same place.

    Args:
        lined: The text, line breaks kept.

    Example:
        >>> row = "The courts convicted nine men      in shelters, and sent 12 women"
        >>> in_columns((row + " home again\n") * 20), in_columns((row.replace("      ", " ") + " home again\n") * 20)
        (True, False)
    """
    if not ("   " in lined and lined.count("   ") >= _FEWEST or "\t" in lined):
        return False
    long = 0
    ends: Counter[int] = Counter()
    for line in lined.splitlines():
        if len(line.rstrip()) < _LONG:
            continue
        long += 1
        if gutter := _GUTTER.match(line):
            ends[gutter.end()] += 1
    if not ends:
        return False
    place = ends.most_common(1)[0][0]
    cut = sum(times for end, times in ends.items() if abs(end - place) <= _STRAY)
    return cut >= _FEWEST and cut >= _SHARE * long
