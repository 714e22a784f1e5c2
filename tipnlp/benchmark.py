"""What changed between two versions, and how fast this one is.

`compare` lists gains, losses and changed values by document: the table that every change of a table or a finder should show.
`measure_speed` measures words a second as a ratio to spaCy's bare tokenizer in the same run, since machines differ and are noisy.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


# --- speed -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second of one system over several rounds, and its ratio to the bare tokenizer of the same round."""

    system: str
    words_per_second: float
    low: float
    high: float
    ratio: float


def measure_speed(
    texts: Sequence[str], *, rounds: int = 5, systems: Mapping[str, Callable[[str], Any]] | None = None
) -> list[Speed]:
    """Measure systems against the bare English tokenizer, interleaved round by round on one core.

    Args:
        texts: Documents; a warm-up over the first tenth is not counted.
        rounds: Rounds; medians, minima and maxima are over them.
        systems: Callables by name; default is extraction by the rules alone, and through the spaCy pipeline of components.

    Returns:
        The tokenizer first (ratio 1), then the systems; words are white-space separated.
    """
    import spacy

    from tipnlp.extraction import extract
    from tipnlp.pipeline import load

    nlp = load()

    def pipeline(text: str) -> Any:
        return extract(text, nlp=nlp)

    runs: dict[str, Callable[[str], Any]] = {
        "tokenizer": spacy.blank("en"), **(systems or {"rules": extract, "pipeline": pipeline})
    }
    words = sum(len(text.split()) for text in texts)
    for run in runs.values():
        for text in texts[: max(1, len(texts) // 10)]:
            run(text)
    rates: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            gc.collect()
            began = time.perf_counter()
            for text in texts:
                run(text)
            rates[name].append(words / (time.perf_counter() - began))
    base = rates["tokenizer"]
    return [
        Speed(name, statistics.median(r), min(r), max(r), statistics.median(a / b for a, b in zip(r, base, strict=True)))
        for name, r in rates.items()
    ]
