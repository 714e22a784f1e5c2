"""The country-year panel: what each report says, whose word counts, and where reports contradict each other.

``observe`` places facts in years, ``choose`` ranks what is said of one cell, ``compare`` holds later reports against earlier
ones, ``build`` makes the frames.
"""
