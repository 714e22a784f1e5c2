"""What the amounts and years of a text tell about each other: currencies by rate or by date, amounts without their currency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log

from tipnlp.find.quantities.currencies import currencies, currency_name
from tipnlp.find.quantities.qualifiers import is_change
from tipnlp.match import Match

# A report speaks of this many years at least; a sentence or two with the year of a law tell no report year.
_YEARS_OF_A_REPORT = 4
# A rate within the first factor of the table's is that currency some years apart; the next best must be off by the second more.
_SAME_RATE, _APART = log(2.5), log(1.15)
_LISTED_AMOUNT = re.compile(r"\s*,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_FROM_OLD = re.compile(r"(?:\s*\([^()]*\))?,?\s+from\s+")
_MILLIONS = re.compile(r"(?i)\s(?:thousand|million|billion|trillion|crore|lakh)s?$")
# What follows an amount where a noun would follow a number that counts something, each with what then joins it to another amount.
_TOLD = (
    (
        re.compile(r"\s+(?:(?:in|for|during)\s+(?:fiscal\s+year\s+|FY\s*)?(?:19|20)\d\d|(?:in\s+|during\s+)?(?:the|a)\s+(?:previous|prior|preceding|year))\b"),
        re.compile(r"\b(?:and|against|compared|from|up|down|than|includ\w+|of\s+which|versus)\b|\($"),
    ),
    (re.compile(r"\s+(?:on|for|to|toward)\s+[a-z]"), re.compile(r"\b(?:against|compared|includ\w+|of\s+which|versus)\b")),
)
_CLAUSES = re.compile(r"[;.]\s")
_NEAR = 80  # characters between two amounts that are compared
_LEAST_AMOUNT = 100  # a smaller number without its currency is no amount


def settle_amounts(flow: str, found: list[Match], periods: Sequence[Match], year: int | None) -> None:
    """Complete the amounts of a text by what else it says.

    Args:
        flow: The match view.
        found: Its quantities in order, which are changed in place.
        periods: Its years and dates.
        year: Report year where it is known.
    """
    if year := year or _latest_year(periods):
        for match in found:
            if match.label == "MONEY":
                _date_currency(flow, match, year)
    _currencies_by_dollar(flow, found)
    _elided_amounts(flow, found)


def _latest_year(periods: Sequence[Match]) -> int | None:
    """The latest year that a text speaks of, which is close to its own; None where it speaks of few."""
    years = {year for m in periods for year in (m.data.get("year"), m.data.get("end_year")) if year}
    return max(years) if len(years) >= _YEARS_OF_A_REPORT else None


def _date_currency(flow: str, money: Match, year: int) -> None:
    """Gives an amount the currency of its day: "kwacha" of 2008 are ZMK, unless the code itself is printed."""
    code = money.data["currency"]
    if code and code not in flow[money.start : money.end]:
        for older, until in currencies().withdrawn.get(code, ()):
            if year <= until:
                money.value = money.data["currency"] = older
                break


def _currencies_by_dollar(flow: str, found: list[Match]) -> None:
    """Tells currencies of one name apart by the dollar equivalent printed after an amount: "10,000 rupees ($300)" are Mauritian.

    Amounts of the same name without an equivalent take the currency that the others have.
    """
    unknown = [(i, m) for i, m in enumerate(found) if m.label == "MONEY" and m.data["currency"] is None]
    if not unknown:
        return
    table = currencies()
    told: dict[str, str] = {}
    names = {i: currency_name(flow[m.start : m.end], table) for i, m in unknown}
    for i, m in unknown:
        usd = found[i + 1] if i + 1 < len(found) else None
        if usd is None or usd.label != "MONEY" or not usd.data["equivalent"] or usd.data["currency"] != "USD" or not usd.data["amount"]:
            continue
        ratio = m.data["amount"] / usd.data["amount"]
        if m.data["amount"] <= 0:
            continue
        off = sorted((abs(log(ratio / table.per_dollar[c])), c) for c in table.by_name.get(names[i], ()) if c in table.per_dollar)
        if off and off[0][0] < _SAME_RATE and (len(off) == 1 or off[1][0] - off[0][0] > _APART):
            m.value = m.data["currency"] = off[0][1]
            told.setdefault(names[i], off[0][1])
    for i, m in unknown:
        if m.data["currency"] is None and names[i] in told:
            m.value = m.data["currency"] = told[names[i]]


def _elided_amounts(flow: str, found: list[Match]) -> None:
    """Makes money of the numbers whose currency stands only with the last of a list: "15,000, 20,000, and 40,000 pesos"."""
    for i in range(len(found) - 1, 0, -1):
        money, number = found[i], found[i - 1]
        if money.label != "MONEY" or number.label != "CARDINAL" or money.data["max_amount"] is not None:
            continue
        if number.data["high"] or number.data["qualifier"] != "exact" or number.data["words"] or number.data["low"] < _LEAST_AMOUNT:
            continue
        if not flow[money.start].isdigit() or not _LISTED_AMOUNT.fullmatch(flow, number.end, money.start):
            continue
        found[i - 1] = _as_money(number, money)
    for i, number in enumerate(found):
        if i and number.label in ("CARDINAL", "MEASURE") and number.data["high"] is None:
            other = _new_amount(flow, found, i) or _amount_compared(flow, found, i)
            found[i] = _as_money(number, other) if other else number


def _new_amount(flow: str, found: list[Match], i: int) -> Match | None:
    """The amount that a number was before: "raised to 500,000 rupees ($6,800) from 20,000"."""
    money = next((m for m in reversed(found[max(0, i - 2) : i]) if m.label == "MONEY" and not m.data["equivalent"]), None)
    number = found[i]
    if money is None or number.data["low"] < _LEAST_AMOUNT or not _FROM_OLD.fullmatch(flow, money.end, number.start):
        return None
    return money if is_change(flow[max(0, money.start - 90) : number.start]) else None


def _amount_compared(flow: str, found: list[Match], i: int) -> Match | None:
    """The amount that a number of millions is compared with or part of: "4 million euros in 2017 and 3.5 million in 2016"."""
    number = found[i]
    if not _MILLIONS.search(flow, number.start, number.end):
        return None
    joints = [joint for told, joint in _TOLD if told.match(flow, number.end)]
    money = next((m for m in reversed(found[max(0, i - 2) : i]) if m.label == "MONEY" and not m.data["equivalent"]), None)
    if not joints or money is None or number.start - money.end > _NEAR:
        return None
    between = flow[money.end : number.start]
    return money if joints[0].search(between) and not _CLAUSES.search(between) else None


def _as_money(number: Match, money: Match) -> Match:
    data = {
        "amount": number.data["low"], "max_amount": None, "currency": money.data["currency"], "qualifier": "exact", "equivalent": False,
    }
    return Match(number.start, number.end, "MONEY", money.value, money.rule, data)
