"""Prodigy's JSONL: one task a line with ``text``, ``tokens``, ``spans`` and ``relations``.

Made for the recipes ``spans.manual`` and ``rel.manual``. Offsets are code points; ``token_end`` is inclusive, as Prodigy has it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tipnlp.corpus.format import Document
from tipnlp.corpus.formats.shared import read_lines, write_lines
from tipnlp.corpus.standoff import Layer, Place, carried, from_layer, stacked, to_layer, tokens, unstacked

NOTE = (
    "Spans and relations are shown and can be changed. The fields of facts ride in spans[].facts, the rest of a document in "
    "'tipnlp': Prodigy keeps them and does not show them. Overlapping spans need the recipes spans.manual or rel.manual."
)


def write(documents: Iterable[Document], path: Path, *, force: bool = False) -> Counter[str]:
    """Write tasks; nothing is left out."""
    write_lines(map(to_prodigy, documents), path, force=force)
    return Counter()


def read(path: Path) -> Iterator[Document]:
    """Read tasks, as ``prodigy db-out`` gives them."""
    return read_lines(path, "Prodigy", from_prodigy)


def to_prodigy(document: Document) -> dict[str, Any]:
    """The task of a document.

    Example:
        >>> from tipnlp.corpus import Document
        >>> document = Document(id="a", text="In Chad.", spans={"tip_countries": ((3, 7, "COUNTRY", "TCD"),)})
        >>> to_prodigy(document)["spans"]
        [{'start': 3, 'end': 7, 'token_start': 1, 'token_end': 1, 'label': 'COUNTRY', 'group': 'tip_countries', 'value': 'TCD'}]
    """
    layer = to_layer(document)
    bounds = tokens(layer.text, layer.marks)
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]

    def span(place: Place) -> dict[str, Any]:
        start, end, label = place
        first = min(bisect_right(ends, start), len(bounds) - 1)
        last = max(first, bisect_left(starts, end) - 1)
        return {"start": start, "end": end, "token_start": first, "token_end": last, "label": label}

    relations = []
    for name, source, target in layer.ties:
        head, child = span(source), span(target)
        relations.append({
            "head": head["token_end"], "child": child["token_end"], "head_span": head, "child_span": child, "label": name,
        })
    task: dict[str, Any] = {
        "text": layer.text,
        "meta": {"id": document.id, "country": document.country, "year": document.year},
        "tokens": [
            {"text": layer.text[start:end], "start": start, "end": end, "id": n, "ws": layer.text[end : end + 1].isspace()}
            for n, (start, end) in enumerate(bounds)
        ],
        "spans": [span(marks[0].place) | carried(marks) for marks in stacked(layer.marks).values()],
        "relations": relations,
        "tipnlp": layer.rest,
    }
    if document.annotated:
        task["answer"] = "accept"
    return task


def from_prodigy(task: dict[str, Any], name: str = "") -> Document:
    """The document of a task; one that was rejected or ignored counts as not annotated.

    Args:
        task: A task, of this module or any other with ``text`` and ``spans``.
        name: Id of a document that has none.
    """
    marks = [m for s in task.get("spans") or () for m in unstacked(s["start"], s["end"], s["label"], s)]
    ties = [(r["label"], _place(r["head_span"]), _place(r["child_span"])) for r in task.get("relations") or ()]
    meta = task.get("meta") or {}
    rest = dict(task.get("tipnlp") or {"id": meta.get("id") or name, "country": meta.get("country"), "year": meta.get("year")})
    if "answer" in task:
        rest["annotated"] = task["answer"] == "accept"
    return from_layer(Layer(task["text"], marks, ties, rest), ties="relations" in task)


def _place(span: dict[str, Any]) -> Place:
    return span["start"], span["end"], span["label"]
