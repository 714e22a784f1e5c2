"""What an amount of money was for, by the words beside it."""

from __future__ import annotations

import re
from functools import cache

from tipnlp import tables
from tipnlp.text import lowered

_CLAUSE_END = re.compile(r";|—|,\s+(?:and|but|while|who|which)\s")
#: Words so near after an amount say what it is: "$5,000 in restitution", whatever the verb before it.
_BESIDE = 30


def use_of(sentence: str, start: int, end: int) -> str | None:
    """The use of an amount: ``funding``, ``compensation``, ``private``, or None where no word tells.

    Args:
        sentence: The sentence that holds the amount.
        start: First character of the amount in the sentence.
        end: Its end, exclusive.

    Returns:
        The use that the words right after the amount name, else the nearest word before it in its clause, else after it.

    Example:
        >>> use_of("The ministry spent $2 million on shelters.", 19, 29)
        'funding'
        >>> use_of("A court gave two victims $9,000 in damages.", 25, 31)
        'compensation'
        >>> use_of("The journey is worth $3,000.", 21, 27) is None
        True
    """
    sentence = lowered(sentence)
    marks = [m.span() for m in _CLAUSE_END.finditer(sentence)]
    low = max((b for _, b in marks if b <= start), default=0)
    high = min((a for a, _ in marks if a >= end), default=len(sentence))
    first = None
    for m in _words().finditer(sentence, end, high):
        if m.start() - end > _BESIDE:
            first = first or m.lastgroup
            break
        if m.lastgroup not in ("funding", "none") and " and " not in sentence[end : m.start()]:
            return m.lastgroup
        first = first or m.lastgroup
    before = [m.lastgroup for m in _words().finditer(sentence, low, start)]
    use = before[-1] if before else first
    return None if use == "none" else use


@cache
def _words() -> re.Pattern[str]:
    rows = tables.rows("money_uses")
    return re.compile("|".join(rf"\b(?P<{row['use']}>{'|'.join(row['words'].split())})\b" for row in rows))
