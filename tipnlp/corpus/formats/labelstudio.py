"""Label Studio's JSON: a list of tasks with results of the controls Labels, TextArea (per region) and Relations.

Offsets are code points. A document that a person has read is an annotation, a suggestion is a prediction. The labeling
configuration that the tasks need is written beside them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tipnlp.corpus.format import Document, replacing
from tipnlp.corpus.formats.shared import WRONG, wrong
from tipnlp.corpus.standoff import LABELS, LINKS, Layer, Place, carried, from_layer, stacked, to_layer, unstacked
from tipnlp.errors import TipnlpError

NOTE = (
    "Spans, relations and, as JSON in a text area of each span, the fields of facts are shown and can be changed; the rest of a "
    "document rides in data.tipnlp. Set the project up with the labeling configuration written beside the tasks."
)


def write(documents: Iterable[Document], path: Path, *, force: bool = False) -> Counter[str]:
    """Write tasks, and ``<name>.config.xml`` with the labeling configuration; nothing is left out."""
    with replacing(path.with_suffix(".config.xml"), force=force) as out:
        out.write(config())
    with replacing(path, force=force) as out:
        between = "[\n"
        for document in documents:
            out.write(between + json.dumps(to_labelstudio(document), ensure_ascii=False))
            between = ",\n"
        out.write("[]\n" if between == "[\n" else "\n]\n")
    return Counter()


def read(path: Path) -> Iterator[Document]:
    """Read tasks, as Label Studio exports them (JSON, not JSON-MIN)."""
    if not path.is_file():
        raise TipnlpError("T020", path=path)
    try:
        tasks = json.loads(path.read_bytes())
    except ValueError as error:
        raise wrong(path, getattr(error, "lineno", 1), "Label Studio", error) from None
    for number, task in enumerate([tasks] if isinstance(tasks, dict) else tasks, 1):
        try:
            yield from_labelstudio(task, f"{path.stem}:{number}")
        except WRONG as error:
            raise wrong(path, number, "Label Studio (the line is the task's number)", error) from None


def config() -> str:
    """The labeling configuration: labels of all families, a text area for the fields, the relations."""
    labels = "\n".join(f'    <Label value="{label}"/>' for label in LABELS)
    relations = "\n".join(f'    <Relation value="{name}"/>' for names in LINKS.values() for name in names)
    return (
        '<View>\n  <Relations>\n' + relations + '\n  </Relations>\n  <Labels name="label" toName="text">\n' + labels
        + '\n  </Labels>\n  <Text name="text" value="$text"/>\n'
        '  <TextArea name="facts" toName="text" perRegion="true" editable="true" displayMode="region-list"/>\n</View>\n'
    )


def to_labelstudio(document: Document) -> dict[str, Any]:
    """The task of a document."""
    layer = to_layer(document)
    names: dict[Place, str] = {}
    results: list[dict[str, Any]] = []
    for n, marks in enumerate(stacked(layer.marks).values(), 1):
        start, end, label = marks[0].place
        names.setdefault(marks[0].place, f"span-{n}")
        region = {"start": start, "end": end, "text": layer.text[start:end]}
        common = {"id": f"span-{n}", "to_name": "text"}
        results.append({**common, "from_name": "label", "type": "labels", "value": region | {"labels": [label]}})
        extra = carried(marks)
        lines = [json.dumps(fields, ensure_ascii=False) for fields in extra.get("facts") or [extra]]
        results.append({**common, "from_name": "facts", "type": "textarea", "value": region | {"text": lines}})
    for name, source, target in layer.ties:
        ends = {"from_id": names[source], "to_id": names[target]}
        results.append({"type": "relation", **ends, "direction": "right", "labels": [name]})
    known = {"id": document.id, "country": document.country, "year": document.year}
    task: dict[str, Any] = {"data": {"text": layer.text, **known, "tipnlp": layer.rest}}
    if document.annotated:
        task["annotations"] = [{"result": results}]
    else:
        task["predictions"] = [{"model_version": "tipnlp", "result": results}]
    return task


def from_labelstudio(task: dict[str, Any], name: str = "") -> Document:
    """The document of a task: its last annotation that was not cancelled, else its last prediction.

    Args:
        task: A task, of this module or any other with a Labels control on a text.
        name: Id of a document that has none.
    """
    data = task["data"]
    text = data["text"]
    done = [a for a in task.get("annotations") or task.get("completions") or () if not a.get("was_cancelled")]
    chosen = (done or task.get("predictions") or [{}])[-1].get("result") or []
    places: dict[str, Place] = {}
    further: list[Place] = []  # a region can have several labels
    fields: dict[str, list[str]] = {}
    for result in chosen:
        value = result.get("value") or {}
        if result["type"] in ("labels", "hypertextlabels"):
            labels = value.get("labels") or value["hypertextlabels"]
            places[result["id"]] = value["start"], value["end"], labels[0]
            further += [(value["start"], value["end"], label) for label in labels[1:]]
        elif result["type"] == "textarea":
            lines = value["text"]
            fields[result["id"]] = [lines] if isinstance(lines, str) else lines
    marks = [m for place in further for m in unstacked(*place, {})]
    for key, (start, end, label) in places.items():
        rows = [json.loads(line) for line in fields.get(key, ())]
        bare = rows[0] if rows and set(rows[0]) == {"group", "value"} else {"facts": rows}
        marks += unstacked(start, end, label, bare)
    ties = [
        (label, places[r["from_id"]], places[r["to_id"]])
        for r in chosen if r["type"] == "relation" and r["from_id"] in places and r["to_id"] in places for label in r["labels"]
    ]
    rest = dict(data.get("tipnlp") or {"id": str(data.get("id") or task.get("id") or name)})
    rest["annotated"] = bool(done)
    return from_layer(Layer(text, marks, ties, rest))
