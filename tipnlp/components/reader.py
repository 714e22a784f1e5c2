"""The reader ``tip_jsonl_reader.v1``: annotated reports as training and evaluation examples."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.training import Example
from spacy.util import filter_spans, registry

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

#: Families whose mentions a recognizer of entities learns, with their labels.
MENTIONS = {
    "countries": "COUNTRY", "regions": "REGION", "laws": "LAW", "penalties": "PENALTY", "counts": "COUNT", "money": "MONEY",
}


@registry.readers("tip_jsonl_reader.v1")  # type: ignore[untyped-decorator]
def make_reader(
    path: str, limit: int = 0, trained_key: str = "", window: int = 0, labels: Literal["candidates", "mentions"] = "candidates"
) -> Callable[[Language], Iterator[Example]]:
    """Read annotated reports for ``nlp.evaluate`` and for the corpora of a training config.

    Each line of the file is a document of a corpus (``text`` and ``report``, see `tipnlp.corpus.Document`), or a JSON object
    with the ``text`` and any of the families of a report (``countries``, ``laws``, ``counts`` ..., as
    `tipnlp.Report.to_dict` writes them: only ``evidence.start``, ``evidence.end`` and the normal form are needed). A family
    that is absent is not annotated; an empty list says that there is none. ``spans`` may hold annotations of your own:
    ``[[start, end, "LABEL"], ...]`` for the group ``trained_key``, or groups by name:
    ``{"key": [[start, end, "LABEL", "kb_id"], ...]}``. A document that says ``"annotated": false`` (imported, or suggestions
    that nobody has corrected) is passed over.

    Args:
        path: JSONL file, or a folder whose ``.jsonl`` files are read in the order of their names.
        limit: Read only so many lines; 0 for all.
        trained_key: Group that a trained component learns. It holds what `tipnlp.trained.targets` makes of the facts, and
            spans of your own. Empty: there is none.
        window: Cut longer texts into parts of about so many characters, between paragraphs or sentences and through no span;
            0 for whole texts. Parts are for training: they carry no report.
        labels: What ``trained_key`` holds of the facts: ``"candidates"``, numbers and titles with the events and bases of
            counts and penalties; or ``"mentions"``, whole mentions labelled COUNTRY, REGION, LAW, PENALTY, COUNT and MONEY,
            also as ``doc.ents`` where they do not overlap, for a recognizer of entities.

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
    return JsonlReader(path, limit, trained_key=trained_key, window=window, labels=labels)


class JsonlReader:
    """What `make_reader` returns; a class, so that it can be pickled."""

    def __init__(
        self, path: str, limit: int = 0, *, trained_key: str = "", window: int = 0, labels: str = "candidates"
    ) -> None:
        self.path = Path(path)
        self.limit = limit
        self.trained_key = trained_key
        self.window = window
        self.labels = labels

    def __call__(self, nlp: Language) -> Iterator[Example]:
        """The examples of the file, for a pipeline's tokenizer."""
        read = 0
        for path, number, line in self._lines():
            if self.limit and read >= self.limit:
                return
            try:
                row = json.loads(line)
                if row.get("annotated") is False:
                    continue
                read += 1
                examples = [self._example(nlp, part) for part in self._parts(row)]
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                told = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
                raise TipnlpError("T025", path=path, line=number, reason=told) from error
            yield from examples

    def _lines(self) -> Iterator[tuple[Path, int, bytes]]:
        if not self.path.exists():
            raise TipnlpError("T020", path=self.path)
        for path in sorted(self.path.glob("*.jsonl")) if self.path.is_dir() else [self.path]:
            with path.open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield path, number, line

    def _parts(self, row: dict[str, Any]) -> Iterator[_Entry]:
        """A line as annotated text, or as several where it is cut."""
        whole = _read(row, self.trained_key, self.labels)
        if not self.window or len(whole.text) <= 1.5 * self.window:
            yield whole
            return
        spans = sorted({(start, end) for rows in whole.groups.values() for start, end, *_ in rows})
        for begin, stop in cuts(whole.text, spans, self.window):
            groups = {
                key: [(start - begin, end - begin, label, kb) for start, end, label, kb in rows if begin <= start and end <= stop]
                for key, rows in whole.groups.items()
            }
            yield _Entry(whole.text[begin:stop], groups, None)

    def _example(self, nlp: Language, entry: _Entry) -> Example:
        reference = _put(nlp.make_doc(entry.text), entry)
        if self.labels == "mentions" and self.trained_key:
            reference.ents = filter_spans(reference.spans[self.trained_key])
        return Example(nlp.make_doc(entry.text), reference)


