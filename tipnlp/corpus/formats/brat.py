"""brat standoff: a folder with ``.txt`` and ``.ann`` for each document, and the ``annotation.conf`` that brat needs.

T: spans (offsets in code points; a span over a line break is written in fragments, as brat does). A: fields with a closed list
of values. R: links. #: the other fields, as JSON in an annotator's note. What stands on no characters is in ``<name>.json``
beside them, which brat does not read. E lines (events) are read as their triggers, with their arguments as links.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from tipnlp.corpus.format import Document
from tipnlp.corpus.formats.shared import WRONG, FileNames, new_folder, wrong
from tipnlp.corpus.standoff import LABELS, LINKS, Layer, Mark, Place, Tie, fields_of, from_layer, kind_of, to_layer
from tipnlp.errors import TipnlpError

NOTE = (
    "Spans, links, closed-valued fields (attributes) and the other fields (notes, as JSON) are shown and can be changed; the "
    "rest of a document is in <name>.json beside, which brat does not read."
)


def write(documents: Iterable[Document], path: Path, *, force: bool = False) -> Counter[str]:
    """Write a folder; nothing is left out."""
    folder, names = new_folder(path, force=force), FileNames()
    try:
        for document in documents:
            text, annotations, rest = to_brat(document)
            name = names.of(document.id)
            for suffix, content in ((".txt", text), (".ann", annotations), (".json", rest)):
                (folder / (name + suffix)).write_bytes(content.encode("utf-8"))
        (folder / "annotation.conf").write_bytes(config().encode("utf-8"))
    except OSError as error:
        raise TipnlpError("T027", path=path, reason=error.strerror) from None
    return Counter()


def read(path: Path) -> Iterator[Document]:
    """Read a folder, in the order of the file names; or one ``.ann`` file."""
    for file in sorted(path.glob("*.ann")) if path.is_dir() else [path]:
        source, beside = file.with_suffix(".txt"), file.with_suffix(".json")
        if not source.is_file():
            raise TipnlpError("T020", path=source)
        try:
            text, annotations = source.read_bytes().decode("utf-8"), file.read_bytes().decode("utf-8")
            rest = json.loads(beside.read_bytes()) if beside.is_file() else {"id": file.stem}
        except ValueError as error:
            raise wrong(file, 1, "brat", error) from None
        yield from_brat(text, annotations, rest, file)


# --- writing -----------------------------------------------------------------------------------------------------------


def to_brat(document: Document) -> tuple[str, str, str]:
    """The text, the ``.ann`` file and the JSON beside it, of a document."""
    layer = to_layer(document)
    lines: list[str] = []
    names: dict[Place, str] = {}
    attributes = notes = 0
    for n, m in enumerate(layer.marks, 1):
        names.setdefault(m.place, f"T{n}")
        lines.append(f"T{n}\t{m.label} {_fragments(layer.text, m.start, m.end)}")
        shown, other = _split_fields(m)
        edges = layer.text[m.start : m.start + 1], layer.text[max(m.end - 1, 0) : m.end]
        if any(edge in "\n\r" for edge in edges):  # which no fragment can hold
            other = other | {"bounds": [m.start, m.end]}
        for field, value in shown:
            attributes += 1
            lines.append(f"A{attributes}\t{field} T{n}" + ("" if value is True else f" {value}"))
        if other:
            notes += 1
            lines.append(f"#{notes}\tAnnotatorNotes T{n}\t{json.dumps(other, ensure_ascii=False)}")
    for n, (name, source, target) in enumerate(layer.ties, 1):
        lines.append(f"R{n}\t{name} Arg1:{names[source]} Arg2:{names[target]}")
    rest = json.dumps(layer.rest, ensure_ascii=False) + "\n"
    return layer.text, "".join(line + "\n" for line in lines), rest


def _fragments(text: str, start: int, end: int) -> str:
    """The offsets and the text of a span; a line of ``.ann`` holds no line break, so the span is cut there."""
    parts = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n\r]+", text[start:end])] or [(start, end)]
    return ";".join(f"{s} {e}" for s, e in parts) + "\t" + " ".join(text[s:e] for s, e in parts).replace("\t", " ")


def _split_fields(mark: Mark) -> tuple[list[tuple[str, Any]], dict[str, Any]]:
    """The fields that become attributes, and those that go into the note."""
    if mark.fact is None or mark.label not in LABELS:
        return [], {key: value for key, value in (("group", mark.group), ("value", mark.value)) if value}
    kinds = fields_of(mark.label)
    shown = [(name, value) for name, value in mark.fact.items() if kinds.get(name) in ("closed", "flag")]
    return shown, {name: value for name, value in mark.fact.items() if (name, value) not in shown}


def config() -> str:
    """``annotation.conf``: labels, links and the attributes with their values."""
    values: dict[str, dict[str, None]] = {}
    holders: dict[str, list[str]] = {}
    for label in LABELS:
        for name, kind in fields_of(label).items():
            if kind in ("closed", "flag"):
                holders.setdefault(name, []).append(label)
                values.setdefault(name, {}).update(dict.fromkeys(map(str, _values(label, name))))
    attributes = [
        f"{name}\tArg:{'|'.join(holders[name])}" + (f", Value:{'|'.join(listed)}" if listed else "")
        for name, listed in values.items()
    ]
    relations = [f"{name}\tArg1:{label}, Arg2:{'LAW' if name == 'law' else label}" for label in LINKS for name in LINKS[label]]
    overlaps = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    blocks = {"entities": list(LABELS), "relations": [*relations, overlaps], "events": [], "attributes": attributes}
    return "\n".join(f"[{head}]\n" + "".join(row + "\n" for row in rows) for head, rows in blocks.items())


def _values(label: str, name: str) -> list[Any]:
    if name == "section":
        return _values("SECTION", "name")
    annotation = kind_of(label).model_fields[name].annotation
    members = [annotation] if get_origin(annotation) is Literal else [a for a in get_args(annotation) if a is not type(None)]
    return [value for member in members for value in get_args(member)]


# --- reading -----------------------------------------------------------------------------------------------------------


def from_brat(text: str, annotations: str, rest: dict[str, Any], path: Path = Path("-")) -> Document:
    """The document of a text and its ``.ann`` file.

    Args:
        text: The text.
        annotations: Content of the ``.ann`` file.
        rest: What stands on no characters; at least ``id``.
        path: Named in errors.

    Raises:
        TipnlpError: T103 with the line: a line is none of brat's.
    """
    places: dict[str, Place] = {}
    facts: dict[str, dict[str, Any]] = {}
    triggers: dict[str, str] = dict(re.findall(r"^(E\d+)\t[^:\s]+:(T\d+)", annotations, re.M))
    ties: list[tuple[str, str, str]] = []
    remarks: list[str] = []  # notes in a person's words: they go to the notes of the document
    number = 0
    try:
        for line in annotations.split("\n"):
            number += 1
            if not line.strip():
                continue
            name, body, *text_or_note = line.rstrip("\r").split("\t")
            if name[0] == "T":
                label, bounds = body.split(" ", 1)
                offsets = [int(n) for n in re.findall(r"\d+", bounds)]
                places[name] = (offsets[0], offsets[-1], label)
                facts.setdefault(name, {})
            elif name[0] in "AM":
                field, target, *value = body.split(" ", 2)
                facts.setdefault(triggers.get(target, target), {})[field] = _value(value)
            elif name[0] == "R":
                label, first, second = body.split(" ")
                ties.append((label, first.split(":")[1], second.split(":")[1]))
            elif name[0] == "E":
                _, *arguments = body.split()
                ties += [(role.rstrip("0123456789"), name, target) for role, target in (a.split(":") for a in arguments)]
            elif name[0] == "#" and body.startswith("AnnotatorNotes "):
                target = body.split(" ")[1]
                note = text_or_note[0] if text_or_note else ""
                fields = _note(note)
                if fields is None:
                    remarks.append(f"{target}: {note}")
                facts.setdefault(triggers.get(target, target), {}).update(fields or {})
            elif name[0] not in "#*N":
                raise ValueError(f"a line of brat begins with T, A, M, R, E, N, * or #, not {name!r}")
        marks = {name: _mark(places[name], fields) for name, fields in facts.items()}
        resolved: list[Tie] = [
            (label, marks[triggers.get(first, first)].place, marks[triggers.get(second, second)].place)
            for label, first, second in ties
        ]
    except WRONG as error:
        raise wrong(path, number, "brat", error) from None
    if remarks:
        rest = {**rest, "notes": "\n".join([*filter(None, [rest.get("notes")]), *remarks])}
    try:
        return from_layer(Layer(text, list(marks.values()), resolved, rest))
    except WRONG as error:
        raise wrong(path, number, "brat", error) from None


def _value(words: list[str]) -> Any:
    if not words:
        return True
    return {"True": True, "False": False, "true": True, "false": False}.get(words[0], words[0])


def _note(note: str) -> dict[str, Any] | None:
    """The fields of a note, or None for one in a person's words."""
    try:
        fields = json.loads(note)
    except ValueError:
        return None
    return fields if isinstance(fields, dict) else None


def _mark(place: Place, fields: dict[str, Any]) -> Mark:
    start, end, label = place
    fields = dict(fields)
    bounds = fields.pop("bounds", None)
    if bounds and bounds[0] <= start and end <= bounds[1]:
        start, end = bounds
    if label in LABELS and (set(fields) - {"group", "value"}):
        return Mark(start, end, label, fields)
    return Mark(start, end, label, None, fields.get("group", ""), fields.get("value", ""))
