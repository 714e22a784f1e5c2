"""Silver labels: what the rules find in reports without annotation, as training data. A step of ``project.yml``.

``python models/silver.py FOLDER OUT --hold-out GOLD [--hold-out CORPUS.jsonl] [--windows 600]``

Nothing of it is committed: it is made anew from a folder that the user names.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tipnlp import read_sources, rules
from tipnlp.analysis import analyse
from tipnlp.components.reader import cuts
from tipnlp.score import read_gold
from tipnlp.trained import targets

#: Texts that share more than this part of their runs of twelve words with a held-out text are left out.
LARGEST_OVERLAP = 0.02
SIZE = 3000


def main() -> None:
    """Read the arguments, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--hold-out", type=Path, action="append", default=[], help="Gold whose countries and texts are left out.")
    parser.add_argument("--windows", type=int, default=600, help="Parts of texts to keep, rare labels first.")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    documents = [document for gold in options.hold_out for document in held_out(gold)]
    countries = {country for country, _ in documents}
    known = {run for _, text in documents for run in runs(text)}
    found = list(windows(options.folder, countries, known))
    random.Random(options.seed).shuffle(found)
    found.sort(key=rarity, reverse=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("w", encoding="utf-8", newline="\n") as stream:
        for entry in found[: options.windows]:
            stream.write(json.dumps(entry, ensure_ascii=False) + "\n")
    print(f"{min(len(found), options.windows)} of {len(found)} windows; {len(countries)} countries held out")


def held_out(gold: Path) -> Iterator[tuple[str | None, str]]:
    """Country and text of each document of a gold folder or corpus."""
    if gold.is_file():
        for line in gold.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["country"], row["text"]
        return
    for name, document in read_gold(gold).items():
        country = json.loads((gold / f"{name}.json").read_text(encoding="utf-8")).get("country")
        yield country or rules.report(document.text or "")["meta"]["country"], document.text or ""


def runs(text: str) -> set[int]:
    """Hashes of the runs of twelve words of a text."""
    words = re.findall(r"\w+", text.lower())
    return {hash(tuple(words[n : n + 12])) for n in range(len(words) - 11)}


def windows(folder: Path, countries: set[str | None], known: set[int]) -> Iterator[dict[str, Any]]:
    """The labelled parts of the texts that are not held out."""
    for source in read_sources([str(folder)]):
        if source.error is not None or source.country in countries:
            continue
        own = runs(source.text)
        if len(own & known) > LARGEST_OVERLAP * max(1, len(own)):
            continue
        labelled = targets(analyse(source.text, source.country), rules.report(source.text, country=source.country))
        for start, end in cuts(source.text, [span[:2] for span in labelled], SIZE):
            spans = [[s - start, e - start, label] for s, e, label in labelled if start <= s and e <= end]
            if spans:
                yield {"id": f"{source.id}:{start}", "text": source.text[start:end], "spans": spans}


def rarity(entry: dict[str, Any]) -> float:
    """Counts are rare, laws are not: a part's worth is what it has of the rarer labels."""
    return sum(weight(label) for _, _, label in entry["spans"]) / (1 + len(entry["text"]) / SIZE)


def weight(label: str) -> float:
    """Worth of one label."""
    return {"COUNT": 3.0, "PENALTY": 1.0}.get(label.partition(":")[0], 0.2)


if __name__ == "__main__":
    main()
