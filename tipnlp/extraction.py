"""The main job: texts in, reports out.

Without a pipeline the rules run on the text alone; spaCy is not even imported. With one (``nlp=``), its ``tip_facts``
component makes the report, from the groups that the rules and any trained components wrote. For the rule pipeline both ways
give the same report.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from itertools import count
from typing import TYPE_CHECKING, Any, Literal

from tipnlp import rules
from tipnlp.errors import TipnlpError
from tipnlp.facts import SCHEMA_VERSION, ErrorInfo, Report
from tipnlp.source import SourceText, make_source, utf8_name

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

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
        '12 traffickers'
    """
    source = make_source(text, {"id": doc_id, "country": country, "year": year})
    with _zone(nlp):
        return _report(source, nlp)


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
        sha256:466b77db6555ac4d [12] None
        item-2 [] T006: An item of the stream is None
        b [0] None
    """
    if on_error not in ("raise", "record"):
        raise TipnlpError("T014", name="on_error", wanted="'raise' or 'record'", value=on_error)
    check_count("n_process", n_process)
    check_count("batch_size", batch_size)
    return _stream(texts, nlp, n_process, batch_size, on_error == "raise")


def extract_lines(
    sources: Iterable[SourceText], *, nlp: Language | None = None, n_process: int = 1, batch_size: int = 64
) -> Iterator[Line]:
    """As `extract_many`, for exits that write JSON: the lines come from the worker processes as they go into the file."""
    batches = _batches(map(_source, sources, count(1)), batch_size if nlp or n_process > 1 else 1)
    if n_process > 1:
        return _Workers(nlp, n_process).lines(batches)
    return (_line(*outcome) for batch in batches for outcome in _worked(batch, nlp))


def check_count(name: str, value: object) -> None:
    """T014 where an option is no whole number of 1 or more."""
    if not isinstance(value, int) or value < 1:
        raise TipnlpError("T014", name=name, wanted="a whole number of 1 or more", value=value)


# --- one document ------------------------------------------------------------------------------------------------------

#: A report, and for a document that failed what `on_error="raise"` raises.
Outcome = tuple[Report, "TipnlpError | None"]
#: The same with the report as JSON: one string to send between processes, and nothing left to do for a file of lines.
Line = tuple[str, "TipnlpError | None"]


def _report(source: SourceText, nlp: Language | None) -> Report:
    if source.error is not None:
        raise source.error
    if nlp is None:
        facts = rules.report(source.text, country=source.country, year=source.year)
        return Report.of_own_values({"schema_version": SCHEMA_VERSION, "id": source.id, **facts, "error": None})
    return _with_id(source, _plain_report(nlp(_doc(source, nlp))))


def _with_id(source: SourceText, facts: Plain) -> Report:
    return Report.from_dict({**facts, "id": source.id})


def _doc(source: SourceText, nlp: Language) -> Doc:
    if len(source.text) > nlp.max_length:
        raise TipnlpError("T012", length=len(source.text), limit=nlp.max_length)
    from tipnlp.components.base import analysis_of  # here, so that the rules alone need no spaCy

    doc = nlp.make_doc(source.text)
    if source.country or source.year:
        doc.user_data["tipnlp"] = {"country": source.country, "year": source.year}
    analysis_of(doc, source.text)  # the components find it
    return doc


def _plain_report(doc: Doc) -> Plain:
    from tipnlp.components.base import plain_report  # here, so that the rules alone need no spaCy

    return plain_report(doc)


def _failure(name: str, error: Exception) -> Outcome:
    kind, message = type(error).__name__, str(error) or type(error).__name__
    info = ErrorInfo(type=kind, message=message.encode("utf-8", "backslashreplace").decode("utf-8"))
    if not isinstance(error, TipnlpError):
        cause, error = error, TipnlpError("T015", name=name, kind=kind, message=message)
        error.__cause__ = cause
    return Report(id=utf8_name(name), error=info), error


#: Words that a pipeline keeps, which is what the first million words of reports bring and takes some 15 MB.
_VOCABULARY = 20_000


def _zone(nlp: Language | None) -> AbstractContextManager[Any]:
    """What spaCy allocates inside is freed at the end, so that a long run does not grow; facts are plain values and stay.

    Inside, spaCy's tokenizer keeps no word it has not seen before and takes three times as long for it; so documents are read
    outside until the pipeline knows most words.
    """
    if nlp is None or _in_zone(nlp) or len(nlp.vocab) < _VOCABULARY:
        return nullcontext()
    return nlp.memory_zone()


def _in_zone(nlp: Language) -> bool:
    inside: bool = nlp.vocab.in_memory_zone  # type: ignore[attr-defined]  # spaCy's stub lacks it
    return inside


# --- the stream --------------------------------------------------------------------------------------------------------


def _stream(texts: Iterable[Any], nlp: Language | None, n_process: int, batch_size: int, raising: bool) -> Iterator[Report]:
    sources = map(_source, texts, count(1))
    outcomes: Iterator[Outcome]
    if n_process > 1:
        lines = _Workers(nlp, n_process).lines(_batches(sources, batch_size))
        outcomes = ((Report.model_validate_json(line), error) for line, error in lines)
    else:
        batches = _batches(sources, batch_size if nlp else 1)
        outcomes = (outcome for batch in batches for outcome in _worked(batch, nlp))
    for report, error in outcomes:
        if error is not None and raising:
            raise error
        yield report


def _line(report: Report, error: TipnlpError | None) -> Line:
    return report.model_dump_json(), error


def _source(item: Any, number: int) -> SourceText:
    """An item of the stream, checked; with its error where it is no text."""
    text, fields = item, None
    try:
        if isinstance(item, SourceText):
            if item.error is not None:
                return item
            text, fields = item.text, {"id": item.id or None, "country": item.country, "year": item.year, "path": item.path}
        elif isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], dict):
            text, fields = item
        elif not isinstance(item, (str, bytes)):
            raise TipnlpError("T006", kind="None" if item is None else f"of type {type(item).__name__}")
        return make_source(text, fields)
    except TipnlpError as error:
        name = (fields or {}).get("id")
        return SourceText(text="", id=f"item-{number}" if name is None else utf8_name(name), error=error)


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


def _worked(batch: list[SourceText], nlp: Language | None) -> list[Outcome]:
    """The outcome of each document of a batch, in order; nothing is raised."""
    with _zone(nlp):
        ready = _piped(batch, nlp) if nlp is not None and len(batch) > 1 else {}
        outcomes: list[Outcome] = []
        for n, source in enumerate(batch):
            try:
                outcomes.append((ready[n] if n in ready else _report(source, nlp), None))
            except Exception as error:
                outcomes.append(_failure(source.id, error))
        return outcomes


def _piped(batch: list[SourceText], nlp: Language) -> dict[int, Report]:
    """The reports of a batch run through the pipeline at once, by position.

    A document that fails ends this; it and those after it are missing and are then run one by one.
    """
    reports: dict[int, Report] = {}
    try:
        docs = ((_doc(source, nlp), n) for n, source in enumerate(batch) if source.error is None)
        for doc, n in nlp.pipe(docs, as_tuples=True):
            reports[n] = _with_id(batch[n], _plain_report(doc))
    except Exception:
        pass
    return reports


# --- worker processes --------------------------------------------------------------------------------------------------

_NLP: Language | None = None  # a worker's pipeline


def _begin(nlp: Language | None) -> None:
    """Make a worker ready: it leaves Ctrl-C to its parent, and ends with one that was killed.

    A worker that ended while it sends a result would leave the others waiting for the rest of it.
    """
    global _NLP
    _NLP = nlp
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _left_in(folder: str, batch: list[SourceText]) -> str:
    """Work on a batch and leave its lines in a file, whose name alone is sent.

    So short a message arrives whole or not at all. Where a worker is killed while it sends a long one, its parent waits for the
    rest for ever.
    """
    lines = [_line(*outcome) for outcome in _worked(batch, _NLP)]
    descriptor, name = tempfile.mkstemp(dir=folder)
    with open(descriptor, "wb") as file:
        pickle.dump(lines, file, pickle.HIGHEST_PROTOCOL)
    return name


def _taken(name: str) -> list[Line]:
    with open(name, "rb") as file:
        lines: list[Line] = pickle.load(file)  # noqa: S301  # of this process's own worker
    os.unlink(name)
    return lines


class _Workers:
    """A pool of processes that gives the outcomes in order, and goes on where a process died.

    spaCy's own ``nlp.pipe(n_process=...)`` ends the stream in that case, and cannot tell which document it was.
    """

    def __init__(self, nlp: Language | None, n_process: int) -> None:
        self._nlp = nlp
        self._n_process = n_process
        self._folder = ""  # where workers leave their lines
        self._pool = self._new(n_process)

    def _new(self, n_process: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(n_process, initializer=_begin, initargs=(self._nlp,))

    def lines(self, batches: Iterable[list[SourceText]]) -> Iterator[Line]:
        waiting: deque[tuple[list[SourceText], Future[str]]] = deque()
        self._folder = tempfile.mkdtemp(prefix="tipnlp-")
        try:
            for batch in batches:
                waiting.append((batch, self._submitted(batch)))
                if len(waiting) >= 2 * self._n_process:
                    yield from self._received(*waiting.popleft())
            while waiting:
                yield from self._received(*waiting.popleft())
        finally:
            self._pool.shutdown(wait=True, cancel_futures=True)
            shutil.rmtree(self._folder, ignore_errors=True)

    def _submitted(self, batch: list[SourceText]) -> Future[str]:
        try:
            return self._pool.submit(_left_in, self._folder, batch)
        except BrokenProcessPool:
            self._pool = self._new(self._n_process)
            return self._pool.submit(_left_in, self._folder, batch)

    def _received(self, batch: list[SourceText], future: Future[str]) -> list[Line]:
        try:
            return _taken(future.result())
        except BrokenProcessPool:
            return self._again(batch)

    def _again(self, batch: list[SourceText]) -> list[Line]:
        """Run a batch in a process of its own; where that dies too, halve the batch until the document is found."""
        try:
            with self._new(1) as pool:
                return _taken(pool.submit(_left_in, self._folder, batch).result())
        except BrokenProcessPool:
            if len(batch) == 1:
                return [_line(*_failure(batch[0].id, TipnlpError("T013")))]
        half = len(batch) // 2
        return [*self._again(batch[:half]), *self._again(batch[half:])]
