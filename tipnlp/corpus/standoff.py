"""What annotation tools know of: marks on a text, ties between them. A document becomes a `Layer` of these, and back.

Every converter stands on this one. A `Mark` keeps all fields of its fact, so that what a tool does not show still comes back;
a tool that changes a span's bounds or label, adds or removes spans and ties, changes the facts by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from tipnlp.corpus.format import Document
from tipnlp.facts import FAMILIES, Record, Report, Tier

Plain = dict[str, Any]
#: Start, end and label: what a tool shows of a mark. Several facts can stand on one place (two flows of one phrase).
Place = tuple[int, int, str]
#: A named link from one place to another: ``law``, ``compared_with``, ``part_of``.
Tie = tuple[str, Place, Place]

#: The family of each label.
LABELS = {
    "SECTION": "sections", "TIER": "tier", "COUNTRY": "countries", "REGION": "regions", "LAW": "laws", "PENALTY": "penalties",
    "COUNT": "counts", "MONEY": "money", "FLOW": "flows", "RECOMMENDATION": "recommendations",
}
#: Fields that hold the id of another fact, by label.
LINKS = {"PENALTY": ("law",), "COUNT": ("compared_with", "part_of")}
#: Span group of a span that has a label and no fact.
GROUPS = {
    "COUNTRY": "tip_countries", "REGION": "tip_countries", "LAW": "tip_laws", "PENALTY": "tip_penalties", "COUNT": "tip_counts",
    "FLOW": "tip_flows", "MONEY": "tip_quantities",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text with a label.

    Attributes:
        start: First character (code points).
        end: End, exclusive.
        label: One of `LABELS`, or the user's own.
        fact: Fields of the fact that stands there, without its place and without defaults; None for a span with no fact.
        group: Span group of a span with no fact; by default the one of its label.
        value: Normal form of a span with no fact.
    """

    start: int
    end: int
    label: str
    fact: Plain | None = None
    group: str = ""
    value: str = ""

    @property
    def place(self) -> Place:
        """Start, end, label."""
        return self.start, self.end, self.label


@dataclass(slots=True)
class Layer:
    """A document as marks and ties; ``rest`` is all that stands on no characters, JSON-plain."""

    text: str
    marks: list[Mark]
    ties: list[Tie] = field(default_factory=list)
    rest: Plain = field(default_factory=dict)


def kind_of(label: str) -> type[Record]:
    """The class of the facts with a label."""
    return Tier if label == "TIER" else FAMILIES[LABELS[label]]


# --- document to layer -------------------------------------------------------------------------------------------------


def to_layer(document: Document) -> Layer:
    """The marks and ties of a document."""
    rest: Plain = document.model_dump(mode="json", exclude={"text", "report", "spans", "schema_version"}, exclude_defaults=True)
    marks: list[Mark] = []
    if document.report is not None:
        data = document.report.model_dump(mode="json", exclude_defaults=True)
        for label, family in LABELS.items():
            facts = data.pop(family, [])
            marks += [_mark(label, fact) for fact in ([facts] if label == "TIER" and facts else facts)]
        rest["report"] = data
    for group, rows in document.spans.items():
        marks += [Mark(start, end, label, None, group, value) for start, end, label, value in rows]
    if loose := _loose(document.report, marks):
        rest["loose"] = loose
    return Layer(document.text, marks, _ties(marks), rest)


def _loose(report: Report | None, marks: Iterable[Mark]) -> list[list[str]]:
    """Links to facts that do not exist. They are kept: to mend a document is not a converter's work."""
    named = {m.fact["id"] for m in marks if m.fact and "id" in m.fact}
    links = [(m.fact["id"], m.fact[name]) for m in marks if m.fact for name in LINKS.get(m.label, ()) if m.fact.get(name)]
    links += [(i.id, mention) for i in report.instruments for mention in i.mentions] if report else []
    return [[source, target] for source, target in links if target not in named]


def _mark(label: str, fact: Plain) -> Mark:
    fields = dict(fact)
    place = fields.pop("evidence", None)
    if place is None:  # a section
        return Mark(fields.pop("start"), fields.pop("end"), label, fields)
    fields |= {key: place[key] for key in ("sentence", "section") if key in place}
    return Mark(place["start"], place["end"], label, fields)


