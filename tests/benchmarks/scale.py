"""Time and memory against the length of a document (1 KB to 10 MB) and the number of documents (to 20,000).

    pip install -r tests/benchmarks/requirements.txt
    python tests/benchmarks/scale.py OUT [FILE...] [--documents 20000] [--longest 10000000]

FILE are texts as `tipnlp.read_sources` takes them, by default the corpus; they are put in an order of chance, the same in every
run. Documents of each length are cut from these texts one after the other, short ones so many that every length reads the same
text: at least a million characters. Many documents are the beginnings of these texts again and again, each with a word of its
own, so that a store of words that is never emptied would show. Every measurement is a process of its own, one at a time; the
whole takes about ten minutes on an idle machine. OUT gets ``scale.json`` and ``scale.png``.

Exponents are slopes of a straight line through the logarithms: 1 is linear. For lengths the line begins at 10 KB, below which the
fixed cost of a call shows. The pipeline reads no document longer than its ``nlp.max_length``.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np

from tipnlp import read_sources, signals
from tipnlp.speed import peak_memory, shipped_corpus

LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
COUNTS = (20, 60, 200, 600, 2_000, 6_000, 20_000)
SYSTEMS = ("rules", "pipeline")
LINEAR_FROM = 10_000
READ = 1_000_000  # characters that are read for each length, at least
OF_A_DOCUMENT = 2_000  # characters of each of many documents
STORES = ("words", "vocab", "strings")  # words that the rules keep, spaCy's lexemes and strings


def main() -> None:
    """Measure, fit, write figures and plot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", nargs="*", default=[str(path) for path in shipped_corpus()])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--longest", type=int, default=10_000_000)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        print(json.dumps(_step(options.step, options.files, options.documents)))
        return
    options.out.mkdir(parents=True, exist_ok=True)
    figures: dict[str, Any] = {"lengths": {}, "documents": {}}
    for system in SYSTEMS:
        rows = [_fresh(f"length:{system}:{length}", options) for length in LENGTHS if length <= options.longest]
        figures["lengths"][system] = [row for row in rows if row is not None]
        figures["documents"][system] = _fresh(f"documents:{system}", options)
    figures["exponents"] = _exponents(figures)
    (options.out / "scale.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    for name, exponent in figures["exponents"].items():
        print(f"{name:<56}{exponent:>8.3f}")
    _plot(figures, options.out / "scale.png")


def _fresh(step: str, options: argparse.Namespace) -> Any:
    command = [sys.executable, __file__, str(options.out), *options.files, "--step", step, "--documents", str(options.documents)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    print(step, done.stdout.strip()[:160], file=sys.stderr)
    return json.loads(done.stdout)


def _step(step: str, files: list[str], documents: int) -> Any:
    import tipnlp

    kind, system, *length = step.split(":")
    texts = [source.text for source in read_sources(files)]
    random.Random(0).shuffle(texts)
    nlp = tipnlp.load() if system == "pipeline" else None
    if kind == "documents":
        return _many(texts, documents, nlp)
    if nlp is not None and int(length[0]) > nlp.max_length:
        return None
    return _one(texts, int(length[0]), nlp)


def _one(texts: list[str], length: int, nlp: Any) -> dict[str, float]:
    """CPU seconds for a document of a length: the mean of those cut from a million characters, after a look at all of these."""
    import tipnlp

    wanted = -(-READ // length) * length
    parts, size = [], 0
    for text in cycle(texts):
        if size >= wanted:
            break
        parts.append(text)
        size += len(text) + 2
    whole = "\n\n".join(parts)[:wanted]
    del parts
    for start in range(0, READ, 10_000):  # tables, patterns and words
        tipnlp.extract(whole[start : start + 10_000], nlp=nlp)
    before, began = peak_memory() or 0.0, time.process_time()
    for start in range(0, wanted, length):
        tipnlp.extract(whole[start : start + length], nlp=nlp)
    seconds = (time.process_time() - began) / (wanted // length)
    return {"characters": length, "seconds": seconds, "mb": (peak_memory() or 0.0) - before}


def _many(texts: list[str], documents: int, nlp: Any) -> list[dict[str, float]]:
    """Seconds, peak memory and the sizes of the stores of words after so many documents."""
    import tipnlp

    rows, began = [], time.process_time()
    for number, _ in enumerate(tipnlp.extract_many(islice(_numbered(texts), documents), nlp=nlp), 1):
        if number in COUNTS or number == documents:
            row = {"documents": number, "seconds": time.process_time() - began, "mb": peak_memory() or 0.0, "words": signals.kept()}
            if nlp is not None:
                row |= {"vocab": len(nlp.vocab), "strings": len(nlp.vocab.strings)}
            rows.append(row)
    return rows


def _numbered(texts: list[str]) -> Iterator[str]:
    for number, text in enumerate(cycle(texts)):
        yield f"{text[:OF_A_DOCUMENT]}\n\nDocument x{number}q."


def _exponents(figures: dict[str, Any]) -> dict[str, float]:
    found = {}
    for system in SYSTEMS:
        lengths = [row for row in figures["lengths"][system] if row["characters"] >= LINEAR_FROM]
        found[f"time against length, {system}"] = _slope([(row["characters"], row["seconds"]) for row in lengths])
        many = [row for row in figures["documents"][system] if row["documents"] >= COUNTS[2]]
        found[f"time against documents, {system}"] = _slope([(row["documents"], row["seconds"]) for row in many])
        tenth = next(row for row in many if row["documents"] * 10 >= many[-1]["documents"])
        for store in ("mb", *STORES):
            if store in tenth:
                name = "peak memory" if store == "mb" else f"kept {store}"
                found[f"{name}, most documents to a tenth, {system}"] = many[-1][store] / tenth[store]
    return found


def _slope(points: list[tuple[float, float]]) -> float:
    x, y = np.log(np.array(points)).T
    return float(np.polyfit(x, y, 1)[0])


def _plot(figures: dict[str, Any], path: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, ((a, b, f), (c, d, e)) = plt.subplots(2, 3, figsize=(15, 8), layout="constrained")
    for system, style in zip(SYSTEMS, ("o-", "s--"), strict=True):
        lengths, many = figures["lengths"][system], figures["documents"][system]
        slope = figures["exponents"][f"time against length, {system}"]
        a.loglog(*_xy(lengths, "characters", "seconds"), style, label=f"{system}, exponent {slope:.2f}")
        b.loglog(*_xy([row for row in lengths if row["mb"] >= 1], "characters", "mb"), style, label=system)
        sizes, seconds = _xy(lengths, "characters", "seconds")
        f.semilogx(sizes, [1e6 * s / n for n, s in zip(sizes, seconds, strict=True)], style, label=system)
        slope = figures["exponents"][f"time against documents, {system}"]
        c.loglog(*_xy(many, "documents", "seconds"), style, label=f"{system}, exponent {slope:.2f}")
        d.semilogx(*_xy(many, "documents", "mb"), style, label=system)
        for store in STORES:
            if store in many[-1]:
                e.semilogx(*_xy(many, "documents", store), style, label=f"{system}: {store}")
    for axes, x, y in (
        (a, "characters of a document", "CPU seconds"), (b, "characters of a document", "MB more at the peak"),
        (f, "characters of a document", "CPU microseconds a character"), (c, "documents", "CPU seconds"), (d, "documents", "peak MB of the process"), (e, "documents", "words and strings kept"),
    ):
        axes.set_xlabel(x)
        axes.set_ylabel(y)
        axes.grid(visible=True, alpha=0.3)
        axes.legend()
    for axes in (d, e, f):
        axes.set_ylim(bottom=0)
    figure.savefig(path, dpi=120)
    plt.close(figure)


def _xy(rows: list[dict[str, float]], x: str, y: str) -> tuple[list[float], list[float]]:
    return [row[x] for row in rows], [row[y] for row in rows]


if __name__ == "__main__":
    main()
