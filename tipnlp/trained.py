"""Where trained spans and rules meet: what a trained component may label, what it learns of an annotation, and who wins.

The rules see every number, length, amount and run of capitalised words of a text; what they do not always see is what it
stands for. So a trained component need not look for spans anywhere: it labels these *candidates*. What it adds is parsed by
the finders that parse everything else, and a span whose value cannot be read gives no fact: a model never invents a number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tipnlp.analysis import Analysis
from tipnlp.find.laws import read_law
from tipnlp.match import Match
from tipnlp.text import view

Span = tuple[int, int]
Plain = Mapping[str, Any]

#: What a fact that a trained component alone found gives as its rule, before the name of the component.
RULE = "model:"
#: Families that trained spans are added to, with their label. What follows a colon in a label is the fact's event or basis.
LABELS = {"laws": "LAW", "penalties": "PENALTY", "counts": "COUNT"}

_AMOUNTS = ("CARDINAL", "DURATION", "MONEY")
# "Law of 9 May on Brothels", "Decree 26-316", "Articles 3 and 4 of the Brothel Closing Measure"
_NAME = r"(?<![\w'-])[^\W\d_a-z][\w'.-]*"
_SMALL = r"(?:(?:of|on|for|against|in|and|to|the|with|de|No\.|no\.)\s+){0,3}"
_TITLE = re.compile(rf"{_NAME}(?:\s+{_SMALL}(?:{_NAME}|\d[\d/.-]*\w?))+")
_OPENER = re.compile(r"(?:The|Its|An?|This|In|Under|By|On|For|And|But|Of|To|With|Although|While)\s+")
_LONGEST = 200
#: What is counted where the words after the number do not say cases.
_UNITS = {
    "investigation": "case",
    **dict.fromkeys(("arrest", "prosecution", "conviction", "acquittal", "official_trained"), "person"),
}
_CASES = re.compile(r"\s+(?:\w+\s+){0,3}?(?:cases|investigations)\b")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span that a trained component labelled, in raw offsets, with its probability (0-1)."""

    start: int
    end: int
    label: str
    score: float


# --- candidates --------------------------------------------------------------------------------------------------------


def candidates(analysis: Analysis) -> list[Span]:
    """The spans of a text that a trained component labels.

    Args:
        analysis: The text's analysis.

    Returns:
        Numbers, lengths and amounts; mentions of laws; runs of capitalised words with and without a word that opens the
        sentence. Raw offsets, sorted, distinct.
    """
    spans = {(m.start, m.end) for m in (*_amounts(analysis), *analysis.laws)}
    spans.update(_titles(analysis.view.flow))
    return sorted({analysis.view.span(*span) for span in spans})


def _amounts(analysis: Analysis) -> list[Match]:
    return [m for m in analysis.quantities if m.label in _AMOUNTS]


def _titles(flow: str) -> Iterator[Span]:
    for run in _TITLE.finditer(flow):
        start, end = run.span()
        if end - start <= _LONGEST:
            yield start, end
            if opener := _OPENER.match(flow, start):
                yield opener.end(), end


# --- what is learnt of an annotation -----------------------------------------------------------------------------------


def targets(analysis: Analysis, report: Plain) -> list[tuple[int, int, str]]:
    """The candidates of an annotated text with the labels that its facts give them.

    A count labels its number, a penalty its length or amount, a law its whole span. Facts without a number (none, not
    reported, life) and generic laws label nothing.

    Args:
        analysis: The text's analysis.
        report: The annotation: ``counts``, ``penalties``, ``laws`` with ``evidence.start`` and ``end``, any of them.

    Returns:
        Start, end (raw offsets) and label: ``COUNT:<event>``, ``PENALTY:<basis>`` or ``LAW``; sorted.
    """
    amounts = [(*analysis.view.span(m.start, m.end), m) for m in _amounts(analysis)]
    found: set[tuple[int, int, str]] = set()
    for count in report.get("counts", ()):
        if count.get("value") and (count.get("status") or "reported") == "reported":
            inside = _inside(amounts, count["evidence"])
            number = next((a for a in inside if a[2].label == "CARDINAL" and a[2].data["low"] == count["value"]), None)
            if number is not None:
                found.add((*number[:2], f"COUNT:{count['event']}"))
    for penalty in report.get("penalties", ()):
        inside = _inside(amounts, penalty["evidence"])
        amount = next((a for a in inside if a[2].label != "CARDINAL"), inside[0] if len(inside) == 1 else None)
        if amount is not None:
            found.add((*amount[:2], f"PENALTY:{penalty['basis']}"))
    for law in report.get("laws", ()):
        if not law.get("generic"):
            found.add((law["evidence"]["start"], law["evidence"]["end"], "LAW"))
    return sorted(found)


def _inside(amounts: Sequence[tuple[int, int, Match]], evidence: Plain) -> list[tuple[int, int, Match]]:
    return [a for a in amounts if a[0] < evidence["end"] and evidence["start"] < a[1]]


# --- both together -----------------------------------------------------------------------------------------------------


