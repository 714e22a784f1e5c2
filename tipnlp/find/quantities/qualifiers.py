"""What qualifies a number, and what makes a range of two: "at least 19", "a maximum penalty of", "between 10 and 12"."""

from __future__ import annotations

import re

from tipnlp.find.quantities.words import last_word

_QUALIFIERS = {
    "at_least": (
        "at least|no fewer than|no less than|not fewer than|not less than|minimum|minimum of|a minimum|a minimum of|start at|starts at|"
        "started at|starting at|begins at|begin at|beginning at|start from|starts from|started from|starting from|begins from|begin from|beginning from"
    ),
    "at_most": (
        "up to|at most|no more than|no longer than|no greater than|no higher than|not more than|not longer than|not exceed|not exceeding|"
        "not to exceed|not to exceeding|maximum|maximum of|a maximum|a maximum of|as many as|as much as|as long as|as high as|not over|capped at"
    ),
    "more_than": (
        "more than|over|above|exceed|exceeding|exceeds|in excess of|upward of|upwards of|greater than|longer than|well over"
    ),
    "less_than": "fewer than|less than|lower than|shorter than|under|below|short of",
    "approximately": (
        "approximately|about|around|roughly|a estimated|an estimated|estimated|nearly|almost|some|circa|close to|approx|approx.|a reported|an reported"
    ),
}
# By their last word, the longest first: nearly every number is preceded by a word that ends none of them.
_PHRASES: dict[str, list[tuple[list[str], str]]] = {}
for _name, _listed in _QUALIFIERS.items():
    for _words in map(str.split, _listed.split("|")):
        _PHRASES.setdefault(_words[-1], []).append((_words, _name))
for _same_end in _PHRASES.values():
    _same_end.sort(key=lambda phrase: -len(phrase[0]))
_FILLERS = frozenset("a an the only some just".split())  # "more than a dozen", "at least some 20"
_NEAR = 40  # characters before a number in which its qualifier begins
# "a maximum penalty of", "minimum sentence of", "maximum term of imprisonment of"
_LIMIT_OF = re.compile(
    r"(?i)\b(?:(?P<at_most>maximum|highest|longest|top|upper\s+limit|ceiling)|(?P<at_least>minimum|lowest|shortest))"
    r"(?:\s+(?:[a-z'-]+)){0,5}?\s+(?:of|is|was|to|at|be|being)\s+$"
)
_LIMIT_LAST = frozenset("of is was to at be being".split())
_AFTER = re.compile(
    r"(?i)\s*(?:(?P<at_least>or\s+(?:more|longer|greater|over|above)|and\s+(?:over|above|up(?!\s+to\b))|minimum|at\s+(?:the\s+)?least)"
    r"|(?P<at_most>or\s+(?:less|fewer|under|below|shorter)|maximum|at\s+(?:the\s+)?most))\b"
)
_RANGE_GAP = re.compile(r"\s*(?:-|—)\s*|\s+to\s+(?:(?:as\s+many\s+as|up\s+to)\s+)?|-\s*to-\s*|\s+through\s+")
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"(?i)\b(?:between|from)\s+(?:\w+\s+)?$")
# "spending fell from 22,000 to 10,800 lats", "doubled from six to twelve": two amounts, no range.
_CHANGE = re.compile(r"(?i)\b(?:f[ae]ll\w*|rose|ris(?:es|en|ing)|increas\w*|decreas\w*|grew|dropp\w*|declin\w*|reduc\w*|rais\w*|went|(?:doubl|tripl|quadrupl)\w*|halv\w*|cut|down|up)\b[^.;]{0,60}\bfrom\s+(?:\w+\s+)?$")
# "rose by four to 22": the first is the difference.
_DIFFERENCE = re.compile(r"(?i)\b(?:f[ae]ll\w*|rose|ris(?:es|en|ing)|increas\w*|decreas\w*|gr[eo]w\w*|dropp?\w*|declin\w*)\s+by\s+(?:\w+\s+)?$")
#: Characters between the ends of a range.
REACH = 24


def qualifier_before(before: str, start: int, last: str | None = None) -> tuple[str, int]:
    """The qualifier that ends right before a number, and where it starts.

    Args:
        before: The characters before the number.
        start: Where the number starts.
        last: Their last word where the caller knows it.
    """
    last = last_word(before) if last is None else last
    if not (last in _PHRASES or last in _FILLERS) or not before[-1].isspace():
        return "exact", start
    low = before.lower()
    words = low.split()
    found = _phrase(words, last)
    used = len(found[0]) if found else 0
    if words[-1] in _FILLERS and len(words) > 1 and (farther := _phrase(words[:-1], last_word(words[-2]))) and len(farther[0]) >= used:
        found, used = farther, len(farther[0]) + 1
    if found is None:
        return "exact", start
    at = len(low)
    for word in reversed(words[-used:]):
        at = low.rfind(word, 0, at)
    at += len(words[-used]) - len(found[0][0])  # a bracket or a dash may stand before its first word
    return (found[1], start - (len(low) - at)) if len(low) - at <= _NEAR else ("exact", start)


def _phrase(words: list[str], last: str) -> tuple[list[str], str] | None:
    """The longest phrase that the words end with, and its qualifier."""
    for phrase, name in _PHRASES.get(last, ()):
        size = len(phrase)
        if size > len(words) or size > 1 and words[1 - size :] != phrase[1:]:
            continue
        first, word = words[-size], phrase[0]
        if first == word or first.endswith(word) and not (first[-len(word) - 1].isalnum() or first[-len(word) - 1] in "_-"):
            return phrase, name
    return None


def limit_apart(before: str, last: str, flow: str, end: int) -> str | None:
    """A limit that stands apart from its number: "a maximum penalty of five years", "five years or more"."""
    if last in _LIMIT_LAST and (m := _LIMIT_OF.search(before)):
        return m.lastgroup
    m = _AFTER.match(flow, end)
    return m.lastgroup if m else None


def limit_after(flow: str, end: int) -> tuple[str, int] | None:
    """A limit that follows a number with "or", and where it ends: "10 or more"."""
    m = _AFTER.match(flow, end)
    return (m.lastgroup or "exact", m.end()) if m and m[0].lstrip().startswith("or ") else None


def is_change(before: str) -> bool:
    """True where what stands before a number makes it the first of two in a change: "rose from"."""
    return "from" in before and _CHANGE.search(before) is not None


def is_difference(before: str) -> bool:
    """True where what stands before a number makes it the difference of a change: "rose by"."""
    return "by" in before and _DIFFERENCE.search(before) is not None


def joins(flow: str, end: int, start: int, before: str) -> bool:
    """True where a number that ends and one that starts there form a range: "10 to 12", "10-12", "between 10 and 12".

    Args:
        flow: The match view.
        end: End of the first number.
        start: Start of the second.
        before: What stands before the first.
    """
    return start - end < REACH and joined_by(flow[end:start], before)


def joined_by(gap: str, before: str) -> bool:
    """True where a gap between two numbers makes a range of them."""
    if _RANGE_GAP.fullmatch(gap):
        return True
    return bool(_AND.fullmatch(gap)) and (m := _BETWEEN.search(before)) is not None and m[0].lower().startswith("between")


def range_start(before: str, start: int) -> int:
    """Where a range starts whose first number starts there: at "between" or "from" where it is preceded by one."""
    between = _BETWEEN.search(before)
    return start - (len(before) - between.start()) if between else start