def annotated(doc: Doc, entry: dict[str, Any]) -> Doc:
    """Put the annotation of an entry on a document with its text, as span groups and, for a whole report, as ``tip_facts``.

    Args:
        doc: The document.
        entry: A document of a corpus, or an object with families of its own, see `make_reader`.

    Returns:
        The same document.
    """
    return _put(doc, _read(entry))


#: Start, end, label and ``kb_id`` of an annotated span.
Row = tuple[int, int, str, str]


@dataclass(slots=True)
class _Entry:
    """An annotated text: its spans by group, and the whole report where there is one."""

    text: str
    groups: dict[str, list[Row]]
    report: dict[str, Any] | None


def _read(row: dict[str, Any], trained_key: str = "", labels: str = "candidates") -> _Entry:
    text: str = row["text"]
    families: dict[str, Any] = row["report"] or {} if "report" in row else row
    groups: dict[str, list[Row]] = {}
    for family, (key, label, field) in FAMILY_SPANS.items():
        if family in families:
            groups.setdefault(key, []).extend(_rows(families[family], label, field))
    own = row.get("spans") or {}
    if trained_key:
        groups[trained_key] = _learnt(text, families, labels)
        own = {trained_key: own} if isinstance(own, list) else own
    for key, spans in own.items():
        groups.setdefault(key, []).extend((start, end, label, *(rest or [""])) for start, end, label, *rest in spans)
    for key, rows in groups.items():
        for start, end, label, *_ in rows:
            if not 0 <= start < end <= len(text):
                where = f"the span [{start}, {end}, {label!r}] of {key}"
                raise ValueError(f"{where} is not in the text, which has {len(text)} characters")
    report = {key: value for key, value in families.items() if key not in ("text", "spans")}
    return _Entry(text, groups, report if "schema_version" in families else None)


def _rows(facts: Iterable[dict[str, Any]], label: str, field: str | None) -> list[Row]:
    return [(f["evidence"]["start"], f["evidence"]["end"], label, f[field] if field else "") for f in facts]


def _learnt(text: str, families: dict[str, Any], labels: str) -> list[Row]:
    """What a trained component learns of the facts."""
    if labels == "mentions":
        return [row for family, label in MENTIONS.items() for row in _rows(families.get(family, ()), label, None)]
    from tipnlp.analysis import analyse  # here, so that registering loads no finder
    from tipnlp.trained import targets

    if not any(family in families for family in ("laws", "penalties", "counts")):
        return []
    return [(*target, "") for target in targets(analyse(text), families)]


def _put(doc: Doc, entry: _Entry) -> Doc:
    for key, rows in entry.groups.items():
        spans = [doc.char_span(s, e, label=label, kb_id=kb, alignment_mode="expand") for s, e, label, kb in rows]
        doc.spans[key] = SpanGroup(doc, name=key, spans=[span for span in spans if span is not None])
    if entry.report is not None:
        doc.spans["tip_facts"] = SpanGroup(doc, name="tip_facts", attrs={"report": entry.report})
    return doc


# Where a text may be cut: between paragraphs; where there are none, after a sentence.
_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"(?<=[a-z)][.?!])\s+(?=[A-Z])")


def cuts(text: str, spans: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    """Cut a text into parts for training.

    Args:
        text: The text.
        spans: Starts and ends of what must stay whole.
        size: Characters that a part has at least, half of them where a paragraph ends.

    Returns:
        Start and end of each part, in order.
    """
    paragraphs = {m.end() for m in _PARAGRAPH.finditer(text)}
    begin = 0
    for at in sorted(paragraphs | {m.end() for m in _SENTENCE.finditer(text)}):
        long_enough = at - begin >= size or at in paragraphs and at - begin >= size / 2
        if long_enough and not any(start < at < end for start, end in spans):
            yield begin, at
            begin = at
    if text[begin:].strip():
        yield begin, len(text)
