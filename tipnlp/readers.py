"""Files and folders as a stream of texts. A file that cannot be read becomes a record of its error, never an exception."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from tipnlp import records
from tipnlp.errors import TipnlpError
from tipnlp.records import Columns
from tipnlp.source import SourceText, check_country, check_year, country_code, make_source, utf8_name

TEXT, HTML = (".txt", ".text"), (".html", ".htm", ".xhtml")
SUFFIXES = (*TEXT, *HTML, *records.SUFFIXES)


class InputFile(NamedTuple):
    """A file to read, and the id of its document, or of its rows with their number; the path is None for standard input."""

    path: Path | None
    name: str


def read_sources(
    paths: str | Path | Iterable[str | Path],
    *,
    country: str | None = None,
    year: int | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    country_column: str | None = None,
    year_column: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[SourceText]:
    r"""Read files, folders and standard input, as a stream in bounded memory.

    - ``.txt`` and any other file named: the text as it is, in UTF-8 (offsets count ``data.decode("utf-8")``). Its id is the
      file's name without the suffix.
    - ``.html``: made plain once, see `plain_html`; offsets count the plain text.
    - ``.jsonl``: one document a line, a JSON object with ``text`` and, where known, ``id``, ``country``, ``year``; without
      an id it is ``<file>:<line>``.
    - ``.csv`` (commas or semicolons), ``.tsv``, ``.parquet`` (needs ``tipnlp[parquet]``): one document a row, in columns of
      these names; the id, where there is none, is ``<file>:<row>``. A country may be a name there ("Norway").
    - A folder: all files in it with such a suffix, sub-folders too, in the order of their names; the id is the path below
      the folder, without the suffix.
    - A pattern with ``*``, ``?``, ``[...]`` or ``**``: the files and folders that match, in the order of their names.
    - ``"-"``: standard input, one text.

    A file that is named twice is read once. Files of one name get their folder into the id: ``2019/norway``, ``2020/norway``.

    Args:
        paths: One path or many.
        country: ISO 3166-1 alpha-3 code of the report's country, for all documents that name none themselves.
        year: Report year, likewise.
        text_column: Column of the text in CSV and Parquet, key in JSONL; by default the first there is of text, narrative,
            content, body, full_text.
        id_column: Column of the id; by default id, doc_id or document_id.
        country_column: Column of the country; by default country or iso3.
        year_column: Column of the year; by default year or report_year.
        stdin: What ``"-"`` reads; by default the standard input.

    Returns:
        An iterator of `SourceText`. A file that is binary, in another encoding or not readable, and a line or row that holds
        no document, has ``error`` set.

    Raises:
        TipnlpError: T004, T005 for a wrong country or year; T020: a path does not exist; T024: a folder holds nothing to read;
            T041: a Parquet file, and no pyarrow; T034: a pattern matches nothing. All of these at once, before anything is
            read.

    Example:
        >>> import pathlib, tempfile, tipnlp
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> size = (folder / "nor.txt").write_text("NORWAY (Tier 1)", encoding="utf-8")
        >>> size = (folder / "not_text.txt").write_bytes(b"PK\x00\x03")
        >>> size = (folder / "table.csv").write_text("iso3,narrative\nTCD,Police arrested 12 men.", encoding="utf-8")
        >>> [(source.id, source.text, source.error and source.error.code) for source in tipnlp.read_sources(folder)]
        [('nor', 'NORWAY (Tier 1)', None), ('not_text', '', 'T022'), ('table:1', 'Police arrested 12 men.', None)]
    """
    check_country(country)
    check_year(year)
    columns = Columns(text=text_column, id=id_column, country=country_column, year=year_column)
    return read_files(find_files(paths), {"country": country, "year": year}, columns, stdin)


# --- which files -------------------------------------------------------------------------------------------------------


def find_files(paths: str | Path | Iterable[str | Path], *, skip: Collection[Path] = ()) -> list[InputFile]:
    """The files of the paths given, each once, with distinct names as far as their paths allow.

    Args:
        paths: Files, folders, patterns, ``"-"``.
        skip: Files that folders and patterns do not give, such as the output.

    Raises:
        TipnlpError: T020, T024, T041, T034, as for `read_sources`.
    """
    skipped = {os.path.abspath(path) for path in skip}
    found: dict[str, InputFile] = {}
    for path in [paths] if isinstance(paths, (str, Path)) else paths:
        for file in _files(path, skipped):
            found.setdefault("-" if file.path is None else os.path.abspath(file.path), file)
    for file in found.values():
        if file.path is not None and file.path.suffix.lower() in records.PARQUET:
            records.need_pyarrow(file.path)
    return _distinct(list(found.values()))


def refuse_output(out: Path, files: Iterable[InputFile]) -> None:
    """T077 where the file to write is one of those to read, which would then be lost."""
    if out.exists() and any(path is not None and path.samefile(out) for path, _ in files):
        raise TipnlpError("T077", path=out)


def _files(path: str | Path, skipped: Collection[str]) -> list[InputFile]:
    """The files of one argument."""
    if str(path) == "-":
        return [InputFile(None, "-")]
    path = Path(path)
    if path.is_dir():
        if not (files := _in_folder(path, skipped)):
            raise TipnlpError("T024", path=path, suffixes=", ".join(SUFFIXES))
        return files
    if path.exists():
        return [InputFile(path, path.stem)]
    if not glob.has_magic(str(path)):
        raise TipnlpError("T020", path=path)
    if not (files := _matching(path, skipped)):
        raise TipnlpError("T034", pattern=path)
    return files


def _matching(pattern: Path, skipped: Collection[str]) -> list[InputFile]:
    """The files that a pattern matches, or that folders hold which it matches; of any kind where it names the suffix."""
    any_kind = bool(pattern.suffix) and not glob.has_magic(pattern.suffix)
    files = []
    for match in map(Path, sorted(glob.glob(str(pattern), recursive=True))):
        if match.is_dir():
            files += _in_folder(match, skipped)
        elif os.path.abspath(match) not in skipped and (any_kind or match.suffix.lower() in SUFFIXES):
            files.append(InputFile(match, match.stem))
    return files


def _in_folder(folder: Path, skipped: Collection[str]) -> list[InputFile]:
    found = sorted(file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES and _is_plain(file, folder))
    return [
        InputFile(file, file.relative_to(folder).with_suffix("").as_posix())
        for file in found
        if os.path.abspath(file) not in skipped
    ]


def _is_plain(file: Path, folder: Path) -> bool:
    return file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)


def _distinct(files: list[InputFile]) -> list[InputFile]:
    """Files of one name with more of their path in it: the folders that tell them apart, else the suffix."""
    by_name: defaultdict[str, list[Path]] = defaultdict(list)
    for path, name in files:
        if path is not None:
            by_name[name].append(path)
    longer: dict[Path, str] = {}
    for name, paths in by_name.items():
        if len(paths) > 1:
            longer |= zip(paths, _told_apart(name, paths), strict=True)
    return [InputFile(path, utf8_name(longer.get(path, name) if path else name)) for path, name in files]


def _told_apart(name: str, paths: list[Path]) -> list[str]:
    depth = name.count("/") + 1
    for parts in range(depth + 1, max(len(path.parts) for path in paths) + 1):
        names = [Path(*path.with_suffix("").parts[-parts:]).as_posix() for path in paths]
        if len(set(names)) == len(names):
            return names
    return [Path(*path.parts[-depth:]).as_posix() for path in paths]


# --- what is in them ---------------------------------------------------------------------------------------------------


def read_files(
    files: Iterable[InputFile],
    known: dict[str, Any],
    columns: Columns | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[SourceText]:
    """The documents of files that `find_files` gave; ``known`` holds country and year of those that name none themselves."""
    for path, name in files:
        try:
            if path is not None and path.suffix.lower() in records.SUFFIXES:
                for number, row in records.read_rows(path, columns or Columns()):
                    yield _from_row(row, path, f"{name}:{number}", known)
                continue
            data = (stdin or sys.stdin.buffer).read() if path is None else path.read_bytes()
            text = _decoded(data, path or "standard input", html=path is not None and path.suffix.lower() in HTML)
            fields = known | {"id": None if path is None else name, "path": path}
            yield make_source(text, fields)
        except OSError as error:
            yield _bad(name, path, TipnlpError("T021", path=path or "standard input", reason=error.strerror or str(error)))
        except TipnlpError as error:
            yield _bad(name, path, error)


def _bad(name: str, path: Path | None, error: TipnlpError) -> SourceText:
    return SourceText(text="", id=name, path=str(path) if path else None, error=error)


def _decoded(data: bytes, path: object, *, html: bool) -> str:
    if (at := data.find(b"\0")) >= 0:
        raise TipnlpError("T022", path=path, at=at)
    encoding = "utf-8"
    if html and (declared := re.search(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", data[:4096], re.I)):
        encoding = declared[1].decode("ascii", "replace")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TipnlpError("T023", path=path, at=error.start, reason=error.reason) from None
    except LookupError:
        raise TipnlpError("T023", path=path, at=0, reason=f"unknown encoding {encoding}") from None
    if (kind := _no_prose(text)) is not None:
        raise TipnlpError("T033", path=path, kind=kind)
    return plain_html(text) if html else text


def _no_prose(text: str) -> str | None:
    """What a text is whose characters are not those of a report: facts read out of it would stand on markup and numbers."""
    head = text[:64].lstrip("\ufeff \t\r\n")
    if head.startswith("%PDF-"):
        return "a PDF file; make it plain with pdftotext first"
    if head.startswith("{\\rtf"):
        return "an RTF file; save it as plain text first"
    if re.match(r'\[?\s*\{\s*"', head):
        return "JSON; documents are read from .jsonl, one {\"text\": ...} a line, and facts by tipnlp frame, panel and network"
    return None


def _from_row(row: records.Row, path: Path, name: str, known: dict[str, Any]) -> SourceText:
    """The document of a row; its fields go before what is known of all."""
    fields = known | {"id": name, "path": path} | {key: row[key] for key in ("id", "year") if key in row}
    try:
        if "error" in row:
            raise row["error"]
        if "country" in row:
            fields["country"] = country_code(row["country"])
        return make_source(row.get("text"), fields)
    except TipnlpError as error:
        return _bad(utf8_name(fields["id"]), path, error)


# --- HTML --------------------------------------------------------------------------------------------------------------

_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol option p pre section table tbody td tfoot th thead title tr ul".split()
)
_PARAGRAPHS = _BLOCKS - {"br", "td", "th", "li", "dt", "dd", "tr", "option"}
_SILENT = frozenset("script style noscript template svg iframe button select".split())


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        self._break(tag)
        if tag == "li":
            self.parts.append("• ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag != "br":
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in _BLOCKS:
            self.parts.append("\n")


def plain_html(source: str) -> str:
    r"""The text of an HTML page: paragraphs apart by a blank line, list items with a bullet, no scripts and styles.

    Args:
        source: The page.

    Returns:
        Plain text; facts count its characters. ``tipnlp text FILE`` prints it.

    Example:
        >>> page = "<title>Report</title><h1>NORWAY&nbsp;(Tier&#32;1)</h1><p>Police <b>arrested</b>\n12 men.<script>x()</script>"
        >>> print(plain_html(page), end="")
        Report
        <BLANKLINE>
        NORWAY (Tier 1)
        <BLANKLINE>
        Police arrested 12 men.
    """
    parser = _Plain()
    parser.feed(source)
    parser.close()
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(parser.parts))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" {2,}", " ", text)).strip() + "\n"
