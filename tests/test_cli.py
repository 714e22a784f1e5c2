"""The command line: what it prints, what it refuses, how it exits; never a traceback for a user's mistake."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from conftest import SAMPLE
from typer.testing import CliRunner, Result

import tipnlp
from tipnlp.cli import app
from tipnlp.frame import KINDS, SCHEMAS


def run(*arguments: object, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=text, env={"COLUMNS": "100"})


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two reports and two files that are none."""
    (tmp_path / "b.txt").write_text("NORWAY (Tier 1)\n\nPolice arrested 12 traffickers.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("CHAD (Tier 3)\n\nNo convictions were made.", encoding="utf-8")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "binary.txt").write_bytes(b"\x00")
    (tmp_path / "bad" / "latin.txt").write_bytes(b"\xff")
    return tmp_path


def plain(result: Result) -> str:
    """Standard error without line breaks."""
    return " ".join(result.stderr.split())


# --- extract -----------------------------------------------------------------------------------------------------------


def test_json_of_one_file_is_one_object(sample: str) -> None:
    result = run("extract", SAMPLE)
    assert result.exit_code == 0 and result.stderr == ""
    assert json.loads(result.stdout) == tipnlp.extract(sample, doc_id="tip_sample").to_dict()


def test_the_output_fits_the_schema(sample: str, files: Path) -> None:
    schema = json.loads(run("schema").stdout)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for line in run("extract", SAMPLE, files, "--format", "jsonl").stdout.splitlines():
        validator.validate(json.loads(line))
    assert not validator.is_valid({"id": "a"})


def test_json_of_several_is_a_list(files: Path) -> None:
    assert [r["id"] for r in json.loads(run("extract", files / "b.txt", files / "a.txt").stdout)] == ["b", "a"]
    assert len(json.loads(run("extract", files).stdout)) == 4
    (files / "one.jsonl").write_text('{"text": "in Chad"}\n')
    assert isinstance(json.loads(run("extract", files / "one.jsonl").stdout), list)
    (files / "none.jsonl").write_text("")
    assert json.loads(run("extract", files / "none.jsonl").stdout) == []


def test_jsonl_is_one_object_a_line_in_the_order_of_the_files(files: Path) -> None:
    result = run("extract", files / "b.txt", files / "a.txt", files / "bad" / "binary.txt", SAMPLE, "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["b", "a", "binary", "tip_sample"]
    assert [row["error"]["message"][:4] if row["error"] else None for row in rows] == [None, None, "T022", None]
    assert result.exit_code == 2
    assert "binary: T022" in result.stderr


def test_two_processes_print_the_same(files: Path) -> None:
    arguments = ["extract", SAMPLE, files, "--format", "jsonl"]
    assert run(*arguments, "--n-process", 2).stdout == run(*arguments).stdout


def test_standard_input(sample: str) -> None:
    result = run("extract", "-", text=sample)
    assert json.loads(result.stdout) == tipnlp.extract(sample).to_dict()


@pytest.mark.parametrize("kind", KINDS)
def test_csv_and_table(kind: str) -> None:
    import pandas

    csv = run("extract", SAMPLE, "--format", "csv", "--kind", kind)
    assert list(pandas.read_csv(io.StringIO(csv.stdout)).columns) == list(SCHEMAS[kind])
    table = run("extract", SAMPLE, "--format", "table", "--kind", kind)
    assert table.exit_code == 0 and "tip_sample" in table.stdout
    assert len(table.stdout.splitlines()) == len(csv.stdout.splitlines()) or kind in ("recommendations", "reports")
    empty = run("extract", "-", "--format", "table", "--kind", kind, text="")
    assert empty.exit_code == 0 and (kind == "reports" or empty.stdout == "no facts\n")


def test_country_and_year(files: Path) -> None:
    (files / "c.txt").write_text("Nigerian women are exploited in the country.")
    row = json.loads(run("extract", files / "c.txt", "--country", "ITA", "--year", "2012").stdout)
    assert (row["meta"]["country"], row["meta"]["year"]) == ("ITA", 2012)


def test_a_pipeline_of_ones_own(files: Path) -> None:
    tipnlp.load().to_disk(files / "pipeline")
    assert run("extract", files / "b.txt", "--pipeline", files / "pipeline").stdout == run("extract", files / "b.txt").stdout
    result = run("extract", files / "b.txt", "--pipeline", "nope")
    assert result.exit_code == 1 and "T010" in result.stderr


def test_output_to_a_file(files: Path, sample: str) -> None:
    out = files / "out.json"
    result = run("extract", SAMPLE, "-o", out)
    assert result.exit_code == 0 and result.stdout == ""
    assert json.loads(out.read_bytes())["meta"]["country"] == "MDA"
    again = run("extract", files / "a.txt", "-o", out)
    assert again.exit_code == 1 and "T026" in again.stderr and "--force" in again.stderr
    assert json.loads(out.read_bytes())["meta"]["country"] == "MDA"
    assert run("extract", files / "a.txt", "-o", out, "--force").exit_code == 0
    assert json.loads(out.read_bytes())["meta"]["country"] == "TCD"
    assert not list(files.glob("*.part"))


# --- mistakes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["extract", "no_such_file.txt"], 1, "T020: no_such_file.txt: no such file or folder"),
        (["extract", "{}/b.txt", "no_such_file.txt"], 1, "T020"),
        (["extract", "{}/empty"], 1, "T024"),
        (["extract", "{}/bad"], 2, "T022"),
        (["extract", "{}/bad/latin.txt"], 2, "T023"),
        (["extract", "{}/b.txt", "--country", "Norway"], 1, "T004: 'Norway' is no country code known here."),
        (["extract", "{}/b.txt", "--country", "nor"], 1, "such as NOR (here NOR)"),
        (["extract", "{}/b.txt", "--year", "1066"], 1, "T005"),
        (["extract", "{}/b.txt", "-o", "{}/no_folder/x.json"], 1, "T027"),
        (["extract", "{}/b.txt", "--n-process", "0"], 1, "--n-process"),
        (["extract", "{}/b.txt", "--format", "xml"], 1, "--format"),
        (["extract", "{}/b.txt", "--kind", "persons"], 1, "--kind"),
        (["extract", "{}/b.txt", "-o", "{}/b.txt", "--force"], 1, "T077"),
        (["extract", "{}", "-o", "{}/b.txt", "--force"], 1, "T077"),
        (["extract", "{}/*.txt", "-o", "{}/b.txt", "--force"], 1, "T077"),
        (["extract", "{}/b.txt", "--format", "json", "--kind", "money"], 1, "T044"),
        (["extract", "{}/b.txt", "--nope"], 1, "--nope"),
        (["extract"], 1, "FILE"),
        (["nope"], 1, "nope"),
        (["show", "{}"], 1, "T031"),
        (["show", "{}/bad/latin.txt"], 1, "T023"),
        (["show", "no_such_file.txt"], 1, "T020"),
        (["text", "{}/bad/binary.txt"], 1, "T022"),
    ],
)
def test_mistakes_are_one_message_and_an_exit_code(arguments: list[str], code: int, message: str, files: Path) -> None:
    (files / "empty").mkdir()
    result = run(*(argument.replace("{}", str(files)) for argument in arguments))
    assert result.exit_code == code
    assert message in plain(result)
    assert "Traceback" not in result.output
    assert isinstance(result.exception, SystemExit)
    if code == 1:
        assert result.stdout == ""


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (["-o", "x.csv"], "id,country,year,fact_id"),
        (["-o", "x.csv", "-k", "money"], "id,country,year,fact_id"),
        (["-o", "x.jsonl"], '{"schema_version":1'),
        (["-o", "x.json"], '{\n  "schema_version"'),
        (["-o", "x.out"], '{\n  "schema_version"'),
        (["-o", "x.csv", "-f", "jsonl"], '{"schema_version":1'),
        (["-k", "counts"], "id"),
    ],
)
def test_the_format_is_what_the_name_says(options: list[str], begins: str, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(files)
    result = run("extract", "b.txt", *options)
    assert result.exit_code == 0
    written = (files / options[1]).read_text(encoding="utf-8") if options[0] == "-o" else result.stdout.lstrip()
    assert written.startswith(begins)


def test_what_is_odd_about_the_documents_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "in Chad"}\n{"id": "x", "text": "in Mali"}\n')
    (tmp_path / "none.csv").write_text("id,text\n")
    assert "several documents have" in plain(again := run("extract", tmp_path / "a.jsonl")) and again.exit_code == 0
    assert "no documents" in plain(run("extract", tmp_path / "none.csv"))


