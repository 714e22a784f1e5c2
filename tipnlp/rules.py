"""The rules as a whole, without spaCy: which finder serves which family, and a report from a text.

Both ways to the facts go through here: the components write these matches on a ``Doc``, `report` puts them together at once.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Any

from tipnlp.analysis import Analysis
from tipnlp.errors import TipnlpWarning, warning
from tipnlp.match import Match
from tipnlp.resolve import resolve

#: Families of matches that a report is made of: each is an attribute of `Analysis`, and a component ``tip_<family>``.
FAMILIES = ("countries", "quantities", "laws", "penalties", "counts", "flows")


def matches(analysis: Analysis, family: str) -> list[Match]:
    """The matches of one family, in raw offsets, with their ids in ``data["id"]``.

    Args:
        analysis: The text's analysis.
        family: One of `FAMILIES`.
    """
    return settled(analysis, getattr(analysis, family), prefix="quantity" if family == "quantities" else None)


def settled(analysis: Analysis, found: Iterable[Match], *, prefix: str | None = None) -> list[Match]:
    """Matches of an analysis with raw offsets and ids.

    An id is ``<label>-<n>``, such as ``"country-1"``, ``"region-1"``, ``"count-3"``, or ``<prefix>-<n>``. Numbers run in the
    order of the list, so the same text gives the same ids in every run.
    """
    seen: dict[str, int] = {}
    numbered = []
    for match in analysis.in_raw_offsets(found):
        name = prefix or match.label.lower()
        number = seen[name] = seen.get(name, 0) + 1
        data = {**match.data, "id": f"{name}-{number}"}
        numbered.append(Match(match.start, match.end, match.label, match.value, match.rule, data))
    return numbered


def report(text: str, *, country: str | None = None, year: int | None = None) -> dict[str, Any]:
    """The facts of a text as JSON-plain values (a `tipnlp.facts.Report` without its id).

    Args:
        text: Raw text.
        country: ISO 3166-1 alpha-3 code of the report's country where known.
        year: Report year where known.
    """
    analysis = Analysis(text, country=country, year=year)
    warn_of_layout(analysis)
    return resolve(analysis, {family: analysis.in_raw_offsets(getattr(analysis, family)) for family in FAMILIES})


def warn_of_layout(analysis: Analysis) -> None:
    """W003 where a text holds the narratives of several countries, W004 where its columns stand side by side."""
    if len(analysis.narratives) > 1:
        names = ", ".join(dict.fromkeys(n.country for n in analysis.narratives if n.country))
        warnings.warn(warning("W003", countries=names, home=analysis.home or "none"), TipnlpWarning, stacklevel=2)
    if analysis.in_columns:
        warnings.warn(warning("W004"), TipnlpWarning, stacklevel=2)
