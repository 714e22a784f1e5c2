"""Penalties: the finder, and a room for each of its questions.

`lengths` tells which lengths of time punish, `ranges` puts limits and lists together, `kinds` has life, death and service,
`fines` the amounts, `context` who punishes whom; the wording stands in `words`.
"""

from tipnlp.find.penalties.finder import find_penalties

__all__ = ["find_penalties"]