def join(
    analysis: Analysis,
    groups: Mapping[str, list[Match]],
    trained: Iterable[Labelled],
    thresholds: Mapping[str, float],
    *,
    name: str = "spancat",
) -> dict[str, list[Match]]:
    """The rules' matches, and what a trained component adds to them.

    The policy: a rule's match stays as it is, and wins wherever a trained span overlaps a match of any of the families. A
    trained span that overlaps none is added where its score reaches the threshold of its label, its value can be read and it
    stands in no header, footer or recommendation; of two that overlap, the one with the better score.

    Args:
        analysis: The text's analysis.
        groups: The rules' matches by family ("laws", "penalties", "counts"), raw offsets, with ids.
        trained: Spans of the trained component.
        thresholds: Least score by label; the part before the colon counts where the whole label has none. A label with no
            threshold adds nothing.
        name: The component's name: added matches have the rule ``model:<name>``, their score in ``data["score"]``, and ids
            such as ``count-model-1``.

    Returns:
        The families given, each sorted by position, counts' links to other counts kept.
    """
    taken = sorted((m.start, m.end) for found in groups.values() for m in found)
    quiet = [analysis.view.span(*span) for span in analysis.quiet]
    added: dict[str, list[Match]] = {family: [] for family in groups}
    for span in sorted(trained, key=_best_first):
        kind = span.label.partition(":")[0]
        family = next((f for f, label in LABELS.items() if label == kind and f in groups), None)
        least = thresholds.get(span.label, thresholds.get(kind))
        if family is None or least is None or span.score < least or _hits(taken, span.start, span.end):
            continue
        if any(start <= span.start < end for start, end in quiet):
            continue
        match = _read(analysis, span)
        if match is None or _hits(taken, match.start, match.end):
            continue
        match.rule = RULE + name
        match.data |= {"id": f"{kind.lower()}-model-{len(added[family]) + 1}", "score": round(span.score, 4)}
        taken.insert(bisect_left(taken, (match.start, match.end)), (match.start, match.end))
        added[family].append(match)
    return {family: _merged(found, added[family]) for family, found in groups.items()}


def _best_first(span: Labelled) -> tuple[float, int, int]:
    return -span.score, span.start, span.end


def _hits(taken: Sequence[Span], start: int, end: int) -> bool:
    """True where a span overlaps one of the sorted spans; these may overlap each other, but none is longer than `_LONGEST`."""
    at = bisect_right(taken, (end, end))
    return any(s < end and start < e for s, e in taken[bisect_left(taken, (start - 5 * _LONGEST, 0)) : at])


def _merged(found: list[Match], added: list[Match]) -> list[Match]:
    if not added:
        return found
    order = sorted(range(len(found) + len(added)), key=lambda n: _place((*found, *added)[n]))
    place = {old: new for new, old in enumerate(order)}
    merged = []
    for old in order:
        match = (*found, *added)[old]
        links = {k: place[match.data[k]] for k in ("compared_with", "part_of") if isinstance(match.data.get(k), int)}
        merged.append(Match(match.start, match.end, match.label, match.value, match.rule, match.data | links))
    return merged


def _place(match: Match) -> Span:
    return match.start, match.end


# --- the values of trained spans ---------------------------------------------------------------------------------------


def _read(analysis: Analysis, span: Labelled) -> Match | None:
    """The match of a trained span in raw offsets, or None where its words give no value."""
    kind, _, detail = span.label.partition(":")
    if kind == "LAW":
        return _law(analysis, span)
    amounts = [(*analysis.view.span(m.start, m.end), m) for m in _amounts(analysis)]
    inside = [a for a in amounts if a[0] < span.end and span.start < a[1]]
    if len(inside) != 1:
        return None
    start, end, amount = inside[0]
    if kind == "COUNT":
        unit = "case" if _CASES.match(analysis.view.flow, amount.end) else _UNITS.get(detail, "victim")
        fields = _count(amount, detail, unit)
    else:
        fields = _penalty(amount, detail, [start, end])
    return Match(start, end, kind, detail if kind == "COUNT" else "", "", fields) if fields else None


def _law(analysis: Analysis, span: Labelled) -> Match:
    words = view(analysis.raw[span.start : span.end]).flow
    law = read_law(words, 0, len(words))
    return Match(span.start, span.end, "LAW", law.value, "", law.data)


def _count(amount: Match, event: str, unit: str) -> dict[str, Any] | None:
    data = amount.data
    if amount.label != "CARDINAL" or data["low"] is None or data["low"] != int(data["low"]) or data["low"] < 1:
        return None
    return {
        "event": event, "value": int(data["low"]), "max_value": int(data["high"]) if data["high"] else None,
        "qualifier": data["qualifier"], "status": "reported", "unit": unit,
        "exploitation": [], "group": [], "period": None, "compared_with": None, "part_of": None, "attribution": None,
    }


def _penalty(amount: Match, basis: str, place: list[int]) -> dict[str, Any] | None:
    data = amount.data
    blank: dict[str, Any] = dict.fromkeys(
        ("min_months", "max_months", "min_amount", "max_amount", "currency", "offense", "persons", "suspended", "stringent",
         "commensurate")
    )
    blank |= {"basis": basis, "life": False, "money": []}
    if amount.label == "DURATION":
        low, high = data["min_months"], data["max_months"]
        if low is None and high is None:
            return None
        return blank | {"kind": "imprisonment", "min_months": low, "max_months": high, "life": bool(data["to_life"])}
    if amount.label == "MONEY" and data["currency"]:
        low, high = _ends(data)
        return blank | {"kind": "fine", "min_amount": low, "max_amount": high, "currency": data["currency"], "money": [place]}
    return None


def _ends(money: Plain) -> tuple[float | None, float | None]:
    """Least and largest amount: "up to $500" has no least one."""
    amount, largest = money["amount"], money["max_amount"]
    if largest is not None:
        return amount, largest
    if money["qualifier"] in ("at_most", "less_than"):
        return None, amount
    if money["qualifier"] in ("at_least", "more_than"):
        return amount, None
    return amount, amount
