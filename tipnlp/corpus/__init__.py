"""An annotated corpus, and the bench to make one: suggest, check, count, compare, merge, split, convert.

    from tipnlp import corpus
    documents = list(corpus.read_corpus("corpus/dev.jsonl"))

``tipnlp corpus`` does the same on the command line. Names are loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tipnlp.corpus.agreement import Agreement, agree, diff
    from tipnlp.corpus.checking import Defect, check
    from tipnlp.corpus.describe import Stats, stats
    from tipnlp.corpus.format import Document, read_corpus, write_corpus
    from tipnlp.corpus.formats import convert, converter
    from tipnlp.corpus.intake import fill, import_texts, preannotate
    from tipnlp.corpus.merging import Disagreement, merge, read_decisions
    from tipnlp.corpus.similar import Similarity, similarity
    from tipnlp.corpus.splitting import freeze, split, split_into

_MODULES = {
    "agreement": ("Agreement", "agree", "diff"),
    "checking": ("Defect", "check"),
    "describe": ("Stats", "stats"),
    "format": ("Document", "read_corpus", "write_corpus"),
    "formats": ("convert", "converter"),
    "intake": ("fill", "import_texts", "preannotate"),
    "merging": ("Disagreement", "merge", "read_decisions"),
    "similar": ("Similarity", "similarity"),
    "splitting": ("freeze", "split", "split_into"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Agreement", "Defect", "Disagreement", "Document", "Similarity", "Stats", "agree", "check", "convert", "converter", "diff",
    "fill", "freeze", "import_texts", "merge", "preannotate", "read_corpus", "read_decisions", "similarity", "split",
    "split_into", "stats", "write_corpus",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'tipnlp.corpus' has no attribute {name!r}")
    value = getattr(import_module(f"tipnlp.corpus.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
