"""Fines: which amounts of money punish somebody, with the equivalents in brackets that belong to them."""

from __future__ import annotations

import re

from tipnlp.find.penalties.parts import Sentence, Term
from tipnlp.find.penalties.wording import fines as words
from tipnlp.find.penalties.wording import shared
from tipnlp.match import Match


def fines(sentence: Sentence) -> list[Term]:
    """The fines of a sentence, with their equivalents."""
    flow = sentence.flow
    terms: list[Term] = []
    last: Match | None = None
    for amount in sentence.quantities:
        if amount.label != "MONEY":
            continue
        span = (amount.start, amount.end)
        if _is_equivalent(flow, amount, last):
            if terms and last is not None and (last.start, last.end) in terms[-1].money:
                terms[-1].money.append(span)
        elif _is_fine(sentence, amount, terms[-1] if terms else None):
            low, high = _limits(sentence, amount)
            if low == high and (shared_limit := words.UP_TO_YEARS.search(sentence.before(amount.start, 50))):
                low, high = (low, None) if shared_limit["least"] else (None, high)
            term = Term(*span, "fine", low, high, currency=amount.data["currency"], money=[span], rule="penalty.fine")
            term.exact = low is not None and low == high
            if not (terms and _merge_fines(flow, terms[-1], term)):
                terms.append(term)
        last = amount
    return terms


def _is_equivalent(flow: str, amount: Match, last: Match | None) -> bool:
    """True for the bracketed conversion of the amount before it: "100 and 1,000 lei ($24 and $245)"."""
    if amount.data["equivalent"] or last is None:
        return bool(amount.data["equivalent"])
    gap = flow[last.end : amount.start]
    if words.SAME_BRACKET.fullmatch(gap) and amount.data["currency"] == "USD" != last.data["currency"]:
        opened = flow[max(0, last.start - 40) : amount.start]
        return opened.rfind("(") > opened.rfind(")")
    return bool(last.data["equivalent"] and re.fullmatch(r"\s*(?:and|to|-|,)\s*", gap) or words.REPEATED.fullmatch(gap))


def _is_fine(sentence: Sentence, amount: Match, previous: Term | None) -> bool:
    flow = sentence.flow
    before = words.IN_WAGES.sub(" ", sentence.before(amount.start, 160))
    if (
        words.FINE_OF.search(before)
        or words.PENALTY_RANGES.search(before)
        or words.FINE_AFTER.match(flow, amount.end)
        or words.PRISON_INSTEAD.match(flow, amount.end)
    ):
        return True
    if words.YEARS_AND.search(before) or words.FOR_OFFENSE.match(flow, amount.end):
        return True
    if words.UNDER_LAW.match(flow, amount.end) and words.PAY.search(before):
        return True
    if words.PAID_ENDS.match(flow, amount.end) and words.GUILTY_PAID.search(before):
        return True
    if words.OR_BOTH.match(flow, amount.end) and words.STRONG_PUNISHED.search(before):
        return True
    if words.SENTENCED_TO_PAY.search(before) and not words.NO_FINE_AFTER.match(flow, amount.end):
        return True
    if words.NO_FINE_AFTER.match(flow, amount.end) or shared.REQUESTED.pattern.search(before):
        return False
    fine = max((m.end() for m in words.FINE_NOUN.finditer(before)), default=-1)
    penalty = max((m.end() for m in words.PENALTY_NOUN.finditer(before)), default=-1)
    other = max((m.end() for m in words.NO_FINE.finditer(before)), default=-1)
    if fine > other and len(before) - fine < 110 and ";" not in before[fine:]:
        return True
    if previous is not None and amount.start - previous.end < 130 and _goes_on(flow, previous, amount):
        return True
    return penalty >= 0 and other <= penalty and len(before) - penalty < 50 and ";" not in before[penalty:]


def _goes_on(flow: str, previous: Term, amount: Match) -> bool:
    """True where an amount goes on with the fine before it: "a fine of 100 euros for clients and 500 for pimps"."""
    return bool(words.FINE_GOES_ON.search(flow, previous.end, amount.start)) and not words.NO_FINE.search(
        flow, previous.end, amount.start
    )


def _limits(sentence: Sentence, amount: Match) -> tuple[float | None, float | None]:
    low, high, qualifier = amount.data["amount"], amount.data["max_amount"], amount.data["qualifier"]
    if high is not None:
        return low, high
    exceeds = sentence.flow[amount.start : amount.start + 6].lower() == "exceed"
    if qualifier in ("more_than", "less_than") and sentence.before(amount.start, 5).strip() == "nor":  # "nor more than 900 euros"
        qualifier = "at_most" if qualifier == "more_than" else "at_least"
    if qualifier in ("at_most", "less_than") or exceeds and words.CANNOT.search(sentence.before(amount.start, 10)):
        return _lower_amount(sentence, amount), low
    if words.OR_MORE.match(sentence.flow, amount.end):
        return low, None
    return (low, None) if qualifier in ("at_least", "more_than") else (low, low)


def _lower_amount(sentence: Sentence, amount: Match) -> float | None:
    """A lower amount whose currency stands only with the upper one: "not less than 500 and not more than 5,000 dalasi"."""
    for number in sentence.quantities:
        is_lower = number.label == "CARDINAL" and number.data["qualifier"] == "at_least" and number.end < amount.start
        if is_lower and shared.LINK.fullmatch(sentence.flow, number.end, amount.start):
            return float(number.data["low"])
    return None


def _merge_fines(flow: str, previous: Term, term: Term) -> bool:
    """Puts one range together: "20,000 rupees ($300) to 50,000 rupees", "not less than X and not more than Y"."""
    if previous.currency != term.currency and previous.currency and term.currency:
        return False
    gap = re.sub(r"\([^()]*\)", "", flow[previous.end : term.start]).strip()
    between = gap == "and" and re.search(r"\bbetween\s+$", flow[max(0, previous.start - 10) : previous.start])
    changed = shared.CHANGED.search(flow[max(0, previous.start - 90) : previous.start])
    rising = (
        not changed
        and previous.exact
        and term.exact
        and (gap in ("to", "-") or between)
        and (term.high or 0) > (previous.low or 0)
    )
    limits = previous.high is None and term.low is None and words.TO_UPPER_FINE.fullmatch(gap)
    if not (rising or limits):
        return False
    previous.high, previous.end, previous.exact = term.high, term.end, False
    previous.money += term.money
    return True