def _ties(marks: Iterable[Mark]) -> list[Tie]:
    named = {m.fact["id"]: m for m in marks if m.fact and "id" in m.fact}
    ties = [
        (name, m.place, named[m.fact[name]].place)
        for m in named.values() if m.fact for name in LINKS.get(m.label, ()) if m.fact.get(name) in named
    ]
    return list(dict.fromkeys(ties))


# --- layer to document -------------------------------------------------------------------------------------------------


def from_layer(layer: Layer, *, ties: bool = True) -> Document:
    """The document of a layer that may have been changed.

    Args:
        layer: Marks and ties, in any order. Marks with no ``id`` get one.
        ties: The layer's ties are all there are: a link without its tie is taken out. False for formats without ties.

    Raises:
        pydantic.ValidationError: A field of a fact is wrong; the message names each.
    """
    facts = [m for m in layer.marks if m.fact is not None and m.label in LABELS]
    facts = _numbered(facts)
    data: Plain = dict(layer.rest)
    given = data.pop("report", None)
    loose = [tuple(link) for link in data.pop("loose", ())]
    if ties:
        facts = _tied(facts, _snapped(layer.ties, [m.place for m in facts]), loose)
        if given and "instruments" in given:
            given = {**given, "instruments": _mentioned(given["instruments"], facts, loose)}
    if given is not None or facts:
        report = dict(given or {})
        for label, family in LABELS.items():
            own = [_fact(m, layer.text) for m in facts if m.label == label]
            if label == "TIER":
                report[family] = own[0] if own else None
            else:
                report[family] = own
        data["report"] = Report.from_dict(report)
    spans: dict[str, list[tuple[int, int, str, str]]] = {}
    for m in layer.marks:
        if m.fact is None or m.label not in LABELS:
            spans.setdefault(m.group or GROUPS.get(m.label, "custom"), []).append((m.start, m.end, m.label, m.value))
    return Document.model_validate({**data, "text": layer.text, "spans": spans})


def _numbered(marks: list[Mark]) -> list[Mark]:
    """The marks in the order of their ids; those without one last, by place, with a new id."""
    taken: set[str] = set()
    known, new = [], []
    for m in sorted(marks, key=lambda m: (m.start, m.end)):
        name = (m.fact or {}).get("id")
        if m.label != "SECTION" and (not name or name in taken):
            new.append(m)
        else:
            taken.add(name or "")
            known.append(m)
    known.sort(key=lambda m: _number((m.fact or {}).get("id", "")))
    for m in new:
        stem = {"countries": "country", "penalties": "penalty", "tier": "tier", "money": "money"}.get(LABELS[m.label])
        stem = stem or LABELS[m.label].removesuffix("s")
        number = 1
        while f"{stem}-{number}" in taken:
            number += 1
        taken.add(f"{stem}-{number}")
        known.append(replace(m, fact={**(m.fact or {}), "id": f"{stem}-{number}"}))
    return known


def _number(name: str) -> int:
    digits = re.search(r"\d+$", name)
    return int(digits[0]) if digits else 0


def _snapped(ties: Iterable[Tie], places: Iterable[Place]) -> list[Tie]:
    """The ties on places that there are: where a tool moved a span and not its tie, the tie follows."""
    known = dict.fromkeys(places)

    def at(place: Place) -> Place:
        if place in known:
            return place
        near = [p for p in known if p[2] == place[2] and _common(p, place) > 0]
        return max(near, key=lambda p: _common(p, place), default=place)

    return list(dict.fromkeys((name, at(source), at(target)) for name, source, target in ties))


def _common(a: Place, b: Place) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def _mentioned(instruments: Iterable[Plain], marks: Iterable[Mark], loose: Sequence[tuple[str, ...]]) -> list[Plain]:
    """The instruments without the mentions that were deleted; one with no mention left goes."""
    laws = {m.fact["id"] for m in marks if m.fact and m.label == "LAW"}
    kept = []
    for item in instruments:
        mentions = [name for name in item.get("mentions", ()) if name in laws or (item["id"], name) in loose]
        if mentions or not item.get("mentions"):
            kept.append({**item, "mentions": mentions})
    return kept


