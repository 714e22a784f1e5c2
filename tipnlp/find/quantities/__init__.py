"""Numbers and what they measure: cardinals, money, durations, ages, percentages, dates and periods.

Every number of a text is classified once, here, so that the finders of counts and penalties agree on what is an age, a
year or an article number. `numerals` finds the numbers with the words around them; `finder` asks in turn what each one is:
`money` (with `currencies`), `durations`, `kinds` (ages, references, fractions ...), else a cardinal with its `qualifiers`.
`periods` has years, dates and "the reporting period"; `told` what the amounts of a text tell about each other.
"""

from tipnlp.find.quantities.durations import months
from tipnlp.find.quantities.finder import find_quantities

__all__ = ["find_quantities", "months"]