def test_exit_codes_are_documented() -> None:
    for command in ([], ["extract"], ["show"]):
        result = run(*command, "--help")
        assert result.exit_code == 0
        assert "Exit codes: 0 done; 1 wrong usage" in " ".join(result.stdout.split())


# --- the other commands ------------------------------------------------------------------------------------------------


def test_show_gives_each_family_with_its_sentences(sample: str) -> None:
    report = tipnlp.extract(sample)
    result = run("show", SAMPLE)
    shown = " ".join(result.stdout.split())
    assert result.exit_code == 0
    for family in ("Flows", "Laws", "Penalties", "Counts", "Money", "Recommendations"):
        assert f"\n{family}  {len(getattr(report, family.lower()))}\n" in result.stdout
    assert "Tier 2" in shown and "Moldova (MDA)" in shown
    for count in report.counts:
        assert count.evidence.sentence is not None
        assert " ".join(sample[slice(*count.evidence.sentence)].split()) in shown
    assert "up to 15,000 MDL" in shown
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert not any(line.endswith(" ") for line in result.stdout.splitlines())


def test_show_explains_every_fact(sample: str) -> None:
    report = tipnlp.extract(sample)
    shown = " ".join(run("show", SAMPLE, "--explain").stdout.split())
    facts = [report.tier, *report.flows, *report.laws, *report.penalties, *report.counts, *report.money]
    for fact in facts:
        assert fact is not None and fact.rule
        assert f"{fact.id} at {fact.evidence.start}-{fact.evidence.end}: {fact.rule}, {fact.assertion}" in shown
    assert "by an NGO" in shown
    assert "count.object" not in run("show", SAMPLE).stdout


