"""Penalties: the finder, and a room for each of its questions.

`lengths` tells which lengths of time punish (`article_lengths` those told with "a"), `ranges` puts limits and lists together,
`kinds` has life, death and service, `fines` the amounts, `basis` law or court, `context` who was punished for what, `stringency`
what the text says of it. What each of them looks for stands in the module of its name in `wording`.
"""

from tipnlp.find.penalties.finder import find_penalties

__all__ = ["find_penalties"]
