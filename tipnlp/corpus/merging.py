"""Two annotations become one: what they agree on is kept, each disagreement is written down, decided by a person, and applied."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tipnlp.corpus.agreement import paired
from tipnlp.corpus.format import Document
from tipnlp.corpus.standoff import LABELS, LINKS
from tipnlp.errors import TipnlpError
from tipnlp.facts import Report

Plain = dict[str, Any]
Choice = Literal["a", "b", "both", "none"]
CHOICES = ("a", "b", "both", "none")
_FAMILIES = tuple(LABELS.values())
_LINKED = {LABELS[label]: names for label, names in LINKS.items()}
#: What two annotators need not agree on: names, and what is computed.
_OWN = ("id", "rule", "score", "instrument", "evidence")


@dataclass(slots=True)
class Disagreement:
    """One place where two annotations differ.

    Attributes:
        document: Id of the document.
        family: Family of the fact, or ``roles`` or ``meta``.
        a, b: The fact of each side; None where that side has none.
        context: The sentence, or the characters, that it stands in.
        choice: ``a``, ``b``, ``both``, ``none``, or a fact that replaces both; None while undecided.
    """

    document: str
    family: str
    a: Plain | None
    b: Plain | None
    context: str = ""
    choice: Choice | Plain | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What finds the decision again: document, family and both facts."""
        return self.document, self.family, json.dumps(self.a, sort_keys=True), json.dumps(self.b, sort_keys=True)

    def to_line(self) -> str:
        """Its line in a file of disagreements."""
        row = {name: getattr(self, name) for name in ("document", "family", "choice", "context", "a", "b")}
        return json.dumps(row, ensure_ascii=False) + "\n"


def read_decisions(path: str | Path) -> list[Disagreement]:
    """Read a file of disagreements with their choices filled in.

    Raises:
        TipnlpError: T020: there is no such file; T107: a line is no disagreement, or its choice is none of the known.
    """
    path = Path(path)
    if not path.is_file():
        raise TipnlpError("T020", path=path)
    found = []
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                item = Disagreement(**json.loads(line))
            except (ValueError, TypeError) as error:
                raise TipnlpError("T107", path=path, line=number, reason=f"not a disagreement ({error})") from None
            if item.choice is not None and not isinstance(item.choice, dict) and item.choice not in CHOICES:
                raise TipnlpError("T107", path=path, line=number, reason=f"the choice {item.choice!r} is none of them")
            found.append(item)
    return found


def merge(
    a: Iterable[Document],
    b: Iterable[Document],
    *,
    decisions: Iterable[Disagreement] = (),
    prefer: Literal["a", "b"] | None = None,
) -> tuple[list[Document], list[Disagreement]]:
    """Merge two annotations of the same texts.

    Args:
        a: Documents of one annotator; ids of facts are hers.
        b: Documents of the other. A document that only one of them has is taken as it is.
        decisions: Disagreements of an earlier call with their choices.
        prefer: The side that decides what nobody has decided.

    Returns:
        The merged documents, and the disagreements that nobody has decided: in the documents, these facts are left out.

    Raises:
        TipnlpError: T105: no document is in both, or a document has two texts.

    Example:
        >>> import tipnlp
        >>> from tipnlp.corpus import Document, merge
        >>> text = "Police arrested 12 traffickers in Chad."
        >>> one = Document(id="a", text=text, report=tipnlp.extract(text))
        >>> two = one.model_copy(update={"report": one.report.model_copy(update={"counts": ()})})
        >>> _, open_ones = merge([one], [two])
        >>> [(d.family, d.a["value"], d.b) for d in open_ones]
        [('counts', 12, None)]
        >>> open_ones[0].choice = "a"
        >>> merged, open_ones = merge([one], [two], decisions=open_ones)
        >>> merged == [one], open_ones
        (True, [])
    """
    first, second = list(a), list(b)
    pairs, _, only_b = paired(first, second)
    decided = {d.key: d.choice for d in decisions if d.choice is not None}
    other = {x.id: y for x, y in pairs}
    documents, left = [], []
    for document in first:
        if document.id in other:
            merged, undecided = _Merger(document, other[document.id], decided, prefer).merged()
            documents.append(merged)
            left += undecided
        else:
            documents.append(document)
    return documents + [d for d in second if d.id in only_b], left