@pytest.mark.parametrize(
    ("prescribed", "shown"),
    [
        ("up to one year", "up to 1 year imprisonment"),
        ("at least three years", "at least 3 years imprisonment"),
        ("one to seven years", "1 to 7 years imprisonment"),
        ("18 to 30 months", "18 to 30 months imprisonment"),
        ("20 years to life", "20 years to life imprisonment"),
        ("life", "life imprisonment"),
    ],
)
def test_show_says_months_as_a_reader_would(prescribed: str, shown: str) -> None:
    result = run("show", "-", text=f"The penal code prescribes {prescribed} imprisonment for trafficking.")
    assert f"• {shown} ·" in " ".join(result.stdout.split())


def test_show_of_nothing() -> None:
    result = run("show", "-", text="")
    assert result.exit_code == 0 and "Counts  0" in result.stdout


def test_text_is_what_offsets_count(files: Path) -> None:
    raw = "\ufeffa\r\nb’s \u2028 c\n".encode()
    (files / "raw.txt").write_bytes(raw)
    assert run("text", files / "raw.txt").stdout_bytes == raw
    (files / "page.html").write_text("<p>In <b>Chad</b>", encoding="utf-8")
    assert run("text", files / "page.html").stdout == "In Chad\n"


def test_info_and_version() -> None:
    info = run("info").stdout
    for part in ("tipnlp", tipnlp.__version__, "spacy", "tip_countries", "tip_facts", "countries ("):
        assert part in info
    assert run("--version").stdout == f"{tipnlp.__version__}\n"


# --- in a process of its own -------------------------------------------------------------------------------------------


def shell(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tipnlp", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, **options)  # type: ignore[call-overload,no-any-return]


def test_the_output_is_utf_8_whatever_the_locale(tmp_path: Path, files: Path) -> None:
    (files / "c.txt").write_text("Côte d’Ivoire 😀", encoding="utf-8")
    env = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = shell("extract", files / "c.txt", cwd=tmp_path, env=env)
    assert done.returncode == 0
    assert "Côte d’Ivoire" in done.stdout.decode("utf-8")
    assert shell("show", files / "c.txt", cwd=tmp_path, env=env).returncode == 0


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text('{"text": "Police arrested 12 men in Chad."}\n' * 3000)
    with subprocess.Popen(
        [sys.executable, "-m", "tipnlp", "extract", str(many), "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_extract_imports_neither_spacy_nor_pandas(tmp_path: Path) -> None:
    code = f"import sys; from tipnlp.cli import main; sys.argv = ['tipnlp', 'extract', {str(SAMPLE)!r}]\ntry: main()\nfinally: " \
        "print([m for m in ('spacy', 'pandas') if m in sys.modules], file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert result.stderr.strip() == "[]"
