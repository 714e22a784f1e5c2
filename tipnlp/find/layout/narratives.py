"""The borders of the narratives on a page that holds those of several countries one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tipnlp.find.layout.headers import Header
from tipnlp.find.layout.tiers import find_tier_lines
from tipnlp.match import Match
from tipnlp.signals import occurrences

# What else stands over a text of its own: "Oman: trafficking in persons", and a country above its assessment.
_DIGEST = re.compile(r"(?i)[ \t]*(?P<name>[^\n:]{2,60}?)[ \t]*(?::|--|—|(?<=\s)-(?=\s))[ \t]*trafficking in persons[ \t]*:?[ \t]*\n")
_ASSESSMENT = re.compile(r"(?i)\s*(?:no|minimal|moderate|significant)\s+(?:advancement|assessment)\b")
_ASSESSED = ("ADVANCEMENT", "Advancement", "ASSESSMENT", "Assessment")
# The Labor Department sums up small territories one after another, before parts that are about all of them.
_FIRST_PART = re.compile(r"(?m)^[ \t]*I\.[ \t]+[A-Z]{4,}")
_PROSE = 250  # characters with a sentence that a heading needs after it: one with less is a row of a list


class Narrative(NamedTuple):
    """A stretch of a page that is about one country.

    Attributes:
        start: First character of its heading.
        end: Where the next one begins.
        country: ISO 3166-1 alpha-3 code; None for prose before the first heading, and for parts that are about all countries.
    """

    start: int
    end: int
    country: str | None


def find_narratives(lined: str, countries: list[Match], header: Header) -> list[Narrative]:
    """Cut a page into the narratives that it holds, by the headings with the name of a country.

    A heading that returns, as at the head of each page of one narrative, cuts nothing; nor do rows of a list of countries.

    Args:
        lined: The match view with its line breaks.
        countries: Country mentions of the text, in order.
        header: What the head of the text says: the first of several narratives is there like that of one.

    Returns:
        Narratives in order, which cover the text but for a head without prose; none for a text with a single country.
    """
    if not (header.title or header.tier_line or header.layout in ("digest", "child_labor") or "ADVANCEMENT" in lined):
        return []
    headings = _headings(lined, countries)
    if len({country for _, country in headings}) < 2:
        return []
    kept: list[tuple[int, str]] = []
    for n, (start, country) in enumerate(headings):
        end = headings[n + 1][0] if n + 1 < len(headings) else len(lined)
        if _has_prose(lined, start, end) and not (kept and kept[-1][1] == country):
            kept.append((start, country))
    if len(kept) < 2:
        return []
    found = [Narrative(0, kept[0][0], None)] if _has_prose(lined, 0, kept[0][0]) else []
    last = kept[-1][0]
    common = _FIRST_PART.search(lined, last)
    shared = common is not None and _FIRST_PART.search(lined, kept[0][0], last) is None
    ends = [*(start for start, _ in kept[1:]), common.start() if common and shared else len(lined)]
    found += [Narrative(start, end, country) for (start, country), end in zip(kept, ends, strict=True)]
    return [*found, Narrative(ends[-1], len(lined), None)] if shared else found


def _headings(lined: str, countries: list[Match]) -> list[tuple[int, str]]:
    """Lines that head a text on a country, in order: where they begin, and its code."""
    tiers = list(find_tier_lines(lined, countries))
    others = [*_digest_lines(lined), *_assessed_lines(lined)]
    if len(tiers) + len(others) < 2:
        return []
    named = {m.start: m for m in countries if m.label == "COUNTRY" and m.data.get("form", "name") == "name"}
    found = [(line.start, named[line.country].value) for line in tiers if line.country in named]
    for start, end in others:
        at = next((at for at in range(start, end) if at in named), None)
        if at is not None and named[at].end == end:
            found.append((start, named[at].value))
    return sorted(found)


def _digest_lines(lined: str) -> Iterator[tuple[int, int]]:
    """Spans of the names in "Oman: trafficking in persons"."""
    for at in occurrences(lined, ("rafficking in persons", "RAFFICKING IN PERSONS")):
        if line := _DIGEST.match(lined, lined.rfind("\n", 0, at) + 1):
            yield line.span("name")


def _assessed_lines(lined: str) -> Iterator[tuple[int, int]]:
    """Spans of the last full lines above assessments, "MODERATE ADVANCEMENT"."""
    for at in occurrences(lined, _ASSESSED):
        start = lined.rfind("\n", 0, at) + 1
        if start and _ASSESSMENT.match(lined, start):
            end = start - 1
            while end > 0 and lined[end - 1].isspace():
                end -= 1
            yield lined.rfind("\n", 0, end) + 1, end


def _has_prose(lined: str, start: int, end: int) -> bool:
    """True where a stretch tells more than a row of a list or the head of a page."""
    text = lined[start:end]
    return len(text) > _PROSE and any(". " in line or line.endswith(".") for line in text.splitlines() if len(line) > 60)
