"""The main job: texts in, reports out.

Without a pipeline the rules run on the text alone; spaCy is not even imported. With one (``nlp=``), its ``tip_facts``
component makes the report, from the groups that the rules and any trained components wrote. For the rule pipeline both ways
give the same report.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Literal

from tipnlp import rules
from tipnlp.errors import TipnlpError
from tipnlp.facts import Report
from tipnlp.source import SourceText, make_source

if TYPE_CHECKING:
    from spacy.language import Language

Plain = dict[str, Any]
#: A batch ends at so many characters, so that a folder of huge files is not held in memory.
_BATCH_CHARS = 4_000_000


def extract(
    text: str | bytes,
    *,
    doc_id: str | None = None,
    country: str | None = None,
    year: int | None = None,
    nlp: Language | None = None,
) -> Report:
    """Read one report and give its facts.

    Args:
        text: The report in any shape, as ``str`` or as UTF-8 ``bytes``. It is kept as it is: all offsets count its code
            points (of ``data.decode("utf-8")`` for bytes, a byte order mark included).
        doc_id: Name of the report; by default the beginning of the text's hash, the same in every run.
        country: ISO 3166-1 alpha-3 code of the report's country, where you know it; else it is read from the text.
        year: Report year, where you know it; else it is read from the text.
        nlp: A pipeline with ``tip_facts``, such as one with trained components; by default the rules alone.

    Returns:
        The report. Each fact stands on its characters: ``text[e.start:e.end] == e.text`` for its evidence ``e``.

    Raises:
        TipnlpError: T001-T003 for what is no text, T004 and T005 for a wrong country or year, T011 and T012 for a pipeline
            that cannot read it.

    Example:
        >>> import tipnlp
        >>> report = tipnlp.extract("Peruvian police arrested 12 traffickers in 2019.", country="PER")
        >>> [(count.event, count.value, count.period.year) for count in report.counts]
        [('arrest', 12, 2019)]
        >>> report.counts[0].evidence.text
        '12'
    """
    source = make_source(text, {"id": doc_id, "country": country, "year": year})
    return _finished(source, _facts(source, nlp))


def extract_many(
    texts: Iterable[str | tuple[str, dict[str, Any]] | SourceText],
    *,
    nlp: Language | None = None,
    n_process: int = 1,
    batch_size: int = 64,
    on_error: Literal["raise", "record"] = "record",
) -> Iterator[Report]:
    """Read many reports as a stream: one `Report` for each item, in the order given, whatever happens to it.

    Args:
        texts: Texts; pairs of a text and what is known of it (``{"id": ..., "country": "NOR", "year": 2008}``, any of them);
            or `SourceText`, as `tipnlp.read_sources` yields them. Taken as needed, so a generator is fine.
        nlp: A pipeline with ``tip_facts``; by default the rules alone.
        n_process: Worker processes; the reports are the same for any number. Scripts on macOS and Windows need the usual
            ``if __name__ == "__main__":``.
        batch_size: Texts that a worker takes at a time.
        on_error: ``"record"``: a document that fails gives a report with ``error`` set and no facts. ``"raise"``: its
            exception is raised and the stream ends.

    Returns:
        An iterator of reports.

    Raises:
        TipnlpError: T014 for a wrong option, at once. While iterating, only with ``on_error="raise"``.

    Example:
        >>> import tipnlp
        >>> texts = ["Police arrested 12 traffickers.", None, ("No convictions were made.", {"id": "b"})]
        >>> for report in tipnlp.extract_many(texts):
        ...     print(report.id, [c.value for c in report.counts], report.error and report.error.message[:35])
        sha256:d1df2bf53f9bdb61 [12] None
        item-2 [] T006: An item of the stream is None
        b [0] None
    """
    if on_error not in ("raise", "record"):
        raise TipnlpError("T014", name="on_error", wanted="'raise' or 'record'", value=on_error)
    for name, value in (("n_process", n_process), ("batch_size", batch_size)):
        if not isinstance(value, int) or value < 1:
            raise TipnlpError("T014", name=name, wanted="a whole number of 1 or more", value=value)
    return _stream(texts, nlp, n_process, batch_size, on_error == "raise")


# --- one document ------------------------------------------------------------------------------------------------------


def _facts(source: SourceText, nlp: Language | None) -> Plain:
    """The JSON-plain report of one document."""
    if nlp is None:
        return rules.report(source.text, country=source.country, year=source.year)
    if len(source.text) > nlp.max_length:
        raise TipnlpError("T012", length=len(source.text), limit=nlp.max_length)
    doc = nlp.make_doc(source.text)
    if source.country or source.year:
        doc.user_data["tipnlp"] = {"country": source.country, "year": source.year}
    from tipnlp.components.base import plain_report

    return plain_report(nlp(doc))


def _finished(source: SourceText, facts: Plain) -> Report:
    return Report.from_dict({**facts, "id": source.id})


def _failed(name: str, error: BaseException) -> Plain:
    message = str(error) or type(error).__name__
    return {"id": name, "error": {"type": type(error).__name__, "message": message.encode("utf-8", "replace").decode("utf-8")}}


# --- many documents ----------------------------------------------------------------------------------------------------


def _stream(texts: Iterable[Any], nlp: Language | None, n_process: int, batch_size: int, raising: bool) -> Iterator[Report]:
    batches = _batches((_taken(item, n) for n, item in enumerate(texts, 1)), batch_size if n_process > 1 or nlp else 1)
    results = _alone(batches, nlp) if n_process == 1 else _shared(batches, nlp, n_process)
    for outcome in results:
        if isinstance(outcome, BaseException):
            raise outcome
        facts, error = outcome
        if error is not None and raising:
            raise error
        yield Report.from_dict(facts)


def _taken(item: Any, number: int) -> SourceText:
    """An item of the stream as a source, with its error where it is none."""
    text, fields = item, None
    try:
        if isinstance(item, SourceText):
            if item.error is not None:
                return item
            text, fields = item.text, {"id": item.id or None, "country": item.country, "year": item.year, "path": item.path}
        elif isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], dict):
            text, fields = item
        elif not isinstance(item, (str, bytes)):
            raise TipnlpError("T006", kind="None" if item is None else f"a {type(item).__name__}")
        return make_source(text, fields)
    except TipnlpError as error:
        given = (fields or {}).get("id")
        return SourceText(text="", id=f"item-{number}" if given is None else str(given), error=error)


def _batches(sources: Iterable[SourceText], size: int) -> Iterator[list[SourceText]]:
    batch: list[SourceText] = []
    chars = 0
    for source in sources:
        batch.append(source)
        chars += len(source.text)
        if len(batch) >= size or chars >= _BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


Outcome = tuple[Plain, "Exception | None"]


def _work(batch: list[SourceText], nlp: Language | None) -> list[Outcome]:
    """The outcome of each document of a batch; nothing is raised. What spaCy allocates for the batch is freed after it."""
    outcomes: list[Outcome] = []
    with _zone(nlp):
        for source in batch:
            try:
                if source.error is not None:
                    raise source.error
                facts = {**_facts(source, nlp), "id": source.id}
                Report.from_dict(facts)
                outcomes.append((facts, None))
            except Exception as error:
                outcomes.append((_failed(source.id, error), error))
    return outcomes
