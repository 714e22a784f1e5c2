"""What is wrong with a corpus: every defect with its file and line, none hiding another, nothing changed.

A line that is broken in one place is checked in all others: what cannot be read is set aside, the rest is looked at.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from tipnlp import tables
from tipnlp.corpus.format import Document, reasons
from tipnlp.corpus.similar import similarity
from tipnlp.corpus.standoff import GROUPS, LABELS
from tipnlp.errors import TipnlpError
from tipnlp.facts import FAMILIES, Fact, Flow, Report

Kind = Literal[
    "encoding", "cut", "json", "schema", "label", "offset", "overlap", "code", "link", "value", "id", "leak", "frozen",
    "suspicious",
]
SPLITS_FILE = "splits.json"


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong.

    Attributes:
        file: The file.
        line: Line in the file, from 1; 0 for the whole file.
        document: Id of the document, where it has one.
        kind: What sort of defect; ``suspicious`` may be right, but is worth a look.
        message: What, where in the document, and what to do.
    """

    file: str
    line: int
    document: str
    kind: Kind
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.kind}: " + (f"{self.document}: " if self.document else "") + self.message


@dataclass(slots=True)
class _Row:
    """A line of a file: its document, or as much of it as could be read."""

    file: str
    line: int
    document: Document | None
    name: str
    set_aside: frozenset[str] = frozenset()  # ids of facts that could not be read

    def defect(self, kind: Kind, message: str) -> Defect:
        return Defect(self.file, self.line, self.name, kind, message)


def check(paths: str | Path | Iterable[str | Path]) -> list[Defect]:
    """Check a corpus.

    Args:
        paths: Files of the corpus, or folders: all ``*.jsonl`` directly in them. Together they are one corpus: its splits. Two
            annotations of the same texts are checked one by one.

    Returns:
        Defects by file and line. Only ``suspicious`` ones can be right as they are.

    Raises:
        TipnlpError: T020: a path does not exist; T024: a folder holds no corpus.

    Example:
        >>> import pathlib, tempfile
        >>> file = pathlib.Path(tempfile.mkdtemp()) / "mine.jsonl"
        >>> size = file.write_text('{"schema_version": 1, "id": "a", "text": "In Chad.", "country": "CHAD"}')
        >>> print(str(check(file)[0]).removeprefix(str(file.parent)))
        /mine.jsonl:1: code: a: country 'CHAD' is no ISO 3166-1 alpha-3 code
    """
    files = [file for path in ([paths] if isinstance(paths, (str, Path)) else paths) for file in corpus_files(path)]
    defects: list[Defect] = []
    rows: list[_Row] = []
    for file in files:
        for found in _read(file):
            if isinstance(found, Defect):
                defects.append(found)
            else:
                rows.append(found)
    for row in rows:
        if row.document is not None:
            defects += _content(row, row.document)
    defects += _twice(rows)
    defects += _suspicious(rows)
    for folder in dict.fromkeys(file.parent for file in files):
        defects += _frozen(folder, [file for file in files if file.parent == folder])
    order = {str(file): n for n, file in enumerate(files)}
    return sorted(dict.fromkeys(defects), key=lambda d: (order.get(d.file, len(order)), d.line))


def corpus_files(path: str | Path) -> list[Path]:
    """The corpus files of a path: the file, or the ``*.jsonl`` directly in a folder, by name; T020, T024.

    Files of disagreements, which `merge` leaves beside its result, are none.
    """
    path = Path(path)
    if not path.exists():
        raise TipnlpError("T020", path=path)
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.glob("*.jsonl") if not file.name.endswith(".disagreements.jsonl"))
    if not found:
        raise TipnlpError("T024", path=path, suffixes=".jsonl")
    return found


# --- lines -------------------------------------------------------------------------------------------------------------


