"""Do trained sentence classifiers see what the rules miss? Sections and events of sentences, rules against spaCy's text categorizer.

    python tests/benchmarks/classifiers.py [--test corpus/test.jsonl] [--epochs 12]

Trains on ``corpus/train.jsonl``, chooses the epoch on ``corpus/dev.jsonl`` and prints, for the sentences of the test narratives:

- ``section``: the share of sentences in the right section;
- ``event``: micro F1 of the events that a sentence counts ("12 victims were identified": ``victim_identified``).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import fix_random_seed

import tipnlp
from tipnlp.analysis import analyse
from tipnlp.score import read_gold

CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"
Labels = frozenset[str]
#: A sentence with its section or its events, by hand and by the rules.
Sentence = tuple[str, Labels, Labels]


def main() -> None:
    """Read the arguments, train, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", type=Path, default=CORPUS / "test.jsonl")
    parser.add_argument("--epochs", type=int, default=12)
    options = parser.parse_args()
    for task, pipe in (("section", "textcat"), ("event", "textcat_multilabel")):
        train, dev, test = (list(sentences(path, task)) for path in (CORPUS / "train.jsonl", CORPUS / "dev.jsonl", options.test))
        ruled = f1((gold, rules) for _, gold, rules in test)
        print(f"{task:<8} {len(train)} sentences to train on, {len(test)} to test; rules {ruled:.3f}", flush=True)
        nlp = trained(pipe, train, dev, options.epochs)
        print(f"{task:<8} trained {f1(labelled(nlp, pipe, test)):.3f}", flush=True)


def sentences(path: Path, task: str) -> Iterable[Sentence]:
    """The sentences of a corpus; a sentence is given with the one before it, which often tells where we are."""
    for document in read_gold(path).values():
        assert document.text is not None
        gold, meta = document.report, document.report["meta"]
        rules = tipnlp.extract(document.text, country=meta["country"], year=meta["year"]).to_dict()
        analysis = analyse(document.text)
        before = ""
        for span in analysis.sentences:
            start, end = analysis.view.span(*span)
            text = " ".join(document.text[start:end].split())
            named = [frozenset(labels(report, task, start, end)) for report in (gold, rules)]
            yield (f"{before} {text}" if task == "section" else text), named[0], named[1]
            before = text


def labels(report: dict[str, Any], task: str, start: int, end: int) -> list[str]:
    """The section that a sentence begins in, or the events that it counts."""
    if task == "section":
        return [section["name"] for section in report["sections"] if section["start"] <= start < section["end"]][:1]
    return [count["event"] for count in report["counts"] if start <= count["evidence"]["start"] < end]


def trained(pipe: str, train: list[Sentence], dev: list[Sentence], epochs: int) -> Language:
    """A text categorizer at its best epoch on dev."""
    fix_random_seed(0)
    shuffled = random.Random(0)
    nlp = spacy.blank("en")
    categorizer = nlp.add_pipe(pipe)
    names = sorted(set().union(*(gold for _, gold, _ in train)))
    for name in names:
        categorizer.add_label(name)  # type: ignore[attr-defined]  # spaCy types a pipe as a function
    examples = [
        Example.from_dict(nlp.make_doc(text), {"cats": {name: float(name in gold) for name in names}})
        for text, gold, _ in train
        if gold or pipe == "textcat_multilabel"
    ]
    optimizer = nlp.initialize(lambda: examples)
    best, state = -1.0, nlp.to_bytes()
    for _ in range(epochs):
        shuffled.shuffle(examples)
        for batch in minibatch(examples, 64):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer, drop=0.2)
        with nlp.use_params(optimizer.averages):
            if (score := f1(labelled(nlp, pipe, dev))) > best:
                best, state = score, nlp.to_bytes()
    return nlp.from_bytes(state)


def labelled(nlp: Language, pipe: str, test: list[Sentence]) -> Iterable[tuple[Labels, Labels]]:
    """The labels by hand and those of the categorizer."""
    for doc, (_, gold, _) in zip(nlp.pipe(text for text, _, _ in test), test, strict=True):
        if pipe == "textcat":
            yield gold, frozenset([max(doc.cats, key=doc.cats.__getitem__)])
        else:
            yield gold, frozenset(name for name, score in doc.cats.items() if score >= 0.5)


def f1(pairs: Iterable[tuple[Labels, Labels]]) -> float:
    """Micro F1; with one label a sentence, the share that is right."""
    hits = gold = found = 0
    for wanted, named in pairs:
        hits, gold, found = hits + len(wanted & named), gold + len(wanted), found + len(named)
    return 2 * hits / (gold + found)


if __name__ == "__main__":
    main()
