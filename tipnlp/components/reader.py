"""The reader ``tip_jsonl_reader.v1``: annotated reports as training and evaluation examples."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.training import Example
from spacy.util import registry

from tipnlp.errors import TipnlpError

#: Span group, label and the field that becomes ``kb_id_``, for each family that stands on spans.
FAMILY_SPANS = {
    "countries": ("tip_countries", "COUNTRY", "iso3"),
    "regions": ("tip_countries", "REGION", "region"),
    "laws": ("tip_laws", "LAW", None),
    "penalties": ("tip_penalties", "PENALTY", None),
    "counts": ("tip_counts", "COUNT", "event"),
    "flows": ("tip_flows", "FLOW", None),
}


@registry.readers("tip_jsonl_reader.v1")  # type: ignore[untyped-decorator]
def make_reader(path: str, limit: int = 0) -> Callable[[Language], Iterator[Example]]:
    """Read annotated reports for ``nlp.evaluate`` and for the corpora of a training config.

    Each line of the file is a document of a corpus (``text`` and ``report``, see `tipnlp.corpus.Document`), or a JSON object
    with the ``text`` and any of the families of a report (``countries``, ``laws``, ``counts`` ..., as
    `tipnlp.Report.to_dict` writes them: only ``evidence.start``, ``evidence.end`` and the normal form are needed). A family
    that is absent is not annotated; an empty list says that there is none. ``spans`` may hold groups of your own:
    ``{"key": [[start, end, "LABEL", "kb_id"], ...]}``. A document that says ``"annotated": false`` (imported, or suggestions
    that nobody has corrected) is passed over.

    Args:
        path: JSONL file.
        limit: Read only so many lines; 0 for all.

    Returns:
        A function from a pipeline to examples. References hold the span groups ``tip_countries`` ... and, where the line is
        a whole report, the group ``tip_facts``.

    Raises:
        TipnlpError: T020, T025: the file is missing, or a line is not such an object.

    Example:
        >>> import json, pathlib, tempfile, tipnlp
        >>> line = {"text": "Police in Chad", "countries": [{"iso3": "TCD", "evidence": {"start": 10, "end": 14}}]}
        >>> file = pathlib.Path(tempfile.mkdtemp()) / "gold.jsonl"
        >>> written = file.write_text(json.dumps(line), encoding="utf-8")
        >>> nlp = tipnlp.load()
        >>> nlp.evaluate(list(make_reader(str(file))(nlp)))["spans_tip_countries_value_f"]
        1.0
    """
    return JsonlReader(path, limit)


class JsonlReader:
    """What `make_reader` returns; a class, so that it can be pickled."""

    def __init__(self, path: str, limit: int = 0) -> None:
        self.path = Path(path)
        self.limit = limit

    def __call__(self, nlp: Language) -> Iterator[Example]:
        """The examples of the file, for a pipeline's tokenizer."""
        if not self.path.is_file():
            raise TipnlpError("T020", path=self.path)
        with self.path.open("rb") as lines:
            read = 0
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                if self.limit and read >= self.limit:
                    return
                try:
                    entry = json.loads(line)
                    if entry.get("annotated") is False:
                        continue
                    read += 1
                    example = _example(nlp, entry)
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise TipnlpError("T025", path=self.path, line=number, reason=f"{type(error).__name__}: {error}") from error
                yield example


def _example(nlp: Language, entry: dict[str, Any]) -> Example:
    return Example(nlp.make_doc(entry["text"]), annotated(nlp.make_doc(entry["text"]), entry))


def annotated(doc: Doc, entry: dict[str, Any]) -> Doc:
    """Put the annotation of an entry on a document with its text, as span groups and, for a whole report, as ``tip_facts``.

    Args:
        doc: The document.
        entry: A document of a corpus, or an object with families of its own, see `make_reader`.

    Returns:
        The same document.
    """
    families: dict[str, Any] = entry["report"] or {} if "report" in entry else entry
    groups: dict[str, list[tuple[int, int, str, str]]] = {}
    for family, (key, label, field) in FAMILY_SPANS.items():
        if family in families:
            rows = groups.setdefault(key, [])
            for fact in families[family]:
                place = fact["evidence"]
                rows.append((place["start"], place["end"], label, fact[field] if field else ""))
    for key, spans in (entry.get("spans") or {}).items():
        groups.setdefault(key, []).extend((start, end, label, *(rest or [""])) for start, end, label, *rest in spans)
    for key, rows in groups.items():
        spans = [doc.char_span(s, e, label=label, kb_id=kb, alignment_mode="expand") for s, e, label, kb in rows]
        doc.spans[key] = SpanGroup(doc, name=key, spans=[span for span in spans if span is not None])
    if "schema_version" in families:
        report = {key: value for key, value in families.items() if key not in ("text", "spans")}
        doc.spans["tip_facts"] = SpanGroup(doc, name="tip_facts", attrs={"report": report})
    return doc
