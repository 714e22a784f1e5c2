"""What resolving looks up again and again, and what all facts have."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from tipnlp.analysis import Analysis
from tipnlp.find.sentences import sentence_at
from tipnlp.match import Match

Plain = dict[str, Any]
_CLAUSE_END = re.compile(r"[;]|\.\s")


class Desk:
    """What resolving looks up again and again: sentences, sections and periods, all in raw offsets."""

    def __init__(self, analysis: Analysis, quantities: list[Match]) -> None:
        self.source = analysis.raw
        view = analysis.view
        self.sentences = [view.span(*s) for s in analysis.sentences] if view.breaks else analysis.sentences
        self.sections = analysis.in_raw_offsets(analysis.sections)
        self._section_starts = [s.start for s in self.sections]
        self.money = [m for m in quantities if m.label == "MONEY"]
        self.periods = [m for m in quantities if m.label in ("PERIOD", "DATE")]
        self._period_starts = [m.start for m in self.periods]
        # What was found last: a match is asked for again and again, and the next one is often in the same place.
        self._sentence: tuple[int, int] | None = (0, 0)
        self._section = Match(0, 0, "SECTION")

    def text(self, match: Match) -> str:
        """The characters of a match."""
        return self.source[match.start : match.end]

    def sentence(self, offset: int) -> tuple[int, int] | None:
        """The sentence that holds a character."""
        found = self._sentence
        if found is None or not found[0] <= offset < found[1]:
            found = self._sentence = sentence_at(self.sentences, offset)
        return found if found and offset < found[1] else None

    def section(self, offset: int) -> str | None:
        """The name of the section that holds a character."""
        found = self._section
        if not found.start <= offset < found.end:
            at = bisect_right(self._section_starts, offset) - 1
            if at < 0 or offset >= self.sections[at].end:
                return None
            found = self._section = self.sections[at]
        return found.value

    def evidence(self, match: Match) -> Plain:
        """The JSON-plain `tipnlp.facts.Evidence` of a match."""
        start, end = match.start, match.end
        sentence = self.sentence(start)
        return {
            "start": start,
            "end": end,
            "text": self.source[start:end],
            "sentence": list(sentence) if sentence else None,
            "section": self.section(start),
        }

    def period(self, match: Match) -> Plain | None:
        """The period of the clause that holds a match: named after it, or before it in the same sentence."""
        sentence = self.sentence(match.start)
        if sentence is None:
            return None
        inside = [
            p for p in within(self.periods, self._period_starts, *sentence) if not p.overlaps(match.start, match.end)
        ]
        after = [p for p in inside if p.start >= match.end and not _CLAUSE_END.search(self.source, match.end, p.start)]
        before = [
            p for p in inside
            if p.end <= match.start and (p.start - sentence[0] < 25 or ";" not in self.source[p.end : match.start])
        ]
        best = after[0] if after and after[0].start - match.end < 40 else (before[-1] if before else None)
        return period_of(best, self.source) if best else None


_T = TypeVar("_T")


def within(items: list[_T], starts: list[int], start: int, end: int) -> list[_T]:
    """The items that start in ``[start, end)``; ``starts`` are their sorted starts."""
    return items[bisect_left(starts, start) : bisect_left(starts, end)]


def period_of(match: Match, source: str) -> Plain:
    """The JSON-plain `tipnlp.facts.Period` of a PERIOD or DATE match."""
    return {
        "kind": match.data["kind"],
        "year": match.data.get("year"),
        "end_year": match.data.get("end_year"),
        "text": source[match.start : match.end],
    }


def named(matches: Iterable[Match]) -> Iterator[tuple[Match, str]]:
    """Matches with their ids: those that they have, else ``<label>-<n>`` in their order."""
    seen: dict[str, int] = {}
    for match in matches:
        name = match.data.get("id")
        if name is None:
            label = match.label.lower()
            number = seen[label] = seen.get(label, 0) + 1
            name = f"{label}-{number}"
        yield match, name


def fact(desk: Desk, match: Match, name: str, /, **fields: Any) -> Plain:
    """A JSON-plain `tipnlp.facts.Fact`; its fields stand in the order of the schema."""
    evidence, data = desk.evidence(match), match.data
    return {
        "id": name,
        "evidence": evidence,
        "rule": match.rule,
        "assertion": "recommended" if evidence["section"] == "recommendations" else "asserted",
        "attribution": data.get("attribution"),
        "score": data.get("score"),
        **fields,
    }
