"""A batch run: many documents into one file, in bounded memory, that goes on after it was killed.

Reports go, as JSON lines, into ``OUT.unfinished``, which takes the name OUT when all are there (for Parquet, OUT is made from
it). A line depends on nothing but its document, and lines stand in the order of the input; so what a killed run left is a
beginning of what it would have written, and a run that goes on from there ends with the same bytes. That holds for the same
versions, options and inputs only: ``OUT.manifest.json`` notes these before the first line, and a run does not go on where they
differ.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from pydantic_core import from_json

from tipnlp import manifest, progress
from tipnlp.errors import TipnlpError
from tipnlp.extraction import check_count, extract_lines
from tipnlp.journal import Journal
from tipnlp.readers import InputFile, find_files, read_files, refuse_output
from tipnlp.records import CSV, JSONL, PARQUET, Columns, need_pyarrow
from tipnlp.source import SourceText, check_country, check_year

if TYPE_CHECKING:
    from spacy.language import Language

Format = Literal["jsonl", "parquet"]
FORMATS: tuple[str, ...] = get_args(Format)
#: Suffixes that promise something else than a batch writes; ``tipnlp frame`` makes tables of its output.
_OTHER = (*CSV, ".json", ".dta", ".xlsx", ".xls")


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """What a batch run came to.

    Attributes:
        out: The file of reports.
        manifest: The file that says what they were made with.
        documents: Reports in it, one for each document of the input.
        words: Words of the documents, parted by white space.
        errors: Documents that failed; their reports carry the error.
        repeated_ids: Documents whose id stood at an earlier one already.
        resumed: Documents taken over from the run that broke off.
        seconds: Time that this call took.
    """

    out: Path
    manifest: Path
    documents: int
    words: int
    errors: int
    repeated_ids: int
    resumed: int
    seconds: float


def run_batch(
    inputs: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    format: Format | None = None,
    n_process: int = 1,
    batch_size: int = 64,
    resume: bool = False,
    force: bool = False,
    country: str | None = None,
    year: int | None = None,
    pipeline: str | Path | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    country_column: str | None = None,
    year_column: str | None = None,
    progress_bar: bool = True,
    on_failure: Callable[[str, str], None] | None = None,
) -> BatchResult:
    r"""Read files, folders and patterns, and write one report for each document, in the order of the input.

    Memory does not grow with the input, save for the list of files and some 80 bytes a document that find repeated ids. A
    document that fails gives a report with its ``error``; the others come through. Beside the output stands
    ``OUT.manifest.json``: versions, options, input files with their hashes, numbers of documents, words and errors.

    Args:
        inputs: What `tipnlp.read_sources` reads, but standard input, which cannot be read again.
        out: File to write. It appears when it is complete; until then the reports are in ``OUT.unfinished``.
        format: ``"jsonl"``, a report a line; or ``"parquet"``, a row a report with the columns id, country, year, tier,
            title, roles, error and, as JSON, report (`tipnlp.read_parquet` reads it; needs ``tipnlp[parquet]``). By default
            what the suffix of ``out`` says, else JSONL.
        n_process: Worker processes; the output is the same for any number.
        batch_size: Documents that a worker takes at a time.
        resume: Go on from ``OUT.unfinished`` where a run broke off, whatever broke it; the output is byte for byte that of a
            run in one piece. Where there is nothing to go on from the run begins; where all is done it stays.
        force: Begin anew, and replace ``out`` where it is.
        country: ISO 3166-1 alpha-3 code of the country of documents that name none themselves.
        year: Report year, likewise.
        pipeline: Name or folder of a spaCy pipeline with ``tip_facts``; by default the rules alone.
        text_column: Column of the text in CSV and Parquet, key in JSONL; by default the usual names, as for `read_sources`.
        id_column: Column of the id.
        country_column: Column of the country.
        year_column: Column of the year.
        progress_bar: Show a progress bar, where there is a terminal or a notebook to show it.
        on_failure: Called with the id and the message of each document that fails.

    Returns:
        The numbers of the run.

    Raises:
        TipnlpError: T004, T005, T010, T014, T020, T024, T041, T034, T075-T077: a wrong argument. T026, T070: there is an
            output, or the beginning of one, and neither ``resume`` nor ``force``. T072: another run is writing it. T073, T074:
            a run cannot go on. T027, T071: a file cannot be written, as when the disk is full; the reports before are kept.

    Example:
        >>> import pathlib, tempfile, tipnlp
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> size = (folder / "reports.csv").write_text("id,text\na,Courts tried 12 men.\nb,Police arrested 9 men.\n")
        >>> result = tipnlp.run_batch(folder / "*.csv", folder / "facts.jsonl")
        >>> result.documents, result.words, result.errors
        (2, 8, 0)
        >>> [(report.id, report.counts[0].value) for report in tipnlp.read_jsonl(result.out)]
        [('a', 12), ('b', 9)]
    """
    begun = time.monotonic()
    if resume and force:
        raise TipnlpError("T075")
    check_count("n_process", n_process)
    check_count("batch_size", batch_size)
    known = {"country": check_country(country), "year": check_year(year)}
    columns = Columns(text=text_column, id=id_column, country=country_column, year=year_column)
    place = _Place(Path(out), _format(format, Path(out)))
    files = _input_files(inputs, place.out)
    place.check_free(resume=resume, force=force)
    nlp = _loaded(pipeline)

    options = {"format": place.format, **known, "pipeline": _described(nlp, pipeline)}
    options |= {f"{name}_column": value for name, value in asdict(columns).items()}
    paths = [file.path for file in files if file.path is not None]
    plan = manifest.plan(options, paths, ["pyarrow"] if _needs_pyarrow(place, paths) else [])
    if resume and (done := place.complete(plan)) is not None:
        return _result(place, done, resumed=done["documents"], begun=begun)

    with Journal(place.part) as journal:
        sources = read_files(files, known, columns)
        tally = _Tally()
        if resume:
            place.check_same(plan, journal)
            _taken_over(journal, sources, tally)
        journal.cut()
        resumed = tally.documents
        place.begin(plan)
        sizes = {str(path): entry["size"] or 0 for path, entry in zip(paths, plan["inputs"], strict=True)}
        with progress.bar(sizes if progress_bar else None) as bar:
            notes: deque[_Note] = deque()
            lines = extract_lines(_noted(sources, notes), nlp=nlp, n_process=n_process, batch_size=batch_size)
            with closing(lines):  # type: ignore[type-var]  # a generator, for its worker processes' sake
                for line, error in lines:
                    note = notes.popleft()
                    place.append(journal, line, tally.documents)
                    tally.add(note, failed=error is not None)
                    if error is not None and on_failure is not None:
                        on_failure(note.id, from_json(line)["error"]["message"])
                    bar.update(tally.documents, tally.words, tally.errors, note.path, note.chars)
        place.sync(journal, tally.documents)
    finished = place.finish(plan, journal, tally)
    return _result(place, finished, resumed=resumed, begun=begun)


# --- arguments ---------------------------------------------------------------------------------------------------------


def _format(format: str | None, out: Path) -> Format:
    if format is not None and format not in FORMATS:
        raise TipnlpError("T014", name="format", wanted="'jsonl' or 'parquet'", value=format)
    if format == "parquet" or (format is None and out.suffix.lower() in PARQUET):
        need_pyarrow(out)
        return "parquet"
    if format is None and out.suffix.lower() in _OTHER:
        raise TipnlpError("T040", path=out, known=", ".join((*JSONL, *PARQUET)))
    return "jsonl"


def _input_files(inputs: str | Path | Iterable[str | Path], out: Path) -> list[InputFile]:
    files = find_files(inputs, skip=[out])
    if any(file.path is None for file in files):
        raise TipnlpError("T076")
    refuse_output(out, files)
    return files


def _needs_pyarrow(place: _Place, paths: Iterable[Path]) -> bool:
    return place.format == "parquet" or any(path.suffix.lower() in PARQUET for path in paths)


def _loaded(pipeline: str | Path | None) -> Language | None:
    if pipeline is None:
        return None
    from tipnlp.pipeline import load  # here, so that the rules alone need no spaCy

    return load(pipeline)


def _described(nlp: Language | None, pipeline: str | Path | None) -> dict[str, Any] | None:
    """A pipeline by what tells it from another: its name and version, and the contents of its files where it has any."""
    if nlp is None:
        return None
    described = {"name": str(pipeline), "version": nlp.meta.get("version")}
    folder: Path | None = nlp.path
    if folder is not None:
        described["sha256"] = manifest.hashed_folder(folder)
    return described


# --- the documents -----------------------------------------------------------------------------------------------------


class _Note(NamedTuple):
    """What is kept of a document while its text is away at a worker."""

    id: str
    words: int
    path: str | None
    chars: int


def _note(source: SourceText) -> _Note:
    return _Note(source.id, len(source.text.split()), source.path, len(source.text))


def _noted(sources: Iterable[SourceText], notes: deque[_Note]) -> Iterator[SourceText]:
    for source in sources:
        notes.append(_note(source))
        yield source


@dataclass
class _Tally:
    documents: int = 0
    words: int = 0
    errors: int = 0
    repeated_ids: int = 0
    _seen: set[int] = field(default_factory=set)

    def add(self, note: _Note, *, failed: bool) -> None:
        self.documents += 1
        self.words += note.words
        self.errors += failed
        key = hash(note.id)
        self.repeated_ids += key in self._seen
        self._seen.add(key)

    def numbers(self) -> dict[str, int]:
        return {name: value for name, value in vars(self).items() if not name.startswith("_")}


def _taken_over(journal: Journal, sources: Iterator[SourceText], tally: _Tally) -> None:
    """Pass the documents whose reports are there already; T074 where these are of other documents."""
    for number, entry in enumerate(journal.entries(), 1):
        source = next(sources, None)
        if source is None or entry.get("id") != source.id:
            reason = f"line {number} is no report of the {number}. document"
            raise TipnlpError("T074", path=journal.path, reason=reason)
        tally.add(_note(source), failed=entry.get("error") is not None)


# --- the files ---------------------------------------------------------------------------------------------------------


class _Place:
    """The output, the file that it grows in, and the manifest.

    A kill can come between any two steps. So the order is: ``OUT.unfinished`` before the manifest; OUT complete under its name
    before the manifest says so; ``OUT.unfinished`` is there until OUT is.
    """

    def __init__(self, out: Path, format: Format) -> None:
        self.out = out
        self.format: Format = format
        self.part = out.with_name(out.name + ".unfinished")
        self.manifest = out.with_name(out.name + ".manifest.json")

    def check_free(self, *, resume: bool, force: bool) -> None:
        """T026, T070 where something would be lost."""
        if not resume and not force:
            if self.part.exists():
                raise TipnlpError("T070", path=self.part)
            if self.out.exists():
                raise TipnlpError("T026", path=self.out)

    def complete(self, plan: manifest.Plain) -> manifest.Plain | None:
        """The manifest of a run that needs nothing more; T073, T074 where there is one, but of something else."""
        if self.part.exists() or not self.out.exists():
            return None
        done = manifest.read(self.manifest)
        if done is None:
            raise TipnlpError("T074", path=self.out, reason=f"there is no {self.manifest.name} that says what made it")
        manifest.check_same(done, plan, self.manifest)
        if done["status"] != "complete":  # killed in the last step of all: every line is there, under the final name
            os.replace(self.out, self.part)
            return None
        if done["output"]["sha256"] != manifest.hashed(self.out)[1]:
            raise TipnlpError("T074", path=self.out, reason="the file has changed since the run wrote it")
        return done

    def check_same(self, plan: manifest.Plain, journal: Journal) -> None:
        """T073, T074 where what is in the journal was made otherwise."""
        if (old := manifest.read(self.manifest)) is not None:
            manifest.check_same(old, plan, self.manifest)
        elif journal.path.stat().st_size:
            reason = f"there is no {self.manifest.name} that says what made it"
            raise TipnlpError("T074", path=self.part, reason=reason)

    def begin(self, plan: manifest.Plain) -> None:
        """Note what the run is made with."""
        self._write(plan)

    def append(self, journal: Journal, line: str, documents: int) -> None:
        """Write a line, or T071, with all before it kept."""
        try:
            journal.append(line)
        except OSError as error:
            raise self._full(error, documents) from None

    def sync(self, journal: Journal, documents: int) -> None:
        """See all lines on the disk, or T071."""
        try:
            journal.sync()
        except OSError as error:
            raise self._full(error, documents) from None

    def finish(self, plan: manifest.Plain, journal: Journal, tally: _Tally) -> manifest.Plain:
        """Give the output its name, and complete the manifest."""
        try:
            if self.format == "parquet":
                from tipnlp.parquet import write_lines

                with self.part.open(encoding="utf-8", newline="\n") as lines:
                    write_lines((line[:-1] for line in lines), self.out)
                size, sha256 = manifest.hashed(self.out)
            else:
                os.replace(self.part, self.out)
                size, sha256 = journal.size, journal.sha256
        except OSError as error:
            raise self._full(error, tally.documents) from None
        output = {"path": self.out.name, "size": size, "sha256": sha256}
        done = plan | {"status": "complete", "output": output, **tally.numbers()}
        self._write(done)
        self.part.unlink(missing_ok=True)
        return done

    def _write(self, content: manifest.Plain) -> None:
        try:
            manifest.write(content, self.manifest)
        except OSError as error:
            raise TipnlpError("T027", path=self.manifest, reason=error.strerror) from None

    def _full(self, error: OSError, documents: int) -> TipnlpError:
        return TipnlpError("T071", path=self.out, reason=error.strerror or error, documents=documents, part=self.part)


def _result(place: _Place, done: manifest.Plain, *, resumed: int, begun: float) -> BatchResult:
    numbers = {name: done[name] for name in ("documents", "words", "errors", "repeated_ids")}
    seconds = time.monotonic() - begun
    return BatchResult(out=place.out, manifest=place.manifest, **numbers, resumed=resumed, seconds=seconds)
