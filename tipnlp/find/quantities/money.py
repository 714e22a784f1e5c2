"""Amounts of money: "$7.4 million", "RM300,000", "two to five million pesos"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipnlp.find.quantities.currencies import Currencies, by_sign, currencies, currency_after, may_name, sign_before
from tipnlp.find.quantities.kinds import counts_persons_or_cases, tidy
from tipnlp.find.quantities.numerals import BEFORE, Number
from tipnlp.find.quantities.qualifiers import REACH, is_change, joined_by, limit_apart, qualifier_before, range_start
from tipnlp.find.quantities.words import last_word
from tipnlp.match import Match

# Names of small currencies that are words as well: "12 won their case", "two sums".
_ALSO_WORDS = (" won", " real", " sum", " sums", " mark", " marks")
_FEW = 100
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9}
_SHORT_SCALE = re.compile(r"(k|m|mn|bn|b)\b", re.I)  # "$2m", "€1.5bn": glued to its number
_EQUIVALENT_GAP = re.compile(r"\s*(?:\([A-Z]{3}\)\s*)?[(\[]\s*(?:approximately|about|or|equivalent\s+to|around|nearly|some)?\s*")


def money(flow: str, numbers: Sequence[Number], i: int, homes: Sequence[str], found: Sequence[Match]) -> tuple[Match, int] | None:
    """The amount of money that number i begins, and how many numbers it used up.

    Args:
        flow: The match view.
        numbers: The numbers of the text.
        i: Which of them.
        homes: States whose currency a bare name or a shared sign is.
        found: The quantities before it, of which it may be the equivalent.
    """
    n, table = numbers[i], currencies()
    sign = sign_before(n.before, table, homes) if n.signed else None
    if not (sign or may_name(n.name, table) or _may_be_range(numbers, i, table)):
        return None
    start, end, value, lead, currency = n.start, n.end, n.value, n.before, None
    if sign:
        if sign[0][0].isalpha() and flow[n.end : n.end + 1] in ("/", "_"):
            return None  # "S/2015/409"
        start, lead, currency = start - sign[1], lead[: len(lead) - sign[1]], by_sign(sign[0], homes, table)
        end, value = _with_short_scale(flow, n)
    high, used = None, 1
    ranged = _far_end(flow, numbers, i, end, lead, homes, table, signed=sign is not None)
    if ranged is not None and is_change(lead):  # two amounts, no range
        other = None if sign else currency_after(flow, ranged[0], homes, table)
        currency = currency or other and other[0]
        value = round(value * ranged[2], 2)
    elif ranged is not None:
        far_end, far, scaled = ranged
        value = round(value * scaled, 2)
        if far > value:
            high, end, used = far, far_end, 2
    after = currency_after(flow, end, homes, table, n.name if end == n.end else None)
    if after is not None and (not sign or after[2] or (sign[0] == "$" and after[0])):
        currency, end = after[0], after[1]
    elif not sign and ranged is None:
        return None
    if not sign and (high or value) < _FEW and flow[:end].endswith(_ALSO_WORDS):
        return None
    before = flow[max(0, start - BEFORE) : start]
    qualifier, begin = qualifier_before(before, start)
    if qualifier == "exact":
        qualifier = limit_apart(before, last_word(before), flow, end) or "exact"
    if used == 2:
        begin -= start - range_start(before, start)
    data = {
        "amount": tidy(value), "max_amount": tidy(high) if high is not None else None, "currency": currency, "qualifier": qualifier,
        "equivalent": bool(found) and found[-1].label == "MONEY" and bool(_EQUIVALENT_GAP.fullmatch(flow, found[-1].end, begin)),
    }
    return Match(begin, end, "MONEY", currency or "", f"quantity.money:{currency}", data), used


def _may_be_range(numbers: Sequence[Number], i: int, table: Currencies) -> bool:
    """True where a number is near whose currency both may share."""
    return i + 1 < len(numbers) and numbers[i + 1].start - numbers[i].end <= REACH and may_name(numbers[i + 1].name, table)


def _far_end(
    flow: str, numbers: Sequence[Number], i: int, end: int, before: str, homes: Sequence[str], table: Currencies, *, signed: bool
) -> tuple[int, float, float] | None:
    """The far end of a range of amounts: where it ends, its value, and the scale it lends to the near end.

    "$1.3-1.5 million" and "two to five million pesos" scale both ends; without a sign a currency must follow.
    """
    if i + 1 == len(numbers) or numbers[i + 1].start - end > REACH:
        return None
    n, far = numbers[i], numbers[i + 1]
    gap = flow[end : far.start]
    second = sign_before(gap, table, homes) if signed else None
    if second:
        gap = gap[: len(gap) - second[1]] or " "
    if not joined_by(gap, before) or (signed and not second and counts_persons_or_cases(flow, far.end)):
        return None
    if not signed:
        if currency_after(flow, far.end, homes, table, far.name) is None:
            return None
        shared = n.value < 1000 and "million" in flow[far.start : far.end].lower() and n.value * 1e6 <= far.value
        return far.end, far.value, 1e6 if shared else 1
    far_end, value = _with_short_scale(flow, far)
    scale = 1e6 if value < 1e9 else 1e9
    shared = n.value < 1000 and value >= 1e5 and end == n.end and n.value * scale <= value
    return far_end, value, scale if shared else 1


def _with_short_scale(flow: str, n: Number) -> tuple[int, float]:
    """Where an amount ends with a scale that is glued to it, and its value: "$2m"."""
    m = _SHORT_SCALE.match(flow, n.end) if n.glued else None
    return (m.end(), round(n.value * _SHORT_SCALES[m[1].lower()], 2)) if m else (n.end, n.value)
