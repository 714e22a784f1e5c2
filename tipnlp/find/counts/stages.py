"""Whether counted cases are new ones or carried on from an earlier year, by the words beside their number."""

from __future__ import annotations

import re
from functools import cache

from tipnlp import tables

_BREAK = re.compile(r"[;()—]|\b(?:compared|while|but|whereas)\b")
#: After a number its own clause ends sooner: "initiated four and continued six".
_NEXT = re.compile(r",|\band\b")


def stage_of(sentence: str, start: int, end: int, low: int = 0, high: int | None = None) -> str | None:
    """The stage of a number of investigations or prosecutions: ``new``, ``continued``, or None where no word tells.

    Args:
        sentence: The sentence that holds the number.
        start: First character of the number's phrase.
        end: Its end, exclusive.
        low: Where the number before it ends: words before that are not about this one.
        high: Where the next number begins; by default the end of the sentence.

    Returns:
        What a word inside the phrase says, else the first right after it ("from previous years"), else the nearest before it.

    Example:
        >>> sentence = "Police initiated four investigations and continued six from previous years."
        >>> stage_of(sentence, 17, 36), stage_of(sentence, 51, 54, low=36)
        ('new', 'continued')
    """
    high = len(sentence) if high is None else high
    low = max([low, *(m.end() for m in _BREAK.finditer(sentence, low, start))])
    high = min([high, *(m.start() for ending in (_BREAK, _NEXT) for m in ending.finditer(sentence, end, high))])
    inside = [m.lastgroup for m in _words().finditer(sentence, start, end)]
    after = [m.lastgroup for m in _words().finditer(sentence, end, high) if m.lastgroup == "continued"]
    before = [m.lastgroup for m in _words().finditer(sentence, low, start)]
    return next(iter([*inside, *after, *reversed(before)]), None)


@cache
def _words() -> re.Pattern[str]:
    rows = tables.rows("count_stages")
    return re.compile("|".join(rf"\b(?P<{row['stage']}>{'|'.join(row['words'].split())})\b" for row in rows), re.I)
