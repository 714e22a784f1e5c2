"""Train, dev and test by country: a country's reports never stand on two sides, and a new document never moves an old one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tipnlp.corpus.checking import SPLITS_FILE, corpus_files, digest
from tipnlp.corpus.format import Document, read_corpus, replacing, write_corpus
from tipnlp.errors import TipnlpError

#: Shares of the countries.
RATIOS = {"train": 0.6, "dev": 0.2, "test": 0.2}


def split_of(country: str, *, ratios: Mapping[str, float] = RATIOS, seed: int = 0) -> str:
    """The split of a country: by a hash of seed and country alone, so that it depends on no other document.

    Args:
        country: The country, or any other string that must not be divided.
        ratios: Splits with their shares.
        seed: Another seed gives another division.

    Example:
        >>> [split_of(country) for country in ("NOR", "TCD", "PER")]
        ['train', 'train', 'dev']
    """
    point = int(hashlib.sha256(f"{seed}:{country}".encode()).hexdigest()[:12], 16) / 16**12 * sum(ratios.values())
    for name, share in ratios.items():
        point -= share
        if point < 0:
            return name
    return list(ratios)[-1]


def split(
    documents: Iterable[Document], *, ratios: Mapping[str, float] = RATIOS, seed: int = 0, kept: Mapping[str, str] | None = None
) -> dict[str, list[Document]]:
    """Divide documents by country.

    Args:
        documents: The documents; one with no country is divided by its id.
        ratios: Splits with their shares of the countries. With few countries the true shares differ.
        seed: Another seed gives another division.
        kept: Splits of countries that are settled.

    Returns:
        The documents of each split, in their order.

    Raises:
        TipnlpError: T106: the shares are no positive numbers.

    Example:
        >>> from tipnlp.corpus import Document, split
        >>> parts = split([Document(id="a", text="", country="NOR"), Document(id="b", text="", country="PER")])
        >>> {name: [document.id for document in part] for name, part in parts.items()}
        {'train': ['a'], 'dev': ['b'], 'test': []}
    """
    if not ratios or any(not share > 0 for share in ratios.values()):
        raise TipnlpError("T106", ratios=dict(ratios))
    parts: dict[str, list[Document]] = {name: [] for name in ratios}
    for document in documents:
        unit = document.country or document.id
        name = (kept or {}).get(unit) or split_of(unit, ratios=ratios, seed=seed)
        parts.setdefault(name, []).append(document)
    return parts


def split_into(
    documents: Iterable[Document], folder: str | Path, *, ratios: Mapping[str, float] = RATIOS, seed: int = 0
) -> dict[str, int]:
    """Divide documents and add them to the splits of a folder; countries that it has stay where they are.

    Args:
        documents: The documents. One whose id the folder has takes the place of the old one.
        folder: Folder of ``<split>.jsonl``; made where it is missing.
        ratios: Splits with their shares.
        seed: Another seed gives another division.

    Returns:
        The number of documents in each split now.
    """
    folder, documents = Path(folder), list(documents)
    if not ratios or any(not share > 0 for share in ratios.values()):
        raise TipnlpError("T106", ratios=dict(ratios))
    folder.mkdir(parents=True, exist_ok=True)
    there = {file.stem: {d.id: d for d in read_corpus(file)} for file in sorted(folder.glob("*.jsonl"))}
    kept = {d.country or d.id: name for name, old in there.items() for d in old.values()}
    for name, part in split(documents, ratios=ratios, seed=seed, kept=kept).items():
        there.setdefault(name, {}).update({d.id: d for d in part})
    for name, all_ in there.items():
        write_corpus(all_.values(), folder / f"{name}.jsonl", force=True)
    return {name: len(all_) for name, all_ in there.items()}


def freeze(folder: str | Path) -> Path:
    """Write the hash of each split into ``splits.json``, by which `check` tells when one has changed.

    Args:
        folder: Folder of the splits.

    Returns:
        The file written.

    Raises:
        TipnlpError: T020, T024: there is no corpus; T100: a line is no document.
    """
    folder = Path(folder)
    splits: dict[str, dict[str, Any]] = {}
    for file in corpus_files(folder):
        splits[file.stem] = {"file": file.name, "sha256": digest(file), "documents": sum(1 for _ in read_corpus(file))}
    target = folder / SPLITS_FILE
    with replacing(target, force=True) as out:
        out.write(json.dumps({"schema_version": 1, "splits": splits}, indent=2) + "\n")
    return target
