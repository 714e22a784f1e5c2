"""Rules alone, a trained component alone, and both together: F1 by family with 95 % intervals, and words a second.

    python tests/benchmarks/rules_and_models.py GOLD [GOLD ...] --pipeline en_tip_sm [--pipeline DIR] [--speed] [--thresholds]

GOLD is a folder of annotations or a corpus in JSONL, as for ``tipnlp evaluate``. Only families that a trained component adds to
are shown: in the others hybrid and rules are the same. ``--thresholds`` shows the hybrid at several thresholds instead: to
choose them with, on a set that is not reported on.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import tipnlp
from tipnlp import rules
from tipnlp.analysis import analyse
from tipnlp.components.hybrid import HybridComponent
from tipnlp.resolve import resolve
from tipnlp.score import GoldDocument, Score, evaluate, read_gold
from tipnlp.trained import LABELS, Labelled, join

SHOWN = ("laws", "penalties", "counts", "counts_strict")
STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
Reports = dict[str, dict[str, Any]]


def main() -> None:
    """Read the arguments, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--pipeline", action="append", default=[])
    parser.add_argument("--only", help="File with ids, one a line: only these documents.")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--thresholds", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)  # one system, in a process of its own
    options = parser.parse_args()
    documents = read(options.gold, options.only)
    if options.one:
        print(speed(documents, options.one))
        return
    if options.speed:
        for system in ("rules", *options.pipeline):
            done = subprocess.run(
                [sys.executable, __file__, *options.gold, "--one", system], capture_output=True, text=True, check=True
            )
            print(done.stdout.strip().splitlines()[-1], flush=True)
        return
    print(f"{len(documents)} documents")
    show("rules", documents, {name: rules.report(document.text or "") for name, document in documents.items()})
    for pipeline in options.pipeline:
        nlp = tipnlp.load(pipeline)
        labelled = dict(spans(nlp, documents))
        show(f"{pipeline}: model alone", documents, reports(documents, labelled, dict.fromkeys(LABELS.values(), 0.5), alone=True))
        if options.thresholds:
            for least in STEPS:
                show(f"hybrid from {least}", documents, reports(documents, labelled, dict.fromkeys(LABELS.values(), least)))
        else:
            hybrid = nlp.get_pipe("tip_hybrid")
            assert isinstance(hybrid, HybridComponent)
            show(f"{pipeline}: hybrid", documents, reports(documents, labelled, hybrid.thresholds))


def read(paths: list[str], only: str | None) -> dict[str, GoldDocument]:
    """The documents of all the gold."""
    documents = {name: document for path in paths for name, document in read_gold(path).items()}
    if only is None:
        return documents
    with open(only, encoding="utf-8") as lines:
        wanted = {line.strip() for line in lines}
    return {name: document for name, document in documents.items() if name in wanted}


def spans(nlp: Any, documents: dict[str, GoldDocument]) -> Iterator[tuple[str, list[Labelled]]]:
    """What the trained component alone labels in each document."""
    key = nlp.get_pipe("tip_hybrid").spans_key
    with nlp.select_pipes(enable=[name for name, pipe in nlp.pipeline if pipe.is_trainable]):
        for name, document in documents.items():
            doc = nlp(document.text or "")
            group = doc.spans.get(key, ())
            scores = group.attrs["scores"].ravel() if len(group) else ()
            yield name, [
                Labelled(s.start_char, s.end_char, s.label_, float(score)) for s, score in zip(group, scores, strict=True)
            ]


def reports(
    documents: dict[str, GoldDocument], labelled: dict[str, list[Labelled]], thresholds: dict[str, float], *, alone: bool = False
) -> Reports:
    """The reports of rules and trained spans together, or of trained spans alone."""
    found = {}
    for name, document in documents.items():
        analysis = analyse(document.text or "")
        groups = {family: [] if alone and family in LABELS else rules.matches(analysis, family) for family in rules.FAMILIES}
        groups |= join(analysis, {family: groups[family] for family in LABELS}, labelled[name], thresholds)
        found[name] = resolve(analysis, groups)
    return found


def show(system: str, documents: dict[str, GoldDocument], predicted: Reports) -> None:
    """Print F1 with its interval, precision and recall of the families that are shown."""
    scores, _ = evaluate({name: document.report for name, document in documents.items()}, predicted)
    print(f"{system:<34}" + "  ".join(figures(score) for score in scores if score.family in SHOWN), flush=True)


def figures(score: Score) -> str:
    """One family's figures in one cell."""
    return f"{score.family} {score.f1:.3f} ({score.low:.2f}-{score.high:.2f}) P {score.precision:.3f} R {score.recall:.3f}"


def speed(documents: dict[str, GoldDocument], system: str) -> str:
    """Words a second on one core, and peak memory, of a process that does nothing else."""
    texts = [document.text or "" for document in documents.values()]
    nlp = None if system == "rules" else tipnlp.load(system)
    for text in texts[:5]:
        tipnlp.extract(text, nlp=nlp)
    began = time.perf_counter()
    done = sum(1 for _ in tipnlp.extract_many(texts, nlp=nlp))
    took = time.perf_counter() - began
    assert done == len(texts)
    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{system:<34}{words / took:>10,.0f} words/s{peak:>8,} MB"


if __name__ == "__main__":
    main()