def _read(file: Path) -> Iterator[Defect | _Row]:
    """The rows of a file, with the defects that stand in the way of reading them."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise TipnlpError("T021", path=file, reason=error.strerror) from None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:200].count(b"\0") > 20:
        yield Defect(str(file), 0, "", "encoding", "UTF-16, not UTF-8. Convert it: iconv -f UTF-16 -t UTF-8")
        return
    if data.startswith(b"\xef\xbb\xbf"):
        yield Defect(str(file), 1, "", "encoding", "a byte order mark at the start; save as UTF-8 without it")
        data = data[3:]
    lines = data.split(b"\n")
    others = any(_is_utf8(line) and not line.isascii() for line in lines)
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield from _line(file, number, line, last=number == len(lines), others=others)


def _line(file: Path, number: int, line: bytes, *, last: bool, others: bool) -> Iterator[Defect | _Row]:
    def defect(kind: Kind, message: str, name: str = "") -> Defect:
        return Defect(str(file), number, name, kind, message)

    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        if last and error.end == len(line) and "unexpected end" in error.reason:
            yield defect("cut", f"the file ends inside a character, after {len(line)} bytes of this line")
            return
        mixed = "; other lines are UTF-8: mixed encodings" if others else ""
        text = line.decode("cp1252", "replace")
        seen = line[error.start : error.start + 1].decode("cp1252", "replace")
        yield defect("encoding", f"byte {error.start} (0x{line[error.start]:02x}, {seen!r} in Windows-1252) is not UTF-8{mixed}")
    try:
        data = json.loads(text)
    except ValueError as error:
        at = getattr(error, "pos", 0)
        rest = text[at:].rstrip()
        if last and ("Unterminated" in str(error) or any(literal.startswith(rest) for literal in ("null", "true", "false"))):
            yield defect("cut", f"the file ends in the middle of a document, after {len(line)} bytes of this line")
        else:
            yield defect("json", f"not JSON at column {at + 1} ({getattr(error, 'msg', error)}); one document stands on one line")
        return
    if not isinstance(data, dict):
        yield defect("schema", f"a {type(data).__name__}, where a document, a JSON object, should be")
        return
    yield from _document(data, _Row(str(file), number, None, str(data.get("id", ""))))


def _document(data: dict[str, Any], row: _Row) -> Iterator[Defect | _Row]:
    """The document of an object; facts that are wrong are told and set aside."""
    set_aside: set[str] = set()
    for _ in range(2):
        try:
            row.document, row.set_aside = Document.model_validate(data), frozenset(set_aside)
            break
        except ValidationError as error:
            for entry, reason in zip(error.errors(include_url=False), reasons(error), strict=True):
                unknown = entry["type"] in ("literal_error", "extra_forbidden")
                yield row.defect("label" if unknown else "schema", _plainly(reason, entry))
            if not _set_aside(data, [entry["loc"] for entry in error.errors()], set_aside):
                break
    yield row


def _plainly(reason: str, entry: Any) -> str:
    if entry["type"] == "literal_error":
        where = ".".join(str(part) for part in entry["loc"])
        return f"{where}: unknown label {entry['input']!r}; known are {entry['ctx']['expected']}"
    if entry["type"] == "extra_forbidden":
        where = ".".join(str(part) for part in entry["loc"])
        return f"{where}: there is no such field"
    return reason


def _set_aside(data: dict[str, Any], places: Iterable[tuple[Any, ...]], names: set[str]) -> bool:
    """Take out of an object what stands at wrong places, so that the rest can be read; False where that cannot be."""
    report: Any = data.get("report")
    indexes: dict[str, set[int]] = defaultdict(set)
    for place in places:
        if place[0] in ("id", "text", "schema_version") or (place[0] == "report" and len(place) < 2):
            return False
        if place[0] != "report":
            data.pop(place[0], None)
        elif len(place) > 2 and isinstance(report[place[1]], list):
            indexes[place[1]].add(place[2])
        else:
            report.pop(place[1], None)
    for family, wrong in indexes.items():
        names |= {str(f.get("id")) for i, f in enumerate(report[family]) if i in wrong and isinstance(f, dict)}
        report[family] = [fact for i, fact in enumerate(report[family]) if i not in wrong]
    return True


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


# --- one document ------------------------------------------------------------------------------------------------------

_MOJIBAKE = re.compile("[ÂÃ][\u0080-\u00bf]|â€|\ufffd")


def _content(row: _Row, document: Document) -> Iterator[Defect]:
    if odd := _MOJIBAKE.search(document.text):
        around = document.text[max(0, odd.start() - 10) : odd.end() + 10]
        yield row.defect("encoding", f"the text was read with a wrong encoding: {around!r} at {odd.start()}")
    if document.country and document.country not in _countries():
        yield row.defect("code", f"country {document.country!r} is no ISO 3166-1 alpha-3 code")
    if document.year is not None and not 1990 <= document.year <= 2100:
        yield row.defect("value", f"year {document.year} is no report year")
    for group, rows in document.spans.items():
        for start, end, label, _value in rows:
            if not 0 <= start < end <= len(document.text):
                yield row.defect("offset", f"{label} {start}-{end} in spans.{group} {_outside(document.text)}")
            if group in GROUPS.values() and label not in LABELS:
                yield row.defect("label", f"unknown label {label!r} in spans.{group}; known are {', '.join(LABELS)}")
    if document.report is None:
        return
    report, text = document.report, document.text
    yield from _offsets(row, report, text)
    yield from _overlaps(row, report)
    yield from _codes(row, document, report)
    yield from _links(row, report)
    yield from _values(row, report)


def _outside(text: str) -> str:
    return f"is not inside the text, which has {len(text)} characters"


def facts(report: Report) -> list[tuple[str, Fact]]:
    """All facts that stand on characters, with their family."""
    found: list[tuple[str, Fact]] = [("tier", report.tier)] if report.tier else []
    for family, kind in FAMILIES.items():
        if issubclass(kind, Fact):
            found += [(family, fact) for fact in getattr(report, family)]
    return found


def _offsets(row: _Row, report: Report, text: str) -> Iterator[Defect]:
    shifts: Counter[int] = Counter()
    told: list[tuple[int | None, Defect]] = []
    for _, fact in facts(report):
        place = fact.evidence
        where = f"{fact.id} at {place.start}-{place.end}"
        if place.start >= place.end:
            told.append((None, row.defect("offset", f"{where} is empty")))
        elif text[place.start : place.end] != place.text:
            shift = _shift(text, place.text, place.start)
            shifts[shift or 0] += shift is not None
            here = f"it stands at {place.start + shift} (shifted by {shift:+})" if shift is not None else "it is not in the text"
            found = text[place.start : place.end]
            told.append((shift, row.defect("offset", f"{where} says {place.text!r}, the text there is {found!r}; {here}")))
        elif place.sentence and not (place.sentence[0] < place.end and place.start < place.sentence[1]):
            told.append((None, row.defect("offset", f"{where} is outside its sentence {place.sentence[0]}-{place.sentence[1]}")))
    common = {shift for shift, number in shifts.items() if number > 2}
    for shift, defect in told:
        if shift not in common:
            yield defect
    for shift in sorted(common):
        first = next(defect for s, defect in told if s == shift)
        yield row.defect("offset", f"{shifts[shift]} facts are shifted by {shift:+}, the first: {first.message}")
    for section in report.sections:
        if not 0 <= section.start < section.end <= len(text):
            yield row.defect("offset", f"section {section.name} {section.start}-{section.end} {_outside(text)}")


def _shift(text: str, wanted: str, start: int) -> int | None:
    """How far from ``start`` the wanted text stands, the nearest; None where it does not."""
    if not wanted:
        return None
    after, before = text.find(wanted, start), text.rfind(wanted, 0, start + len(wanted))
    found = [at for at in (after, before) if at >= 0]
    return min((at - start for at in found), key=abs, default=None)


def _overlaps(row: _Row, report: Report) -> Iterator[Defect]:
    for family in ("countries", "laws", "money", "sections"):
        items = [(*_place(item), _called(item)) for item in getattr(report, family)]
        items.sort()
        for (start, end, name), (start2, end2, name2) in zip(items, items[1:], strict=False):
            if start2 < end:
                yield row.defect("overlap", f"{name} {start}-{end} and {name2} {start2}-{end2} overlap; {family} do not")
    seen: dict[str, str] = {}
    for family, fact in facts(report):
        value = f"{family} {fact.model_dump_json(exclude={'id', 'rule', 'score'})}"
        if value in seen:
            yield row.defect("suspicious", f"{fact.id} is the same fact on the same characters as {seen[value]}")
        seen.setdefault(value, fact.id)


def _place(item: Any) -> tuple[int, int]:
    place = item.evidence if isinstance(item, Fact) else item
    return place.start, place.end


def _called(item: Any) -> str:
    return item.id if isinstance(item, Fact) else f"section {item.name}"


def _codes(row: _Row, document: Document, report: Report) -> Iterator[Defect]:
    codes: list[tuple[str, str | None]] = [("meta.country", report.meta.country), ("roles.country", report.roles.country)]
    codes += [(f"{c.id}.iso3", c.iso3) for c in report.countries]
    codes += [(f"{law.id}.country", law.country) for law in report.laws]
    codes += [(f"{instrument.id}.country", instrument.country) for instrument in report.instruments]
    for where, code in codes:
        if code is not None and code not in _countries():
            yield row.defect("code", f"{where}: {code!r} is no ISO 3166-1 alpha-3 code")
    for region in report.regions:
        if region.region not in _regions():
            yield row.defect("code", f"{region.id}.region: {region.region!r} is no canonical region")
    for flow in report.flows:
        for part in ("origin", "transit", "destination"):
            place = getattr(flow, part)
            if place is not None and place not in _countries() and place not in _regions():
                yield row.defect("code", f"{flow.id}.{part}: {place!r} is no ISO 3166-1 alpha-3 code and no canonical region")
    currencies = [(p.id, p.currency) for p in report.penalties] + [(m.id, m.currency) for m in report.money]
    for name, currency in currencies:
        if currency is not None and currency not in _currencies():
            yield row.defect("code", f"{name}.currency: {currency!r} is no ISO 4217 code")
    for part in ("country", "year"):
        here, there = getattr(document, part), getattr(report.meta, part)
        if here is not None and there is not None and here != there:
            yield row.defect("value", f"{part} is {here}, report.meta.{part} is {there}")


def _links(row: _Row, report: Report) -> Iterator[Defect]:
    names = Counter(fact.id for _, fact in facts(report)) + Counter(i.id for i in report.instruments)
    for name, number in names.items():
        if number > 1:
            yield row.defect("id", f"{number} facts are called {name}")
    families = {fact.id: family for family, fact in facts(report)} | {i.id: "instruments" for i in report.instruments}
    links = [(p.id, "law", p.law, "laws") for p in report.penalties]
    links += [(c.id, part, getattr(c, part), "counts") for c in report.counts for part in ("compared_with", "part_of")]
    links += [(law.id, "instrument", law.instrument, "instruments") for law in report.laws]
    links += [(i.id, "mentions", mention, "laws") for i in report.instruments for mention in i.mentions]
    for name, part, target, family in links:
        if target is None or target in row.set_aside:
            continue
        if target not in families:
            yield row.defect("link", f"{name}.{part}: there is no fact {target!r} in this document")
        elif families[target] != family:
            yield row.defect("link", f"{name}.{part}: {target!r} is one of {families[target]}, not of {family}")


def _values(row: _Row, report: Report) -> Iterator[Defect]:
    for count in report.counts:
        wanted = {"zero": count.value == 0, "not_reported": count.value is None, "reported": count.value is not None}
        if not wanted[count.status]:
            yield row.defect("value", f"{count.id}: status {count.status} with value {count.value}")
        if count.max_value is not None and count.value is not None and count.max_value < count.value:
            yield row.defect("value", f"{count.id}: max_value {count.max_value} is less than value {count.value}")
    for penalty in report.penalties:
        for unit in ("months", "amount"):
            low, high = getattr(penalty, f"min_{unit}"), getattr(penalty, f"max_{unit}")
            if low is not None and high is not None and low > high:
                yield row.defect("value", f"{penalty.id}: min_{unit} {low:g} is more than max_{unit} {high:g}")
        if penalty.kind == "fine" and penalty.min_amount is None and penalty.max_amount is None:
            yield row.defect("value", f"{penalty.id}: a fine without an amount is no fact")
    for flow in report.flows:
        if (flow.origin is None) == (flow.transit is None) or flow.destination is None:
            yield row.defect("value", f"{flow.id}: a flow is origin -> destination or transit -> destination, not {_pair(flow)}")


def _pair(flow: Flow) -> str:
    return f"origin {flow.origin}, transit {flow.transit}, destination {flow.destination}"


@cache
def _countries() -> frozenset[str]:
    return frozenset(row["iso3"] for row in tables.rows("countries"))


@cache
def _regions() -> frozenset[str]:
    return frozenset(row["region"] for row in tables.rows("regions"))


#: ISO 4217, list three: currencies that the euro replaced, which reports before may name.
_BEFORE_THE_EURO = "ATS BEF CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK"


@cache
def _currencies() -> frozenset[str]:
    found = frozenset(row["code"] for row in tables.rows("currencies"))
    withdrawn = {code for row in tables.rows("currencies") for code in re.findall(r"[A-Z]{3}", row["withdrawn"])}
    return found | withdrawn | frozenset(_BEFORE_THE_EURO.split())


# --- documents against each other --------------------------------------------------------------------------------------

#: Documents in two files are near-duplicates where at least this share of the sentences of one, and two of them, have a
#: near-duplicate in the other. In one file reports of one country may repeat each other from year to year: nearly all must agree.
LEAK, COPY = 0.5, 0.9


def _twice(rows: list[_Row]) -> Iterator[Defect]:
    """The same document, the same text or, in two files, the same country."""
    by_name: dict[str, _Row] = {}
    by_country: dict[str, _Row] = {}
    texts: dict[str, str] = {}
    row_of: dict[str, _Row] = {}
    for n, row in enumerate(rows):
        first = by_name.setdefault(row.name, row) if row.name else row
        if first is not row:
            kind: Kind = "leak" if first.file != row.file else "id"
            yield row.defect(kind, f"the same id as {first.file}:{first.line}")
        if row.document is None:
            continue
        texts[str(n)], row_of[str(n)] = row.document.text, row
        country = row.document.country
        if country and by_country.setdefault(country, row).file != row.file and first is row:
            other = by_country[country]
            yield row.defect("leak", f"{country} is also the country of {other.file}:{other.line}; splits are by country")
    yield from _alike(texts, row_of)


def _alike(texts: dict[str, str], row_of: dict[str, _Row]) -> Iterator[Defect]:
    found = similarity(texts)
    shared: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for pair in found.pairs:
        shared[pair.a, pair.b].add(pair.a_span)
    totals = Counter(found.owners)
    for (a, b), spans in shared.items():
        share = min(1.0, len(spans) / min(totals[a], totals[b]))
        one, two = row_of[a], row_of[b]
        if one.name == two.name:
            continue
        said = f"{share:.0%} of its sentences are near-duplicates of {one.file}:{one.line}"
        if one.file != two.file and share >= LEAK and len(spans) > 1:
            yield two.defect("leak", said)
        elif one.file == two.file and share >= COPY and len(spans) > 1:
            yield two.defect("suspicious", said)


def _suspicious(rows: list[_Row]) -> Iterator[Defect]:
    """Equal strings that are annotated differently."""
    known: dict[tuple[str, ...], dict[tuple[Any, ...], list[tuple[_Row, Fact]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        report = row.document.report if row.document else None
        if report is None or row.document is None:
            continue
        for family, fact in facts(report):
            key = _surface(family, fact, row)
            if key:
                known[key][_meaning(fact)].append((row, fact))
        yield from _unmarked(row, row.document, report)
    for meanings in known.values():
        if len(meanings) < 2:
            continue
        usual = max(meanings, key=lambda m: len(meanings[m]))
        for meaning, places in meanings.items():
            if meaning != usual:
                other_row, other = meanings[usual][0]
                for row, fact in places:
                    yield row.defect("suspicious", (
                        f"{fact.id}: {fact.evidence.text!r} is {_said(meaning)} here, "
                        f"{_said(usual)} in {len(meanings[usual])} other places ({other_row.file}:{other_row.line}, {other.id})"
                    ))


_MEANINGS = {
    "Country": ("iso3",), "Law": ("kind", "generic", "status"), "Money": ("amount", "currency"),
    "Penalty": ("kind", "min_months", "max_months", "life", "min_amount", "max_amount", "currency"),
}


def _surface(family: str, fact: Fact, row: _Row) -> tuple[str, ...]:
    """What must mean the same: a country's name and a whole punishment wherever they stand, laws and money in one document."""
    surface = " ".join(fact.evidence.text.split())
    if family == "countries":
        return family, surface
    if family == "penalties" and len(surface.split()) > 2:
        return family, surface, getattr(fact, "basis", "")
    if family in ("laws", "money"):
        return family, surface, row.file, str(row.line)
    return ()


