"""Training: readers, augmenter, suggester and model, and a tiny pipeline that is trained, saved, loaded and run."""

from __future__ import annotations

import io
import json
import pickle
import random
from pathlib import Path
from typing import Any

import numpy
import pytest
import spacy
from conftest import ROOT, SHAPES
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config, registry
from thinc.api import get_current_ops
from thinc.types import Ragged
from typer.testing import CliRunner

import tipnlp
from tipnlp.cli import app
from tipnlp.components import augment
from tipnlp.components.augment import make_augmenter, varied
from tipnlp.components.candidates import make_suggester
from tipnlp.components.context import build_span_context, pool_context
from tipnlp.components.embed import build_embed, word_class
from tipnlp.components.reader import cuts, make_reader
from tipnlp.errors import TipnlpError
from tipnlp.pipeline import shipped
from tipnlp.training import CONFIGS, Training, config_path

CORPUS = ROOT / "corpus"
FEW = {"training.max_steps": 6, "training.eval_frequency": 3, "training.batcher.size": 600}
HOUSES = [
    ("The Lily House took in nine.", "Lily House"), ("Girls lived in Sun Home for a year.", "Sun Home"), ("Haven Lodge opened.", "Haven Lodge"),
    ("In 2012 the Rose Centre closed.", "Rose Centre"), ("The Lily House took in nine.", "Lily House"),
]  # fmt: skip


def house_lines() -> str:
    rows = [{"text": text, "spans": [[text.index(name), text.index(name) + len(name), "SHELTER"]]} for text, name in HOUSES]
    return "".join(json.dumps(row) + "\n" for row in rows * 2)


