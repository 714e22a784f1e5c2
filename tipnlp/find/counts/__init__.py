"""Counts: which sentences are read, how they are cut into units, who counts what, and of which year.

In the order of the walk (each module has one job; a rule goes where its question is asked):

* `gates` and `denials` tell which sentences can hold a count.
* `tokens`, `nounphrases`, `specials`, `verbgroups` and `chunker` cut a sentence into `units`; `words` and `lexicon` know the words.
* `sentence`, `counting`, `waiting`, `negation` keep what was read; `nouns`, `comparisons`, `objects` and `numbers` say what a number
  is, `participles`, `services`, `copulas` and `verbs` what a verb does; `reader` walks the units.
* `fits` tells what a noun can be counted as, `phrases` which verbs count only with the words after them.
* `crimes` puts other crimes aside, `periods` and `details` complete a count, `finder` does it all. `stages` is for the rules.

A new verb, noun or phrase is a row of ``data/count_*.tsv``.
"""

from tipnlp.find.counts.finder import find_counts

__all__ = ["find_counts"]