@dataclass(slots=True)
class _Taken:
    """A fact of the result: where it comes from, and the ids on both sides that it stands for."""

    fact: Plain
    side: Literal["a", "b"]
    ids: dict[str, str] = field(default_factory=dict)  # side -> id


class _Merger:
    """Merges one document."""

    def __init__(self, a: Document, b: Document, decided: Mapping[Any, Any], prefer: str | None) -> None:
        self.a, self.b = a, b
        self.plain = {"a": (a.report or Report()).to_dict(), "b": (b.report or Report()).to_dict()}
        self.decided, self.prefer = decided, prefer
        self.undecided: list[Disagreement] = []
        self.pairs = {family: self._paired(family) for family in _FAMILIES}
        #: A's fact for B's, where they are the same or stand on the same words.
        both = [pair for pairs in self.pairs.values() for pair in pairs]
        self.as_a = {theirs["id"]: mine["id"] for mine, theirs in both if mine and theirs and "id" in mine}

    def merged(self) -> tuple[Document, list[Disagreement]]:
        taken = {family: self._family(family) for family in _FAMILIES}
        report: Plain = {**self.plain["a"], "meta": self._whole("meta"), "roles": self._whole("roles")}
        names = self._names(taken)
        laws = taken["laws"]
        for family, items in taken.items():
            for item in items:
                for link in _LINKED.get(family, ()):
                    if item.fact.get(link) is not None:
                        item.fact[link] = names.get((item.side, item.fact[link]))
        report["instruments"] = self._instruments(laws)
        for family, items in taken.items():
            facts = [item.fact for item in items]
            report[family] = facts if family != "tier" else (facts[0] if facts else None)
        a, b = self.a, self.b
        notes = a.notes if b.notes in ("", a.notes) else "\n".join(filter(None, [a.notes, b.notes]))
        spans = {key: tuple(dict.fromkeys((*a.spans.get(key, ()), *b.spans.get(key, ())))) for key in {**a.spans, **b.spans}}
        merged = a.model_copy(update={
            "report": Report.from_dict(report) if a.report or b.report else None, "notes": notes, "spans": spans,
            "country": a.country or b.country, "year": a.year or b.year,
        })
        return merged, self.undecided

    def _paired(self, family: str) -> list[tuple[Plain | None, Plain | None]]:
        """The facts of both sides, in A's order: those that are the same together, else those that share most characters."""
        mine, theirs = _facts(self.plain["a"], family), _facts(self.plain["b"], family)
        free: dict[str, list[int]] = defaultdict(list)
        for j, fact in enumerate(theirs):
            free[_value(family, fact)].append(j)
        partner: dict[int, int] = {}
        for i, fact in enumerate(mine):
            if same := free[_value(family, fact)]:
                partner[i] = same.pop(0)
        left = [j for j in range(len(theirs)) if j not in partner.values()]
        for i, fact in enumerate(mine):
            if i not in partner and left:
                best = max(left, key=lambda j: _shared(fact, theirs[j]))
                if _shared(fact, theirs[best]) > 0:
                    partner[i] = best
                    left.remove(best)
        both = [(fact, theirs[partner[i]] if i in partner else None) for i, fact in enumerate(mine)]
        return [*both, *((None, theirs[j]) for j in left)]

    def _family(self, family: str) -> list[_Taken]:
        """The facts of the result, A's in A's order, then B's."""
        taken: list[_Taken] = []
        for mine, theirs in self.pairs[family]:
            ids = {side: fact.get("id", "") for side, fact in (("a", mine), ("b", theirs)) if fact}
            if mine and theirs and self._agree(family, mine, theirs):
                taken.append(_Taken(dict(mine), "a", ids))
            else:
                taken += self._settled(family, mine, theirs, ids)
        return sorted(taken, key=lambda item: item.side)

    def _agree(self, family: str, a: Plain, b: Plain) -> bool:
        """The same values on the same characters, tied to facts that are a pair themselves."""
        links = _LINKED.get(family, ())
        return _value(family, a) == _value(family, b) and all(a[name] == self.as_a.get(b[name], b[name]) for name in links)

    def _settled(self, family: str, a: Plain | None, b: Plain | None, ids: dict[str, str]) -> list[_Taken]:
        choice = self._choice(family, a, b)
        if isinstance(choice, dict):
            return [_Taken(dict(choice), "a" if a else "b", ids)]
        chosen: list[tuple[Plain | None, Literal["a", "b"]]] = []
        if choice in ("a", "both"):
            chosen.append((a, "a"))
        if choice in ("b", "both"):
            chosen.append((b, "b"))
        if choice == "both":
            return [_Taken(dict(fact), side, {side: fact.get("id", "")}) for fact, side in chosen if fact]
        return [_Taken(dict(fact), side, ids) for fact, side in chosen if fact]

    def _choice(self, family: str, a: Plain | None, b: Plain | None) -> Any:
        item = Disagreement(self.a.id, family, a, b, self._context(a or b or {}))
        choice = self.decided.get(item.key, self.prefer)
        if choice is None:
            self.undecided.append(item)
        return choice

    def _whole(self, family: str) -> Plain:
        """Meta and roles: the fields that one side leaves out are the other's; a true difference is a disagreement."""
        a, b = self.plain["a"][family], self.plain["b"][family]
        both = {key: value if value not in (None, [], {}) else b[key] for key, value in a.items()}
        if all(b[key] in (None, [], {}, value) for key, value in both.items()):
            return both
        choice = self._choice(family, a, b)
        chosen: Plain = choice if isinstance(choice, dict) else b if choice == "b" else a
        return chosen

    def _context(self, fact: Plain) -> str:
        place = fact.get("evidence") or {}
        start, end = place.get("sentence") or (place.get("start", 0), place.get("end", 0))
        return " ".join(self.a.text[start:end].split())

    def _names(self, taken: Mapping[str, Sequence[_Taken]]) -> dict[tuple[str, str], str]:
        """Ids of the result: A's are kept, facts of B alone get the next free one. From (side, old id) to the new id."""
        names: dict[tuple[str, str], str] = {}
        used = {item.fact["id"] for items in taken.values() for item in items if item.side == "a" and "id" in item.fact}
        for items in taken.values():
            for item in items:
                if "id" not in item.fact:
                    continue
                if item.side == "b":
                    stem, number = item.fact["id"].rsplit("-", 1)[0], 1
                    while f"{stem}-{number}" in used:
                        number += 1
                    item.fact["id"] = f"{stem}-{number}"
                    used.add(item.fact["id"])
                names |= {(side, old): item.fact["id"] for side, old in item.ids.items() if old}
        return names

    def _instruments(self, laws: Sequence[_Taken]) -> list[Plain]:
        """The instruments of the laws that were taken; one on each side that shares an agreed mention is one."""
        known = {side: {i["id"]: i for i in report["instruments"]} for side, report in self.plain.items()}
        of = {side: {law["id"]: law.get("instrument") for law in report["laws"]} for side, report in self.plain.items()}
        both = [(of["a"].get(item.ids.get("a")), of["b"].get(item.ids.get("b"))) for item in laws]
        as_a = {in_b: in_a for in_a, in_b in both if in_a and in_b}
        kept: dict[str, Plain] = {}
        new: dict[str, str] = {}
        for item in laws:
            name = item.fact.get("instrument")
            if name is None:
                continue
            record = known[item.side].get(name, {"title": item.fact["title"], "kind": item.fact["kind"]})
            if item.side == "b":
                name = as_a.get(name) or new.setdefault(name, f"instrument-{len(known['a']) + len(new) + 1}")
                record = known["a"].get(name, record)
            item.fact["instrument"] = name
            kept.setdefault(name, {**record, "id": name, "mentions": []})["mentions"].append(item.fact["id"])
        order = list(known["a"])
        return sorted(kept.values(), key=lambda i: order.index(i["id"]) if i["id"] in order else len(order))


def _facts(report: Plain, family: str) -> list[Plain]:
    value = report[family]
    return [dict(fact) for fact in ([value] if isinstance(value, dict) else value or ())]


def _value(family: str, fact: Plain) -> str:
    """What makes two facts the same: place and values; links are compared apart."""
    values = {name: value for name, value in fact.items() if name not in (*_OWN, *_LINKED.get(family, ()))}
    return json.dumps([_span(fact), values], sort_keys=True)


def _span(fact: Plain) -> tuple[int, int]:
    place = fact.get("evidence") or fact
    return place["start"], place["end"]


def _shared(a: Plain, b: Plain) -> int:
    (start, end), (start2, end2) = _span(a), _span(b)
    return min(end, end2) - max(start, start2)
