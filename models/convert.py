"""An annotated corpus as spaCy's own binary format, for ``spacy evaluate`` and ``spacy debug data``. A step of ``project.yml``.

``python models/convert.py CORPUS.jsonl OUT.spacy``
"""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from tipnlp.components.reader import make_reader


def main() -> None:
    """Read the arguments, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    reader = make_reader(str(options.corpus), trained_key="tip_trained")
    docs = DocBin(docs=[example.reference for example in reader(spacy.blank("en"))])
    options.out.parent.mkdir(parents=True, exist_ok=True)
    docs.to_disk(options.out)
    print(f"{len(docs)} documents in {options.out}")


if __name__ == "__main__":
    main()
