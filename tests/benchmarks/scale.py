"""Time and memory against the length of a document (1 KB to 10 MB) and the number of documents (to 20,000).

    pip install -r tests/benchmarks/requirements.txt
    python tests/benchmarks/scale.py OUT [FILE...] [--documents 20000] [--longest 10000000]

FILE are texts as `tipnlp.read_sources` takes them, by default the corpus. Long documents are made of these texts one after the
other; many documents are these texts again and again, each with a word of its own, so that a store of strings that is never
emptied would show. Every measurement is a process of its own. OUT gets ``scale.json`` and ``scale.png``; the exponents are
slopes of a straight line through the logarithms: 1 is linear. For lengths the line begins at 10 KB, below which the fixed cost of
a call shows.
"""

from __future__ import annotations

import argparse
import json
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
        figures["lengths"][system] = [
            _fresh(f"length:{system}:{length}", options) for length in LENGTHS if length <= options.longest
        ]
        figures["documents"][system] = _fresh(f"documents:{system}", options)
    figures["exponents"] = _exponents(figures)
    (options.out / "scale.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    for name, exponent in figures["exponents"].items():
        print(f"{name:<40}{exponent:>8.3f}")
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
    nlp = tipnlp.load() if system == "pipeline" else None
    for text in texts[:3]:  # tables and patterns
        tipnlp.extract(text, nlp=nlp)
    return _one(texts, int(length[0]), nlp) if kind == "length" else _many(texts, documents, nlp)


def _one(texts: list[str], length: int, nlp: Any) -> dict[str, float]:
    import tipnlp

    seconds = []
    before = peak_memory() or 0.0
    for number in range(3 if length <= 1_000_000 else 1):
        parts, size = [f"{number}\n\n"], 0
        for text in cycle(texts):
            if size >= length:
                break
            parts.append(text)
            size += len(text) + 2
        document = "\n\n".join(parts)[:length]
        began = time.perf_counter()
        tipnlp.extract(document, nlp=nlp)
        seconds.append(time.perf_counter() - began)
    return {"characters": length, "seconds": min(seconds), "mb": (peak_memory() or 0.0) - before}


def _many(texts: list[str], documents: int, nlp: Any) -> list[dict[str, float]]:
    import tipnlp

    marks = [count for count in COUNTS if count <= documents]
    rows, began = [], time.perf_counter()
    for number, _ in enumerate(tipnlp.extract_many(islice(_numbered(texts), documents), nlp=nlp), 1):
        if number in marks:
            row = {"documents": number, "seconds": time.perf_counter() - began, "mb": peak_memory() or 0.0, "words": signals.kept()}
            if nlp is not None:
                row |= {"vocab": len(nlp.vocab), "strings": len(nlp.vocab.strings)}
            rows.append(row)
    return rows


def _numbered(texts: list[str]) -> Iterator[str]:
    for number, text in enumerate(cycle(texts)):
        yield f"{text}\n\nDocument x{number}q."


def _exponents(figures: dict[str, Any]) -> dict[str, float]:
    found = {}
    for system in SYSTEMS:
        lengths = [row for row in figures["lengths"][system] if row["characters"] >= LINEAR_FROM]
        found[f"time against length, {system}"] = _slope([(row["characters"], row["seconds"]) for row in lengths])
        many = [row for row in figures["documents"][system] if row["documents"] >= COUNTS[2]]
        found[f"time against documents, {system}"] = _slope([(row["documents"], row["seconds"]) for row in many])
        found[f"peak memory, most to tenth, {system}"] = many[-1]["mb"] / next(
            row["mb"] for row in many if row["documents"] * 10 >= many[-1]["documents"]
        )
    return found


def _slope(points: list[tuple[float, float]]) -> float:
    x, y = np.log(np.array(points)).T
    return float(np.polyfit(x, y, 1)[0])


def _plot(figures: dict[str, Any], path: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, ((a, b), (c, d)) = pyplot.subplots(2, 2, figsize=(10, 7), constrained_layout=True)
    for system in SYSTEMS:
        lengths, many = figures["lengths"][system], figures["documents"][system]
        slope = figures["exponents"][f"time against length, {system}"]
        a.loglog([r["characters"] for r in lengths], [r["seconds"] for r in lengths], "o-", label=f"{system}, exponent {slope:.2f}")
        b.loglog([r["characters"] for r in lengths], [max(r["mb"], 0.1) for r in lengths], "o-", label=system)
        slope = figures["exponents"][f"time against documents, {system}"]
        c.loglog([r["documents"] for r in many], [r["seconds"] for r in many], "o-", label=f"{system}, exponent {slope:.2f}")
        d.semilogx([r["documents"] for r in many], [r["mb"] for r in many], "o-", label=system)
    for axes, x, y in (
        (a, "characters of a document", "seconds"), (b, "characters of a document", "MB more at the peak"),
        (c, "documents", "seconds"), (d, "documents", "peak MB of the process"),
    ):
        axes.set_xlabel(x)
        axes.set_ylabel(y)
        axes.grid(visible=True, alpha=0.3)
        axes.legend()
    d.set_ylim(bottom=0)
    figure.savefig(path, dpi=120)


if __name__ == "__main__":
    main()
