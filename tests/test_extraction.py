"""`extract` and `extract_many`: one report for each text, whatever happens, the same whatever way it takes."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, process
from pathlib import Path
from typing import Any

import pytest
import spacy
from conftest import SHAPES
from spacy.language import Language
from spacy.tokens import Doc

import tipnlp
from tipnlp import extraction, rules, signals
from tipnlp.source import SourceText

BAD = {
    "not a text": (None, "T006"),
    "a number": (5, "T006"),
    "a gap of pandas": (float("nan"), "T006"),
    "surrogate": ("a\ud800b", "T003"),
    "latin bytes": (b"caf\xe9", "T002"),
    "bad country": (("in Chad", {"country": "Chad"}), "T004"),
    "bad year": (("in Chad", {"year": "next"}), "T005"),
    "unknown key": (("in Chad", {"lang": "en"}), "T007"),
    "a list": (["in Chad"], "T006"),
}


@Language.component("tip_test_breaks")
def breaks(doc: Doc) -> Doc:
    """A component of somebody else that fails, or takes the process with it."""
    if "BREAK" in doc.text:
        raise ZeroDivisionError("no \ud800 luck")
    if "DIE" in doc.text and multiprocessing.parent_process() is not None:
        os._exit(3)
    return doc


def mixed() -> list[object]:
    good = list(SHAPES.values())
    items: list[object] = []
    for n, (bad, _) in enumerate(BAD.values()):
        items += [good[n], bad]
    return items


def test_extract_is_what_the_pipeline_gives(nlp: Language, texts: list[str]) -> None:
    for text in texts:
        assert tipnlp.extract(text) == tipnlp.extract(text, nlp=nlp)
        assert tipnlp.extract(text) == tipnlp.extract(text.encode("utf-8"))


def test_evidence_is_the_true_characters(texts: list[str]) -> None:
    for text in texts:
        report = tipnlp.extract(text)
        for family in ("countries", "regions", "laws", "penalties", "counts", "money", "flows", "recommendations"):
            for fact in getattr(report, family):
                evidence = fact.evidence
                assert text[evidence.start : evidence.end] == evidence.text != ""
                if evidence.sentence:
                    assert evidence.sentence[0] <= evidence.start < evidence.sentence[1]
        assert all(0 <= s.start < s.end <= len(text) for s in report.sections)


def test_ids_are_unique_and_links_lead_somewhere(sample: str) -> None:
    report = tipnlp.extract(sample)
    families = ("countries", "regions", "laws", "instruments", "penalties", "counts", "money", "flows", "recommendations")
    ids = [fact.id for family in families for fact in getattr(report, family)]
    assert len(ids) == len(set(ids))
    for count in report.counts:
        assert {count.compared_with, count.part_of} - {None} <= {c.id for c in report.counts}
    assert {p.law for p in report.penalties} - {None} <= {law.id for law in report.laws}
    assert {law.instrument for law in report.laws} - {None} <= {i.id for i in report.instruments}


def test_the_report_has_a_name() -> None:
    assert tipnlp.extract("in Chad").id == tipnlp.extract("in Chad").id == "sha256:283f8f952a04273a"
    assert tipnlp.extract("in Chad", doc_id="a").id == "a"


def test_country_and_year_can_be_given() -> None:
    report = tipnlp.extract("Nigerian women are exploited in the country.", country="ITA", year=2012)
    assert (report.meta.country, report.meta.year, report.roles.country) == ("ITA", 2012, "ITA")


@pytest.mark.parametrize(("text", "code"), [(None, "T001"), (["a"], "T001"), (b"\xff", "T002"), ("\udcff", "T003")])
def test_extract_raises_for_what_is_no_text(text: object, code: str) -> None:
    with pytest.raises(tipnlp.TipnlpError, match=code):
        tipnlp.extract(text)  # type: ignore[arg-type]


def test_extract_tells_a_pipeline_that_cannot_do_it() -> None:
    with pytest.raises(tipnlp.TipnlpError, match="T011"):
        tipnlp.extract("in Chad", nlp=spacy.blank("en"))
    small = tipnlp.load()
    small.max_length = 10
    with pytest.raises(tipnlp.TipnlpError, match="T012: The text has 12 characters"):
        tipnlp.extract("abcdefghijkl", nlp=small)


@pytest.mark.parametrize("options", [{"n_process": 0}, {"batch_size": 0}, {"n_process": 1.5}, {"on_error": "ignore"}])
def test_wrong_options_are_told_at_once(options: dict[str, object]) -> None:
    with pytest.raises(tipnlp.TipnlpError, match="T014"):
        tipnlp.extract_many([], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("with_pipeline", [False, True])
def test_one_report_for_each_item_in_order(with_pipeline: bool, nlp: Language) -> None:
    reports = list(tipnlp.extract_many(mixed(), nlp=nlp if with_pipeline else None, batch_size=4))  # type: ignore[arg-type]
    assert len(reports) == 2 * len(BAD)
    for n, (code, text) in enumerate(zip([code for _, code in BAD.values()], SHAPES.values(), strict=False)):
        assert reports[2 * n] == tipnlp.extract(text)
        failed = reports[2 * n + 1]
        assert failed.error is not None and failed.error.message.startswith(code)
        assert failed.id == f"item-{2 * n + 2}"
        assert tipnlp.Report.from_dict(failed.to_dict()) == failed


@pytest.mark.parametrize("with_pipeline", [False, True])
def test_the_same_bytes_from_two_processes(with_pipeline: bool, nlp: Language, texts: list[str]) -> None:
    items = [*mixed(), *texts]
    runs = [
        [r.model_dump_json() for r in tipnlp.extract_many(items, nlp=nlp if with_pipeline else None, **options)]  # type: ignore
        for options in ({}, {"n_process": 2, "batch_size": 3}, {"n_process": 2}, {"batch_size": 1})
    ]
    assert runs[0] == runs[1] == runs[2] == runs[3]


def test_the_same_bytes_from_spawned_processes(monkeypatch: pytest.MonkeyPatch, nlp: Language, texts: list[str]) -> None:
    monkeypatch.setattr(process.mp, "get_context", lambda: multiprocessing.context.SpawnContext())
    alone = [r.model_dump_json() for r in tipnlp.extract_many(texts)]
    assert [r.model_dump_json() for r in tipnlp.extract_many(texts, nlp=nlp, n_process=2, batch_size=6)] == alone


@pytest.mark.parametrize("n_process", [1, 2])
def test_a_component_that_fails_spoils_its_document_only(n_process: int) -> None:
    nlp = tipnlp.load()
    nlp.add_pipe("tip_test_breaks", first=True)
    items = ["in Chad", "BREAK in Mali", "in Niger", "BREAK", "in Ghana"]
    reports = list(tipnlp.extract_many(items, nlp=nlp, n_process=n_process))
    assert [[c.iso3 for c in r.countries] for r in reports] == [["TCD"], [], ["NER"], [], ["GHA"]]
    assert [r.error.type if r.error else None for r in reports] == [None, "ZeroDivisionError", None, "ZeroDivisionError", None]
    assert reports[1].id == tipnlp.extract("BREAK in Mali").id
    stream = tipnlp.extract_many(items, nlp=nlp, n_process=n_process, on_error="raise")
    assert next(stream).countries[0].iso3 == "TCD"
    with pytest.raises(tipnlp.TipnlpError, match="T015: .*ZeroDivisionError"):
        next(stream)


def test_a_process_that_dies_spoils_its_document_only() -> None:
    nlp = tipnlp.load()
    nlp.add_pipe("tip_test_breaks", first=True)
    items = ["in Chad", "in Mali", "DIE", "in Niger", "in Ghana", "in Togo", "DIE again", "in Benin"]
    reports = list(tipnlp.extract_many(items, nlp=nlp, n_process=2, batch_size=4))
    assert [[c.iso3 for c in r.countries] for r in reports] == [["TCD"], ["MLI"], [], ["NER"], ["GHA"], ["TGO"], [], ["BEN"]]
    assert [r.error.message[:4] if r.error else None for r in reports] == [None, None, "T013", None, None, None, "T013", None]


_KILLED_WHILE_SENDING = """
import os, signal
from multiprocessing import connection, parent_process

