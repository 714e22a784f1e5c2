"""Laws: `finder` builds a mention around its head noun and tells which module does what.

The patterns stand in `words`, the nouns, short names and words of titles in ``data``.
"""

from tipnlp.find.laws.finder import find_laws, read_law

__all__ = ["find_laws", "read_law"]
