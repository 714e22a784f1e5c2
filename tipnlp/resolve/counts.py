"""Counts, tied to those that they compare with or are a part of."""

from __future__ import annotations

from typing import Any

from tipnlp.find.counts.stages import stage_of
from tipnlp.match import Match
from tipnlp.resolve.desk import Desk, Plain, fact, named


def resolve_counts(desk: Desk, matches: list[Match]) -> list[Plain]:
    """The facts of counts; a match names another by its place in the list."""
    ids = [name for _, name in named(matches)]

    def linked(index: Any) -> Any:
        return ids[index] if isinstance(index, int) and 0 <= index < len(ids) else None

    return [
        fact(
            desk, m, ids[number],
            event=m.value, value=m.data["value"], max_value=m.data.get("max_value"), qualifier=m.data.get("qualifier") or "exact",
            status=m.data["status"], unit=m.data.get("unit"), exploitation=list(m.data.get("exploitation") or ()),
            group=list(m.data.get("group") or ()), stage=_stage(desk, matches, number),
            period=desk.period(m) if m.data.get("score") else _own(m.data.get("period")),
            compared_with=linked(m.data.get("compared_with")), part_of=linked(m.data.get("part_of")),
        )
        for number, m in enumerate(matches)
    ]


def _stage(desk: Desk, matches: list[Match], number: int) -> str | None:
    """New or continued cases, by the words between the counts before and after this one."""
    match = matches[number]
    sentence = desk.sentence(match.start)
    if sentence is None or match.value not in ("investigation", "prosecution"):
        return None
    low = max((m.end for m in matches[max(number - 1, 0) : number] if m.end <= match.start), default=0)
    high = min((m.start for m in matches[number + 1 : number + 2] if m.start >= match.end), default=sentence[1])
    ends = (max(low, sentence[0]), min(high, sentence[1]))
    places = [place - sentence[0] for place in (match.start, match.end, *ends)]
    return stage_of(desk.source[slice(*sentence)], *places)


def _own(period: Plain | None) -> Plain | None:
    """A period that no other count has."""
    return None if period is None else {field: period.get(field) for field in ("kind", "year", "end_year", "text")}
