"""The rules as a whole, without spaCy: which finder serves which family, and a report from a text.

Both ways to the facts go through here: the components write these matches on a ``Doc``, `report` puts them together at once.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from tipnlp.analysis import Analysis, analyse
from tipnlp.match import Match
from tipnlp.resolve import resolve

#: Families of matches that a report is made of: each is an attribute of `Analysis`, and a component ``tip_<family>``.
FAMILIES = ("countries", "quantities", "laws", "penalties", "counts", "flows")


def numbered(matches: list[Match]) -> list[Match]:
    """Give each match its id in the document, ``<label>-<n>``: ``"country-1"``, ``"region-1"``, ``"count-3"``.

    Numbers run in the order of the list, so the same text gives the same ids in every run.
    """
    seen: Counter[str] = Counter()
    for match in matches:
        seen[match.label] += 1
        match.data["id"] = f"{match.label.lower()}-{seen[match.label]}"
    return matches


def groups(analysis: Analysis) -> dict[str, list[Match]]:
    """All matches of a text by family, with ids."""
    return {family: numbered(getattr(analysis, family)) for family in FAMILIES}


def report(text: str, *, country: str | None = None, year: int | None = None) -> dict[str, Any]:
    """The facts of a text as JSON-plain values (a `tipnlp.facts.Report` without its id).

    Args:
        text: Raw text.
        country: ISO 3166-1 alpha-3 code of the report's country where known.
        year: Report year where known.
    """
    analysis = analyse(text, country, year)
    return resolve(analysis, groups(analysis))
