"""The contract of every component: registered, saved and loaded, the same facts whatever way a document takes."""

from __future__ import annotations

import json
import multiprocessing
import pickle
import subprocess
import sys
import warnings
import weakref
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import spacy
from conftest import SHAPES
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, SpanGroup
from spacy.training import Example

import tipnlp
from tipnlp import extraction, tables
from tipnlp.components import FACTORIES, base, read, write
from tipnlp.components.base import OWN
from tipnlp.match import Match

ALL = (*FACTORIES, "tip_hybrid")
GOLDEN = Path(__file__).parent / "golden" / "factories.json"


def seen(doc: Doc) -> Any:
    """All that the components leave on a document, JSON-plain."""
    groups = {
        key: {"spans": [(s.start_char, s.end_char, s.label_, s.kb_id_, s.id_) for s in group], "attrs": group.attrs}
        for key, group in sorted(doc.spans.items())
    }
    return json.loads(json.dumps([doc.text, groups, [t.is_sent_start for t in doc]]))


def pipe_of(factory: str) -> Language:
    nlp = spacy.blank("en")
    if factory == "tip_facts":
        nlp.add_pipe("tip_countries")
        nlp.add_pipe("tip_counts")
    nlp.add_pipe(factory)
    return nlp


@pytest.fixture(params=FACTORIES)
def factory(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_registry_is_as_recorded() -> None:
    """Factories, what they assign, their config and score weights: a change here is a change of the interface."""
    found = {}
    for factory in ALL:
        meta = Language.get_factory_meta(factory)
        found[factory] = {
            "assigns": list(meta.assigns), "requires": list(meta.requires), "retokenizes": meta.retokenizes,
            "config": meta.default_config, "score_weights": meta.default_score_weights,
        }
    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_every_entry_point_loads() -> None:
    ours = {group: [e for e in entry_points(group=f"spacy_{group}") if e.value.startswith("tipnlp.")]
            for group in ("factories", "scorers", "readers", "augmenters", "misc", "architectures")}
    assert {e.name for e in ours["factories"]} == set(ALL)
    assert {e.name for e in ours["scorers"]} == {"tip_spans_scorer.v1", "tip_facts_scorer.v1"}
    assert {e.name for e in ours["readers"]} == {"tip_jsonl_reader.v1"}
    assert {e.name for e in ours["augmenters"]} == {"tip_augmenter.v1"}
    assert {e.name for e in ours["misc"]} == {"tip_candidates.v1"}
    assert {e.name for e in ours["architectures"]} == {"tip_embed.v1", "tip_span_context.v1"}
    for points in ours.values():
        for point in points:
            assert callable(point.load())


def test_spacy_finds_the_factories_by_itself(tmp_path: Path) -> None:
    code = "import spacy; n = spacy.blank('en'); n.add_pipe('tip_countries'); d = n('in Chad'); print(d.spans['tip_countries'][0].kb_id_)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.strip() == "TCD"


@pytest.mark.parametrize("factory", ALL)
def test_factories_have_a_full_docstring(factory: str) -> None:
    point = next(e for e in entry_points(group="spacy_factories") if e.name == factory)
    doc = point.load().__doc__
    for part in ("Source:", "Known misses:", "Example:", ">>>"):
        assert part in doc


@pytest.mark.filterwarnings("ignore:W002")  # tip_facts alone
def test_component_works_in_any_language(factory: str) -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe(factory)
    assert nlp(SHAPES["header"]).text == SHAPES["header"]


def test_to_disk_and_load(factory: str, texts: list[str], tmp_path: Path) -> None:
    nlp = pipe_of(factory)
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.pipe_names == nlp.pipe_names
    assert [seen(again(text)) for text in texts] == [seen(nlp(text)) for text in texts]


@pytest.mark.filterwarnings("ignore:W002")  # tip_facts alone
def test_to_bytes_restores_the_settings(factory: str, texts: list[str]) -> None:
    nlp = spacy.blank("en")
    config = {} if factory == "tip_sentences" else {"spans_key": "other"}
    nlp.add_pipe(factory, config=config)
    again = spacy.blank("en")
    again.add_pipe(factory)
    again.from_bytes(nlp.to_bytes())
    assert [seen(again(text)) for text in texts] == [seen(nlp(text)) for text in texts]
    if config:
        assert "other" in again("Chad").spans


def test_config_wins_over_what_was_saved(tmp_path: Path) -> None:
    nlp = pipe_of("tip_countries")
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path, config={"components": {"tip_countries": {"spans_key": "places"}}})
    assert list(again("Chad").spans) == ["places"]


