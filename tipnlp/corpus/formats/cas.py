"""UIMA CAS in XMI, for INCEpTION: a folder with an ``.xmi`` for each document and their ``TypeSystem.xml``.

One span layer, ``webanno.custom.Fact``, with a string feature for each field; one relation layer, ``webanno.custom.FactLink``.
Import ``TypeSystem.xml`` as layers of the project first, then the ``.xmi`` files as "UIMA CAS XMI (XML 1.0)". UIMA counts
UTF-16 code units; dkpro-cassis turns them into code points.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tipnlp.corpus.format import Document
from tipnlp.corpus.formats.shared import FileNames, new_folder, wrong
from tipnlp.corpus.standoff import LABELS, Layer, Mark, Tie, fields_of, from_layer, to_layer, tokens
from tipnlp.errors import TipnlpError

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

NOTE = (
    "Spans with every field as a string feature, and links, are shown and can be changed; the rest of a document is JSON in a "
    "feature that INCEpTION does not show. Characters that XML cannot hold are replaced and restored on the way back."
)
FACT, LINK, REST = "webanno.custom.Fact", "webanno.custom.FactLink", "webanno.custom.TipDocument"
_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
TOKEN, SENTENCE = f"{_DKPRO}.segmentation.type.Token", f"{_DKPRO}.segmentation.type.Sentence"
#: Feature names of fields that UIMA or INCEpTION keep for themselves.
_RENAMED = {"id": "identifier"}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(documents: Iterable[Document], path: Path, *, force: bool = False) -> Counter[str]:
    """Write a folder; nothing is left out."""
    types = type_system()
    folder, names = new_folder(path, force=force), FileNames()
    try:
        for document in documents:
            to_cas(document, types).to_xmi(folder / f"{names.of(document.id)}.xmi")
        types.to_xml(folder / "TypeSystem.xml")
    except OSError as error:
        raise TipnlpError("T027", path=path, reason=error.strerror) from None
    return Counter()


def read(path: Path) -> Iterator[Document]:
    """Read a folder with its ``TypeSystem.xml``, in the order of the file names; or one ``.xmi`` file."""
    cassis = _cassis()
    folder = path if path.is_dir() else path.parent
    described = folder / "TypeSystem.xml"
    types = cassis.load_typesystem(described) if described.is_file() else type_system()
    for file in sorted(folder.glob("*.xmi")) if path.is_dir() else [path]:
        if not file.is_file():
            raise TipnlpError("T020", path=file)
        try:
            yield from_cas(cassis.load_cas_from_xmi(file, typesystem=types, lenient=True), file.stem)
        except Exception as error:  # lxml's kinds too
            raise wrong(file, getattr(error, "lineno", None) or 1, "UIMA CAS XMI", error) from None


def _cassis() -> Any:
    try:
        import cassis
    except ImportError:
        raise TipnlpError("T104", format="cas", package="dkpro-cassis", extra="cas") from None
    return cassis


def type_system() -> TypeSystem:
    """The types: segmentation as DKPro has it, facts, links, and the rest of a document."""
    types: TypeSystem = _cassis().TypeSystem()
    for name in (TOKEN, SENTENCE):
        types.create_type(name, supertypeName="uima.tcas.Annotation")
    fact = types.create_type(FACT, supertypeName="uima.tcas.Annotation")
    names = dict.fromkeys(_RENAMED.get(name, name) for label in LABELS for name in fields_of(label))
    for name in ("label", "span_group", "span_value", *names):
        types.create_feature(fact, name, "uima.cas.String")
    link = types.create_type(LINK, supertypeName="uima.tcas.Annotation")
    types.create_feature(link, "Governor", FACT)
    types.create_feature(link, "Dependent", FACT)
    types.create_feature(link, "name", "uima.cas.String")
    rest = types.create_type(REST, supertypeName="uima.tcas.Annotation")
    types.create_feature(rest, "json", "uima.cas.String")
    return types


def to_cas(document: Document, types: TypeSystem) -> Cas:
    """The CAS of a document."""
    from tipnlp.analysis import analyse

    layer = to_layer(document)
    replaced = [[m.start(), m[0]] for m in _NO_XML.finditer(layer.text)]
    cas: Cas = _cassis().Cas(typesystem=types, sofa_string=_NO_XML.sub("\ufffd", layer.text), sofa_mime="text/plain")
    token, sentence, fact, link = (types.get_type(name) for name in (TOKEN, SENTENCE, FACT, LINK))
    analysis = analyse(layer.text, document.country, document.year)
    for span in analysis.sentences:
        start, end = analysis.view.span(*span)
        cas.add(sentence(begin=start, end=end))
    for start, end in tokens(layer.text, layer.marks):
        cas.add(token(begin=start, end=end))
    places: dict[Any, Any] = {}
    for m in layer.marks:
        features = _features(m)
        annotation = fact(begin=m.start, end=m.end, label=m.label, **features)
        places.setdefault(m.place, annotation)
        cas.add(annotation)
    for name, source, target in layer.ties:
        governor, dependent = places[source], places[target]
        cas.add(link(begin=dependent.begin, end=dependent.end, name=name, Governor=governor, Dependent=dependent))
    rest = json.dumps({"rest": layer.rest, "replaced": replaced})  # ASCII only, so that XML can hold it
    cas.add(types.get_type(REST)(begin=0, end=len(layer.text), json=rest))
    return cas


def _features(mark: Mark) -> dict[str, str]:
    if mark.fact is None or mark.label not in LABELS:
        return {"span_group": mark.group, "span_value": mark.value}
    kinds = fields_of(mark.label)
    return {
        _RENAMED.get(name, name): value if kinds[name] in ("closed", "text") and isinstance(value, str) else json.dumps(value)
        for name, value in mark.fact.items()
    }


def from_cas(cas: Cas, name: str = "") -> Document:
    """The document of a CAS with the layers of this module.

    Args:
        cas: The CAS.
        name: Id of a document that has none.
    """
    text = cas.sofa_string or ""
    kept: dict[str, Any] = next((json.loads(a.json) for a in cas.select(REST)), {}) if _has(cas, REST) else {}
    for offset, character in kept.get("replaced", ()):
        text = text[:offset] + character + text[offset + 1 :]
    marks, ties = [], []
    for a in cas.select(FACT) if _has(cas, FACT) else ():
        marks.append(_mark(a))
    for a in cas.select(LINK) if _has(cas, LINK) else ():
        tie: Tie = (a.name, _mark(a.Governor).place, _mark(a.Dependent).place)
        ties.append(tie)
    return from_layer(Layer(text, marks, ties, kept.get("rest") or {"id": name}))


def _has(cas: Cas, name: str) -> bool:
    return bool(cas.typesystem.contains_type(name))


def _mark(annotation: Any) -> Mark:
    label = annotation.label or "custom"
    fields = {}
    for name, kind in fields_of(label).items() if label in LABELS else ():
        value = getattr(annotation, _RENAMED.get(name, name), None)
        if value is not None:
            fields[name] = value if kind in ("closed", "text") and not _is_json(kind, value) else json.loads(value)
    if not fields:
        return Mark(annotation.begin, annotation.end, label, None, annotation.span_group or "", annotation.span_value or "")
    return Mark(annotation.begin, annotation.end, label, fields)


def _is_json(kind: str, value: str) -> bool:
    """A closed field can be true, false or null besides its words (``stringent``)."""
    return kind == "closed" and value in ("true", "false", "null")


