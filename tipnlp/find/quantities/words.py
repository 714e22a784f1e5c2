"""The words beside a number: one look at them tells nearly always what it cannot be."""

from __future__ import annotations

import re

#: Characters before a number in which its last word is looked for.
LAST = 24
#: The word or currency sign that follows a number; ``stem`` is its letters.
WORD_AFTER = re.compile(r"[\s-]*((?P<stem>[^\W\d]\w*)[\w'’]*|[€£₱₦₹])")


def last_word(before: str) -> str:
    """The last word of what stands before a number, in lower case."""
    tail = before[-LAST:].replace("—", " ").replace(")", " ").split()
    return tail[-1].lower().lstrip("([\"'-") if tail else ""
