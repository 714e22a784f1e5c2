"""Counts: `clauses` cuts a sentence into units, `reader` walks them, and each question it asks has a room of its own.

A new verb or noun is a row of ``data/count_*.tsv``; a new shape of unit goes into `clauses`; who counts what into `verbs` and
`numbers`, what is denied or not reported into `negation`, what waits for its verb into `waiting`, what a noun can be counted as
into `fits`.
"""

from tipnlp.find.counts.finder import find_counts

__all__ = ["find_counts"]
