"""spaCy's ``.spacy`` (`DocBin`): span groups for spancat, and the report on the document as the rule pipeline writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tipnlp.corpus.format import Document
from tipnlp.corpus.formats.shared import WRONG, wrong
from tipnlp.errors import TipnlpError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NOTE = (
    "Span groups hold the mentions, widened to whole tokens; the facts with their true offsets are in "
    "doc.spans['tip_facts'].attrs['report'], the rest of a document beside them under 'document'. doc._.tip_report works."
)


def write(documents: Iterable[Document], path: Path, *, force: bool = False) -> Counter[str]:
    """Write a DocBin; nothing is left out."""
    import spacy
    from spacy.tokens import DocBin

    if path.exists() and not force:
        raise TipnlpError("T026", path=path)
    nlp = spacy.blank("en")
    bin_ = DocBin(docs=[to_doc(document, nlp) for document in documents])
    try:
        bin_.to_disk(path)
    except OSError as error:
        raise TipnlpError("T027", path=path, reason=error.strerror) from None
    return Counter()


def read(path: Path) -> Iterator[Document]:
    """Read a DocBin."""
    import spacy
    from spacy.tokens import DocBin

    if not path.is_file():
        raise TipnlpError("T020", path=path)
    nlp = spacy.blank("en")
    try:
        docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    except Exception as error:  # zlib's and msgpack's own kinds
        raise wrong(path, 1, "a DocBin", error) from None
    for number, doc in enumerate(docs, 1):
        try:
            yield from_doc(doc, f"{path.stem}:{number}")
        except WRONG as error:
            raise wrong(path, number, "a document of tipnlp (the line is its number)", error) from None


def to_doc(document: Document, nlp: Language) -> Doc:
    """The spaCy document of a document: what ``tip_jsonl_reader.v1`` gives as reference, and the rest for the way back."""
    from spacy.tokens import SpanGroup

    from tipnlp.components.base import install_extensions
    from tipnlp.components.reader import annotated

    install_extensions()
    doc = annotated(nlp.make_doc(document.text), document.to_dict())
    rest: dict[str, Any] = document.model_dump(mode="json", exclude={"text", "report"}, exclude_defaults=True)
    attrs = dict(doc.spans["tip_facts"].attrs) if "tip_facts" in doc.spans else {}
    doc.spans["tip_facts"] = SpanGroup(doc, name="tip_facts", attrs={**attrs, "document": rest})
    return doc


def from_doc(doc: Doc, name: str = "") -> Document:
    """The document of a spaCy document: of this module, of a pipeline with ``tip_facts``, or with span groups of your own.

    Args:
        doc: The spaCy document.
        name: Id of a document that has none.
    """
    attrs = doc.spans["tip_facts"].attrs if "tip_facts" in doc.spans else {}
    rest = attrs.get("document")
    report = attrs.get("report")
    if rest is None:
        groups = {} if report else {k: [(s.start_char, s.end_char, s.label_, s.kb_id_) for s in g] for k, g in doc.spans.items()}
        if not report and not groups and doc.ents:
            groups = {"custom": [(e.start_char, e.end_char, e.label_, e.kb_id_) for e in doc.ents]}
        rest = {"id": (report or {}).get("id") or name, "spans": groups, "annotated": report is None}
    return Document.model_validate({**rest, "text": doc.text, "report": report})