def _meaning(fact: Fact) -> tuple[Any, ...]:
    return tuple((name, getattr(fact, name)) for name in _MEANINGS[type(fact).__name__])


def _said(meaning: tuple[Any, ...]) -> str:
    said = [(name, f"{value:g}" if isinstance(value, float) else value) for name, value in meaning if value is not None]
    return ", ".join(f"{name} {value}" for name, value in said)


def _unmarked(row: _Row, document: Document, report: Report) -> Iterator[Defect]:
    """A country's name that is marked elsewhere in the document, and here is found by the rules but not marked."""
    from tipnlp.analysis import analyse

    if not report.countries or not document.annotated:
        return
    marked = [(c.evidence.start, c.evidence.end) for c in report.countries]
    names = {c.evidence.text: c.id for c in report.countries}
    analysis = analyse(document.text, document.country, document.year)
    for match in analysis.countries:
        start, end = analysis.view.span(match.start, match.end)
        surface = document.text[start:end]
        if surface in names and match.label == "COUNTRY" and not any(s < end and start < e for s, e in marked):
            yield row.defect("suspicious", f"{surface!r} at {start}-{end} is not marked, as {names[surface]} it is")


# --- frozen splits -----------------------------------------------------------------------------------------------------


def digest(file: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _frozen(folder: Path, files: list[Path]) -> Iterator[Defect]:
    """Splits that differ from what they were when the corpus was frozen."""
    frozen = folder / SPLITS_FILE
    if not frozen.is_file():
        return
    try:
        splits: dict[str, dict[str, Any]] = json.loads(frozen.read_bytes())["splits"]
        wanted = {entry["file"]: entry["sha256"] for entry in splits.values()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        yield Defect(str(frozen), 0, "", "frozen", f"not readable ({error!r}); make it again with 'tipnlp corpus freeze'")
        return
    for file in files:
        if file.name in wanted and digest(file) != wanted[file.name]:
            meant = f"if that is meant, run 'tipnlp corpus freeze {folder}'"
            yield Defect(str(file), 0, "", "frozen", f"differs from {SPLITS_FILE}; {meant}")
    for name in wanted:
        if not (folder / name).is_file():
            yield Defect(str(folder / name), 0, "", "frozen", f"is in {SPLITS_FILE}, but there is no such file")

