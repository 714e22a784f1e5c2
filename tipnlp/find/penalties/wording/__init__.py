r"""The words of punishment, one module for each finder that reads them.

All are verbose patterns (white space in them is not matched, ``\s+`` is) in lower case: the finders search the text in lower
case, see `tipnlp.text.lowered`. Comments give the wording that a pattern stands for. To teach a finder a new verb or noun, add it
to the list that names its role.
"""

from __future__ import annotations

import re

from tipnlp.signals import Gate


def verbose(pattern: str) -> re.Pattern[str]:
    """A compiled pattern, tried where the caller says or searched for."""
    return re.compile(pattern, re.VERBOSE)


def opening(pattern: str) -> Gate:
    """A pattern that is tried only at the words it can open with."""
    return Gate(verbose(pattern))
