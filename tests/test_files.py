"""Files in and out: JSONL of reports, and readers of texts that turn what they cannot read into error records."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import numpy
import pytest

import tipnlp
from tipnlp.readers import plain_html

# --- JSONL -------------------------------------------------------------------------------------------------------------


def test_reports_come_back_the_same(texts: list[str], tmp_path: Path) -> None:
    reports = list(tipnlp.extract_many([*texts, None]))
    file = tmp_path / "reports.jsonl"
    assert tipnlp.write_jsonl(iter(reports), file) == len(reports)
    assert list(tipnlp.read_jsonl(file)) == reports
    assert [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] == [r.to_dict() for r in reports]


def test_one_report_alone(tmp_path: Path) -> None:
    report = tipnlp.extract("Courts tried 12 men.")
    assert tipnlp.write_jsonl(report, tmp_path / "a.jsonl") == 1
    assert list(tipnlp.read_jsonl(tmp_path / "a.jsonl")) == [report]


@pytest.mark.parametrize("name", ["facts.json", "facts.jsonl.unfinished", "report.pdf", "report.rtf", "a.txt"])
def test_what_is_no_prose_is_not_read_as_prose(name: str, tmp_path: Path) -> None:
    heads = {".pdf": "%PDF-1.4\n1 0 obj", ".rtf": "{\\rtf1\\ansi Police arrested 12 men.}"}
    json_text = tipnlp.extract("Police arrested 12 men.").model_dump_json(indent=2)
    (tmp_path / name).write_text(heads.get(Path(name).suffix, json_text), encoding="utf-8")
    [source] = tipnlp.read_sources(tmp_path / name)
    assert source.error is not None and source.error.code == "T033" and name in str(source.error)


def test_prose_that_opens_with_a_bracket_is_prose(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[Police] arrested {at least} 12 men.", encoding="utf-8")
    assert [source.error for source in tipnlp.read_sources(tmp_path / "a.txt")] == [None]


@pytest.mark.parametrize("year", ["2018", "2018.0", 2018, 2018.0, numpy.int64(2018), numpy.float64(2018)])
def test_years_as_tables_hold_them(year: object) -> None:
    assert tipnlp.extract("in Chad", year=year).meta.year == 2018  # type: ignore[arg-type]


def test_a_gap_of_pandas_is_no_year_and_no_country() -> None:
    gap = float("nan")
    [report] = tipnlp.extract_many([("Chad in 2018", {"year": gap, "country": gap})])
    assert report.error is None


@pytest.mark.parametrize("year", ["18", "2018.5", 2018.5, True, float("inf"), "next", 1066])
def test_what_is_no_year(year: object) -> None:
    with pytest.raises(tipnlp.TipnlpError, match="T005"):
        tipnlp.extract("in Chad", year=year)  # type: ignore[arg-type]


def test_countries_by_name_in_any_table(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x", "country": "Norway"}\n{"text": "x", "country": "nor"}\n')
    (tmp_path / "b.csv").write_text("text,country\nx,Norway\n")
    assert [source.country for source in tipnlp.read_sources(tmp_path)] == ["NOR"] * 3


def test_a_header_that_cannot_be_read_costs_its_file_only(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('"a"x,text\n1,in Chad\n')
    (tmp_path / "b.csv").write_text("text\nin Mali\n")
    bad, good = tipnlp.read_sources(tmp_path)
    assert bad.error is not None and bad.error.code == "T029" and "header" in str(bad.error) and good.text == "in Mali"


def test_numbers_stay_exact(tmp_path: Path) -> None:
    report = tipnlp.extract("The state spent $1,234,567.89.").model_copy()
    fact = report.money[0].model_copy(update={"score": 1 / 3})
    report = report.model_copy(update={"money": (fact,)})
    tipnlp.write_jsonl([report], tmp_path / "a.jsonl")
    assert list(tipnlp.read_jsonl(tmp_path / "a.jsonl")) == [report]


def test_a_file_is_not_overwritten_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("mine")
    with pytest.raises(tipnlp.TipnlpError, match="T026: .*a.jsonl exists"):
        tipnlp.write_jsonl([], file)
    assert file.read_text() == "mine"
    assert tipnlp.write_jsonl([], file, force=True) == 0
    assert file.read_text() == ""


def test_a_run_that_breaks_off_leaves_no_file(tmp_path: Path) -> None:
    stream = tipnlp.extract_many(["in Chad", None], on_error="raise")
    with pytest.raises(tipnlp.TipnlpError, match="T006"):
        tipnlp.write_jsonl(stream, tmp_path / "a.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(tipnlp.TipnlpError, match="T027"):
        tipnlp.write_jsonl([], tmp_path / "no_folder" / "a.jsonl")


@pytest.mark.parametrize("line", ['{"a": 1}', "not json", "[]", '{"schema_version": 2}', "\xff"])
def test_a_bad_line_is_told_by_file_and_number(line: str, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = tipnlp.extract("in Chad").model_dump_json()
    file.write_bytes(f"{good}\n\n{line}\n".encode("latin-1"))
    reports = tipnlp.read_jsonl(file)
    assert next(reports).countries[0].iso3 == "TCD"
    with pytest.raises(tipnlp.TipnlpError, match="T028: .*a.jsonl, line 3"):
        next(reports)


def test_a_missing_file_is_told_at_once() -> None:
    with pytest.raises(tipnlp.TipnlpError, match="T020"):
        tipnlp.read_jsonl("no_such_file.jsonl")


# --- readers -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "b.txt": "\ufeffTwo lines\r\nof Chad’s text\r\n".encode(),
        "a/nor.TXT": b"NORWAY (Tier 1)",
        "a/page.html": "<p>In <b>C\u00f4te d&rsquo;Ivoire</b></p><script>if (a < b) {}</script>".encode(),
        "a/old.html": '<html><head><meta charset="iso-8859-1"></head><p>Caf\xe9'.encode("latin-1"),
        "latin.txt": b"caf\xe9",
        "binary.txt": b"PK\x00\x01",
        "utf16.txt": "in Chad".encode("utf-16"),
        "empty.txt": b"",
        "lines.jsonl": b'{"id": 7, "text": "in Chad", "country": "TCD", "year": "2012"}\n\n{"text": "in Mali"}\n{"txt": 1}\nno\n'
                       b'[1]\n{"text": "a", "country": "Utopia"}\n{"text": "\\ud800"}\n{"text": "b", "country": null, "year": 2001.0}',
        ".hidden.txt": b"no", ".git/x.txt": b"no", "notes.md": b"no",
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_folder_in_the_order_of_its_names(folder: Path) -> None:
    sources = list(tipnlp.read_sources(folder))
    names = ["a/nor", "a/old", "a/page", "b", "binary", "empty", "latin", "7", "lines:3", "lines:4", "lines:5", "lines:6", "lines:7",
             "lines:8", "lines:9", "utf16"]
    assert [source.id for source in sources] == names
    texts = {source.id: source.text for source in sources if source.error is None}
    assert texts == {
        "a/nor": "NORWAY (Tier 1)", "a/old": "Café\n", "a/page": "In Côte d’Ivoire\n", "b": "\ufeffTwo lines\r\nof Chad’s text\r\n",
        "empty": "", "7": "in Chad", "lines:3": "in Mali", "lines:9": "b",
    }
    codes = {source.id: source.error.code for source in sources if source.error is not None}
    assert codes == {"binary": "T022", "latin": "T023", "utf16": "T022", "lines:4": "T025", "lines:5": "T025", "lines:6": "T025",
                     "lines:7": "T004", "lines:8": "T003"}
    known = {source.id: (source.country, source.year) for source in sources}
    assert known["7"] == ("TCD", 2012) and known["lines:9"] == (None, 2001) and known["b"] == (None, None)


def test_what_is_known_of_all_is_the_default(folder: Path) -> None:
    sources = list(tipnlp.read_sources([folder / "lines.jsonl", str(folder / "b.txt")], country="NER", year=1999))
    assert [(s.id, s.country, s.year) for s in sources if s.error is None] == [
        ("7", "TCD", 2012), ("lines:3", "NER", 1999), ("lines:9", "NER", 2001), ("b", "NER", 1999)
    ]


def test_every_source_gives_a_report(folder: Path) -> None:
    reports = list(tipnlp.extract_many(tipnlp.read_sources(folder)))
    assert len(reports) == 16
    assert sum(report.error is not None for report in reports) == 8
    assert {report.id: report.meta.country for report in reports}["a/nor"] == "NOR"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    [source] = tipnlp.read_sources("-", stdin=io.BytesIO(b"in Chad"))
    assert (source.text, source.id) == ("in Chad", tipnlp.extract("in Chad").id)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))
    [source] = tipnlp.read_sources(["-"])
    assert source.error is not None and source.error.code == "T023"


def test_a_file_that_cannot_be_opened_is_a_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", closed)
    [source] = tipnlp.read_sources(folder / "b.txt")
    assert source.error is not None and "T021" in str(source.error) and "Permission denied" in str(source.error)


def test_mistakes_are_told_before_anything_is_read(folder: Path) -> None:
    (folder / "none").mkdir()
    for paths, options, code in (
        (["no_such_file"], {}, "T020"), (folder / "none", {}, "T024"), (folder, {"country": "no"}, "T004"), (folder, {"year": 12}, "T005"),
    ):
        with pytest.raises(tipnlp.TipnlpError, match=code):
            tipnlp.read_sources(paths, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>one<p>two", "one\n\ntwo\n"),
        ("one<br>two<br/>three", "one\ntwo\nthree\n"),
        ("<ul><li>a</li><li>b</li></ul>", "• a\n\n• b\n"),
        ("a&nbsp;b &amp; c &#8217;", "a b & c ’\n"),
        ("<style>p {}</style><nav>x</nav>a<noscript>b</noscript>", "x\n\na\n"),
        ("a < b and b > a", "a < b and b > a\n"),
        ("", "\n"),
    ],
)
def test_html_made_plain(page: str, text: str) -> None:
    assert plain_html(page) == text
