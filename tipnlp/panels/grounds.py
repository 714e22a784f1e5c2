"""Rows of evidence: the characters that a cell stands on."""

from __future__ import annotations

from typing import Any, Final

from tipnlp.facts import Evidence, Report

Row = dict[str, Any]
_COUNT_ONLY: Final = (
    "basis", "value", "max_value", "qualifier", "status", "unit", "exploitation", "group", "stage", "attribution",
)


def where(evidence: Evidence | None) -> Row:
    """Offsets and text of a piece of evidence; all missing where there is none."""
    if evidence is None:
        return dict.fromkeys(("start", "end", "text", "sentence_start", "sentence_end"))
    start, end = evidence.sentence or (None, None)
    return {
        "start": evidence.start, "end": evidence.end, "text": evidence.text, "sentence_start": start, "sentence_end": end,
    }


def ground(cell: str, report: Report, fact_id: str | None, stated: str, evidence: Evidence) -> Row:
    """An evidence row of what is no count."""
    return dict.fromkeys(_COUNT_ONLY) | {
        "cell": cell, "use": "stands", "source": "original", "id": report.id, "year": report.meta.year, "fact_id": fact_id,
        "stated": stated, **where(evidence),
    }
