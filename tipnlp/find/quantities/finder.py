"""Find and classify every number and period of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from tipnlp.find.quantities.durations import TIME_UNIT, TIME_WORDS, duration
from tipnlp.find.quantities.kinds import describes, is_one_of_a_kind, is_ordinal, no_count, plain, share
from tipnlp.find.quantities.money import money
from tipnlp.find.quantities.numerals import Number, find_numbers
from tipnlp.find.quantities.periods import find_dates, find_named_periods, find_periods
from tipnlp.find.quantities.qualifiers import is_change, is_difference, joins, limit_after, qualifier_before, range_start
from tipnlp.find.quantities.told import settle_amounts
from tipnlp.match import Match

_start = attrgetter("start")


def find_quantities(flow: str, homes: Sequence[str] = (), year: int | None = None) -> list[Match]:
    """Find and classify every number and period of a text.

    Args:
        flow: The match view of the text (see `tipnlp.text.view`).
        homes: ISO 3166-1 alpha-3 codes, the report's country first: the first with such a currency decides what a bare
            "pesos" is.
        year: Report year, which decides between a currency and its withdrawn predecessor of the same name; where it is None,
            the latest year that a text of several years speaks of stands for it.

    Returns:
        Matches in text order, non-overlapping. The span includes a qualifier ("at least 19") and a unit. Labels and data:

        - ``CARDINAL``: ``low`` int, ``high`` int or None, ``qualifier`` (exact, at_least, at_most, more_than, less_than,
          approximately), ``number`` [start, end] of the digits or words alone, ``words`` True where spelled out.
        - ``MONEY``: ``amount`` and ``max_amount`` (None for a single amount; floats in the currency's units), ``currency``
          ISO 4217 or None, ``qualifier``, ``equivalent`` True for a bracketed conversion of the amount before it.
        - ``DURATION``: ``min_months``, ``max_months`` (numbers or None: "up to five years" is None, 60; "five years" is
          60, 60; days by 30.4), ``qualifier``, ``unit`` of the (last) number, ``to_life`` True for "five years to life".
        - ``AGE``, ``PERCENT``, ``FRACTION``, ``MEASURE``, ``REFERENCE`` (article, table, footnote numbers), ``ATTRIBUTE``
          ("500-bed"): ``low`` and ``high``, so that no other finder takes them for counts.
        - ``PERIOD``: ``kind`` (year, range, since, reporting_period, previous_period), ``year``, ``end_year``, ``fiscal``;
          ``DATE`` is the same with ``month`` (and ``day``).

    Example:
        >>> [(m.label, m.data["low"], m.data["qualifier"]) for m in find_quantities("at least 19 cases")]
        [('CARDINAL', 19, 'at_least')]
    """
    dates = list(find_dates(flow))
    periods = sorted(dates + _apart(find_periods(flow), dates), key=_start)
    periods = sorted(periods + _apart(find_named_periods(flow), periods), key=_start)
    numbers = find_numbers(flow, homes, periods)
    found: list[Match] = []
    i, last, amounts = 0, len(numbers), False
    while i < last:
        match, used = _classify(flow, numbers, i, homes, found)
        if match is not None:
            found.append(match)
            amounts = amounts or match.label == "MONEY"
        i += used
    if amounts:
        settle_amounts(flow, found, periods, year)
    return sorted(found + periods, key=_start)


def _apart(items: Iterable[Match], taken: list[Match]) -> list[Match]:
    """The items that overlap none of the taken matches; both in text order, one sweep."""
    apart: list[Match] = []
    at = 0
    for item in items:
        while at < len(taken) and taken[at].end <= item.start:
            at += 1
        if at == len(taken) or taken[at].start >= item.end:
            apart.append(item)
    return apart


def _classify(
    flow: str, numbers: Sequence[Number], i: int, homes: Sequence[str], found: Sequence[Match]
) -> tuple[Match | None, int]:
    """The match that number i opens, and how many numbers it used up."""
    n = numbers[i]
    if n.glued and is_ordinal(flow, n):
        return None, 1
    if (n.signed or n.next not in TIME_WORDS) and (amount := money(flow, numbers, i, homes, found)):
        return amount
    if part := share(flow, n):
        return part, 1
    if length := duration(flow, numbers, i):
        return length
    if other := no_count(flow, n, found):
        return other, 1
    return _cardinal(flow, numbers, i)


def _cardinal(flow: str, numbers: Sequence[Number], i: int) -> tuple[Match | None, int]:
    n = numbers[i]
    if not float(n.value).is_integer():
        return plain(n, "MEASURE"), 1
    if is_one_of_a_kind(flow, n):
        return None, 1
    qualifier, start = qualifier_before(n.before, n.start, n.last)
    high, end, used = None, n.end, 1
    if n.last == "by" and is_difference(n.before):
        return plain(n, "MEASURE"), 1
    if i + 1 < len(numbers):
        far = numbers[i + 1]
        ranged = far.value > n.value and joins(flow, n.end, far.start, n.before) and not is_change(n.before)
        if ranged and not TIME_UNIT.match(flow, far.end) and not describes(flow, far):
            high, end, used = int(far.value), far.end, 2
            start = min(start, range_start(n.before, n.start))
    if numbers[i + used - 1].next == "or" and (limit := limit_after(flow, end)):
        qualifier, end = limit
    data = {"low": int(n.value), "high": high, "qualifier": qualifier, "number": [n.start, numbers[i + used - 1].end], "words": n.words}
    return Match(start, end, "CARDINAL", str(int(n.value)), "quantity.cardinal", data), used
