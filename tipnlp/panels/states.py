"""The cells of what is true of a report: tier, roles, penalties, funding, recommendations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tipnlp.facts import Money, Penalty, Report
from tipnlp.panels.grounds import Row, ground
from tipnlp.panels.rules import Rules

#: The tiers from best to worst, for movements derived from two years; a Special Case has no place among them.
_ORDER: Final = ("1", "2", "2WL", "3")
_TRAFFICKING: Final = re.compile(r"traffick|forced|servitude|slave|bond|debt", re.I)


def states(own: Sequence[Report], before: Sequence[Report], rules: Rules) -> tuple[Row, list[Row]]:
    """Tier, roles, penalties, funding and recommendations of a year's own reports, with their evidence."""
    cells: Row = {"id": own[0].id if own else None, "n_reports": len(own)}
    evidence: list[Row] = []
    for part in (_tier(own, before), _roles(own), _penalties(own, rules), _funding(own, rules), _recommendations(own)):
        cells |= part[0]
        evidence += part[1]
    return cells, evidence


def _tier(own: Sequence[Report], before: Sequence[Report]) -> tuple[Row, list[Row]]:
    """The tier of the first report that states one; the movement as stated, else derived from the year before."""
    cells: Row = dict.fromkeys(("tier", "tier_movement", "tier_movement_source"))
    rated = next((r for r in own if r.tier), None)
    if rated is None or rated.tier is None:
        return cells, []
    tier = rated.tier
    evidence = [ground("tier", rated, tier.id, tier.tier, tier.evidence)]
    cells |= {"tier": tier.tier, "tier_movement": tier.movement, "tier_movement_source": "stated" if tier.movement else None}
    earlier = next((r for r in before if r.tier), None)
    if tier.movement:
        evidence.append(ground("tier_movement", rated, tier.id, tier.movement, tier.evidence))
    elif earlier is not None and earlier.tier is not None and {tier.tier, earlier.tier.tier} <= set(_ORDER):
        steps = _ORDER.index(tier.tier) - _ORDER.index(earlier.tier.tier)
        cells["tier_movement"] = "downgraded" if steps > 0 else ("upgraded" if steps < 0 else "remained")
        cells["tier_movement_source"] = "derived"
        for report, one in ((earlier, earlier.tier), (rated, tier)):
            evidence.append(ground("tier_movement", report, one.id, one.tier, one.evidence))
    return cells, evidence


def _roles(own: Sequence[Report]) -> tuple[Row, list[Row]]:
    """True for a role that a report states, false for the others of a report that states any, else missing."""
    stating = [r for r in own if r.roles.roles]
    held = {role: report for report in reversed(stating) for role in report.roles.roles}
    cells: Row = {}
    evidence = []
    for role in ("origin", "transit", "destination", "internal"):
        cells[f"role_{role}"] = role in held if stating else None
        if role in held:
            report = held[role]
            evidence.append(ground(f"role_{role}", report, f"role-{role}", role, report.roles.evidence[role]))
    return cells, evidence


def _penalties(own: Sequence[Report], rules: Rules) -> tuple[Row, list[Row]]:
    """The lowest and highest prison term that the law prescribes, and what the report says of the penalties."""
    terms = [
        (report, penalty) for report in own for penalty in report.penalties
        if (penalty.basis, penalty.kind, penalty.assertion) == ("prescribed", "imprisonment", "asserted")
    ]
    named = [pair for pair in terms if _is_trafficking(pair[1])]
    taken = named if named and rules.offense == "trafficking" else terms
    cells: Row = {"penalty_offense": None if not taken else ("trafficking" if taken is named else "any")}
    evidence: list[Row] = []
    for name, pick in (("min", min), ("max", max)):
        known = [(getattr(p, f"{name}_months"), i) for i, (_, p) in enumerate(taken) if getattr(p, f"{name}_months") is not None]
        cell = f"penalty_{name}_months"
        cells[cell] = None
        if known:
            months = pick(months for months, _ in known)
            report, penalty = taken[next(i for value, i in known if value == months)]
            cells[cell] = months
            evidence.append(ground(cell, report, penalty.id, f"{months:g} months", penalty.evidence))
    life = [pair for pair in taken if pair[1].life]
    cells["penalty_life"] = bool(life) if taken else None
    evidence += [ground("penalty_life", report, penalty.id, "life", penalty.evidence) for report, penalty in life[:1]]
    for name in ("stringent", "commensurate"):
        judged = [(report, penalty) for report, penalty in taken if getattr(penalty, name) is not None]
        words = {getattr(penalty, name) for _, penalty in judged}
        cells[f"penalty_{name}"] = None if not words else ("mixed" if len(words) > 1 else ("yes" if True in words else "no"))
        for report, penalty in judged:
            word = "yes" if getattr(penalty, name) else "no"
            evidence.append(ground(f"penalty_{name}", report, penalty.id, word, penalty.evidence))
    return cells, evidence


def _is_trafficking(penalty: Penalty) -> bool:
    return penalty.stringent is not None or _TRAFFICKING.search(penalty.offense or "") is not None


def _funding(own: Sequence[Report], rules: Rules) -> tuple[Row, list[Row]]:
    """The first amount that the government gave in the data year, in the currency printed, and the dollars printed beside it."""
    cells: Row = dict.fromkeys(("funding", "funding_currency", "funding_usd"))
    for report in own:
        given = [m for m in report.money if _is_funding(m, report, rules)]
        if given:
            first = given[0]
            cells |= {"funding": first.amount, "funding_currency": first.currency}
            evidence = [ground("funding", report, first.id, _amount(first), first.evidence)]
            dollars = first if first.currency == "USD" else _beside(first, report)
            if dollars is not None:
                cells["funding_usd"] = dollars.amount
                evidence.append(ground("funding_usd", report, dollars.id, _amount(dollars), dollars.evidence))
            return cells, evidence
    return cells, []


def _is_funding(money: Money, report: Report, rules: Rules) -> bool:
    year = money.period.year if money.period and money.period.kind == "year" else None
    assert report.meta.year is not None
    return (
        money.use == "funding" and money.assertion == "asserted" and money.attribution in ("government", None)
        and year in (None, report.meta.year - rules.lag)
    )


def _beside(money: Money, report: Report) -> Money | None:
    """The dollars printed right after an amount: "500,000 kroner ($72,000)"."""
    after = (m for m in report.money if 0 <= m.evidence.start - money.evidence.end <= 3)
    return next((m for m in after if m.currency == "USD"), None)


def _amount(money: Money) -> str:
    return f"{money.amount:,.2f} {money.currency or ''}".replace(".00 ", " ").strip()


def _recommendations(own: Sequence[Report]) -> tuple[Row, list[Row]]:
    """Their number in the first report that has any; a text without recommendations says nothing of how many were made."""
    for report in own:
        if report.recommendations:
            grounds = [ground("n_recommendations", report, r.id, "1", r.evidence) for r in report.recommendations]
            return {"n_recommendations": len(grounds)}, grounds
    return {"n_recommendations": None}, []
