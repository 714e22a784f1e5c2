"""Amounts of money that are no fines: what for, when, and of what use."""

from __future__ import annotations

import re

from tipnlp.find.money_uses import use_of
from tipnlp.match import Match
from tipnlp.resolve.desk import Desk, Plain, fact

_QUIET = frozenset(("header", "recommendations", "footer"))

# "for shelters in 2014 and 300,000 euros": the purpose ends at a year or another amount
_PURPOSE = re.compile(
    r"\)?\s+(?:to|for|on|toward|towards|in)\s+(?!(?:19|20)\d\d\b)"
    r"((?:(?!(?:in|during|for|since)\s+(?:19|20)\d\d\b|and\s+[\d$€£])[^\s,.;()]+\s*){1,12})"
)


def resolve_money(desk: Desk, penalties: list[Match], laws: list[Match]) -> list[Plain]:
    """Amounts that are no fine, one fact for each end of a range."""
    fines = [tuple(span) for p in penalties for span in p.data.get("money", ())]
    taken = sorted([*fines, *((law.start, law.end) for law in laws)])
    facts: list[Plain] = []
    for m in _outside(desk.money, taken):
        if desk.section(m.start) in _QUIET or _is_advised(desk, m):
            continue
        purpose = _PURPOSE.match(desk.source, m.end)
        when, use = desk.period(m), _use(desk, m)
        for amount in (m.data["amount"], m.data["max_amount"]):
            if amount is not None:
                facts.append(fact(
                    desk, Match(m.start, m.end, m.label, m.value, m.rule), f"money-{len(facts) + 1}",
                    amount=amount, currency=m.data["currency"], qualifier=m.data["qualifier"],
                    purpose=re.sub(r"\s+", " ", purpose[1]).strip() if purpose else None,
                    use=use, period=when,
                ))
    return facts


# "should find $500,000", "Recommendations for Mexico: Allot 100 million pesos": what a report asks for is no fact.
_ADVISED = re.compile(r"\b(?:should|ought\s+to)\b[^.;]*$|^\s*(?:Prioritized\s+)?Recommendations\b[^.:]{0,40}:")


_ADVICE = ("should", "ought", "Recommendations")


def _is_advised(desk: Desk, match: Match) -> bool:
    sentence = desk.sentence(match.start)
    before = desk.source[sentence[0] : match.start] if sentence is not None else ""
    return any(word in before for word in _ADVICE) and _ADVISED.search(before) is not None


def _use(desk: Desk, match: Match) -> str | None:
    sentence = desk.sentence(match.start)
    if sentence is None:
        return None
    return use_of(desk.source[slice(*sentence)], match.start - sentence[0], match.end - sentence[0])


def _outside(matches: list[Match], taken: list[tuple[int, int]]) -> list[Match]:
    """The matches that overlap none of the taken spans; both sorted, one sweep."""
    outside: list[Match] = []
    at = 0
    for m in matches:
        while at < len(taken) and taken[at][1] <= m.start:
            at += 1
        if not any(m.overlaps(*span) for span in taken[at : at + 4]):
            outside.append(m)
    return outside