send = connection.Connection._send

def cut(self, message, *rest):
    if parent_process() is not None and len(message) > 4096:  # a shorter one is sent whole
        send(self, bytes(message[:4096]))
        os.kill(os.getpid(), signal.SIGKILL)
    return send(self, message, *rest)

connection.Connection._send = cut
import tipnlp

texts = ["Police in Mali arrested 12 men."] * 200
print(sum(len(report.counts) for report in tipnlp.extract_many(texts, n_process=2, batch_size=50)))
"""


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the worker must inherit the trap")
def test_a_process_that_is_killed_while_it_sends_stops_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED_WHILE_SENDING], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "200", done.stderr


def test_processes_leave_no_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    stream = tipnlp.extract_many(["in Chad"] * 6, n_process=2, batch_size=1)
    assert next(stream).countries and list(tmp_path.iterdir())
    stream.close()  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == []


def test_a_rule_that_fails_spoils_its_document_only(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rules.report

    def report(text: str, **known: Any) -> dict[str, object]:
        if text == "b":
            raise IndexError("list index out of range")
        return whole(text, **known)

    monkeypatch.setattr(rules, "report", report)
    reports = list(tipnlp.extract_many(["a", "b", "c"]))
    assert [r.error and r.error.type for r in reports] == [None, "IndexError", None]
    with pytest.raises(IndexError):
        tipnlp.extract("b")


def test_an_error_of_the_source_is_the_error_of_the_report() -> None:
    error = tipnlp.TipnlpError("T020", path="x")
    source = SourceText(text="", id="x", error=error)
    [report] = tipnlp.extract_many([source])
    assert report.error is not None and report.error.message == str(error)
    with pytest.raises(tipnlp.TipnlpError, match="T020"):
        list(tipnlp.extract_many([source], on_error="raise"))


@pytest.mark.parametrize("n_process", [1, 2])
def test_texts_are_taken_as_needed(n_process: int) -> None:
    taken = 0

    def texts() -> Iterator[str]:
        nonlocal taken
        for n in range(10_000):
            taken += 1
            yield f"Police arrested {n} men."

    stream = tipnlp.extract_many(texts(), n_process=n_process, batch_size=8)
    for _ in range(3):
        next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert taken < 200


def test_batches_of_long_texts_are_short() -> None:
    sources = [SourceText(text="x" * 1_500_000) for _ in range(7)]
    assert [len(batch) for batch in extraction._batches(sources, 64)] == [3, 3, 1]


def test_a_text_of_two_megabytes(sample: str) -> None:
    """No family may take more than its share as texts grow: a finder that looks through the whole text for each match shows here."""
    begun = time.perf_counter()
    report = tipnlp.extract((sample + "\n\n") * (2_000_000 // len(sample) + 1), country="MDA")
    assert len(report.countries) > 10_000
    assert time.perf_counter() - begun < 60


def test_threads_that_read_the_same_text_give_the_same_report(sample: str) -> None:
    wanted, interval = tipnlp.extract(sample), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(20):
            signals.forget()
            with ThreadPoolExecutor(4) as pool:
                assert all(report == wanted for report in pool.map(tipnlp.extract, [sample] * 4))
    finally:
        sys.setswitchinterval(interval)


def test_the_error_survives_the_way_from_a_worker() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(tipnlp.TipnlpError("T004", code="Chad", hint="")))
    assert error.code == "T004" and "'Chad'" in str(error)


def test_a_pipeline_learns_so_many_words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = tipnlp.load()
    first = [f"Police in Mali arrested abc{number} and 12 others." for number in range(64)]
    assert all(report.counts for report in tipnlp.extract_many(first, nlp=nlp))
    monkeypatch.setattr(extraction, "_VOCABULARY", len(nlp.vocab))
    assert "abc1" in nlp.vocab.strings  # known words make the next text fast
    kept = len(nlp.vocab.strings)
    for number in range(3):
        assert tipnlp.extract(f"Courts in Mali convicted xyz{number} and 12 others.", nlp=nlp).counts
    later = [f"Judges sentenced uvw{number} and four others." for number in range(9)]
    assert [report.error for report in tipnlp.extract_many(later, nlp=nlp, batch_size=2)] == [None] * 9
    assert len(nlp.vocab.strings) <= kept + 1  # the event's name
    assert "xyz1" not in nlp.vocab.strings and "uvw1" not in nlp.vocab.strings


def test_what_a_draft_would_punish_is_planned() -> None:
    text = (
        "A draft amendment to the penal code would punish buyers with up to two years' imprisonment. The draft Anti-Trafficking Act "
        "prescribes ten years' imprisonment. The bill would change that; the penal code prescribes four years' imprisonment."
    )
    penalties = tipnlp.extract(text).penalties
    assert [(p.max_months, p.assertion) for p in penalties] == [(24, "planned"), (120, "planned"), (48, "asserted")]


def test_a_report_in_a_line() -> None:
    report = tipnlp.extract("NORWAY (Tier 1)\n\nIn 2016 Norwegian police arrested 12 men.", doc_id="nor", year=2017)
    assert repr(report) == str(report) == "Report('nor', NOR, 2017, tier 1: 2 countries, 1 counts)"
    assert repr(tipnlp.extract("", doc_id="none")) == "Report('none': no facts)"
    [failed] = tipnlp.extract_many([None])
    assert repr(failed) == "Report('item-1', TipnlpError: no facts)"