def _tied(marks: list[Mark], ties: Iterable[Tie], loose: Sequence[tuple[str, ...]]) -> list[Mark]:
    """The links follow the ties: a link whose tie or target is gone goes, a tie that no link explains becomes one."""
    place = {m.fact["id"]: m.place for m in marks if m.fact and "id" in m.fact}
    at: dict[Place, list[str]] = {}
    for name, where in place.items():
        at.setdefault(where, []).append(name)
    open_ties = set(ties)
    explained: set[Tie] = set()
    kept = []
    for m in marks:
        fields = dict(m.fact or {})
        for name in LINKS.get(m.label, ()):
            target = fields.get(name)
            if target is None or (fields["id"], target) in loose:
                continue
            tie = (name, m.place, place.get(target, m.place))
            explained.add(tie)
            if tie not in open_ties or target not in place:
                del fields[name]
        kept.append(replace(m, fact=fields))
    for name, source, target in ties:
        if (name, source, target) in explained or target not in at:
            continue
        for i, m in enumerate(kept):
            if m.place == source and name in LINKS.get(m.label, ()) and not (m.fact or {}).get(name):
                kept[i] = replace(m, fact={**(m.fact or {}), name: at[target][0]})
                break
    return kept


def _fact(mark: Mark, text: str) -> Plain:
    fields = dict(mark.fact or {})
    if mark.label == "SECTION":
        return {**fields, "start": mark.start, "end": mark.end}
    sentence = fields.pop("sentence", None)
    if sentence and not (sentence[0] < mark.end and mark.start < sentence[1]):  # the span was moved out of it
        sentence = None
    place = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
    return {"evidence": place | {"sentence": sentence, "section": fields.pop("section", None)}, **fields}


# --- what several formats share ----------------------------------------------------------------------------------------


def stacked(marks: Iterable[Mark]) -> dict[tuple[int, int, str, str], list[Mark]]:
    """Marks by place (and group, for those without a fact): tools that show a span once get it once, with all its facts."""
    stacks: dict[tuple[int, int, str, str], list[Mark]] = {}
    for m in marks:
        stacks.setdefault((*m.place, m.group if m.fact is None else ""), []).append(m)
    return stacks


def carried(marks: Sequence[Mark]) -> Plain:
    """What a span of a tool carries besides its place, for the marks of one stack."""
    if marks[0].fact is None:
        return {"group": marks[0].group, "value": marks[0].value}
    return {"facts": [m.fact for m in marks]}


def unstacked(start: int, end: int, label: str, data: Plain) -> list[Mark]:
    """The marks of a span of a tool, with what it carried; a span drawn in the tool has a label only."""
    facts = data.get("facts")
    if not facts or label not in LABELS:
        return [Mark(start, end, label, None, data.get("group") or "", data.get("value") or "")]
    return [Mark(start, end, label, dict(fact)) for fact in facts]


def tokens(text: str, marks: Iterable[Mark] = ()) -> list[tuple[int, int]]:
    """Start and end of each token: words and signs, cut where a mark begins or ends, so that every mark is whole tokens."""
    cuts = {offset for m in marks for offset in (m.start, m.end)}
    found = []
    for match in re.finditer(r"\w+|[^\w\s]", text):
        start, end = match.span()
        for cut in range(start + 1, end):
            if cut in cuts:
                found.append((start, cut))
                start = cut
        found.append((start, end))
    return found


@cache
def fields_of(label: str) -> dict[str, Literal["closed", "flag", "text", "json"]]:
    """How a field of a fact can be shown: one of a closed list, yes or no, free text, or JSON."""
    kinds: dict[str, Literal["closed", "flag", "text", "json"]] = {}
    for name, info in kind_of(label).model_fields.items():
        members = [info.annotation]
        if get_origin(info.annotation) in (Union, UnionType):
            members = [member for member in get_args(info.annotation) if member is not type(None)]
        if all(get_origin(member) is Literal for member in members):
            kinds[name] = "closed"
        elif members == [bool] and info.default is False:
            kinds[name] = "flag"
        else:
            kinds[name] = "text" if members == [str] else "json"
    kinds.pop("evidence", None)
    if label != "SECTION":
        kinds |= {"sentence": "json", "section": "closed"}
    else:
        kinds = {name: kind for name, kind in kinds.items() if name not in ("start", "end")}
    return kinds
