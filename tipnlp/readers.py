"""Files and folders as a stream of texts. A file that cannot be read becomes a record of its error, never an exception."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import BinaryIO

from tipnlp.errors import TipnlpError
from tipnlp.source import SourceText, check_country, check_year, make_source

TEXT, JSONL, HTML = (".txt", ".text"), (".jsonl", ".ndjson"), (".html", ".htm", ".xhtml")
SUFFIXES = (*TEXT, *JSONL, *HTML)


def read_sources(
    paths: str | Path | Iterable[str | Path],
    *,
    country: str | None = None,
    year: int | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[SourceText]:
    r"""Read files, folders and standard input, as a stream.

    - ``.txt`` and any other file named: the text as it is, in UTF-8 (offsets count ``data.decode("utf-8")``). Its id is the
      file's name without the suffix.
    - ``.jsonl``: one document a line, a JSON object with ``text`` and, where known, ``id``, ``country``, ``year``; without
      an id it is ``<file>:<line>``.
    - ``.html``: made plain once, see `plain_html`; offsets count the plain text.
    - A folder: all files in it with such a suffix, sub-folders too, in the order of their names; the id is the path below
      the folder, without the suffix.
    - ``"-"``: standard input, one text.

    Args:
        paths: One path or many.
        country: ISO 3166-1 alpha-3 code of the report's country, for all documents that name none themselves.
        year: Report year, likewise.
        stdin: What ``"-"`` reads; by default the standard input.

    Returns:
        An iterator of `SourceText`. A file that is binary, in another encoding or not readable, and a line that is no such
        object, has ``error`` set.

    Raises:
        TipnlpError: T004, T005 for a wrong country or year; T020: a path does not exist; T024: a folder holds nothing to read.
            All of these at once, before anything is read.

    Example:
        >>> import pathlib, tempfile, tipnlp
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> size = (folder / "nor.txt").write_text("NORWAY (Tier 1)", encoding="utf-8")
        >>> size = (folder / "not_text.txt").write_bytes(b"PK\x00\x03")
        >>> [(source.id, source.text, source.error and source.error.code) for source in tipnlp.read_sources(folder)]
        [('nor', 'NORWAY (Tier 1)', None), ('not_text', '', 'T022')]
    """
    check_country(country)
    check_year(year)
    named = [paths] if isinstance(paths, (str, Path)) else list(paths)
    files = [pair for path in named for pair in _files(path)]
    known: dict[str, object] = {"country": country, "year": year}
    return _sources(files, known, stdin)


def _files(path: str | Path) -> list[tuple[Path | None, str]]:
    """The files of one argument, with the ids of their documents; None for the standard input."""
    if str(path) == "-":
        return [(None, "-")]
    path = Path(path)
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and _is_plain(file, path))
        if not found:
            raise TipnlpError("T024", path=path, suffixes=", ".join(SUFFIXES))
        return [(file, file.relative_to(path).with_suffix("").as_posix()) for file in found]
    if not path.exists():
        raise TipnlpError("T020", path=path)
    return [(path, path.stem)]


def _is_plain(file: Path, folder: Path) -> bool:
    return file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)


def _sources(
    files: list[tuple[Path | None, str]], known: dict[str, object], stdin: BinaryIO | None
) -> Iterator[SourceText]:
    for path, name in files:
        try:
            if path is not None and path.suffix.lower() in JSONL:
                with path.open("rb") as lines:
                    for number, line in enumerate(lines, 1):
                        if line.strip():
                            yield _from_line(line, path, f"{name}:{number}", number, known)
                continue
            data = (stdin or sys.stdin.buffer).read() if path is None else path.read_bytes()
            text = _decoded(data, path or "standard input", html=path is not None and path.suffix.lower() in HTML)
            fields = known | {"id": None if path is None else name, "path": path}
            yield make_source(text, fields)
        except OSError as error:
            yield _bad(name, path, TipnlpError("T021", path=path or "standard input", reason=error.strerror))
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
    return plain_html(text) if html else text


def _from_line(line: bytes, path: Path, name: str, number: int, known: dict[str, object]) -> SourceText:
    try:
        entry = json.loads(line)
    except ValueError as error:
        return _bad(name, path, TipnlpError("T025", path=path, line=number, reason=str(error)))
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        reason = 'the "text" is missing or no string' if isinstance(entry, dict) else "no JSON object"
        return _bad(name, path, TipnlpError("T025", path=path, line=number, reason=reason))
    given = {key: entry[key] for key in ("id", "country", "year") if entry.get(key) is not None}
    name = str(given.get("id", name))
    try:
        return replace(make_source(entry["text"], known | given | {"path": path}), id=name)
    except TipnlpError as error:
        return _bad(name, path, error)


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
