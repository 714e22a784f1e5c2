"""Real text into the corpus: own files as documents, the pipeline's facts as suggestions, fields for spans drawn by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tipnlp.corpus.format import Document
from tipnlp.corpus.standoff import GROUPS, LABELS, Layer, Mark, from_layer, to_layer
from tipnlp.errors import TipnlpError
from tipnlp.extraction import extract, extract_many
from tipnlp.facts import Report
from tipnlp.readers import read_sources
from tipnlp.source import SourceText

if TYPE_CHECKING:
    from spacy.language import Language


def import_texts(
    paths: str | Path | Iterable[str | Path], *, country: str | None = None, year: int | None = None
) -> Iterator[Document | TipnlpError]:
    """Users' own reports as documents with their metadata and no facts.

    Args:
        paths: Files (``.txt``, ``.html``, ``.jsonl``) or folders, see `tipnlp.read_sources`.
        country: ISO 3166-1 alpha-3 code for all, where the texts do not tell.
        year: Report year, likewise.

    Returns:
        A document for each text, ``annotated`` False, with what the library reads of title, country, year, publisher and dates in
        ``report.meta``; or, for a file that cannot be read, its error.

    Raises:
        TipnlpError: T020, T024: there is nothing to read, at once.

    Example:
        >>> import pathlib, tempfile
        >>> from tipnlp.corpus import import_texts
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> size = (folder / "report.html").write_text("<h1>NORWAY (Tier 1)</h1><p>Norway is a destination country.</p>")
        >>> [(document.id, document.country, document.report.meta.title) for document in import_texts(folder)]
        [('report', 'NOR', None)]
    """
    return _documents(paths, country, year, None, facts=False)


def preannotate(
    paths: str | Path | Iterable[str | Path], *, country: str | None = None, year: int | None = None, nlp: Language | None = None
) -> Iterator[Document | TipnlpError]:
    """The same with the facts that a pipeline finds, as suggestions to correct.

    Args:
        paths: Files or folders; of a corpus the texts are taken, and its annotations left alone.
        country: ISO 3166-1 alpha-3 code for all, where the texts do not tell.
        year: Report year, likewise.
        nlp: A pipeline with ``tip_facts``; by default the rules alone.

    Returns:
        A document for each text, ``annotated`` False; or, for a file that cannot be read, its error.

    Raises:
        TipnlpError: T020, T024: there is nothing to read, at once.
    """
    return _documents(paths, country, year, nlp, facts=True)


def _documents(
    paths: str | Path | Iterable[str | Path], country: str | None, year: int | None, nlp: Language | None, *, facts: bool
) -> Iterator[Document | TipnlpError]:
    return _made(read_sources(paths, country=country, year=year), nlp, facts)


def _made(sources: Iterable[SourceText], nlp: Language | None, facts: bool) -> Iterator[Document | TipnlpError]:
    for source in sources:
        if source.error is not None:
            yield source.error
            continue
        [report] = extract_many([source], nlp=nlp)
        if report.error is not None:
            yield TipnlpError("T015", name=source.id, kind=report.error.type, message=report.error.message)
            continue
        kept = report if facts else Report(id=report.id, meta=report.meta)
        yield Document(
            id=source.id, country=report.meta.country, year=report.meta.year, text=source.text, report=kept, annotated=False,
        )


#: A span drawn by hand takes the fields of a fact of the rules that shares at least this part of the shorter of the two.
SAME = 0.5


def fill(document: Document) -> tuple[Document, int]:
    """Give fields to spans that have only a label, where the rules find a fact of that label on the same words.

    Args:
        document: A document with `spans`, such as one with spans drawn in an annotation tool.

    Returns:
        The document, in which these spans are facts now, on the characters that the annotator drew; and how many they are. A
        span for which the rules have no fact stays as it is.

    Example:
        >>> from tipnlp.corpus import Document, fill
        >>> drawn = Document(id="a", text="Police in Chad arrested 12 men.", spans={"tip_countries": ((10, 14, "COUNTRY", ""),)})
        >>> filled, number = fill(drawn)
        >>> number, filled.report.countries[0].iso3, filled.spans
        (1, 'TCD', {})
    """
    layer = to_layer(document)
    bare = [m for m in layer.marks if m.fact is None and m.label in LABELS and m.group == GROUPS.get(m.label, "custom")]
    if not bare:
        return document, 0
    report = extract(document.text, country=document.country, year=document.year)
    found = [m for m in to_layer(Document(id=document.id, text=document.text, report=report)).marks if m.label != "SECTION"]
    filled: dict[int, Mark] = {}
    for m in bare:
        best = max((f for f in found if f.label == m.label), key=lambda f: _iou(m, f), default=None)
        if best is not None and _shared(m, best) >= SAME * min(m.end - m.start, best.end - best.start):
            found.remove(best)
            fields = {key: value for key, value in (best.fact or {}).items() if key not in ("id", *_LINKED)}
            filled[id(m)] = Mark(m.start, m.end, m.label, fields)
    marks = [filled.get(id(m), m) for m in layer.marks]
    return from_layer(Layer(layer.text, marks, layer.ties, layer.rest)), len(filled)


_LINKED = ("law", "compared_with", "part_of", "instrument")


def _shared(a: Mark, b: Mark) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _iou(a: Mark, b: Mark) -> float:
    return _shared(a, b) / (max(a.end, b.end) - min(a.start, b.start))
