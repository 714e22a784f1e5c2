"""Batch runs: every document comes through once and in order, whatever it is; a run that was killed goes on to the same bytes."""

from __future__ import annotations

import errno
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import types
from pathlib import Path

import pytest
from conftest import SHAPES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import tipnlp
from tipnlp import rules
from tipnlp.cli import app
from tipnlp.journal import Journal
from tipnlp.progress import bar
from tipnlp.reports import holds_facts, read_reports


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["batch", *map(str, arguments)], env={"COLUMNS": "200"})


def corpus(folder: Path, number: int = 24) -> Path:
    """A folder of texts of every shape, with some that cannot be read."""
    folder.mkdir()
    lines = []
    for n in range(number):
        text = list(SHAPES.values())[n % len(SHAPES)]
        lines.append(json.dumps({"id": f"line-{n}", "text": text} if n % 7 else {"id": f"line-{n}", "text": None}))
    (folder / "lines.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "curly.txt").write_text("Chad’s police arrested 12 traffickers.\r\nNo “convictions” were made.\r\n", "utf-8", newline="")
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    (folder / "table.csv").write_text("Text,Country,year\nNigerian women are exploited in the country.,Italy,2012\n", "utf-8")
    return folder


def reports(path: Path) -> list[tipnlp.Report]:
    return list(tipnlp.read_jsonl(path))


# --- what comes out ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n_process", [1, 2])
def test_a_report_a_document_in_order(n_process: int, tmp_path: Path) -> None:
    folder, out = corpus(tmp_path / "in"), tmp_path / "out.jsonl"
    failures: list[tuple[str, str]] = []
    result = tipnlp.run_batch(
        folder, out, n_process=n_process, batch_size=5, on_failure=lambda name, why: failures.append((name, why))
    )
    expected = list(tipnlp.extract_many(tipnlp.read_sources(folder)))
    assert reports(out) == expected
    assert (result.documents, result.errors, result.repeated_ids, result.resumed) == (27, 5, 0, 0)
    assert result.words == sum(len(source.text.split()) for source in tipnlp.read_sources(folder))
    assert failures == [(report.id, report.error.message) for report in expected if report.error]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl", "out.jsonl.manifest.json"]
    assert expected[-1].meta.country == "ITA" and expected[-1].meta.year == 2012 and expected[-1].id == "table:1"


def test_the_manifest_says_what_made_it_and_is_the_same_in_every_run(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "in")
    contents = []
    for n_process in (1, 2):
        out = tmp_path / "out.jsonl"
        result = tipnlp.run_batch(folder, out, n_process=n_process, country="NOR", force=True)
        contents.append(result.manifest.read_bytes())
    assert contents[0] == contents[1]
    manifest = json.loads(contents[0])
    assert manifest["status"] == "complete" and manifest["documents"] == 27 and manifest["errors"] == 5
    assert set(manifest["versions"]) == {"tipnlp", "rules", "python", "spacy", "pydantic"}
    assert manifest["options"]["country"] == "NOR"
    assert [Path(entry["path"]).name for entry in manifest["inputs"]] == ["curly.txt", "latin.txt", "lines.jsonl", "table.csv"]
    assert manifest["inputs"][1]["size"] == 4 and len(manifest["inputs"][1]["sha256"]) == 64
    assert manifest["output"]["size"] == out.stat().st_size


def test_a_finder_that_fails_spoils_its_document_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in.csv").write_text("id,text\na,in Chad\nb,BREAK\nc,in Mali\n")
    whole = rules.report

    def broken(text: str, **known: object) -> dict[str, object]:
        if "BREAK" in text:
            raise IndexError("list index out of range")
        return whole(text, **known)  # type: ignore[arg-type]

    monkeypatch.setattr(rules, "report", broken)
    result = run(tmp_path / "in.csv", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "tipnlp: b: list index out of range" in result.stderr
    assert [(r.id, r.error and r.error.type) for r in reports(tmp_path / "out.jsonl")] == [("a", None), ("b", "IndexError"), ("c", None)]


def test_a_long_document_and_strange_ids(tmp_path: Path, sample: str) -> None:
    long = (sample + "\n\n") * (1_000_000 // len(sample) + 1)
    rows = [{"id": "é 中 \ud800 😀", "text": "in Chad"}, {"id": 7.0, "text": "in Mali"}, {"id": "long", "text": long}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    tipnlp.run_batch(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    first, second, third = reports(tmp_path / "out.jsonl")
    assert (first.id, second.id, third.id) == ("é 中 \\ud800 😀", "7", "long")
    assert len(third.countries) > 1_000
    evidence = third.countries[-1].evidence
    assert long[evidence.start : evidence.end] == evidence.text


def test_line_ends_are_kept(tmp_path: Path) -> None:
    text = "Chad’s “police”\r\narrested 12 traffickers.\r\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    (tmp_path / "b.csv").write_text(f'id,text\r\nb,"{text}"\r\n', encoding="utf-8", newline="")
    assert [source.text for source in tipnlp.read_sources([tmp_path / "a.txt", tmp_path / "b.csv"])] == [text, text]


def test_an_empty_file_is_a_document_and_an_empty_table_none(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jsonl", "c.csv", "d.tsv"):
        (tmp_path / name).touch()
    (tmp_path / "e.csv").write_text("id,text\n")
    result = run(tmp_path / "*.*", "-o", tmp_path / "facts.jsonl")
    assert result.exit_code == 0, result.stderr
    [report] = reports(tmp_path / "facts.jsonl")
    assert report.id == "a" and not report.countries


def test_nothing_at_all_is_an_output_too(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").touch()
    result = tipnlp.run_batch(tmp_path / "none.jsonl", tmp_path / "out.jsonl")
    assert result.documents == 0 and result.out.read_bytes() == b""
    assert run(tmp_path / "none.jsonl", "-o", tmp_path / "out.jsonl", "--resume").exit_code == 0


def test_repeated_ids_are_told(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,text\na,in Chad\na,in Mali\nb,in Togo\n")
    result = run(tmp_path / "in.csv", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 0 and "documents whose id came before: 1" in result.stderr
    assert [report.id for report in reports(tmp_path / "out.jsonl")] == ["a", "a", "b"]


def test_an_output_in_its_own_input_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("in Chad")
    out = tmp_path / "out.jsonl"
    for options in ({}, {"force": True}):
        assert tipnlp.run_batch(tmp_path, out, **options).documents == 1  # type: ignore[arg-type]
    assert tipnlp.run_batch(tmp_path / "*", out, force=True).documents == 1


def test_a_pipeline_of_ones_own(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "in", 8)
    tipnlp.load().to_disk(tmp_path / "pipeline")
    tipnlp.run_batch(folder, tmp_path / "a.jsonl")
    result = tipnlp.run_batch(folder, tmp_path / "b.jsonl", pipeline=tmp_path / "pipeline", batch_size=4)
    assert result.out.read_bytes() == (tmp_path / "a.jsonl").read_bytes()
    assert len(json.loads(result.manifest.read_bytes())["options"]["pipeline"]["sha256"]) == 64


# --- Parquet -----------------------------------------------------------------------------------------------------------


def test_parquet_in_and_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="needs pyarrow")
    from pyarrow import parquet

    rows = {
        "name": [1, None, 3, 4], "body": ["in Chad", "Sweden is a destination for women from Nigeria.", None, "NORWAY (Tier 1)"],
        "iso3": ["TCD", "SWE", "XXX", None], "year": [2012.0, None, 2013.0, 2014.0],
    }
    parquet.write_table(pyarrow.table(rows), tmp_path / "in.parquet")
    failures: list[str] = []
    out = tmp_path / "out.parquet"
    result = tipnlp.run_batch(
        tmp_path / "in.parquet", out, id_column="name", on_failure=lambda name, why: failures.append(f"{name} {why[:4]}")
    )
    assert (result.documents, result.errors) == (4, 1) and failures == ["3 T004"]
    tipnlp.run_batch(tmp_path / "in.parquet", tmp_path / "out.jsonl", id_column="name")
    assert list(tipnlp.read_parquet(out)) == reports(tmp_path / "out.jsonl")
    table = parquet.read_table(out).to_pylist()
    assert [(row["id"], row["country"], row["year"], row["tier"], row["roles"]) for row in table] == [
        ("1", "TCD", 2012, None, []), ("in:2", "SWE", None, None, ["destination"]), ("3", None, None, None, []),
        ("4", "NOR", 2014, "1", []),
    ]
    assert "T004" in table[2]["error"]
    assert holds_facts(out) and not holds_facts(tmp_path / "in.parquet")
    assert list(read_reports(out)) == reports(tmp_path / "out.jsonl")
    assert "pyarrow" in json.loads(result.manifest.read_bytes())["versions"]
    whole = out.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:  # killed or full between the lines and the table made of them
        patched.setattr("tipnlp.parquet._row", full)
        with pytest.raises(tipnlp.TipnlpError, match="T071: .* 4 documents are kept"):
            tipnlp.run_batch(tmp_path / "in.parquet", out, id_column="name", force=True)
    assert out.read_bytes() == whole  # the old one, as the new one is not complete
    result = tipnlp.run_batch(tmp_path / "in.parquet", out, id_column="name", resume=True)
    assert result.resumed == 4 and out.read_bytes() == whole
    assert not list(tmp_path.glob("*.unfinished")) and not list(tmp_path.glob("*.tmp"))


def test_what_is_no_parquet_is_told(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="needs pyarrow")
    from pyarrow import parquet

    (tmp_path / "bad.parquet").write_bytes(b"PAR1 not PAR1")
    parquet.write_table(pyarrow.table({"text": [1, 2]}), tmp_path / "numbers.parquet")
    parquet.write_table(pyarrow.table({"story": ["in Chad"]}), tmp_path / "story.parquet")
    messages = [source.error.args[0][:4] for source in tipnlp.read_sources(tmp_path) if source.error]
    assert messages == ["T021", "T001", "T001", "T032"]
    [source] = tipnlp.read_sources(tmp_path / "story.parquet", text_column="story")
    assert source.text == "in Chad"
    for name, code in (("bad", "T021"), ("story", "T036")):
        with pytest.raises(tipnlp.TipnlpError, match=code):
            list(tipnlp.read_parquet(tmp_path / f"{name}.parquet"))


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tipnlp.records.find_spec", lambda name: None)
    (tmp_path / "in.parquet").touch()
    (tmp_path / "in.txt").touch()
    for arguments in (["in.parquet", "-o", "a.jsonl"], ["in.txt", "-o", "a.parquet"], ["in.txt", "-o", "a", "--format", "parquet"]):
        result = run(*(tmp_path / part if "." in part else part for part in arguments))
        assert result.exit_code == 1 and "T041" in result.stderr and "pip install 'tipnlp[parquet]'" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.parquet", "in.txt"]


# --- which files, which columns ----------------------------------------------------------------------------------------


def names(*paths: object, **options: str) -> list[str]:
    return [source.id for source in tipnlp.read_sources([str(path) for path in paths], **options)]  # type: ignore[arg-type]


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """Reports of two years under the same names."""
    for name in ("2019/nor.txt", "2019/swe.txt", "2020/nor.txt", "2020/notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("in Chad")
    return tmp_path


def test_patterns(years: Path) -> None:
    assert names(years / "*" / "swe.txt") == ["swe"]
    assert names(years / "**" / "*.txt") == ["2019/nor", "swe", "2020/nor"]
    assert names(years / "20*") == ["2019/nor", "swe", "2020/nor"]
    assert names(years / "**") == ["2019/nor", "2019/swe", "2020/nor"]
    assert names(years / "2020" / "*") == ["nor"]
    assert names(years / "2020" / "*.md") == ["notes"]
    assert names(years / "20[12][09]" / "???.txt") == ["2019/nor", "swe", "2020/nor"]
    with pytest.raises(tipnlp.TipnlpError, match=r"T034: .*\*\.html: no file matches"):
        names(years / "*.html")


def test_files_of_one_name_keep_their_folders(years: Path) -> None:
    assert names(years / "2019", years / "2020") == ["2019/nor", "swe", "2020/nor"]
    (years / "2019" / "nor.html").write_text("<p>in Chad")
    assert names(years / "2019") == ["nor.html", "nor.txt", "swe"]
    assert names(years) == ["2019/nor.html", "2019/nor.txt", "2019/swe", "2020/nor"]


def test_a_file_named_twice_is_read_once(years: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(years)
    assert names("2019", "2019/nor.txt", "./2019/*.txt", years / "2019") == ["nor", "swe"]


CSV = {
    "commas": ("a.csv", "id,text,country,year\n1,in Chad,Chad,2012\n,in Mali,,\n", ["1", "a:2"]),
    "semicolons": ("a.csv", "id;text\n1;in Chad, here\n", ["1"]),
    "tabs": ("a.tsv", "id\ttext\n1\tin Chad, \"here\n", ["1"]),
    "byte order mark": ("a.csv", "\ufeffText,ID\nin Chad,1\n", ["1"]),
    "blank lines": ("a.csv", "text\n\nin Chad\n\n", ["a:1"]),
}


@pytest.mark.parametrize("case", CSV)
def test_tables(case: str, tmp_path: Path) -> None:
    name, content, ids = CSV[case]
    (tmp_path / name).write_text(content, encoding="utf-8")
    sources = list(tipnlp.read_sources(tmp_path / name))
    assert [source.id for source in sources] == ids and not any(source.error for source in sources)
    assert sources[0].text.startswith("in Chad")


def test_a_bad_row_leaves_the_others(tmp_path: Path) -> None:
    content = b'id,text,country\na,in Chad,TCD\nb,caf\xe9,\nc,one,two,three\nd,in Mali,Utopia\ne,"in" Peru,\nf,in Togo,\ng,"never closed\n'
    (tmp_path / "t.csv").write_bytes(content)
    sources = list(tipnlp.read_sources(tmp_path / "t.csv"))
    found = [(source.id, source.text, source.error and source.error.code) for source in sources]
    assert found == [
        ("a", "in Chad", None), ("b", "", "T029"), ("t:3", "", "T029"), ("d", "", "T004"), ("t:5", "", "T029"), ("f", "in Togo", None),
        ("t:7", "", "T029"),
    ]
    assert "row 2: the text is not UTF-8 (byte 3" in str(sources[1].error)


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,story\nx,in Chad\n")
    for options in ({}, {"text_column": "body"}, {"text_column": "story", "id_column": "nope"}):
        [source] = tipnlp.read_sources(tmp_path / "a.csv", **options)
        assert source.error is not None and source.error.code == "T032" and "title, story" in str(source.error)
    [source] = tipnlp.read_sources(tmp_path / "a.csv", text_column="story", id_column="title")
    assert (source.id, source.text) == ("x", "in Chad")
    (tmp_path / "b.jsonl").write_text('{"story": "in Chad", "key": "x"}\n{"text": "in Mali", "key": "y"}\n')
    first, second = tipnlp.read_sources(tmp_path / "b.jsonl", text_column="story", id_column="key")
    assert (first.id, first.text) == ("x", "in Chad")
    assert second.id == "y" and second.error is not None and '"story" is missing' in str(second.error)


def test_extract_reads_tables_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,story\nx,in Chad\n")
    arguments = ["extract", str(tmp_path / "a.csv"), "--text-column", "story", "--id-column", "name"]
    assert [row["id"] for row in json.loads(CliRunner().invoke(app, arguments).stdout)] == ["x"]


# --- mistakes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{}/none", "-o", "{}/x.jsonl"], "T024"),
        (["{}/a.txt"], "--out"),
        (["{}/no.txt", "-o", "{}/x.jsonl"], "T020"),
        (["{}/*.html", "-o", "{}/x.jsonl"], "T034"),
        (["-", "-o", "{}/x.jsonl"], "T076"),
        (["{}/a.txt", "-o", "{}/a.txt", "--force"], "T077"),
        (["{}/a.txt", "-o", "{}/x.csv"], "T040"),
        (["{}/a.txt", "-o", "{}/old.jsonl"], "T026"),
        (["{}/a.txt", "-o", "{}/half.jsonl"], "T070"),
        (["{}/a.txt", "-o", "{}/half.jsonl", "--resume", "--force"], "T075"),
        (["{}/a.txt", "-o", "{}/half.jsonl", "--resume"], "T074"),
        (["{}/a.txt", "-o", "{}/old.jsonl", "--resume"], "T074"),
        (["{}/a.txt", "-o", "{}/nowhere/x.jsonl"], "T027"),
        (["{}/a.txt", "-o", "{}/none"], "T026"),
        (["{}/a.txt", "-o", "{}/x.jsonl", "--country", "Utopia"], "T004"),
        (["{}/a.txt", "-o", "{}/x.jsonl", "--pipeline", "nope"], "T010"),
        (["{}/a.txt", "-o", "{}/x.jsonl", "--format", "xml"], "--format"),
        (["{}/a.txt", "-o", "{}/x.jsonl", "--n-process", "0"], "--n-process"),
    ],
)
def test_mistakes_are_one_message_and_change_nothing(arguments: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    for name, content in {"a.txt": "in Chad", "old.jsonl": "mine", "half.jsonl.unfinished": "mine"}.items():
        (tmp_path / name).write_text(content)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    result = run(*(argument.replace("{}", str(tmp_path)) for argument in arguments))
    assert result.exit_code == 1 and message in result.stderr
    assert isinstance(result.exception, SystemExit)
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("options", [{"format": "xml"}, {"n_process": 0}, {"batch_size": 0}])
def test_wrong_options_are_told(options: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(tipnlp.TipnlpError, match="T014"):
        tipnlp.run_batch(tmp_path, tmp_path / "out", **options)  # type: ignore[arg-type]


def test_an_unreadable_file_is_a_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = corpus(tmp_path / "in", 3)
    opened = Path.open

    def closed(self: Path, *arguments: object, **options: object) -> object:
        if self.name in ("curly.txt", "lines.jsonl"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(self, *arguments, **options)  # type: ignore[arg-type, call-overload]

    monkeypatch.setattr(Path, "open", closed)
    result = tipnlp.run_batch(folder, tmp_path / "out.jsonl")
    assert result.documents == 4 and result.errors == 3
    inputs = json.loads(result.manifest.read_bytes())["inputs"]
    assert inputs[0]["sha256"] is None and inputs[0]["error"] == "Permission denied"
    assert tipnlp.run_batch(folder, tmp_path / "out.jsonl", resume=True).resumed == 4


# --- killed, and going on ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, bytes]:
    """An input, and the output and manifest of a run in one piece."""
    folder = tmp_path_factory.mktemp("whole")
    inputs = corpus(folder / "in")
    result = tipnlp.run_batch(inputs, folder / "out.jsonl")
    return inputs, result.out.read_bytes(), result.manifest.read_bytes()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_from_any_beginning_the_run_goes_on_to_the_same_bytes(
    data: st.DataObject, whole: tuple[Path, bytes, bytes], tmp_path: Path
) -> None:
    """A kill leaves a beginning of the file, cut at any byte; a power cut may leave zeros behind it."""
    inputs, output, manifest = whole
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.unfinished"
    out.unlink(missing_ok=True)
    at = data.draw(st.integers(0, len(output)))
    part.write_bytes(output[:at] + b"\0" * data.draw(st.sampled_from([0, 0, 5])))
    running = json.loads(manifest) | {"status": "running"}
    (tmp_path / "out.jsonl.manifest.json").write_text(json.dumps(running))
    result = tipnlp.run_batch(inputs, out, resume=True)
    assert result.resumed == output[:at].count(b"\n")
    assert out.read_bytes() == output
    assert result.manifest.read_bytes() == manifest
    assert not part.exists()


def long_work(path: Path, sample: str) -> None:
    """Enough documents for a run to be met in the middle; each its own, as the text read last is remembered."""
    path.write_text("".join(json.dumps({"text": f"{n} women. {sample}"}) + "\n" for n in range(3_000)))


def start(*arguments: object) -> subprocess.Popen[bytes]:
    # As from a terminal: a test run in the background is deaf to Ctrl-C, and so would its children be.
    run = "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); runpy.run_module('tipnlp', run_name='__main__')"
    command = [sys.executable, "-c", run, "batch", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_ten_random_kills(tmp_path: Path, sample: str) -> None:
    """One run, killed ten times where chance will have it, with one process and with two; then the bytes of a run in one piece."""
    chance = random.Random(7)
    lines = [json.dumps({"id": f"{n}", "text": f"{n} women. {sample}" if n % 5 else n}) for n in range(160)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    whole = tipnlp.run_batch(tmp_path / "in.jsonl", tmp_path / "whole.jsonl")
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.unfinished"
    size = whole.out.stat().st_size
    kills = 0
    for at in sorted(chance.sample(range(size), 10)):
        with start(tmp_path / "in.jsonl", "-o", out, "--resume", "--n-process", chance.choice((1, 1, 2))) as process:
            limit = time.monotonic() + 60
            while process.poll() is None and time.monotonic() < limit and not (part.exists() and part.stat().st_size >= at):
                time.sleep(0.003)
            kills += process.poll() is None
            process.kill()
        if chance.random() < 0.5 and part.exists():  # as if the last line was half written
            with part.open("r+b") as file:
                file.truncate(max(0, part.stat().st_size - chance.randrange(200)))
    assert kills >= 8  # the last may find that all is done
    result = tipnlp.run_batch(tmp_path / "in.jsonl", out, resume=True)
    assert out.read_bytes() == whole.out.read_bytes()
    ours, theirs = (json.loads(path.read_bytes()) for path in (result.manifest, whole.manifest))
    assert ours | {"output": None} == theirs | {"output": None} and ours["output"]["sha256"] == theirs["output"]["sha256"]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_worker_processes_end_with_a_parent_that_was_killed(tmp_path: Path, sample: str) -> None:
    long_work(tmp_path / "in.jsonl", sample)
    part = tmp_path / "out.jsonl.unfinished"
    with start(tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--n-process", 2) as process:
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.01)
        assert len(members(process.pid)) >= 3
        process.kill()
    limit = time.monotonic() + 10
    while members(process.pid) and time.monotonic() < limit:
        time.sleep(0.05)
    assert members(process.pid) == []


def members(session: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(of) == session and state != "Z":
            found.append(int(stat.parent.name))
    return found


def test_a_full_disk_keeps_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: tuple[Path, bytes, bytes]) -> None:
    inputs, output, _ = whole
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.unfinished"
    room = 20_000

    class Disk:
        """A file on a disk with so much room: it writes what fits, then fails."""

        def __init__(self, file: object) -> None:
            self._file = file

        def __getattr__(self, name: str) -> object:
            return getattr(self._file, name)

        def write(self, data: memoryview) -> int:
            left = room - self._file.tell()  # type: ignore[attr-defined]
            if left <= 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return int(self._file.write(data[:left]))  # type: ignore[attr-defined]

    with monkeypatch.context() as patched:
        begun = Journal.__init__

        def small(self: Journal, path: Path) -> None:
            begun(self, path)
            self._file = Disk(self._file)  # type: ignore[assignment]

        patched.setattr(Journal, "__init__", small)
        result = run(inputs, "-o", out)
    kept = part.read_bytes()
    assert result.exit_code == 1
    lines = kept.count(b"\n")
    assert f"T071: {out}: cannot be written (No space left on device). The reports of {lines} documents are kept" in result.stderr
    assert output.startswith(kept) and kept.endswith(b"\n") and room - 10_000 < len(kept) <= room
    assert not out.exists()
    assert run(inputs, "-o", out, "--resume").exit_code == 2
    assert out.read_bytes() == output


@pytest.mark.skipif(os.name != "posix", reason="needs a limit of file size")
def test_a_limit_of_the_system_is_like_a_full_disk(tmp_path: Path, whole: tuple[Path, bytes, bytes]) -> None:
    inputs, output, _ = whole
    code = "import resource, signal, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, -1)); from tipnlp.cli import main; main()"
    arguments = ["batch", str(inputs), "-o", str(tmp_path / "out.jsonl")]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    assert done.returncode == 1 and "T071" in done.stderr and "Traceback" not in done.stderr
    assert output.startswith((tmp_path / "out.jsonl.unfinished").read_bytes())
    tipnlp.run_batch(inputs, tmp_path / "out.jsonl", resume=True)
    assert (tmp_path / "out.jsonl").read_bytes() == output


def broken_off(tmp_path: Path) -> tuple[Path, Path]:
    """An input and the output of a run of it that broke off after ten documents."""
    inputs, out = corpus(tmp_path / "in"), tmp_path / "out.jsonl"
    result = tipnlp.run_batch(inputs, out)
    lines = out.read_bytes().splitlines(keepends=True)
    out.unlink()
    (tmp_path / "out.jsonl.unfinished").write_bytes(b"".join(lines[:10]))
    result.manifest.write_text(json.dumps(json.loads(result.manifest.read_bytes()) | {"status": "running"}))
    return inputs, out


CHANGES = {
    "input changed": "curly.txt has changed",
    "input added": "there were 4 input files, now there are 5",
    "input renamed": "curly.txt is now named",
    "option": "country was not given, now is NOR",
    "version": "tipnlp was 0.0.1, now is",
    "no manifest": "T074",
    "other lines": "T074: .*line 1 is no report of the 1. document",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_run_of_something_else_is_not_gone_on_with(change: str, tmp_path: Path) -> None:
    inputs, out = broken_off(tmp_path)
    manifest, part = tmp_path / "out.jsonl.manifest.json", tmp_path / "out.jsonl.unfinished"
    options: dict[str, str] = {}
    if change == "input changed":
        (inputs / "curly.txt").write_text("other")
    elif change == "input added":
        (inputs / "new.txt").write_text("other")
    elif change == "input renamed":
        (inputs / "curly.txt").rename(inputs / "curls.txt")
    elif change == "option":
        options["country"] = "NOR"
    elif change == "version":
        manifest.write_text(manifest.read_text().replace(f'"tipnlp": "{tipnlp.__version__}"', '"tipnlp": "0.0.1"'))
    elif change == "no manifest":
        manifest.unlink()
    else:
        lines = part.read_bytes().splitlines(keepends=True)
        part.write_bytes(b"".join(reversed(lines)))
    before = part.read_bytes()
    with pytest.raises(tipnlp.TipnlpError, match=CHANGES[change]):
        tipnlp.run_batch(inputs, out, resume=True, **options)  # type: ignore[arg-type]
    assert part.read_bytes() == before
    assert tipnlp.run_batch(inputs, out, force=True, **options).resumed == 0  # type: ignore[arg-type]


def test_going_on_with_another_number_of_processes(tmp_path: Path) -> None:
    inputs, out = broken_off(tmp_path)
    assert tipnlp.run_batch(inputs, out, resume=True, n_process=2).resumed == 10
    assert reports(out) == list(tipnlp.extract_many(tipnlp.read_sources(inputs)))


def test_what_is_complete_stays(tmp_path: Path) -> None:
    inputs, out = corpus(tmp_path / "in", 3), tmp_path / "out.jsonl"
    assert run(inputs, "-o", out, "--resume").exit_code == 2  # nothing to go on from: it begins
    before = out.stat()
    result = run(inputs, "-o", out, "--resume")
    assert result.exit_code == 2 and "complete before" in result.stderr
    assert (out.stat().st_ino, out.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    with out.open("ab") as file:
        file.write(b"mine")
    assert "T074" in run(inputs, "-o", out, "--resume").stderr


def test_killed_in_the_last_step_of_all(tmp_path: Path, whole: tuple[Path, bytes, bytes]) -> None:
    """The output has its name, the manifest does not say so yet."""
    inputs, output, manifest = whole
    (tmp_path / "out.jsonl").write_bytes(output)
    (tmp_path / "out.jsonl.manifest.json").write_text(json.dumps(json.loads(manifest) | {"status": "running"}))
    result = tipnlp.run_batch(inputs, tmp_path / "out.jsonl", resume=True)
    assert result.out.read_bytes() == output and result.manifest.read_bytes() == manifest


@pytest.mark.skipif(os.name != "posix", reason="needs locks of POSIX")
def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    inputs, out = broken_off(tmp_path)
    code = "import sys, pathlib; from tipnlp.journal import Journal; mine = Journal(pathlib.Path(sys.argv[1])); print(1, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "out.jsonl.unfinished")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdin is not None and other.stdout is not None
        other.stdout.readline()
        for options in ({"resume": True}, {"force": True}):
            with pytest.raises(tipnlp.TipnlpError, match="T072"):
                tipnlp.run_batch(inputs, out, **options)  # type: ignore[arg-type]
        other.communicate(b"\n")
    assert tipnlp.run_batch(inputs, out, resume=True).resumed == 10


@pytest.mark.skipif(os.name != "posix", reason="needs SIGINT")
def test_ctrl_c_is_one_line(tmp_path: Path, sample: str) -> None:
    long_work(tmp_path / "in.jsonl", sample)
    part = tmp_path / "out.jsonl.unfinished"
    with start(tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--n-process", 2) as process:
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.01)
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.read() == b"tipnlp: stopped; --resume goes on from here\n"
    assert process.returncode == 130


# --- progress ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every document is shown, not ten times a second only."""
    monkeypatch.setattr("tipnlp.progress._INTERVAL", 0.0)


def test_the_bar_shows_documents_and_words_a_second(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, at_once: None
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich then takes it for a terminal
    with bar({"a": 100, "b": 300}) as shown:
        shown.update(1, 50, 0, "a", 90)
        shown.update(2, 1_090, 1, "b", 150)
    printed = capsys.readouterr()
    assert printed.out == ""
    plain = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", printed.err)
    assert re.search(r"62 % 2 documents, 1 failed, [\d,]+ documents/s, [\d,]+ words/s", plain)


def test_the_bar_of_a_notebook(monkeypatch: pytest.MonkeyPatch, at_once: None) -> None:
    shown: list[str] = []

    class Handle:
        def update(self, data: dict[str, str], raw: bool) -> None:
            shown.append(data["text/html"] + data["text/plain"])

    module = types.SimpleNamespace(display=lambda data, **_: Handle())
    monkeypatch.setitem(sys.modules, "IPython", types.SimpleNamespace(get_ipython=lambda: types.SimpleNamespace(kernel=1), display=module))
    monkeypatch.setitem(sys.modules, "IPython.display", module)
    with bar({"a": 100}) as view:
        view.update(1, 50, 1, "a", 50)
    assert '<progress value="50" max="100">' in shown[0] and "1 documents, 1 failed" in shown[0] and 'value="100"' in shown[-1]


def test_no_bar_where_nobody_watches(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("in Chad")
    tipnlp.run_batch(tmp_path / "a.txt", tmp_path / "out.jsonl")
    assert capsys.readouterr() == ("", "")


def test_the_bar_can_be_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    (tmp_path / "a.txt").write_text("in Chad")
    tipnlp.run_batch(tmp_path / "a.txt", tmp_path / "out.jsonl", progress_bar=False)
    assert capsys.readouterr() == ("", "")