def test_other_tables_are_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = pipe_of("tip_laws")
    nlp.to_disk(tmp_path)
    data = nlp.to_bytes()
    monkeypatch.setattr(tables, "fingerprint", lambda: "another")
    with pytest.warns(tipnlp.TipnlpWarning, match="W001: tip_laws: saved with tipnlp"):
        spacy.load(tmp_path)
    with pytest.warns(tipnlp.TipnlpWarning, match="W001"):
        nlp.from_bytes(data)


def test_docbin_and_doc_bytes(factory: str, texts: list[str]) -> None:
    nlp = pipe_of(factory)
    docs = [nlp(text) for text in texts]
    binned = DocBin(docs=docs, store_user_data=True).to_bytes()
    for doc, other in zip(docs, DocBin().from_bytes(binned).get_docs(nlp.vocab), strict=True):
        assert seen(other) == seen(doc)
        assert seen(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == seen(doc)
        if factory == "tip_facts":
            assert other._.tip_report == doc._.tip_report


def test_pipe_and_as_tuples(factory: str, texts: list[str]) -> None:
    nlp = pipe_of(factory)
    one_by_one = [seen(nlp(text)) for text in texts]
    assert [seen(doc) for doc in nlp.pipe(texts)] == one_by_one
    pairs = list(nlp.pipe([(text, n) for n, text in enumerate(texts)], as_tuples=True))
    assert [seen(doc) for doc, _ in pairs] == one_by_one
    assert [n for _, n in pairs] == list(range(len(texts)))


@pytest.mark.parametrize("method", sorted(set(multiprocessing.get_all_start_methods()) & {"fork", "spawn"}))
def test_worker_processes(method: str, texts: list[str], nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """All components at once: starting a process costs seconds under spawn."""
    monkeypatch.setattr(spacy.language, "mp", multiprocessing.get_context(method))
    alone = [seen(nlp(text)) for text in texts]
    tuples = list(nlp.pipe([(text, n) for n, text in enumerate(texts)], as_tuples=True, n_process=2, batch_size=3))
    assert [(seen(doc), n) for doc, n in tuples] == list(zip(alone, range(len(texts)), strict=True))


@pytest.mark.filterwarnings("ignore:W002")  # tip_facts alone
def test_components_pickle(factory: str) -> None:
    nlp = pipe_of(factory)
    component = pickle.loads(pickle.dumps(nlp.get_pipe(factory)))
    doc = nlp.make_doc(SHAPES["header"])
    assert component(doc) is doc


def test_empty_and_blank_documents(factory: str) -> None:
    nlp = pipe_of(factory)
    for text in (SHAPES["empty"], SHAPES["blank"]):
        doc = nlp(text)
        assert all(len(group) == 0 for group in doc.spans.values())
        assert doc.to_bytes()


@pytest.fixture(scope="module")
def megabyte(nlp: Language, sample: str) -> Doc:
    return nlp.make_doc((sample + "\n\n") * (1_000_000 // len(sample) + 1))


@pytest.mark.filterwarnings("ignore:W002")  # tip_facts alone
def test_a_megabyte(factory: str, nlp: Language, megabyte: Doc) -> None:
    doc = nlp.get_pipe(factory)(megabyte.copy())
    ids = [span.id_ for group in doc.spans.values() for span in group]
    assert len(ids) == len(set(ids))
    assert factory == "tip_sentences" or factory == "tip_facts" or len(ids) > 100


def test_facts_are_the_true_characters(nlp: Language, texts: list[str]) -> None:
    for text in texts:
        doc = nlp(text)
        for group in doc.spans.values():
            for name, fact in group.attrs.get("facts", {}).items():
                assert text[fact["start"] : fact["end"]] == fact["text"], name
            for span in group:
                fact = group.attrs["facts"][span.id_]
                assert span.start_char <= fact["start"] < fact["end"] <= span.end_char
                assert span.label_ == fact["label"]


def test_no_finder_uses_the_keys_of_the_layout(texts: list[str]) -> None:
    from tipnlp.analysis import analyse
    from tipnlp.rules import FAMILIES

    for text in texts:
        analysis = analyse(text)
        for family in FAMILIES:
            for match in getattr(analysis, family):
                assert not set(match.data) & set(OWN), (family, match)
                json.dumps(match.data)


def test_two_facts_on_the_same_characters_stay_apart(nlp: Language) -> None:
    doc = nlp("Courts convicted 12 traffickers.")
    first = Match(0, 6, "COUNT", "conviction", "a", {"id": "count-1", "value": 1})
    second = Match(0, 6, "COUNT", "arrest", "b", {"id": "count-2", "value": 2})
    write(doc, "tip_counts", [first, second])
    assert [(m.value, m.data["value"]) for m in read(doc, "tip_counts")] == [("conviction", 1), ("arrest", 2)]


def test_read_gives_what_was_written_and_takes_foreign_spans(nlp: Language) -> None:
    text = SHAPES["broken"]
    doc = nlp.make_doc(text)
    written = [Match(9, 20, "COUNTRY", "SSD", "country:SSD", {"id": "country-1", "form": "name"})]
    write(doc, "x", written)
    assert read(doc, "x") == written
    assert read(doc, "missing") == []
    doc.spans["x"].append(Span(doc, 0, 1, label="COUNTRY", kb_id="CHN"))
    own, foreign = read(doc, "x")
    assert own == written[0]
    assert (foreign.start, foreign.end, foreign.label, foreign.value, foreign.rule) == (0, 3, "COUNTRY", "CHN", "x")
    assert foreign.data["id"]
    without(doc, "x", 0)
    assert [m.value for m in read(doc, "x")] == ["CHN"]


def test_a_trained_span_reaches_the_report(nlp: Language) -> None:
    doc = nlp("Traffickers from Utopia were arrested in Ghana.")
    doc.spans["tip_countries"].append(Span(doc, 2, 3, label="COUNTRY", kb_id="UTO"))
    doc = nlp.get_pipe("tip_facts")(doc)
    assert [country.iso3 for country in doc._.tip_report.countries] == ["GHA", "UTO"]


def test_extensions(nlp: Language, sample: str) -> None:
    doc = nlp(sample)
    report = doc._.tip_report
    assert isinstance(report, tipnlp.Report)
    assert set(report.counts) <= set(doc._.tip_facts)
    for key, family in (("tip_laws", "laws"), ("tip_penalties", "penalties"), ("tip_counts", "counts"), ("tip_flows", "flows")):
        assert [span._.tip for span in doc.spans[key]] == list(getattr(report, family))
    countries = [span._.tip for span in doc.spans["tip_countries"]]
    assert countries == sorted([*report.countries, *report.regions], key=lambda fact: fact.evidence.start)
    tier = [span._.tip for span in doc.spans["tip_sections"] if span.label_ == "TIER"]
    assert tier == [report.tier]
    amounts = [span._.tip for span in doc.spans["tip_quantities"] if span.label_ == "MONEY"]
    assert {fact.id for fact in amounts if fact} == {fact.id for fact in report.money}
    assert doc[0:2]._.tip is None


def test_a_document_without_a_report_says_so() -> None:
    doc = pipe_of("tip_countries")("in Chad")
    with pytest.raises(tipnlp.TipnlpError, match="T011"):
        _ = doc._.tip_report
    assert doc.spans["tip_countries"][0]._.tip is None


def test_country_and_year_given_from_outside(nlp: Language) -> None:
    doc = nlp.make_doc("Nigerian women are exploited in the country.")
    doc.user_data["tipnlp"] = {"country": "ITA", "year": 2012}
    report = nlp(doc)._.tip_report
    assert (report.meta.country, report.meta.year) == ("ITA", 2012)


def test_sentences_keep_a_parse(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["A", "b", ".", "C"], heads=[0, 0, 0, 0], deps=["ROOT", "dep", "dep", "dep"])
    assert len(list(nlp.get_pipe("tip_sentences")(doc).sents)) == 1


def test_an_error_reaches_the_handler_with_the_component(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    met = []
    component = pipe_of("tip_countries")
    pipe = component.get_pipe("tip_countries")
    pipe.set_error_handler(lambda name, proc, docs, error: met.append((name, type(error).__name__)))
    monkeypatch.setattr(pipe, "family", "no_such_family")
    assert list(component.pipe(["Chad"])) == []
    assert met == [("tip_countries", "AttributeError")]


def without(doc: Doc, key: str, n: int) -> Doc:
    """The document without a span of a group. ``del group[i]`` erases span i - 1 in spaCy 3.8, and memory where i is 0."""
    group = doc.spans[key]
    spans = [span for i, span in enumerate(group) if i != n]
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans, attrs=group.attrs)
    return doc


def test_scorers(nlp: Language) -> None:
    text = "Police in Chad arrested 12 men from Niger."
    gold = nlp(text)
    missing = nlp.get_pipe("tip_facts")(without(nlp(text), "tip_countries", 1))
    scorer = nlp.get_pipe("tip_countries").score
    assert scorer([Example(gold, gold)])["spans_tip_countries_value_f"] == 1.0
    partly = scorer([Example(missing, gold)])
    assert (partly["spans_tip_countries_p"], partly["spans_tip_countries_r"]) == (1.0, 0.5)
    assert scorer([Example(gold, nlp.make_doc(text))])["spans_tip_countries_f"] is None
    facts = nlp.get_pipe("tip_facts").score([Example(missing, gold)])
    assert facts["tip_facts_p"] == 1.0 and 0 < facts["tip_facts_r"] < 1
    assert facts["tip_facts_per_family"]["countries"]["r"] == 0.5


def test_reader_gives_examples_to_evaluate(nlp: Language, tmp_path: Path) -> None:
    text = "Police in Chad arrested 12 men from Niger."
    line = tipnlp.extract(text).to_dict() | {"text": text, "spans": {"mine": [[0, 6, "WHO"]]}}
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(line) + "\n\n" + json.dumps(line) + "\n", encoding="utf-8")
    reader = spacy.registry.readers.get("tip_jsonl_reader.v1")(str(file), limit=1)
    examples = list(pickle.loads(pickle.dumps(reader))(nlp))
    assert len(examples) == 1
    assert [span.label_ for span in examples[0].reference.spans["mine"]] == ["WHO"]
    scores = nlp.evaluate(examples)
    assert scores["spans_tip_countries_value_f"] == scores["tip_facts_f"] == 1.0
    file.write_text('{"text": "a", "countries": [{"iso3": "TCD"}]}\n', encoding="utf-8")
    with pytest.raises(tipnlp.TipnlpError, match="T025: .*gold.jsonl, line 1"):
        list(spacy.registry.readers.get("tip_jsonl_reader.v1")(str(file))(nlp))


def test_memory_does_not_grow_with_the_vocabulary(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    before = None
    monkeypatch.setattr(extraction, "_VOCABULARY", len(nlp.vocab) + 10)
    for n in range(3):
        list(tipnlp.extract_many((f"Police arrested {n}{k} men of Zz{n}x{k}." for k in range(100)), nlp=nlp))
        if n == 0:
            before = sum(1 for _ in nlp.vocab), len(nlp.vocab.strings)
    assert (sum(1 for _ in nlp.vocab), len(nlp.vocab.strings)) == before


def test_an_attribute_that_holds_an_empty_group_survives(nlp: Language) -> None:
    """Reports live in the attributes of a group without spans; spaCy must keep saving it."""
    doc = nlp.make_doc("")
    doc.spans["x"] = SpanGroup(doc, name="x", attrs={"report": {"a": 1}})
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes()).spans["x"].attrs == {"report": {"a": 1}}


def test_loading_warns_of_nothing(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tipnlp.load().to_disk(tmp_path)
        assert tipnlp.load(tmp_path).pipe_names == list(FACTORIES)
    with pytest.raises(tipnlp.TipnlpError, match="T010: .*no_such_pipeline"):
        tipnlp.load("no_such_pipeline")


def test_a_report_without_any_family_warns_once() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tip_facts")
    with pytest.warns(tipnlp.TipnlpWarning, match="W002: tip_facts: none of the span groups .*tip_counts") as warned:
        assert not nlp("Police arrested 12 traffickers.")._.tip_report.counts
        nlp("Police arrested 12 traffickers.")
    assert len(warned) == 1


def test_an_analysis_lives_as_long_as_its_document(nlp: Language) -> None:
    doc = nlp("Police arrested 12 traffickers.")
    analysis = weakref.ref(base.analysis_of(doc))
    assert analysis() is base.analysis_of(doc)
    del doc
    assert analysis() is None
