"""What changed between two versions: gains, losses and changed values by document.

This is the table that every change of a table or a finder should show. How fast a version is tells `tipnlp.speed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Plain = Mapping[str, Any]

# What of a fact is its value; evidence, ids and links are not.
_VALUES: dict[str, tuple[str, ...]] = {
    "countries": ("iso3", "form"),
    "regions": ("region",),
    "laws": ("title", "kind", "articles", "number", "year", "status", "generic"),
    "penalties": (
        "basis", "kind", "min_months", "max_months", "life", "min_amount", "max_amount", "currency", "persons", "suspended",
        "stringent", "commensurate",
    ),
    "counts": ("event", "value", "max_value", "qualifier", "status", "unit", "period"),
    "money": ("amount", "currency"),
    "flows": ("origin", "transit", "destination", "hedged"),
    "recommendations": ("text",),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions on the same document.

    Attributes:
        id: Document id.
        family: Family of the fact.
        kind: ``gain`` (only new), ``loss`` (only old) or ``changed`` (the same characters, another value).
        old, new: The values, None where there is none.
        context: The evidence text.
    """

    id: str
    family: str
    kind: Literal["gain", "loss", "changed"]
    old: dict[str, Any] | None
    new: dict[str, Any] | None
    context: str


def compare(old: Iterable[Plain], new: Iterable[Plain]) -> list[Change]:
    """Differences between two runs over the same documents.

    Args:
        old: Reports of the earlier version as JSON-plain dictionaries, in any order.
        new: Reports of this version.

    Returns:
        Changes sorted by document, family and place. A document that only one run has gives no change.
    """
    before = {report["id"]: report for report in old}
    changes: list[Change] = []
    for report in new:
        earlier = before.get(report["id"])
        if earlier is None:
            continue
        for family, fields in _VALUES.items():
            changes.extend(_family(report["id"], family, fields, earlier.get(family, ()), report.get(family, ())))
        for family, part in (("roles", "roles"), ("tier", "tier")):
            pair = ((side.get(family) or {}).get(part) for side in (earlier, report))
            changes.extend(_whole(report["id"], family, *pair))
    return sorted(changes, key=_order)


def _order(change: Change) -> tuple[str, str, str, str]:
    return change.id, change.family, change.kind, change.context


def _family(id_: str, family: str, fields: Sequence[str], old: Iterable[Plain], new: Iterable[Plain]) -> Iterator[Change]:
    lost, gained = _bag(old, fields), _bag(new, fields)
    for key in [k for k in lost if k in gained]:
        shared = min(len(lost[key]), len(gained[key]))
        lost[key], gained[key] = lost[key][shared:], gained[key][shared:]
    losses = [fact for facts in lost.values() for fact in facts]
    gains = [fact for facts in gained.values() for fact in facts]
    for fact in gains:
        twin = next((x for x in losses if _place(x) == _place(fact)), None)
        if twin is not None:
            losses.remove(twin)
            yield Change(id_, family, "changed", _value(twin, fields), _value(fact, fields), fact["evidence"]["text"])
        else:
            yield Change(id_, family, "gain", None, _value(fact, fields), fact["evidence"]["text"])
    for fact in losses:
        yield Change(id_, family, "loss", _value(fact, fields), None, fact["evidence"]["text"])


def _bag(facts: Iterable[Plain], fields: Sequence[str]) -> dict[str, list[Plain]]:
    bag: dict[str, list[Plain]] = {}
    for fact in facts:
        bag.setdefault(f"{_place(fact)} {_value(fact, fields)}", []).append(fact)
    return bag


def _place(fact: Plain) -> tuple[int, int]:
    return fact["evidence"]["start"], fact["evidence"]["end"]


def _value(fact: Plain, fields: Sequence[str]) -> dict[str, Any]:
    return {f: fact.get(f) for f in fields}


def _whole(id_: str, family: str, old: Any, new: Any) -> Iterator[Change]:
    if old != new:
        kind: Literal["gain", "loss", "changed"] = "gain" if not old else "loss" if not new else "changed"
        yield Change(id_, family, kind, {family: old} if old else None, {family: new} if new else None, "")
