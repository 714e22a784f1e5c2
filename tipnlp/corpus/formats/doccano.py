"""doccano's JSONL: ``text``, ``entities``, ``relations`` (sequence labeling with relations and overlapping spans allowed).

Offsets are code points. doccano keeps unknown columns as the meta data of an example and gives them back: the fields of facts
ride there, found again by the span's place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tipnlp.corpus.format import Document
from tipnlp.corpus.formats.shared import read_lines, write_lines
from tipnlp.corpus.standoff import Layer, Place, carried, from_layer, stacked, to_layer, unstacked

NOTE = (
    "Spans and relations are shown and can be changed. The fields of facts ride in the column 'tipnlp', which doccano keeps as "
    "meta data: they cannot be changed there. A span whose bounds were changed takes the fields of the one with its label that "
    "it overlaps most. Allow overlapping spans and relations in the project."
)


def write(documents: Iterable[Document], path: Path, *, force: bool = False) -> Counter[str]:
    """Write examples; nothing is left out."""
    write_lines(map(to_doccano, documents), path, force=force)
    return Counter()


def read(path: Path) -> Iterator[Document]:
    """Read examples, as doccano exports them; also those of sequence labeling with ``label``: [[start, end, label], ...]."""
    return read_lines(path, "doccano", from_doccano)


def to_doccano(document: Document) -> dict[str, Any]:
    """The example of a document."""
    layer = to_layer(document)
    entities: list[dict[str, Any]] = []
    kept: list[list[Any]] = []
    names: dict[Place, int] = {}
    for marks in stacked(layer.marks).values():
        place = marks[0].place
        kept.append([*place, carried(marks)])
        if place not in names:  # doccano holds one entity of a label on a place
            names[place] = len(names) + 1
            entities.append({"id": names[place], "start_offset": place[0], "end_offset": place[1], "label": place[2]})
    relations = [
        {"id": n, "from_id": names[source], "to_id": names[target], "type": name}
        for n, (name, source, target) in enumerate(layer.ties, 1)
    ]
    return {"text": layer.text, "entities": entities, "relations": relations, "tipnlp": {"rest": layer.rest, "spans": kept}}


def from_doccano(example: dict[str, Any], name: str = "") -> Document:
    """The document of an example.

    Args:
        example: An example, of this module or any other of doccano.
        name: Id of a document that has none.
    """
    ours = example.get("tipnlp") or {}
    kept: dict[Place, list[dict[str, Any]]] = {}
    for start, end, label, data in ours.get("spans", ()):
        kept.setdefault((start, end, label), []).append(data)
    places: dict[int, Place] = {}
    for n, entity in enumerate(example.get("entities") or example.get("label") or ()):
        if isinstance(entity, dict):
            places[entity.get("id", n)] = entity["start_offset"], entity["end_offset"], entity["label"]
        else:
            places[n] = entity[0], entity[1], entity[2]
    left = {place: data for place, data in kept.items() if place not in places.values()}
    marks = []
    for place in places.values():
        for data in kept.get(place) or _moved(place, left):
            marks += unstacked(*place, data)
    ties = [(r["type"], places[r["from_id"]], places[r["to_id"]]) for r in example.get("relations") or ()]
    rest = ours.get("rest") or {"id": str(example.get("id") or name)}
    return from_layer(Layer(example["text"], marks, ties, dict(rest)), ties="relations" in example)


def _moved(place: Place, left: dict[Place, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """What a span carried whose bounds were changed in the tool: that of the one with its label that it overlaps most."""
    best, most = None, 0
    for other in left:
        shared = min(place[1], other[1]) - max(place[0], other[0])
        if other[2] == place[2] and shared > most:
            best, most = other, shared
    return left.pop(best) if best is not None else [{}]
