"""Lengths of time: "18 to 30 months", "13 years and six months", "five years to life"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tipnlp.find.quantities.kinds import OLD, plain, tidy
from tipnlp.find.quantities.numerals import Number
from tipnlp.find.quantities.qualifiers import REACH, joins, limit_apart, qualifier_before, range_start
from tipnlp.match import Match

#: A unit of time behind a number.
TIME_UNIT = re.compile(r"(?P<hyphen>-\s*|\s+)(?:or\s+(?:(?P<up>more)|(?P<down>fewer|less))\s+)?(?:(?:calendar|consecutive|full|additional|more)\s+)?(?P<unit>years?|yrs?\.?|months?|weeks?|days?|hours?|minutes?)\b(?:'s?)?", re.I)
#: The words that it can begin with.
TIME_WORDS = frozenset(
    "calendar consecutive full additional more year years yr yrs month months week weeks day days hour hours minute minutes".split()
)
_HALF = re.compile(r"(?:\s+and\s+(?:a|one)(?:-|\s+)|-and-(?:a|one)-)half\b", re.I)
_SMALLER_GAP = re.compile(r",?\s+(?:and\s+)?")
_OF_THEM = re.compile(r"\s+(?:of\s+(?:them|it|which)|suspended)\b", re.I)
_LIFE_AHEAD = 40
_LIFE = re.compile(r"\s*(?:to|-|or|and|up\s+to)\s*(?:a\s+)?life\b", re.I)


def months(value: float, unit: str) -> float:
    """A duration in months: days and weeks by 30.4 days a month, whole months from 30 days up (FACTS: decided cases)."""
    unit = unit.lower()
    if unit[0] == "y":
        return tidy(value * 12)
    if unit[:2] == "mo":
        return tidy(value)
    days = value * {"w": 7, "d": 1, "h": 1 / 24, "m": 1 / 1440}[unit[0]]
    result = days / 30.4
    return float(round(result)) if days >= 30 else round(result, 2)


@dataclass(slots=True)
class _Length:
    """One stated length of time, "13 years and six months"."""

    months: float
    end: int
    unit: str
    used: int
    hyphen: bool
    bound: str = ""  # at_least for "five or more years", at_most for "five or fewer years"


def _length(flow: str, numbers: Sequence[Number], i: int) -> _Length | None:
    """The length of time that number i begins."""
    n = numbers[i]
    value, at = n.value, n.end
    if n.next == "and" and (half := _HALF.match(flow, at)):
        value, at = value + 0.5, half.end()
    elif n.next not in TIME_WORDS and n.next != "or":
        return None
    m = TIME_UNIT.match(flow, at)
    if m is None:
        return None
    gap, unit = m["hyphen"], m["unit"]
    bound = "at_least" if m["up"] else "at_most" if m["down"] else ""
    hyphen = gap[0] == "-"
    total, end, used = months(value, unit), m.end(), 1
    if "half" in flow[end : end + REACH] and (half := _HALF.match(flow, end)):  # "two years and a half"
        total, end = total + months(0.5, unit), half.end()
    nxt = numbers[i + 1] if i + 1 < len(numbers) else None
    if nxt is not None and nxt.next in TIME_WORDS and not hyphen and unit[0] in "yYmM" and _SMALLER_GAP.fullmatch(flow, end, nxt.start):
        inner = TIME_UNIT.match(flow, nxt.end)
        smaller = inner and "ymwdh".index(inner["unit"][0].lower()) > "ymwdh".index(unit[0].lower())
        # "10 years and 16 months, respectively" and "three years, 20 months of them suspended" are two lengths
        carries = inner is not None and unit[0] in "yY" and months(nxt.value, inner["unit"]) >= 12
        if smaller and inner and not carries and not _OF_THEM.match(flow, inner.end()):
            total, end, used = total + months(nxt.value, inner["unit"]), inner.end(), 2
            if total >= 1 and inner["unit"][0].lower() in "dw":
                total = float(round(total))  # "five years and one day", the usual lower end of a class of crimes
    return _Length(tidy(total), end, unit.lower().rstrip("s."), used, hyphen, bound)


def duration(flow: str, numbers: Sequence[Number], i: int) -> tuple[Match, int] | None:
    """The duration, or the age in years, that number i begins, and how many numbers it used up."""
    n = numbers[i]
    if not (n.next in TIME_WORDS or n.next == "and" or n.next == "or"):
        far = numbers[i + 1] if i + 1 < len(numbers) else None
        if far is None or far.start - n.end >= REACH or not (far.next in TIME_WORDS or far.next == "and"):
            return None
    first = _length(flow, numbers, i)
    used, end = (first.used, first.end) if first else (1, n.end)
    if first and (old := OLD.match(flow, end)):
        return plain(n, "AGE", end=old.end()), used
    last, low, high = first, first.months if first else 0.0, None
    if i + used < len(numbers) and numbers[i + used].start - end < REACH:
        second, nxt = _length(flow, numbers, i + used), numbers[i + used]
        if second and joins(flow, end, nxt.start, n.before):
            if OLD.match(flow, second.end):
                return plain(n, "AGE", end=second.end), used + second.used
            low = first.months if first else months(n.value, second.unit)
            if second.months > low:
                last, high, end, used = second, second.months, second.end, used + second.used
    if last is None:
        return None
    qualifier, start = qualifier_before(n.before, n.start, n.last)
    if high is not None:
        between = range_start(n.before, n.start)
        start = between if between < n.start else start
    limit = last.bound or qualifier if last.bound or qualifier != "exact" else (limit_apart(n.before, n.last, flow, end) or "exact")
    life = _LIFE.match(flow, end) if "ife" in flow[end : end + _LIFE_AHEAD] else None
    minimum: float | None = low
    maximum: float | None = high if high is not None else low
    if high is None and limit in ("at_most", "less_than"):
        minimum = None
    elif high is None and limit in ("at_least", "more_than"):
        maximum = None
    if life:
        minimum, maximum, end = low, None, life.end()
    data = {"min_months": minimum, "max_months": maximum, "qualifier": limit, "unit": last.unit, "to_life": bool(life), "hyphen": last.hyphen}
    return Match(start, end, "DURATION", f"{low:g}", "quantity.duration", data), used