def trained(folder: Path, **options: Any) -> Training:
    options = {"overrides": FEW, "stdout": io.StringIO()} | options
    return tipnlp.train(folder / "corpus", output=folder / "out", **options)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Training:
    """A pipeline trained for a few steps on a handful of documents of the corpus."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "corpus").mkdir()
    for part, lines in (("train", 4), ("dev", 2)):
        text = (CORPUS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
        (folder / "corpus" / f"{part}.jsonl").write_text("\n".join(text[:lines]) + "\n", encoding="utf-8")
    return trained(folder)


# --- training ------------------------------------------------------------------------------------------------------------


def test_trains_saves_loads_and_runs(small: Training, sample: str) -> None:
    assert small.steps == 6
    assert small.labels["LAW"] > 5 and "PENALTY:prescribed" in small.labels
    nlp = tipnlp.load(small.best)
    assert set(nlp.get_pipe("spancat").labels) == set(small.labels)
    report = tipnlp.extract(sample, nlp=nlp)
    alone = tipnlp.extract(sample)
    assert report.countries == alone.countries
    assert {f.id for f in alone.counts} <= {f.id for f in report.counts}


def test_the_same_seed_gives_the_same_weights(small: Training, tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(small.best.parent.parent / "corpus")
    again = trained(tmp_path)
    assert (again.last / "spancat" / "model").read_bytes() == (small.last / "spancat" / "model").read_bytes()


def test_spans_of_ones_own_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text(house_lines(), encoding="utf-8")
    steps = {"training.max_steps": 40, "training.eval_frequency": 20, "training.optimizer.use_averages": False}
    result = trained(tmp_path, overrides=FEW | steps)
    assert result.labels == {"SHELTER": 8}
    assert result.score > 0.5
    doc = tipnlp.load(result.best)("The Lily House took in nine.")
    assert ("Lily House", "SHELTER") in [(span.text, span.label_) for span in doc.spans["tip_trained"]]
    assert doc._.tip_report.countries == ()


def test_spans_that_no_rule_sees_are_suggested_by_length(tmp_path: Path) -> None:
    rows = [{"text": "they came in a small fishing boat at night", "spans": [[13, 31, "VESSEL"]]}] * 5
    (tmp_path / "corpus").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = trained(tmp_path)
    config = load_config(result.best / "config.cfg")
    assert config["components"]["spancat"]["suggester"]["sizes"] == [1, 2, 3, 4]


def test_resume_goes_on_with_the_steps_that_are_left(small: Training, tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(small.best.parent.parent / "corpus")
    first = trained(tmp_path, overrides=FEW | {"training.max_steps": 3})
    with pytest.raises(TipnlpError, match="T112"):
        trained(tmp_path)
    second = trained(tmp_path, resume=True)
    assert (first.steps, second.steps) == (3, 6)
    assert second.score >= first.score
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["log-1.jsonl", "log-2.jsonl", "model-best", "model-last"]
    assert trained(tmp_path, resume=True).steps == 6  # nothing left to do
    assert trained(tmp_path, force=True).steps == 6
    assert not (tmp_path / "out" / "log-2.jsonl").exists()


def test_resume_keeps_the_better_pipeline(small: Training, tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(small.best.parent.parent / "corpus")
    trained(tmp_path, overrides=FEW | {"training.max_steps": 3})
    log = tmp_path / "out" / "log-1.jsonl"
    rows = [json.loads(line) | {"score": 0.99} for line in log.read_text(encoding="utf-8").splitlines()]
    log.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    before = (tmp_path / "out" / "model-best" / "spancat" / "model").read_bytes()
    assert trained(tmp_path, resume=True).score == 0.99
    assert (tmp_path / "out" / "model-best" / "spancat" / "model").read_bytes() == before


@pytest.mark.parametrize(
    ("lines", "options", "code"),
    [
        (house_lines(), {"config": "gpu"}, "T110"),
        (house_lines(), {"overrides": {"training.max_stepz": 3}}, "T117"),
        (house_lines(), {"overrides": {"nowhere.max_steps": 3}}, "T117"),
        (house_lines(), {"resume": True}, "T113"),
        (house_lines(), {"dev": "missing.jsonl"}, "T020"),
        ('{"text": "Nothing here."}\n', {}, "T114"),
        ('{"text": "Nothing here.", "spans": [[0]]}\n', {}, "T025"),
        ('{"text": "Nothing", "spans": [[0, 50, "SHELTER"]]}\n', {}, "T025.*\\[0, 50, 'SHELTER'\\].*7 characters"),
        ('{"no": "text"}\n', {}, "T025"),
    ],
)  # fmt: skip
def test_mistakes_are_named(lines: str, options: dict[str, Any], code: str, tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text(lines, encoding="utf-8")
    with pytest.raises(TipnlpError, match=code):
        trained(tmp_path, **options)


def test_a_config_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text(house_lines(), encoding="utf-8")
    (tmp_path / "broken.cfg").write_text("[nlp\nlang = 5", encoding="utf-8")
    with pytest.raises(TipnlpError, match="T111"):
        trained(tmp_path, config=tmp_path / "broken.cfg")
    with pytest.raises(TipnlpError, match="T020"):
        tipnlp.train(tmp_path / "nothing", output=tmp_path / "out")


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corpus").write_text(house_lines(), encoding="utf-8")
    monkeypatch.setattr("tipnlp.training.find_spec", lambda name: None)
    with pytest.raises(TipnlpError, match=r"T041.*tipnlp\[trf\]"):
        trained(tmp_path, config="trf")


def test_command(small: Training, tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text(house_lines(), encoding="utf-8")
    arguments = ["train", str(tmp_path / "mine.jsonl"), "--output", str(tmp_path / "out"), "--training.max_steps", "2", "--training.eval_frequency=2"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert "best score" in done.stderr and "1 labels" in done.stderr
    assert CliRunner().invoke(app, arguments).exit_code == 1
    for wrong in ("--nope", "--training.max_steps", "stray"):
        failed = CliRunner().invoke(app, [*arguments[:4], wrong])
        assert failed.exit_code == 1 and "T116" in failed.stderr
    scored = CliRunner().invoke(app, ["evaluate", str(CORPUS / "dev.jsonl"), "--pipeline", str(small.best), "--samples", "0"])
    assert scored.exit_code == 0 and "penalties" in scored.stdout


# --- configs -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CONFIGS)
def test_configs_name_what_is_registered(name: str) -> None:
    config = load_config(config_path(name), interpolate=True)
    assert config["components"]["spancat"]["suggester"]["@misc"] == "tip_candidates.v1"
    assert config["corpora"]["train"]["trained_key"] == config["components"]["spancat"]["spans_key"] == config["components"]["tip_hybrid"]["trained_key"]
    pipes = config["nlp"]["pipeline"]
    assert pipes.index("spancat") < pipes.index("tip_hybrid") < pipes.index("tip_facts")
    assert [p for p in pipes if p in tipnlp.blank().pipe_names] == tipnlp.blank().pipe_names


def test_spacy_takes_the_config(tmp_path: Path) -> None:
    """What ``spacy train`` does before its first step."""
    from spacy.training.initialize import init_nlp

    (tmp_path / "mine.jsonl").write_text(house_lines(), encoding="utf-8")
    paths = {"paths.train": str(tmp_path / "mine.jsonl"), "paths.dev": str(tmp_path / "mine.jsonl")}
    nlp = init_nlp(load_config(config_path("cpu"), overrides=paths, interpolate=False))
    assert nlp.get_pipe("spancat").labels == ("SHELTER",)


# --- reader --------------------------------------------------------------------------------------------------------------


def test_reader_takes_the_corpus_as_it_is() -> None:
    examples = list(make_reader(str(CORPUS / "dev.jsonl"), limit=3, trained_key="tip_trained")(spacy.blank("en")))
    assert len(examples) == 3
    for example in examples:
        groups = example.reference.spans
        assert len(groups["tip_countries"]) > 5 and len(groups["tip_trained"]) > 5
        assert {label.partition(":")[0] for label in (s.label_ for s in groups["tip_trained"])} <= {"LAW", "PENALTY", "COUNT"}
        assert groups["tip_facts"].attrs["report"]["counts"]


def test_reader_can_give_whole_mentions_and_entities() -> None:
    reader = make_reader(str(CORPUS / "dev.jsonl"), limit=2, trained_key="all", labels="mentions")
    for example in reader(spacy.blank("en")):
        assert {"COUNTRY", "COUNT"} <= {span.label_ for span in example.reference.spans["all"]}
        assert len(example.reference.ents) > 20


def test_reader_reads_a_folder_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"text": name}) + "\n", encoding="utf-8")
    assert [e.reference.text for e in make_reader(str(tmp_path))(spacy.blank("en"))] == ["a", "b"]
    with pytest.raises(TipnlpError, match="T020"):
        list(make_reader(str(tmp_path / "c"))(spacy.blank("en")))


def test_windows_hold_the_text_and_cut_no_span() -> None:
    whole = list(make_reader(str(CORPUS / "dev.jsonl"), trained_key="t")(spacy.blank("en")))
    parts = list(make_reader(str(CORPUS / "dev.jsonl"), trained_key="t", window=800)(spacy.blank("en")))
    assert len(parts) > 2 * len(whole)
    def spans(examples: list[Example]) -> list[tuple[str, str]]:
        return [(s.text, s.label_) for e in examples for s in sorted(e.reference.spans["t"], key=lambda s: (s.start, s.end))]
    assert spans(parts) == spans(whole)
    text = "One. Two.\n\nThree. Four."
    assert [text[s:e] for s, e in cuts(text, [(5, 13)], 4)] == ["One. ", "Two.\n\nThree. ", "Four."]


def test_parts_for_spacy_pickle() -> None:
    for part in (make_reader("x"), make_augmenter(), make_suggester([1, 2])):
        assert pickle.loads(pickle.dumps(part))


# --- augmenter -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", augment.CHANGES, ids=lambda change: change.__name__)
def test_annotations_move_with_their_characters(change: Any) -> None:
    nlp = spacy.blank("en")
    varied_somewhere = False
    for n, example in enumerate(make_reader(str(CORPUS / "dev.jsonl"), limit=6, trained_key="tip_trained")(nlp)):
        edits = change(example.reference.text, random.Random(n))
        if not edits:
            continue
        varied_somewhere = True
        changed = varied(nlp, example, edits)
        assert changed.reference.text != example.reference.text
        pairs = list(zip(example.reference.spans["tip_trained"], changed.reference.spans["tip_trained"], strict=True))
        for old, new in pairs:
            assert old.label_ == new.label_
            if change is not augment.other_countries:
                assert plain(old.text) in plain(new.text)
    assert varied_somewhere


def plain(text: str) -> str:
    return "".join(text.translate(str.maketrans("‘’“”", "''\"\"")).lower().replace("-", "").split())


def test_other_countries_are_the_same_throughout() -> None:
    text = "Norway and Sweden met. Norway left."
    edits = augment.other_countries(text, random.Random(1))
    names = [new for _, _, new in edits]
    assert [text[start:end] for start, end, _ in edits] == ["Norway", "Sweden", "Norway"]
    assert names[0] == names[2] and names[0] != "Norway"


def test_level_says_how_many_are_varied() -> None:
    nlp = spacy.blank("en")
    example = Example.from_dict(nlp.make_doc("In 'Norway' 12 were held."), {})
    assert [len(list(make_augmenter(level)(nlp, example))) for level in (0.0, 1.0)] == [1, 2]


# --- suggester and model -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHAPES)
def test_suggestions_are_spans_of_the_document(name: str) -> None:
    doc = spacy.blank("en")(SHAPES[name])
    for sizes in ((), (1, 3)):
        suggested = make_suggester(sizes)([doc])
        rows = [tuple(row) for row in suggested.dataXd]
        assert int(suggested.lengths[0]) == len(rows) == len(set(rows))
        assert all(0 <= start < end <= len(doc) for start, end in rows)


def test_context_is_pooled_left_inside_and_right() -> None:
    ops = get_current_ops()
    vectors = Ragged(ops.asarray2f([[1], [2], [3], [10], [20]]), ops.asarray1i([3, 2]))
    spans = Ragged(ops.asarray2i([[1, 2], [0, 1], [0, 2]]), ops.asarray1i([1, 2]))
    pooled, _ = pool_context(5, 1)((vectors, spans), is_train=False)
    assert pooled.tolist() == [[1, 1, 2, 2, 3, 3], [10, 10, 10, 10, 20, 20], [15, 20, 15, 20, 15, 20]]


def test_the_gradient_of_the_pool_is_right() -> None:
    ops = get_current_ops()
    draw = numpy.random.default_rng(0)
    values = draw.normal(size=(7, 3)).astype("f")
    spans = Ragged(ops.asarray2i([[1, 3], [3, 4], [0, 1]]), ops.asarray1i([2, 1]))
    lengths = ops.asarray1i([4, 3])
    weights = draw.normal(size=(3, 18)).astype("f")
    model = pool_context(2, 1)

    def loss(data: Any) -> float:
        return float((model((Ragged(data, lengths), spans), is_train=False)[0] * weights).sum())

    _, backprop = model((Ragged(values, lengths), spans), is_train=True)
    gradient = backprop(weights)[0].dataXd
    for row, column in ((0, 0), (1, 2), (3, 1), (4, 0), (6, 2)):
        step = numpy.zeros_like(values)
        step[row, column] = 1e-2
        assert gradient[row, column] == pytest.approx((loss(values + step) - loss(values - step)) / 2e-2, abs=1e-2)


def test_word_classes_are_features() -> None:
    assert word_class("arrested") == word_class("detained") != word_class("convicted")
    nlp = spacy.blank("en")
    model = build_embed(8, ["NORM"], [50], 50)
    docs = [nlp("Police nabbed 12 men"), nlp.make_doc("")]
    model.initialize(X=docs)
    vectors, backprop = model(docs, is_train=True)
    assert [v.shape for v in vectors] == [(4, 8), (0, 8)]
    backprop(vectors)


# --- the pipeline that comes with the library ----------------------------------------------------------------------------


def test_registered_by_entry_points() -> None:
    assert registry.misc.get("tip_candidates.v1") is make_suggester
    assert registry.augmenters.get("tip_augmenter.v1") is make_augmenter
    assert registry.architectures.get("tip_embed.v1") is build_embed
    assert registry.architectures.get("tip_span_context.v1") is build_span_context


def test_configs_come_with_the_library() -> None:
    assert shipped("configs/cpu.cfg") is not None
    assert shipped("configs/none.cfg") is None


@pytest.fixture(scope="module")
def shipped_pipeline() -> Language:
    """The trained pipeline that comes with the library."""
    return tipnlp.load("en_tip_sm")


def test_it_is_small_and_holds_no_words_of_reports() -> None:
    folder = shipped("en_tip_sm")
    assert folder is not None
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 5_000_000
    assert json.loads((folder / "vocab" / "strings.json").read_text(encoding="utf-8")) == []
    assert not list(folder.glob("tip_*"))  # no fingerprints: its tables are those of the library


def test_it_loads_without_a_warning(shipped_pipeline: Language) -> None:
    assert shipped_pipeline.meta["name"] == "tip_sm"
    assert {label.partition(":")[0] for label in shipped_pipeline.get_pipe("spancat").labels} == {"LAW", "PENALTY", "COUNT"}
    folder = shipped("en_tip_sm")
    assert spacy.load(folder).pipe_names == shipped_pipeline.pipe_names


def test_the_rules_facts_stay_as_they_are(shipped_pipeline: Language, texts: list[str]) -> None:
    for text in texts:
        alone, both = tipnlp.extract(text), tipnlp.extract(text, nlp=shipped_pipeline)
        for family in ("countries", "regions", "laws", "penalties", "counts", "flows"):
            ids = {fact.id for fact in getattr(alone, family)}
            kept = [fact for fact in getattr(both, family) if fact.id in ids]
            assert [(f.id, f.evidence, f.rule) for f in kept] == [(f.id, f.evidence, f.rule) for f in getattr(alone, family)]
            added = [fact for fact in getattr(both, family) if fact.id not in ids]
            assert all(fact.rule == "model:tip_trained" and 0.9 < fact.score <= 1 for fact in added)


def test_it_runs_in_a_stream_and_in_workers(shipped_pipeline: Language, texts: list[str]) -> None:
    alone = [report.to_dict() for report in tipnlp.extract_many(texts, nlp=shipped_pipeline)]
    assert [report.to_dict() for report in tipnlp.extract_many(texts, nlp=shipped_pipeline, n_process=2, batch_size=3)] == alone


def test_it_beats_chance_by_far_on_its_own() -> None:
    """The figures on its card are measured apart; this guards against weights that do not fit the code."""
    nlp = tipnlp.load("en_tip_sm")
    scores = nlp.evaluate(list(make_reader(str(CORPUS / "dev.jsonl"), limit=6, trained_key="tip_trained")(nlp)))
    assert scores["spans_tip_trained_f"] > 0.55
