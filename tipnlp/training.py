"""Training: a pipeline of trained components beside the rules, from annotated reports or from texts with labels of your own.

spaCy does the work: the configs are those that ``spacy train`` takes, the loop and the loggers are spaCy's. What is added is
what a user would else look up: where the parts of a corpus lie, spans that the suggester would never propose, mistakes named
before an hour of training, a run that goes on where it was stopped.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tipnlp import __version__
from tipnlp.errors import TipnlpError
from tipnlp.pipeline import shipped

if TYPE_CHECKING:
    from spacy.language import Language

CONFIGS = ("cpu", "trf")
#: Of a corpus without a part to tune on, every so many lines are kept from training.
EVERY = 5
#: Longest span (tokens) that is proposed for labels of one's own.
LONGEST_SPAN = 20

Config = Any


@dataclass(frozen=True, slots=True)
class Training:
    """The outcome of a training.

    Attributes:
        best: Folder of the best pipeline, for `tipnlp.load`.
        last: Folder of the last one, from which ``resume`` goes on.
        steps: Steps done in all runs.
        score: Best score (0-1) on the part that is kept from training.
        labels: How many spans of each label it learnt from.
    """

    best: Path
    last: Path
    steps: int
    score: float
    labels: dict[str, int]


def train(
    corpus: str | Path,
    *,
    output: str | Path,
    config: str | Path = "cpu",
    dev: str | Path | None = None,
    resume: bool = False,
    force: bool = False,
    overrides: Mapping[str, Any] | None = None,
    gpu: int = -1,
    stdout: IO[str] | None = None,
) -> Training:
    r"""Train a pipeline.

    Args:
        corpus: Folder with ``train.jsonl`` and ``dev.jsonl``, or one JSONL file, of which every fifth line is kept from training
            where there is no `dev`; beside a `dev`, a folder without ``train.jsonl`` is trained on as a whole.
            Lines are annotated reports as in the project's corpus, or ``{"text": ..., "spans": [[start, end, "LABEL"], ...]}``
            with labels of your own; see `tipnlp.components.reader.make_reader`.
        output: Folder for ``model-best``, ``model-last`` and the log.
        config: ``"cpu"``, ``"trf"``, or the path of a config file for ``spacy train`` that has the paths ``train`` and ``dev``.
        dev: JSONL file to measure on, instead of ``dev.jsonl``.
        resume: Go on from ``model-last`` in `output`, for the steps that are left; the optimizer starts anew.
        force: Replace what an earlier run left in `output`.
        overrides: Values of the config by dotted name, such as ``{"training.max_steps": 500}``.
        gpu: Number of the GPU, -1 for the processor.
        stdout: Where spaCy's table of losses and scores goes; by default standard output.

    Returns:
        What came of it. ``tipnlp.load(result.best)`` is the pipeline.

    Raises:
        TipnlpError: T020, T025 for a corpus that is missing or broken; T110-T117 for a wrong config, an output folder in use,
            nothing to resume or to learn from; T041 for a library that is not installed.

    Example:
        >>> import io, json, pathlib, tempfile, tipnlp
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> line = {"text": "The Lily House shelters nine.", "spans": [[4, 14, "SHELTER"]]}
        >>> written = (folder / "mine.jsonl").write_text((json.dumps(line) + "\n") * 10, encoding="utf-8")
        >>> steps = {"training.max_steps": 2, "training.eval_frequency": 2}
        >>> result = tipnlp.train(folder / "mine.jsonl", output=folder / "out", overrides=steps, stdout=io.StringIO())
        >>> result.labels, tipnlp.load(result.best).get_pipe("spancat").labels
        ({'SHELTER': 8}, ('SHELTER',))
    """
    output = Path(output)
    path = config_path(config)
    done, best_before = _begin(output, resume=resume, force=force)
    parts = _parts(Path(corpus), None if dev is None else Path(dev), output)
    settings = dict(parts) | dict(overrides or {})
    nlp_config = _load(path, settings)
    labels, sizes = _survey(nlp_config)
    suggester = "components.spancat.suggester"
    if sizes and f"{suggester}.sizes" not in settings and _names_candidates(nlp_config):
        settings[f"{suggester}.sizes"] = sizes
    settings["training.logger.output_file"] = str(_next_log(output))
    if resume:
        settings["training.max_steps"] = max(0, int(nlp_config["training"]["max_steps"]) - done)
    if not resume or settings["training.max_steps"]:
        _run(path, settings, output, gpu, stdout or sys.stdout, resume=resume)
    steps, score = _logged(output)
    if resume and best_before is not None:
        _keep_better(output, best_before)
    return Training(output / "model-best", output / "model-last", steps, score, dict(sorted(labels.items())))


def config_path(config: str | Path) -> Path:
    """The file of a config that is given by name or by path; T110 where there is none."""
    path = shipped(f"configs/{config}.cfg") if str(config) in CONFIGS else Path(config)
    if path is None or not path.is_file():
        raise TipnlpError("T110", config=config, known=", ".join(CONFIGS))
    return path


# --- before ------------------------------------------------------------------------------------------------------------


def _begin(output: Path, *, resume: bool, force: bool) -> tuple[int, float | None]:
    """Steps and best score of earlier runs in the output folder, which must or must not be there."""
    if resume:
        if not (output / "model-last").is_dir():
            raise TipnlpError("T113", path=output)
        steps, score = _logged(output)
        return steps, score
    if output.exists() and not output.is_dir():
        raise TipnlpError("T112", path=output)
    used = [path for path in (output / "model-best", output / "model-last", *output.glob("log-*.jsonl")) if path.exists()]
    if used and not force:
        raise TipnlpError("T112", path=output)
    for path in used:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    output.mkdir(parents=True, exist_ok=True)
    return 0, None


def _parts(corpus: Path, dev: Path | None, output: Path) -> dict[str, str]:
    """The paths of what is trained on and what is measured on."""
    if not corpus.exists():
        raise TipnlpError("T020", path=corpus)
    if dev is not None and not dev.exists():
        raise TipnlpError("T020", path=dev)
    if corpus.is_dir() and (dev is None or (corpus / "train.jsonl").exists()):
        train_file, dev = corpus / "train.jsonl", dev or corpus / "dev.jsonl"
        for part in (train_file, dev):
            if not part.exists():
                raise TipnlpError("T020", path=part)
        return {"paths.train": str(train_file), "paths.dev": str(dev)}
    if dev is not None:
        return {"paths.train": str(corpus), "paths.dev": str(dev)}
    lines = [line for line in corpus.read_text(encoding="utf-8").splitlines() if line.strip()]
    parts = {"paths.train": output / "corpus" / "train.jsonl", "paths.dev": output / "corpus" / "dev.jsonl"}
    (output / "corpus").mkdir(parents=True, exist_ok=True)
    for kept, path in zip((False, True), parts.values(), strict=True):
        mine = [line for n, line in enumerate(lines, 1) if (n % EVERY == 0) == kept]
        path.write_text("".join(line + "\n" for line in mine), encoding="utf-8")
    return {name: str(path) for name, path in parts.items()}


def _load(path: Path, settings: Mapping[str, Any]) -> Config:
    from spacy.language import DEFAULT_CONFIG
    from spacy.util import load_config

    try:
        plain = load_config(path, interpolate=False)
        _check_names(settings, plain, DEFAULT_CONFIG)
        config = load_config(path, overrides=dict(settings), interpolate=True)
    except ValueError as error:
        raise TipnlpError("T111", path=path, reason=str(error).strip().splitlines()[-1]) from error
    if "transformer" in config.get("components", {}) and find_spec("spacy_transformers") is None:
        raise TipnlpError("T041", what="A config with a transformer", extra="trf")
    return config


def _check_names(settings: Mapping[str, Any], *configs: Config) -> None:
    """A misspelt name is a new one to spaCy, which would train for hours without it."""
    for name in settings:
        section, _, key = name.partition(".")
        known = any(key.partition(".")[0] in config.get(section, {}) for config in configs)
        if not known:
            raise TipnlpError("T117", name=name)


def _survey(config: Config) -> tuple[Counter[str], list[int]]:
    """Labels of the spans to be learnt, and lengths to propose where the candidates leave out too many of them."""
    import spacy
    from spacy.util import registry

    from tipnlp.components.candidates import Candidates

    reader = config["corpora"]["train"]
    key = reader.get("trained_key")
    if reader.get("@readers") != "tip_jsonl_reader.v1" or not key:
        return Counter(), []
    labels: Counter[str] = Counter()
    missed: list[int] = []
    suggest = Candidates()
    for example in registry.resolve({"reader": reader})["reader"](spacy.blank(config["nlp"]["lang"])):
        proposed = set(suggest.spans(example.predicted))
        for span in example.reference.spans.get(key, ()):
            labels[span.label_] += 1
            if (span.start, span.end) not in proposed:
                missed.append(len(span))
    if not labels:
        raise TipnlpError("T114", path=reader["path"])
    if len(missed) <= 0.1 * labels.total():
        return labels, []
    return labels, list(range(1, min(max(missed), LONGEST_SPAN) + 1))


def _names_candidates(config: Config) -> bool:
    suggester = config["components"].get("spancat", {}).get("suggester", {})
    return bool(suggester.get("@misc") == "tip_candidates.v1")


# --- the run and its log -----------------------------------------------------------------------------------------------


def _run(path: Path, settings: Mapping[str, Any], output: Path, gpu: int, stdout: IO[str], *, resume: bool) -> None:
    from spacy.cli._util import setup_gpu
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as loop
    from spacy.util import load_config

    setup_gpu(gpu, silent=True)
    nlp: Language = init_nlp(load_config(path, overrides=dict(settings), interpolate=False), use_gpu=gpu)
    # spaCy's packager finds the libraries of a pipeline only where their wheels name their top level.
    nlp.meta["requirements"] = [f"tipnlp>={__version__}"]
    if resume:
        nlp.from_disk(output / "model-last", exclude=["config"])  # the config is this run's
        if (output / "model-best").is_dir():
            _replaced(output / "model-best", output / "model-best-before")
    loop(nlp, output, use_gpu=gpu, stdout=stdout, stderr=sys.stderr)


def _next_log(output: Path) -> Path:
    return output / f"log-{len(_logs(output)) + 1}.jsonl"


def _logs(output: Path) -> list[Path]:
    return sorted(output.glob("log-*.jsonl"), key=_number)


def _number(log: Path) -> int:
    return int(log.stem.removeprefix("log-"))


def _rows(log: Path) -> Iterator[dict[str, Any]]:
    for line in log.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _logged(output: Path) -> tuple[int, float]:
    """Steps and best score over all runs in an output folder."""
    steps, best = 0, 0.0
    for log in _logs(output):
        rows = list(_rows(log))
        steps += max((row["step"] for row in rows), default=0)
        best = max([best, *(row["score"] for row in rows)])
    return steps, best


def _keep_better(output: Path, before: float) -> None:
    """Of the best pipelines before and after a run was resumed, keep the better one."""
    old, new = output / "model-best-before", output / "model-best"
    if not old.is_dir():
        return
    last = max((row["score"] for row in _rows(_logs(output)[-1])), default=0.0)
    if new.is_dir() and last > before:
        shutil.rmtree(old)
    else:
        _replaced(old, new)


def _replaced(old: Path, new: Path) -> None:
    if new.is_dir():
        shutil.rmtree(new)
    old.rename(new)
