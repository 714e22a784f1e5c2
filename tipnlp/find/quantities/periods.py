"""Years, dates, ranges of years, and "the (previous) reporting period"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tipnlp.match import Match
from tipnlp.signals import Gate, words_of

_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<!\w)(?:(?P<since>(?i:since|after|as\s+of\s+(?=since)))\s+)?"
    rf"(?:(?P<d1>\d{{1,2}})\s+(?P<m1>{_MONTH}),?(?:\s+(?P<y1>{_YEAR}))?|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?!\d)(?:,?\s+(?P<y2>{_YEAR}))?|(?P<m3>{_MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR}))(?!\w)"
)
_PERIOD = re.compile(
    rf"(?<![\w/-])(?:"
    rf"(?P<since>(?i:since|from)\s+(?:(?:early|late|mid|at\s+least|the\s+start\s+of|January)[\s-]+)?(?P<sy>{_YEAR})(?=(?i:\s+(?:onward|until\s+now|to\s+date))|[\s,.;:)]|$)(?!\s*(?:-|to|through|until|and)\s*(?:\w+\s+)?\d))"
    rf"|(?P<range>(?:(?i:between|from)\s+)?(?P<a>{_YEAR})(?:\s*[-/]\s*(?P<b2>\d\d)(?![\d,%])|\s*(?:[-/]|\s(?i:to|through|until|and)\s)\s*(?P<b>{_YEAR})))"
    rf"|(?:(?i:(?P<fiscal>fiscal\s+years?|FY))\s*)?(?P<y>{_YEAR})(?!-\s*(?:year|day|month|bed))"
    rf")(?![\w%])(?!,\d{{3}}(?!\d))(?!\.\d)(?!/\d)"
)
_IN_BEFORE = re.compile(r"(?i)\b(?:in|for|during)\s+$")
_ONWARD = re.compile(r"\s+(?:onward|until|to\s+date)")
_AND_BETWEEN = re.compile(r"(?i)\sand\s")
_COMBINED = re.compile(r"\s+(?:combined|together|taken\s+together)\b")
_PERIOD_WORDS = re.compile(
    r"(?i)\b(?:(?P<previous>(?:in\s+|during\s+)?the\s+(?:previous|prior|preceding|last|earlier)\s+(?:reporting\s+period|reporting\s+year|period|year)"
    r"|(?:the|a|one)\s+(?:year|period)\s+(?:before|earlier|prior|previously)|the\s+(?:year|period)\s+before|(?:the\s+)?(?:previous|preceding|prior)\s+year|last\s+year"
    r"|last\s+reporting\s+period|previous\s+reporting\s+periods?)"
    r"|(?P<current>(?:the|this|current)\s+(?:current\s+)?reporting\s+(?:period|year)|the\s+review\s+period|during\s+the\s+year|the\s+rating\s+period|this\s+year|during\s+the\s+period))\b"
)
_PEOPLE = re.compile(
    r"\s+(?:(?:potential|suspected|alleged|child|adult|foreign|trafficking|sex|labor|male|female|new|cases?)\s+){0,3}"
    r"(?:victims|persons|people|children|women|men|girls|boys|workers|officers|officials|traffickers|suspects|defendants|migrants|students)\b"
)
# Where a period may begin; cheap, so that the patterns above run at few places.
_YEAR_SEED = re.compile(r"(?:19|20)\d\d")
_MONTH_SEED = Gate(re.compile(rf"\b{_MONTH}"))
_PERIOD_SEED = Gate(re.compile(r"\b(?:[Yy]ear|[Pp]eriod)"))
_LAST_LETTERS = re.compile(r"[A-Za-z]+$")
_PERIOD_LAST = frozenset("previous prior preceding last earlier reporting the a one this current review rating".split())
_LEAD = 16  # characters before a month in which a date may begin
_DATE_LEADS = (*"0123456789", "since", "after")  # how they then end
_AHEAD = 60  # characters behind such a place that a match may take


def find_dates(flow: str) -> Iterator[Match]:
    """Days and months: "5 May 2008", "June 2007"."""
    at = 0
    for seed in words_of(flow).finditer(_MONTH_SEED):
        start, end = seed.span()
        if start < at:
            continue
        led = flow[max(at, start - _LEAD) : start].rstrip().lower().endswith(_DATE_LEADS)
        m = _DATE.search(flow, max(at, start - _LEAD), end + _AHEAD) if led else _DATE.match(flow, start, end + _AHEAD)
        if m is None or m.start() > start:
            continue
        at = m.end()
        day = m["d1"] or m["d2"]
        month = _MONTHS[(m["m1"] or m["m2"] or m["m3"])[:3].lower()]
        year = m["y1"] or m["y2"] or m["y3"]
        if day and int(day) > 31:
            continue
        kind = "since" if m["since"] and m["since"].lower() == "since" else "year"
        data: dict[str, Any] = {"kind": kind, "year": int(year) if year else None, "end_year": None, "month": month}
        if day:
            data["day"] = int(day)
        yield Match(m.start(), m.end(), "DATE", m[0], "quantity.date", data)


def find_periods(flow: str) -> Iterator[Match]:
    """Years, ranges of years, "since 2009"."""
    for m in _around(_year_seeds(flow), _PERIOD, flow, 30):
        if m["since"]:
            if m["since"].lower().startswith("from") and not _ONWARD.match(flow, m.end()):
                start = m.start("sy")
                yield _period(start, m.end(), "year", int(m["sy"]), None)
                continue
            yield _period(m.start(), m.end(), "since", int(m["sy"]), None)
        elif m["range"]:
            first = int(m["a"])
            last = int(m["b"]) if m["b"] else first // 100 * 100 + int(m["b2"])
            joined_by_and = _AND_BETWEEN.search(m["range"]) and not m["range"].lower().startswith("between")
            if last < first and not (joined_by_and and _IN_BEFORE.search(flow, max(0, m.start() - 10), m.start())):
                continue
            if joined_by_and and _COMBINED.match(flow, m.end()):
                yield _period(m.start(), m.end(), "range", min(first, last), max(first, last))
            elif joined_by_and or (last - first == 0):  # "in 2015 and 2016", "in 2018 and 2017" are two years
                yield _period(m.start("a"), m.end("a"), "year", first, None)
                yield _period(m.start("b"), m.end("b"), "year", last, None)
            else:
                yield _period(m.start(), m.end(), "range", first, last)
        elif not _is_counted(flow, m.end()):
            yield _period(m.start(), m.end(), "year", int(m["y"]), None, fiscal=bool(m["fiscal"]))


def find_named_periods(flow: str) -> Iterator[Match]:
    """"The reporting period", "the previous year"."""
    named = (m.span() for m in words_of(flow).finditer(_PERIOD_SEED) if _is_named(flow, m.start()))
    for m in _around(named, _PERIOD_WORDS, flow, 60):
        kind = "previous_period" if m["previous"] else "reporting_period"
        yield _period(m.start(), m.end(), kind, None, None)


def _year_seeds(flow: str) -> Iterator[tuple[int, int]]:
    for start, end in words_of(flow).numerals():
        stretch = flow[start:end]
        if end - start >= 4 and ("19" in stretch or "20" in stretch):
            for year in _YEAR_SEED.finditer(flow, start, end):
                yield year.span()


def _around(hits: Iterable[tuple[int, int]], pattern: re.Pattern[str], flow: str, back: int) -> Iterator[re.Match[str]]:
    """Matches of a slow pattern, looked for only around the hits of a fast one."""
    at = 0
    for start, end in hits:
        if start < at:
            continue
        m = pattern.search(flow, max(at, start - back), end + _AHEAD)
        if m is not None and m.start() <= start:  # one that begins later has a hit of its own
            yield m
            at = m.end()


def _is_named(flow: str, start: int) -> bool:
    """True where "year" or "period" stands after a word that can name one; page debris may lie between."""
    before = flow[max(0, start - 60) : start].split()
    if not before:
        return False
    word = before[-1].lower()
    if not word.isalpha():
        letters = _LAST_LETTERS.search(word)
        word = letters[0] if letters else ""
    return word in _PERIOD_LAST


def _is_counted(flow: str, end: int) -> bool:
    """True where a year is a number of people after all: "2013 victims"."""
    return bool(_PEOPLE.match(flow, end)) and not flow[max(0, end - 12) : end - 4].lower().rstrip().endswith((" in", "since", "during", "by", "for"))


def _period(start: int, end: int, kind: str, year: int | None, last: int | None, *, fiscal: bool = False) -> Match:
    data = {"kind": kind, "year": year, "end_year": last, "fiscal": fiscal}
    return Match(start, end, "PERIOD", str(year or kind), f"quantity.{kind}", data)
