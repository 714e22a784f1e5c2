"""The trained pipeline as it comes with the library. A step of ``project.yml``.

``python models/ship.py training/model-best en_tip_sm``

What is left out: the fingerprints of the rules' tables, since pipeline and tables are shipped together; and the words that the
vocabulary saw in training, which no component needs.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import spacy

import tipnlp
from tipnlp.components import FACTORIES

DESCRIPTION = (
    "Facts from Trafficking in Persons reports: the rules, and a span categorizer that adds what they miss. "
    "Figures, data and known misses are in the README of this folder."
)


def main() -> None:
    """Read the arguments, write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    card = options.out / "README.md"
    kept = card.read_text(encoding="utf-8") if card.exists() else None
    shutil.rmtree(options.out, ignore_errors=True)
    shutil.copytree(options.trained, options.out)
    for factory in (*FACTORIES, "tip_hybrid"):
        (options.out / factory).unlink(missing_ok=True)
    (options.out / "vocab" / "strings.json").write_text("[]", encoding="utf-8")
    config = spacy.util.load_config(options.out / "config.cfg")
    config["paths"] = dict.fromkeys(config["paths"])
    config["training"]["logger"]["output_file"] = None
    config.to_disk(options.out / "config.cfg")
    write_meta(options.out / "meta.json")
    if kept is not None:
        card.write_text(kept, encoding="utf-8")
    print(f"{sum(f.stat().st_size for f in options.out.rglob('*') if f.is_file()) / 1e6:.1f} MB in {options.out}")


def write_meta(path: Path) -> None:
    """Name, version, description and the figures on ``corpus/dev.jsonl`` that the training gave."""
    meta: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    meta |= {
        "name": "tip_sm", "version": tipnlp.__version__, "description": DESCRIPTION, "author": "tipnlp",
        "license": "that of tipnlp", "spacy_version": ">=3.8.0,<3.9.0", "sources": [
            {"name": "corpus/train.jsonl", "description": "50 narratives written and annotated for the project"},
            {"name": "silver labels", "description": "what the rules found in public-domain reports of the U.S. government"},
        ],
    }  # fmt: skip
    meta["performance"] = {k: v for k, v in meta["performance"].items() if k.startswith("spans_tip_trained_")}
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
