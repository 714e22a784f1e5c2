"""Laws: `finder` builds a mention around its head noun; the patterns stand in `words`, the nouns and titles in ``data``."""

from tipnlp.find.laws.finder import find_laws, read_law

__all__ = ["find_laws", "read_law"]
